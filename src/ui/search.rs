//! Folded search in an article, a stretch at a time: nothing waits for the end of a long one.

mod query;
mod sought;

use std::ops::Range;

use super::names::{Mention, Names};
use super::spot::Spot;
use crate::article::{Article, Part, Place};
use crate::text::fold::fold;
use query::{Found, Query};
pub(super) use sought::Sought;

/// So many bytes are sought in at a time: less than a millisecond's work.
const STRETCH: usize = 32 * 1024;

/// The clitics before a word are looked for in so many bytes before a stretch: they are four letters, with their marks.
const BEFORE: usize = 128;

/// What is sought and where it stands.
///
/// Its hits are where the words stand, and the mentions of each entity whose name or alias has the words, however the text
/// spells them there. They are in order of reading and do not overlap: where a mention has the words, those are the hit.
#[derive(Debug, Clone)]
pub(super) struct Search {
    query: Query,
    /// In order of reading.
    pub(super) hits: Vec<Spot>,
    /// The numbers of those that are mentions and have not the words.
    named: Vec<u32>,
    pub(super) current: Option<usize>,
    pub(super) backward: bool,
    /// Where one was when it began.
    origin: Place,
    /// Where it goes on.
    next: Place,
    done: bool,
    /// The number of the first mention that is not yet among the hits, or found to be none.
    mention: usize,
    /// Of each entity, whether its names have the words; what is not yet asked is not known.
    entities: Vec<Option<bool>>,
}

impl Search {
    /// A search for all places of what was typed (no marks, one alef, one ya), of which none is found yet. The first one to
    /// go to is at `origin` or after it, backward the last before it; round the end.
    pub(super) fn new(typed: &str, whole: bool, backward: bool, origin: Place) -> Self {
        let query = Query::new(typed, whole);
        Self {
            done: query.is_empty(),
            query,
            hits: Vec::new(),
            named: Vec::new(),
            current: None,
            backward,
            origin,
            next: Place::START,
            mention: 0,
            entities: Vec::new(),
        }
    }

    /// A search whose hits are known, in order of reading; one stands on the first that is not in the title.
    pub(super) fn of(hits: Vec<Spot>) -> Self {
        let current = hits.iter().position(|hit| hit.part() != Part::Title);
        let current = current.or((!hits.is_empty()).then_some(0));
        Self { hits, current, ..Self::new("", false, false, Place::START) }
    }

    /// Whether all of the article has been sought in.
    pub(super) fn is_done(&self) -> bool {
        self.done
    }

    /// The article has become longer.
    pub(super) fn grow(&mut self) {
        self.done = self.query.is_empty();
    }

    /// The article has other names: the mentions among the hits so far become those of the new ones. The current hit stays,
    /// or is the next if it was a mention of the old names alone.
    pub(super) fn rename(&mut self, names: &Names) {
        let current = self.current.and_then(|at| self.place(at));
        let mut mentions = self.named.iter().peekable();
        let mut number = 0;
        self.hits.retain(|_| {
            let is_named = mentions.next_if(|&&at| at == number).is_some();
            number += 1;
            !is_named
        });
        self.named.clear();
        self.entities.clear();
        self.mention = 0;
        self.settle(names, 0);
        let last = self.hits.len().checked_sub(1);
        let at = |place| self.hits.partition_point(|hit| hit.place() < place);
        self.current =
            current.and_then(|place| last.map(|last| at(place).min(last))).or_else(|| self.first(names));
    }

    /// Seeks through the next stretch.
    pub(super) fn go_on(&mut self, article: &Article, names: &Names) {
        let (mut seen, first) = (0, self.hits.len());
        while !self.done && seen < STRETCH {
            let Place { part, byte } = self.next;
            if let Some(text) = article.text(part).filter(|text| byte < text.len()) {
                let read = self.seek(text);
                seen += read;
                self.next.byte += read;
            } else {
                match following(article, part) {
                    Some(part) => self.next = Place { part, byte: 0 },
                    None => self.done = true,
                }
            }
        }
        self.settle(names, first);
        self.current = self.current.or_else(|| self.first(names));
    }

    /// Seeks in the next stretch of a part's text; gives the bytes that need not be read again.
    fn seek(&mut self, text: &str) -> usize {
        let mut stretch = STRETCH;
        loop {
            let read = self.seek_in(text, stretch);
            if read > 0 {
                return read;
            }
            // What may be found goes on behind the stretch.
            stretch *= 2;
        }
    }

