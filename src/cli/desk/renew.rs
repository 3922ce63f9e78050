//! What is done when nothing is asked: old articles get the names of today, what was thrown away long ago is forgotten.

use super::Desk;
use super::quiet::SHORTLY;
use super::shelf::PATIENCE;
use crate::cli::library::{DAY, now, today, volume};
use crate::entities::{self, Recogniser};
use crate::runtime::Post;
use crate::store::{StoreError, Volume};
use crate::ui::Message;
use crate::ui::shelf::Answer;

/// So many articles are renewed between two looks at what is asked.
const AT_ONCE: usize = 8;

/// So long what was thrown away can come back.
const KEPT: i64 = 30 * DAY;

/// The articles whose names an older recogniser found, on their way to those of today.
#[derive(Default)]
pub(super) struct Renewal {
    /// How many there were; nothing before they were counted.
    all: Option<usize>,
    done: usize,
    /// The number of the last that was looked at.
    last: i64,
    /// Those that are ready, and wait for another program to end what it writes.
    ready: Vec<Volume>,
    recogniser: Recogniser,
}

impl Renewal {
    /// Whether another program was writing when they were to be kept.
    pub(super) fn waits(&self) -> bool {
        !self.ready.is_empty()
    }
}

impl Desk {
    /// Goes on with what is to be done.
    pub(super) fn go_on(&mut self, post: &Post) {
        if let Some(pieces) = self.pieces.take() {
            return self.more_pieces(pieces, post);
        }
        let Some(mut renewal) = self.renewal.take() else { return };
        let goes_on = self.renew(&mut renewal, post).unwrap_or_else(|error| {
            tracing::error!(%error, "names are not renewed");
            false
        });
        if goes_on {
            self.renewal = Some(renewal);
        } else {
            // Another program may have done the last of those that were told of.
            post.send(Message::Library(Answer::Renamed(0, 0)));
            if let Err(error) = self.forget() {
                tracing::info!(%error, "what was thrown away is not forgotten yet");
            }
        }
    }

    /// Gives the next articles whose names an older recogniser found those of today; whether there may be more.
    fn renew(&mut self, renewal: &mut Renewal, post: &Post) -> Result<bool, StoreError> {
        let all = match renewal.all {
            Some(all) => all,
            None => *renewal.all.insert(self.store().count_outdated(entities::VERSION)?),
        };
        if !renewal.waits() && !self.recognise(renewal)? {
            return Ok(false);
        }
        if renewal.waits() {
            self.store().wait_at_most(SHORTLY)?;
            let kept = self.shelf.writable().and_then(|store| store.name_anew(&renewal.ready));
            self.store().wait_at_most(PATIENCE)?;
            if matches!(kept, Err(StoreError::Busy)) {
                return Ok(true);
            }
            kept?;
            renewal.ready.clear();
        }
        post.send(Message::Library(Answer::Renamed(renewal.done.min(all), all)));
        Ok(true)
    }

    /// Makes the next articles ready; whether there are any.
    fn recognise(&self, renewal: &mut Renewal) -> Result<bool, StoreError> {
        let next = self.store().outdated(entities::VERSION, renewal.last, AT_ONCE)?;
        for (number, id) in &next {
            match self.store().get(id) {
                Ok(Some(stored)) => {
                    let stored = today(stored, &mut renewal.recogniser);
                    renewal.ready.extend(volume(stored, renewal.recogniser.stems()));
                }
                Ok(None) => {}
                // Its names stay as they are; the others are nonetheless renewed.
                Err(error @ StoreError::Article { .. }) => tracing::error!(%error, "not renewed"),
                Err(error) => return Err(error),
            }
            renewal.last = *number;
            renewal.done += 1;
        }
        Ok(!next.is_empty())
    }

    /// Forgets what was thrown away long ago; nobody is waited for.
    fn forget(&mut self) -> Result<(), StoreError> {
        self.store().wait_at_most(SHORTLY)?;
        let forgotten = self.shelf.writable().and_then(|store| store.forget_deleted(now() - KEPT));
        self.store().wait_at_most(PATIENCE)?;
        forgotten.map(|_| ())
    }
}
