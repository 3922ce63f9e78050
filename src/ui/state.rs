//! The whole of what is on the screen, as data, and what goes in and out of it.

mod card;
mod list;
mod reader;

use std::sync::Arc;

use crossterm::event::MouseEvent;

use super::field::Field;
use super::names::Names;
use super::search::Sought;
use super::theme::Theme;
use super::words::Language;
use crate::article::Article;
use crate::terminal::{Key, Recipe, Wishes};
use crate::text::{Direction, Letters, Marks, Order};

pub use super::page::SMALL;
pub(super) use card::{Card, Question};
pub use list::{List, ListItem};
pub(super) use reader::Last;
pub use reader::{Awaited, Prepared, Reader};

/// What update and view may read but not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The language of the program's own words and digits.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// The order of the cells: visual, but for whatever orders rows by itself or reads them aloud.
    pub order: Order,
    /// How letters are drawn in this terminal.
    pub letters: Letters,
    /// Whether marks are drawn.
    pub marks: Marks,
    /// The recipe by which cells are written.
    pub recipe: Recipe,
    /// The terminal's name and version.
    pub terminal: String,
    /// Articles of at most so many bytes are laid out wholly at once, and of longer ones not much more is kept laid out:
    /// [`SMALL`] but in tests.
    pub small: usize,
}

impl Context {
    /// The side that what has this direction stands on: in logical order rows begin at the left, whatever they hold.
    pub(super) fn side(&self, direction: Direction) -> Direction {
        match self.order {
            Order::Visual => direction,
            Order::Logical => Direction::Ltr,
        }
    }
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something; columns and rows from 0.
    Mouse(MouseEvent),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// The context is another one: all must be laid out anew.
    Relaid,
    /// An article that was asked for is there.
    Opened(Arc<Article>),
    /// The whole of the article whose beginning is shown, and perhaps a word about its bytes.
    Whole(Box<Prepared>, Option<String>),
    /// The names of the article that is shown.
    Named(Box<Names>),
    /// What was awaited does not come; why.
    Failed(String),
    /// What was to be copied has been: where it went.
    Copied(Copied),
    /// What was asked for went wrong, or needs a word: what, and what to do.
    Trouble(Trouble),
    /// Nothing else is to be done: what was begun may go on.
    Idle,
}

/// Where a copied text went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Its length in bytes.
    pub bytes: usize,
    /// Whether the terminal was given it (OSC 52); it may refuse without a word.
    pub terminal: bool,
    /// Whether the system's clipboard took it.
    pub system: bool,
}

/// Something that went wrong, said to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What.
    pub what: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

/// What of the context a key changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// Whether marks are drawn.
    Marks(Marks),
    /// The language of the program's own words.
    Language(Language),
}

/// What the screen asks the world to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End with this exit code.
    Quit(u8),
    /// Give the terminal back and stop until told to go on.
    Suspend,
    /// Draw so from now on.
    Set(Setting),
    /// Put a text into the clipboards; then [`Message::Copied`].
    Copy(String),
    /// Open an address outside.
    Browse(String),
    /// Run a shell command with a text as its input, in the terminal.
    Pipe {
        /// The command.
        command: String,
        /// Its input.
        text: String,
    },
    /// Draw everything anew.
    Redraw,
    /// Write for the terminal so from now on.
    Try(Wishes),
    /// Bring the article with this number in the list.
    Open(usize),
    /// Send [`Message::Idle`] when nothing else is to be done.
    Continue,
}

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Overlay {
    /// The keys; the first one shown.
    Help { top: usize },
    /// The contents; the heading the cursor is on, as an index of sections.
    Contents { cursor: usize },
    /// What is being typed to be searched.
    Prompt { field: Field, backward: bool },
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    pub(super) size: (u16, u16),
    pub(super) list: Option<List>,
    pub(super) reader: Option<Box<Reader>>,
    pub(super) overlay: Option<Overlay>,
    /// The test card, if that is what is shown.
    pub(super) card: Option<Card>,
    /// What was sought before, and how.
    pub(super) sought: Sought,
    /// A word for the status, until the next key.
    pub(super) notice: Option<String>,
}

impl State {
    /// A screen of this size that shows one article; leaving it ends the program.
    pub fn reading(article: impl Into<Arc<Article>>, size: (u16, u16), context: &Context) -> Self {
        Self::awaiting(article, None, size, context)
    }

    /// The same, while something of the article is still being read.
    pub fn awaiting(
        article: impl Into<Arc<Article>>,
        awaited: Option<Awaited>,
        size: (u16, u16),
        context: &Context,
    ) -> Self {
        let reader = Reader::new(Prepared::new(article.into()), awaited, size, context);
        Self {
            size,
            list: None,
            reader: Some(Box::new(reader)),
            card: None,
            overlay: None,
            sought: Sought::default(),
            notice: None,
        }
    }

    /// A screen of this size that shows a list to choose from.
    pub fn choosing(list: List, size: (u16, u16)) -> Self {
        Self {
            size,
            list: Some(list),
            reader: None,
            card: None,
            overlay: None,
            sought: Sought::default(),
            notice: None,
        }
    }

    /// A screen of this size that shows the test card.
    pub fn examining(size: (u16, u16), context: &Context) -> Self {
        Self {
            size,
            list: None,
            reader: None,
            card: Some(Card::new(context)),
            overlay: None,
            sought: Sought::default(),
            notice: None,
        }
    }

    /// What was told of the terminal by the test card, if it was gone through to the end.
    pub fn verdict(&self) -> Option<Wishes> {
        self.card.as_ref().and_then(Card::verdict)
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
