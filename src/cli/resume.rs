//! Where articles were left: looked up when they are opened, kept when they are left.

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::World;
use super::library::{now, told};
use crate::article::{Article, Part, Place};
use crate::config::{Places, RememberedError};
use crate::store::{LeftAt, Store, StoreError};
use crate::text::clean;
use crate::ui::{Prepared, State};

/// The folder of the library where that is kept; `None` where it is not.
#[derive(Clone)]
pub(super) struct Resume(Option<PathBuf>);

impl Resume {
    /// As the settings say.
    pub(super) fn new(world: &World) -> Self {
        let data = world.paths.as_ref().map(|paths| paths.data.clone());
        Self(data.filter(|_| world.config.resume.value))
    }

    /// Makes an article ready to be opened where it was left.
    pub(super) fn prepare(&self, article: Arc<Article>) -> Prepared {
        let left = self.left(&article.id);
        let prepared = Prepared::new(article);
        match left {
            Some(place) => prepared.resuming(place),
            None => prepared,
        }
    }

    /// What is wrong with the library is said when something is to be written into it.
    fn left(&self, id: &str) -> Option<Place> {
        let store = told(Store::open_existing(self.0.as_deref()?).ok()??);
        Some(store.left(id).ok()??.place)
    }

    /// Keeps where articles were left. What goes wrong is one line: the reader is done.
    pub(super) fn keep(&self, state: &State) {
        let Some(data) = &self.0 else { return };
        let when = now();
        let at = |place: Option<Place>| place.map(|place| LeftAt { place, when });
        let left: Vec<_> = state.left().into_iter().map(|(id, place)| (id, at(place))).collect();
        match keep(data, &left) {
            // In a library that may only be read nobody wonders.
            Ok(()) | Err(StoreError::ReadOnly) => {}
            Err(error) => tell(&format!("where you stopped is not kept: {error}")),
        }
    }
}

fn keep(data: &Path, left: &[(String, Option<LeftAt>)]) -> Result<(), StoreError> {
    // For a beginning no library is begun.
    let opened = if left.iter().any(|(_, left)| left.is_some()) {
        Some(Store::open(data)?)
    } else if left.is_empty() {
        None
    } else {
        Store::open_existing(data)?
    };
    opened.map_or(Ok(()), |opened| told(opened).leave(left))
}

/// Takes what the small file of before knows into the library, and removes that file.
pub(super) fn take_over(world: &World) {
    let Some(data) = world.paths.as_ref().map(|paths| paths.data.as_path()) else { return };
    let places = match Places::load(data) {
        Ok(None) => return,
        Ok(Some(places)) => places,
        Err(RememberedError::Form { .. }) => {
            if let Ok(aside) = Places::put_aside(data) {
                let aside = aside.display();
                tell(&format!("where articles were left could not be read; that file is now {aside}"));
            }
            return;
        }
        Err(error) => return tell(&error.to_string()),
    };
    let at = |left: crate::config::Left| {
        let part = match (left.section, left.block) {
            (None, _) => Part::Title,
            (Some(section), None) => Part::Heading(section),
            (Some(section), Some(block)) => Part::Block(section, block),
        };
        let when = i64::try_from(left.when).unwrap_or(i64::MAX);
        LeftAt { place: Place { part, byte: left.byte }, when }
    };
    let left: Vec<_> = places.iter().map(|(id, left)| (id.to_owned(), Some(at(left)))).collect();
    match keep(data, &left) {
        // It is tried again the next time.
        Err(error) => tell(&format!("where articles were left is not taken into the library: {error}")),
        Ok(()) => {
            if let Err(error) = Places::remove(data) {
                tell(&format!("the old file of where articles were left cannot be removed: {error}"));
            }
        }
    }
}

fn tell(what: &str) {
    let _ = writeln!(stderr(), "sahifa: {}", clean(what).replace('\n', " "));
}
