//! What each recipe costs for a frame of 200x60 full of Arabic: the bound is 0.3 ms.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::{Bencher, black_box};
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use sahifa::terminal::{Output, Recipe, Writer};
use sahifa::text::{Direction, LayoutOptions, layout};

const NAMES: [&str; 11] = [
    "plain",
    "explicit",
    "konsole",
    "mlterm",
    "kitty-split",
    "kitty-reverse",
    "inverse",
    "inverse-boxed",
    "split-colour",
    "words",
    "logical",
];

fn main() {
    divan::main();
}

/// Two panes full of text, with marks, Latin and numbers in it.
fn frame() -> Buffer {
    let text = include_str!("../assets/samples/mixed-ar.txt").replace('\n', " ");
    let marked = include_str!("../assets/samples/harakat-ar.txt").replace('\n', " ");
    let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 60));
    for (x, width, text) in [(1, 40, &marked), (46, 152, &text)] {
        let options = LayoutOptions { width, direction: Some(Direction::Rtl), ..LayoutOptions::default() };
        let laid = layout(text, &options);
        for y in 0..60 {
            let Some(line) = laid.line(usize::from(y) % laid.height()) else { continue };
            let free = (width - line.width()) as u16;
            sahifa::cells::put(&mut buffer, (x + free, y), &line, |_| Style::new());
        }
    }
    buffer
}

/// The pass over the buffer.
#[divan::bench(args = NAMES)]
fn pass(bencher: Bencher, name: &str) {
    let output = Output::of(Recipe::named(name).unwrap());
    let frame = frame();
    bencher.with_inputs(|| frame.clone()).bench_refs(|frame| output.apply(black_box(frame)));
}

/// What copying the frame costs, for comparison.
#[divan::bench]
fn copy(bencher: Bencher) {
    let frame = frame();
    bencher.bench(|| black_box(&frame).clone());
}

/// Writing all cells, by the recipe that writes them in a way of its own and by the one that does not.
#[divan::bench(args = ["plain", "kitty-split"])]
fn write(bencher: Bencher, name: &str) {
    let output = Output::of(Recipe::named(name).unwrap());
    let mut frame = frame();
    output.apply(&mut frame);
    bencher.with_inputs(|| Writer::new(Vec::with_capacity(1 << 20), output)).bench_refs(|writer| {
        let cells = frame.content.iter().enumerate();
        writer.draw(cells.map(|(at, cell)| ((at % 200) as u16, (at / 200) as u16, cell))).unwrap();
    });
}
