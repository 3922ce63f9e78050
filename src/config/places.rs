//! Where articles were left: `places.json` in the data folder, by the id of each.
//!
//! Several readers at once lose nothing of each other: whoever leaves an article takes a lock (a file beside it), reads
//! what is there, puts its own on top and writes that. Where a system has no such locks, only what two of them leave at
//! the same moment can be lost.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::aside;
use super::terminals::RememberedError;

const NAME: &str = "places.json";

/// So many are kept, the newest.
pub const MOST: usize = 2000;

/// Where an article was left, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Places(BTreeMap<String, Left>);

impl Places {
    /// Reads them from the data folder; none are known where there is no file.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn load(data: &Path) -> Result<Self, RememberedError> {
        let path = data.join(NAME);
        match fs::read(&path) {
            Ok(bytes) => {
                serde_json::from_slice(&bytes).map_err(|error| RememberedError::Form { path, error })
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(RememberedError::File { path, error }),
        }
    }

    /// Where an article was left.
    pub fn get(&self, id: &str) -> Option<Left> {
        self.0.get(id).copied()
    }

    /// Each article's id and where it was left.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Left)> {
        self.0.iter().map(|(id, left)| (id.as_str(), *left))
    }

    /// Keeps where articles were left this time; `None` for one that was left at its beginning. Makes the folder where
    /// there is something to keep. A file that cannot be understood is put aside; then this gives its new name.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn keep(
        data: &Path,
        left: impl IntoIterator<Item = (String, Option<Left>)>,
    ) -> Result<Option<PathBuf>, RememberedError> {
        let path = data.join(NAME);
        let left: Vec<_> = left.into_iter().collect();
        if left.iter().all(|(_, left)| left.is_none()) && !path.exists() {
            return Ok(None);
        }
        let failed = |error: io::Error| RememberedError::File { path: path.clone(), error };
        fs::create_dir_all(data).map_err(failed)?;
        let lock = lock(data).map_err(failed)?;
        let (before, bad) = match Self::load(data) {
            Ok(places) => (places, None),
            Err(RememberedError::Form { path, .. }) => {
                (Self::default(), Some(put_aside(&path).map_err(failed)?))
            }
            Err(error) => return Err(error),
        };
        let mut places = before.clone();
        for (id, left) in left {
            match left {
                Some(left) => places.0.insert(id, left),
                None => places.0.remove(&id),
            };
        }
        places.forget_the_oldest();
        if places != before {
            let text = serde_json::to_string(&places)
                .map_err(|error| RememberedError::Form { path: path.clone(), error })?;
            aside::write(&path, &(text.replace("},", "},\n") + "\n")).map_err(failed)?;
        }
        drop(lock);
        Ok(bad)
    }

    fn forget_the_oldest(&mut self) {
        let Some(more) = self.0.len().checked_sub(MOST).filter(|&more| more > 0) else { return };
        let mut ages: Vec<(u64, String)> = self.0.iter().map(|(id, left)| (left.when, id.clone())).collect();
        ages.sort_unstable();
        for (_, id) in ages.into_iter().take(more) {
            self.0.remove(&id);
        }
    }
}

/// Gives a file that cannot be understood a name under which nothing is yet.
fn put_aside(path: &Path) -> io::Result<PathBuf> {
    let name = |number: usize| {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 1 { ".bad".to_owned() } else { format!(".bad{number}") });
        PathBuf::from(name)
    };
    let free = (1..1000).map(name).find(|name| !name.exists());
    let free = free.ok_or_else(|| io::Error::from(ErrorKind::AlreadyExists))?;
    fs::rename(path, &free)?;
    Ok(free)
}

/// Waits until no other reader is at it; the lock goes with the file that is given.
fn lock(data: &Path) -> io::Result<File> {
    let file = File::options().create(true).truncate(false).write(true).open(data.join("places.lock"))?;
    #[cfg(unix)]
    {
        use rustix::fs::{FlockOperation, flock};
        // A file system without locks is no reason to lose our own place.
        let _ = rustix::io::retry_on_intr(|| flock(&file, FlockOperation::LockExclusive));
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::{Left, MOST, Places};

    fn left(when: u64) -> Left {
        Left { section: Some(1), block: None, byte: when as usize, when }
    }

    #[test]
    fn what_is_kept_is_there_and_a_beginning_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("a/b");
        assert_eq!(Places::keep(&data, [("a".into(), None)]).unwrap(), None);
        assert!(!data.exists(), "nothing to keep, nothing written");
        Places::keep(&data, [("a".into(), Some(left(1))), ("b".into(), Some(left(2)))]).unwrap();
        Places::keep(&data, [("a".into(), None)]).unwrap();
        let places = Places::load(&data).unwrap();
        assert_eq!((places.get("a"), places.get("b")), (None, Some(left(2))));
    }

    #[test]
    fn the_oldest_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let all = (0..MOST as u64 + 5).map(|when| (format!("{:04}", when * 7 % 2005), Some(left(when))));
        Places::keep(folder.path(), all).unwrap();
        let places = Places::load(folder.path()).unwrap();
        assert_eq!(places.iter().count(), MOST);
        assert_eq!(places.iter().map(|(_, left)| left.when).min(), Some(5));
    }

    #[test]
    fn a_damaged_file_is_put_aside_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("places.json");
        for (number, wrong) in ["{\"a\":", "[]", "{\"a\":{\"byte\":-1}}"].iter().enumerate() {
            std::fs::write(&path, wrong).unwrap();
            assert!(Places::load(folder.path()).is_err());
            let bad = Places::keep(folder.path(), [("x".into(), Some(left(1)))]).unwrap().unwrap();
            let name = if number == 0 {
                "places.json.bad".to_owned()
            } else {
                format!("places.json.bad{}", number + 1)
            };
            assert_eq!(bad, folder.path().join(name));
            assert_eq!(std::fs::read_to_string(bad).unwrap(), *wrong);
            assert_eq!(Places::load(folder.path()).unwrap().get("x"), Some(left(1)));
        }
    }

    /// Many readers that leave at once, each on a file of its own: nothing is lost.
    #[test]
    fn readers_at_once_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for reader in 0..8 {
                let data = folder.path();
                scope.spawn(move || {
                    for turn in 0..25 {
                        Places::keep(data, [(format!("{reader}-{turn}"), Some(left(turn)))]).unwrap();
                    }
                });
            }
        });
        assert_eq!(Places::load(folder.path()).unwrap().iter().count(), 200);
    }
}
