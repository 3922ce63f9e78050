//! Gives stored articles back as they came.

use rusqlite::{Connection, OptionalExtension};

use super::mentions::Names;
use super::packed::unpack;
use super::shelf::Shelf;
use super::{Store, StoreError};
use crate::article::Article;

/// A stored article and what a person did with it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The article, with its names.
    pub article: Article,
    /// The rest.
    pub shelf: Shelf,
}

impl Store {
    /// The id of the article that this is, or is the beginning of: four digits at least. None where none begins so, or several do.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn id(&self, prefix: &str) -> Result<Option<String>, StoreError> {
        const LEAST: usize = 4;
        if prefix.len() < LEAST || !prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let mut asked = self.connection.prepare_cached(
            "SELECT hash FROM article WHERE hash >= ?1 AND hash < ?1 || 'g' AND deleted IS NULL LIMIT 2",
        )?;
        let rows = asked.query_map([prefix.to_ascii_lowercase()], |row| row.get(0))?;
        let mut found: Vec<String> = rows.collect::<Result<_, _>>()?;
        Ok(if found.len() == 1 { found.pop() } else { None })
    }

    /// The article with an id.
    ///
    /// # Errors
    /// When the file cannot be read, or what is in it is no article.
    pub fn get(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        self.numbered(id)?.map_or(Ok(None), |number| stored(&self.connection, number))
    }

    /// What a person did with the article with an id; what is in it is not read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn shelf(&self, id: &str) -> Result<Option<Shelf>, StoreError> {
        let Some(number) = self.numbered(id)? else { return Ok(None) };
        Ok(kept(&self.connection, number)?.map(|(_, shelf)| shelf))
    }

    /// The title of the article with an id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn title(&self, id: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT title FROM article WHERE hash = ?1 AND deleted IS NULL")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }

    /// The number of the article with an id.
    fn numbered(&self, id: &str) -> Result<Option<i64>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM article WHERE hash = ?1 AND deleted IS NULL")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }

    /// Gives each stored article in the order in which they came, until `see` says that it is enough; or why one cannot be read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each(&self, mut see: impl FnMut(Result<Stored, StoreError>) -> bool) -> Result<(), StoreError> {
        // One view of the shelf, whatever is stored meanwhile.
        let view = self.connection.unchecked_transaction()?;
        let mut ids = view.prepare("SELECT id FROM article WHERE deleted IS NULL ORDER BY id")?;
        let mut rows = ids.query([])?;
        while let Some(row) = rows.next()? {
            let goes_on = match stored(&view, row.get(0)?) {
                Ok(stored) => stored.is_none_or(|stored| see(Ok(stored))),
                Err(error @ StoreError::Article { .. }) => see(Err(error)),
                Err(error) => return Err(error),
            };
            if !goes_on {
                break;
            }
        }
        Ok(())
    }
}

/// What a person did with the article with a number, thrown away or not, and its id.
fn kept(connection: &Connection, article: i64) -> Result<Option<(String, Shelf)>, StoreError> {
    let found = connection
        .prepare_cached(
            "SELECT article.hash, names.recogniser, article.stored, article.fetched, article.feed, article.read, article.starred
             FROM article JOIN names ON names.article = article.id WHERE article.id = ?1",
        )?
        .query_row([article], |row| {
            let recogniser: u32 = row.get(1)?;
            let shelf = Shelf {
                stored: row.get(2)?,
                fetched: row.get(3)?,
                feed: row.get(4)?,
                read: row.get(5)?,
                starred: row.get(6)?,
                tags: Vec::new(),
                recogniser: (recogniser > 0).then_some(recogniser),
            };
            Ok((row.get(0)?, shelf))
        })
        .optional()?;
    let Some((id, shelf)) = found else { return Ok(None) };
    Ok(Some((id, Shelf { tags: tags_of(connection, article)?, ..shelf })))
}

/// The article with a number, thrown away or not.
pub(super) fn stored(connection: &Connection, article: i64) -> Result<Option<Stored>, StoreError> {
    let Some((id, shelf)) = kept(connection, article)? else { return Ok(None) };
    let (body, names) = connection
        .prepare_cached(
            "SELECT body.packed, names.packed FROM body JOIN names ON names.article = body.article WHERE body.article = ?1",
        )?
        .query_row([article], |row| {
            let packed = |at: usize| row.get_ref(at)?.as_blob().map(unpack).map_err(rusqlite::Error::from);
            Ok((packed(0)?, packed(1)?))
        })?;
    let wrong = |error: String| StoreError::Article { id: id.clone(), error };
    let text = |packed: Result<String, String>| packed.map_err(wrong);
    let of_json = |error: serde_json::Error| wrong(error.to_string());
    let mut article: Article = serde_json::from_str(&text(body)?).map_err(of_json)?;
    serde_json::from_str::<Names>(&text(names)?).map_err(of_json)?.put_into(&mut article);
    Ok(Some(Stored { article, shelf }))
}

/// The tags of an article, in order.
pub(super) fn tags_of(connection: &Connection, article: i64) -> Result<Vec<String>, StoreError> {
    let mut asked = connection.prepare_cached("SELECT name FROM tag WHERE article = ?1 ORDER BY name")?;
    let rows = asked.query_map([article], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
