//! Lines of a list, and the pieces of text under their titles.

use super::{Desk, Pieces};
use crate::cli::library::now;
use crate::runtime::Post;
use crate::store::{Asked, Query, QueryError, StoreError};
use crate::ui::Message;
use crate::ui::shelf::{Answer, Fault, Only, Rows, Scope, Wanted};

/// So many neighbours are shown: a digit goes to each.
const NEIGHBOURS: usize = 6;

/// So many pieces of text are found between two looks at what is asked.
const PIECES: usize = 8;

/// A query and how many articles it finds; or what was typed and cannot be understood.
type Counted = Result<(Query, usize), Fault>;

impl Desk {
    /// Lines of a list, so many from a place on; those around an article that is to stay chosen, wherever it stands by now.
    pub(super) fn rows(
        &mut self,
        wanted: &Wanted,
        (from, limit): (usize, usize),
        chosen: Option<&str>,
    ) -> Result<(Rows, Option<Query>), StoreError> {
        let empty = Rows {
            wanted: wanted.clone(),
            from,
            now: now(),
            samples: self.shelf.has_samples(),
            ..Rows::default()
        };
        let (query, count) = match self.query(wanted)? {
            Ok(counted) => counted,
            Err(fault) => return Ok((Rows { fault: Some(fault), ..empty }, None)),
        };
        let store = self.store();
        let chosen = match chosen {
            Some(id) if !query.has_words() => store.rank(&query.asked, wanted.order, id)?,
            _ => None,
        };
        let from = chosen
            .filter(|at| !(from..from + limit).contains(at))
            .map_or(from, |at| at.saturating_sub(limit / 2));
        // What was thrown away meanwhile may have been the last lines.
        let from = from.min(count.saturating_sub(limit));
        let found = store.search(&query, wanted.order, from, limit)?;
        let whole = wanted.scope == Scope::All && wanted.only == Only::All;
        let unread = whole.then(|| store.count_of(&Asked { unread: true, ..Asked::default() }));
        let thing = match wanted.scope {
            Scope::Naming(thing) => match store.thing(thing, None)? {
                Some(found) => Some((found, store.beside(thing, NEIGHBOURS)?)),
                None => None,
            },
            _ => None,
        };
        let rows = Rows {
            count,
            from,
            chosen,
            unread: unread.transpose()?,
            rows: found.into_iter().map(|found| found.article).collect(),
            thing,
            ..empty
        };
        Ok((rows, Some(query)))
    }

    /// The query that finds what is wanted.
    pub(super) fn query(&mut self, wanted: &Wanted) -> Result<Counted, StoreError> {
        let filter = |mut query: Query| {
            match &wanted.scope {
                // One letter says nothing yet.
                Scope::Titled(typed) if typed.trim().chars().nth(1).is_some() => {
                    query.asked.titled = Some(typed.clone());
                }
                Scope::Naming(thing) => query.asked.thing = Some(*thing),
                _ => {}
            }
            query.asked.unread |= wanted.only == Only::Unread;
            query.asked.starred |= wanted.only == Only::Starred;
            query
        };
        let (first, then) = match &wanted.scope {
            Scope::Having(typed, typing) => match self.queries(typed, *typing) {
                Ok((first, then)) => (filter(first), then.map(filter)),
                Err(fault) => return Ok(Err(fault)),
            },
            Scope::All | Scope::Titled(_) | Scope::Naming(_) => (filter(Query::default()), None),
        };
        let count = self.store().found(&first)?;
        Ok(Ok(match then.filter(|_| count == 0) {
            Some(then) => {
                let count = self.store().found(&then)?;
                (then, count)
            }
            None => (first, count),
        }))
    }

    /// The query for words, and the one for where that finds nothing: their last word is the beginning of others then. What is a
    /// word already is none: who has typed الرياض does not mean رياضة.
    fn queries(&mut self, typed: &str, typing: bool) -> Result<(Query, Option<Query>), Fault> {
        let mut parse = |typing: bool| {
            Query::parse(typed, typing, &mut self.stems).map_err(|error| match error {
                QueryError::Day(day) => Fault::Day(day),
                QueryError::State(state) => Fault::State(state),
                QueryError::Nothing(key) => Fault::Nothing(key),
            })
        };
        let begins = parse(true)?;
        // A filter that is still being typed is no fault yet.
        match parse(false) {
            Ok(words) if words.has_words() || words.is_without() => Ok((words, Some(begins))),
            Err(fault) if !typing => Err(fault),
            Ok(words) if !typing => Ok((words, None)),
            _ => Ok((begins, None)),
        }
    }

    /// The query for words that were typed to their end, wherever they are sought.
    pub(super) fn query_for(&mut self, typed: &str) -> Result<Option<Query>, StoreError> {
        let scope = Scope::Having(typed.to_owned(), false);
        Ok(self.query(&Wanted { scope, ..Wanted::default() })?.ok().map(|(query, _)| query))
    }

    /// The thing that articles are asked for by its name, where no words are.
    pub(super) fn thing_of(&self, query: &Query) -> Option<i64> {
        let name = query.asked.entities.first().filter(|_| !query.has_words())?;
        Some(self.store().named(name, None).ok()??.id)
    }

    /// The pieces of text that are to be found for lines, those near the one that is looked at first.
    pub(super) fn pieces_of(&self, rows: &Rows, near: usize, query: Query) -> Option<Pieces> {
        let thing = match rows.wanted.scope {
            Scope::Naming(thing) => Some(thing),
            Scope::Having(..) => self.thing_of(&query),
            Scope::All | Scope::Titled(_) => return None,
        };
        let near = near.saturating_sub(rows.from);
        let mut ids: Vec<(usize, String)> = rows.rows.iter().map(|row| row.id.clone()).enumerate().collect();
        ids.sort_by_key(|(at, _)| std::cmp::Reverse(at.abs_diff(near)));
        let ids = ids.into_iter().map(|(_, id)| id).collect();
        Some(Pieces { wanted: rows.wanted.clone(), query, thing, ids })
    }

    /// Finds the next pieces of text.
    pub(super) fn more_pieces(&mut self, mut pieces: Pieces, post: &Post) {
        let mut found = Vec::new();
        for _ in 0..PIECES {
            let Some(id) = pieces.ids.pop() else { break };
            let store = self.shelf.store();
            let snippet = match pieces.thing {
                Some(thing) => store.sentence(&id, thing),
                None => store.hits(&id, &pieces.query, &mut self.stems).map(|(_, snippet)| snippet),
            };
            match snippet {
                Ok(Some(snippet)) => found.push((id, snippet)),
                Ok(None) => {}
                Err(error) => tracing::error!(%error, "no piece of text"),
            }
        }
        post.send(Message::Library(Answer::Snippets(pieces.wanted.clone(), found)));
        self.pieces = Some(pieces).filter(|pieces| !pieces.ids.is_empty());
    }
}
