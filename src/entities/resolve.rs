//! Says which mentions are one and the same, and what the entity is called.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::passage::{Find, Passage};
use crate::article::{Entity, Kind};
use crate::text::script::is_bidi_control;

/// The entities of an article, in order of first mention.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// From a folded spelling of a kind to the folded spelling it is filed under.
    same: HashMap<String, (String, Kind)>,
    /// From a filing key to the entity.
    numbers: HashMap<String, usize>,
    list: Vec<Entity>,
    /// The spellings that each entity has.
    spellings: HashSet<(usize, String)>,
}

/// A mention whose entity is not known yet.
#[derive(Debug)]
pub(super) struct Spoken {
    kind: Kind,
    /// Its bytes in the original text.
    pub(super) range: Range<usize>,
    key: String,
    spelling: String,
    alias: Option<String>,
}

impl Entities {
    /// Takes in what a passage names: full names and names with another spelling say what a short one stands for.
    pub(super) fn learn(&mut self, passage: &Passage, finds: &[Find]) -> Vec<Spoken> {
        let spoken = |find: &Find| {
            self.learn_one(passage, find);
            Spoken {
                kind: find.kind,
                range: passage.source(find),
                key: Self::key(passage, find),
                spelling: shown(&passage.spelling(find.name(), find.skip)),
                alias: find.alias.clone().map(|alias| shown(&passage.spelling(alias, 0))),
            }
        };
        finds.iter().map(spoken).collect()
    }

    /// All of them.
    pub(super) fn list(self) -> Vec<Entity> {
        self.list
    }

    fn key(passage: &Passage, find: &Find) -> String {
        passage.words(find.name(), find.skip).join(" ")
    }

    fn learn_one(&mut self, passage: &Passage, find: &Find) {
        let key = Self::key(passage, find);
        if let Some(alias) = find.alias.clone() {
            self.same.insert(passage.words(alias, 0).join(" "), (key.clone(), find.kind));
        }
        // Google DeepMind is DeepMind too.
        if find.kind == Kind::Organization
            && let [_, .., before, last] = &passage.words(find.name(), find.skip)[..]
            && !passage.is_definite(find.name().end - 1)
        {
            self.same.entry(format!("{before} {last}")).or_insert_with(|| (key.clone(), find.kind));
        }
        if find.kind != Kind::Person {
            return;
        }
        let words = passage.words(find.name(), find.skip);
        if let [first, .., last] = &words[..] {
            // The latest full name of that surname; a given name yields to a surname.
            self.same.insert(last.clone(), (key.clone(), find.kind));
            self.same.entry(first.clone()).or_insert((key, find.kind));
        }
    }

    /// The number of the entity that is mentioned; a new one if need be. Its name is the fullest spelling.
    pub(super) fn number(&mut self, spoken: &Spoken) -> usize {
        let key = self
            .same
            .get(&spoken.key)
            .filter(|(_, kind)| *kind == spoken.kind)
            .map_or(&spoken.key, |(key, _)| key);
        let number = self.numbers.get(key).copied().unwrap_or_else(|| {
            self.numbers.insert(key.clone(), self.list.len());
            let name = spoken.spelling.clone();
            self.list.push(Entity { name, kind: spoken.kind, aliases: Vec::new(), count: 0 });
            self.list.len() - 1
        });
        let entity = &mut self.list[number];
        entity.count += 1;
        for spelling in std::iter::once(&spoken.spelling).chain(&spoken.alias) {
            if self.spellings.insert((number, spelling.clone())) {
                add_spelling(entity, spelling);
            }
        }
        number
    }
}

/// A spelling as a name by itself: direction controls belong to the text it was cut from.
fn shown(spelling: &str) -> String {
    spelling.chars().filter(|&c| !is_bidi_control(c)).collect()
}

/// Takes a new spelling in: as the name if it is fuller than the one so far, else as another spelling.
fn add_spelling(entity: &mut Entity, spelling: &str) {
    if spelling == entity.name {
        return;
    }
    let latin = |text: &str| text.starts_with(|c: char| c.is_ascii());
    let words = |text: &str| text.split_whitespace().count();
    let fuller = match (latin(&entity.name), latin(spelling)) {
        (true, false) => true,
        (false, true) => false,
        _ => words(spelling) > words(&entity.name),
    };
    let other =
        if fuller { std::mem::replace(&mut entity.name, spelling.to_owned()) } else { spelling.to_owned() };
    entity.aliases.push(other);
}
