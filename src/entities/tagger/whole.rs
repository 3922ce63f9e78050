//! Names weighed as wholes: what the words of a stretch say together of the name it may be, which no word says alone.
//!
//! The chain gives the stretches that may be names. Each is weighed by where it begins and ends, what sorts of words it is made
//! of, what the lists, the rules and the rest of the document have of it.

use std::ops::Range;

use super::context::Context;
use super::elsewhere::Elsewhere;
use super::key::{Ask, key};
use super::tag::{KINDS, Tag};
use super::word::{Lore, spelled};
use crate::entities::hash::pair;

/// No name has more tokens than this; what is longer is no text that names anything.
pub(super) const LONGEST: usize = 24;

/// What is less likely by the chain is not weighed.
pub(super) const LEAST: f32 = 0.02;

/// A stretch that may be a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    /// The tag that it begins with.
    pub(super) begins: Tag,
    /// How likely the chain has it: 0 to 1.
    pub(super) likely: f32,
}

/// A text as it is known when its names are weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) lore: &'a [Lore],
    pub(super) context: &'a Context,
    pub(super) elsewhere: &'a Elsewhere,
    /// Its tags at first.
    pub(super) first: &'a [Tag],
    /// Its tags now.
    pub(super) tags: &'a [Tag],
}

/// Longer names are described by their first and last words.
const DESCRIBED: usize = 5;

/// Longer names are as long as this.
const LONG: usize = 8;

/// How likely something is, in steps of its odds.
// The odds are cut to a few steps.
#[allow(clippy::cast_sign_loss)]
fn odds(likely: f32) -> u64 {
    let likely = likely.clamp(1e-4, 1.0 - 1e-4);
    let odds = (likely / (1.0 - likely)).ln() * 2.0;
    (odds.round().clamp(-12.0, 12.0) + 12.0) as u64
}

/// The features of a candidate: their keys.
pub(super) fn features(around: &Around<'_>, candidates: &[Candidate], at: usize, mut put: impl FnMut(u32)) {
    let candidate = &candidates[at];
    // The number of the kind is where the distance of a token is in other keys.
    let kind = candidate.begins.kind_number();
    let mut say = |ask: Ask, answer: u64| put(key(ask, kind as i8, answer));
    say(Ask::WholeLikely, odds(candidate.likely));
    rivals(candidates, at, &mut say);
    say(Ask::WholeTold, u64::from(is_told(around.tags, candidate)));
    ends(around, &candidate.tokens, &mut say);
    make(around.lore, &candidate.tokens, &mut say);
    known(around, candidate, &mut say);
}

/// What stands against a candidate: the likeliest within it, around it, of the same words, across an end of it.
fn rivals(candidates: &[Candidate], at: usize, say: &mut impl FnMut(Ask, u64)) {
    let mut rivals = [0.0_f32; 4];
    let own = &candidates[at].tokens;
    // They are in order of where they begin, and none is longer than the longest.
    let before = candidates[..at].iter().rev().take_while(|other| other.tokens.start + LONGEST > own.start);
    let behind = candidates[at + 1..].iter().take_while(|other| other.tokens.start < own.end);
    for other in before.chain(behind) {
        let its = &other.tokens;
        if its.end <= own.start {
            continue;
        }
        let place = if its == own {
            2
        } else if its.start >= own.start && its.end <= own.end {
            0
        } else if its.start <= own.start && its.end >= own.end {
            1
        } else {
            3
        };
        rivals[place] = rivals[place].max(other.likely);
    }
    for (place, likely) in (0..).zip(rivals).filter(|(_, likely)| *likely > 0.0) {
        say(Ask::WholeRival, (odds(likely) << 2) + place);
    }
}

/// Whether the likeliest tags have it.
fn is_told(tags: &[Tag], Candidate { tokens, begins, .. }: &Candidate) -> bool {
    let goes_on = |tag: &Tag| !tag.is_beginning() && tag.kind() == begins.kind();
    tags[tokens.start] == *begins
        && tags[tokens.start + 1..tokens.end].iter().all(goes_on)
        && !tags.get(tokens.end).is_some_and(goes_on)
}

fn sort(lore: &Lore) -> u64 {
    u64::from(lore.sort)
}

fn class(lore: &Lore) -> u64 {
    u64::from(lore.class)
}

