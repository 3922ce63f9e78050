//! Text being selected to be copied: first a word to begin with is sought, then it grows from there.

use std::ops::Range;

use crate::article::{Part, Place};

/// Text being selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selection {
    /// What was chosen first; `None` while one still moves to it.
    fixed: Option<(Place, Place)>,
    /// What one is at.
    head: (Place, Place),
    /// The column that moving by lines keeps to.
    pub(super) column: Option<u16>,
    /// Whether it was made by the mouse.
    pub(super) by_mouse: bool,
}

impl Selection {
    /// One that has not begun to grow, at a range of a part.
    pub(super) fn at((part, range): (Part, Range<usize>)) -> Self {
        Self { fixed: None, head: ends(part, &range), column: None, by_mouse: false }
    }

    /// One that the mouse draws from a range on.
    pub(super) fn drawn((part, range): (Part, Range<usize>)) -> Self {
        let head = ends(part, &range);
        Self { fixed: Some(head), head, column: None, by_mouse: true }
    }

    /// Whether it grows when one moves.
    pub(super) fn grows(&self) -> bool {
        self.fixed.is_some()
    }

    /// From now on it grows.
    pub(super) fn fix(&mut self) {
        self.fixed = Some(self.head);
    }

    /// Goes on from the other end.
    pub(super) fn turn(&mut self) {
        if let Some(fixed) = &mut self.fixed {
            std::mem::swap(fixed, &mut self.head);
        }
    }

    /// What one is at.
    pub(super) fn head(&self) -> (Part, Range<usize>) {
        (self.head.0.part, self.head.0.byte..self.head.1.byte)
    }

    /// Moves what one is at.
    pub(super) fn move_to(&mut self, (part, range): (Part, Range<usize>)) {
        self.head = ends(part, &range);
    }

    /// All that is selected: the first place and the one behind the last.
    pub(super) fn places(&self) -> (Place, Place) {
        let (start, end) = self.fixed.unwrap_or(self.head);
        (start.min(self.head.0), end.max(self.head.1))
    }

    /// What is selected of a part: of a text that goes on behind `length` bytes nothing.
    pub(super) fn in_part(&self, part: Part, length: usize) -> Option<Range<usize>> {
        let (start, end) = self.places();
        if part < start.part || part > end.part {
            return None;
        }
        let from = if part == start.part { start.byte } else { 0 };
        let to = if part == end.part { end.byte } else { length };
        (from < to).then_some(from..to)
    }
}

fn ends(part: Part, range: &Range<usize>) -> (Place, Place) {
    (Place { part, byte: range.start }, Place { part, byte: range.end })
}
