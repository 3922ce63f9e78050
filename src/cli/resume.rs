//! Where articles were left: looked up when they are opened, kept when they are left.

use std::collections::HashMap;
use std::io::{Write, stderr};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use super::World;
use crate::article::{Article, Part, Place};
use crate::config::{Left, Places};
use crate::text::clean;
use crate::ui::{Prepared, State};

/// The folder where that is kept; `None` where it is not.
#[derive(Clone)]
pub(super) struct Resume(Option<PathBuf>);

impl Resume {
    /// As the settings say.
    pub(super) fn new(world: &World) -> Self {
        let data = world.paths.as_ref().map(|paths| paths.data.clone());
        Self(data.filter(|_| world.config.resume.value))
    }

    /// Makes an article ready to be opened where it was left.
    pub(super) fn prepare(&self, article: std::sync::Arc<Article>) -> Prepared {
        let left = self.load().get(&article.id);
        let prepared = Prepared::new(article);
        match left {
            Some(left) => prepared.resuming(place(left)),
            None => prepared,
        }
    }

    /// Where all were left.
    pub(super) fn all(&self) -> HashMap<String, Place> {
        self.load().iter().map(|(id, left)| (id.to_owned(), place(left))).collect()
    }

    /// A file that cannot be read is said when something is to be written into it.
    fn load(&self) -> Places {
        self.0.as_deref().and_then(|data| Places::load(data).ok()).unwrap_or_default()
    }

    /// Keeps where articles were left. What goes wrong is one line: the reader is done.
    pub(super) fn keep(&self, state: &State) {
        let Some(data) = &self.0 else { return };
        let when = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
        let left = state.left().into_iter().map(|(id, place)| (id, place.map(|place| left(place, when))));
        let said = match Places::keep(data, left) {
            Ok(None) => return,
            Ok(Some(bad)) => {
                format!("where articles were left could not be read; that file is now {}", bad.display())
            }
            Err(error) => format!("where you stopped is not kept: {error}"),
        };
        let _ = writeln!(stderr(), "sahifa: {}", clean(&said).replace('\n', " "));
    }
}

fn place(left: Left) -> Place {
    let part = match (left.section, left.block) {
        (None, _) => Part::Title,
        (Some(section), None) => Part::Heading(section),
        (Some(section), Some(block)) => Part::Block(section, block),
    };
    Place { part, byte: left.byte }
}

fn left(place: Place, when: u64) -> Left {
    let block = match place.part {
        Part::Block(_, block) => Some(block),
        Part::Title | Part::Heading(_) => None,
    };
    Left { section: place.part.section(), block, byte: place.byte, when }
}
