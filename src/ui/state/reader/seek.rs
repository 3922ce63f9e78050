//! Search: from hit to hit, and back to where one was.

use super::{Last, Reader};
use crate::article::Place;
use crate::ui::search::Search;

impl Reader {
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

    /// Seeks words from a place on, and shows the first hit.
    pub(in crate::ui) fn seek(&mut self, words: &str, backward: bool, from: Place) {
        self.search = (!words.is_empty()).then(|| Search::new(words, backward, from));
        self.last = Some(Last::Search);
        // Each letter typed is sought from where one was, not from where the letters before it led.
        self.go_back(from);
        self.seek_on();
    }

    /// Goes on seeking through the next stretch of the article. The first hit is shown when it is found.
    pub(in crate::ui) fn seek_on(&mut self) {
        let Some(search) = &mut self.search else { return };
        let found = search.current.is_some();
        search.go_on(&self.article);
        let first = search.current.filter(|_| !found).and_then(|at| search.place(at));
        if let Some(place) = first {
            self.show(place);
        }
    }

    /// Whether there is more of the article to be sought in.
    pub(in crate::ui) fn is_seeking(&self) -> bool {
        self.search.as_ref().is_some_and(|search| !search.is_done())
    }

    /// Where one was when words began to be typed; set by the first call.
    pub(in crate::ui) fn origin(&mut self) -> Place {
        *self.origin.get_or_insert(self.anchor)
    }

    /// The search is over: one goes back to where one was …
    pub(in crate::ui) fn return_to_origin(&mut self) {
        if let Some(place) = self.origin.take() {
            self.go_back(place);
        }
    }

    /// … or stays where it led.
    pub(in crate::ui) fn keep_place(&mut self) {
        self.origin = None;
    }
}
