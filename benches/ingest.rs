//! How fast articles are read: whole, their lines alone, and the beginning that is shown first.
//!
//! On the Arabic samples, repeated to 5 kB, 1 MB and 10 MB; `SAHIFA_TEXT=FILE` measures a text of your own instead.
// A benchmark that cannot read its text has nothing to measure.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::Bencher;
use divan::counter::BytesCount;
use sahifa::ingest;

/// Bytes of the texts.
const LENGTHS: [usize; 3] = [5_000, 1_000_000, 10_000_000];

/// So much is read before the beginning is shown.
const BEGINNING: usize = 256 * 1024;

fn main() {
    divan::main();
}

/// A text of some length; one that is shorter is repeated.
fn text(length: usize) -> Vec<u8> {
    let samples = || {
        let texts = [
            include_str!("../assets/samples/deepseek-ar.txt"),
            include_str!("../assets/samples/mixed-ar.txt"),
        ];
        texts.join("\n\n") + "\n\n"
    };
    let text =
        std::env::var_os("SAHIFA_TEXT").map_or_else(samples, |path| std::fs::read_to_string(path).unwrap());
    let mut bytes = text.repeat(length.div_ceil(text.len())).into_bytes();
    bytes.truncate(length);
    // A character that was cut is left out.
    let whole = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    bytes.truncate(whole);
    bytes
}

#[divan::bench(args = LENGTHS)]
fn read(bencher: Bencher, length: usize) {
    let text = text(length);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| ingest::article(&text).unwrap());
}

#[divan::bench(args = LENGTHS)]
fn lines(bencher: Bencher, length: usize) {
    let text = text(length);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let text = ingest::verbatim(&text).unwrap();
        text.lines().map(str::len).sum::<usize>()
    });
}

/// None of the shortest has a beginning: it is read whole.
#[divan::bench(args = LENGTHS)]
fn beginning(bencher: Bencher, length: usize) {
    let text = text(length);
    let first = &text[..text.len().min(BEGINNING)];
    bencher.counter(BytesCount::new(first.len())).bench_local(|| ingest::beginning(first, None));
}
