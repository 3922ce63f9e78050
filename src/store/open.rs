//! Opens the file: makes it where there is none, refuses what is newer or another's, keeps aside what is damaged.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use super::schema::{self, OURS};
use super::{Store, StoreError};

/// The name of the file in the data folder.
pub const FILE: &str = "sahifa.db";

/// So long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(10);

/// `SQLite`'s own files beside it.
const BESIDE: [&str; 3] = ["-wal", "-shm", ""];

/// A store that was opened.
#[derive(Debug)]
pub struct Opened {
    /// It.
    pub store: Store,
    /// Where the damaged file is now that stood in its place.
    pub aside: Option<PathBuf>,
}

impl Store {
    /// Opens the shelf in a data folder; makes both where there are none.
    ///
    /// A file that turns out damaged is kept under another name, and a new one begun. One that can only be read is
    /// opened for reading.
    ///
    /// # Errors
    /// When it is newer than this program, another's, or the system does not let us.
    pub fn open(data: &Path) -> Result<Opened, StoreError> {
        let path = data.join(FILE);
        is_no_file(data)?;
        // A folder that is there may be one that we cannot write to.
        if !data.is_dir() {
            fs::create_dir_all(data).map_err(|error| StoreError::File { path: data.to_owned(), error })?;
        }
        match Self::at(&path) {
            Err(StoreError::Damaged(_)) => {
                let aside = keep_aside(&path, || Self::at(&path).map(|_| ()))?;
                Ok(Opened { store: Self::at(&path)?, aside })
            }
            opened => Ok(Opened { store: opened?, aside: None }),
        }
    }

    /// Looks at the whole file of a shelf that seemed damaged, and keeps it aside if it is: where it is now.
    ///
    /// # Errors
    /// When it cannot be looked at, or not be given another name.
    pub fn examine(data: &Path) -> Result<Option<PathBuf>, StoreError> {
        let path = data.join(FILE);
        keep_aside(&path, || Self::at(&path).and_then(|store| store.check()))
    }

    /// Opens the shelf in a data folder, if there is one.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_existing(data: &Path) -> Result<Option<Opened>, StoreError> {
        is_no_file(data)?;
        if data.join(FILE).exists() { Self::open(data).map(Some) } else { Ok(None) }
    }

    /// A shelf that ends with the program.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        connection.pragma_update(None, "foreign_keys", true)?;
        schema::migrate(&mut connection)?;
        Ok(Self { connection, writable: true })
    }

    fn at(path: &Path) -> Result<Self, StoreError> {
        if is_cut_off(path) {
            return Err(StoreError::Damaged("the end of the file is missing".into()));
        }
        Self::opened(path, !path.exists() || may_write(path))
    }

    /// Opens a file to write to it too, or only to read it. Two that make it at once are in each other's way, and `SQLite` does not wait
    /// then.
    fn opened(path: &Path, writable: bool) -> Result<Self, StoreError> {
        const AGAIN: Duration = Duration::from_millis(20);
        let begun = Instant::now();
        loop {
            match Self::opened_at_once(path, writable) {
                Err(StoreError::Busy) if begun.elapsed() < PATIENCE => std::thread::sleep(AGAIN),
                opened => return opened,
            }
        }
    }

    fn opened_at_once(path: &Path, writable: bool) -> Result<Self, StoreError> {
        let mut connection = connect(path, writable)?;
        connection.busy_timeout(PATIENCE)?;
        let known = schema::newest();
        // One view of all three: another may be making the file at this moment.
        let view = connection.unchecked_transaction()?;
        let form = schema::form(&view)?;
        let whose: i32 = view.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let tables: u32 = view.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        drop(view);
        if whose != OURS && (whose != 0 || tables > 0) {
            return Err(StoreError::Foreign(path.to_owned()));
        }
        if form > known {
            return Err(StoreError::Newer { path: path.to_owned(), found: form, known });
        }
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        if writable {
            // An article and its names are some kilobytes: in larger pages less is left empty. Only a new file takes it.
            connection.pragma_update(None, "page_size", 16_384)?;
            // Readers do not wait for writers so; what is committed is on the disk before anybody is told.
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            // Kilobytes, with a minus.
            connection.pragma_update(None, "cache_size", -8000)?;
            schema::migrate(&mut connection)?;
        } else if form < known {
            return Err(StoreError::ReadOnly);
        }
        Ok(Self { connection, writable })
    }

    /// Looks at the whole file, which takes a second for some hundred megabytes.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn check(&self) -> Result<(), StoreError> {
        let said: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if said == "ok" { Ok(()) } else { Err(StoreError::Damaged(said)) }
    }

    /// Waits so long for another program that writes, from now on.
    ///
    /// # Errors
    /// None in practice.
    pub fn wait_at_most(&self, patience: Duration) -> Result<(), StoreError> {
        Ok(self.connection.busy_timeout(patience)?)
    }

    /// A number that is another one when another program has changed the shelf since this was asked last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Writes a copy of the shelf as it is now, while others may be using it.
    ///
    /// # Errors
    /// When there is a file of that name, or it cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let failed = |error| StoreError::File { path: to.to_owned(), error };
        if to.exists() {
            return Err(failed(io::ErrorKind::AlreadyExists.into()));
        }
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let _ = fs::remove_file(&part);
        let name = part.to_str().ok_or_else(|| failed(io::ErrorKind::InvalidFilename.into()))?;
        let written = self.connection.execute("VACUUM INTO ?1", [name]).map_err(StoreError::from);
        let kept = written.and_then(|_| {
            fs::File::open(&part).and_then(|file| file.sync_all()).map_err(failed)?;
            fs::rename(&part, to).map_err(failed)
        });
        if kept.is_err() {
            let _ = fs::remove_file(&part);
        }
        kept
    }
}

