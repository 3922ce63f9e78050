//! The whole of what is on the screen, as data, and what goes in and out of it.

mod list;
mod reader;

use crossterm::event::KeyEvent;

use super::theme::Theme;
use super::words::Language;
use crate::article::Article;
use crate::text::{Letters, Marks};

pub use list::{List, ListItem};
pub(super) use reader::Last;
pub use reader::Reader;

/// What update and view may read but not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The language of the program's own words and digits.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// How letters are drawn in this terminal.
    pub letters: Letters,
    /// Whether marks are drawn.
    pub marks: Marks,
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// An article that was asked for is there.
    Opened(Box<Article>),
}

/// What the screen asks the world to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End with this exit code.
    Quit(u8),
    /// Give the terminal back and stop until told to go on.
    Suspend,
    /// Bring the article with this number in the list.
    Open(usize),
}

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Overlay {
    /// The keys; the first one shown.
    Help { top: usize },
    /// The contents; the heading the cursor is on, as an index of sections.
    Contents { cursor: usize },
    /// What is being typed to be searched.
    Prompt { words: String, backward: bool },
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    pub(super) size: (u16, u16),
    pub(super) list: Option<List>,
    pub(super) reader: Option<Box<Reader>>,
    pub(super) overlay: Option<Overlay>,
    /// A word for the status, until the next key.
    pub(super) notice: Option<String>,
}

impl State {
    /// A screen of this size that shows one article; leaving it ends the program.
    pub fn reading(article: Article, size: (u16, u16), context: &Context) -> Self {
        let reader = Some(Box::new(Reader::new(article, size, context)));
        Self { size, list: None, reader, overlay: None, notice: None }
    }

    /// A screen of this size that shows a list to choose from.
    pub fn choosing(list: List, size: (u16, u16)) -> Self {
        Self { size, list: Some(list), reader: None, overlay: None, notice: None }
    }

    /// Whether the row that shows a place is on the screen.
    pub fn is_in_sight(&self, place: crate::article::Place) -> bool {
        self.reader.as_ref().is_some_and(|reader| reader.in_sight(place))
    }

    /// The first byte in sight, if an article is open.
    pub fn place(&self) -> Option<crate::article::Place> {
        self.reader.as_ref().map(|reader| reader.anchor)
    }
}
