//! What the screen asks of the library, and what comes back.
//!
//! The screen never waits: it asks ([`Request`], as an [`Effect::Ask`](super::Effect::Ask)), goes on, and takes the
//! [`Answer`] as a message when it comes. What is asked for again before it was answered is answered once.

use std::sync::Arc;

use super::prepared::Prepared;
use crate::article::{Article, Hit, Kind, Order, Place, Snippet, Summary, Thing};

/// Which articles a list is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// All.
    #[default]
    All,
    /// Those with words in the title that begin like what was typed, or from such a source.
    Titled(String),
    /// Those that have what was typed, and whether it is still being typed: then its last word is a beginning.
    Having(String, bool),
    /// Those that name the thing with this number.
    Naming(i64),
}

/// Which of those.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those that were not read yet.
    Unread,
    /// Those with a star.
    Starred,
}

/// Which articles are shown, and in what order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What they are about.
    pub scope: Scope,
    /// Which of those.
    pub only: Only,
    /// In what order.
    pub order: Order,
}

/// Of which articles names are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Since {
    /// Of all.
    #[default]
    Ever,
    /// Of the last seven days.
    Week,
    /// Of the last day.
    Day,
}

/// At most so many names are listed.
pub const THINGS: usize = 300;

/// What names are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Of which articles.
    pub since: Since,
    /// Of one kind, or of all.
    pub kind: Option<Kind>,
    /// Those with the words that were typed in a spelling; all, where none were.
    pub words: String,
}

/// Where an article is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// Where it was left.
    Left,
    /// At the first place that has what was typed.
    Having(String),
    /// At the first place that names the thing with this number.
    Naming(i64),
}

/// What is to become of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Read if it was not, unread if it was.
    Read,
    /// With a star if it had none, without if it had one.
    Star,
    /// Thrown away.
    Delete,
    /// With just these tags.
    Tags(Vec<String>),
}

/// What the screen asks of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Lines of a list, from a place on; those near the last number are looked at.
    Rows {
        /// Of which articles.
        wanted: Wanted,
        /// From this one on.
        from: usize,
        /// So many.
        limit: usize,
        /// Which is looked at.
        near: usize,
        /// The id of the article that is to stay chosen, wherever it stands by now.
        chosen: Option<String>,
    },
    /// What most articles name.
    Things(Counted),
    /// Which other articles name what an article names.
    Others {
        /// A name that it has there.
        name: String,
        /// What it is.
        kind: Kind,
        /// The article's id.
        but: String,
    },
    /// An article with an id.
    Open(String, At),
    /// An article is on the screen: it is read.
    Seen(String),
    /// The tags of an article.
    Tags(String),
    /// Where articles are left; `None` is the beginning.
    Leave(Vec<(String, Option<Place>)>),
    /// An article is changed.
    Change(String, Change),
    /// All articles that are shown are marked as read.
    AllRead(Wanted),
    /// The last change is undone.
    Undo,
    /// What is done by itself is left.
    Stop,
}

impl Request {
    /// Whether nobody looks at the answer to an earlier request any more, now that this is asked for.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!(
            (self, earlier),
            (Self::Rows { .. }, Self::Rows { .. })
                | (Self::Things(..), Self::Things(..))
                | (Self::Open(..), Self::Open(..))
        )
    }
}

/// Lines of a list.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Of which articles.
    pub wanted: Wanted,
    /// How many there are in all.
    pub count: usize,
    /// How many of them were not read yet, where all are shown.
    pub unread: Option<usize>,
    /// The number of the first line.
    pub from: usize,
    /// The number of the one that was to stay chosen, where that is known.
    pub chosen: Option<usize>,
    /// The lines.
    pub rows: Vec<Summary>,
    /// What they are about, where they are about a thing; and what is named beside it.
    pub thing: Option<(Thing, Vec<Thing>)>,
    /// When that was so; seconds since 1970.
    pub now: i64,
    /// Whether those are the samples, for there is nothing else.
    pub samples: bool,
    /// What cannot be understood of what was typed.
    pub fault: Option<Fault>,
}

/// What cannot be understood of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// What stands behind `after:` is no day.
    Day(String),
    /// What stands behind `is:` is nothing that an article can be.
    State(String),
    /// Nothing stands behind the colon of this filter.
    Nothing(String),
}

/// An article to be shown.
#[derive(Debug)]
pub struct Fetched {
    /// It, with its names.
    pub prepared: Prepared,
    /// The places that are what was sought.
    pub hits: Vec<Hit>,
    /// The number of the entity among its own that is meant.
    pub entity: Option<usize>,
}

impl Fetched {
    /// An article, opened where it was left.
    pub fn new(article: Arc<Article>, left: Option<Place>) -> Self {
        let prepared = Prepared::new(article);
        let prepared = match left {
            Some(place) => prepared.resuming(place),
            None => prepared,
        };
        Self { prepared, hits: Vec::new(), entity: None }
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// An article is read, or not.
    Read(bool),
    /// It has a star, or not.
    Starred(bool),
    /// It was thrown away.
    Deleted,
    /// It has other tags.
    Tagged,
    /// So many were marked as read.
    AllRead(usize),
    /// A step was undone.
    Undone {
        /// Changes of so many articles.
        count: usize,
        /// One of them: its id.
        id: String,
        /// Its title.
        title: String,
    },
    /// There was nothing to be undone.
    Nothing,
    /// The article is not in the library.
    NotThere,
}

/// What comes back.
#[derive(Debug)]
pub enum Answer {
    /// Lines of a list.
    Rows(Box<Rows>),
    /// Pieces of text for lines of a list, by the ids of their articles.
    Snippets(Wanted, Vec<(String, Snippet)>),
    /// What most articles name.
    Things(Counted, Vec<Thing>),
    /// The other articles that name what was asked for by a name: the thing, and each with a piece of its text.
    /// When that was is told last, in seconds since 1970.
    Others(String, Kind, Option<Thing>, Vec<(Summary, Snippet)>, i64),
    /// An article.
    Article(Box<Fetched>),
    /// Something was done.
    Done(Done),
    /// The tags of an article.
    Tags(String, Vec<String>),
    /// What was asked could not be done: what went wrong, and what to do.
    Failed(Request, String, String),
    /// So many of so many old articles have the names of today.
    Renamed(usize, usize),
    /// Another program has changed the library.
    Changed,
    /// It is another one: numbers of things are others.
    Replaced,
    /// Nobody answers any more.
    Closed,
}
