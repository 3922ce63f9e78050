//! The library as commands use it: opened, with a word where its file was damaged.

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::World;
use super::error::{Error, quoted};
use crate::config::Paths;
use crate::entities::{self, Recogniser, Stems};
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

/// Opens the library, if there is one; where its file was damaged, that is told, and where it is now given beside the new one.
pub(super) fn open_or_told(world: &World) -> Result<(Option<Store>, Option<PathBuf>), Error> {
    let Some(paths) = &world.paths else { return Ok((None, None)) };
    let Some(opened) = Store::open_existing(&paths.data)? else { return Ok((None, None)) };
    let aside = opened.aside.clone();
    Ok((Some(told(opened)), aside))
}

/// The same, where there must be one.
pub(super) fn open_filled(world: &World) -> Result<Store, Error> {
    open_existing(world)?.ok_or_else(empty)
}

pub(super) fn told(Opened { store, aside }: Opened) -> Store {
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
    let writable = store.is_writable();
    Ok(renamed(writable.then_some(&mut store), stored))
}

/// A stored article with the names that this recogniser finds, if an older one found those it has. They are kept, where they can be.
fn renamed(store: Option<&mut Store>, stored: Stored) -> Stored {
    if !is_outdated(&stored) {
        return stored;
    }
    let stored = today(stored, &mut Recogniser::default());
    if let (Some(store), Some(volume)) = (store, volume(stored.clone(), &mut Stems::default())) {
        // The article is there, whether they can be kept or not.
        if let Err(error) = store.name_anew(&[volume]) {
            tracing::info!(%error, "names are not kept");
        }
    }
    stored
}

/// Whether an older recogniser found the names of an article.
pub(super) fn is_outdated(stored: &Stored) -> bool {
    stored.shelf.recogniser.is_some_and(|version| version < entities::VERSION)
}

/// An article with the names of today, in place of those that it had.
pub(super) fn today(mut stored: Stored, recogniser: &mut Recogniser) -> Stored {
    let Stored { article, shelf } = &mut stored;
    recogniser.annotate(article);
    shelf.recogniser = Some(entities::VERSION);
    stored
}

/// An article ready to be stored.
pub(super) fn volume(Stored { article, shelf }: Stored, stems: &mut Stems) -> Option<Volume> {
    // An article can always be written as JSON.
    Volume::of(article, shelf, stems).ok()
}

/// Tells that what is stored of one article cannot be read; the others are nonetheless done.
pub(super) fn unreadable(error: &StoreError) {
    let _ = writeln!(stderr(), "sahifa: {}\n  hint: {}", clean(&error.to_string()), error.hint());
}

/// A day in seconds.
pub(super) const DAY: i64 = 24 * 60 * 60;

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
