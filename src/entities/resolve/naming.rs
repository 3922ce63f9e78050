//! What an entity is called: its fullest name in Arabic letters, and its other spellings.

use std::cmp::Reverse;

use foldhash::HashMap;

use super::Said;
use crate::article::{Entity, Kind};
use crate::entities::interner::Interner;

/// A spelling of an entity, where it is first met and how often it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spelt {
    entity: u32,
    /// The number of the folded name.
    name: u32,
    spelling: u32,
    first: usize,
    count: u32,
}

/// The entities in order of first mention, not counted, and the entity of each thing said; `of` has the set that each is in.
pub(super) fn entities(
    said: &[Said],
    of: &[u32],
    names: &Interner,
    spellings: &Interner,
) -> (Vec<Entity>, Vec<u32>) {
    let mut numbers: HashMap<u32, u32> = HashMap::default();
    let mut kinds: Vec<[u32; Kind::ALL.len()]> = Vec::new();
    // One folded name of two kinds is one name.
    let mut folded: HashMap<&str, u32> = HashMap::default();
    let mut spelt: Vec<Spelt> = Vec::with_capacity(said.len());
    let mut entities = Vec::with_capacity(said.len());
    for (first, (Said { what, count }, set)) in said.iter().zip(of).enumerate() {
        let entity = *numbers.entry(*set).or_insert_with(|| {
            kinds.push([0; Kind::ALL.len()]);
            kinds.len() as u32 - 1
        });
        kinds[entity as usize][what.kind as usize] += count;
        for (name, spelling) in std::iter::once((what.name, what.spelling)).chain(what.alias) {
            let name = *folded.entry(text(names, name)).or_insert(name);
            spelt.push(Spelt { entity, name, spelling, first, count: *count });
        }
        entities.push(entity);
    }
    spelt.sort_unstable();
    let of_entities = spelt.chunk_by(|one, other| one.entity == other.entity);
    let list = of_entities.zip(&kinds).map(|(spelt, kinds)| named(spelt, kinds, names, spellings));
    (list.collect(), entities)
}

/// The folded words of a name, without the letter of its kind.
fn text(names: &Interner, name: u32) -> &str {
    names.get(name).get(1..).unwrap_or_default()
}

fn named(spelt: &[Spelt], kinds: &[u32], names: &Interner, spellings: &Interner) -> Entity {
    // Each folded name once, as it is met most often.
    let mut once: Vec<Spelt> =
        spelt.chunk_by(|one, other| one.name == other.name).filter_map(often).collect();
    once.sort_by_key(|spelt| spelt.first);
    let fullness = |spelt: &Spelt| {
        let name = text(names, spelt.name);
        (
            !name.starts_with(|c: char| c.is_ascii()),
            name.split(' ').count(),
            spelt.count,
            Reverse(spelt.first),
        )
    };
    let fullest = (0..once.len()).max_by_key(|&at| fullness(&once[at])).unwrap_or(0);
    let mut aliases: Vec<String> =
        once.iter().map(|spelt| spellings.get(spelt.spelling).to_owned()).collect();
    let name = aliases.remove(fullest);
    let kind = Kind::ALL.into_iter().rev().max_by_key(|kind| kinds[*kind as usize]);
    Entity { name, kind: kind.unwrap_or(Kind::Organization), aliases, count: 0 }
}

/// All spellings of one folded name as the one that is met most often, with the first place and the count of all.
fn often(spelt: &[Spelt]) -> Option<Spelt> {
    let sum = |spelt: &[Spelt]| {
        let count = spelt.iter().map(|spelt| spelt.count).sum();
        spelt.iter().min_by_key(|spelt| spelt.first).map(|first| Spelt { count, ..*first })
    };
    let each = spelt.chunk_by(|one, other| one.spelling == other.spelling).filter_map(sum);
    let best = each.max_by_key(|spelt| (spelt.count, Reverse(spelt.first)))?;
    sum(spelt).map(|all| Spelt { spelling: best.spelling, ..all })
}
