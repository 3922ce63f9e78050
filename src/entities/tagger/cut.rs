//! Where a name begins in its first word: which of its letters are clitics. وناهويل is Nahuel behind an "and", وليد is Walid.

use super::key::{Ask, key};
use super::tag::Tag;
use super::whole::Around;
use super::word::{first, sort_number};
use crate::entities::clitic::{Reading, readings};
use crate::entities::hash::{of, pair};
use crate::entities::lexicon::{Entry, lexicon};

/// The ways to read a name's first word: the whole word, and what is left of it without clitics. One alone where nothing is to be
/// told.
pub(super) fn cuts(word: &str) -> Vec<Reading<'_>> {
    let mut cuts: Vec<_> = if word.is_ascii() { Vec::new() } else { readings(word).collect() };
    cuts.dedup_by_key(|reading| reading.skip);
    cuts
}

/// What the lists say of a word.
pub(super) fn listed(word: &str) -> Entry {
    lexicon().sorted(lexicon().entry(word), word)
}

/// A name whose first word is to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginning<'a> {
    pub(super) word: &'a str,
    /// What the lists say of the whole word.
    pub(super) whole: Entry,
    /// The number of its token.
    pub(super) at: usize,
    /// Of how many tokens the name is.
    pub(super) length: usize,
    pub(super) begins: Tag,
    /// How many bytes of it are clitics by what is known of the word alone.
    pub(super) usual: usize,
}

/// The features of a way to read a name's first word: their keys.
pub(super) fn features(
    around: &Around<'_>,
    beginning: &Beginning<'_>,
    cut: &Reading<'_>,
    mut put: impl FnMut(u32),
) {
    let Beginning { word, whole, at, length, begins, usual } = *beginning;
    let kind = begins.kind_number();
    let clitics = of(&word[..cut.skip]);
    let mut say = |number: u64, answer: u64| {
        put(key(Ask::Cut, number as i8, pair(clitics, answer)));
    };
    let stem = if cut.skip == 0 { whole } else { listed(&cut.stem) };
    let known = |entry: &Entry| u64::from(entry.frequency / 2) << 8 | u64::from(entry.in_names / 2);
    let rate = |entry: &Entry| u64::from(entry.name_grade()) << 8 | u64::from(sort_number(entry));
    let before = at.checked_sub(1).and_then(|before| around.lore.get(before)).copied().unwrap_or_default();
    let named_before = at.checked_sub(1).map_or(Tag::OUTSIDE, |before| around.tags[before]);
    let several = u64::from(length > 1);
    let letters = cut.stem.chars().count().min(8) as u64;
    say(0, kind as u64);
    say(1, u64::from(cut.skip == usual));
    say(2, known(&stem));
    say(3, known(&whole));
    say(4, u64::from(stem.frequency) << 8 | u64::from(whole.frequency));
    say(5, u64::from(stem.in_names) << 8 | u64::from(whole.in_names));
    say(6, rate(&stem) << 16 | rate(&whole));
    say(7, u64::from(before.sort) << 1 | several);
    say(8, before.stem);
    say(9, u64::from(before.class));
    say(10, letters << 1 | several);
    say(11, of(first(&cut.stem, 2)));
    say(12, of(first(&cut.stem, 3)));
    say(13, pair(of(word), 0));
    say(14, named_before.number() as u64);
    say(15, stem.roles);
    say(16, whole.roles);
    let (of_stem, of_whole) = (around.elsewhere.met(of(&cut.stem)), around.elsewhere.met(of(word)));
    say(17, u64::from(of_stem.min(3)) << 4 | u64::from(of_whole.min(3)));
    say(18, u64::from(of_stem.min(2)) << 8 | known(&stem) << 16 | u64::from(cut.skip == usual));
    say(19, (kind as u64) << 8 | u64::from(stem.name_grade()) << 4 | u64::from(whole.name_grade()));
}
