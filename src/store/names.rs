//! What several articles name: one person, body, place, work or event, by kind and spelling; and the articles that name it.
//!
//! Two articles name the same where they have a spelling of it in common, with these exceptions: people are the same only by
//! names of several parts, or by one word that both list them under and that is nobody's first name. محمد of one article is never
//! محمد of another, and neither is part of محمد صلاح.

use foldhash::{HashMap, HashSet};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{Store, StoreError, articles, number};
use crate::article::{Article, Confidence, Entity, Kind, Summary, Thing};
use crate::entities::{NORMAL, tells_who};
use crate::text::fold::fold;
use crate::text::script;

/// An entity of an article, as others may name it too.
#[derive(Debug, Clone)]
pub(super) struct Named {
    kind: Kind,
    /// Its place among the entities of its article.
    number: usize,
    mentions: usize,
    /// Its spellings by which it is the same elsewhere, folded and as they are written; the one it is listed under first.
    spellings: Vec<(String, String)>,
}

/// The entities of an article that others may name: such as are shown unasked.
pub(super) fn named(article: &Article) -> Vec<Named> {
    let mut sure = vec![0_usize; article.entities.len()];
    for ((.., entity), confidence) in article.mentions().zip(article.confidences()) {
        if let Some(sure) = sure.get_mut(entity).filter(|_| Confidence::is_enough(NORMAL, confidence)) {
            *sure += 1;
        }
    }
    let named = |(number, (entity, mentions)): (usize, (&Entity, usize))| {
        let spellings = if mentions > 0 && entity.kind.is_name() { spellings(entity) } else { Vec::new() };
        (!spellings.is_empty()).then_some(Named { kind: entity.kind, number, mentions, spellings })
    };
    article.entities.iter().zip(sure).enumerate().filter_map(named).collect()
}

fn spellings(entity: &Entity) -> Vec<(String, String)> {
    let person = entity.kind == Kind::Person;
    let mut met = HashSet::default();
    let mut spellings = Vec::new();
    for (at, spelled) in std::iter::once(&entity.name).chain(&entity.aliases).enumerate() {
        let folded = folded(spelled);
        let open = person && !tells_who(&folded, at == 0);
        if open || folded.is_empty() || !met.insert(folded.clone()) {
            continue;
        }
        spellings.push((folded, plain(spelled)));
    }
    spellings
}

/// A name as it is spelled where nobody helps the reader: not drawn out, of all marks the doubled letter's alone (عمّان).
fn plain(name: &str) -> String {
    const SHADDA: char = '\u{651}';
    name.chars().filter(|&c| c != script::TATWEEL && (c == SHADDA || !script::is_arabic_mark(c))).collect()
}

