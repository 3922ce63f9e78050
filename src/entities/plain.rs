//! Common words that stand in an article as words: they make a name of one such word doubtful.

use foldhash::HashMap;

use super::interner::Interner;
use super::passage::{Find, Passage};
use super::role::{Role, bits};
use super::spread::COMMON;
use crate::text::fold::fold;

/// Roles by which a common word is a name wherever it stands.
const LISTED: u64 = bits(&[Role::Place, Role::Organization, Role::Product, Role::Event]);

/// How often each common word of an article stands in no name.
#[derive(Debug, Default)]
pub(super) struct PlainWords {
    /// Folded, without clitics.
    words: Interner,
    counts: Vec<u32>,
    /// By the number that passages give a word, its place among the counts, once it was asked.
    places: HashMap<u32, u32>,
}

impl PlainWords {
    /// Takes in a passage and all that was found in it, in order.
    pub(super) fn count(&mut self, passage: &Passage<'_>, finds: &[Find]) {
        let mut finds = finds.iter().peekable();
        for (at, token) in passage.tokens.iter().enumerate() {
            while finds.next_if(|find| find.tokens.end <= at).is_some() {}
            let is_found = finds.peek().is_some_and(|find| find.tokens.contains(&at));
            let stem = token.read.stem;
            if let Some(number) = token.number
                && !is_found
                && stem.frequency > COMMON
                && !stem.is(LISTED)
            {
                let place = self.place(passage, at, number);
                self.counts[place as usize] += 1;
            }
        }
    }

    /// Each word is looked up once.
    fn place(&mut self, passage: &Passage<'_>, at: usize, number: u32) -> u32 {
        if let Some(place) = self.places.get(&number) {
            return *place;
        }
        let word = self.words.intern(&passage.stem_word(at));
        self.counts.resize(self.words.len(), 0);
        self.places.insert(number, word);
        word
    }

    /// How often a name stands in the article as a word; never, if it is not one common word.
    pub(super) fn of(&self, name: &str) -> usize {
        let word = self.words.find(fold(name).text());
        word.and_then(|word| self.counts.get(word as usize)).map_or(0, |&count| count as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::PlainWords;
    use crate::article::{Kind, Part};
    use crate::entities::passage::{Find, Passage};
    use crate::entities::recognised::{Recognised, Spoken};
    use crate::entities::resolve::Entities;
    use crate::entities::words::Words;
    use crate::entities::{CAREFUL, NORMAL};
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    /// How sure the mentions of a word are in the end that is a name where it says so, found with this confidence.
    fn sure(word: &str, uses: &[bool], sure: u8) -> Vec<u8> {
        let text = vec![word; uses.len()].join(" ");
        let mut words = Words::default();
        let passage = Passage::new(&text, &mut words);
        let named = uses.iter().enumerate().filter(|(_, named)| **named);
        let find = |at: usize| {
            let skip = passage.skip(at);
            Find { skip, sure, ..Find::new(Kind::Organization, at..at + 1, 4) }
        };
        let finds: Vec<Find> = named.map(|(at, _)| find(at)).collect();
        let (mut plain, mut entities, mut found) =
            (PlainWords::default(), Entities::default(), Recognised::default());
        plain.count(&passage, &finds);
        let spoken = finds.iter().map(|find| {
            let (range, what) = (passage.source(find), entities.learn(&passage, find));
            Spoken { start: range.start as u32, end: range.end as u32, what, sure: find.sure }
        });
        found.extend(Part::Title, spoken);
        found.resolve(entities, &plain);
        found.confidences().map(crate::article::Confidence::percent).collect()
    }

    proptest! {
        /// A common word is a name where it is one more often than not, or surely; a rare one, or a listed name, always.
        #[test]
        fn what_is_more_often_a_word_is_no_name(uses in prop::collection::vec(any::<bool>(), 0..9), given in 0_u8..=100) {
            let named = uses.iter().filter(|named| **named).count();
            let doubted = given < CAREFUL.percent() && uses.len() - named > named;
            // "The sun", and "and the sun" as it stands in a text.
            for word in ["الشمس", "والشمس"] {
                let found = sure(word, &uses, given);
                prop_assert_eq!(found.len(), named);
                let is_left = |sure: &u8| if doubted { *sure <= given && *sure < NORMAL.percent() } else { *sure == given };
                assert!(found.iter().all(is_left), "{word} {uses:?} {given}: {found:?}");
            }
            for word in ["زقزوقة", "باريس"] {
                prop_assert_eq!(sure(word, &uses, given), vec![given; named]);
            }
        }
    }
}
