//! The list: rows and the chosen one.

use crate::text::Direction;

/// One article to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its title.
    pub title: String,
    /// The direction of its title.
    pub direction: Direction,
}

/// A list to choose from.
#[derive(Debug, Clone, Default)]
pub struct List {
    pub(in crate::ui) items: Vec<ListItem>,
    pub(in crate::ui) cursor: usize,
}

impl List {
    /// A list with the cursor on its first item.
    pub fn new(items: Vec<ListItem>) -> Self {
        Self { items, cursor: 0 }
    }

    /// Moves the cursor by so many items, as far as there are any.
    pub(in crate::ui) fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.items.len().saturating_sub(1));
    }
}
