//! Seeks each name found once through the whole article: without quotation marks, behind clitics, by surname.

use std::borrow::Cow;
use std::ops::Range;

use foldhash::HashMap;

use super::clitic::readings;
use super::interner::Interner;
use super::passage::{Find, Passage, settle};
use super::role::{Role, bits};
use crate::article::Kind;

/// Of names with the same first two words no more are kept.
const SAME_BEGINNING: usize = 64;

/// What the small words before a name begin with.
const CLITICS: [char; 5] = ['و', 'ف', 'ب', 'ك', 'ل'];

/// What sets a word of grammar apart from a name that folds to the same: على is no علي.
const GRAMMAR: char = '!';

/// The names of an article, as numbers of their words.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The words of all names, folded, without the clitics of the first.
    words: Interner,
    /// While it learns: how often a name was found as each kind.
    votes: HashMap<Box<[u32]>, [u32; Kind::ALL.len()]>,
    /// While it learns: of words that are common and names too, how often they were met, and how often in a name.
    uses: HashMap<Box<str>, (u32, u32)>,
    /// By their first words, one or two: the words after those, and the kind.
    by_words: HashMap<(u32, Option<u32>), Vec<Rest>>,
    /// By the number of a word: whether names begin with it, once it was asked.
    firsts: Vec<bool>,
    /// By the number that a passage gives a word, once it was asked.
    known: HashMap<u32, Known>,
    /// Whether small words before a name are not written with it: they are in Arabic alone.
    apart: bool,
}

/// What follows the first words of a name, and what the name names.
type Rest = (Box<[u32]>, Kind);

/// A word of a passage among those of names.
#[derive(Debug, Clone)]
struct Known {
    /// The whole word, if names have it.
    whole: Option<u32>,
    /// The ways to read it as a name's first word: bytes of clitics, and the rest.
    begins: Box<[(u8, u32)]>,
}

impl Names {
    /// For texts in a language.
    pub(super) fn of_language(language: &str) -> Self {
        Self { apart: language != "ar", ..Self::default() }
    }

    /// Takes in what was found in a passage, people by parts of their names too.
    pub(super) fn learn(&mut self, passage: &Passage, finds: &[Find]) {
        self.learn_whole(passage, finds);
        for find in finds.iter().filter(|find| find.kind == Kind::Person) {
            let words = self.numbers(passage, find.name(), find.skip);
            if words.len() > 1 {
                self.learn_person(passage, find, &words);
            }
        }
    }

    /// Takes in what was found in a passage, to be sought as it is.
    pub(super) fn learn_whole(&mut self, passage: &Passage, finds: &[Find]) {
        self.count_uses(passage, finds);
        for find in finds.iter().filter(|find| find.is_name()) {
            let words = self.numbers(passage, find.name(), find.skip);
            if let Some(alias) = find.alias.clone() {
                let alias = self.numbers(passage, alias, 0);
                self.vote(&alias, find.kind);
            }
            // One ordinary word does not make all its uses names.
            let ordinary = words.len() == 1 && is_ordinary(passage, find);
            if !ordinary {
                self.vote(&words, find.kind);
            }
        }
    }

    /// The surname, and the given name if it is one: they name the same person again.
    fn learn_person(&mut self, passage: &Passage, find: &Find, words: &[u32]) {
        let last = find.name().end - 1;
        let first = find.name().start;
        let surname = passage.whole(last);
        // علي is typed for على too: alone it says nothing.
        let lawful = |word: &str| word.chars().count() > 2 && word != "علي";
        // Abu X and the servant of X are one surname; of "son of X" the X alone is somebody else's.
        let before = if words.len() > 2 { passage.word(last - 1) } else { "" };
        let joined = matches!(before, "عبد" | "ابو" | "ابي" | "ال");
        if joined {
            self.vote(&words[words.len() - 2..], Kind::Person);
        }
        let plain = !joined
            && before != "بن"
            && !surname.is(Role::Doubtful.bit())
            && surname.roles & !bits(&[Role::Given, Role::Nationality, Role::MaybePlace]) == 0;
        if lawful(passage.word(last))
            && plain
            && (surname.frequency <= 12 || (surname.name_grade() == 3 && surname.frequency <= 14))
            && !surname.is(Role::Nationality.bit())
        {
            self.vote(&words[words.len() - 1..], Kind::Person);
        }
        let given = passage.stem(first);
        let word = self.words.get(words[0]);
        if lawful(word)
            && given.name_grade() >= 2
            && given.frequency <= 13
            && !given.is(bits(&[Role::Place, Role::Doubtful]))
            && !matches!(word, "عبد" | "ابو" | "ابن")
        {
            self.vote(&words[..1], Kind::Person);
        }
    }

