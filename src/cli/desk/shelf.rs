//! What lies on the desk: the library's file; or, until something is to be kept, the samples.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli::World;
use crate::cli::error::Error;
use crate::cli::{library, samples};
use crate::entities::{self, Stems};
use crate::store::{FILE, Opened, Store, StoreError, Volume};

/// So long another program that writes is waited for: meanwhile nothing else is answered.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// What lies on the desk.
pub(super) struct Shelf {
    store: Store,
    /// The folder of the library; `None` where the system names none.
    data: Option<PathBuf>,
    holds: Holds,
    /// What the store's version was when it was looked at last.
    version: Option<i64>,
    /// The file that was opened.
    file: Option<(u64, u64, u64, i64)>,
    /// Whether the store is another one, and nobody was told.
    replaced: bool,
    /// Where a damaged file is now that was found in its place, and nobody was told.
    aside: Option<PathBuf>,
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
        let file = data.as_deref().and_then(|data| identity(&data.join(FILE), store.is_writable()));
        Self { store, data, holds, version, file, replaced: false, aside: None }
    }

    /// Whether another program has changed the library since this was asked last; it may have begun it.
    pub(super) fn has_changed(&mut self) -> Result<bool, StoreError> {
        if self.holds != Holds::Library {
            let Some(data) = &self.data else { return Ok(false) };
            let Some(opened) = Store::open_existing(data)? else { return Ok(false) };
            if opened.store.is_empty()? {
                return Ok(false);
            }
            let data = data.clone();
            self.replace(opened, data)?;
            return Ok(true);
        }
        if self.has_moved()? {
            return Ok(true);
        }
        let version = Some(self.store.version()?);
        Ok(std::mem::replace(&mut self.version, version) != version)
    }

    /// The library; the samples where it is empty. And where the damaged file is now that stood in its place.
    pub(super) fn of_library(world: &World) -> Result<(Self, Option<PathBuf>), Error> {
        let data = world.paths.as_ref().map(|paths| paths.data.clone());
        let (existing, aside) = library::open_or_told(world)?;
        if let Some(store) = existing
            && !store.is_empty()?
        {
            store.wait_at_most(PATIENCE)?;
            return Ok((Self::new(store, data, Holds::Library), aside));
        }
        let mut store = Store::in_memory()?;
        store.add(&bundled(), library::now())?;
        Ok((Self::new(store, data, Holds::Samples), aside))
    }

    /// The library, if there is one.
    pub(super) fn of_existing(world: &World) -> Result<Self, Error> {
        let data = world.paths.as_ref().map(|paths| paths.data.clone());
        Ok(match library::open_or_told(world)?.0 {
            Some(store) => {
                store.wait_at_most(PATIENCE)?;
                Self::new(store, data, Holds::Library)
            }
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

    /// The store to be written to. What is to be kept makes the library where there is none: with the samples in it, for one of
    /// them may be what it is about; not in a library that another program has begun meanwhile.
    pub(super) fn writable(&mut self) -> Result<&mut Store, StoreError> {
        self.has_moved()?;
        if self.holds != Holds::Library
            && let Some(data) = self.data.clone()
        {
            let mut opened = Store::open(&data)?;
            if self.holds == Holds::Samples && opened.store.is_empty()? {
                opened.store.add(&bundled(), library::now())?;
            }
            self.replace(opened, data)?;
        }
        Ok(&mut self.store)
    }

    fn replace(&mut self, Opened { store, aside }: Opened, data: PathBuf) -> Result<(), StoreError> {
        store.wait_at_most(PATIENCE)?;
        *self = Self { replaced: true, aside, ..Self::new(store, Some(data), Holds::Library) };
        Ok(())
    }

    /// Opens the file anew where another has taken its place; whether one has.
    fn has_moved(&mut self) -> Result<bool, StoreError> {
        let Some(data) = self.data.clone().filter(|_| self.holds == Holds::Library) else { return Ok(false) };
        let file = identity(&data.join(FILE), self.store.is_writable());
        if file == self.file || file.is_none() {
            return Ok(false);
        }
        let Some(opened) = Store::open_existing(&data)? else { return Ok(false) };
        self.replace(opened, data)?;
        Ok(true)
    }

    /// Whether the store is another one since this was asked last: the numbers of things are others.
    pub(super) fn was_replaced(&mut self) -> bool {
        std::mem::take(&mut self.replaced)
    }

    /// Where a damaged file is now, if one was put aside since this was asked last.
    pub(super) fn put_aside(&mut self) -> Option<PathBuf> {
        self.aside.take()
    }
}

/// What tells a file from another that has taken its name: its device and number. Of one that is only read, so that what
/// others write to it is not told by itself, its size and time too.
fn identity(path: &Path, writable: bool) -> Option<(u64, u64, u64, i64)> {
    let found = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (size, time) = if writable { (0, 0) } else { (found.len(), found.mtime()) };
        Some((found.dev(), found.ino(), size, time))
    }
    #[cfg(not(unix))]
    Some((0, 0, if writable { 0 } else { found.len() }, 0))
}

/// The samples, ready to be stored, the first as the newest.
fn bundled() -> Vec<Volume> {
    let mut stems = Stems::default();
    let mut volume = |(stored, article)| {
        let (recogniser, feed) = (Some(entities::VERSION), Some(samples::FEED.to_owned()));
        let shelf = crate::store::Shelf { stored, feed, recogniser, ..Default::default() };
        // An article can always be written as JSON.
        Volume::of(article, shelf, &mut stems).ok()
    };
    let times = (0..=library::now()).rev();
    times.zip(samples::articles()).filter_map(&mut volume).collect()
}
