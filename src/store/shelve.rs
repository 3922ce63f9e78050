//! Puts articles on the shelf: made ready beside it, on as many threads as one likes, and written by one.

use std::ops::Range;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::mentions::Names;
use super::names::{Named, Namer, count_names, named};
use super::packed::pack;
use super::shelf::Shelf;
use super::stored::stored;
use super::{Store, StoreError};
use crate::article::{Article, ArticleDirection, Section};
use crate::entities::Stems;
use crate::text::clean;

/// An article ready to be stored.
#[derive(Debug, Clone)]
pub struct Volume {
    hash: String,
    title: String,
    language: String,
    rtl: bool,
    source: Option<String>,
    link: Option<String>,
    published: Option<String>,
    /// When it was published, if that can be told.
    date: Option<i64>,
    /// The article without its names, and those, packed.
    body: Vec<u8>,
    names: Vec<u8>,
    /// Its words, folded: of the title, of the rest; and the stems of the same.
    words: [String; 4],
    named: Vec<Named>,
    shelf: Shelf,
}

/// What became of an article that was to be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is stored.
    New,
    /// It was there before.
    Known,
    /// It had been thrown away, or could not be read any more, and is back.
    Back,
}

impl Volume {
    /// Makes an article ready that has its names. Linear in its length.
    ///
    /// # Errors
    /// None in practice: an article can always be written as JSON.
    pub fn of(mut article: Article, mut shelf: Shelf, stems: &mut Stems) -> serde_json::Result<Self> {
        // They come from outside too.
        shelf.tags.iter_mut().for_each(|tag| *tag = clean(tag).replace('\n', " "));
        shelf.tags.retain(|tag| !tag.trim().is_empty());
        let words = words(&article, stems);
        let shared = named(&article);
        let names = pack(&serde_json::to_string(&Names::take(&mut article))?);
        let published = article.published.clone();
        Ok(Self {
            body: pack(&serde_json::to_string(&article)?),
            names,
            words,
            named: shared,
            rtl: article.direction == ArticleDirection::Rtl,
            date: published
                .as_ref()
                .and_then(|time| time.parse::<Timestamp>().ok())
                .map(Timestamp::as_second),
            published,
            link: article.source.as_ref().and_then(|source| source.url.clone()),
            source: article.source.map(|source| source.name).filter(|name| !name.is_empty()),
            hash: article.id,
            title: article.title,
            language: article.language,
            shelf,
        })
    }
}

/// What stands behind each block, so that no phrase goes on from one to the next: a word that nobody can type.
const BETWEEN: &str = "\u{E000} ";

/// The words of an article, word by word in both forms: of the title and of the rest, folded and as stems.
pub(super) fn words(article: &Article, stems: &mut Stems) -> [String; 4] {
    let mut words: [String; 4] = std::array::from_fn(|_| String::new());
    let mut put = |from: usize, text: &str| {
        stems.each(text, |_: Range<usize>, word| {
            for (at, form) in [(from, word.plain), (from + 2, word.stem)] {
                words[at].push_str(form);
                words[at].push(' ');
            }
        });
        for at in [from, from + 2] {
            words[at].push_str(BETWEEN);
        }
    };
    put(0, &article.title);
    for Section { heading, blocks, .. } in &article.sections {
        for text in heading.iter().chain(blocks.iter().map(|block| &block.text)) {
            put(1, text);
        }
    }
    words
}

impl Store {
    /// Stores articles, all or none: when it comes back they are on the disk. `now` is when they are stored, where what is known of
    /// them does not say.
    ///
    /// # Errors
    /// When they cannot be written; then none is stored.
    pub fn add(&mut self, volumes: &[Volume], now: i64) -> Result<Vec<Added>, StoreError> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut namer = Namer::default();
        let added: Result<Vec<_>, _> =
            volumes.iter().map(|volume| add(&change, &mut namer, volume, now)).collect();
        let added = added?;
        namer.finish(&change)?;
        change.commit()?;
        Ok(added)
    }

    /// Puts the names of articles that are stored in place of those they had: a newer recogniser found them. How many are stored.
    ///
    /// # Errors
    /// When they cannot be written; then those of before are there.
    pub fn name_anew(&mut self, volumes: &[Volume]) -> Result<usize, StoreError> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut namer = Namer::default();
        let mut count = 0;
        for volume in volumes {
            let known: Option<(i64, i64)> = change
                .prepare_cached(
                    "SELECT article.id, article.date FROM article JOIN names ON names.article = article.id
                     WHERE article.hash = ?1 AND article.deleted IS NULL AND names.recogniser <= ?2",
                )?
                .query_row(params![volume.hash, volume.shelf.recogniser.unwrap_or(0)], |row| row.try_into())
                .optional()?;
            // Another program may have a newer recogniser.
            let Some((id, date)) = known else { continue };
            put_names(&change, &mut namer, (id, date), volume)?;
            count += 1;
        }
        namer.finish(&change)?;
        change.commit()?;
        Ok(count)
    }
}

