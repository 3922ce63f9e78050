//! Says which mentions are one and the same, and what the entity is called.

use std::collections::HashMap;

use super::passage::{Find, Passage};
use crate::article::{Entity, Kind};

/// The entities of an article in order of first mention, and for each find of each passage the entity's number.
pub(super) fn entities(passages: &[Passage], finds: &[Vec<Find>]) -> (Vec<Entity>, Vec<Vec<usize>>) {
    let mut table = Table::default();
    // Full names and names with another spelling first: they say what a short one stands for.
    for (passage, finds) in passages.iter().zip(finds) {
        for find in finds {
            table.learn(passage, find);
        }
    }
    let mut numbers = Vec::with_capacity(finds.len());
    for (passage, finds) in passages.iter().zip(finds) {
        numbers.push(finds.iter().map(|find| table.mention(passage, find)).collect());
    }
    (table.entities, numbers)
}

#[derive(Default)]
struct Table {
    /// From a folded spelling to the folded spelling it is filed under.
    same: HashMap<String, String>,
    /// From a filing key to the entity.
    numbers: HashMap<String, usize>,
    entities: Vec<Entity>,
}

impl Table {
    fn key(passage: &Passage, find: &Find) -> String {
        passage.words(find.name(), find.skip).join(" ")
    }

    fn learn(&mut self, passage: &Passage, find: &Find) {
        let key = Self::key(passage, find);
        if let Some(alias) = find.alias.clone() {
            self.same.insert(passage.words(alias, 0).join(" "), key.clone());
        }
        if find.kind != Kind::Person {
            return;
        }
        let words = passage.words(find.name(), find.skip);
        if let [first, .., last] = &words[..] {
            // The latest full name of that surname; a given name yields to a surname.
            self.same.insert(last.clone(), key.clone());
            self.same.entry(first.clone()).or_insert(key);
        }
    }

    /// The number of the entity a find mentions; a new one if need be. Its name is the fullest spelling.
    fn mention(&mut self, passage: &Passage, find: &Find) -> usize {
        let own = Self::key(passage, find);
        let key = self.same.get(&own).cloned().unwrap_or_else(|| own.clone());
        let spelling = passage.spelling(find.name(), find.skip);
        let number = *self.numbers.entry(key).or_insert_with(|| {
            self.entities.push(Entity {
                name: spelling.clone(),
                kind: find.kind,
                aliases: Vec::new(),
                count: 0,
            });
            self.entities.len() - 1
        });
        let entity = &mut self.entities[number];
        entity.count += 1;
        add_spelling(entity, &spelling);
        if let Some(alias) = find.alias.clone() {
            add_spelling(entity, &passage.spelling(alias, 0));
        }
        number
    }
}

/// Takes a spelling in: as the name if it is fuller than the one so far, else as another spelling.
fn add_spelling(entity: &mut Entity, spelling: &str) {
    if spelling == entity.name || entity.aliases.iter().any(|alias| alias == spelling) {
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
