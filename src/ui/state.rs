//! The whole of what is on the screen, as data.

mod card;
mod list;
mod reader;

use std::ops::Range;
use std::sync::Arc;

use super::context::Context;
use super::overlay::Overlay;
use super::prepared::Prepared;
use crate::article::{Article, Part, Place};
use crate::terminal::Wishes;

pub(super) use card::{Card, Question};
pub use list::{List, ListItem};
pub(super) use reader::Last;
pub use reader::{Awaited, Reader};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    pub(super) size: (u16, u16),
    pub(super) list: Option<List>,
    pub(super) reader: Option<Box<Reader>>,
    /// What lies over the screen, the last on top.
    pub(super) overlays: Vec<Overlay>,
    /// The test card, if that is what is shown.
    pub(super) card: Option<Card>,
    /// How much is being copied, in words.
    pub(super) copying: Option<String>,
    /// Where the mouse was pressed in the text: the word there, and the cell.
    pub(super) pressed: Option<((Part, Range<usize>), (u16, u16))>,
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
        Self { reader: Some(Box::new(reader)), ..Self::empty(size) }
    }

    /// A screen of this size that shows a list to choose from.
    pub fn choosing(list: List, size: (u16, u16)) -> Self {
        Self { list: Some(list), ..Self::empty(size) }
    }

    /// A screen of this size that shows the test card.
    pub fn examining(size: (u16, u16), context: &Context) -> Self {
        Self { card: Some(Card::new(context)), ..Self::empty(size) }
    }

    fn empty(size: (u16, u16)) -> Self {
        Self {
            size,
            list: None,
            reader: None,
            overlays: Vec::new(),
            card: None,
            copying: None,
            pressed: None,
            notice: None,
        }
    }

    /// What was told of the terminal by the test card, if it was gone through to the end.
    pub fn verdict(&self) -> Option<Wishes> {
        self.card.as_ref().and_then(Card::verdict)
    }

    /// Whether the row that shows a place is on the screen.
    pub fn is_in_sight(&self, place: Place) -> bool {
        self.reader.as_ref().is_some_and(|reader| reader.in_sight(place))
    }

    /// The first byte in sight, if an article is open.
    pub fn place(&self) -> Option<Place> {
        self.reader.as_ref().map(|reader| reader.anchor)
    }
}
