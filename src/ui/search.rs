//! Folded search in an article, a stretch at a time: nothing waits for the end of a long one.

use std::ops::Range;

use super::spot::Spot;
use crate::article::{Article, Part, Place};
use crate::text::fold::fold;
use crate::text::normalise;

/// So many bytes are sought in at a time: less than a millisecond's work.
const STRETCH: usize = 32 * 1024;

/// What is sought and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Search {
    needle: String,
    /// In order of reading.
    pub(super) hits: Vec<Spot>,
    pub(super) current: Option<usize>,
    pub(super) backward: bool,
    /// Where one was when it began.
    origin: Place,
    /// Where it goes on.
    next: Place,
    done: bool,
}

impl Search {
    /// A search for all places of `words` (no marks, one alef, one ya), of which none is found yet. The first one to go
    /// to is at `origin` or after it, backward the last before it; round the end.
    pub(super) fn new(words: &str, backward: bool, origin: Place) -> Self {
        let needle = fold(&normalise(words)).text().to_owned();
        Self {
            done: needle.is_empty(),
            needle,
            hits: Vec::new(),
            current: None,
            backward,
            origin,
            next: Place::START,
        }
    }

    /// Whether all of the article has been sought in.
    pub(super) fn is_done(&self) -> bool {
        self.done
    }

    /// The article has become longer.
    pub(super) fn grow(&mut self) {
        self.done = self.needle.is_empty();
    }

    /// Seeks through the next stretch.
    pub(super) fn go_on(&mut self, article: &Article) {
        let mut seen = 0;
        while !self.done && seen < STRETCH {
            let Place { part, byte } = self.next;
            if let Some(rest) =
                article.text(part).and_then(|text| text.get(byte..)).filter(|rest| !rest.is_empty())
            {
                let read = self.seek(rest);
                seen += read;
                self.next.byte += read;
            } else {
                match following(article, part) {
                    Some(part) => self.next = Place { part, byte: 0 },
                    None => self.done = true,
                }
            }
        }
        self.current = self.current.or_else(|| self.first());
    }

    /// Seeks in what is left of a part, or in the first stretch of it; gives the bytes that need not be read again.
    fn seek(&mut self, rest: &str) -> usize {
        let Place { part, byte: base } = self.next;
        let whole = rest.len() <= STRETCH;
        let end = (0..=STRETCH.min(rest.len())).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0);
        let text = fold(&rest[..end]);
        // What begins so near to the end of a stretch may go on behind it.
        let near = if whole { end } else { end.saturating_sub(16 * self.needle.len()).max(end / 2) };
        let mut read = near;
        for (at, _) in text.text().match_indices(&self.needle) {
            let source = text.source(at..at + self.needle.len());
            if source.start >= near && !whole {
                break;
            }
            read = read.max(source.end);
            self.hits.push(Spot::new(part, &(base + source.start..base + source.end)));
        }
        (read..=end).find(|&at| rest.is_char_boundary(at)).unwrap_or(end)
    }

    /// The hit to go to first, if it is known by now.
    fn first(&self) -> Option<usize> {
        let after = self.hits.partition_point(|hit| hit.place() < self.origin);
        let (found, round) = if self.backward {
            let passed = self.done || self.next > self.origin;
            (after.checked_sub(1).filter(|_| passed), self.hits.len().checked_sub(1))
        } else {
            (Some(after).filter(|&after| after < self.hits.len()), (!self.hits.is_empty()).then_some(0))
        };
        found.or(round.filter(|_| self.done))
    }

    pub(super) fn place(&self, at: usize) -> Option<Place> {
        self.hits.get(at).map(|hit| hit.place())
    }

    /// The hits that touch a stretch of a part, with their numbers.
    pub(super) fn in_stretch(
        &self,
        part: Part,
        stretch: &Range<usize>,
    ) -> impl Iterator<Item = (usize, Range<usize>)> {
        let [start, end] = [stretch.start, stretch.end].map(|byte| Place { part, byte });
        let first = self.hits.partition_point(|hit| hit.end() <= start);
        let hits = (first..).zip(&self.hits[first..]);
        hits.take_while(move |(_, hit)| hit.place() < end).map(|(at, hit)| (at, hit.range()))
    }
}

/// The part behind one, whether or not there is text in it.
fn following(article: &Article, part: Part) -> Option<Part> {
    match part {
        Part::Title => (!article.sections.is_empty()).then_some(Part::Heading(0)),
        Part::Heading(section) => article.sections.get(section).map(|_| Part::Block(section, 0)),
        Part::Block(at, block) if block + 1 < article.sections.get(at)?.blocks.len() => {
            Some(Part::Block(at, block + 1))
        }
        Part::Block(at, _) => article.sections.get(at + 1).map(|_| Part::Heading(at + 1)),
    }
}
