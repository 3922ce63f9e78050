//! The whole of what is on the screen, as data.

mod card;
mod list;
mod reader;

use std::collections::HashMap;
use std::sync::Arc;

use super::context::Context;
use super::overlay::Overlay;
use super::places::Places;
use super::prepared::Prepared;
use super::search::Sought;
use super::spot::Spot;
use super::words::phrases;
use crate::article::{Article, Place};
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
    pub(super) pressed: Option<(Spot, (u16, u16))>,
    /// Where articles were left.
    pub(super) places: Places,
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
        Self::opening(Prepared::new(article.into()), awaited, size, context)
    }

    /// The same of an article that is ready to be shown.
    pub fn opening(
        prepared: Prepared,
        awaited: Option<Awaited>,
        size: (u16, u16),
        context: &Context,
    ) -> Self {
        let mut state = Self::empty(size);
        state.open(prepared, awaited, context);
        state
    }

    /// A screen of this size that shows a list to choose from.
    pub fn choosing(list: List, size: (u16, u16)) -> Self {
        Self { list: Some(list), ..Self::empty(size) }
    }

    /// A screen of this size that shows the test card.
    pub fn examining(size: (u16, u16), context: &Context) -> Self {
        Self { card: Some(Card::new(context)), ..Self::empty(size) }
    }

    /// The same, where it is known of articles where they were left.
    pub fn knowing(self, places: HashMap<String, Place>) -> Self {
        Self { places: Places::known(places), ..self }
    }

    /// Opens an article, where it was left if that is known.
    pub(super) fn open(&mut self, prepared: Prepared, awaited: Option<Awaited>, context: &Context) {
        self.leave();
        let place = self.places.of(&prepared.article.id);
        let prepared = match place {
            Some(place) => prepared.resuming(place),
            None => prepared,
        };
        self.notice = prepared.resume.map(|_| context.language.say(phrases::RESUMED).to_owned());
        self.reader = Some(Box::new(Reader::new(prepared, awaited, self.size, context)));
    }

    /// Closes the open article.
    pub(super) fn leave(&mut self) {
        if let Some(reader) = self.reader.take().filter(|reader| reader.is_whole()) {
            self.places.leave(&reader.article.id, reader.resting());
        }
    }

    /// Where articles have been left by now, the open one where it stands: ids and places, `None` for the beginning.
    pub fn left(&self) -> Vec<(String, Option<Place>)> {
        let open = self.reader.iter().filter(|reader| reader.is_whole());
        let open = open.map(|reader| (reader.article.id.clone(), reader.resting()));
        self.places.left().map(|(id, place)| (id.clone(), place)).chain(open).collect()
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
            places: Places::default(),
            sought: Sought::default(),
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
