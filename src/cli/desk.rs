//! The desk of the library: does what the screen asks of it, on a thread of its own, and tells what came of it.

mod answers;
mod quiet;
mod renew;
mod rows;
mod shelf;
mod words;

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::World;
use super::error::Error;
use crate::article::Mark;
use crate::entities::Stems;
use crate::runtime::Post;
use crate::store::{LeftAt, Query, Store, Volume};
use crate::ui::shelf::{Answer, Request, Rows, Wanted};
use crate::ui::words::Language;
use crate::ui::{Message, Trouble};
use renew::Renewal;
use shelf::Shelf;

/// So many lines of the list are there with the first frame, on however large a screen.
const FIRST: usize = 200;

/// So often it is looked whether another program has changed the library.
const OFTEN: Duration = Duration::from_secs(1);

/// So soon what another program was in the way of is tried again.
const RETRY: Duration = Duration::from_millis(200);

/// The pieces of text under the titles of a list, which are found when nothing is asked.
struct Pieces {
    wanted: Wanted,
    query: Query,
    /// What is named in them; `None` = what the query seeks.
    thing: Option<i64>,
    /// The ids of the articles that have none yet, the next at the end.
    ids: Vec<String>,
}

/// The desk.
pub(super) struct Desk {
    shelf: Shelf,
    language: Language,
    /// Whether it is kept where articles are left.
    resume: bool,
    stems: Stems,
    /// What undoes each change, the last at the end.
    undo: Vec<Vec<(String, Mark)>>,
    pieces: Option<Pieces>,
    /// The names of older recognisers; nothing where there are none left.
    renewal: Option<Renewal>,
    /// Whether that was stopped.
    stopped: bool,
    /// What is to be kept as soon as no other program writes: nobody waits for it.
    later: Vec<Quiet>,
    /// Whether another program was writing when that was tried last.
    waits: bool,
}

/// What is kept beside what was asked for: if it cannot be, nobody is disturbed.
enum Quiet {
    Read(String),
    /// Where articles were left, and when.
    Left(Vec<(String, Option<LeftAt>)>),
    Named(Box<Volume>),
}

impl Desk {
    /// The desk of the library, with the first lines of its list; of the samples, where there is nothing else.
    ///
    /// What is to be said at once is given too: that the library was damaged.
    pub(super) fn open(world: &World) -> Result<(Self, Rows, Option<Trouble>), Error> {
        let (shelf, aside) = Shelf::of_library(world)?;
        let mut desk = Self::with(world, shelf);
        let (rows, _) = desk.rows(&Wanted::default(), (0, FIRST), None)?;
        let trouble = aside.map(|aside| words::put_aside(&aside, world.language));
        Ok((desk, rows, trouble))
    }

    /// The desk for who reads an article from elsewhere, which is marked as read where it is in the library too.
    pub(super) fn beside(world: &World, article: Option<&str>) -> Result<Self, Error> {
        // Whatever is wrong with the library, an article can be read.
        let shelf = Shelf::of_existing(world).or_else(|error| {
            tracing::info!(%error, "reading without a library");
            Shelf::none()
        });
        let mut desk = Self::with(world, shelf?);
        desk.later.extend(article.map(|id| Quiet::Read(id.to_owned())));
        Ok(desk)
    }

    fn with(world: &World, shelf: Shelf) -> Self {
        let renewal = shelf.is_kept().then(Renewal::default);
        Self {
            shelf,
            language: world.language,
            resume: world.config.resume.value,
            stems: Stems::default(),
            undo: Vec::new(),
            pieces: None,
            renewal,
            stopped: false,
            later: Vec::new(),
            waits: false,
        }
    }

    fn store(&self) -> &Store {
        self.shelf.store()
    }

    /// Answers until nobody asks any more.
    pub(super) fn serve(mut self, requests: &Receiver<Request>, post: &Post) {
        let mut looked = Instant::now();
        loop {
            let first = match requests.recv_timeout(self.patience()) {
                Ok(request) => request,
                Err(RecvTimeoutError::Timeout) => {
                    self.keep_quietly(post);
                    self.go_on(post);
                    if looked.elapsed() >= OFTEN {
                        looked = Instant::now();
                        self.look(post);
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return self.keep_at_last(post),
            };
            // What was seen and left before it.
            if !self.waits {
                self.keep_quietly(post);
            }
            let asked: Vec<Request> = std::iter::once(first).chain(requests.try_iter()).collect();
            for at in 0..asked.len() {
                // A list that was asked for again meanwhile is not looked up twice.
                if asked[at + 1..].iter().any(|later| later.replaces(&asked[at])) {
                    continue;
                }
                self.serve_one(asked[at].clone(), post);
            }
            self.tell_aside(post);
        }
    }

    /// Tells that a damaged file was found in the place of the library, and put aside.
    fn tell_aside(&mut self, post: &Post) {
        if let Some(aside) = self.shelf.put_aside() {
            post.send(Message::Trouble(words::put_aside(&aside, self.language)));
        }
    }

    /// How long a request is waited for: not at all while there is something else to be done.
    fn patience(&self) -> Duration {
        let in_its_way = self.waits || self.renewal.as_ref().is_some_and(Renewal::waits);
        let renews = self.renewal.as_ref().is_some_and(|renewal| !renewal.waits());
        if self.pieces.is_some() || renews || (!self.later.is_empty() && !self.waits) {
            Duration::ZERO
        } else if in_its_way {
            RETRY
        } else {
            OFTEN
        }
    }

    /// Tells if another program has changed the library.
    fn look(&mut self, post: &Post) {
        match self.shelf.has_changed() {
            Ok(false) => {}
            Ok(true) => {
                let renews = self.shelf.is_kept() && !self.stopped;
                self.renewal = renews.then(Renewal::default);
                post.send(Message::Library(Answer::Changed));
            }
            Err(error) => tracing::info!(%error, "the library is not looked at"),
        }
        self.tell_aside(post);
    }

    fn serve_one(&mut self, request: Request, post: &Post) {
        let answer = self.answer(request.clone(), post).unwrap_or_else(|error| {
            tracing::error!(%error, "the library");
            let (what, hint) = words::of(&error, self.language);
            Some(Answer::Failed(request, what, hint))
        });
        if self.shelf.was_replaced() {
            self.pieces = None;
            post.send(Message::Library(Answer::Replaced));
        }
        if let Some(answer) = answer {
            post.send(Message::Library(answer));
        }
    }
}
