//! Names whose places are known already: which of them are one and the same.

use std::ops::Range;

use super::passage::{Find, Passage};
use super::plain::PlainWords;
use super::recognised::{Recognised, Spoken};
use super::resolve::Entities;
use super::words::Words;
use super::{Document, texts};
use crate::article::{Confidence, Kind, Part};

/// Makes entities of the names of a document that somebody else found: `spans` are their places (a part and a byte range
/// in its text) and kinds, in order of reading.
///
/// A span that is out of order, overlaps the one before, reaches out of its text or has no word or sign in it, is left out.
pub fn resolve_spans(document: &Document<'_>, spans: &[(Part, Range<usize>, Kind)]) -> Recognised {
    let mut words = Words::default();
    let mut entities = Entities::default();
    let mut found = Recognised::default();
    let mut spans = spans.iter().peekable();
    for (part, base, text) in texts(document) {
        let passage = Passage::new(text, &mut words);
        let mut said: Vec<Spoken> = Vec::new();
        let mut token = 0;
        let here =
            |(of, range, _): &&(Part, Range<usize>, Kind)| *of == part && range.start < base + text.len();
        while let Some((_, range, kind)) = spans.next_if(here) {
            let free = said.last().map_or(base, |last| last.end as usize);
            let inside = range.start.saturating_sub(base)..range.end.saturating_sub(base);
            let Some(find) = find(&passage, token, &inside, *kind)
                .filter(|_| range.start >= free && inside.end <= text.len())
            else {
                continue;
            };
            token = find.tokens.start;
            let what = entities.learn(&passage, &find);
            said.push(Spoken { start: range.start as u32, end: range.end as u32, what, sure: find.sure });
        }
        found.extend(part, said.into_iter());
    }
    found.resolve(entities, &PlainWords::default());
    found
}

/// The find that stands at some bytes of a passage, no earlier than at a token; what stands before it in its first word is
/// a clitic.
fn find(passage: &Passage, from: usize, range: &Range<usize>, kind: Kind) -> Option<Find> {
    let source = |at: usize| passage.source_of(at..at + 1, 0);
    let first = (from..passage.tokens.len()).find(|&at| source(at).end > range.start)?;
    let end = (first..passage.tokens.len())
        .find(|&at| source(at).start >= range.end)
        .unwrap_or(passage.tokens.len());
    let letters = passage.word(first).char_indices().map(|(skip, _)| skip);
    let mut skips = letters.filter(|&skip| passage.source_of(first..first + 1, skip).start >= range.start);
    let skip = skips.next().filter(|_| end > first)?;
    // Whoever knows the place knows the name.
    Some(Find { skip, sure: Confidence::FULL.percent(), ..Find::new(kind, first..end, u8::MAX) })
}
