//! What comes of each request.

use std::sync::Arc;

use super::{Desk, Pieces, Quiet};
use crate::article::{Mark, Order};
use crate::cli::library::{is_outdated, now, renewed, today, volume};
use crate::entities;
use crate::runtime::Post;
use crate::store::{Asked, Query, QueryError, StoreError, Stored, hits};
use crate::text::clean;
use crate::ui::Message;
use crate::ui::shelf::{
    Answer, At, Change, Done, Fault, Fetched, Only, Request, Rows, Scope, Since, THINGS, Wanted,
};
use crate::ui::words::library::GONE;

/// So many neighbours are shown: a digit goes to each.
const NEIGHBOURS: usize = 6;

/// So many other articles stand on an entity's card.
const OTHERS: usize = 30;

/// So many pieces of text, and so many articles, are done between two looks at what is asked.
const PIECES: usize = 8;
const RENEWED: usize = 8;

/// So many articles are marked as read at a time.
const MARKED: usize = 5000;

const DAY: i64 = 24 * 60 * 60;

/// So long what was thrown away can come back.
const KEPT: i64 = 30 * DAY;

impl Desk {
    /// Does what is asked for; what is to be told.
    pub(super) fn answer(&mut self, request: Request, post: &Post) -> Result<Option<Answer>, StoreError> {
        Ok(match request {
            Request::Rows { wanted, from, limit, near, chosen } => {
                let rows = self.rows_with(&wanted, (from, limit), chosen.as_deref())?;
                self.pieces = None;
                if matches!(wanted.scope, Scope::Having(..) | Scope::Naming(_)) {
                    // Those that are looked at come first.
                    let near = near.saturating_sub(from);
                    let mut ids: Vec<(usize, String)> =
                        rows.rows.iter().map(|row| row.id.clone()).enumerate().collect();
                    ids.sort_by_key(|(at, _)| std::cmp::Reverse(at.abs_diff(near)));
                    let ids = ids.into_iter().map(|(_, id)| id).collect();
                    self.pieces = Some(Pieces { wanted, ids });
                }
                Some(Answer::Rows(Box::new(rows)))
            }
            Request::Things(counted) => {
                let (store, kind) = (self.store(), counted.kind);
                let since = match counted.since {
                    Since::Ever => None,
                    Since::Week => Some(now() - 7 * DAY),
                    Since::Day => Some(now() - DAY),
                };
                let things = if counted.words.trim().is_empty() {
                    store.most_named(since, kind, THINGS)?
                } else {
                    store.most_named_like(&counted.words, kind, THINGS)?
                };
                Some(Answer::Things(counted, things))
            }
            Request::Others { name, kind, but } => {
                let thing = self.store().named(&name, Some(kind))?;
                let mut others = Vec::new();
                if let Some(thing) = &thing {
                    let mut articles = self.store().naming(thing.id, 0, OTHERS + 1)?;
                    articles.retain(|article| article.id != but);
                    for article in articles.into_iter().take(OTHERS) {
                        if let Some(snippet) = self.store().sentence(&article.id, thing.id)? {
                            others.push((article, snippet));
                        }
                    }
                }
                Some(Answer::Others(name, kind, thing, others, now()))
            }
            Request::Open(id, at) => return self.open_article(id, at, post),
            Request::Leave(left) => {
                self.later.push(Quiet::Left(left));
                None
            }
            Request::Seen(id) => {
                self.later.push(Quiet::Read(id));
                None
            }
            Request::Tags(id) => Some(match self.store().get(&id)? {
                Some(stored) => Answer::Tags(id, stored.shelf.tags),
                None => Answer::Done(Done::NotThere),
            }),
            Request::Change(id, change) => Some(Answer::Done(self.change(&id, change)?)),
            Request::AllRead(wanted) => Some(Answer::Done(Done::AllRead(self.read_all(&wanted)?))),
            Request::Undo => Some(Answer::Done(match self.undo.last() {
                Some(marks) => {
                    let undone = self.shelf.writable()?.mark(marks)?;
                    self.undo.pop();
                    match undone.first().map(|(id, _)| id.clone()) {
                        // Of another library, or undone by another program.
                        None => Done::Nothing,
                        Some(id) => {
                            let title = self.store().get(&id)?.map(|stored| stored.article.title);
                            Done::Undone { count: undone.len(), id, title: title.unwrap_or_default() }
                        }
                    }
                }
                None => Done::Nothing,
            })),
            Request::Stop => {
                self.stopped = true;
                let stopped = self.outdated.take().filter(|all| *all > 0);
                stopped.map(|all| Answer::Renamed(all, all))
            }
        })
    }