/// The form in which spellings are compared: folded, one space between words.
pub(super) fn folded(name: &str) -> String {
    fold(name).text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds for the names of articles the entities they are, in one change of the shelf.
#[derive(Debug, Default)]
pub(super) struct Namer {
    /// By kind and folded spelling, as far as they were asked for.
    entities: HashMap<(u8, String), i64>,
    /// By entity: in how many more articles it is named, and how often more; or less.
    more: HashMap<i64, (i64, i64)>,
    /// By kind, entity and folded spelling: how often more, or less, it is what an article lists it under.
    listed: HashMap<(u8, i64, String), i64>,
}

impl Namer {
    /// Takes in the names of an article that was stored.
    pub(super) fn put(
        &mut self,
        change: &Transaction<'_>,
        article: i64,
        date: i64,
        named: &[Named],
    ) -> Result<(), StoreError> {
        let mut here = HashSet::default();
        for name in named {
            let entity = self.entity(change, name)?;
            change
                .prepare_cached(
                    "INSERT INTO naming (entity, date, article, number, mentions) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![entity, date, article, number(name.number), number(name.mentions)])?;
            let (articles, mentions) = self.more.entry(entity).or_default();
            *articles += i64::from(here.insert(entity));
            *mentions += number(name.mentions);
            *self.listed(entity, name) += 1;
        }
        Ok(())
    }

    /// Takes back the names that an article had: `named`, as far as they are known.
    pub(super) fn take_back(
        &mut self,
        change: &Transaction<'_>,
        article: i64,
        named: &[Named],
    ) -> Result<(), StoreError> {
        let mut here = HashSet::default();
        let mut asked =
            change.prepare_cached("SELECT entity, number, mentions FROM naming WHERE article = ?1")?;
        for row in asked.query_map([article], |row| <(i64, i64, i64)>::try_from(row))? {
            let (entity, place, less) = row?;
            let (articles, mentions) = self.more.entry(entity).or_default();
            *articles -= i64::from(here.insert(entity));
            *mentions -= less;
            if let Some(name) = named.iter().find(|name| number(name.number) == place) {
                *self.listed(entity, name) -= 1;
            }
        }
        change.prepare_cached("DELETE FROM naming WHERE article = ?1")?.execute([article])?;
        Ok(())
    }

    /// How often more an article lists an entity by a name.
    fn listed(&mut self, entity: i64, name: &Named) -> &mut i64 {
        self.listed.entry((name.kind as u8, entity, name.spellings[0].0.clone())).or_default()
    }

    /// The entity that a name is; a new one where none has a spelling of it.
    fn entity(&mut self, change: &Transaction<'_>, name: &Named) -> Result<i64, StoreError> {
        let kind = name.kind as u8;
        let mut known = None;
        let mut unknown = Vec::new();
        for spelling in &name.spellings {
            match self.known(change, kind, &spelling.0)? {
                // What it is listed under says more than its other spellings.
                Some(entity) => known = known.or(Some(entity)),
                None => unknown.push(spelling),
            }
        }
        let entity = if let Some(entity) = known {
            entity
        } else {
            change
                .prepare_cached("INSERT INTO entity (kind, name) VALUES (?1, ?2)")?
                .execute(params![kind, name.spellings[0].1])?;
            change.last_insert_rowid()
        };
        for (folded, spelled) in unknown {
            change
                .prepare_cached("INSERT INTO alias (kind, folded, entity, spelled) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![kind, folded, entity, spelled])?;
            self.entities.insert((kind, folded.clone()), entity);
        }
        Ok(entity)
    }

    /// The entity that has a spelling; of several the one that more articles name.
    fn known(&mut self, change: &Transaction<'_>, kind: u8, folded: &str) -> Result<Option<i64>, StoreError> {
        let key = (kind, folded.to_owned());
        if let Some(entity) = self.entities.get(&key) {
            return Ok(Some(*entity));
        }
        // They are one or two: SQLite would make room to sort them each time.
        let mut asked = change.prepare_cached(
            "SELECT entity.articles, -entity.id FROM alias JOIN entity ON entity.id = alias.entity
             WHERE alias.kind = ?1 AND alias.folded = ?2",
        )?;
        let all = asked.query_map(params![kind, folded], |row| <(i64, i64)>::try_from(row))?;
        let most = all.fold(Ok(None), |most, one| Ok::<_, rusqlite::Error>(most?.max(Some(one?))))?;
        let entity = most.map(|(_, id)| -id);
        if let Some(entity) = entity {
            self.entities.insert(key, entity);
        }
        Ok(entity)
    }

    /// Writes what was counted: an entity is called what most articles list it under; of two the Arabic name, which sorts last.
    pub(super) fn finish(self, change: &Transaction<'_>) -> Result<(), StoreError> {
        let mut listed = change.prepare_cached(
            "UPDATE alias SET listed = listed + ?4 WHERE kind = ?1 AND folded = ?2 AND entity = ?3",
        )?;
        for ((kind, entity, folded), more) in self.listed {
            listed.execute(params![kind, folded, entity, more])?;
        }
        let mut more = change.prepare_cached(
            "UPDATE entity SET articles = articles + ?2, mentions = mentions + ?3, name = coalesce(?4, name) WHERE id = ?1",
        )?;
        for (entity, (articles, mentions)) in self.more {
            more.execute(params![entity, articles, mentions, called(change, entity)?])?;
        }
        Ok(())
    }
}

/// What most articles list an entity under.
fn called(change: &Transaction<'_>, entity: i64) -> Result<Option<String>, StoreError> {
    let mut asked = change.prepare_cached("SELECT listed, folded, spelled FROM alias WHERE entity = ?1")?;
    let all = asked.query_map([entity], |row| <(i64, String, String)>::try_from(row))?;
    let most = all.fold(Ok(None), |most, one| Ok::<_, rusqlite::Error>(most?.max(Some(one?))))?;
    Ok(most.map(|(.., spelled)| spelled))
}

/// Counts an article more, or less, for each entity that it names.
pub(super) fn count_names(change: &Transaction<'_>, article: i64, more: i64) -> Result<(), StoreError> {
    change
        .prepare_cached(
            "UPDATE entity SET articles = articles + ?2,
                mentions = mentions + ?2 * (SELECT sum(naming.mentions) FROM naming WHERE naming.entity = entity.id AND naming.article = ?1)
             WHERE id IN (SELECT entity FROM naming WHERE article = ?1)",
        )?
        .execute([article, more])?;
    Ok(())
}

fn kind(number: i64) -> Kind {
    usize::try_from(number).ok().and_then(|number| Kind::ALL.get(number).copied()).unwrap_or(Kind::Event)
}

/// The numbers of a kind, or of all: the first and the last.
fn kinds(of: Option<Kind>) -> (u8, u8) {
    (of.map_or(0, |kind| kind as u8), of.map_or(u8::MAX, |kind| kind as u8))
}

impl Store {
    /// What most articles name of those published since a time, at most so many; the most named first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn most_named(
        &self,
        since: Option<i64>,
        of: Option<Kind>,
        limit: usize,
    ) -> Result<Vec<Thing>, StoreError> {
        let limit = number(limit);
        let (first, last) = kinds(of);
        let ids: Vec<(i64, i64)> = match since {
            None => pairs(
                &self.connection,
                "SELECT id, articles FROM entity WHERE articles > 0 AND kind BETWEEN ?2 AND ?3
                 ORDER BY articles DESC, id LIMIT ?1",
                params![limit, first, last],
            )?,
            Some(since) => pairs(
                &self.connection,
                "SELECT naming.entity, count(DISTINCT naming.article) AS articles
                 FROM article JOIN naming ON naming.article = article.id JOIN entity ON entity.id = naming.entity
                 WHERE article.date >= ?4 AND article.deleted IS NULL AND entity.kind BETWEEN ?2 AND ?3
                 GROUP BY naming.entity ORDER BY articles DESC, naming.entity LIMIT ?1",
                params![limit, first, last, since],
            )?,
        };
        ids.into_iter().filter_map(|(id, articles)| self.thing(id, Some(articles)).transpose()).collect()
    }

    /// What is named of those with all the words that were typed in one of their spellings, at most so many; the most named first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn most_named_like(
        &self,
        typed: &str,
        of: Option<Kind>,
        limit: usize,
    ) -> Result<Vec<Thing>, StoreError> {
        let typed = folded(typed);
        // No name has more, and no more can be asked for at once.
        let words: Vec<String> =
            typed.split(' ').take(MOST_WORDS).map(|word| format!("%{}%", escaped(word))).collect();
        let conditions: Vec<String> =
            (4..words.len() + 4).map(|at| format!("alias.folded LIKE ?{at} ESCAPE '\\'")).collect();
        let sql = format!(
            "SELECT id, articles FROM entity WHERE articles > 0 AND kind BETWEEN ?2 AND ?3
             AND id IN (SELECT entity FROM alias WHERE {}) ORDER BY articles DESC, id LIMIT ?1",
            conditions.join(" AND ")
        );
        let (limit, (first, last)) = (number(limit), kinds(of));
        let mut values: Vec<&dyn rusqlite::ToSql> = vec![&limit, &first, &last];
        values.extend(words.iter().map(|word| word as &dyn rusqlite::ToSql));
        let ids = pairs(&self.connection, &sql, &values)?;
        ids.into_iter().filter_map(|(id, articles)| self.thing(id, Some(articles)).transpose()).collect()
    }

    /// What is named most in the newest articles that name a thing: by number, in how many of those.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn beside(&self, thing: i64, limit: usize) -> Result<Vec<Thing>, StoreError> {
        /// In so many articles they are counted.
        const AMONG: i64 = 150;
        let ids = pairs(
            &self.connection,
            "SELECT naming.entity, count(DISTINCT naming.article) AS articles FROM
                (SELECT DISTINCT article FROM naming WHERE entity = ?1 ORDER BY date DESC LIMIT ?2) AS near
             JOIN naming ON naming.article = near.article JOIN article ON article.id = naming.article
             WHERE naming.entity <> ?1 AND article.deleted IS NULL
             GROUP BY naming.entity ORDER BY articles DESC, naming.entity LIMIT ?3",
            params![thing, AMONG, number(limit)],
        )?;
        ids.into_iter().filter_map(|(id, articles)| self.thing(id, Some(articles)).transpose()).collect()
    }

    /// The number of a thing among the entities of an article; the first, where several are one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn number_in(&self, thing: i64, id: &str) -> Result<Option<usize>, StoreError> {
        let found: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT min(naming.number) FROM naming JOIN article ON article.id = naming.article
                 WHERE article.hash = ?2 AND naming.entity = ?1",
            )?
            .query_row(params![thing, id], |row| row.get(0))?;
        Ok(found.and_then(|number| usize::try_from(number).ok()))
    }

    /// The entity that a name, in any of its spellings, is of some kind; of several the one that more articles name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn named(&self, name: &str, of: Option<Kind>) -> Result<Option<Thing>, StoreError> {
        let id: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT entity.id FROM alias JOIN entity ON entity.id = alias.entity
                 WHERE alias.folded = ?1 AND alias.kind IN (0, 1, 2, 3, 4) AND alias.kind BETWEEN ?2 AND ?3 AND entity.articles > 0
                 ORDER BY entity.articles DESC, entity.id LIMIT 1",
            )?
            .query_row(params![folded(name), kinds(of).0, kinds(of).1], |row| row.get(0))
            .optional()?;
        id.map_or(Ok(None), |id| self.thing(id, None))
    }

    /// The articles that name something, the newest first, from a place on, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn naming(&self, thing: i64, from: usize, limit: usize) -> Result<Vec<Summary>, StoreError> {
        // An article may name it by several of its own entities.
        let sql = format!(
            "SELECT {} FROM
                (SELECT DISTINCT naming.date, naming.article FROM naming JOIN article ON article.id = naming.article
                 WHERE naming.entity = ?1 AND article.deleted IS NULL
                 ORDER BY naming.date DESC, naming.article LIMIT ?2 OFFSET ?3) AS named
             JOIN article ON article.id = named.article ORDER BY named.date DESC, named.article",
            articles::COLUMNS
        );
        let mut asked = self.connection.prepare_cached(&sql)?;
        let rows = asked.query_map(params![thing, number(limit), number(from)], articles::summary)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What has a number; in how many articles it is named may be known.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thing(&self, id: i64, articles: Option<i64>) -> Result<Option<Thing>, StoreError> {
        let found = self
            .connection
            .prepare_cached("SELECT name, kind, articles, mentions FROM entity WHERE id = ?1")?
            .query_row([id], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get::<_, i64>(2)?,
                    row.get::<_, i64>(3)?,
                ))
            })
            .optional()?;
        let Some((name, kind_number, all, mentions)) = found else { return Ok(None) };
        let mut aliases = self.connection.prepare_cached(
            "SELECT spelled FROM alias WHERE entity = ?1 ORDER BY listed DESC, folded DESC",
        )?;
        let aliases: Result<Vec<String>, _> = aliases.query_map([id], |row| row.get(0))?.collect();
        let mut aliases = aliases?;
        aliases.retain(|alias| *alias != name);
        let articles = usize::try_from(articles.unwrap_or(all)).unwrap_or(0);
        let mentions = usize::try_from(mentions).unwrap_or(0);
        Ok(Some(Thing { id, name, kind: kind(kind_number), aliases, articles, mentions }))
    }
}

/// So many words of what was typed are sought in names.
const MOST_WORDS: usize = 20;

/// A word in which nothing stands for anything else.
fn escaped(word: &str) -> String {
    word.chars().flat_map(|c| ['%', '_', '\\'].contains(&c).then_some('\\').into_iter().chain([c])).collect()
}

fn pairs(
    connection: &Connection,
    sql: &str,
    params: &[&dyn rusqlite::ToSql],
) -> Result<Vec<(i64, i64)>, StoreError> {
    let mut asked = connection.prepare_cached(sql)?;
    let rows = asked.query_map(params, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
