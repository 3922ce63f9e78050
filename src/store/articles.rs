//! Lists what is stored: which articles are asked for, in what order, how many.

use std::fmt::Write;

use rusqlite::{Connection, Row, ToSql};

use super::names::folded;
use super::{Store, StoreError, number, query};
use crate::article::{Order, Summary};

/// The columns of `article` that make a summary.
pub(super) const COLUMNS: &str = "article.hash, article.title, article.language, article.rtl, article.source, \
    article.published, article.date, article.read IS NULL, article.starred IS NOT NULL, \
    (SELECT group_concat(name, char(31)) FROM tag WHERE tag.article = article.id)";

/// How many they are.
pub(super) const WIDTH: usize = 10;

/// What stands between tags there.
const BETWEEN: char = '\u{1F}';

pub(super) fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    let tags: Option<String> = row.get(9)?;
    let mut tags: Vec<String> = tags.iter().flat_map(|tags| tags.split(BETWEEN)).map(str::to_owned).collect();
    tags.sort_unstable();
    Ok(Summary {
        id: row.get(0)?,
        title: row.get(1)?,
        language: row.get(2)?,
        rtl: row.get(3)?,
        source: row.get(4)?,
        published: row.get(5)?,
        date: row.get(6)?,
        unread: row.get(7)?,
        starred: row.get(8)?,
        tags,
    })
}

/// Which articles are asked for: those for which all holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Not read yet.
    pub unread: bool,
    /// With a star.
    pub starred: bool,
    /// With a tag.
    pub tags: Vec<String>,
    /// From sources whose names have these words.
    pub sources: Vec<String>,
    /// Published, or stored, at this time or later; seconds since 1970.
    pub after: Option<i64>,
    /// That name these entities, in any spelling.
    pub entities: Vec<String>,
    /// With words in the title that begin like these, or from a source whose name has what was typed.
    pub titled: Option<String>,
    /// That name the thing with this number.
    pub thing: Option<i64>,
    /// The same, of what must not be.
    pub but: Option<Box<Asked>>,
}

impl Asked {
    /// Whether all articles are asked for.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The thing that the articles name, where nothing else is asked of them.
    fn thing_alone(&self) -> Option<i64> {
        let thing = self.thing?;
        (*self == Self { thing: Some(thing), ..Self::default() }).then_some(thing)
    }

    /// The conditions on `article`, each after an AND, and their parameters. Parameters are numbered from the count of those that
    /// are there.
    pub(super) fn sql(
        &self,
        connection: &Connection,
        sql: &mut String,
        values: &mut Vec<Box<dyn ToSql>>,
    ) -> Result<(), StoreError> {
        for condition in self.conditions(connection, values)? {
            sql.push_str(" AND ");
            sql.push_str(&condition);
        }
        if let Some(but) = &self.but {
            for condition in but.conditions(connection, values)? {
                sql.push_str(" AND NOT ");
                sql.push_str(&condition);
            }
        }
        Ok(())
    }

    fn conditions(
        &self,
        connection: &Connection,
        values: &mut Vec<Box<dyn ToSql>>,
    ) -> Result<Vec<String>, StoreError> {
        let mut conditions = Vec::new();
        if self.unread {
            conditions.push("(article.read IS NULL)".to_owned());
        }
        if self.starred {
            conditions.push("(article.starred IS NOT NULL)".to_owned());
        }
        let mut value = |value: Box<dyn ToSql>| {
            values.push(value);
            values.len()
        };
        for tag in &self.tags {
            // Tags are few: those that are meant, however they are spelled, are told here.
            let meant = tags(connection)?.into_iter().filter(|other| folded(other) == folded(tag));
            let places: Vec<String> = meant.map(|tag| format!("?{}", value(Box::new(tag)))).collect();
            let places = places.join(", ");
            conditions.push(format!("(article.id IN (SELECT article FROM tag WHERE name IN ({places})))"));
        }
        for words in &self.sources {
            // Sources are few: those that are meant are told here, and found by their whole names.
            let meant = sources(connection)?.into_iter().filter(|source| has_words(source, words));
            let places: Vec<String> = meant.map(|source| format!("?{}", value(Box::new(source)))).collect();
            conditions
                .push(format!("(article.source IS NOT NULL AND article.source IN ({}))", places.join(", ")));
        }
        if let Some(after) = self.after {
            let at = value(Box::new(after));
            conditions.push(format!("(article.date >= ?{at})"));
        }
        if let Some(typed) = &self.titled
            && let Some(expression) = query::titled(typed)
        {
            let at = value(Box::new(expression));
            let meant = sources(connection)?.into_iter().filter(|source| has_words(source, typed));
            let places: Vec<String> = meant.map(|source| format!("?{}", value(Box::new(source)))).collect();
            conditions.push(format!(
                "(article.id IN (SELECT rowid FROM word WHERE word MATCH ?{at}) OR coalesce(article.source, '') IN ({}))",
                places.join(", ")
            ));
        }
        if let Some(thing) = self.thing {
            let at = value(Box::new(thing));
            conditions.push(format!("(article.id IN (SELECT article FROM naming WHERE entity = ?{at}))"));
        }
        for entity in &self.entities {
            let at = value(Box::new(folded(entity)));
            conditions.push(format!(
                "(article.id IN (SELECT naming.article FROM alias JOIN naming ON naming.entity = alias.entity \
                 WHERE alias.kind IN (0, 1, 2, 3, 4) AND alias.folded = ?{at}))"
            ));
        }
        Ok(conditions)
    }
}