    /// The query that finds what is wanted; what was typed and cannot be understood.
    fn query(&mut self, wanted: &Wanted) -> Result<Query, Fault> {
        let mut query = match &wanted.scope {
            Scope::Having(typed, true) => {
                let begins = self.parse(typed, true)?;
                let words = self.parse(typed, false).ok().filter(Query::has_words);
                let found = |words: &Query| self.store().found(words).is_ok_and(|count| count > 0);
                // What is a word already is no beginning of others: who has typed الرياض does not mean رياضة.
                words.filter(found).unwrap_or(begins)
            }
            Scope::Having(typed, false) => self.whole(typed)?,
            Scope::All | Scope::Titled(_) | Scope::Naming(_) => Query::default(),
        };
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
        Ok(query)
    }

    fn parse(&mut self, typed: &str, typing: bool) -> Result<Query, Fault> {
        Query::parse(typed, typing, &mut self.stems).map_err(|error| match error {
            QueryError::Day(day) => Fault::Day(day),
            QueryError::Nothing(key) => Fault::Nothing(key),
        })
    }

    /// The query for what was typed to its end: where that is no word of any article, it is the beginning of one.
    fn whole(&mut self, typed: &str) -> Result<Query, Fault> {
        let whole = self.parse(typed, false)?;
        if whole.has_words() && self.store().found(&whole).is_ok_and(|count| count == 0) {
            return self.parse(typed, true);
        }
        Ok(whole)
    }

    /// Lines of a list.
    pub(super) fn rows(&mut self, wanted: &Wanted, from: usize, limit: usize) -> Result<Rows, StoreError> {
        self.rows_with(wanted, (from, limit), None)
    }

    /// The same, of them those around an article, wherever that stands by now.
    fn rows_with(
        &mut self,
        wanted: &Wanted,
        (from, limit): (usize, usize),
        chosen: Option<&str>,
    ) -> Result<Rows, StoreError> {
        let empty = Rows {
            wanted: wanted.clone(),
            from,
            now: now(),
            samples: self.shelf.has_samples(),
            ..Rows::default()
        };
        let query = match self.query(wanted) {
            Ok(query) => query,
            Err(fault) => return Ok(Rows { fault: Some(fault), ..empty }),
        };
        let store = self.store();
        let count = store.found(&query)?;
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
        Ok(Rows {
            count,
            from,
            chosen,
            unread: unread.transpose()?,
            rows: found.into_iter().map(|found| found.article).collect(),
            thing,
            ..empty
        })
    }

    /// The thing that articles are asked for by its name, where no words are.
    fn thing_of(&self, query: &Query) -> Option<i64> {
        let name = query.asked.entities.first().filter(|_| !query.has_words())?;
        Some(self.store().named(name, None).ok()??.id)
    }

    /// An article with the names of today, opened at a place. It is shown before these are kept.
    fn open_article(&mut self, id: String, at: At, post: &Post) -> Result<Option<Answer>, StoreError> {
        let Some(stored) = self.store().get(&id)? else {
            let gone = self.language.say(GONE).to_owned();
            return Ok(Some(Answer::Failed(Request::Open(id, at), gone, String::new())));
        };
        let outdated = is_outdated(&stored) && self.shelf.is_kept();
        let stored = today(stored);
        let left = if self.resume && at == At::Left { self.store().left(&id)? } else { None };
        let article = Arc::new(stored.article.clone());
        let mut fetched = Fetched::new(Arc::clone(&article), left.map(|left| left.place));
        match at {
            At::Left => {}
            At::Having(typed) => {
                if let Ok(query) = self.whole(&typed) {
                    fetched.hits = hits(&article, &query, &mut self.stems);
                    if let Some(thing) = self.thing_of(&query) {
                        fetched.entity = self.store().number_in(thing, &id)?;
                    }
                }
            }
            At::Naming(thing) => fetched.entity = self.store().number_in(thing, &id)?,
        }
        post.send(Message::Library(Answer::Article(Box::new(fetched))));
        if outdated && let Some(volume) = volume(stored, &mut self.stems) {
            self.later.push(Quiet::Named(Box::new(volume)));
        }
        Ok(None)
    }

