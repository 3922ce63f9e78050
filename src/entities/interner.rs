//! Strings, each kept once and known by a number.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

use foldhash::fast::RandomState;

/// Strings in the order in which they were first met; the number of each is its place there. All stand in one buffer: of
/// a long article's there are so many that one allocation each would take more room than what they say.
#[derive(Debug, Default)]
pub(super) struct Interner {
    text: String,
    /// Where each ends in the text. What is read is shorter than 4 GB.
    ends: Vec<u32>,
    /// A power of two of them, at least half of them free; a string stands in the first free one from its hash on.
    slots: Vec<Option<Slot>>,
    hasher: RandomState,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    /// One more than the number.
    count: NonZeroU32,
}

impl Slot {
    fn number(self) -> u32 {
        self.count.get() - 1
    }
}

impl Interner {
    /// How many strings there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string with a number; empty if there is none.
    pub(super) fn get(&self, number: u32) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = (number as usize).checked_sub(1).map_or(0, end);
        self.text.get(start..end(number as usize)).unwrap_or_default()
    }

    /// The number of a string, a new one if it is new.
    pub(super) fn intern(&mut self, string: &str) -> u32 {
        let hash = self.hash(string);
        let known = self.slot(string, hash).and_then(|at| self.slots[at]);
        if let Some(slot) = known {
            return slot.number();
        }
        if self.slots.len() <= 2 * self.len() {
            self.grow();
        }
        let number = self.len() as u32;
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
        self.fill(Slot { hash, count: NonZeroU32::MIN.saturating_add(number) });
        number
    }

    /// The number of a string, if it has one.
    pub(super) fn find(&self, string: &str) -> Option<u32> {
        let at = self.slot(string, self.hash(string))?;
        self.slots[at].map(Slot::number)
    }

    fn hash(&self, string: &str) -> u32 {
        self.hasher.hash_one(string) as u32
    }

    /// The slot that holds a string, or the free one where it would stand; none if there are no slots.
    fn slot(&self, string: &str, hash: u32) -> Option<usize> {
        self.from(hash).find(|&at| {
            self.slots[at].is_none_or(|slot| slot.hash == hash && self.get(slot.number()) == string)
        })
    }

    /// All slots in order from a hash's on.
    fn from(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let slots = self.slots.len();
        (0..slots).map(move |step| (hash as usize + step) & (slots - 1))
    }

    fn fill(&mut self, slot: Slot) {
        if let Some(free) = self.from(slot.hash).find(|&at| self.slots[at].is_none()) {
            self.slots[free] = Some(slot);
        }
    }

    fn grow(&mut self) {
        let more = vec![None; (2 * self.slots.len()).max(64)];
        for slot in std::mem::replace(&mut self.slots, more).into_iter().flatten() {
            self.fill(slot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    proptest! {
        /// Each string has the place of its first coming, and is given back.
        #[test]
        fn strings_are_numbered_as_they_come(strings in prop::collection::vec("[a-cب ]{0,4}", 0..600)) {
            let mut interner = Interner::default();
            let mut met: Vec<&str> = Vec::new();
            for string in &strings {
                let before = met.iter().position(|other| other == string);
                let at = before.unwrap_or(met.len());
                if at == met.len() {
                    met.push(string);
                }
                prop_assert_eq!(interner.find(string), before.map(|at| at as u32));
                prop_assert_eq!(interner.intern(string), at as u32);
                prop_assert_eq!(interner.len(), met.len());
            }
            for (number, string) in (0..).zip(&met) {
                prop_assert_eq!(interner.get(number), *string);
            }
            prop_assert_eq!(interner.get(met.len() as u32), "");
        }
    }
}
