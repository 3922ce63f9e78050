//! Seeks each name found once through the whole article: without quotation marks, behind clitics, by surname.

use std::collections::HashMap;

use super::clitic::readings;
use super::lexicon::lexicon;
use super::passage::{Find, Passage, settle};
use crate::article::Kind;

/// The names of an article by their first folded word: the words after it, and the kind.
struct Names(HashMap<String, Vec<(Vec<String>, Kind)>>);

/// Adds to the finds of each passage the further mentions of all names found.
pub(super) fn spread(passages: &[Passage], finds: &mut [Vec<Find>]) {
    let names = Names::of(passages, finds);
    for (passage, found) in passages.iter().zip(finds.iter_mut()) {
        let mut all = std::mem::take(found);
        all.extend(names.find(passage));
        *found = settle(all);
    }
}

impl Names {
    fn of(passages: &[Passage], finds: &[Vec<Find>]) -> Self {
        let mut votes: HashMap<Vec<String>, HashMap<Kind, usize>> = HashMap::new();
        let mut vote =
            |words: Vec<String>, kind: Kind| *votes.entry(words).or_default().entry(kind).or_default() += 1;
        for (passage, finds) in passages.iter().zip(finds) {
            for find in finds.iter().filter(|find| find.is_name()) {
                let words = passage.words(find.name(), find.skip);
                if find.kind == Kind::Person && words.len() > 1 {
                    // The surname, and the given name if it is one: they name the same person again.
                    let part = |word: &String| {
                        let likely = word.is_ascii() || lexicon().is_name(word) || word.starts_with("ال");
                        word.chars().count() > 2 && likely && !lexicon().knows(word)
                    };
                    for word in [words.first(), words.last()].into_iter().flatten().filter(|word| part(word))
                    {
                        vote(vec![word.clone()], Kind::Person);
                    }
                }
                if let Some(alias) = find.alias.clone() {
                    vote(passage.words(alias, 0), find.kind);
                }
                // One ordinary word in quotation marks does not make all its uses names.
                if words.len() > 1 || find.trust < 4 || !is_ordinary(&words[0]) {
                    vote(words, find.kind);
                }
            }
        }
        let mut names: HashMap<String, Vec<(Vec<String>, Kind)>> = HashMap::new();
        for (mut words, kinds) in votes {
            // Of kinds with as many votes the first of the list.
            let kind =
                Kind::ALL.into_iter().rev().max_by_key(|kind| kinds.get(kind)).unwrap_or(Kind::Organization);
            let first = words.remove(0);
            names.entry(first).or_default().push((words, kind));
        }
        for entries in names.values_mut() {
            entries.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        Self(names)
    }

    fn find(&self, passage: &Passage) -> Vec<Find> {
        (0..passage.tokens.len())
            .filter(|&at| passage.is_word(at))
            .filter_map(|at| self.at(passage, at))
            .collect()
    }

    fn at(&self, passage: &Passage, at: usize) -> Option<Find> {
        readings(passage.word(at)).into_iter().find_map(|reading| {
            let follows =
                |rest: &[String]| rest.iter().enumerate().all(|(n, word)| passage.word(at + 1 + n) == word);
            let (rest, kind) = self.0.get(&reading.stem)?.iter().find(|(rest, _)| follows(rest))?;
            // A clitic is taken off one word only where it cannot be the word's own letter: the whole is unknown.
            if reading.skip > 0
                && rest.is_empty()
                && (lexicon().knows(passage.word(at)) || lexicon().is_name(passage.word(at)))
            {
                return None;
            }
            // A Latin name has its capital wherever it stands.
            if passage.is_latin(at) && !passage.tokens[at].capital {
                return None;
            }
            Some(Find { skip: reading.skip, ..Find::new(*kind, at..at + 1 + rest.len(), 1) })
        })
    }
}

/// Whether one word is more likely a common noun than a name: it has the article, or announces other names.
fn is_ordinary(word: &str) -> bool {
    word.starts_with("ال") || lexicon().knows(word) || (!word.is_ascii() && word.chars().count() < 3)
}
