//! What laying out text costs, beside C fribidi in the same run, where that is installed. Times are of this thread alone,
//! whatever else the machine does; rounds take turns, and the best of each counts.
//!
//! `cargo bench --bench layout`; `SAHIFA_TEXTS=FOLDER` adds each `.txt` file there.
// A benchmark prints, and one that cannot read its text has nothing to measure.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss)]

#[path = "support/clock.rs"]
mod clock;
#[path = "layout/fribidi.rs"]
mod fribidi;
#[path = "layout/texts.rs"]
mod texts;

use std::hint::black_box;
use std::time::Duration;

use clock::now;
use fribidi::Fribidi;
use sahifa::text::{Direction, LayoutOptions, Layouter, VisualLine, clean};

fn main() {
    let mut fribidi = Fribidi::load();
    if fribidi.is_none() {
        println!("libfribidi.so.0 is not installed: no peer\n");
    }
    languages(fribidi.as_mut());
    sizes();
    widths();
    hostile();
    title();
}

/// Megabytes a second of each work over the same bytes: the best of some rounds, in turns.
fn speeds<const N: usize>(bytes: usize, rounds: usize, mut works: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (work, best) in works.iter_mut().zip(&mut best) {
            let start = now();
            work();
            *best = (*best).min(now().saturating_sub(start));
        }
    }
    best.map(|time| bytes as f64 / 1e6 / time.as_secs_f64())
}

fn options(width: usize, direction: Option<Direction>) -> LayoutOptions {
    LayoutOptions { width, direction, ..LayoutOptions::default() }
}

/// Lays out paragraphs, cleaned first, and reads all of what that gives: the text of each line as it is seen, from each
/// column to its byte, and from each byte to its column.
#[derive(Default)]
struct Reading {
    layouter: Layouter,
    seen: String,
    bytes: Vec<u32>,
    columns: Vec<u32>,
}

impl Reading {
    fn all(&mut self, text: &str, options: &LayoutOptions) {
        for paragraph in text.lines() {
            let paragraph = clean(paragraph);
            let laid = self.layouter.layout(&paragraph, options);
            self.columns.clear();
            self.columns.resize(paragraph.len(), u32::MAX);
            laid.lines().for_each(|line| self.line(&line));
        }
    }

    fn line(&mut self, line: &VisualLine<'_>) {
        let Self { seen, bytes, columns, .. } = self;
        seen.clear();
        bytes.clear();
        line.cells().for_each(|cell| {
            cell.symbol.push_to(seen);
            bytes.push(cell.source.start as u32);
            columns[cell.source.start] = cell.column as u32;
        });
        black_box((&seen, &bytes, &columns));
    }
}

/// Lays out paragraphs, cleaned first.
fn lay(layouter: &mut Layouter, text: &str, options: &LayoutOptions) {
    for paragraph in text.lines() {
        black_box(layouter.layout(&clean(paragraph), options));
    }
}

fn languages(mut fribidi: Option<&mut Fribidi>) {
    println!("MB/s at width 80            fribidi: levels,   sahifa: all steps   with every cell   ratio");
    println!("                            joining, forms     to lines            read");
    for (name, text, direction) in texts::all() {
        let options = options(80, Some(direction));
        let (mut layouter, mut reading) = (Layouter::default(), Reading::default());
        let mut peer = || {
            if let Some(fribidi) = &mut fribidi {
                text.lines().for_each(|paragraph| fribidi.shape(paragraph, direction));
            }
        };
        let [theirs, ours, read] = speeds(
            text.len(),
            7,
            [&mut peer, &mut || lay(&mut layouter, &text, &options), &mut || reading.all(&text, &options)],
        );
        let there = fribidi.is_some();
        let ratio = if there { format!("{:.2}", read / theirs) } else { "-".to_owned() };
        let theirs = if there { format!("{theirs:.1}") } else { "-".to_owned() };
        println!("{name:27} {theirs:>8} {ours:>18.1} {read:>17.1} {ratio:>12}");
    }
}

fn sizes() {
    println!("\none paragraph of …        MB/s");
    let text = texts::arabic(100_000_000).replace('\n', " ");
    for (name, bytes) in [
        ("1 kB", 1_000),
        ("10 kB", 10_000),
        ("100 kB", 100_000),
        ("1 MB", 1_000_000),
        ("10 MB", 10_000_000),
        ("100 MB", 100_000_000),
    ] {
        let end = (0..=bytes).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        let paragraph = &text[..end];
        let mut layouter = Layouter::default();
        let times = (10_000_000 / bytes).max(1);
        let options = options(80, Some(Direction::Rtl));
        let mut work = || {
            for _ in 0..times {
                black_box(layouter.layout(black_box(paragraph), &options));
            }
        };
        let [speed] = speeds(end * times, 3, [&mut work]);
        println!("{name:24} {speed:>6.1}");
    }
}

fn widths() {
    println!("\nwidth                     MB/s");
    let text = texts::arabic(10_000_000);
    for width in [20, 40, 66, 80, 120, 200] {
        let (mut layouter, options) = (Layouter::default(), options(width, Some(Direction::Rtl)));
        let [speed] = speeds(text.len(), 3, [&mut || lay(&mut layouter, &text, &options)]);
        println!("{width:<24} {speed:>6.1}");
    }
}

fn hostile() {
    println!("\nhostile text              MB/s   times the cost of plain text");
    let plain = texts::arabic(1_000_000);
    let mut layouter = Layouter::default();
    let options = options(80, Some(Direction::Rtl));
    let [speed] = speeds(plain.len(), 5, [&mut || lay(&mut layouter, &plain, &options)]);
    for (name, text) in texts::hostile(1_000_000) {
        let [hostile] = speeds(text.len(), 3, [&mut || lay(&mut layouter, &text, &options)]);
        println!("{name:24} {hostile:>6.1} {:>8.1}", speed / hostile);
    }
}

fn title() {
    let title = "الصحافة العربية في الطرفية: قراءة من اليمين إلى اليسار";
    let options = options(80, Some(Direction::Rtl));
    let mut layouter = Layouter::default();
    let mut again = || (0..10_000).for_each(|_| drop(black_box(layouter.layout(black_box(title), &options))));
    let mut alone = || {
        (0..10_000).for_each(|_| drop(black_box(sahifa::text::layout(black_box(title), &options))));
    };
    let speeds = speeds(title.len() * 10_000, 9, [&mut again, &mut alone]);
    let [again, alone] = speeds.map(|speed| title.len() as f64 / speed);
    println!("\na title of {} bytes: {again:.2} µs, {alone:.2} µs by `layout` alone", title.len());
}
