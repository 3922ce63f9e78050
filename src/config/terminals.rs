//! What `sahifa doctor` was told of terminals: `terminals.json` in the data folder, by the label of each.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::aside;

/// The file's name in the data folder.
const NAME: &str = "terminals.json";

/// What is remembered of one terminal, in the words of the command line's options.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The recipe that was right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<String>,
    /// `forms` or `base`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letters: Option<String>,
    /// `keep` or `strip`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<String>,
}

/// Why the file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum RememberedError {
    /// The system says so.
    #[error("{path}: {error}", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It is not what we wrote.
    #[error("{path}: {error}", path = .path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        error: serde_json::Error,
    },
}

/// What is remembered of all terminals. What is not understood, perhaps of a newer version, is kept as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Terminals(BTreeMap<String, Value>);

impl Terminals {
    /// Each terminal's label and what is remembered of it, as far as it is understood.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Remembered)> {
        self.0.iter().filter_map(|(label, value)| {
            let entry = serde_json::from_value(value.clone()).ok()?;
            Some((label.as_str(), entry))
        })
    }

    /// Remembers this of a terminal.
    pub fn insert(&mut self, label: &str, entry: &Remembered) {
        let Ok(Value::Object(new)) = serde_json::to_value(entry) else { return };
        let value = self.0.entry(label.to_owned()).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(known) = value {
            known.extend(new);
        } else {
            *value = Value::Object(new);
        }
    }

    /// Forgets a terminal; false where nothing was known of it.
    pub fn remove(&mut self, label: &str) -> bool {
        self.0.remove(label).is_some()
    }

    /// Where they are kept.
    pub fn file(data: &Path) -> PathBuf {
        data.join(NAME)
    }

    /// Reads them from the data folder; nothing is remembered where there is no file.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn load(data: &Path) -> Result<Self, RememberedError> {
        let path = Self::file(data);
        match fs::read(&path) {
            Ok(bytes) => {
                serde_json::from_slice(&bytes).map_err(|error| RememberedError::Form { path, error })
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                Ok(Self::default())
            }
            Err(error) => Err(RememberedError::File { path, error }),
        }
    }

    /// Writes them, aside first and then renamed, so that no half of a file is ever seen. Makes the folder.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn save(&self, data: &Path) -> Result<(), RememberedError> {
        let path = Self::file(data);
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| RememberedError::Form { path: path.clone(), error })?;
        aside::write(&path, &(text + "\n")).map_err(|error| RememberedError::File { path, error })
    }
}
