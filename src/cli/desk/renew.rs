//! What is done when nothing is asked: old articles get the names of today, what was thrown away long ago is forgotten.

use super::Desk;
use super::quiet::SHORTLY;
use super::shelf::PATIENCE;
use crate::cli::library::{DAY, now, today, volume};
use crate::entities::{self, Recogniser};
use crate::runtime::Post;
use crate::store::StoreError;
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
    pub(super) all: Option<usize>,
    done: usize,
    /// The number of the last that was looked at.
    last: i64,
    /// Whether another program was writing when they were to be kept.
    pub(super) waits: bool,
    recogniser: Recogniser,
}

impl Desk {
    /// Goes on with what is to be done.
    pub(super) fn go_on(&mut self, post: &Post) {
        if let Some(pieces) = self.pieces.take() {
            return self.more_pieces(pieces, post);
        }
        let Some(renewal) = self.renewal.take() else { return };
        match self.renew(renewal, post) {
            Ok(renewal) => self.renewal = renewal,
            Err(error) => {
                tracing::error!(%error, "names are not renewed");
                post.send(Message::Library(Answer::Renamed(0, 0)));
            }
        }
    }

    /// Gives the next articles whose names an older recogniser found those of today; what is left to be done.
    fn renew(&mut self, mut renewal: Renewal, post: &Post) -> Result<Option<Renewal>, StoreError> {
        let all = match renewal.all {
            Some(all) => all,
            None => *renewal.all.insert(self.store().count_outdated(entities::VERSION)?),
        };
        let next = self.store().outdated(entities::VERSION, renewal.last, AT_ONCE)?;
        let Some(last) = next.last().map(|(number, _)| *number) else {
            if all > 0 {
                post.send(Message::Library(Answer::Renamed(all, all)));
            }
            self.shelf.writable()?.forget_deleted(now() - KEPT)?;
            return Ok(None);
        };
        let mut volumes = Vec::new();
        for (_, id) in &next {
            match self.store().get(id) {
                Ok(Some(stored)) => {
                    let stored = today(stored, &mut renewal.recogniser);
                    volumes.extend(volume(stored, renewal.recogniser.stems()));
                }
                Ok(None) => {}
                // Its names stay as they are; the others are nonetheless renewed.
                Err(error @ StoreError::Article { .. }) => tracing::error!(%error, "not renewed"),
                Err(error) => return Err(error),
            }
        }
        self.store().wait_at_most(SHORTLY)?;
        let kept = self.shelf.writable().and_then(|store| store.name_anew(&volumes));
        self.store().wait_at_most(PATIENCE)?;
        renewal.waits = matches!(kept, Err(StoreError::Busy));
        if !renewal.waits {
            kept?;
            renewal.last = last;
            renewal.done += next.len();
        }
        post.send(Message::Library(Answer::Renamed(renewal.done.min(all), all)));
        Ok(Some(renewal))
    }
}
