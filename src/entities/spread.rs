//! Seeks each name found once through the whole article: without quotation marks, behind clitics, by surname.

use std::collections::{HashMap, HashSet};

use super::clitic::readings;
use super::passage::{Find, Passage, settle};
use super::role::{Role, bits};
use crate::article::Kind;

/// Of names with the same first two words no more are kept.
const SAME_BEGINNING: usize = 64;

/// The names of an article by their first folded words, one or two: the words after those, and the kind.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// While it learns: how often a name was found as each kind.
    votes: HashMap<Vec<String>, [u32; Kind::ALL.len()]>,
    by_word: HashMap<String, Vec<(Vec<String>, Kind)>>,
    /// The words that names begin with.
    firsts: HashSet<String>,
    /// By the number of a word: how names may begin with it, once it was asked.
    begins: Vec<Option<Beginnings>>,
}

/// The ways to read a word with which a name begins: bytes of clitics, and the rest.
type Beginnings = Box<[(usize, String)]>;

impl Names {
    /// Takes in what was found in a passage.
    pub(super) fn learn(&mut self, passage: &Passage, finds: &[Find]) {
        for find in finds.iter().filter(|find| find.is_name()) {
            let words = passage.words(find.name(), find.skip);
            if find.kind == Kind::Person && words.len() > 1 {
                // The surname, and the given name if it is one: they name the same person again.
                let last = find.name().end - 1;
                let first = find.name().start;
                let surname = passage.whole(last);
                // علي folds to what the preposition على folds to.
                let lawful = |word: &str| word.chars().count() > 2 && word != "علي";
                // Abu X and the servant of X are one surname; of "son of X" the X alone is somebody else's.
                let before = if words.len() > 2 { words[words.len() - 2].as_str() } else { "" };
                let joined = matches!(before, "عبد" | "ابو" | "ابي" | "ال");
                if joined {
                    self.vote(words[words.len() - 2..].to_vec(), Kind::Person);
                }
                let plain = !joined
                    && before != "بن"
                    && !surname.is(Role::Doubtful.bit())
                    && surname.roles & !bits(&[Role::Given, Role::Nationality, Role::MaybePlace]) == 0;
                if lawful(&words[words.len() - 1])
                    && plain
                    && (surname.frequency <= 12 || (surname.name_grade() == 3 && surname.frequency <= 14))
                    && !surname.is(Role::Nationality.bit())
                {
                    self.vote(vec![words[words.len() - 1].clone()], Kind::Person);
                }
                let given = passage.stem(first);
                if lawful(&words[0])
                    && given.name_grade() >= 2
                    && given.frequency <= 13
                    && !given.is(bits(&[Role::Place, Role::Doubtful]))
                    && !matches!(words[0].as_str(), "عبد" | "ابو" | "ابن")
                {
                    self.vote(vec![words[0].clone()], Kind::Person);
                }
            }
            if let Some(alias) = find.alias.clone() {
                self.vote(passage.words(alias, 0), find.kind);
            }
            // One ordinary word does not make all its uses names.
            let ordinary = words.len() == 1 && is_ordinary(passage, find);
            if !ordinary {
                self.vote(words, find.kind);
            }
        }
    }

    fn vote(&mut self, words: Vec<String>, kind: Kind) {
        self.votes.entry(words).or_default()[kind as usize] += 1;
    }

    /// Ends the learning: each name has the kind that it was found as most often.
    pub(super) fn settle(&mut self) {
        for (mut words, kinds) in std::mem::take(&mut self.votes) {
            // Of kinds with as many votes the first of the list.
            let kind = Kind::ALL
                .into_iter()
                .rev()
                .max_by_key(|&kind| kinds[kind as usize])
                .unwrap_or(Kind::Organization);
            let rest = words.split_off(words.len().min(2));
            self.firsts.insert(words[0].clone());
            self.by_word.entry(words.join(" ")).or_default().push((rest, kind));
        }
        for entries in self.by_word.values_mut() {
            entries.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
            entries.truncate(SAME_BEGINNING);
        }
    }

    /// The finds of a passage and the further mentions of all names in it.
    pub(super) fn spread(&mut self, passage: &Passage, mut finds: Vec<Find>) -> Vec<Find> {
        if self.by_word.is_empty() {
            return finds;
        }
        for at in 0..passage.tokens.len() {
            finds.extend(self.at(passage, at));
        }
        settle(finds)
    }

    fn at(&mut self, passage: &Passage, at: usize) -> Option<Find> {
        let number = passage.tokens.get(at)?.number? as usize;
        if self.begins.len() <= number {
            self.begins.resize(number + 1, None);
        }
        // Most words begin no name, and are met again and again: each is looked up once.
        let skips = match self.begins[number].take() {
            Some(skips) => skips,
            None => self.skips(passage, at),
        };
        let found = skips.iter().find_map(|(skip, stem)| self.reading(passage, at, stem, *skip));
        self.begins[number] = Some(skips);
        found
    }

    fn skips(&self, passage: &Passage, at: usize) -> Beginnings {
        // A clitic is taken off only where it cannot be the word's own letter: the whole is not better known.
        let whole = passage.whole(at);
        let itself = passage.is_latin(at)
            || (whole.roles != 0 && passage.skip(at) == 0)
            || whole.name_grade() >= 2
            || whole.frequency > 11;
        let readings = readings(passage.word(at)).into_iter();
        let lawful = readings.filter(|reading| reading.skip == 0 || !itself);
        let known = lawful.filter(|reading| self.firsts.contains(&reading.stem));
        known.map(|reading| (reading.skip, reading.stem)).collect()
    }

    fn reading(&self, passage: &Passage, at: usize, stem: &str, skip: usize) -> Option<Find> {
        let follows = |from: usize, rest: &[String]| {
            rest.iter().enumerate().all(|(n, word)| passage.word(at + from + n) == word)
        };
        let longest = |key: &str, from: usize| {
            let (rest, kind) = self.by_word.get(key)?.iter().find(|(rest, _)| follows(from, rest))?;
            Some((from + rest.len(), *kind))
        };
        let two = || longest(&format!("{stem} {}", passage.word(at + 1)), 2);
        let (length, kind) = two().or_else(|| longest(stem, 1))?;
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
