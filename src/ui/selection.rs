//! Text being selected to be copied: first a word to begin with is sought, then it grows from there.

use std::ops::Range;

use super::spot::Spot;
use crate::article::{Part, Place};

/// Text being selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selection {
    /// What was chosen first; `None` while one still moves to it.
    fixed: Option<Spot>,
    /// What one is at.
    head: Spot,
    /// The column that moving by lines keeps to.
    pub(super) column: Option<u16>,
    /// Whether it was made by the mouse.
    pub(super) by_mouse: bool,
}

impl Selection {
    /// One that has not begun to grow.
    pub(super) fn at(spot: Spot) -> Self {
        Self { fixed: None, head: spot, column: None, by_mouse: false }
    }

    /// One that the mouse draws from a spot on.
    pub(super) fn drawn(spot: Spot) -> Self {
        Self { fixed: Some(spot), head: spot, column: None, by_mouse: true }
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
    pub(super) fn head(&self) -> Spot {
        self.head
    }

    /// Moves what one is at.
    pub(super) fn move_to(&mut self, spot: Spot) {
        self.head = spot;
    }

    /// All that is selected: the first place and the one behind the last.
    pub(super) fn places(&self) -> (Place, Place) {
        let fixed = self.fixed.unwrap_or(self.head);
        (fixed.place().min(self.head.place()), fixed.end().max(self.head.end()))
    }

    /// What is selected of a part; `usize::MAX` where that is all to its end.
    pub(super) fn in_part(&self, part: Part) -> Option<Range<usize>> {
        let (start, end) = self.places();
        if part < start.part || part > end.part {
            return None;
        }
        let from = if part == start.part { start.byte } else { 0 };
        let to = if part == end.part { end.byte } else { usize::MAX };
        (from < to).then_some(from..to)
    }
}
