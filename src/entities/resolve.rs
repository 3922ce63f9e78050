//! Says which mentions are one and the same, and what the entity is called.

use std::collections::{HashMap, HashSet};

use super::interner::Interner;
use super::passage::{Find, Passage};
use crate::article::{Entity, Kind};
use crate::text::script::is_bidi_control;

/// What an article says of its entities, each thing once: a long article says the same many times.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// All spellings, folded and as they are shown.
    strings: Interner,
    /// From a folded spelling of a kind to the folded spelling it is filed under.
    same: HashMap<u32, (u32, Kind)>,
    /// In order of first mention.
    said: Vec<Said>,
    numbers: HashMap<Said, u32>,
}

/// How something is named, by the numbers of its strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Said {
    kind: Kind,
    /// The folded spelling.
    key: u32,
    spelling: u32,
    alias: Option<u32>,
}

impl Entities {
    /// Takes in a find: full names and names with another spelling say what a short one stands for. The number of what is
    /// said.
    pub(super) fn learn(&mut self, passage: &Passage, find: &Find) -> u32 {
        let words = passage.words(find.name(), find.skip);
        let key = self.strings.intern(&words.join(" "));
        let alias = find.alias.clone().map(|alias| {
            let folded = self.strings.intern(&passage.words(alias.clone(), 0).join(" "));
            self.same.insert(folded, (key, find.kind));
            self.strings.intern(&shown(&passage.spelling(alias, 0)))
        });
        self.learn_shorter(passage, find, key, &words);
        let spelling = self.strings.intern(&shown(&passage.spelling(find.name(), find.skip)));
        let said = Said { kind: find.kind, key, spelling, alias };
        *self.numbers.entry(said).or_insert_with(|| {
            self.said.push(said);
            self.said.len() as u32 - 1
        })
    }

    fn learn_shorter(&mut self, passage: &Passage, find: &Find, key: u32, words: &[String]) {
        // Google DeepMind is DeepMind too.
        if find.kind == Kind::Organization
            && let [_, .., before, last] = words
            && !passage.is_definite(find.name().end - 1)
        {
            let short = self.strings.intern(&format!("{before} {last}"));
            self.same.entry(short).or_insert((key, find.kind));
        }
        if find.kind == Kind::Person
            && let [first, .., last] = words
        {
            // The latest full name of that surname; a given name yields to a surname.
            self.same.insert(self.strings.intern(last), (key, find.kind));
            self.same.entry(self.strings.intern(first)).or_insert((key, find.kind));
        }
    }

    /// The entities in order of first mention, not counted; and the entity of each thing said. The name of an entity is
    /// its fullest spelling.
    pub(super) fn resolve(self) -> (Vec<Entity>, Vec<u32>) {
        let Self { strings, same, said, numbers } = self;
        drop(numbers);
        let mut list: Vec<Entity> = Vec::new();
        // From a filing key to the entity.
        let mut filed: HashMap<u32, u32> = HashMap::new();
        // The spellings that each entity has.
        let mut spellings: HashSet<(u32, u32)> = HashSet::new();
        let entity = |said: Said| {
            let Said { kind, key, spelling, alias } = said;
            let key = same.get(&key).filter(|(_, other)| *other == kind).map_or(key, |(key, _)| *key);
            let number = *filed.entry(key).or_insert_with(|| {
                let name = strings.get(spelling).to_owned();
                list.push(Entity { name, kind, aliases: Vec::new(), count: 0 });
                list.len() as u32 - 1
            });
            for spelling in std::iter::once(spelling).chain(alias) {
                if spellings.insert((number, spelling)) {
                    add_spelling(&mut list[number as usize], strings.get(spelling));
                }
            }
            number
        };
        let entities = said.into_iter().map(entity).collect();
        (list, entities)
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
