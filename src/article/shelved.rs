//! What is known of stored articles without opening them: the lines of lists, what several of them name, what was found.

use std::ops::Range;

use super::{Kind, Part};

/// What a list shows of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The article's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its language tag.
    pub language: String,
    /// Whether it is read from right to left.
    pub rtl: bool,
    /// Who published it.
    pub source: Option<String>,
    /// When it was published, as it says, RFC 3339.
    pub published: Option<String>,
    /// What it is sorted by: when it was published, or stored; seconds since 1970.
    pub date: i64,
    /// Whether it was not read yet.
    pub unread: bool,
    /// Whether it has a star.
    pub starred: bool,
    /// Its tags, in order.
    pub tags: Vec<String>,
}

/// In what order articles are given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// By source, the newest of each first.
    Source,
    /// What was sought fits the first best; the newest first where nothing was sought.
    Best,
}

/// What is to be so of an article; times in seconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Read at a time, or not.
    Read(Option<i64>),
    /// With a star since a time, or without.
    Star(Option<i64>),
    /// With just these tags.
    Tags(Vec<String>),
    /// Thrown away at a time, or back.
    Deleted(Option<i64>),
}

/// Something that articles name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its number on the shelf.
    pub id: i64,
    /// What most articles list it under.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its other spellings, the commonest first.
    pub aliases: Vec<String>,
    /// How many articles name it.
    pub articles: usize,
    /// How often they do.
    pub mentions: usize,
}

/// A place in an article that is what was sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The text.
    pub part: Part,
    /// The bytes in it.
    pub range: Range<usize>,
}

/// A piece of a text around the first hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The piece, with an ellipsis where the text goes on.
    pub text: String,
    /// The bytes of it that are hits.
    pub hits: Vec<Range<usize>>,
}
