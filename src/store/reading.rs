//! What a person does with articles: reads them, stars them, tags them, throws them away; and where they were left.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::names::count_names;
use super::shelve::{put_words, words};
use super::stored::{Stored, stored, tags_of};
use super::{Store, StoreError, number};
use crate::article::{Mark, Part, Place};
use crate::entities::Stems;

/// Where an article was left, and when; seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftAt {
    /// The place.
    pub place: Place,
    /// The time.
    pub when: i64,
}

/// When an article was read, given a star, thrown away.
type Times = (Option<i64>, Option<i64>, Option<i64>);

/// So many places are kept, the newest.
const PLACES: i64 = 10_000;

impl Store {
    /// Marks articles; gives back what undoes it: for each article that it changed its id and what it was before. What is so already
    /// stays as it is, with its time.
    ///
    /// # Errors
    /// When it cannot be written; then nothing is changed.
    pub fn mark(&mut self, marks: &[(String, Mark)]) -> Result<Vec<(String, Mark)>, StoreError> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = mark(&change, marks)?;
        change.commit()?;
        Ok(before)
    }

    /// Throws away what a feed has brought and nobody has kept by a star or a tag.
    ///
    /// # Errors
    /// When it cannot be written; then nothing is changed.
    pub fn retire(&mut self, feed: &str, now: i64) -> Result<usize, StoreError> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut asked = change.prepare_cached(
            "SELECT hash FROM article WHERE feed = ?1 AND deleted IS NULL AND starred IS NULL
             AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.article = article.id)",
        )?;
        let ids = asked.query_map([feed], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        drop(asked);
        let marks: Vec<_> = ids.into_iter().map(|id| (id, Mark::Deleted(Some(now)))).collect();
        let retired = mark(&change, &marks)?.len();
        change.commit()?;
        Ok(retired)
    }

    /// Forgets what was thrown away before a time, with all that is known of it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn forget_deleted(&mut self, before: i64) -> Result<usize, StoreError> {
        let any: bool = self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM article WHERE deleted < ?1)",
            [before],
            |row| row.get(0),
        )?;
        // Nobody is waited for where there is nothing to do.
        if !any {
            return Ok(0);
        }
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let gone = change.execute("DELETE FROM article WHERE deleted < ?1", [before])?;
        change.execute(
            "DELETE FROM entity WHERE articles <= 0 AND NOT EXISTS (SELECT 1 FROM naming WHERE naming.entity = entity.id)",
            [],
        )?;
        change.commit()?;
        Ok(gone)
    }

    /// Where an article was left, stored or not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn left(&self, id: &str) -> Result<Option<LeftAt>, StoreError> {
        let found = self
            .connection
            .prepare_cached("SELECT section, block, byte, left_at FROM place WHERE hash = ?1")?
            .query_row([id], |row| {
                let at = |column: usize| {
                    row.get::<_, Option<i64>>(column).map(|at| at.and_then(|at| usize::try_from(at).ok()))
                };
                let part = match (at(0)?, at(1)?) {
                    (None, _) => Part::Title,
                    (Some(section), None) => Part::Heading(section),
                    (Some(section), Some(block)) => Part::Block(section, block),
                };
                Ok(LeftAt { place: Place { part, byte: at(2)?.unwrap_or(0) }, when: row.get(3)? })
            })
            .optional()?;
        Ok(found)
    }

    /// Keeps where articles were left; `None` for one that was left at its beginning.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn leave(&mut self, left: &[(String, Option<LeftAt>)]) -> Result<(), StoreError> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (id, left) in left {
            let Some(LeftAt { place, when }) = left else {
                change.prepare_cached("DELETE FROM place WHERE hash = ?1")?.execute([id])?;
                continue;
            };
            let (section, block) = match place.part {
                Part::Title => (None, None),
                Part::Heading(section) => (Some(number(section)), None),
                Part::Block(section, block) => (Some(number(section)), Some(number(block))),
            };
            change
                .prepare_cached(
                    "INSERT OR REPLACE INTO place (hash, section, block, byte, left_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![id, section, block, number(place.byte), when])?;
        }
        change.execute(
            "DELETE FROM place WHERE left_at < (SELECT left_at FROM place ORDER BY left_at DESC LIMIT 1 OFFSET ?1)",
            [PLACES - 1],
        )?;
        Ok(change.commit()?)
    }
}

/// Marks articles in a change of the shelf; gives back what undoes it.
fn mark(change: &Transaction<'_>, marks: &[(String, Mark)]) -> Result<Vec<(String, Mark)>, StoreError> {
    let mut before = Vec::new();
    let mut stems = Stems::default();
    for (id, mark) in marks {
        let found: Option<(i64, Times)> = change
            .prepare_cached("SELECT id, read, starred, deleted FROM article WHERE hash = ?1")?
            .query_row([id], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))))
            .optional()?;
        let Some((article, (read, starred, deleted))) = found else { continue };
        let set = |column: &str, time: Option<i64>| {
            let sql = format!("UPDATE article SET {column} = ?2 WHERE id = ?1");
            change.prepare_cached(&sql)?.execute(params![article, time])
        };
        let was = match mark {
            Mark::Read(time) if time.is_some() != read.is_some() => {
                set("read", *time)?;
                Mark::Read(read)
            }
            Mark::Star(time) if time.is_some() != starred.is_some() => {
                set("starred", *time)?;
                Mark::Star(starred)
            }
            Mark::Deleted(time) if time.is_some() != deleted.is_some() => {
                set("deleted", *time)?;
                if time.is_some() {
                    change.prepare_cached("DELETE FROM word WHERE rowid = ?1")?.execute([article])?;
                    count_names(change, article, -1)?;
                } else {
                    match stored(change, article) {
                        Ok(None) | Err(StoreError::Article { .. }) => {}
                        Ok(Some(Stored { article: read, .. })) => {
                            put_words(change, article, &words(&read, &mut stems))?;
                        }
                        Err(error) => return Err(error),
                    }
                    count_names(change, article, 1)?;
                }
                Mark::Deleted(deleted)
            }
            Mark::Tags(tags) => match put_tags(change, article, tags)? {
                Some(had) => Mark::Tags(had),
                None => continue,
            },
            Mark::Read(_) | Mark::Star(_) | Mark::Deleted(_) => continue,
        };
        before.push((id.clone(), was));
    }
    // What was done last is undone first.
    before.reverse();
    Ok(before)
}

/// Gives an article just these tags; those that it had, if they were others.
fn put_tags(
    change: &Transaction<'_>,
    article: i64,
    tags: &[String],
) -> Result<Option<Vec<String>>, StoreError> {
    let had = tags_of(change, article)?;
    let wanted: BTreeSet<&String> = tags.iter().collect();
    if wanted.iter().copied().eq(&had) {
        return Ok(None);
    }
    change.prepare_cached("DELETE FROM tag WHERE article = ?1")?.execute([article])?;
    for tag in wanted {
        change
            .prepare_cached("INSERT INTO tag (article, name) VALUES (?1, ?2)")?
            .execute(params![article, tag])?;
    }
    Ok(Some(had))
}