/// Whether a name has what was typed, if there is anything in that.
fn has_words(name: &str, typed: &str) -> bool {
    let typed = folded(typed);
    !typed.is_empty() && folded(name).contains(&typed)
}

/// How articles are put in an order that needs nothing but themselves.
pub(super) fn by(order: Order) -> &'static str {
    match order {
        Order::Newest | Order::Best => " ORDER BY article.date DESC, article.id DESC",
        Order::Oldest => " ORDER BY article.date, article.id",
        // Those without a source come last.
        Order::Source => {
            " ORDER BY article.source IS NULL, article.source, article.date DESC, article.id DESC"
        }
    }
}

/// The names that an older recogniser found, each with its article. What an article brought has no version.
const OUTDATED: &str = "JOIN article ON article.id = names.article
     WHERE names.recogniser BETWEEN 1 AND ?1 - 1 AND article.deleted IS NULL";

/// All tags.
fn tags(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut asked = connection.prepare_cached("SELECT DISTINCT name FROM tag ORDER BY name")?;
    let rows = asked.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The names of all sources.
fn sources(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut asked = connection
        .prepare_cached("SELECT DISTINCT source FROM article WHERE source IS NOT NULL ORDER BY source")?;
    let rows = asked.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// How many articles there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count(&self) -> Result<usize, StoreError> {
        self.count_of(&Asked::default())
    }

    /// Whether no article was ever stored, or all are forgotten.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        let any: bool =
            self.connection.query_row("SELECT EXISTS (SELECT 1 FROM article)", [], |row| row.get(0))?;
        Ok(!any)
    }

    /// The articles whose names an older recogniser found, in the order in which they came, behind the one with a number, at most so
    /// many: their numbers and ids.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outdated(
        &self,
        version: u32,
        behind: i64,
        limit: usize,
    ) -> Result<Vec<(i64, String)>, StoreError> {
        // By the index all that are left would be put in order each time.
        let mut asked = self.connection.prepare_cached(&format!(
            "SELECT article.id, article.hash FROM names NOT INDEXED {OUTDATED} AND names.article > ?2
             ORDER BY names.article LIMIT ?3"
        ))?;
        let rows =
            asked.query_map(rusqlite::params![version, behind, number(limit)], |row| row.try_into())?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many articles have names that an older recogniser found.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_outdated(&self, version: u32) -> Result<usize, StoreError> {
        let mut asked = self.connection.prepare_cached(&format!("SELECT count(*) FROM names {OUTDATED}"))?;
        let count: i64 = asked.query_row([version], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// How many articles are asked for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_of(&self, asked: &Asked) -> Result<usize, StoreError> {
        if let Some(thing) = asked.thing_alone() {
            return Ok(self.thing(thing, None)?.map_or(0, |thing| thing.articles));
        }
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut sql = "SELECT count(*) FROM article WHERE article.deleted IS NULL".to_owned();
        asked.sql(&self.connection, &mut sql, &mut values)?;
        let mut asked = self.connection.prepare_cached(&sql)?;
        let count: i64 = asked.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// How many articles stand before one where they are given by their dates; nothing where they are not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rank(&self, asked: &Asked, order: Order, id: &str) -> Result<Option<usize>, StoreError> {
        let before = match order {
            Order::Newest => ">",
            Order::Oldest => "<",
            Order::Source | Order::Best => return Ok(None),
        };
        let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(id.to_owned())];
        let mut sql = format!(
            "SELECT count(*) FROM article WHERE article.deleted IS NULL
             AND (article.date, article.id) {before} (SELECT date, id FROM article WHERE hash = ?1)"
        );
        let known: bool = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE hash = ?1)")?
            .query_row([id], |row| row.get(0))?;
        if !known {
            return Ok(None);
        }
        asked.sql(&self.connection, &mut sql, &mut values)?;
        let mut counted = self.connection.prepare_cached(&sql)?;
        let count: i64 = counted.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).ok())
    }

    /// Articles in an order, from a place on, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list(
        &self,
        asked: &Asked,
        order: Order,
        from: usize,
        limit: usize,
    ) -> Result<Vec<Summary>, StoreError> {
        if let (Some(thing), Order::Newest | Order::Best) = (asked.thing_alone(), order) {
            return self.naming(thing, from, limit);
        }
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut sql = format!("SELECT {COLUMNS} FROM article WHERE article.deleted IS NULL");
        asked.sql(&self.connection, &mut sql, &mut values)?;
        sql.push_str(by(order));
        for bound in [limit, from] {
            values.push(Box::new(number(bound)));
        }
        let _ = write!(sql, " LIMIT ?{} OFFSET ?{}", values.len() - 1, values.len());
        let mut asked = self.connection.prepare_cached(&sql)?;
        let rows = asked.query_map(rusqlite::params_from_iter(values), summary)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
