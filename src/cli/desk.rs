//! The desk of the library: does what the screen asks of it, on a thread of its own, and tells what came of it.

mod answers;
mod shelf;

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::World;
use super::error::Error;
use crate::article::Mark;
use crate::entities::Stems;
use crate::runtime::Post;
use crate::store::Store;
use crate::ui::Message;
use crate::ui::shelf::{Answer, Request, Rows, Wanted};
use crate::ui::words::Language;
use shelf::Shelf;

/// So many lines of the list are there with the first frame, on however large a screen.
const FIRST: usize = 200;

/// So often it is looked whether another program has changed the library.
const OFTEN: Duration = Duration::from_secs(1);

/// What is done when nothing is asked: the pieces of text under the titles of a list.
struct Pieces {
    wanted: Wanted,
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
    /// How many articles had names of an older recogniser when it began to renew them; nothing where there are none left.
    outdated: Option<usize>,
    /// The id of the article that is read when it begins.
    reading: Option<String>,
}

impl Desk {
    /// The desk of the library, with the first lines of its list; of the samples, where there is nothing else.
    pub(super) fn open(world: &World) -> Result<(Self, Rows), Error> {
        let mut desk = Self::with(world, Shelf::of_library(world)?);
        let rows = desk.rows(&Wanted::default(), 0, FIRST)?;
        Ok((desk, rows))
    }

    /// The desk for who reads an article from elsewhere, which is marked as read where it is in the library too.
    pub(super) fn beside(world: &World, article: Option<&str>) -> Result<Self, Error> {
        // Whatever is wrong with the library, an article can be read.
        let shelf = Shelf::of_existing(world).or_else(|error| {
            tracing::info!(%error, "reading without a library");
            Shelf::none()
        });
        let mut desk = Self::with(world, shelf?);
        desk.reading = article.map(str::to_owned);
        Ok(desk)
    }

    fn with(world: &World, shelf: Shelf) -> Self {
        let outdated = shelf.is_kept().then_some(0);
        Self {
            shelf,
            language: world.language,
            resume: world.config.resume.value,
            stems: Stems::default(),
            undo: Vec::new(),
            pieces: None,
            outdated,
            reading: None,
        }
    }

    fn store(&self) -> &Store {
        self.shelf.store()
    }

    /// Answers until nobody asks any more.
    pub(super) fn serve(mut self, requests: &Receiver<Request>, post: &Post) {
        if let Some(article) = self.reading.take() {
            self.mark_read(&article);
        }
        let mut looked = Instant::now();
        loop {
            let idle = self.pieces.is_none() && self.outdated.is_none();
            let first = match requests.recv_timeout(if idle { OFTEN } else { Duration::ZERO }) {
                Ok(request) => request,
                Err(RecvTimeoutError::Timeout) => {
                    self.go_on(post);
                    if looked.elapsed() >= OFTEN {
                        looked = Instant::now();
                        self.look(post);
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let asked: Vec<Request> = std::iter::once(first).chain(requests.try_iter()).collect();
            for at in 0..asked.len() {
                // A list that was asked for again meanwhile is not looked up twice.
                if asked[at + 1..].iter().any(|later| later.replaces(&asked[at])) {
                    continue;
                }
                self.serve_one(asked[at].clone(), post);
            }
        }
    }

    /// Tells if another program has changed the library.
    fn look(&mut self, post: &Post) {
        match self.shelf.has_changed() {
            Ok(false) => {}
            Ok(true) => {
                self.outdated = self.shelf.is_kept().then_some(0);
                post.send(Message::Library(Answer::Changed));
            }
            Err(error) => tracing::info!(%error, "the library is not looked at"),
        }
    }

    fn serve_one(&mut self, request: Request, post: &Post) {
        let answer = self.answer(request, post).unwrap_or_else(|error| {
            tracing::error!(%error, "the library");
            Some(Answer::Failed(error.to_string(), error.hint().to_owned()))
        });
        if let Some(answer) = answer {
            post.send(Message::Library(answer));
        }
    }
}
