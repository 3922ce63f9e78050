//! Learns which Latin letters stand for which Arabic ones, from names in both scripts.
//!
//! `cargo run --release --example learn-letters -- PAIRS TABLE` reads lines `Arabic<TAB>kind<TAB>latin|count` and writes lines
//! `latin<TAB>arabic<TAB>worth`: how much more likely the letters stand side by side in the two spellings of one name than
//! in two names, in tenths of a bit. The same pairs give the same table.
//!
//! A pair is read as a row of chunks, each of some Latin and some Arabic letters; how likely each chunk is, is learnt by
//! expectation and maximisation over all ways to cut all pairs (the joint multigrams of Deligne and Bimbot).
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fmt::Write;

use icu_normalizer::DecomposingNormalizerBorrowed;
use sahifa::text::fold::fold;

/// How many Latin and how many Arabic letters a chunk may have.
const SHAPES: [(usize, usize); 6] = [(1, 0), (0, 1), (1, 1), (2, 1), (3, 1), (1, 2)];

const ROUNDS: usize = 12;

/// Chunks that are expected fewer times in all pairs are noise.
const LEAST: f64 = 12.0;

type Pair = (Vec<char>, Vec<char>);

/// How likely each chunk is, by its letters.
type Chunks<'a> = BTreeMap<(&'a [char], &'a [char]), f64>;

fn pairs(text: &str) -> Vec<Pair> {
    let plain = |latin: &str| -> Vec<char> {
        let marked = DecomposingNormalizerBorrowed::new_nfd().normalize(latin);
        marked.chars().filter(char::is_ascii_alphabetic).collect()
    };
    let pair = |line: &str| {
        let mut fields = line.split('\t');
        let arabic: Vec<char> = fold(fields.next()?).text().chars().filter(|c| c.is_alphabetic()).collect();
        let (latin, _) = fields.nth(1)?.rsplit_once('|')?;
        Some((plain(&latin.to_lowercase()), arabic))
    };
    text.lines().filter_map(pair).filter(|(latin, arabic)| !latin.is_empty() && !arabic.is_empty()).collect()
}

/// The chunks of a pair that begin at a place in both words.
fn chunks(pair: &Pair, at: (usize, usize)) -> impl Iterator<Item = (&[char], &[char])> {
    SHAPES.iter().filter_map(move |&(latin, arabic)| {
        Some((pair.0.get(at.0..at.0 + latin)?, pair.1.get(at.1..at.1 + arabic)?))
    })
}

/// How often each chunk is expected in the pairs, if chunks are as likely as was thought before.
fn expected<'a>(pairs: &'a [Pair], before: &Chunks<'a>) -> Chunks<'a> {
    let mut counts = Chunks::new();
    for pair in pairs {
        let (width, height) = (pair.0.len() + 1, pair.1.len() + 1);
        let likely = |chunk: &(&[char], &[char])| before.get(chunk).copied().unwrap_or(0.0);
        let (mut ahead, mut behind) = (vec![0.0; width * height], vec![0.0; width * height]);
        let cells = || (0..width).flat_map(|x| (0..height).map(move |y| (x, y)));
        let to = |(x, y): (usize, usize), chunk: &(&[char], &[char])| {
            (x + chunk.0.len()) * height + y + chunk.1.len()
        };
        ahead[0] = 1.0;
        for at in cells() {
            for chunk in chunks(pair, at) {
                ahead[to(at, &chunk)] += ahead[at.0 * height + at.1] * likely(&chunk);
            }
        }
        behind[width * height - 1] = 1.0;
        for at in cells().collect::<Vec<_>>().into_iter().rev() {
            for chunk in chunks(pair, at) {
                behind[at.0 * height + at.1] += behind[to(at, &chunk)] * likely(&chunk);
            }
        }
        let all = behind[0];
        if all > 0.0 {
            for at in cells() {
                for chunk in chunks(pair, at) {
                    let count = ahead[at.0 * height + at.1] * likely(&chunk) * behind[to(at, &chunk)] / all;
                    *counts.entry(chunk).or_default() += count;
                }
            }
        }
    }
    counts
}

fn learn(pairs: &[Pair]) -> Chunks<'_> {
    // Before anything is known all chunks are alike, those without a counterpart aside.
    let mut likely = Chunks::new();
    for pair in pairs {
        for at in (0..pair.0.len()).flat_map(|x| (0..pair.1.len()).map(move |y| (x, y))) {
            for chunk in chunks(pair, at) {
                likely.insert(chunk, if chunk.0.is_empty() || chunk.1.is_empty() { 1e-4 } else { 1e-3 });
            }
        }
    }
    for round in 0..ROUNDS {
        let mut counts = expected(pairs, &likely);
        counts.retain(|_, count| *count >= if round + 1 < ROUNDS { 1.0 } else { LEAST });
        let all: f64 = counts.values().sum();
        for count in counts.values_mut() {
            *count /= all;
        }
        println!("round {}: {} chunks", round + 1, counts.len());
        likely = counts;
    }
    likely
}

/// How likely each letter is by itself.
fn letters<'a>(words: impl Iterator<Item = &'a Vec<char>>) -> BTreeMap<char, f64> {
    let mut counts: BTreeMap<char, f64> = BTreeMap::new();
    words.flatten().for_each(|&letter| *counts.entry(letter).or_default() += 1.0);
    let all: f64 = counts.values().sum();
    for count in counts.values_mut() {
        *count /= all;
    }
    counts
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (source, table) = (arguments.next().unwrap(), arguments.next().unwrap());
    let pairs = pairs(&std::fs::read_to_string(source).unwrap());
    println!("{} pairs", pairs.len());
    let likely = learn(&pairs);
    let (latin, arabic) =
        (letters(pairs.iter().map(|pair| &pair.0)), letters(pairs.iter().map(|pair| &pair.1)));
    let mut lines = String::from(
        "# Latin letters, Arabic letters, and how much more likely they stand side by side in one name\n",
    );
    lines += "# than in two, in tenths of a bit. Learnt by examples/learn-letters.rs: see SOURCES.md.\n";
    for ((one, other), likely) in &likely {
        let by_chance: f64 =
            one.iter().map(|letter| latin[letter]).chain(other.iter().map(|letter| arabic[letter])).product();
        let worth = (10.0 * (likely / by_chance).log2()).round();
        let text = |letters: &[char]| letters.iter().collect::<String>();
        writeln!(lines, "{}\t{}\t{worth}", text(one), text(other)).unwrap();
    }
    std::fs::write(table, lines).unwrap();
}
