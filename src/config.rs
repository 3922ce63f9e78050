//! Where files live, and what is remembered in them.

mod terminals;

use std::path::PathBuf;

pub use terminals::{Remembered, RememberedError, Terminals};

/// The folders of this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Where the library and what is remembered between two runs live. Created on the first write.
    pub data: PathBuf,
}

impl Paths {
    /// The folders, with the data in `data` if that was asked for. `None` when the system names no home.
    pub fn find(data: Option<PathBuf>) -> Option<Self> {
        let own = || directories::ProjectDirs::from("", "", "sahifa").map(|dirs| dirs.data_dir().to_owned());
        data.or_else(own).map(|data| Self { data })
    }
}
