//! The whole of what is on the screen, as data.

mod bars;
mod card;
mod library;
mod list;
mod reader;
mod way;

use std::sync::Arc;

use super::context::Context;
use super::message::Trouble;
use super::overlay::Overlay;
use super::prepared::Prepared;
use super::search::Sought;
use super::shelf::{Fetched, Request, Rows};
use super::spot::Spot;
use super::words::phrases;
use crate::article::{Article, Place};
use crate::terminal::{Key, Wishes};

pub(super) use bars::Bars;
pub(super) use card::{Card, Question};
pub(super) use library::{Library, Screen};
pub use list::List;
pub(super) use reader::Last;
pub use reader::{Awaited, Reader};
use way::Way;

/// What is waited for: keys that are meant for it are kept until it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Waiting {
    /// The article with this id.
    Article(String),
    /// The tags of the article with this id.
    Tags(String),
    /// The lines of the list that was asked for.
    Lines,
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    pub(super) size: (u16, u16),
    pub(super) library: Option<Library>,
    pub(super) reader: Option<Box<Reader>>,
    /// The articles it was come to from.
    pub(super) way: Way,
    /// What is waited for.
    pub(super) waiting: Option<Waiting>,
    /// Keys that were pressed meanwhile.
    pub(super) held: Vec<Key>,
    /// Whether nobody answers any more.
    pub(super) closed: bool,
    /// How many old articles have the names of today, of how many.
    pub(super) renamed: Option<(usize, usize)>,
    /// What lies over the screen, the last on top.
    pub(super) overlays: Vec<Overlay>,
    /// The test card, if that is what is shown.
    pub(super) card: Option<Card>,
    /// How much is being copied, in words.
    pub(super) copying: Option<String>,
    /// Where the mouse was pressed in the text: the word there, and the cell.
    pub(super) pressed: Option<(Spot, (u16, u16))>,
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

    /// A screen of this size that shows the library, with its first lines.
    pub fn choosing(rows: Rows, size: (u16, u16)) -> Self {
        let mut library = Library::new(rows);
        library.settle(size);
        Self { library: Some(library), ..Self::empty(size) }
    }

    /// The same, with a word on what went wrong before.
    pub fn telling(mut self, trouble: Option<Trouble>) -> Self {
        self.overlays.extend(trouble.map(Overlay::Trouble));
        self
    }

    /// A screen of this size that shows the test card.
    pub fn examining(size: (u16, u16), context: &Context) -> Self {
        Self { card: Some(Card::new(context)), ..Self::empty(size) }
    }

    /// Shows an article.
    fn open(&mut self, prepared: Prepared, awaited: Option<Awaited>, context: &Context) {
        self.notice = prepared.resume.map(|_| context.language.say(phrases::RESUMED).to_owned());
        self.reader = Some(Box::new(Reader::new(prepared, awaited, self.size, context)));
    }

    /// Shows an article of the library, over the one that is open; gives what is to be kept of those that are closed by that.
    pub(super) fn open_fetched(&mut self, fetched: Fetched, context: &Context) -> Option<Request> {
        let Fetched { prepared, hits, entity } = fetched;
        let gone = self.reader.take().map_or_else(Vec::new, |reader| self.way.leave(reader));
        self.overlays.clear();
        self.open(prepared, None, context);
        if let Some(reader) = &mut self.reader {
            if hits.is_empty() && entity.is_none() {
                return leave(gone);
            }
            self.notice = None;
            reader.take_hits(&hits);
            if let Some(entity) = entity {
                reader.take_entity(entity);
            }
        }
        leave(gone)
    }

    /// Whether this was waited for, and is no more.
    pub(super) fn has_come(&mut self, waiting: &Waiting) -> bool {
        self.waiting.take_if(|waited| waited == waiting).is_some()
    }

    /// Nothing is waited for any more; what was typed meanwhile is forgotten.
    pub(super) fn give_up(&mut self) {
        self.waiting = None;
        self.held.clear();
    }

    /// Says what went wrong, in the place of what went wrong before.
    pub(super) fn say_trouble(&mut self, trouble: Trouble) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Trouble(_)));
        self.overlays.push(Overlay::Trouble(trouble));
    }

    /// Closes the open article: the one below it is seen, or the library. What is to be kept of it.
    pub(super) fn close(&mut self, context: &Context) -> Option<Request> {
        let closed = self.reader.take();
        self.reader = self.way.below();
        match &mut self.reader {
            Some(reader) => reader.lay_out(self.size, context),
            // What could be gone forth to is closed too.
            None => return leave(closed.into_iter().chain(self.way.end())),
        }
        leave(closed)
    }

    /// Whether no other article lies below the open one.
    pub(super) fn is_last(&self) -> bool {
        self.way.is_empty()
    }

    /// Goes back to the article one came from, or forth again; whether there is one.
    pub(super) fn travel(&mut self, back: bool, context: &Context) -> bool {
        let Some(reader) = self.reader.take() else { return false };
        let other = self.way.travel(back, reader);
        let found = other.is_ok();
        let (Ok(mut reader) | Err(mut reader)) = other;
        reader.lay_out(self.size, context);
        self.reader = Some(reader);
        found
    }

    /// Where the open articles stand: ids and places, `None` for the beginning.
    pub fn left(&self) -> Vec<(String, Option<Place>)> {
        self.way.left().chain(self.reader.iter().filter_map(|reader| reader.left())).collect()
    }

    fn empty(size: (u16, u16)) -> Self {
        Self {
            size,
            library: None,
            reader: None,
            way: Way::default(),
            waiting: None,
            held: Vec::new(),
            closed: false,
            renamed: None,
            overlays: Vec::new(),
            card: None,
            copying: None,
            pressed: None,
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

/// What is to be kept of articles that are closed.
fn leave(closed: impl IntoIterator<Item = Box<Reader>>) -> Option<Request> {
    let left: Vec<_> = closed.into_iter().filter_map(|reader| reader.left()).collect();
    (!left.is_empty()).then_some(Request::Leave(left))
}