fn add(change: &Transaction<'_>, namer: &mut Namer, volume: &Volume, now: i64) -> Result<Added, StoreError> {
    let known: Option<(i64, i64, Option<i64>)> = change
        .prepare_cached("SELECT id, date, deleted FROM article WHERE hash = ?1")?
        .query_row([&volume.hash], |row| row.try_into())
        .optional()?;
    if let Some((id, date, deleted)) = known {
        if deleted.is_some() {
            change.prepare_cached("UPDATE article SET deleted = NULL WHERE id = ?1")?.execute([id])?;
            put_words(change, id, &volume.words)?;
            count_names(change, id, 1)?;
        }
        let damaged = match stored(change, id) {
            Err(StoreError::Article { .. }) => true,
            read => read.map(|_| false)?,
        };
        if damaged {
            change
                .prepare_cached("UPDATE body SET packed = ?2 WHERE article = ?1")?
                .execute(params![id, volume.body])?;
            put_words(change, id, &volume.words)?;
            put_names(change, namer, (id, date), volume)?;
        }
        return Ok(if damaged || deleted.is_some() { Added::Back } else { Added::Known });
    }
    let Shelf { stored, fetched, feed, read, starred, tags, recogniser } = &volume.shelf;
    let stored = if *stored == 0 { now } else { *stored };
    let date = volume.date.unwrap_or(stored);
    change
        .prepare_cached(
            "INSERT INTO article (hash, title, language, rtl, source, link, feed, published, date, fetched, stored, read, starred)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            volume.hash,
            volume.title,
            volume.language,
            volume.rtl,
            volume.source,
            volume.link,
            feed,
            volume.published,
            date,
            fetched,
            stored,
            read,
            starred,
        ])?;
    let id = change.last_insert_rowid();
    change
        .prepare_cached("INSERT INTO body (article, packed) VALUES (?1, ?2)")?
        .execute(params![id, volume.body])?;
    change
        .prepare_cached("INSERT INTO names (article, recogniser, packed) VALUES (?1, ?2, ?3)")?
        .execute(params![id, recogniser.unwrap_or(0), volume.names])?;
    put_words(change, id, &volume.words)?;
    for tag in tags {
        change
            .prepare_cached("INSERT OR IGNORE INTO tag (article, name) VALUES (?1, ?2)")?
            .execute(params![id, tag])?;
    }
    namer.put(change, id, date, &volume.named)?;
    Ok(Added::New)
}

/// Puts the names of an article, by its number and date, in place of those it had.
fn put_names(
    change: &Transaction<'_>,
    namer: &mut Namer,
    (id, date): (i64, i64),
    volume: &Volume,
) -> Result<(), StoreError> {
    // What cannot be read is counted no less.
    let old = stored(change, id).ok().flatten().map(|stored| named(&stored.article));
    namer.take_back(change, id, &old.unwrap_or_default())?;
    change
        .prepare_cached("UPDATE names SET recogniser = ?2, packed = ?3 WHERE article = ?1")?
        .execute(params![id, volume.shelf.recogniser.unwrap_or(0), volume.names])?;
    namer.put(change, id, date, &volume.named)
}

/// Puts the words of an article into the index; those that were there are replaced.
pub(super) fn put_words(change: &Transaction<'_>, id: i64, words: &[String; 4]) -> Result<(), StoreError> {
    let [title, body, title_stem, body_stem] = words;
    change
        .prepare_cached(
            "INSERT OR REPLACE INTO word (rowid, title, body, title_stem, body_stem) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, title, body, title_stem, body_stem])?;
    Ok(())
}
