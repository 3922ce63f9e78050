//! Full-text search: folded words and stems find the articles, the hits are told in their text as it is.

use rusqlite::{OptionalExtension, ToSql, params};

use super::articles::{COLUMNS, WIDTH, by, summary};
use super::stored::stored;
use super::{Query, Store, StoreError, number};
use crate::article::{Article, Hit, Order, Part, Snippet, Summary};
use crate::entities::Stems;

/// An article that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The article.
    pub article: Summary,
    /// How well it fits: more is better; 0 where only filters were asked for, and of what stands behind the 5,000 that are weighed.
    pub score: f64,
}

/// So many articles are weighed, and stand first: a word that more of them have tells little of any.
const WEIGHED: usize = 5000;

/// How much a word counts in the title and in the rest as it is spelled, and by its stem alone.
const WEIGHTS: &str = "8.0, 2.0, 4.0, 1.0";

impl Store {
    /// Articles that have what is sought, from a place on, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(
        &self,
        query: &Query,
        order: Order,
        from: usize,
        limit: usize,
    ) -> Result<Vec<Found>, StoreError> {
        if query.is_empty() {
            return Ok(Vec::new());
        }
        if !query.has_words() {
            return self.search_without_words(query, order, from, limit);
        }
        // Who filters gets all weighed.
        let many = order == Order::Best && query.asked.is_all();
        let since = if many { self.weighed_since(query)? } else { None };
        let Some(since) = since else { return self.matching(query, order, 0, (from, limit)) };
        let mut found = if from < WEIGHED {
            self.matching(query, order, since, (from, limit.min(WEIGHED - from)))?
        } else {
            Vec::new()
        };
        if found.len() < limit && from.saturating_add(limit) > WEIGHED {
            let behind = (from.saturating_sub(WEIGHED), limit - found.len());
            found.extend(self.not_weighed(query, since, behind)?);
        }
        Ok(found)
    }

    /// The articles that have what is sought from one on, in an order.
    fn matching(
        &self,
        query: &Query,
        order: Order,
        since: i64,
        (from, limit): (usize, usize),
    ) -> Result<Vec<Found>, StoreError> {
        let mut values: Vec<Box<dyn ToSql>> = vec![
            Box::new(query.expression()),
            Box::new(number(limit)),
            Box::new(number(from)),
            Box::new(since),
        ];
        let mut conditions = String::new();
        query.asked.sql(&self.connection, &mut conditions, &mut values)?;
        let sql = match order {
            // The best are told before anything else is read of them.
            Order::Best if conditions.is_empty() => format!(
                "SELECT {COLUMNS}, found.rank FROM
                    (SELECT rowid, bm25(word, {WEIGHTS}) AS rank FROM word
                     WHERE word MATCH ?1 AND rowid >= ?4 ORDER BY rank, rowid LIMIT ?2 OFFSET ?3)
                 AS found JOIN article ON article.id = found.rowid ORDER BY found.rank, article.id"
            ),
            order => format!(
                "SELECT {COLUMNS}, bm25(word, {WEIGHTS}) AS rank FROM word JOIN article ON article.id = word.rowid
                 WHERE word MATCH ?1 AND word.rowid >= ?4 AND article.deleted IS NULL {conditions}
                 {} LIMIT ?2 OFFSET ?3",
                if order == Order::Best { " ORDER BY rank, article.id" } else { by(order) }
            ),
        };
        let mut asked = self.connection.prepare_cached(&sql)?;
        let rows = asked.query_map(rusqlite::params_from_iter(values), |row| {
            Ok(Found { article: summary(row)?, score: -row.get::<_, f64>(WIDTH)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The articles that have what is sought before one: what was stored last first, whatever it is worth.
    fn not_weighed(
        &self,
        query: &Query,
        before: i64,
        (from, limit): (usize, usize),
    ) -> Result<Vec<Found>, StoreError> {
        let mut asked = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM
                (SELECT rowid FROM word WHERE word MATCH ?1 AND rowid < ?4 ORDER BY rowid DESC LIMIT ?2 OFFSET ?3)
             AS found JOIN article ON article.id = found.rowid ORDER BY article.id DESC"
        ))?;
        let values = params![query.expression(), number(limit), number(from), before];
        let rows = asked.query_map(values, |row| Ok(Found { article: summary(row)?, score: 0.0 }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The first article that is weighed where more have what is sought than are: those that were stored last are.
    fn weighed_since(&self, query: &Query) -> Result<Option<i64>, StoreError> {
        let newest = "SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid DESC LIMIT 2 OFFSET ?2";
        let mut asked = self.connection.prepare_cached(newest)?;
        let rows = asked.query_map(params![query.expression(), number(WEIGHED - 1)], |row| row.get(0))?;
        let last: Vec<i64> = rows.collect::<Result<_, _>>()?;
        Ok(if let [last, _] = last[..] { Some(last) } else { None })
    }

    fn search_without_words(
        &self,
        query: &Query,
        order: Order,
        from: usize,
        limit: usize,
    ) -> Result<Vec<Found>, StoreError> {
        if query.without.is_empty() {
            let listed = self.list(&query.asked, order, from, limit)?;
            return Ok(listed.into_iter().map(|article| Found { article, score: 0.0 }).collect());
        }
        // Only words that must not be there: all others are sought by leaving out what has them.
        let mut values: Vec<Box<dyn ToSql>> =
            vec![Box::new(query.unwanted()), Box::new(number(limit)), Box::new(number(from))];
        let mut conditions = String::new();
        query.asked.sql(&self.connection, &mut conditions, &mut values)?;
        let sql = format!(
            "SELECT {COLUMNS} FROM article WHERE article.deleted IS NULL
             AND article.id NOT IN (SELECT rowid FROM word WHERE word MATCH ?1) {conditions}
             {} LIMIT ?2 OFFSET ?3",
            by(order)
        );
        let mut asked = self.connection.prepare_cached(&sql)?;
        let rows = asked.query_map(rusqlite::params_from_iter(values), |row| {
            Ok(Found { article: summary(row)?, score: 0.0 })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many articles have what is sought.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn found(&self, query: &Query) -> Result<usize, StoreError> {
        if query.is_empty() {
            return Ok(0);
        }
        if !query.has_words() && query.without.is_empty() {
            return self.count_of(&query.asked);
        }
        let mut values: Vec<Box<dyn ToSql>> =
            vec![Box::new(if query.has_words() { query.expression() } else { query.unwanted() })];
        let mut conditions = String::new();
        query.asked.sql(&self.connection, &mut conditions, &mut values)?;
        let sql = if !query.has_words() {
            format!(
                "SELECT count(*) FROM article WHERE article.deleted IS NULL
                 AND article.id NOT IN (SELECT rowid FROM word WHERE word MATCH ?1) {conditions}"
            )
        } else if conditions.is_empty() {
            // What was thrown away has no words.
            "SELECT count(*) FROM word WHERE word MATCH ?1".to_owned()
        } else {
            format!(
                "SELECT count(*) FROM word JOIN article ON article.id = word.rowid
                 WHERE word MATCH ?1 AND article.deleted IS NULL {conditions}"
            )
        };
        let mut asked = self.connection.prepare_cached(&sql)?;
        let count: i64 = asked.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// All hits in an article that was found, and a piece of its text around the first that is not in the title.
    ///
    /// # Errors
    /// When the file cannot be read, or what is in it is no article.
    pub fn hits(
        &self,
        id: &str,
        query: &Query,
        stems: &mut Stems,
    ) -> Result<(Vec<Hit>, Option<Snippet>), StoreError> {
        let number: Option<i64> = self
            .connection
            .prepare_cached("SELECT id FROM article WHERE hash = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let Some(found) = number.map_or(Ok(None), |number| stored(&self.connection, number))? else {
            return Ok((Vec::new(), None));
        };
        let hits = hits(&found.article, query, stems);
        let snippet = snippet(&found.article, &hits);
        Ok((hits, snippet))
    }
}

impl Store {
    /// A piece of an article's text around the first place, but for its title, that names a thing; where it does.
    ///
    /// # Errors
    /// When the file cannot be read, or what is in it is no article.
    pub fn sentence(&self, id: &str, thing: i64) -> Result<Option<Snippet>, StoreError> {
        let Some(number) = self.number_in(thing, id)? else { return Ok(None) };
        let Some(found) = self.get(id)? else { return Ok(None) };
        let article = found.article;
        let hits: Vec<Hit> = article
            .mentions()
            .filter(|(.., entity)| *entity == number)
            .map(|(part, range, _)| Hit { part, range })
            .collect();
        Ok(snippet(&article, &hits))
    }
}

/// All places of an article that are what is sought, in order of reading.
pub fn hits(article: &Article, query: &Query, stems: &mut Stems) -> Vec<Hit> {
    let of_part = |part: Part| {
        let text = article.text(part).unwrap_or_default();
        query.hits(text, stems).into_iter().map(move |range| Hit { part, range }).collect::<Vec<_>>()
    };
    article.parts().flat_map(of_part).collect()
}

/// So many characters of a text are shown before its first hit, and behind where the piece began.
const BEFORE: usize = 40;
const LONG: usize = 140;

fn snippet(article: &Article, hits: &[Hit]) -> Option<Snippet> {
    // The title is seen already.
    let first = hits.iter().find(|hit| hit.part != Part::Title);
    let part = first.map_or_else(
        || article.parts().find(|part| matches!(part, Part::Block(..))).unwrap_or(Part::Title),
        |hit| hit.part,
    );
    let text = article.text(part)?;
    let at = first.map_or(0, |hit| hit.range.start);
    let start = text[..at].char_indices().rev().nth(BEFORE - 1).map_or(0, |(start, _)| start);
    // Whole words.
    let start =
        if start == 0 { 0 } else { start + text[start..at].find(' ').map_or(at - start, |space| space + 1) };
    let end = text[start..].char_indices().nth(LONG).map_or(text.len(), |(length, _)| start + length);
    let least = first.map_or(start, |hit| hit.range.end).max(start);
    let end = if end == text.len() || end <= least {
        end.max(least)
    } else {
        text[least..end].rfind(' ').map_or(end, |space| least + space)
    };
    let opens = if start > 0 { "…" } else { "" };
    let closes = if end < text.len() { "…" } else { "" };
    let inside =
        hits.iter().filter(|hit| hit.part == part && hit.range.start >= start && hit.range.end <= end);
    let moved = |hit: &Hit| hit.range.start - start + opens.len()..hit.range.end - start + opens.len();
    Some(Snippet { hits: inside.map(moved).collect(), text: format!("{opens}{}{closes}", &text[start..end]) })
}
