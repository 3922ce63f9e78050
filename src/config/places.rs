//! Where articles were left, as it was kept before there was a library: `places.json` in the data folder. It is read to be taken
//! into the library, and removed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::terminals::RememberedError;

const NAME: &str = "places.json";

/// What was locked while it was written.
const LOCK: &str = "places.lock";

/// Where an article was left, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Left {
    /// The section from 0; `None` in the title.
    pub section: Option<usize>,
    /// The block of the section from 0; `None` in its heading.
    pub block: Option<usize>,
    /// The byte in that text.
    pub byte: usize,
    /// When, in seconds since 1970.
    pub when: u64,
}

/// Where articles were left, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Places(BTreeMap<String, Left>);

impl Places {
    /// Reads them from the data folder; nothing where there is no such file.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn load(data: &Path) -> Result<Option<Self>, RememberedError> {
        let path = data.join(NAME);
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map(Some)
                .map_err(|error| RememberedError::Form { path, error }),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(RememberedError::File { path, error }),
        }
    }

    /// Each article's id and where it was left.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Left)> {
        self.0.iter().map(|(id, left)| (id.as_str(), *left))
    }

    /// Removes the file: what it said is kept elsewhere.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn remove(data: &Path) -> io::Result<()> {
        let _ = fs::remove_file(data.join(LOCK));
        fs::remove_file(data.join(NAME))
    }

    /// Gives a file that cannot be understood a name under which nothing is yet.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn put_aside(data: &Path) -> io::Result<PathBuf> {
        let path = data.join(NAME);
        let name = |number: usize| {
            let mut name = path.as_os_str().to_owned();
            name.push(if number == 1 { ".bad".to_owned() } else { format!(".bad{number}") });
            PathBuf::from(name)
        };
        let free = (1..1000).map(name).find(|name| !name.exists());
        let free = free.ok_or_else(|| io::Error::from(ErrorKind::AlreadyExists))?;
        fs::rename(&path, &free)?;
        Ok(free)
    }
}
