//! Where articles were left, by their ids.

use std::collections::HashMap;

use crate::article::Place;

/// Where articles were left before, and where they have been left since.
#[derive(Debug, Default)]
pub(super) struct Places {
    before: HashMap<String, Place>,
    since: HashMap<String, Option<Place>>,
}

impl Places {
    /// What is known from before.
    pub(super) fn known(before: HashMap<String, Place>) -> Self {
        Self { before, since: HashMap::new() }
    }

    /// Where an article was left last; `None` for its beginning, and for one that was never read.
    pub(super) fn of(&self, id: &str) -> Option<Place> {
        self.since.get(id).copied().unwrap_or_else(|| self.before.get(id).copied())
    }

    /// Notes where an article is left; `None` is its beginning.
    pub(super) fn leave(&mut self, id: &str, place: Option<Place>) {
        self.since.insert(id.to_owned(), place);
    }

    /// Where articles have been left since.
    pub(super) fn left(&self) -> impl Iterator<Item = (&String, Option<Place>)> {
        self.since.iter().map(|(id, place)| (id, *place))
    }
}
