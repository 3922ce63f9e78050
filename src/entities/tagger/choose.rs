//! Which of the stretches that may be names are names: each is weighed by itself and by what its spelling is elsewhere in the
//! document, and of two that overlap the surer is one.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::tag::{KINDS, Tag};
use crate::article::Kind;

/// What is less likely a name is none.
const RIGHT: f32 = 0.33;

/// How much it speaks for a name that its spelling is surely one of its kind elsewhere.
const FOR: f32 = 1.0;

/// How much it speaks against it that its spelling is surely one of another kind.
const AGAINST: f32 = 0.5;

/// More names elsewhere do not speak louder than so many.
const LOUDEST: f32 = 2.0;

/// A name less likely than this takes the kind that the document is for …
const SURE: f32 = 0.7;

/// … if it is so much more for that.
const MORE: f32 = 0.5;

/// One name in so many that is announced as a thing makes the others one.
const OFTEN: f32 = 3.0;

/// A stretch that may be a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weighed {
    pub(super) tokens: Range<u32>,
    /// The tag that it begins with.
    pub(super) begins: Tag,
    /// How many folded bytes of its first word are clitics.
    pub(super) skip: u8,
    /// The number of its stems, and those of its first and its last word alone.
    pub(super) spelled: u64,
    pub(super) ends: [u64; 2],
    /// Whether lists have it, or the word before it announces something else than a person.
    pub(super) announced: bool,
    /// The logarithm of its odds of being a name, by itself.
    pub(super) odds: f32,
}

