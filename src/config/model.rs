//! The settings, each with where it came from. Their defaults stand in `assets/config.toml` and nowhere else.

use std::fmt;
use std::path::PathBuf;

use super::document::{Entry, Value};
use super::error::ConfigError;
use super::kinds::{
    Columns, CommandLine, DigitsChoice, Kind, LanguageChoice, LettersChoice, MarksChoice, NamesChoice,
    PanelChoice, TextDigitsChoice,
};
use super::nearest::nearest;
use super::position::Position;

/// Where a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The program.
    Default,
    /// A file.
    File(Position),
    /// A variable of the environment.
    Environment(&'static str),
    /// An option of the command line.
    Option(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(at) => write!(f, "{}:{}", at.file, at.line),
            Self::Environment(name) | Self::Option(name) => f.write_str(name),
        }
    }
}

/// A setting and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<T> {
    /// The setting.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl<T> Set<T> {
    /// A setting from somewhere else than before.
    pub fn put(&mut self, value: T, origin: Origin) {
        *self = Self { value, origin };
    }
}

/// A setting as it is shown.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its name.
    pub name: &'static str,
    /// Its value in TOML.
    pub value: String,
    /// Where it came from.
    pub origin: &'a Origin,
}

macro_rules! settings {
    ($($(#[$doc:meta])* $field:ident $name:literal: $kind:ty,)*) => {
        /// The settings in force.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Config {
            $($(#[$doc])* pub $field: Set<$kind>,)*
            /// The keys of actions, as they were written; what they mean is not known here.
            pub keys: Vec<Entry>,
            /// The file that was read.
            pub file: Option<PathBuf>,
        }

        /// The names of all settings.
        pub const NAMES: &[&str] = &[$($name,)* "keys"];

        impl Config {
            /// The settings of a document that has them all.
            pub(super) fn complete(entries: &[Entry]) -> Result<Self, ConfigError> {
                check(entries)?;
                Ok(Self {
                    $($field: Set { value: read(entries, $name)?, origin: Origin::Default },)*
                    keys: Vec::new(),
                    file: None,
                })
            }

            /// Takes what a document says.
            pub(super) fn overlay(&mut self, entries: Vec<Entry>) -> Result<(), ConfigError> {
                check(&entries)?;
                for entry in entries {
                    match entry.name.as_str() {
                        $($name => self.$field.put(value(&entry)?, Origin::File(entry.at)),)*
                        _ => self.keys = table(entry)?,
                    }
                }
                Ok(())
            }

            /// The settings in order, as they are shown. Keys are apart.
            pub fn rows(&self) -> Vec<Row<'_>> {
                vec![$(Row { name: $name, value: self.$field.value.write(), origin: &self.$field.origin },)*]
            }
        }
    };
}

settings! {
    /// The language of the program's own words.
    language "language": LanguageChoice,
    /// The digits of the program's own words.
    digits "digits": DigitsChoice,
    /// The digits of articles.
    text_digits "text-digits": TextDigitsChoice,
    /// The colours, by name.
    theme "theme": String,
    /// The width of the text in columns.
    width "width": Columns,
    /// The names beside the text.
    panel "panel": PanelChoice,
    /// How sure a name must be to be shown.
    names "names": NamesChoice,
    /// Whether the mouse is used.
    mouse "mouse": bool,
    /// Arabic marks.
    marks "marks": MarksChoice,
    /// Arabic letters.
    letters "letters": LettersChoice,
    /// How text is written for the terminal, by name.
    recipe "recipe": String,
    /// The keyboard, by name.
    keyboard "keyboard": String,
    /// Whether an article opens where it was left.
    resume "resume": bool,
    /// Whether the system's clipboard is used.
    clipboard "clipboard": bool,
    /// What opens addresses.
    browser "browser": CommandLine,
}

/// Refuses a name that is none.
fn check(entries: &[Entry]) -> Result<(), ConfigError> {
    let unknown = entries.iter().find(|entry| !NAMES.contains(&entry.name.as_str()));
    unknown.map_or(Ok(()), |entry| {
        Err(ConfigError::Unknown {
            at: entry.at.clone(),
            name: entry.name.clone(),
            nearest: nearest(&entry.name, NAMES.iter().copied()).map(str::to_owned),
            all: NAMES.join(", "),
        })
    })
}

fn wrong(entry: &Entry, wanted: String) -> ConfigError {
    ConfigError::Value {
        at: entry.value_at.clone(),
        name: entry.name.clone(),
        found: entry.value.shown(),
        wanted,
    }
}

fn value<T: Kind>(entry: &Entry) -> Result<T, ConfigError> {
    T::read(&entry.value).ok_or_else(|| wrong(entry, T::wanted()))
}

fn read<T: Kind>(entries: &[Entry], name: &str) -> Result<T, ConfigError> {
    let entry = entries.iter().find(|entry| entry.name == name);
    entry.map_or_else(|| Err(ConfigError::Missing { name: name.to_owned() }), value)
}

fn table(entry: Entry) -> Result<Vec<Entry>, ConfigError> {
    match entry.value {
        Value::Table(keys) => Ok(keys),
        _ => Err(wrong(&entry, "a table: [keys], and below it action = [\"key\"]".to_owned())),
    }
}
