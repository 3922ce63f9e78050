//! Compiles the word lists of `assets/lexicon` into automata that are searched in place: one for each licence.
//!
//! A list has a phrase and a role a line, or a word and a number. The keys are folded as the text is that they are
//! sought in; a phrase that several lists have gets the roles of all.

// A build that cannot read its lists has to stop, and says which line.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

#[allow(dead_code)]
#[path = "src/text/fold.rs"]
mod fold;
#[allow(dead_code)]
#[path = "src/entities/role.rs"]
mod role;
#[allow(dead_code)]
#[path = "src/text/script.rs"]
mod script;
#[allow(dead_code)]
#[path = "src/entities/sort.rs"]
mod sort;

/// An automaton and the lists it is made of.
const PHRASES: [(&str, &[&str]); 2] = [
    (
        "phrases",
        &[
            "announce.tsv",
            "clubs.mit.tsv",
            "figures.tsv",
            "given_names.tsv",
            "names.tsv",
            "nationalities.mit.tsv",
            "organizations.tsv",
            "people.tsv",
            "places.mit.tsv",
            "places.tsv",
            "works_and_places.tsv",
        ],
    ),
    ("places.cc-by", &["places.cc-by.tsv"]),
];

/// Lists of single words, how often they are met and of what sort they are.
const NUMBERS: [(&str, &str); 2] =
    [("words.cc-by-sa", "words.cc-by-sa.tsv"), ("name_tokens", "name_tokens.cc0.tsv")];

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let lists = Path::new(&root).join("assets/lexicon");
    println!("cargo::rerun-if-changed=assets/lexicon");
    for file in ["src/text/fold.rs", "src/text/script.rs", "src/entities/role.rs", "src/entities/sort.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let read =
        |name: &str| fs::read_to_string(lists.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    for (name, files) in PHRASES {
        let mut entries: BTreeMap<String, u64> = BTreeMap::new();
        for file in files {
            for (number, line) in read(file).lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
                let (phrase, role) =
                    line.split_once('\t').unwrap_or_else(|| panic!("{file}:{}: no tab", number + 1));
                let role =
                    role::Role::named(role).unwrap_or_else(|| panic!("{file}:{}: role {role}", number + 1));
                *entries.entry(key(phrase)).or_default() |= role.bit();
            }
        }
        write(&Path::new(&out).join(name), entries);
    }
    for (name, file) in NUMBERS {
        let mut entries: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for line in read(file).lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (word, count) = (fields.next().unwrap_or_default(), fields.next().unwrap_or("1"));
            let count: u64 = count.parse().unwrap_or_else(|error| panic!("{file}: {line}: {error}"));
            let entry = entries.entry(key(word)).or_default();
            entry.0 += count;
            if let Some(letters) = fields.next() {
                let sort =
                    sort::Sort::of(letters).unwrap_or_else(|| panic!("{file}: {line}: sort {letters}"));
                entry.1 = sort as u64;
            }
        }
        // The binary logarithm of how often is as fine as it need be, and packs well.
        let packed = |(count, sort): (u64, u64)| sort << 5 | u64::from(count.ilog2()).min(31);
        write(
            &Path::new(&out).join(name),
            entries.into_iter().map(|(key, entry)| (key, packed(entry))).collect(),
        );
    }
}

/// The words of a folded phrase, a space between two.
fn key(phrase: &str) -> String {
    let folded = fold::fold(phrase);
    let is_of_word = |c: char| c.is_alphanumeric() || script::is_arabic_letter(c);
    folded.text().split(|c| !is_of_word(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn write(path: &Path, entries: BTreeMap<String, u64>) {
    let map = fst::Map::from_iter(entries.into_iter().filter(|(key, _)| !key.is_empty()))
        .expect("keys are in order");
    fs::write(path.with_extension(format!("{}fst", suffix(path))), map.as_fst().as_bytes())
        .expect("OUT_DIR can be written");
}

fn suffix(path: &Path) -> String {
    path.extension().map_or(String::new(), |extension| format!("{}.", extension.to_string_lossy()))
}
