//! A list to choose from, which can be filtered by typing: `/` starts that, Esc ends it.

use crossterm::event::KeyCode;

use super::action::Action;
use super::field::{Edit, Field};
use crate::terminal::Key;
use crate::text::fold::fold;
use crate::text::{Direction, normalise};

/// A list to choose from.
#[derive(Debug, Clone, Default)]
pub(super) struct Picker {
    /// How many items there are.
    count: usize,
    /// The item the cursor is on.
    cursor: usize,
    /// The items that are kept by what was typed; `None` = all.
    kept: Option<Vec<usize>>,
    /// What is typed to filter by, while it is.
    filter: Option<Field>,
    /// Whether it is always typed in: Esc closes then.
    open: bool,
}

/// What a key did to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picked {
    /// It stays, perhaps with the cursor elsewhere.
    Stays,
    /// It is to be closed.
    Closes,
    /// This item is chosen.
    Chosen(usize),
    /// The key has no meaning for a list.
    Other(Action),
}

impl Picker {
    /// A list of so many items with the cursor on one of them.
    pub(super) fn new(count: usize, cursor: usize) -> Self {
        Self { count, cursor: cursor.min(count.saturating_sub(1)), ..Self::default() }
    }

    /// One that begins with typing.
    pub(super) fn typing(count: usize) -> Self {
        Self { filter: Some(Field::default()), open: true, ..Self::new(count, 0) }
    }

    /// The item the cursor is on; `None` where nothing is kept.
    pub(super) fn cursor(&self) -> Option<usize> {
        (self.len() > 0).then_some(self.cursor)
    }

    /// There are more items, behind those there were.
    pub(super) fn grow(&mut self, count: usize, words: impl Fn(usize) -> String) {
        self.count = count;
        if self.filter.is_some() {
            self.keep(words);
        }
    }

    /// What is typed to filter by.
    pub(super) fn filter(&self) -> Option<&Field> {
        self.filter.as_ref()
    }

    /// How many items are kept.
    pub(super) fn len(&self) -> usize {
        self.kept.as_ref().map_or(self.count, Vec::len)
    }

    /// The item in a row.
    pub(super) fn item(&self, row: usize) -> Option<usize> {
        match &self.kept {
            Some(kept) => kept.get(row).copied(),
            None => Some(row).filter(|&row| row < self.count),
        }
    }

    /// The row of the cursor.
    pub(super) fn row(&self) -> usize {
        match &self.kept {
            Some(kept) => kept.binary_search(&self.cursor).unwrap_or_else(|at| at.min(kept.len())),
            None => self.cursor,
        }
    }

    fn go(&mut self, row: usize) {
        if let Some(item) = self.item(row.min(self.len().saturating_sub(1))) {
            self.cursor = item;
        }
    }

    /// Takes a key. `words` are what an item is found by, `page` the rows of a page.
    pub(super) fn press(
        &mut self,
        key: &Key,
        action: Option<Action>,
        page: usize,
        around: Direction,
        words: impl Fn(usize) -> String,
    ) -> Picked {
        if let Some(field) = &mut self.filter {
            match key.code {
                KeyCode::Enter => return self.chosen(),
                KeyCode::Esc if self.open => return Picked::Closes,
                KeyCode::Esc => self.keep_all(),
                KeyCode::Backspace if field.text().is_empty() && self.open => return Picked::Closes,
                KeyCode::Backspace if field.text().is_empty() => self.keep_all(),
                // Arrows move whatever keys are in force: letters are text here.
                KeyCode::Up => self.scroll(-1),
                KeyCode::Down => self.scroll(1),
                KeyCode::PageUp => self.scroll(-page.cast_signed()),
                KeyCode::PageDown => self.scroll(page.cast_signed()),
                _ if field.press(key, around) == Edit::Changed => self.keep(words),
                _ if matches!(action, Some(Action::Help | Action::Redraw)) && key.typed().is_none() => {
                    return action.map_or(Picked::Stays, Picked::Other);
                }
                _ => {}
            }
            return Picked::Stays;
        }
        match action {
            Some(Action::Close | Action::Quit) => Picked::Closes,
            Some(Action::Accept) => self.chosen(),
            Some(Action::Search) => {
                self.filter = Some(Field::default());
                Picked::Stays
            }
            Some(action) if !self.step(Some(action), page) => Picked::Other(action),
            _ => Picked::Stays,
        }
    }

    /// Takes text that was pasted; false where nothing is being typed.
    pub(super) fn paste(&mut self, text: &str, words: impl Fn(usize) -> String) -> bool {
        let Some(field) = &mut self.filter else { return false };
        field.paste(text);
        self.keep(words);
        true
    }

    fn chosen(&self) -> Picked {
        self.cursor().map_or(Picked::Stays, Picked::Chosen)
    }

    /// Moves the cursor; false for any action that does not.
    fn step(&mut self, action: Option<Action>, page: usize) -> bool {
        let row = self.row();
        let to = match action {
            Some(Action::LineDown) => row + 1,
            Some(Action::LineUp) => row.saturating_sub(1),
            Some(Action::PageDown | Action::HalfDown) => row + page,
            Some(Action::PageUp | Action::HalfUp) => row.saturating_sub(page),
            Some(Action::Top) => 0,
            Some(Action::Bottom) => usize::MAX,
            _ => return false,
        };
        self.go(to);
        true
    }

    /// Moves the cursor by so many rows, as the wheel does.
    pub(super) fn scroll(&mut self, by: isize) {
        self.go(self.row().saturating_add_signed(by));
    }

    fn keep_all(&mut self) {
        (self.filter, self.kept) = (None, None);
    }

    /// Keeps the items in whose words each word that was typed is found, folded.
    fn keep(&mut self, words: impl Fn(usize) -> String) {
        let typed = self.filter.as_ref().map_or("", Field::text);
        let wanted: Vec<String> = typed.split_whitespace().map(folded).collect();
        if wanted.is_empty() {
            self.kept = None;
            return;
        }
        let has_all = |item: &usize| {
            let words = folded(&words(*item));
            wanted.iter().all(|wanted| words.contains(wanted))
        };
        let kept: Vec<usize> = (0..self.count).filter(has_all).collect();
        if !kept.contains(&self.cursor) {
            self.cursor = kept.first().copied().unwrap_or(self.cursor);
        }
        self.kept = Some(kept);
    }
}

fn folded(words: &str) -> String {
    fold(&normalise(words)).text().to_owned()
}
