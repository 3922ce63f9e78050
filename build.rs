//! Compiles the word lists of `assets/lexicon` into tables that are searched in place (`src/entities/lists.rs`): one of
//! phrases and their roles, one of words and what is known of each.
//!
//! A list has a phrase and a role a line, or a word, a number and a sort. The keys are folded as the text is that they are
//! sought in; a phrase that several lists have gets the roles of all.

// A build that cannot read its lists has to stop, and says which line.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use lists::{GOES_ON, IN_ARABIC, Known, Phrase};
use role::Role;

#[allow(dead_code)]
#[path = "src/text/fold.rs"]
mod fold;
#[allow(dead_code)]
#[path = "src/entities/hash.rs"]
mod hash;
#[allow(dead_code)]
#[path = "src/entities/lists.rs"]
mod lists;
#[allow(dead_code)]
#[path = "src/entities/role.rs"]
mod role;
#[allow(dead_code)]
#[path = "src/text/script.rs"]
mod script;
#[allow(dead_code)]
#[path = "src/entities/sort.rs"]
mod sort;
#[allow(dead_code)]
#[path = "src/entities/table.rs"]
mod table;

/// Lists of phrases and their roles.
const PHRASES: [&str; 12] = [
    "announce.tsv",
    "clubs.mit.tsv",
    "figures.tsv",
    "given_names.tsv",
    "names.tsv",
    "nationalities.mit.tsv",
    "organizations.tsv",
    "people.tsv",
    "places.cc-by.tsv",
    "places.mit.tsv",
    "places.tsv",
    "works_and_places.tsv",
];

/// The same, of names as Arabic papers spell them: in Persian and Urdu many are words.
const ARABIC: [&str; 4] = ["bodies.tsv", "people.own.tsv", "places.own.tsv", "works_and_events.tsv"];

/// What is a name by itself.
const SURE: u64 = role::bits(&[Role::Person, Role::Place, Role::Organization, Role::Product, Role::Event]);

/// How often words are met, and of what sort they are.
const WORDS: &str = "words.cc-by-sa.tsv";

/// In how many names words are …
const NAME_TOKENS: &str = "name_tokens.cc0.tsv";

/// … beside those of these.
const PEOPLE: [&str; 2] = ["people.own.tsv", "people.tsv"];

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let (root, out) = (Path::new(&root), Path::new(&out));
    println!("cargo::rerun-if-changed=assets/lexicon");
    for file in [
        "text/fold.rs",
        "text/script.rs",
        "entities/hash.rs",
        "entities/lists.rs",
        "entities/role.rs",
        "entities/sort.rs",
        "entities/table.rs",
    ] {
        println!("cargo::rerun-if-changed=src/{file}");
    }
    let lists = Lists { folder: root.join("assets/lexicon") };
    let phrases = lists.phrases();
    let sets: BTreeSet<u64> = phrases.values().copied().collect();
    let number =
        |set: &u64| u16::try_from(sets.range(..set).count()).expect("fewer sets than two bytes number");
    let numbered: Vec<(Phrase, [u8; 2])> =
        phrases.iter().map(|(phrase, set)| (*phrase, number(set).to_le_bytes())).collect();
    let write =
        |name: &str, bytes: Vec<u8>| fs::write(out.join(name), bytes).expect("OUT_DIR can be written");
    write("phrases", compiled(numbered));
    write("roles", sets.iter().flat_map(|set| set.to_le_bytes()).collect());
    write("words", compiled(lists.words().into_iter().map(|(word, known)| (word, known.packed()))));
}

/// A table behind the number of its entries.
fn compiled(entries: impl IntoIterator<Item = (Phrase, [u8; 2])>) -> Vec<u8> {
    let mut entries: Vec<_> = entries.into_iter().map(|(phrase, two)| (phrase.key(), two)).collect();
    entries.sort_unstable();
    let apart = entries.windows(2).all(|two| two[0].0 < two[1].0);
    assert!(apart, "two words of a list have one key: take another number in src/entities/lists.rs");
    let length = u32::try_from(entries.len()).expect("a list has fewer");
    let table = table::table::<{ lists::REST }, 2>(lists::BITS, &entries);
    length.to_le_bytes().into_iter().chain(table).collect()
}