    fn seek_in(&mut self, text: &str, stretch: usize) -> usize {
        let Place { part, byte: base } = self.next;
        let boundary =
            |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let end = boundary(base + stretch);
        let ends = end == text.len();
        let before = fold(&text[boundary(base.saturating_sub(BEFORE))..base]);
        let folded = fold(&text[base..end]);
        let shown = folded.text();
        let after = |at: usize| at + shown[at..].chars().next().map_or(1, char::len_utf8);
        let mut from = 0;
        while let Some(at) = self.query.candidate(shown, from) {
            match self.query.at(shown, at, before.text(), ends) {
                Found::Yes(hit_end) => {
                    let source = folded.source(at..hit_end);
                    self.hits.push(Spot::new(part, &(base + source.start..base + source.end)));
                    from = hit_end;
                }
                Found::No => from = after(at),
                Found::Open => return folded.source(at..after(at)).start,
            }
        }
        let unsure = shown.len() - self.query.overlap().min(shown.len());
        let unsure = (unsure..shown.len()).find(|&at| shown.is_char_boundary(at)).unwrap_or(shown.len());
        let kept = from.max(unsure);
        if ends || kept >= shown.len() { end - base } else { folded.source(kept..after(kept)).start }
    }

    /// Puts the mentions that lie before where it goes on among the hits from a number on. Those before it stay as they are: a
    /// mention that begins before one of them and is not there yet lies over it.
    fn settle(&mut self, names: &Names, from: usize) {
        let found = self.hits.split_off(from);
        let mut found = found.into_iter().peekable();
        while let Some(mention) = names.get(self.mention).filter(|mention| self.is_settled(*mention)) {
            self.mention += 1;
            if !self.is_named(mention.entity(), names) {
                continue;
            }
            let spot = Spot::new(mention.place().part, &mention.range());
            while let Some(hit) = found.next_if(|hit| hit.place() < spot.place()) {
                self.hits.push(hit);
            }
            let is_behind = self.hits.last().is_none_or(|last| last.end() <= spot.place());
            if is_behind && found.peek().is_none_or(|next| spot.end() <= next.place()) {
                self.named.push(self.hits.len() as u32);
                self.hits.push(spot);
            }
        }
        self.hits.extend(found);
    }

    /// Whether all that can lie over a mention has been found.
    fn is_settled(&self, mention: Mention) -> bool {
        let end = Place { byte: mention.range().end, ..mention.place() };
        self.done || end <= self.next
    }

    /// Whether a name of an entity has the words.
    fn is_named(&mut self, entity: usize, names: &Names) -> bool {
        if self.query.is_empty() {
            return false;
        }
        if self.entities.len() <= entity {
            self.entities.resize(entity + 1, None);
        }
        *self.entities[entity].get_or_insert_with(|| {
            names.entity(entity).is_some_and(|entity| {
                std::iter::once(&entity.name).chain(&entity.aliases).any(|name| self.query.is_in(name))
            })
        })
    }

    /// The hit to go to first, if it is known by now.
    fn first(&self, names: &Names) -> Option<usize> {
        let after = self.hits.partition_point(|hit| hit.place() < self.origin);
        let (found, round) = if self.backward {
            let settled = names.get(self.mention).is_none_or(|mention| mention.place() >= self.origin);
            let passed = self.done || self.next > self.origin && settled;
            (after.checked_sub(1).filter(|_| passed), self.hits.len().checked_sub(1))
        } else {
            (Some(after).filter(|&after| after < self.hits.len()), (!self.hits.is_empty()).then_some(0))
        };
        found.or(round.filter(|_| self.done))
    }

    pub(super) fn place(&self, at: usize) -> Option<Place> {
        self.hits.get(at).map(|hit| hit.place())
    }

    /// The first hit at or behind a place.
    pub(super) fn first_from(&self, place: Place) -> Option<Place> {
        self.place(self.hits.partition_point(|hit| hit.place() < place))
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

#[cfg(test)]
mod tests {
    use super::{Place, Search};
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    /// The hits in a text that is read in stretches of so many bytes.
    fn hits(query: &str, whole: bool, text: &str, stretch: usize) -> Vec<std::ops::Range<usize>> {
        let mut search = Search::new(query, whole, false, Place::START);
        let mut wider = stretch;
        while search.next.byte < text.len() {
            let read = search.seek_in(text, wider);
            search.next.byte += read;
            wider = if read == 0 { 2 * wider } else { stretch };
        }
        search.hits.iter().map(|hit| hit.range()).collect()
    }

    proptest! {
        /// Wherever stretches end, the hits are those of the whole text, and each is what was sought.
        #[test]
        fn stretches_are_not_seen(
            pieces in prop::collection::vec(
                prop::sample::select(vec!["ا", "ل", "لا", "ب", "\u{64E}", "ـ", "و", " ", "\n", "\u{A0}", "a", "،", "B"]), 0..80,
            ),
            query in prop::collection::vec(prop::sample::select(vec!["ا", "ل", "ب", "a", " "]), 1..5),
            (whole, stretch) in (any::<bool>(), 1_usize..40),
        ) {
            let (text, query) = (pieces.concat(), query.concat());
            let found = hits(&query, whole, &text, stretch);
            prop_assert_eq!(&found, &hits(&query, whole, &text, text.len().max(1)));
            let query = super::Query::new(&query, whole);
            for hit in found {
                assert!(query.is_in(&text[hit.clone()]), "{hit:?} of {text:?}");
            }
        }
    }
}
