//! What is kept beside what was asked for: that an article was read, where it was left, its names of today. Who reads is not
//! disturbed by it: while another program writes it waits for a better moment.

use std::time::Duration;

use super::shelf::PATIENCE;
use super::{Desk, Quiet};
use crate::article::{Mark, Place};
use crate::cli::library::now;
use crate::runtime::Post;
use crate::store::{LeftAt, StoreError};
use crate::ui::Message;
use crate::ui::shelf::Answer;

/// So long another program is waited for where nobody waits.
pub(super) const SHORTLY: Duration = Duration::from_millis(50);

impl Desk {
    /// Keeps what can be kept now.
    pub(super) fn keep_quietly(&mut self, post: &Post) {
        let waited = std::mem::take(&mut self.waits);
        for quiet in std::mem::take(&mut self.later) {
            let kept = self.store().wait_at_most(SHORTLY).and_then(|()| self.keep(&quiet));
            let _ = self.store().wait_at_most(PATIENCE);
            match kept {
                Ok(()) => {}
                Err(StoreError::Busy) => {
                    self.later.push(quiet);
                    self.waits = true;
                }
                Err(error) => tracing::info!(%error, "not kept"),
            }
        }
        // What is seen was asked for before.
        if waited && !self.waits {
            post.send(Message::Library(Answer::Changed));
        }
    }

    fn keep(&mut self, quiet: &Quiet) -> Result<(), StoreError> {
        match quiet {
            Quiet::Read(id) => {
                let unread = self.store().get(id)?.is_some_and(|stored| stored.shelf.read.is_none());
                if unread {
                    self.shelf.writable()?.mark(&[(id.clone(), Mark::Read(Some(now())))])?;
                }
                Ok(())
            }
            Quiet::Left(left) => self.leave(left),
            Quiet::Named(volume) => {
                self.shelf.writable()?.name_anew(std::slice::from_ref(volume.as_ref())).map(|_| ())
            }
        }
    }

    /// Keeps where articles are left.
    fn leave(&mut self, left: &[(String, Option<Place>)]) -> Result<(), StoreError> {
        // For a beginning no library is begun.
        let begins = !self.shelf.is_kept() && left.iter().all(|(_, left)| left.is_none());
        if !self.resume || begins || !self.store().is_writable() {
            return Ok(());
        }
        let when = now();
        let at = |place: Option<Place>| place.map(|place| LeftAt { place, when });
        let left: Vec<_> = left.iter().map(|(id, place)| (id.clone(), at(*place))).collect();
        self.shelf.writable()?.leave(&left)
    }
}
