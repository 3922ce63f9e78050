//! What comes of each request.

use std::sync::Arc;

use super::{Desk, Pieces};
use crate::article::{Mark, Order, Place};
use crate::cli::library::{now, renamed};
use crate::entities::{self, Stems};
use crate::runtime::Post;
use crate::store::{Asked, LeftAt, Query, QueryError, StoreError, Stored, hits};
use crate::text::clean;
use crate::ui::Message;
use crate::ui::shelf::{Answer, At, Change, Done, Fault, Fetched, Only, Request, Rows, Scope, Since, Wanted};
use crate::ui::words::library::GONE;

/// So many things are counted, and so many neighbours shown: a digit goes to each.
const THINGS: usize = 300;
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
            Request::Rows { wanted, from, limit, near } => {
                let rows = self.rows(&wanted, from, limit)?;
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
                Some(Answer::Others(name, kind, thing, others))
            }
            Request::Open(id, at) => return self.open_article(&id, at, post),
            Request::Leave(left) => {
                self.leave(left)?;
                None
            }
            Request::Change(id, change) => Some(Answer::Done(self.change(&id, change)?)),
            Request::AllRead(wanted) => Some(Answer::Done(Done::AllRead(self.read_all(&wanted)?))),
            Request::Undo => Some(Answer::Done(match self.undo.last() {
                Some(marks) => {
                    let undone = self.shelf.writable()?.mark(marks)?.len();
                    self.undo.pop();
                    Done::Undone(undone)
                }
                None => Done::Nothing,
            })),
            Request::Stop => {
                let stopped = self.outdated.take().filter(|all| *all > 0);
                stopped.map(|all| Answer::Renamed(all, all))
            }
        })
    }

    /// The query that finds what is wanted; what was typed and cannot be understood.
    fn query(&mut self, wanted: &Wanted) -> Result<Query, Fault> {
        let parsed = |typed: &str, typing: bool, stems: &mut Stems| {
            Query::parse(typed, typing, stems).map_err(|error| match error {
                QueryError::Day(day) => Fault::Day(day),
                QueryError::Nothing(key) => Fault::Nothing(key),
            })
        };
        let mut query = match &wanted.scope {
            Scope::Having(typed, false) => parsed(typed, false, &mut self.stems)?,
            Scope::Having(typed, true) => {
                // What is a word already is no beginning of others: who has typed الرياض does not mean رياضة.
                let whole = parsed(typed, false, &mut self.stems).ok();
                let found = |query: &Query| self.store().found(query).is_ok_and(|count| count > 0);
                match whole.filter(|query| query.has_words() && found(query)) {
                    Some(query) => query,
                    None => parsed(typed, true, &mut self.stems)?,
                }
            }
            Scope::All | Scope::Titled(_) | Scope::Naming(_) => Query::default(),
        };
        match &wanted.scope {
            Scope::Titled(typed) if !typed.trim().is_empty() => query.asked.titled = Some(typed.clone()),
            Scope::Naming(thing) => query.asked.thing = Some(*thing),
            _ => {}
        }
        query.asked.unread |= wanted.only == Only::Unread;
        query.asked.starred |= wanted.only == Only::Starred;
        Ok(query)
    }

    /// Lines of a list.
    pub(super) fn rows(&mut self, wanted: &Wanted, from: usize, limit: usize) -> Result<Rows, StoreError> {
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
            unread: unread.transpose()?,
            rows: found.into_iter().map(|found| found.article).collect(),
            thing,
            ..empty
        })
    }

    /// An article with the names of today, opened at a place. It is shown before it is kept that it was read.
    fn open_article(&mut self, id: &str, at: At, post: &Post) -> Result<Option<Answer>, StoreError> {
        let Some(stored) = self.store().get(id)? else {
            return Ok(Some(Answer::Failed(self.language.say(GONE).to_owned(), String::new())));
        };
        let stored = renamed(self.shelf.is_kept().then(|| self.shelf.writable()).transpose()?, stored);
        let Stored { article, shelf } = stored;
        let left = if self.resume && at == At::Left { self.store().left(id)? } else { None };
        let article = Arc::new(article);
        let mut fetched = Fetched::new(Arc::clone(&article), left.map(|left| left.place));
        match at {
            At::Left => {}
            At::Having(typed) => {
                if let Ok(query) = Query::parse(&typed, false, &mut self.stems) {
                    fetched.hits = hits(&article, &query, &mut self.stems);
                }
            }
            At::Naming(thing) => fetched.entity = self.store().number_in(thing, id)?,
        }
        post.send(Message::Library(Answer::Article(Box::new(fetched))));
        if shelf.read.is_none() {
            self.mark_read(id);
        }
        Ok(None)
    }

    /// Keeps that an article was read, if it is in the library. That this cannot be kept is no reason to disturb who reads.
    pub(super) fn mark_read(&mut self, id: &str) {
        let marked = match self.store().get(id) {
            Ok(Some(stored)) if stored.shelf.read.is_none() => {
                let marks = [(id.to_owned(), Mark::Read(Some(now())))];
                self.shelf.writable().and_then(|store| store.mark(&marks)).map(|_| ())
            }
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = marked {
            tracing::info!(%error, "that it was read is not kept");
        }
    }

    /// Keeps where articles are left.
    fn leave(&mut self, left: Vec<(String, Option<Place>)>) -> Result<(), StoreError> {
        if !self.resume {
            return Ok(());
        }
        let when = now();
        let left: Vec<_> =
            left.into_iter().map(|(id, place)| (id, place.map(|place| LeftAt { place, when }))).collect();
        // For a beginning no file is made.
        if !self.shelf.is_kept() && left.iter().all(|(_, left)| left.is_none()) {
            return Ok(());
        }
        self.shelf.writable()?.leave(&left)
    }

    fn change(&mut self, id: &str, change: Change) -> Result<Done, StoreError> {
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
        let wanted = Wanted { only: Only::Unread, order: Order::Newest, scope: wanted.scope.clone() };
        let Ok(query) = self.query(&wanted) else { return Ok(0) };
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
        }
    }

    /// Finds the next pieces of text for the titles of a list.
    fn more_pieces(&mut self, post: &Post) {
        let Some(mut pieces) = self.pieces.take() else { return };
        let mut found = Vec::new();
        let query = self.query(&pieces.wanted).unwrap_or_default();
        for _ in 0..PIECES {
            let Some(id) = pieces.ids.pop() else { break };
            let snippet = match pieces.wanted.scope {
                Scope::Naming(thing) => self.shelf.store().sentence(&id, thing),
                _ => self.shelf.store().hits(&id, &query, &mut self.stems).map(|(_, snippet)| snippet),
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
                volumes.extend(crate::cli::library::renewed(stored, &mut self.stems));
            }
        }
        self.shelf.writable()?.name_anew(&volumes)?;
        Ok(())
    }
}
