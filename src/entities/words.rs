//! The words of a document, each read once: what the lists say of it, whole and without its clitics.

use std::borrow::Cow;

use foldhash::HashMap;

use super::clitic::readings;
use super::interner::Interner;
use super::lexicon::{Entry, lexicon};
use super::role::{Role, bits};

/// A word as it is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// The whole word.
    pub(super) whole: Entry,
    /// The word without its clitics, if it is better read so; else the whole.
    pub(super) stem: Entry,
    /// How many folded bytes of it are clitics.
    pub(super) skip: u8,
    /// Whether the article lost its alef to the lam before it.
    pub(super) lost_alef: bool,
}

impl Word {
    /// The folded form of a word that is read so, without its clitics, as it would stand alone.
    pub(super) fn stem_of<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let rest = &word[usize::from(self.skip)..];
        if self.lost_alef { Cow::Owned(format!("ا{rest}")) } else { Cow::Borrowed(rest) }
    }
}

/// All words met so far, each with a number.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: Interner,
    /// The number of each word's reading.
    reading: Vec<u32>,
    /// The different readings: few, since of most words the lists say next to nothing.
    readings: Vec<Word>,
    known: HashMap<Word, u32>,
    /// How often all were forgotten.
    age: u32,
}

/// Roles that are a name by themselves.
const NAMES: u64 = bits(&[
    Role::Person,
    Role::Place,
    Role::Organization,
    Role::Product,
    Role::Event,
    Role::Month,
    Role::Weekday,
    Role::MaybeOrganization,
]);

/// What sets the reading of a name spelled as a word of grammar apart from that word's.
const AS_NAME: &str = "!";

/// What sets the reading of a word with a tatweel behind its clitics apart from that of the word.
const APART: &str = "ـ";

/// So many words are kept from one document to the next.
const KEPT: usize = 60_000;

impl Words {
    /// Forgets all words, if there are very many. Between two documents: what a document counts by are their numbers.
    pub(super) fn make_room(&mut self) {
        if self.numbers.len() > KEPT {
            *self = Self { age: self.age.wrapping_add(1), ..Self::default() };
        }
    }

    /// As long as it is the same, so are the numbers of all words.
    pub(super) fn age(&self) -> u32 {
        self.age
    }

    /// The number of a folded word.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let number = self.numbers.intern(word);
        if self.is_new(number) {
            self.add(read(word));
        }
        number
    }

    /// The number of a word whose spelling says that it is a name, though what it folds to is a word of grammar.
    pub(super) fn number_of_name(&mut self, word: &str) -> u32 {
        let number = self.numbers.intern(&format!("{word}{AS_NAME}"));
        if self.is_new(number) {
            let mut read = read(word);
            read.whole.roles = Role::Given.bit();
            read.whole.frequency = read.whole.in_names;
            self.add(Word { stem: read.whole, ..read });
        }
        number
    }

    /// The number of a word whose first so many bytes are clitics by its spelling ([`set_apart`]). Where the whole is met more often
    /// than the rest it is a word drawn out.
    ///
    /// [`set_apart`]: super::clitic::set_apart
    pub(super) fn number_behind(&mut self, word: &str, clitics: usize) -> u32 {
        let number = self.numbers.intern(&format!("{word}{APART}{clitics}"));
        if self.is_new(number) {
            let entry = |word: &str| lexicon().sorted(lexicon().entry(word), word);
            let (whole, rest) = (entry(word), &word[clitics..]);
            let stem = entry(rest);
            let drawn_out = stem.frequency < whole.frequency;
            let apart = || Word { whole, stem, skip: clitics as u8, lost_alef: false };
            self.add(if drawn_out { read(word) } else { apart() });
        }
        number
    }

    /// How the word with a number is to be read.
    pub(super) fn read(&self, number: u32) -> Word {
        let reading = self.reading.get(number as usize).and_then(|&at| self.readings.get(at as usize));
        reading.copied().unwrap_or_default()
    }

    fn is_new(&self, number: u32) -> bool {
        self.reading.len() == number as usize
    }

    fn add(&mut self, read: Word) {
        let reading = *self.known.entry(read).or_insert_with(|| {
            self.readings.push(read);
            self.readings.len() as u32 - 1
        });
        self.reading.push(reading);
    }
}

fn read(word: &str) -> Word {
    let whole = lexicon().sorted(lexicon().entry(word), word);
    let itself = Word { whole, stem: whole, ..Word::default() };
    // No name is read as anything less.
    if word.is_ascii() || whole.is(NAMES) {
        return itself;
    }
    let mut best = itself;
    let mut value = 0;
    for reading in readings(word).skip(1) {
        let stem = lexicon().entry(&reading.stem);
        let worth = worth(word, &whole, &stem, &reading.stem);
        if worth > value {
            let lost_alef = word[reading.skip..].len() < reading.stem.len();
            (value, best) = (worth, Word { whole, stem, skip: reading.skip as u8, lost_alef });
        }
    }
    if value > 0 {
        best.stem = lexicon().sorted(best.stem, &best.stem_of(word));
    }
    best
}

/// How much better a word is read as clitics and a stem than whole; 0 = not.
///
/// A clitic is taken off only where the rest is known and the whole is not better known.
fn worth(word: &str, whole: &Entry, stem: &Entry, letters: &str) -> u8 {
    let length = letters.chars().count();
    let rarer = whole.frequency < stem.frequency;
    // بالدور is no Baldor: with the article behind the clitic it is what is met more often.
    if letters.starts_with("ال") && length > 4 && stem.frequency >= whole.frequency + 3 && !whole.is(NAMES)
    {
        return 3;
    }
    // بابها is باب with a pronoun, no ب and Abha.
    if let Some(base) = word.strip_suffix("ها")
        && lexicon().entry(base).frequency >= stem.frequency
    {
        return 0;
    }
    // A listed word is itself; but a list of places of all the world has words like these.
    if whole.is(!Role::MaybePlace.bit() & !Role::MaybeOrganization.bit()) || length < 3 {
        return 0;
    }
    if stem.is(NAMES) {
        return if rarer || whole.frequency == 0 { 4 } else { 0 };
    }
    // وعشرين is met as often as عشرين, and is that all the same.
    if stem.is(bits(&[Role::Number, Role::Scale])) && word.starts_with('و') && whole.in_names == 0 {
        return 3;
    }
    // كمال is no ك and مال, فيصل no ف and يصل.
    if whole.name_grade() >= 2 {
        return 0;
    }
    let much_rarer = whole.frequency + 2 <= stem.frequency;
    if stem.name_grade() >= 2 || stem.roles != 0 || stem.begins {
        return if rarer && (much_rarer || whole.frequency <= 9) { 3 } else { 0 };
    }
    u8::from(much_rarer && whole.frequency <= 6)
}
