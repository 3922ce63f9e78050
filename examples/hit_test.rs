//! From a click to the text, and from the text to the screen: which byte is under each column of a mixed line, and which
//! columns a selection of the text covers. `cargo run --example hit_test`

// It prints what it finds.
#![allow(clippy::print_stdout)]

use sahifa::text::{Affinity, Direction, LayoutOptions, Letters, layout};

fn main() {
    let text = "اشترت Arm Holdings نحو 3 شركات";
    let options = LayoutOptions {
        width: 40,
        direction: Some(Direction::Rtl),
        letters: Letters::Base,
        ..LayoutOptions::default()
    };
    let laid = layout(text, &options);
    let Some(line) = laid.line(0) else { return };

    println!("{}", line.cells().map(|cell| cell.symbol).collect::<String>());
    println!("stored as: {text}\n");

    // A click: the column under the pointer, less the column where the line begins.
    for column in [0, 8, 12, 20, line.width()] {
        let (byte, affinity) = line.offset_at(column);
        let side = match affinity {
            Affinity::Downstream => "before",
            Affinity::Upstream => "after",
        };
        let found = match affinity {
            Affinity::Downstream => text[byte..].chars().next(),
            Affinity::Upstream => text[..byte].chars().next_back(),
        };
        println!("column {column:2}: byte {byte:2}, {side} {:?}", found.unwrap_or(' '));
    }

    // A selection: bytes that lie side by side in the text may be several pieces of the line.
    let selected = "اشترت Arm".len();
    println!("\nselected: {:?}", &text[..selected]);
    let columns = line.columns_of(0..selected);
    let marks: String = (0..line.width())
        .map(|column| if columns.iter().any(|piece| piece.contains(&column)) { '^' } else { ' ' })
        .collect();
    println!("columns {columns:?}\n{}\n{marks}", line.cells().map(|cell| cell.symbol).collect::<String>());
}
