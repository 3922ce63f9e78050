//! The library as commands use it: opened, with a word where its file was damaged.

use std::io::{Write, stderr};
use std::time::{SystemTime, UNIX_EPOCH};

use super::World;
use super::error::{Error, quoted};
use crate::store::{Opened, Store, StoreError, Stored};
use crate::text::clean;

/// Opens the library; makes it where there is none.
pub(super) fn open(world: &World) -> Result<Store, Error> {
    let data = &world.paths.as_ref().ok_or_else(homeless)?.data;
    Ok(told(Store::open(data)?))
}

/// Opens the library, if there is one.
pub(super) fn open_existing(world: &World) -> Result<Option<Store>, Error> {
    let Some(paths) = &world.paths else { return Ok(None) };
    Ok(Store::open_existing(&paths.data)?.map(told))
}

/// The same, where there must be one.
pub(super) fn open_filled(world: &World) -> Result<Store, Error> {
    open_existing(world)?.ok_or_else(empty)
}

fn told(Opened { store, aside }: Opened) -> Store {
    if let Some(aside) = aside {
        let aside = clean(&aside.to_string_lossy()).replace('\n', " ");
        let _ = writeln!(
            stderr(),
            "sahifa: the library was damaged; that file is now {aside}, and a new one was begun\n  \
             hint: import the articles again, or see what can be saved: sqlite3 FILE .recover"
        );
    }
    store
}

fn homeless() -> Error {
    Error::failure("the system names no folder for the library").hint("give one: --data-dir DIR")
}

fn empty() -> Error {
    Error::failure("there is no library yet").hint("begin one: sahifa import FILE-OR-FOLDER")
}

/// The stored article with an id, or with the only one that begins so.
pub(super) fn article(world: &World, id: &str) -> Result<Stored, Error> {
    let unknown = || {
        let label = quoted(id.as_ref());
        Error::failure(format!("there is no stored article {label}")).hint("see the ids: sahifa list --json")
    };
    let store = open_filled(world)?;
    let id = store.id(id)?.ok_or_else(unknown)?;
    store.get(&id)?.ok_or_else(unknown)
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i64::try_from(seconds).unwrap_or(i64::MAX)
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::failure(error.to_string()).hint(error.hint())
    }
}