    /// Counts the uses of words that may be names and may be words.
    fn count_uses(&mut self, passage: &Passage, finds: &[Find]) {
        let mut names = finds.iter().filter(|find| find.is_name()).peekable();
        for at in 0..passage.tokens.len() {
            let whole = passage.whole(at);
            if whole.frequency <= COMMON || whole.name_grade() < 2 {
                continue;
            }
            while names.next_if(|find| find.tokens.end <= at).is_some() {}
            let is_named = names.peek().is_some_and(|find| find.tokens.contains(&at));
            let word = passage.word(at);
            let uses = match self.uses.get_mut(word) {
                Some(uses) => uses,
                None => self.uses.entry(word.into()).or_default(),
            };
            *uses = (uses.0 + 1, uses.1 + u32::from(is_named));
        }
    }

    fn vote(&mut self, words: &[u32], kind: Kind) {
        match self.votes.get_mut(words) {
            Some(votes) => votes[kind as usize] += 1,
            None => self.votes.entry(words.into()).or_default()[kind as usize] += 1,
        }
    }

    /// The numbers of the words of some tokens, less `skip` bytes of the first, new ones if they are new.
    fn numbers(&mut self, passage: &Passage, tokens: Range<usize>, skip: usize) -> Vec<u32> {
        let start = tokens.start;
        let first = passage.words(start..start + 1, skip).pop().unwrap_or_default();
        let first = self.words.intern(&marked(passage, start, &first));
        let rest =
            (start + 1..tokens.end).map(|at| self.words.intern(&marked(passage, at, passage.word(at))));
        std::iter::once(first).chain(rest).collect()
    }

    /// Ends the learning: each name gets the kind it was found as most often.
    pub(super) fn settle(&mut self) {
        self.firsts = vec![false; self.words.len()];
        for (words, votes) in std::mem::take(&mut self.votes) {
            let word = |at: usize| self.words.get(words[at]);
            // A name that is a word more often than it is found to be a name is not sought.
            let is_word = words.len() == 1
                && self.uses.get(word(0)).is_some_and(|(met, named)| met - named > *named)
                && !word(0).starts_with("ال");
            if is_word {
                continue;
            }
            let most = votes.iter().max().copied().unwrap_or(0);
            let kind = Kind::ALL
                .into_iter()
                .find(|kind| votes[*kind as usize] == most)
                .unwrap_or(Kind::Organization);
            self.firsts[words[0] as usize] = true;
            let rest = words.get(2..).unwrap_or_default().into();
            self.by_words.entry((words[0], words.get(1).copied())).or_default().push((rest, kind));
        }
        self.uses = HashMap::default();
        for entries in self.by_words.values_mut() {
            entries.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
            entries.truncate(SAME_BEGINNING);
        }
    }

    /// The finds of a passage and the further mentions of all names in it.
    pub(super) fn spread(&mut self, passage: &Passage, mut finds: Vec<Find>) -> Vec<Find> {
        if self.by_words.is_empty() {
            return finds;
        }
        for at in 0..passage.tokens.len() {
            finds.extend(self.at(passage, at));
        }
        settle(finds)
    }

