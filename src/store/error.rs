//! What can go wrong with the file, kept apart by what a person can do about it.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why the shelf could not be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A later sahifa wrote it.
    #[error("{path} was written by a newer sahifa (form {found}, this one knows {known})", path = .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The number of its form.
        found: u32,
        /// The highest that is known here.
        known: u32,
    },
    /// A database, but of another program.
    #[error("{} is a database of another program", .0.display())]
    Foreign(PathBuf),
    /// It is damaged, or no database.
    #[error("the library is damaged: {0}")]
    Damaged(String),
    /// Another program keeps it to itself.
    #[error("the library is kept busy by another program")]
    Busy,
    /// There is no room left.
    #[error("there is no room left on the disk for the library")]
    Full,
    /// The disk does not do what it is asked to: it may be full.
    #[error("the library could not be read or written: {0}")]
    Disk(String),
    /// It may only be read.
    #[error("the library cannot be written to here")]
    ReadOnly,
    /// The system does not let us at a file.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// What is stored of an article cannot be read.
    #[error("what is stored of the article {id} cannot be read: {error}")]
    Article {
        /// The article's id.
        id: String,
        /// What is wrong with it.
        error: String,
    },
    /// Anything else that `SQLite` says.
    #[error("the library: {0}")]
    Other(rusqlite::Error),
}

impl StoreError {
    /// What a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Newer { .. } => "use that sahifa, or another library: --data-dir DIR",
            Self::Foreign(_) => "give another folder: --data-dir DIR",
            Self::Damaged(_) => "the whole file is looked at now",
            Self::Busy => "end what uses it, and try again",
            Self::Full => "make room, and do it again: what was stored before is kept",
            Self::Disk(_) => "see whether the disk is full or fails; what was stored before is kept",
            Self::ReadOnly => "give a folder that you can write to: --data-dir DIR",
            Self::File { .. } => "give a folder that is yours: --data-dir DIR",
            Self::Article { .. } => "import that article again",
            Self::Other(_) => "run it with --log FILE to see more",
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        tracing::info!(%error, "the library");
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(error.to_string()),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            _ => Self::Other(error),
        }
    }
}
