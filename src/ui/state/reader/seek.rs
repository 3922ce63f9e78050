//! Search: from hit to hit, and back to where one was.

use super::{Last, Reader};
use crate::article::{Hit, Part, Place};
use crate::ui::held::Held;
use crate::ui::search::Search;
use crate::ui::spot::Spot;

/// Where one was when words began to be typed, and what was marked.
#[derive(Debug)]
pub(super) struct Origin {
    place: Place,
    section: Option<usize>,
    /// What was in sight.
    held: Held,
    search: Option<Search>,
    last: Option<Last>,
}

impl Reader {
    /// Marks places that were found before it was opened, and goes to the first.
    pub(in crate::ui) fn take_hits(&mut self, hits: &[Hit]) {
        let search = Search::of(hits.iter().map(|hit| Spot::new(hit.part, &hit.range)).collect());
        if let Some(place) = search.current.and_then(|at| search.place(at)) {
            (self.search, self.last) = (Some(search), Some(Last::Search));
            self.show(place);
        }
    }

    /// Goes to the first mention of an entity, but for one in the title, and chooses it.
    pub(in crate::ui) fn take_entity(&mut self, entity: usize) {
        let is_below = |&&at: &&u32| {
            self.names.get(at as usize).is_some_and(|mention| mention.place().part != Part::Title)
        };
        let mentions = self.names.of_entity(entity);
        let first = mentions.iter().find(is_below).or(mentions.first()).copied();
        if let Some(at) = first {
            self.go_to_mention(at as usize);
        }
    }

    /// Jumps to the next search hit the way the search went, or the other way, round the ends.
    pub(in crate::ui) fn step_hit(&mut self, onward: bool) -> bool {
        let Some(search) = &mut self.search else { return false };
        let all = search.hits.len();
        let Some(at) = search.current.filter(|_| all > 0) else { return false };
        let forward = search.backward != onward;
        let target = if forward { (at + 1) % all } else { (at + all - 1) % all };
        search.current = Some(target);
        self.last = Some(Last::Search);
        if let Some(place) = search.place(target) {
            self.show(place);
        }
        true
    }

    /// Seeks words from where one was when one began to type, and shows the first hit. Each letter typed is sought from there,
    /// not from where the letters before it led.
    pub(in crate::ui) fn seek(&mut self, words: &str, whole: bool, backward: bool) {
        let origin = match self.origin.take() {
            Some(origin) => origin,
            None => Origin {
                place: self.anchor,
                section: self.section,
                held: self.hold(),
                search: self.search.take(),
                last: self.last,
            },
        };
        self.go_back_to(&origin);
        self.search = (!words.is_empty()).then(|| Search::new(words, whole, backward, origin.place));
        self.last = Some(Last::Search);
        self.origin = Some(origin);
        self.seek_on();
    }

    /// Goes on seeking through the next stretch of the article. The first hit is shown when it is found.
    pub(in crate::ui) fn seek_on(&mut self) {
        let Some(search) = &mut self.search else { return };
        let found = search.current.is_some();
        search.go_on(&self.article, &self.names);
        let first = search.current.filter(|_| !found).and_then(|at| search.place(at));
        if let Some(place) = first {
            let before = self.anchor;
            self.show(place);
            // While words are typed one has not gone anywhere yet.
            if self.origin.is_none() && self.anchor != before {
                self.trail.leave(before);
            }
        }
    }

    /// Whether there is more of the article to be sought in.
    pub(in crate::ui) fn is_seeking(&self) -> bool {
        self.search.as_ref().is_some_and(|search| !search.is_done())
    }

    /// The search is over: one goes back to where one was, and to what was marked before …
    pub(in crate::ui) fn return_to_origin(&mut self) {
        if let Some(origin) = self.origin.take() {
            self.go_back_to(&origin);
            (self.search, self.last) = (origin.search, origin.last);
        }
    }

    fn go_back_to(&mut self, origin: &Origin) {
        self.let_go(origin.held);
        (self.anchor, self.section) = (origin.place, origin.section);
    }

    /// … or stays where it led, and that was a jump.
    pub(in crate::ui) fn keep_place(&mut self) {
        if let Some(origin) = self.origin.take().filter(|origin| origin.place != self.anchor) {
            self.trail.leave(origin.place);
        }
    }

    /// The article has become longer: what was sought is sought in the rest.
    pub(super) fn seek_in_rest(&mut self) {
        searches(&mut self.search, &mut self.origin).for_each(Search::grow);
    }

    /// The names are others: what was sought is sought among them.
    pub(super) fn seek_in_names(&mut self) {
        searches(&mut self.search, &mut self.origin).for_each(|search| search.rename(&self.names));
    }
}

/// The search at hand, and the one that Esc would bring back.
fn searches<'a>(
    search: &'a mut Option<Search>,
    origin: &'a mut Option<Origin>,
) -> impl Iterator<Item = &'a mut Search> {
    let before = origin.as_mut().and_then(|origin| origin.search.as_mut());
    search.iter_mut().chain(before)
}