    fn at(&mut self, passage: &Passage, at: usize) -> Option<Find> {
        let number = passage.tokens.get(at)?.number?;
        // Most words begin no name, and are met again and again: each is looked up once.
        if !self.known.contains_key(&number) {
            let whole = self.words.find(&marked(passage, at, passage.word(at)));
            let begins = self.begins(passage, at, whole);
            self.known.insert(number, Known { whole, begins });
        }
        let begins = &self.known.get(&number)?.begins;
        if begins.is_empty() {
            return None;
        }
        let second = self.whole(passage, at + 1);
        begins.iter().find_map(|&(skip, stem)| self.reading(passage, at, stem, second, usize::from(skip)))
    }

    /// The number that names have for a whole token.
    fn whole(&self, passage: &Passage, at: usize) -> Option<u32> {
        let token = passage.tokens.get(at)?;
        match token.number.and_then(|number| self.known.get(&number)) {
            Some(known) => known.whole,
            None => self.words.find(&marked(passage, at, passage.word(at))),
        }
    }

    fn begins(&self, passage: &Passage, at: usize, whole: Option<u32>) -> Box<[(u8, u32)]> {
        let entry = passage.whole(at);
        // A clitic is taken off only where it cannot be the word's own letter: the whole is not better known.
        let itself = self.apart
            || passage.is_latin(at)
            || (entry.roles != 0 && passage.skip(at) == 0)
            || entry.name_grade() >= 2
            || entry.frequency > 11;
        let word = passage.word(at);
        let stems = (!itself && word.starts_with(CLITICS)).then(|| readings(word));
        // The first reading is the whole; clitics are two letters at most.
        let stems = stems.into_iter().flatten().skip(1);
        let stems = stems.filter_map(|read| Some((read.skip as u8, self.words.find(&read.stem)?)));
        let known = whole.map(|whole| (0, whole)).into_iter().chain(stems);
        known.filter(|(_, stem)| self.firsts[*stem as usize]).collect()
    }

    fn reading(
        &self,
        passage: &Passage,
        at: usize,
        stem: u32,
        second: Option<u32>,
        skip: usize,
    ) -> Option<Find> {
        let follows = |from: usize, rest: &[u32]| {
            (at + from..).zip(rest).all(|(at, word)| self.whole(passage, at) == Some(*word))
        };
        let longest = |second: Option<u32>, from: usize| {
            let (rest, kind) =
                self.by_words.get(&(stem, second))?.iter().find(|(rest, _)| follows(from, rest))?;
            Some((from + rest.len(), *kind))
        };
        let two = || longest(Some(second?), 2);
        let (length, kind) = two().or_else(|| longest(None, 1))?;
        // A Latin name has its capital wherever it stands.
        if passage.is_latin(at) && !passage.tokens[at].capital {
            return None;
        }
        if length == 1 && (passage.is_adjective_of_country(at) || passage.whole(at).is(Role::Doubtful.bit()))
        {
            return None;
        }
        Some(Find { skip, ..Find::new(kind, at..at + length, 1) })
    }
}

/// A word met more often than five times in a million is a common one: the binary logarithm, as the lists have it.
pub(super) const COMMON: u8 = 9;

/// A word as names have it: set apart if it is one of grammar where it stands.
fn marked<'a>(passage: &Passage, at: usize, word: &'a str) -> Cow<'a, str> {
    // Only of a name that folds to one: all other words of grammar are themselves alone.
    if word == "علي" && passage.whole(at).is(Role::Function.bit()) {
        return format!("{word}{GRAMMAR}").into();
    }
    word.into()
}

/// Whether one word is more likely a common noun than a name.
fn is_ordinary(passage: &Passage, find: &Find) -> bool {
    let at = find.tokens.start;
    let stem = passage.stem(at);
    if passage.is_latin(at) {
        return false;
    }
    // Listed names are found wherever they stand; what was found by the words around it is not a name everywhere.
    let listed = stem.is(bits(&[Role::Place, Role::Organization, Role::Product, Role::Event]));
    let common =
        stem.frequency > 10 || (passage.is_definite(at) && stem.frequency > 8 && find.kind != Kind::Person);
    !listed && (common || passage.word(at).chars().count() < 3)
}