/// Opens a file to read and write, or what can only be read to read.
fn connect(path: &Path, writable: bool) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let writing = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    if writable {
        return Connection::open_with_flags(path, writing).map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::CannotOpen) => StoreError::File {
                path: path.to_owned(),
                error: io::Error::other("the system does not let us open or make it"),
            },
            _ => error.into(),
        });
    }
    // Where nothing is on its way into the file, no file need be made beside it to read it.
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    let settled = fs::metadata(wal).map_or(true, |found| found.len() == 0);
    let uri = format!("file:{}{}", escaped(path), if settled { "?immutable=1" } else { "" });
    Ok(Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// A path as it stands in an address.
fn escaped(path: &Path) -> String {
    let mut escaped = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(byte) {
            escaped.push(char::from(*byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// Whether a file and its folder can be written to: `SQLite` writes beside it.
fn may_write(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        let folder = path.parent().unwrap_or(Path::new("."));
        access(path, Access::WRITE_OK).is_ok() && access(folder, Access::WRITE_OK).is_ok()
    }
    #[cfg(not(unix))]
    fs::metadata(path).is_ok_and(|found| !found.permissions().readonly())
}

/// What is not there yet can become a folder; a file cannot.
fn is_no_file(data: &Path) -> Result<(), StoreError> {
    if data.is_dir() || !data.exists() {
        return Ok(());
    }
    Err(StoreError::File { path: data.to_owned(), error: io::ErrorKind::NotADirectory.into() })
}

/// Whether a file is shorter than its own beginning says: bytes 16 to 18 are the size of a page, 28 to 32 how many there are.
fn is_cut_off(path: &Path) -> bool {
    let mut head = [0_u8; 100];
    let read = fs::File::open(path).and_then(|mut file| io::Read::read_exact(&mut file, &mut head));
    if read.is_err() || !head.starts_with(b"SQLite format 3\0") {
        return false;
    }
    let size = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let pages = u64::from(u32::from_be_bytes([head[28], head[29], head[30], head[31]]));
    // While another file stands beside it, of what was written since or of what was there before, the first is not all.
    let settled = ["-wal", "-journal"].iter().all(|ending| {
        let mut beside = path.as_os_str().to_owned();
        beside.push(ending);
        fs::metadata(beside).map_or(true, |found| found.len() == 0)
    });
    // Looked at last: another may have made it longer meanwhile.
    settled && fs::metadata(path).is_ok_and(|found| found.len() < size * pages)
}

/// Keeps a file aside that is damaged by a check: one program at a time, and each looks again before it does.
fn keep_aside(
    path: &Path,
    check: impl FnOnce() -> Result<(), StoreError>,
) -> Result<Option<PathBuf>, StoreError> {
    let failed = |error| StoreError::File { path: path.to_owned(), error };
    let lock = fs::File::options().create(true).truncate(false).write(true).open(path.with_extension("lock"));
    let lock = lock.map_err(failed)?;
    hold(&lock);
    match check() {
        Ok(()) => Ok(None),
        Err(StoreError::Damaged(what)) => {
            tracing::error!(what, "the library is damaged");
            put_aside(path).map(Some).map_err(failed)
        }
        Err(error) => Err(error),
    }
}

/// Waits until no other program is at it, where the system has such locks.
fn hold(lock: &fs::File) {
    #[cfg(unix)]
    {
        use rustix::fs::{FlockOperation, flock};
        let _ = rustix::io::retry_on_intr(|| flock(lock, FlockOperation::LockExclusive));
    }
    #[cfg(not(unix))]
    let _ = lock;
}

/// Gives a damaged file, and what `SQLite` keeps beside it, a name under which nothing is yet.
fn put_aside(path: &Path) -> io::Result<PathBuf> {
    let beside = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    let name = |number: usize| if number == 1 { ".bad".to_owned() } else { format!(".bad{number}") };
    let free =
        (1..1000).map(name).find(|name| BESIDE.iter().all(|end| !beside(&format!("{name}{end}")).exists()));
    let free = free.ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))?;
    for end in BESIDE {
        match fs::rename(beside(end), beside(&format!("{free}{end}"))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(beside(&free))
}

#[cfg(test)]
mod tests {
    use super::{FILE, Store, StoreError};
    use crate::article::Article;
    use crate::entities::Stems;
    use crate::store::{Shelf, Volume};

    fn volume(id: &str) -> Volume {
        let article = Article { id: id.to_owned(), title: id.to_owned(), ..Article::default() };
        Volume::of(article, Shelf::default(), &mut Stems::default()).unwrap()
    }

    /// A file that is not ours to write to is read, with what is only in the log beside it; and not written to.
    #[test]
    fn what_may_not_be_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let mut writer = Store::open(folder.path()).unwrap().store;
        writer.add(&[volume("a")], 1).unwrap();
        for (id, count) in [("b", 2), ("c", 3)] {
            writer.add(&[volume(id)], 1).unwrap();
            // The log is there while the writer is.
            let mut reader = Store::opened(&path, false).unwrap();
            assert!(!reader.is_writable());
            assert_eq!(reader.count().unwrap(), count);
            assert!(matches!(reader.add(&[volume("x")], 1), Err(StoreError::ReadOnly)));
        }
        drop(writer);
        let before = std::fs::read(&path).unwrap();
        let reader = Store::opened(&path, false).unwrap();
        assert_eq!(
            reader.list(&crate::store::Asked::default(), crate::article::Order::Newest, 0, 9).unwrap().len(),
            3
        );
        drop(reader);
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}
