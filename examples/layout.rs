//! A text laid out, without a terminal: each line as it is seen, then its cells with the bytes they came from.
//! `cargo run --example layout -- 24 "قال Ada (1815) نعم"`: a width in columns, and a text.

// It prints what it finds.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::env;
use std::process::ExitCode;

use sahifa::text::{Direction, LayoutOptions, clean, layout, normalise};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let width = arguments.next().map_or(Ok(24), |width| width.parse());
    let Ok(width) = width else {
        eprintln!("the first argument is a width in columns, the second a text");
        return ExitCode::from(2);
    };
    let text =
        arguments.next().unwrap_or_else(|| "كتبت Ada Lovelace أول برنامج عام 1843 (في لندن).".to_owned());
    // Text from outside: controls go, letters are composed. Offsets count from here on.
    let text = normalise(&clean(&text)).replace('\n', " ");
    let options = LayoutOptions { width, ..LayoutOptions::default() };
    for line in layout(&text, &options).lines() {
        let seen: String = line.cells().map(|cell| cell.symbol).collect();
        // Lines of right-to-left text begin at the right edge.
        let free = if line.direction() == Direction::Rtl { width.saturating_sub(line.width()) } else { 0 };
        println!("{:free$}{seen}", "");
        for cell in line.cells() {
            let source = &text[cell.source.clone()];
            println!(
                "    column {:3}  width {}  level {}  bytes {:3}..{:<3}  {:?} from {source:?}",
                cell.column,
                cell.width,
                cell.level,
                cell.source.start,
                cell.source.end,
                cell.symbol.to_string()
            );
        }
    }
    ExitCode::SUCCESS
}
