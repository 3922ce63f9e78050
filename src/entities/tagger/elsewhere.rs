//! What a document says of a word elsewhere: how often it is part of a name, and of what kind.

use foldhash::HashMap;

use super::context::Context;
use super::cue::CUES;
use super::key::{Ask, key};
use super::names::tagged;
use super::tag::{KINDS, TAGS, Tag};
use super::word::{Lore, spelled};
use crate::entities::hash::pair;

/// How the words of a document were tagged at first.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    tagged: HashMap<u64, [u16; TAGS]>,
    /// Pairs of words that stood in one name.
    together: HashMap<u64, u16>,
    /// Whole words.
    words: HashMap<u64, u16>,
    /// Names by the number of their stems.
    wholes: HashMap<u64, Whole>,
}

/// What a name was in the document.
#[derive(Debug, Default)]
struct Whole {
    /// How often it was of each kind.
    kinds: [u16; KINDS.len()],
    /// What prepared for it, a bit for each of [`CUES`].
    cues: u16,
    /// How often rules found it, of each kind.
    ruled: [u16; KINDS.len()],
}

impl Elsewhere {
    /// Takes in a text, what rules found in it, and its tags.
    pub(super) fn learn(&mut self, lore: &[Lore], context: &Context, tags: &[Tag]) {
        for (at, (one, tag)) in lore.iter().zip(tags).enumerate() {
            let count = &mut self.tagged.entry(one.stem).or_default()[tag.number()];
            *count = count.saturating_add(1);
            let met = self.words.entry(one.whole).or_default();
            *met = met.saturating_add(1);
            if is_rest(*tag) && at > 0 {
                let count = self.together.entry(pair(lore[at - 1].stem, one.stem)).or_default();
                *count = count.saturating_add(1);
            }
        }
        for (tokens, begins) in tagged(tags) {
            let whole = self.wholes.entry(spelled(lore, &tokens)).or_default();
            let count = &mut whole.kinds[begins.kind_number()];
            *count = count.saturating_add(1);
            // What announces a name stands before its quotation mark too.
            let before = tokens.start.checked_sub(1).map_or(0, |before| {
                let sign = lore[before].is_sign();
                lore.get(before - usize::from(sign && before > 0)).map_or(0, |lore| lore.cues)
            });
            whole.cues |= before;
        }
        for (tokens, begins) in context.ruled() {
            let whole = self.wholes.entry(spelled(lore, &tokens)).or_default();
            let count = &mut whole.ruled[begins.kind_number()];
            *count = count.saturating_add(1);
        }
    }

    /// How often rules find a name to be of a kind in the document, how often of others.
    pub(super) fn as_ruled(&self, spelled: u64, kind: usize) -> u64 {
        self.wholes.get(&spelled).map_or(0, |whole| beside(&whole.ruled, kind))
    }

    /// What a stem mostly is elsewhere than where it was tagged so.
    pub(super) fn word(&self, stem: u64, own: Tag) -> u64 {
        self.tagged.get(&stem).map_or(0, |counts| summary(counts, own))
    }

    /// How often a whole word is met in the document.
    pub(super) fn met(&self, word: u64) -> u16 {
        self.words.get(&word).copied().unwrap_or(0)
    }

    /// How often a name is of a kind in the document, how often of others; but for once as a kind of its `own`.
    pub(super) fn as_whole(&self, spelled: u64, kind: usize, own: Option<usize>) -> u64 {
        let Some(whole) = self.wholes.get(&spelled) else { return 0 };
        let mut kinds = whole.kinds;
        if let Some(own) = own {
            kinds[own] = kinds[own].saturating_sub(1);
        }
        beside(&kinds, kind)
    }

    /// What prepared for a name anywhere in the document: numbers of [`CUES`].
    pub(super) fn cues(&self, spelled: u64) -> impl Iterator<Item = usize> + use<> {
        let cues = self.wholes.get(&spelled).map_or(0, |whole| whole.cues);
        (0..CUES.len()).filter(move |cue| cues >> cue & 1 == 1)
    }

    /// What the document says of the words of a text that was learnt with these tags. What each was itself is left out.
    pub(super) fn of_text<'a>(&self, lore: &'a [Lore], tags: &[Tag]) -> OfText<'a> {
        let words = lore.iter().zip(tags).map(|(lore, tag)| self.word(lore.stem, *tag)).collect();
        let joined = lore.windows(2).zip(tags.iter().skip(1)).map(|(two, tag)| {
            let count = self.together.get(&pair(two[0].stem, two[1].stem)).copied().unwrap_or(0);
            count > u16::from(is_rest(*tag))
        });
        OfText { lore, words, joined: joined.collect() }
    }
}

/// What a document says of the words of a text.
#[derive(Debug)]
pub(super) struct OfText<'a> {
    lore: &'a [Lore],
    /// What each word mostly is elsewhere.
    words: Vec<u64>,
    /// Whether each word and the next stand in one name elsewhere.
    joined: Vec<bool>,
}

impl OfText<'_> {
    /// The features of a token: their keys.
    pub(super) fn features(&self, at: usize, mut put: impl FnMut(u32)) {
        let mut say = |ask: Ask, offset: i8, answer: u64| put(key(ask, offset, answer));
        let told = |at: Option<usize>| at.and_then(|at| self.words.get(at)).copied().unwrap_or(0);
        let joined = |at: Option<usize>| u64::from(at.and_then(|at| self.joined.get(at)) == Some(&true));
        let (last, class) = (at.checked_sub(1), u64::from(self.lore[at].class));
        let (before, here, behind) = (told(last), told(Some(at)), told(Some(at + 1)));
        say(Ask::Elsewhere, 0, here);
        say(Ask::ElsewhereClass, 0, pair(here, class));
        say(Ask::ElsewherePair, -1, before << 16 | here);
        say(Ask::ElsewherePair, 1, here << 16 | behind);
        say(Ask::Elsewhere, 2, joined(Some(at)) << 1 | joined(last));
    }
}

/// How often it is one kind, up to three times, beside how often it is another.
fn beside(kinds: &[u16; KINDS.len()], kind: usize) -> u64 {
    let all: u16 = kinds.iter().fold(0, |all, count| all.saturating_add(*count));
    let same = kinds[kind];
    u64::from(same.min(3)) << 2 | u64::from((all - same).min(3))
}

fn is_rest(tag: Tag) -> bool {
    tag != Tag::OUTSIDE && !tag.is_beginning()
}

/// What a word mostly is elsewhere, how often it is met there, and how surely.
fn summary(counts: &[u16; TAGS], own: Tag) -> u64 {
    let mut others = *counts;
    others[own.number()] = others[own.number()].saturating_sub(1);
    let all: u32 = others.iter().map(|&count| u32::from(count)).sum();
    if all == 0 {
        return 0;
    }
    let (most, count) = others
        .iter()
        .enumerate()
        .max_by_key(|(number, count)| (**count, TAGS - number))
        .map_or((0, 0), |(number, &count)| (number, u32::from(count)));
    let often = match all {
        1 => 0,
        2..=3 => 1,
        _ => 2,
    };
    let sure = u64::from(count * 5 >= all * 4);
    // A word that is mostly none may be a name at times.
    let names = u64::from(count < all && most == 0);
    1 + ((most as u64 * 3 + often) * 2 + sure) * 2 + names
}
