//! Finds the stretches of a text that may be names, and weighs each as a whole; and where each begins in its first word.

use std::ops::Range;

use super::chain::{Chain, Room};
use super::choose::Weighed;
use super::cue::CUES;
use super::cut::{self, Beginning, cuts, listed};
use super::model::Model;
use super::whole::{self, Around, Candidate, LONGEST};
use super::word::{Lore, spelled};
use crate::entities::clitic::Reading;
use crate::entities::passage::Passage;
use crate::entities::role::Role;

/// The stretches of the text weighed last that may be names, in order of where they begin.
pub(super) fn candidates(chain: &Chain, room: &Room, lore: &[Lore]) -> Vec<Candidate> {
    let likely = chain.likely(whole::LEAST, room).into_iter();
    likely
        .filter(|(tokens, ..)| tokens.len() <= LONGEST && !is_in_two_scripts(&lore[tokens.clone()]))
        .map(|(tokens, begins, likely)| Candidate { tokens, begins, likely })
        .collect()
}

/// Whether words are a name in Arabic letters and one in Latin letters, a sign between the two: each is a name by itself.
fn is_in_two_scripts(lore: &[Lore]) -> bool {
    lore.windows(3).any(|three| {
        three[1].is_sign()
            && three[0].is_word()
            && three[2].is_word()
            && three[0].is_latin() != three[2].is_latin()
    })
}

/// What may be a name in a text.
// A sum of some dozens of bytes; a stretch of a text has no more tokens than bytes, clitics are two letters.
#[allow(clippy::cast_precision_loss)]
pub(super) fn weighed(
    model: &Model<'_>,
    around: &Around<'_>,
    candidates: &[Candidate],
    passage: &Passage<'_>,
) -> Vec<Weighed> {
    let mut keys = Vec::new();
    let weigh = |(at, candidate): (usize, &Candidate)| {
        keys.clear();
        whole::features(around, candidates, at, |key| keys.push(key));
        let odds = model.whole(&keys) as f32 * model.whole_size;
        if odds < SURELY_NOT {
            return None;
        }
        let Candidate { tokens, begins, .. } = candidate;
        Some(Weighed {
            skip: clitics(model, around, passage, candidate) as u8,
            tokens: tokens.start as u32..tokens.end as u32,
            begins: *begins,
            spelled: spelled(around.lore, tokens),
            ends: [tokens.start, tokens.end - 1].map(|at| spelled(around.lore, &(at..at + 1))),
            announced: is_announced(around, tokens),
            odds,
        })
    };
    candidates.iter().enumerate().filter_map(weigh).collect()
}

/// Whether lists have just these words, or the word before them, and before their quotation mark, announces something else than a
/// person.
fn is_announced(around: &Around<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map(|before| {
        let sign = around.lore[before].is_sign();
        before - usize::from(sign && before > 0)
    });
    let cues = before.map_or(0, |before| around.lore[before].cues);
    let person = |cue: &Role| matches!(cue, Role::Title | Role::Says | Role::Nationality);
    let announced = CUES.iter().enumerate().any(|(at, cue)| cues >> at & 1 == 1 && !person(cue));
    announced || around.context.is_listed(tokens)
}

/// What has smaller odds is no name whatever the document says, and is forgotten.
const SURELY_NOT: f32 = -3.0;

/// How many folded bytes of a name's first word are clitics.
fn clitics(model: &Model<'_>, around: &Around<'_>, passage: &Passage<'_>, candidate: &Candidate) -> usize {
    let at = candidate.tokens.start;
    let (word, usual) = (passage.word(at), passage.skip(at));
    let cuts = cuts(word);
    if cuts.len() < 2 || passage.is_set_apart(at) {
        return usual;
    }
    let (length, begins, whole) = (candidate.tokens.len(), candidate.begins, listed(word));
    let beginning = Beginning { word, whole, at, length, begins, usual };
    let mut keys = Vec::new();
    let mut worth = |cut: &Reading<'_>| {
        keys.clear();
        cut::features(around, &beginning, cut, |key| keys.push(key));
        model.whole(&keys)
    };
    // Of ways that are worth the same the first: the whole word.
    let mut best: Option<(i32, usize)> = None;
    for cut in cuts {
        let worth = worth(&cut);
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, cut.skip));
        }
    }
    best.map_or(usual, |(_, skip)| skip)
}
