//! Keeps articles, what has been read and what was found, in one `SQLite` file: `sahifa.db` in the data folder.
//!
//! Text is stored as it is read: logical. An article is a row of what lists show, its body and its names as JSON (`packed`), and its words,
//! folded, for the search (`shelve`, `stored`, `articles`, `search`). What several articles name is one entity (`names`, `things`). Several programs may
//! use the file at once: readers see what was there when they began, writers wait for each other. What was acknowledged is on the
//! disk. Nothing here knows the time: the caller says it, in seconds since 1970.

mod articles;
mod error;
mod mentions;
mod names;
mod open;
mod packed;
mod query;
mod reading;
mod schema;
mod search;
mod shelf;
mod shelve;
mod stored;
mod things;

use rusqlite::Connection;

pub use articles::Asked;
pub use error::StoreError;
pub use open::{FILE, Opened};
pub use query::{Query, QueryError, day};
pub use reading::LeftAt;
pub use search::{Found, hits};
pub use shelf::Shelf;
pub use shelve::{Added, Volume};
pub use stored::Stored;

/// The shelf of a person: an open file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// Whether it can be written to.
    writable: bool,
}

impl Store {
    /// Whether what is changed can be kept. A file on a disk that is not ours to write to can be read all the same.
    pub fn is_writable(&self) -> bool {
        self.writable
    }
}

/// A number as the file has it.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
