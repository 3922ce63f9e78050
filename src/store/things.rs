//! What is named on the shelf: the most named, what a name is, and the articles that name it.

use rusqlite::{Connection, OptionalExtension, params};

use super::names::folded;
use super::{Store, StoreError, articles, number};
use crate::article::{Kind, Summary, Thing};

fn kind(number: i64) -> Kind {
    usize::try_from(number).ok().and_then(|number| Kind::ALL.get(number).copied()).unwrap_or(Kind::Event)
}

/// The numbers of a kind, or of all: the first and the last.
fn kinds(of: Option<Kind>) -> (u8, u8) {
    (of.map_or(0, |kind| kind as u8), of.map_or(u8::MAX, |kind| kind as u8))
}

impl Store {
    /// What most articles name of those published since a time, at most so many; the most named first. What is counted of each is of
    /// these articles.
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
        let Some(since) = since else {
            let ids = pairs(
                &self.connection,
                "SELECT id, articles FROM entity WHERE articles > 0 AND kind BETWEEN ?2 AND ?3
                 ORDER BY articles DESC, id LIMIT ?1",
                params![limit, first, last],
            )?;
            return ids
                .into_iter()
                .filter_map(|(id, articles)| self.thing(id, Some(articles)).transpose())
                .collect();
        };
        // CROSS: first the articles since then, which are found by their dates.
        let mut asked = self.connection.prepare_cached(
            "SELECT naming.entity, count(DISTINCT naming.article) AS articles, sum(naming.mentions)
             FROM article CROSS JOIN naming ON naming.article = article.id JOIN entity ON entity.id = naming.entity
             WHERE article.date >= ?4 AND article.deleted IS NULL AND entity.kind BETWEEN ?2 AND ?3
             GROUP BY naming.entity ORDER BY articles DESC, naming.entity LIMIT ?1",
        )?;
        let mut things = Vec::new();
        for row in
            asked.query_map(params![limit, first, last, since], |row| <(i64, i64, i64)>::try_from(row))?
        {
            let (id, articles, mentions) = row?;
            let thing = self.thing(id, Some(articles))?;
            let mentions = usize::try_from(mentions).unwrap_or(0);
            things.extend(thing.map(|thing| Thing { mentions, ..thing }));
        }
        Ok(things)
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
                (SELECT DISTINCT article FROM naming WHERE entity = ?1 ORDER BY date DESC, article DESC LIMIT ?2) AS near
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
                 ORDER BY naming.date DESC, naming.article DESC LIMIT ?2 OFFSET ?3) AS named
             JOIN article ON article.id = named.article ORDER BY named.date DESC, named.article DESC",
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
