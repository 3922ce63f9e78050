//! What is kept beside what was asked for: that an article was read, where it was left, its names of today. Who reads is not
//! disturbed by it: while another program writes it waits for a better moment.

use std::time::Duration;

use super::shelf::PATIENCE;
use super::{Desk, Quiet, words};
use crate::article::Mark;
use crate::cli::library::now;
use crate::runtime::Post;
use crate::store::{LeftAt, StoreError};
use crate::ui::Message;
use crate::ui::shelf::{Answer, Request};

/// So long another program is waited for where nobody waits.
pub(super) const SHORTLY: Duration = Duration::from_millis(50);

impl Desk {
    /// Keeps what can be kept now, in the order in which it happened.
    pub(super) fn keep_quietly(&mut self, post: &Post) {
        let waited = std::mem::take(&mut self.waits);
        let mut later = std::mem::take(&mut self.later).into_iter();
        while let Some(quiet) = later.next() {
            let kept = self.store().wait_at_most(SHORTLY).and_then(|()| self.keep(&quiet));
            let _ = self.store().wait_at_most(PATIENCE);
            match kept {
                Ok(()) => {}
                Err(StoreError::Busy) => {
                    self.later = std::iter::once(quiet).chain(later).collect();
                    self.waits = true;
                    return;
                }
                Err(error) => tracing::info!(%error, "not kept"),
            }
        }
        // What is seen was asked for before.
        if waited {
            post.send(Message::Library(Answer::Changed));
        }
    }

    /// Keeps at the end what waits; tells once what could not be.
    pub(super) fn keep_at_last(&mut self, post: &Post) {
        let mut told = false;
        for quiet in std::mem::take(&mut self.later) {
            let Err(error) = self.keep(&quiet) else { continue };
            tracing::error!(%error, "not kept");
            // Who is in the way of one is in the way of all.
            let _ = self.store().wait_at_most(SHORTLY);
            let asked = match quiet {
                Quiet::Read(id) => Request::Seen(id),
                Quiet::Left(left) => {
                    Request::Leave(left.into_iter().map(|(id, at)| (id, at.map(|at| at.place))).collect())
                }
                // They are found anew.
                Quiet::Named(_) => continue,
            };
            if !std::mem::replace(&mut told, true) {
                let (what, hint) = words::of(&error, self.language);
                post.send(Message::Library(Answer::Failed(asked, what, hint)));
            }
        }
    }

    /// Where an article was left, if that still waits to be kept.
    pub(super) fn left_lately(&self, id: &str) -> Option<&(String, Option<LeftAt>)> {
        self.later.iter().rev().find_map(|quiet| match quiet {
            Quiet::Left(left) => left.iter().find(|(left, _)| left == id),
            Quiet::Read(_) | Quiet::Named(_) => None,
        })
    }

    fn keep(&mut self, quiet: &Quiet) -> Result<(), StoreError> {
        match quiet {
            Quiet::Read(id) => {
                // Nothing is begun, and nobody waited for, where it is known, or is not there.
                let unread = self.store().shelf(id)?.is_some_and(|shelf| shelf.read.is_none());
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
    fn leave(&mut self, left: &[(String, Option<LeftAt>)]) -> Result<(), StoreError> {
        // For a beginning no library is begun.
        let begins = !self.shelf.is_kept() && left.iter().all(|(_, left)| left.is_none());
        if !self.resume || begins || !self.store().is_writable() {
            return Ok(());
        }
        self.shelf.writable()?.leave(left)
    }
}
