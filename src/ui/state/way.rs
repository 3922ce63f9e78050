//! Articles one over the other: from a name in one to the same name in another, and back.

use super::reader::Reader;
use crate::article::Place;

/// An article that is kept open: as the one that is seen, with which it changes places.
type Kept = Box<Reader>;

/// No more articles than these are kept open.
const LONGEST: usize = 20;

/// The articles one came from, and those one went back from.
#[derive(Debug, Default)]
pub(in crate::ui) struct Way {
    behind: Vec<Kept>,
    ahead: Vec<Kept>,
}

impl Way {
    /// Another article was opened from one: that can be come back to, what lay ahead cannot. Those that are not kept.
    pub(in crate::ui) fn leave(&mut self, reader: Kept) -> Vec<Kept> {
        let mut gone = std::mem::take(&mut self.ahead);
        self.behind.push(reader);
        if self.behind.len() > LONGEST {
            gone.push(self.behind.remove(0));
        }
        gone
    }

    /// The article behind one, or ahead of it, in exchange for it; itself where there is none.
    pub(in crate::ui) fn travel(&mut self, back: bool, reader: Kept) -> Result<Kept, Kept> {
        let (from, to) =
            if back { (&mut self.behind, &mut self.ahead) } else { (&mut self.ahead, &mut self.behind) };
        match from.pop() {
            Some(other) => {
                to.push(reader);
                Ok(other)
            }
            None => Err(reader),
        }
    }

    /// The article below one that was closed.
    pub(in crate::ui) fn below(&mut self) -> Option<Kept> {
        self.behind.pop()
    }

    /// Whether there is none to come back to.
    pub(in crate::ui) fn is_empty(&self) -> bool {
        self.behind.is_empty()
    }

    /// Forgets all; gives them.
    pub(in crate::ui) fn end(&mut self) -> impl Iterator<Item = Kept> {
        std::mem::take(&mut self.behind).into_iter().chain(std::mem::take(&mut self.ahead))
    }

    /// All that are kept.
    fn all(&self) -> impl Iterator<Item = &Reader> {
        self.behind.iter().chain(&self.ahead).map(AsRef::as_ref)
    }

    /// Where they stand.
    pub(in crate::ui) fn left(&self) -> impl Iterator<Item = (String, Option<Place>)> {
        self.all().filter_map(Reader::left)
    }
}
