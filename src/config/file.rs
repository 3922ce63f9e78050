//! Reads the defaults, then a person's file. What the environment and the options say is put on top by whoever knows them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::document::entries;
use super::error::ConfigError;
use super::model::Config;

/// Every setting with its default.
const DEFAULTS: &str = include_str!("../../assets/config.toml");

/// The file's name in the configuration folder.
const NAME: &str = "config.toml";

impl Config {
    /// The settings where nobody has said anything.
    ///
    /// # Errors
    /// Never: the defaults are ours.
    pub fn defaults() -> Result<Self, ConfigError> {
        Self::complete(&entries(DEFAULTS, "defaults")?)
    }

    /// The settings that a file leaves in force: one that was asked for, or else that of the folder, if it is there.
    ///
    /// # Errors
    /// When a file cannot be read, or something in it is wrong.
    pub fn load(asked: Option<&Path>, folder: Option<&Path>) -> Result<Self, ConfigError> {
        let mut config = Self::defaults()?;
        let usual = folder.map(|folder| folder.join(NAME));
        let Some(path) = asked.map(Path::to_owned).or(usual) else { return Ok(config) };
        match fs::read_to_string(&path) {
            Ok(text) => {
                config.overlay(entries(&text, &path.to_string_lossy())?)?;
                config.file = Some(path);
            }
            Err(error) if error.kind() == ErrorKind::NotFound && asked.is_none() => {}
            Err(error) => return Err(ConfigError::File { path, error }),
        }
        Ok(config)
    }
}
