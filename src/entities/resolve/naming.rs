//! What an entity is called: its fullest name in Arabic letters, and its other spellings.

use std::collections::HashMap;

use super::Said;
use crate::article::{Entity, Kind};
use crate::entities::interner::Interner;

/// One folded name of an entity.
#[derive(Debug)]
struct Spelt {
    name: u32,
    /// Its spellings, and how often each is met; in order of first mention.
    shown: Vec<(u32, u32)>,
}

/// An entity as it comes together.
#[derive(Debug, Default)]
struct Gathered {
    names: Vec<Spelt>,
    kinds: Vec<(Kind, u32)>,
}

impl Gathered {
    fn add(&mut self, name: u32, spelling: u32, count: u32) {
        let at = self.names.iter().position(|spelt| spelt.name == name).unwrap_or_else(|| {
            self.names.push(Spelt { name, shown: Vec::new() });
            self.names.len() - 1
        });
        add(&mut self.names[at].shown, spelling, count);
    }
}

/// Counts a thing in a short list.
fn add<T: PartialEq>(list: &mut Vec<(T, u32)>, thing: T, count: u32) {
    match list.iter_mut().find(|(other, _)| *other == thing) {
        Some((_, all)) => *all += count,
        None => list.push((thing, count)),
    }
}

/// The first of those that are met most often.
fn most<T: Copy>(list: &[(T, u32)]) -> Option<T> {
    list.iter().rev().max_by_key(|(_, count)| *count).map(|(thing, _)| *thing)
}

/// The entities in order of first mention, not counted, and the entity of each thing said; `of` has the set that each is in.
pub(super) fn entities(
    said: &[Said],
    of: &[u32],
    names: &Interner,
    spellings: &Interner,
) -> (Vec<Entity>, Vec<u32>) {
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    let mut gathered: Vec<Gathered> = Vec::new();
    // One folded name of two kinds is one name.
    let mut folded: HashMap<&str, u32> = HashMap::new();
    let mut number = |name: u32| *folded.entry(names.get(name).get(1..).unwrap_or_default()).or_insert(name);
    let mut entity = |(said, &set): (&Said, &u32)| {
        let at = *numbers.entry(set).or_insert_with(|| {
            gathered.push(Gathered::default());
            gathered.len() as u32 - 1
        });
        let entity = &mut gathered[at as usize];
        add(&mut entity.kinds, said.what.kind, said.count);
        entity.add(number(said.what.name), said.what.spelling, said.count);
        if let Some((name, spelling)) = said.what.alias {
            entity.add(number(name), spelling, said.count);
        }
        at
    };
    let entities = said.iter().zip(of).map(&mut entity).collect();
    (gathered.iter().filter_map(|entity| named(entity, names, spellings)).collect(), entities)
}

fn named(entity: &Gathered, names: &Interner, spellings: &Interner) -> Option<Entity> {
    let fullness = |spelt: &Spelt| {
        let name = names.get(spelt.name).get(1..).unwrap_or_default();
        let count: u32 = spelt.shown.iter().map(|(_, count)| count).sum();
        (!name.starts_with(|c: char| c.is_ascii()), name.split(' ').count(), count)
    };
    let (at, _) = entity.names.iter().enumerate().rev().max_by_key(|(_, spelt)| fullness(spelt))?;
    let mut shown = entity.names.iter().map(|spelt| Some(spellings.get(most(&spelt.shown)?).to_owned()));
    let mut aliases: Vec<String> = shown.by_ref().flatten().collect();
    let name = aliases.remove(at);
    Some(Entity { name, kind: most(&entity.kinds)?, aliases, count: 0 })
}
