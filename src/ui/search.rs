//! Folded search in an article.

use std::ops::Range;

use crate::article::{Article, Part, Place};
use crate::text::fold::fold;
use crate::text::normalise;

/// What was sought and where it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Search {
    pub(super) hits: Vec<(Part, Range<usize>)>,
    pub(super) current: Option<usize>,
    pub(super) backward: bool,
}

impl Search {
    /// All places of `words` in an article, in order of reading; no marks, one alef, one ya.
    pub(super) fn new(article: &Article, words: &str, backward: bool) -> Self {
        let folded = fold(&normalise(words));
        let needle = folded.text();
        let mut hits = Vec::new();
        if !needle.is_empty() {
            for part in article.parts() {
                let text = fold(article.text(part).unwrap_or_default());
                hits.extend(
                    text.text()
                        .match_indices(needle)
                        .map(|(at, _)| (part, text.source(at..at + needle.len()))),
                );
            }
        }
        Self { hits, current: None, backward }
    }

    pub(super) fn place(&self, at: usize) -> Option<Place> {
        self.hits.get(at).map(|(part, range)| Place { part: *part, byte: range.start })
    }

    /// The hit to go to from a place: the first at or after it, backward the last before it; round the end.
    pub(super) fn from(&self, place: Place) -> Option<usize> {
        let after =
            self.hits.partition_point(|(part, range)| Place { part: *part, byte: range.start } < place);
        let all = self.hits.len();
        (all > 0).then(|| if self.backward { (after + all - 1) % all } else { after % all })
    }

    /// The hits in one part.
    pub(super) fn in_part(&self, part: Part) -> impl Iterator<Item = (usize, &Range<usize>)> {
        let hits = self.hits.iter().enumerate();
        hits.filter(move |(_, hit)| hit.0 == part).map(|(at, hit)| (at, &hit.1))
    }
}
