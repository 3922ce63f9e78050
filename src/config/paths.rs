//! Where files live.

use std::path::PathBuf;

/// The folders of this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Where the library and what is remembered between two runs live. Created on the first write.
    pub data: PathBuf,
    /// Where the configuration is looked for. Nothing is written there.
    pub config: Option<PathBuf>,
}

impl Paths {
    /// The folders, with the data in `data` if that was asked for. `None` when the system names no home.
    pub fn find(data: Option<PathBuf>) -> Option<Self> {
        let own = directories::ProjectDirs::from("", "", "sahifa");
        let config = own.as_ref().map(|own| own.config_dir().to_owned());
        data.or_else(|| own.map(|own| own.data_dir().to_owned())).map(|data| Self { data, config })
    }
}
