//! What lies on the desk: the library's file; or, until something is to be kept, the samples.

use std::path::PathBuf;

use crate::cli::World;
use crate::cli::error::Error;
use crate::cli::{library, samples};
use crate::entities::{self, Stems};
use crate::store::{Store, StoreError, Volume};

/// What lies on the desk.
pub(super) struct Shelf {
    store: Store,
    /// The folder of the library; `None` where the system names none.
    data: Option<PathBuf>,
    holds: Holds,
    /// What the store's version was when it was looked at last.
    version: Option<i64>,
}

/// What the store is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// The library's file.
    Library,
    /// The samples, in memory.
    Samples,
    /// Nothing, in memory.
    Nothing,
}

impl Shelf {
    fn new(store: Store, data: Option<PathBuf>, holds: Holds) -> Self {
        let version = store.version().ok();
        Self { store, data, holds, version }
    }

    /// Whether another program has changed the library since this was asked last; it may have begun it.
    pub(super) fn has_changed(&mut self) -> Result<bool, StoreError> {
        if self.holds != Holds::Library {
            let Some(data) = &self.data else { return Ok(false) };
            let Some(opened) = Store::open_existing(data)? else { return Ok(false) };
            if opened.store.is_empty()? {
                return Ok(false);
            }
            *self = Self::new(opened.store, self.data.take(), Holds::Library);
            return Ok(true);
        }
        let version = Some(self.store.version()?);
        Ok(std::mem::replace(&mut self.version, version) != version)
    }

    /// The library; the samples where it is empty.
    pub(super) fn of_library(world: &World) -> Result<Self, Error> {
        let data = world.paths.as_ref().map(|paths| paths.data.clone());
        let existing = library::open_or_told(world)?;
        if let Some(store) = existing
            && !store.is_empty()?
        {
            return Ok(Self::new(store, data, Holds::Library));
        }
        let mut store = Store::in_memory()?;
        store.add(&bundled(), library::now())?;
        Ok(Self::new(store, data, Holds::Samples))
    }

    /// The library, if there is one.
    pub(super) fn of_existing(world: &World) -> Result<Self, Error> {
        let data = world.paths.as_ref().map(|paths| paths.data.clone());
        Ok(match library::open_or_told(world)? {
            Some(store) => Self::new(store, data, Holds::Library),
            None => Self::new(Store::in_memory()?, data, Holds::Nothing),
        })
    }

    /// No library, and none to be made.
    pub(super) fn none() -> Result<Self, Error> {
        Ok(Self::new(Store::in_memory()?, None, Holds::Nothing))
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// Whether it is the library's file, and can be written to.
    pub(super) fn is_kept(&self) -> bool {
        self.holds == Holds::Library && self.store.is_writable()
    }

    /// Whether it is the samples.
    pub(super) fn has_samples(&self) -> bool {
        self.holds == Holds::Samples
    }

    /// The store to be written to. What is to be kept makes the library where there is none: the samples are put in it, for one of
    /// them may be what it is about.
    pub(super) fn writable(&mut self) -> Result<&mut Store, StoreError> {
        if self.holds != Holds::Library
            && let Some(data) = &self.data
        {
            let mut store = Store::open(data)?.store;
            if self.holds == Holds::Samples {
                store.add(&bundled(), library::now())?;
            }
            *self = Self::new(store, self.data.take(), Holds::Library);
        }
        Ok(&mut self.store)
    }
}

/// The samples, ready to be stored, the first as the newest.
fn bundled() -> Vec<Volume> {
    let mut stems = Stems::default();
    let mut volume = |(stored, article)| {
        let shelf = crate::store::Shelf { stored, recogniser: Some(entities::VERSION), ..Default::default() };
        // An article can always be written as JSON.
        Volume::of(article, shelf, &mut stems).ok()
    };
    let times = (0..=library::now()).rev();
    times.zip(samples::articles()).filter_map(&mut volume).collect()
}
