//! What a word says by itself of the names around it: its spelling, its form, what the lists know of it.

use std::ops::Range;

use super::cue::cues;
use super::key::{Ask, key};
use crate::entities::hash::{of, of_chars, pair};
use crate::entities::lexicon::Entry;
use crate::entities::words::Word;

/// How far a word is seen from: two words before and behind.
pub(super) const REACH: i8 = 2;

/// The class of a sign; that of a number is one more.
const SIGN: u32 = 1;

/// Words have classes from here on.
const WORD: u32 = 16;

/// What is asked of a word from afar, short.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lore {
    /// The number of the whole word.
    pub(super) whole: u64,
    /// The number of its stem.
    pub(super) stem: u64,
    /// The number of what the lists have it as.
    pub(super) roles: u64,
    /// What kind of word it is, how often it is met, how like a name.
    pub(super) class: u32,
    /// The number of its last letters.
    pub(super) ending: u64,
    /// What sort of word it is, with or without clitics.
    pub(super) sort: u32,
    /// What it prepares for: a bit for each of [`super::cue::CUES`].
    pub(super) cues: u16,
}

/// A word and its stem.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled<'a> {
    pub(super) word: &'a str,
    /// Without its clitics, as it would stand alone.
    pub(super) stem: &'a str,
    pub(super) read: Word,
}

impl Lore {
    /// Of a word.
    pub(super) fn of_word(spelled: Spelled<'_>) -> Self {
        let Spelled { word, stem, read } = spelled;
        Self {
            whole: of(word),
            stem: of(stem),
            roles: roles(&read),
            class: class(&spelled),
            ending: of(last(stem, 2)),
            sort: sort(&read),
            cues: cues(&read.stem),
        }
    }

    /// Whether it is a word.
    pub(super) fn is_word(&self) -> bool {
        self.class >= WORD
    }

    /// Whether it is a word in Latin letters.
    pub(super) fn is_latin(&self) -> bool {
        self.is_word() && self.class & 1 == 1
    }

    /// Whether it is a sign of one character.
    pub(super) fn is_sign(&self) -> bool {
        self.class == SIGN
    }

    /// Of a number or a sign.
    pub(super) fn of_other(text: &str) -> Self {
        let sign = if text.starts_with(|c: char| c.is_ascii_digit()) {
            of("0") + text.len().min(5) as u64
        } else {
            of(text)
        };
        Self {
            whole: sign,
            stem: sign,
            roles: sign,
            class: SIGN + u32::from(text.starts_with(|c: char| c.is_ascii_digit())),
            ending: 0,
            sort: 63,
            cues: 0,
        }
    }
}

/// The number of the stems of some tokens.
pub(super) fn spelled(lore: &[Lore], tokens: &Range<usize>) -> u64 {
    lore[tokens.clone()].iter().fold(7, |spelled, lore| pair(spelled, lore.stem))
}

fn roles(read: &Word) -> u64 {
    pair(read.stem.roles, if read.skip > 0 { read.whole.roles } else { 0 }) ^ u64::from(read.stem.begins)
}

/// How often a word is met, in seven steps.
fn step(frequency: u8) -> u32 {
    match frequency {
        0 => 0,
        1..=3 => 1,
        4..=6 => 2,
        7..=9 => 3,
        10..=12 => 4,
        13..=15 => 5,
        16.. => 6,
    }
}

fn class(spelled: &Spelled<'_>) -> u32 {
    let Spelled { word, stem, read } = spelled;
    let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let definite = is_definite(stem);
    let clitic = read.skip > 0;
    let bits = u32::from(latin) | u32::from(definite) << 1 | u32::from(clitic) << 2;
    WORD + bits + 8 * (step(read.stem.frequency) + 7 * u32::from(read.stem.name_grade()))
}

/// The number of a word's sort, as the list has it.
pub(super) fn sort_number(entry: &Entry) -> u32 {
    entry.sort.map_or(0, |sort| sort as u32)
}

fn sort(read: &Word) -> u32 {
    sort_number(&read.stem) << 1 | u32::from(read.skip > 0)
}

fn is_definite(stem: &str) -> bool {
    stem.len() > 6 && stem.starts_with("ال")
}

/// The features that a word has for a token `offset` words before it (so a word behind has a positive one): their keys.
pub(super) fn features(spelled: Spelled<'_>, offset: i8, mut put: impl FnMut(u32)) {
    let Spelled { word, stem, read } = spelled;
    let mut say = |ask: Ask, answer: u64| put(key(ask, offset, answer));
    say(Ask::Word, of(word));
    say(Ask::Stem, of(stem));
    say(Ask::Roles, roles(&read));
    say(Ask::Class, u64::from(class(&spelled)));
    say(Ask::Sort, u64::from(sort(&read)));
    if offset.abs() > 1 {
        return;
    }
    for role in 0..u64::BITS {
        if read.stem.roles >> role & 1 == 1 {
            say(Ask::Role, u64::from(role));
        }
        if read.skip > 0 && read.whole.roles >> role & 1 == 1 {
            say(Ask::Role, u64::from(role + u64::BITS));
        }
    }
    say(Ask::Clitic, of(&word[..usize::from(read.skip).min(word.len())]));
    say(Ask::Pattern, of_chars(pattern(stem)));
    say(Ask::Frequency, u64::from(read.stem.frequency));
    for length in 1..=4 {
        let (first, last) = (first(stem, length), last(stem, length));
        if length > 1 || offset == 0 {
            say(Ask::Prefix, pair(length as u64, of(first)));
            say(Ask::Suffix, pair(length as u64, of(last)));
        }
        if offset != 0 && length == 3 {
            break;
        }
    }
    if offset != 0 {
        return;
    }
    say(Ask::Form, form(word, stem));
    say(Ask::InNames, u64::from(read.stem.in_names));
    say(Ask::Likeness, likeness(&read.stem));
    if read.skip > 0 {
        say(Ask::Likeness, 1 << 20 | likeness(&read.whole));
        say(Ask::Frequency, 1 << 8 | u64::from(read.whole.frequency));
    }
}

fn likeness(entry: &Entry) -> u64 {
    u64::from(entry.in_names) << 8 | u64::from(entry.frequency / 2)
}

fn form(word: &str, stem: &str) -> u64 {
    let length = stem.chars().count().min(9) as u64;
    let latin = u64::from(word.starts_with(|c: char| c.is_ascii_alphabetic()));
    let digit = u64::from(word.contains(|c: char| c.is_ascii_digit()));
    length << 3 | latin << 2 | digit << 1 | u64::from(is_definite(stem))
}

/// The first letters of a word.
pub(super) fn first(word: &str, letters: usize) -> &str {
    let end = word.char_indices().nth(letters).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// The last letters of a word.
fn last(word: &str, letters: usize) -> &str {
    let start = word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
    &word[start..]
}

/// The form of an Arabic word: its weak letters and those that patterns are made of, a dot for any other.
fn pattern(stem: &str) -> impl Iterator<Item = char> + '_ {
    stem.chars().take(12).map(|c| match c {
        'ا' | 'و' | 'ي' | 'ه' | 'ت' | 'م' | 'ن' | 'س' | 'ل' | 'ؤ' | 'ئ' | 'ء' => c,
        'a'..='z' => 'a',
        '0'..='9' => '0',
        _ => '.',
    })
}