    fn change(&mut self, id: &str, change: Change) -> Result<Done, StoreError> {
        // First: it may be another store that is written to.
        self.shelf.writable()?;
        let Some(Stored { shelf, .. }) = self.store().get(id)? else { return Ok(Done::NotThere) };
        // What holds since a time ends, what does not begins now.
        let begins = |since: Option<i64>| since.is_none().then(now);
        let (mark, done) = match change {
            Change::Read => (Mark::Read(begins(shelf.read)), Done::Read(shelf.read.is_none())),
            Change::Star => (Mark::Star(begins(shelf.starred)), Done::Starred(shelf.starred.is_none())),
            Change::Delete => (Mark::Deleted(Some(now())), Done::Deleted),
            Change::Tags(tags) => {
                (Mark::Tags(tags.iter().map(|tag| clean(tag).into_owned()).collect()), Done::Tagged)
            }
        };
        let undo = self.shelf.writable()?.mark(&[(id.to_owned(), mark)])?;
        if !undo.is_empty() {
            self.undo.push(undo);
        }
        Ok(done)
    }

    /// Marks all that are wanted as read: one step to be undone, however many they are.
    fn read_all(&mut self, wanted: &Wanted) -> Result<usize, StoreError> {
        let wanted = Wanted { order: Order::Newest, ..wanted.clone() };
        let Ok(mut query) = self.query(&wanted) else { return Ok(0) };
        query.asked.unread = true;
        let mut undo = Vec::new();
        let done = loop {
            let found = match self.store().search(&query, Order::Newest, 0, MARKED) {
                Ok(found) => found,
                Err(error) => break Err(error),
            };
            let marks: Vec<_> =
                found.into_iter().map(|found| (found.article.id, Mark::Read(Some(now())))).collect();
            if marks.is_empty() {
                break Ok(());
            }
            match self.shelf.writable().and_then(|store| store.mark(&marks)) {
                Ok(more) if more.is_empty() => break Ok(()),
                Ok(more) => undo.extend(more),
                Err(error) => break Err(error),
            }
        };
        let count = undo.len();
        if count > 0 {
            self.undo.push(undo);
        }
        done.map(|()| count)
    }

    /// Goes on with what is done when nothing is asked.
    pub(super) fn go_on(&mut self, post: &Post) {
        if self.pieces.is_some() {
            self.more_pieces(post);
        } else if self.outdated.is_some()
            && let Err(error) = self.renew(post)
        {
            tracing::error!(%error, "names are not renewed");
            self.outdated = None;
            post.send(Message::Library(Answer::Renamed(0, 0)));
        }
    }

    /// Finds the next pieces of text for the titles of a list.
    fn more_pieces(&mut self, post: &Post) {
        let Some(mut pieces) = self.pieces.take() else { return };
        let mut found = Vec::new();
        let query = self.query(&pieces.wanted).unwrap_or_default();
        let thing = match pieces.wanted.scope {
            Scope::Naming(thing) => Some(thing),
            _ => self.thing_of(&query),
        };
        for _ in 0..PIECES {
            let Some(id) = pieces.ids.pop() else { break };
            let snippet = match thing {
                Some(thing) => self.shelf.store().sentence(&id, thing),
                None => self.shelf.store().hits(&id, &query, &mut self.stems).map(|(_, snippet)| snippet),
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

    /// Gives the next articles whose names an older recogniser found those of today.
    fn renew(&mut self, post: &Post) -> Result<(), StoreError> {
        let (ids, left) = self.store().outdated(entities::VERSION, RENEWED)?;
        let Some(all) = self.outdated.as_mut().filter(|_| !ids.is_empty()) else {
            if let Some(all) = self.outdated.take().filter(|all| *all > 0) {
                post.send(Message::Library(Answer::Renamed(all, all)));
            }
            self.shelf.writable()?.forget_deleted(now() - KEPT)?;
            return Ok(());
        };
        *all = left.max(*all);
        post.send(Message::Library(Answer::Renamed(*all - left, *all)));
        let mut volumes = Vec::new();
        for id in ids {
            if let Some(stored) = self.store().get(&id)? {
                volumes.extend(renewed(stored, &mut self.stems));
            }
        }
        self.shelf.writable()?.name_anew(&volumes)?;
        Ok(())
    }
}
