//! Which key of which file is wrong, and what would be right.

use std::io;
use std::path::PathBuf;

use super::position::Position;

/// Why the settings cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The system does not give the file.
    #[error("cannot read the configuration {path}: {error}", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It is no TOML.
    #[error("{at}: {what}")]
    Form {
        /// Where.
        at: Position,
        /// What is wrong with it.
        what: String,
    },
    /// A setting that there is not.
    #[error("{at}: there is no setting '{name}'")]
    Unknown {
        /// Where.
        at: Position,
        /// What was written.
        name: String,
        /// The setting whose name is nearest.
        nearest: Option<String>,
        /// All settings there are.
        all: String,
    },
    /// The defaults do not name it.
    #[error("{name} has no default")]
    Missing {
        /// The setting.
        name: String,
    },
    /// A setting cannot have this value.
    #[error("{at}: {name} cannot be {found}")]
    Value {
        /// Where.
        at: Position,
        /// The setting.
        name: String,
        /// What was written.
        found: String,
        /// What can be written.
        wanted: String,
    },
}

impl ConfigError {
    /// Where it is wrong, if it is in a file that can be read.
    pub fn at(&self) -> Option<&Position> {
        match self {
            Self::File { .. } | Self::Missing { .. } => None,
            Self::Form { at, .. } | Self::Unknown { at, .. } | Self::Value { at, .. } => Some(at),
        }
    }

    /// What would be right.
    pub fn hint(&self) -> String {
        match self {
            Self::File { error, .. } if error.kind() == io::ErrorKind::InvalidData => {
                "save the file as UTF-8".to_owned()
            }
            Self::File { .. } => "give --config a file that is there".to_owned(),
            Self::Missing { .. } => "this is a fault of sahifa: please report it".to_owned(),
            Self::Form { .. } => "the file is written in TOML: name = value, words in \"…\"".to_owned(),
            Self::Unknown { nearest: Some(nearest), .. } => format!("did you mean {nearest}?"),
            Self::Unknown { all, .. } => format!("there are: {all}"),
            Self::Value { wanted, .. } => format!("it can be {wanted}"),
        }
    }
}