/// How likely it is what has such odds.
fn likely(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// What the stretches of a document say of each other.
#[derive(Debug, Default)]
pub(super) struct Votes {
    /// By spelling: how many names of each kind it is likely to be.
    kinds: HashMap<u64, [f32; KINDS.len()]>,
    /// By spelling: how many names it is likely to be that are announced.
    announced: HashMap<u64, f32>,
    /// The first and last words of people's names that are sure.
    people: HashSet<u64>,
}

impl Votes {
    /// Takes in the stretches of a text.
    pub(super) fn learn(&mut self, weighed: &[Weighed]) {
        for one in weighed {
            self.kinds.entry(one.spelled).or_default()[one.begins.kind_number()] += likely(one.odds);
            if one.announced {
                *self.announced.entry(one.spelled).or_default() += likely(one.odds);
            }
            if one.begins.kind() == Some(Kind::Person) && one.tokens.len() > 1 && likely(one.odds) >= SURE {
                self.people.extend(one.ends);
            }
        }
    }

    /// The odds of a stretch when the rest of the document was heard: but for what its own place says.
    fn odds(&self, all: &[Weighed], at: usize) -> f32 {
        let one = &all[at];
        let mut votes = self.kinds.get(&one.spelled).copied().unwrap_or_default();
        // Those that begin with the same token are beside it.
        let same = |rival: &&Weighed| rival.tokens.start == one.tokens.start;
        let rivals = all[..at].iter().rev().take_while(same).chain(all[at..].iter().take_while(same));
        for rival in rivals.filter(|rival| rival.tokens == one.tokens) {
            votes[rival.begins.kind_number()] -= likely(rival.odds);
        }
        let own = votes[one.begins.kind_number()];
        let others: f32 = votes.iter().sum::<f32>() - own;
        one.odds + FOR * own.clamp(0.0, LOUDEST) - AGAINST * others.clamp(0.0, LOUDEST)
    }

    /// The tag that a name begins with: that of another kind, if it is open and the document is for that; and a word of a person's
    /// name that stands alone, in quotation marks it may be, is that person, unless it is often announced as something else.
    pub(super) fn kind(&self, one: &Weighed, likely: f32) -> Tag {
        let votes = self.kinds.get(&one.spelled).copied().unwrap_or_default();
        let announced = self.announced.get(&one.spelled).copied().unwrap_or(0.0);
        let often = announced * OFTEN >= votes.iter().sum();
        let thing = matches!(one.begins.kind(), Some(Kind::Organization | Kind::Product));
        if thing && one.tokens.len() == 1 && !often && self.people.contains(&one.spelled) {
            return Tag::begins(Kind::Person);
        }
        let most = (1..KINDS.len()).fold(0, |most, kind| if votes[kind] > votes[most] { kind } else { most });
        let open = likely < SURE && votes[most] > votes[one.begins.kind_number()] + MORE;
        if open { Tag::begins(KINDS[most]) } else { one.begins }
    }

    /// Which stretches of a text, given in order of where they begin, are names, in order, and how likely: the surest first, none
    /// over another.
    pub(super) fn chosen(&self, all: &[Weighed]) -> Vec<(usize, f32)> {
        let likely = (0..all.len()).map(|at| likely(self.odds(all, at)));
        let mut order: Vec<(usize, f32)> =
            likely.enumerate().filter(|(_, likely)| *likely >= RIGHT).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let end = all.iter().map(|one| one.tokens.end).max().unwrap_or(0);
        let mut taken = vec![false; end as usize];
        let mut chosen: Vec<(usize, f32)> = Vec::new();
        for (at, likely) in order {
            let taken = &mut taken[all[at].tokens.start as usize..all[at].tokens.end as usize];
            if !taken.contains(&true) {
                taken.fill(true);
                chosen.push((at, likely));
            }
        }
        chosen.sort_by_key(|(at, _)| all[*at].tokens.start);
        chosen
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert, proptest};

    use super::{KINDS, RIGHT, Tag, Votes, Weighed, likely};

    fn weighed(tokens: std::ops::Range<u32>, kind: usize, spelled: u64, odds: f32) -> Weighed {
        Weighed {
            tokens,
            begins: Tag::begins(KINDS[kind]),
            skip: 0,
            spelled,
            ends: [spelled, spelled + 1],
            announced: false,
            odds,
        }
    }

    #[test]
    fn of_two_that_overlap_the_surer_is_a_name() {
        let all = [
            weighed(0..2, 0, 1, 1.0),
            weighed(1..2, 0, 2, 3.0),
            weighed(2..4, 1, 3, 0.5),
            weighed(4..5, 1, 4, -3.0),
        ];
        let chosen: Vec<usize> = Votes::default().chosen(&all).into_iter().map(|(at, _)| at).collect();
        assert_eq!(chosen, [1, 2]);
    }

    #[test]
    fn a_word_of_a_persons_name_alone_is_that_person() {
        let mut votes = Votes::default();
        votes.learn(&[Weighed { ends: [8, 9], ..weighed(0..2, 0, 20, 4.0) }]);
        let kind = |votes: &Votes, one: &Weighed| votes.kind(one, 0.9).kind();
        let alone = weighed(4..5, 1, 8, 3.0);
        votes.learn(std::slice::from_ref(&alone));
        assert_eq!(kind(&votes, &alone), Some(KINDS[0]));
        assert_eq!(kind(&votes, &weighed(4..5, 1, 7, 3.0)), Some(KINDS[1]));
        votes.learn(&[Weighed { announced: true, ..alone.clone() }]);
        assert_eq!(kind(&votes, &alone), Some(KINDS[1]));
    }

    /// A place that leaves two kinds open takes that of the other places; its own says nothing for itself.
    #[test]
    fn the_document_votes_for_a_kind() {
        let open = [weighed(0..1, 1, 7, 0.4), weighed(0..1, 3, 7, 0.3)];
        let mut votes = Votes::default();
        votes.learn(&open);
        assert_eq!(votes.chosen(&open)[0].0, 0);
        for _ in 0..2 {
            votes.learn(&[weighed(5..6, 3, 7, 4.0)]);
        }
        assert_eq!(votes.chosen(&open)[0].0, 1);
    }

    proptest! {
        /// Names are in order and apart, none is unlikely, and what is left out is unlikely or lies across one as sure.
        #[test]
        fn the_surest_that_do_not_overlap_are_chosen(
            stretches in prop::collection::vec((0_u32..12, 1_u32..5, 0_usize..5, 0_u64..6, -5.0_f32..5.0), 0..24),
        ) {
            let mut all: Vec<Weighed> = stretches
                .into_iter()
                .map(|(start, length, kind, spelled, odds)| weighed(start..start + length, kind, spelled, odds))
                .collect();
            all.sort_by_key(|one| one.tokens.start);
            let mut votes = Votes::default();
            votes.learn(&all);
            let chosen = votes.chosen(&all);
            for (one, other) in chosen.iter().zip(chosen.iter().skip(1)) {
                prop_assert!(all[one.0].tokens.end <= all[other.0].tokens.start);
            }
            for at in 0..all.len() {
                let own = likely(votes.odds(&all, at));
                let over = |(other, sure): &&(usize, f32)| {
                    let (one, other) = (&all[at].tokens, &all[*other].tokens);
                    one.start < other.end && other.start < one.end && *sure >= own
                };
                let is_chosen = chosen.iter().any(|(other, _)| *other == at);
                prop_assert!(!is_chosen || own >= RIGHT);
                prop_assert!(is_chosen || own < RIGHT || chosen.iter().any(|one| over(&one)));
            }
        }
    }
}
