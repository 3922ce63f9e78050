//! What is done when nothing is asked: old articles get the names of today, what was thrown away long ago is forgotten.

use super::Desk;
use super::answers::DAY;
use crate::cli::library::{now, renewed};
use crate::entities;
use crate::runtime::Post;
use crate::store::StoreError;
use crate::ui::Message;
use crate::ui::shelf::Answer;

/// So many articles are renewed between two looks at what is asked.
const AT_ONCE: usize = 8;

/// So long what was thrown away can come back.
const KEPT: i64 = 30 * DAY;

impl Desk {
    /// Goes on with what is to be done.
    pub(super) fn go_on(&mut self, post: &Post) {
        if let Some(pieces) = self.pieces.take() {
            return self.more_pieces(pieces, post);
        }
        if self.outdated.is_some()
            && let Err(error) = self.renew(post)
        {
            tracing::error!(%error, "names are not renewed");
            self.outdated = None;
            post.send(Message::Library(Answer::Renamed(0, 0)));
        }
    }

    /// Gives the next articles whose names an older recogniser found those of today.
    fn renew(&mut self, post: &Post) -> Result<(), StoreError> {
        let (ids, left) = self.store().outdated(entities::VERSION, AT_ONCE)?;
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
