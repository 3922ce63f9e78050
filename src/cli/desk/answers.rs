//! What comes of each request.

use std::sync::Arc;

use super::{Desk, Quiet};
use crate::article::{Mark, Order, Place};
use crate::cli::library::{DAY, is_outdated, now, today, volume};
use crate::entities::Recogniser;
use crate::runtime::Post;
use crate::store::{LeftAt, StoreError, hits};
use crate::text::clean;
use crate::ui::Message;
use crate::ui::shelf::{Answer, At, Change, Done, Fetched, Request, Since, THINGS, Wanted};
use crate::ui::words::library::GONE;

/// So many other articles stand on an entity's card.
const OTHERS: usize = 30;

/// So many articles are marked as read at a time.
const MARKED: usize = 5000;

impl Desk {
    /// Does what is asked for; what is to be told.
    pub(super) fn answer(&mut self, request: Request, post: &Post) -> Result<Option<Answer>, StoreError> {
        Ok(match request {
            Request::Rows { wanted, from, limit, near, chosen } => {
                let (rows, query) = self.rows(&wanted, (from, limit), chosen.as_deref())?;
                self.pieces = query.and_then(|query| self.pieces_of(&rows, near, query));
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
                let when = now();
                let at = |place: Option<Place>| place.map(|place| LeftAt { place, when });
                self.later.push(Quiet::Left(left.into_iter().map(|(id, place)| (id, at(place))).collect()));
                None
            }
            Request::Seen(id) => {
                self.later.push(Quiet::Read(id));
                None
            }
            Request::Tags(id) => Some(match self.store().shelf(&id)? {
                Some(kept) => Answer::Tags(id, kept.tags),
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
                        Some(id) => match self.store().title(&id)? {
                            Some(title) => Done::Undone { count: undone.len(), id, title },
                            // Another program has thrown it away.
                            None => Done::NotThere,
                        },
                    }
                }
                None => Done::Nothing,
            })),
            Request::Stop => {
                self.stopped = true;
                self.renewal = None;
                Some(Answer::Renamed(0, 0))
            }
        })
    }

    /// An article with the names of today, opened at a place. It is shown before these are kept.
    fn open_article(&mut self, id: String, at: At, post: &Post) -> Result<Option<Answer>, StoreError> {
        let Some(stored) = self.store().get(&id)? else {
            let gone = self.language.say(GONE).to_owned();
            return Ok(Some(Answer::Failed(Request::Open(id, at), gone, String::new())));
        };
        let outdated = is_outdated(&stored) && self.shelf.is_kept();
        let stored = if outdated { today(stored, &mut Recogniser::default()) } else { stored };
        let renamed = outdated.then(|| stored.clone());
        let left = match self.left_lately(&id) {
            _ if !self.resume || at != At::Left => None,
            Some((_, left)) => *left,
            None => self.store().left(&id)?,
        };
        let article = Arc::new(stored.article);
        let mut fetched = Fetched::new(Arc::clone(&article), left.map(|left| left.place));
        match at {
            At::Left => {}
            At::Having(typed) => {
                if let Some(query) = self.query_for(&typed)? {
                    fetched.hits = hits(&article, &query, &mut self.stems);
                    if let Some(thing) = self.thing_of(&query) {
                        fetched.entity = self.store().number_in(thing, &id)?;
                    }
                }
            }
            At::Naming(thing) => fetched.entity = self.store().number_in(thing, &id)?,
        }
        post.send(Message::Library(Answer::Article(Box::new(fetched))));
        let volume = renamed.and_then(|stored| volume(stored, &mut self.stems));
        self.later.extend(volume.map(|volume| Quiet::Named(Box::new(volume))));
        Ok(None)
    }

    fn change(&mut self, id: &str, change: Change) -> Result<Done, StoreError> {
        // First: it may be another store that is written to.
        self.shelf.writable()?;
        // Whether it can be read or not, it can be thrown away.
        let Some(kept) = self.store().shelf(id)? else { return Ok(Done::NotThere) };
        // What holds since a time ends, what does not begins now.
        let begins = |since: Option<i64>| since.is_none().then(now);
        let (mark, done) = match change {
            Change::Read => (Mark::Read(begins(kept.read)), Done::Read(kept.read.is_none())),
            Change::Star => (Mark::Star(begins(kept.starred)), Done::Starred(kept.starred.is_none())),
            Change::Delete => (Mark::Deleted(Some(now())), Done::Deleted),
            Change::Tags(tags) => {
                (Mark::Tags(tags.iter().map(|tag| clean(tag).replace('\n', " ")).collect()), Done::Tagged)
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
        let Ok((mut query, _)) = self.query(&wanted)? else { return Ok(0) };
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
}
