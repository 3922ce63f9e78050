//! The library as commands use it: opened, with a word where its file was damaged.

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::World;
use super::error::{Error, quoted};
use crate::config::Paths;
use crate::entities::{self, Stems};
use crate::store::{Opened, Store, StoreError, Stored, Volume};
use crate::text::clean;

/// Opens the library; makes it where there is none.
pub(super) fn open(world: &World) -> Result<Store, Error> {
    let data = &world.paths.as_ref().ok_or_else(homeless)?.data;
    Ok(told(Store::open(data)?))
}

/// Opens the library, if there is one.
pub(super) fn open_existing(world: &World) -> Result<Option<Store>, Error> {
    let Some(paths) = &world.paths else { return Ok(None) };
    match Store::open_existing(&paths.data)? {
        // What was there is not there any more: who asks for it must not be told that there is nothing.
        Some(Opened { aside: Some(aside), .. }) => {
            tell_aside(&aside);
            Err(Error::failure("there is nothing in the new library yet"))
        }
        opened => Ok(opened.map(told)),
    }
}

/// The same, where there must be one.
pub(super) fn open_filled(world: &World) -> Result<Store, Error> {
    open_existing(world)?.ok_or_else(empty)
}

fn told(Opened { store, aside }: Opened) -> Store {
    if let Some(aside) = aside {
        tell_aside(&aside);
    }
    store
}

fn tell_aside(aside: &Path) {
    let aside = clean(&aside.to_string_lossy()).replace('\n', " ");
    let _ = writeln!(
        stderr(),
        "sahifa: the library is damaged; that file is now {aside}, and a new one is begun\n  \
         hint: import the articles again, or see what can be saved: sqlite3 FILE .recover"
    );
}

fn homeless() -> Error {
    Error::failure("the system names no folder for the library").hint("give one: --data-dir DIR")
}

fn empty() -> Error {
    Error::failure("there is no library yet").hint("begin one: sahifa import FILE-OR-FOLDER")
}

/// Looks at the file of a library that seemed damaged to a command; if it is, it is kept aside, and that is told.
pub(super) fn examine(data: Option<PathBuf>) {
    let Some(paths) = Paths::find(data) else { return };
    let told = match Store::examine(&paths.data) {
        Ok(Some(aside)) => return tell_aside(&aside),
        Ok(None) => "the file of the library is sound as a whole\n  hint: try again".to_owned(),
        Err(error) => format!("the file of the library cannot be looked at: {error}"),
    };
    let _ = writeln!(stderr(), "sahifa: {}", clean(&told));
}

/// The stored article with an id, or with the only one that begins so.
pub(super) fn article(world: &World, id: &str) -> Result<Stored, Error> {
    let unknown = || {
        let label = quoted(id.as_ref());
        Error::failure(format!("there is no stored article {label}")).hint("see the ids: sahifa list --json")
    };
    let mut store = open_filled(world)?;
    let id = store.id(id)?.ok_or_else(unknown)?;
    let stored = store.get(&id)?.ok_or_else(unknown)?;
    named_anew(&mut store, stored)
}

/// A stored article with the names that this recogniser finds, if an older one found those it has.
fn named_anew(store: &mut Store, stored: Stored) -> Result<Stored, Error> {
    let Stored { mut article, mut shelf } = stored;
    if shelf.recogniser.is_none_or(|version| version >= entities::VERSION) {
        return Ok(Stored { article, shelf });
    }
    entities::annotate(&mut article);
    shelf.recogniser = Some(entities::VERSION);
    if store.is_writable() {
        let volume = Volume::of(article.clone(), shelf.clone(), &mut Stems::default())
            .map_err(|error| Error::failure(error.to_string()))?;
        // The article is there, whether they can be kept or not.
        if let Err(error) = store.name_anew(&volume) {
            tracing::info!(%error, "names are not kept");
        }
    }
    Ok(Stored { article, shelf })
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i64::try_from(seconds).unwrap_or(i64::MAX)
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let told = Self::failure(error.to_string()).hint(error.hint());
        if matches!(error, StoreError::Damaged(_)) { told.damaged() } else { told }
    }
}