/// Its first and last words, and what is beside them.
fn ends(around: &Around<'_>, tokens: &Range<usize>, say: &mut impl FnMut(Ask, u64)) {
    let Around { lore, tags, .. } = *around;
    let nothing = Lore::default();
    let near = |at: Option<usize>| at.and_then(|at| lore.get(at)).unwrap_or(&nothing);
    let tag = |at: Option<usize>| at.and_then(|at| tags.get(at)).map_or(0, |tag| 1 + tag.number() as u64);
    let (first, last) = (&lore[tokens.start], &lore[tokens.end - 1]);
    let (before, behind) = (near(tokens.start.checked_sub(1)), near(Some(tokens.end)));
    let second = near(Some(tokens.start + 1).filter(|at| *at < tokens.end));
    let length = tokens.len().min(LONG) as u64;
    let one = u64::from(length == 1);
    say(Ask::WholeFirst, pair(1, first.stem));
    say(Ask::WholeFirst, pair(2, sort(first) << 1 | one));
    say(Ask::WholeFirst, pair(3, class(first) << 1 | one));
    say(Ask::WholeFirst, pair(4, pair(first.stem, length)));
    say(Ask::WholeLast, pair(1, last.stem));
    say(Ask::WholeLast, pair(2, sort(last) << 1 | one));
    say(Ask::WholeLast, pair(3, class(last) << 1 | one));
    say(Ask::WholeLast, pair(4, last.ending));
    say(Ask::WholeLast, pair(5, pair(last.roles, class(first) & 7) << 1 | one));
    say(Ask::WholeBefore, pair(1, before.stem));
    say(Ask::WholeBefore, pair(2, sort(before)));
    say(Ask::WholeBefore, pair(3, class(before)));
    say(Ask::WholeBefore, pair(4, sort(before) << 8 | sort(first)));
    say(Ask::WholeBefore, pair(5, pair(before.stem, sort(first))));
    say(Ask::WholeBefore, pair(6, class(before) << 16 | class(first)));
    say(Ask::WholeBefore, pair(7, before.roles));
    if before.is_sign() {
        // What announces a name stands before its quotation mark.
        let announcing = near(tokens.start.checked_sub(2));
        say(Ask::WholeBefore, pair(8, pair(before.stem, announcing.stem)));
        say(Ask::WholeBefore, pair(9, pair(before.stem, announcing.roles)));
        say(Ask::WholeBefore, pair(11, tag(tokens.start.checked_sub(2))));
    }
    say(Ask::WholeBefore, pair(10, tag(tokens.start.checked_sub(1))));
    say(Ask::WholeBehind, pair(1, behind.stem));
    say(Ask::WholeBehind, pair(2, sort(behind)));
    say(Ask::WholeBehind, pair(3, class(behind)));
    say(Ask::WholeBehind, pair(4, sort(last) << 8 | sort(behind)));
    say(Ask::WholeBehind, pair(5, pair(behind.stem, sort(last))));
    say(Ask::WholeBehind, pair(6, class(last) << 16 | class(behind)));
    say(Ask::WholeBehind, pair(7, sort(first) << 32 | class(last) << 16 | class(behind)));
    say(Ask::WholeBehind, pair(8, pair(first.stem, sort(behind) << 16 | class(behind))));
    say(Ask::WholeBehind, pair(9, tag(Some(tokens.end))));
    say(Ask::WholeBehind, pair(10, behind.roles));
    if behind.is_sign() {
        say(Ask::WholeBehind, pair(11, tag(Some(tokens.end + 1))));
    }
    say(Ask::WholeEnds, pair(1, pair(first.stem, last.stem)));
    say(Ask::WholeEnds, pair(2, pair(first.stem, sort(last))));
    say(Ask::WholeEnds, pair(3, pair(before.stem, behind.stem)));
    say(Ask::WholeEnds, pair(4, pair(first.stem, second.stem)));
    say(Ask::WholeEnds, pair(5, sort(before) << 8 | sort(behind)));
}

/// What it is made of.
fn make(lore: &[Lore], tokens: &Range<usize>, say: &mut impl FnMut(Ask, u64)) {
    let length = tokens.len().min(LONG) as u64;
    let first = &lore[tokens.start];
    let make = |of: fn(&Lore) -> u64| {
        let words = lore[tokens.clone()].iter().enumerate();
        let described = words.filter(|(at, _)| *at < DESCRIBED - 2 || tokens.len() - at <= 2);
        described.fold(length, |made, (_, lore)| pair(made, of(lore)))
    };
    say(Ask::WholeLength, length);
    say(Ask::WholeMade, pair(1, make(sort)));
    say(Ask::WholeMade, pair(2, make(|lore| class(lore) & 7 | u64::from(lore.is_word()) << 3)));
    say(Ask::WholeMade, pair(3, pair(first.stem, make(|lore| class(lore) & 7))));
    say(Ask::WholeMade, pair(4, pair(first.stem, make(sort))));
    for within in &lore[tokens.start + 1..tokens.end] {
        say(Ask::WholeWithin, pair(1, sort(within)));
        say(Ask::WholeWithin, pair(2, within.stem));
        say(Ask::WholeWithin, pair(3, class(within) & 7));
    }
}

/// What lists and rules have of it, and the document.
fn known(around: &Around<'_>, candidate: &Candidate, say: &mut impl FnMut(Ask, u64)) {
    let Around { lore, context, elsewhere, first, .. } = *around;
    let (tokens, kind) = (&candidate.tokens, candidate.begins.kind_number());
    let spelled = spelled(lore, tokens);
    let one = u64::from(tokens.len() == 1);
    say(Ask::WholeListed, context.listed_as(tokens));
    say(Ask::WholeListed, pair(2, context.named_as(tokens)));
    if tokens.len() > 1 {
        // An adjective behind a name, and a word that announces one, are no part of what is listed without them.
        say(Ask::WholeListed, pair(3, context.named_as(&(tokens.start..tokens.end - 1))));
        say(Ask::WholeListed, pair(4, context.named_as(&(tokens.start + 1..tokens.end))));
    }
    say(Ask::WholeRule, context.ruled_as(tokens, KINDS[kind]));
    say(Ask::WholeElsewhere, elsewhere.as_whole(spelled, kind, own(first, tokens)));
    say(Ask::WholeElsewhere, pair(3, elsewhere.as_ruled(spelled, kind)));
    for (place, at) in [(1, tokens.start), (2, tokens.end - 1)] {
        say(Ask::WholeElsewhere, pair(place, elsewhere.word(lore[at].stem, first[at]) << 1 | one));
    }
    for cue in elsewhere.cues(spelled) {
        say(Ask::WholeCue, cue as u64);
    }
}

/// The kind that tags have for just these tokens, by its number.
fn own(tags: &[Tag], tokens: &Range<usize>) -> Option<usize> {
    let begins = tags[tokens.start];
    let goes_on = |tag: &Tag| !tag.is_beginning() && *tag != Tag::OUTSIDE;
    let whole = begins.is_beginning()
        && tags[tokens.start + 1..tokens.end].iter().all(goes_on)
        && !tags.get(tokens.end).is_some_and(goes_on);
    whole.then(|| begins.kind_number())
}
