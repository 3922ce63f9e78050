//! Puts articles on the shelf: made ready beside it, on as many threads as one likes, and written by one.

use std::ops::Range;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::articles::stored;
use super::names::{Named, Namer, count_names, named};
use super::packed::pack;
use super::{Store, StoreError, number};
use crate::article::{Article, ArticleDirection, Confidence, Entity, Kind, Mention, Section, TitleMention};
use crate::entities::Stems;
use crate::text::clean;

/// What a person did with an article, and when it came; times in seconds since 1970.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shelf {
    /// When it was stored.
    pub stored: i64,
    /// When it was fetched, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched: Option<i64>,
    /// The address of the feed that brought it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<i64>,
    /// When it was given a star.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starred: Option<i64>,
    /// Its tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The version of the recogniser that found its names; none where it brought them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recogniser: Option<u32>,
}

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
    /// It had been thrown away, and is back.
    Back,
}

/// The names of an article as they are stored: lists, in which less is said again and again than in the form that people read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Names {
    /// By entity its name, the number of its kind, how many mentions it has, its other spellings.
    entities: Vec<(String, usize, usize, Vec<String>)>,
    /// By mention its entity, section (−1 = the title), block (−1 = the heading), first byte, byte behind the last, and how sure it is
    /// (−1 = not known).
    mentions: Vec<(usize, i64, i64, usize, usize, i16)>,
}

impl Names {
    fn take(article: &mut Article) -> Self {
        let sure = |confidence: Option<Confidence>| confidence.map_or(-1, |sure| i16::from(sure.percent()));
        let of_title = |m: &TitleMention| (m.entity, -1, -1, m.start, m.end, sure(m.confidence));
        let mut mentions: Vec<_> = article.title_mentions.iter().map(of_title).collect();
        for (at, section) in article.sections.iter().enumerate() {
            mentions.extend(section.mentions.iter().map(|m| {
                (m.entity, number(at), m.block.map_or(-1, number), m.start, m.end, sure(m.confidence))
            }));
        }
        article.title_mentions.clear();
        article.sections.iter_mut().for_each(|section| section.mentions.clear());
        let entities = std::mem::take(&mut article.entities).into_iter();
        let entities =
            entities.map(|Entity { name, kind, aliases, count }| (name, kind as usize, count, aliases));
        Self { entities: entities.collect(), mentions }
    }

    /// Writes them into their article.
    pub(super) fn put_into(self, article: &mut Article) {
        let entity = |(name, kind, count, aliases): (String, usize, usize, Vec<String>)| {
            let kind = Kind::ALL.get(kind).copied().unwrap_or(Kind::Event);
            Entity { name, kind, aliases, count }
        };
        article.entities = self.entities.into_iter().map(entity).collect();
        for (entity, section, block, start, end, sure) in self.mentions {
            let confidence = u8::try_from(sure).ok().map(Confidence::new);
            match usize::try_from(section) {
                Err(_) => article.title_mentions.push(TitleMention { entity, start, end, confidence }),
                Ok(section) => {
                    let block = usize::try_from(block).ok();
                    if let Some(section) = article.sections.get_mut(section) {
                        section.mentions.push(Mention { entity, block, start, end, confidence });
                    }
                }
            }
        }
    }
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
                .prepare_cached("SELECT id, date FROM article WHERE hash = ?1 AND deleted IS NULL")?
                .query_row([&volume.hash], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((id, date)) = known else { continue };
            // What cannot be read is counted no less.
            let old = stored(&change, id).ok().flatten().map(|stored| named(&stored.article));
            namer.take_back(&change, id, &old.unwrap_or_default())?;
            change
                .prepare_cached("UPDATE names SET recogniser = ?2, packed = ?3 WHERE article = ?1")?
                .execute(params![id, volume.shelf.recogniser.unwrap_or(0), volume.names])?;
            namer.put(&change, id, date, &volume.named)?;
            count += 1;
        }
        namer.finish(&change)?;
        change.commit()?;
        Ok(count)
    }
}

fn add(change: &Transaction<'_>, namer: &mut Namer, volume: &Volume, now: i64) -> Result<Added, StoreError> {
    let known: Option<(i64, Option<i64>)> = change
        .prepare_cached("SELECT id, deleted FROM article WHERE hash = ?1")?
        .query_row([&volume.hash], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match known {
        Some((_, None)) => return Ok(Added::Known),
        Some((id, Some(_))) => {
            change.prepare_cached("UPDATE article SET deleted = NULL WHERE id = ?1")?.execute([id])?;
            put_words(change, id, &volume.words)?;
            count_names(change, id, 1)?;
            return Ok(Added::Back);
        }
        None => {}
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