/// The folder of the lists.
struct Lists {
    folder: std::path::PathBuf,
}

impl Lists {
    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The roles of each phrase and of each beginning of one.
    fn phrases(&self) -> BTreeMap<Phrase, u64> {
        let mut phrases: BTreeMap<Phrase, u64> = BTreeMap::new();
        for file in PHRASES.into_iter().chain(ARABIC) {
            for (number, line) in
                self.read(file).lines().enumerate().filter(|(_, line)| !line.starts_with('#'))
            {
                let (name, role) =
                    line.split_once('\t').unwrap_or_else(|| panic!("{file}:{}: no tab", number + 1));
                let role = Role::named(role).unwrap_or_else(|| panic!("{file}:{}: role {role}", number + 1));
                let words = words(name);
                let mut words = words.iter();
                let Some(mut phrase) = words.next().map(|word| Phrase::new(word)) else { continue };
                for word in words {
                    *phrases.entry(phrase).or_default() |= GOES_ON;
                    phrase = phrase.and(word);
                }
                let roles = phrases.entry(phrase).or_default();
                // What another list has as a sure name is one elsewhere too.
                let known = *roles & SURE != 0 && *roles & IN_ARABIC == 0;
                *roles |= role.bit() | if ARABIC.contains(&file) && !known { IN_ARABIC } else { 0 };
            }
        }
        phrases
    }

    /// What is known of each word.
    fn words(&self) -> BTreeMap<Phrase, Known> {
        let mut words: BTreeMap<Phrase, Known> = BTreeMap::new();
        // The binary logarithm of how often is as fine as it need be.
        let step = |count: u64| count.checked_ilog2().map_or(0, |log| (log + 1).min(31) as u8);
        for (word, (count, sort)) in self.counts(WORDS) {
            let known = words.entry(word).or_default();
            (known.frequency, known.sort) = (step(count), sort);
        }
        let mut in_names: BTreeMap<Phrase, u64> = BTreeMap::new();
        for (word, (count, _)) in self.counts(NAME_TOKENS) {
            in_names.insert(word, count);
        }
        for file in PEOPLE {
            for (name, _) in self.read(file).lines().filter_map(|line| line.split_once('\t')) {
                for word in self::words(name) {
                    *in_names.entry(Phrase::new(&word)).or_default() += 1;
                }
            }
        }
        for (word, count) in in_names {
            words.entry(word).or_default().in_names = step(count);
        }
        words
    }

    /// The numbers of a list, those of one folded word added up, and the sort that stands last.
    fn counts(&self, file: &str) -> BTreeMap<Phrase, (u64, u8)> {
        let mut counts: BTreeMap<Phrase, (u64, u8)> = BTreeMap::new();
        for line in self.read(file).lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (word, count) = (fields.next().unwrap_or_default(), fields.next().unwrap_or("1"));
            let count: u64 = count.parse().unwrap_or_else(|error| panic!("{file}: {line}: {error}"));
            let words = words(word);
            let [word] = &words[..] else { continue };
            let entry = counts.entry(Phrase::new(word)).or_default();
            entry.0 += count;
            if let Some(letters) = fields.next() {
                let sort =
                    sort::Sort::of(letters).unwrap_or_else(|| panic!("{file}: {line}: sort {letters}"));
                entry.1 = sort as u8;
            }
        }
        counts
    }
}

/// The words of a folded phrase.
fn words(phrase: &str) -> Vec<String> {
    let folded = fold::fold(phrase);
    let is_of_word = |c: char| c.is_alphanumeric() || script::is_arabic_letter(c);
    let words = folded.text().split(|c| !is_of_word(c)).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
