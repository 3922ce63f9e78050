//! An error as a person reads it: what was wrong, where, what to do; and the exit code.

use std::ffi::OsStr;
use std::fmt;

use crate::config::ConfigError;
use crate::ingest::IngestError;
use crate::terminal::Recipe;
use crate::terminal::recipe::UnknownRecipe;
use crate::text::clean;
use crate::ui::keys::KeymapError;

/// What a command ends with when it cannot do what was asked.
#[derive(Debug)]
pub(super) struct Error {
    usage: bool,
    /// Whether the library seems to be damaged.
    damaged: bool,
    cause: String,
    hint: Option<String>,
}

/// A word of the command line as it may be written to a terminal: without control characters.
pub(super) fn quoted(argument: &OsStr) -> String {
    format!("'{}'", clean(&argument.to_string_lossy()).replace('\n', " "))
}

impl Error {
    /// Something failed: exit code 1.
    pub(super) fn failure(cause: impl Into<String>) -> Self {
        Self { usage: false, damaged: false, cause: cause.into(), hint: None }
    }

    /// The command line was wrong: exit code 2.
    pub(super) fn usage(cause: impl Into<String>) -> Self {
        Self { usage: true, damaged: false, cause: cause.into(), hint: None }
    }

    /// Says where what was wrong came from.
    pub(super) fn of(self, origin: &str) -> Self {
        Self { cause: format!("{origin}: {}", self.cause), ..self }
    }

    /// Adds what to do.
    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same of a library that seems to be damaged.
    pub(super) fn damaged(self) -> Self {
        Self { damaged: true, ..self }
    }

    /// Whether the library seems to be damaged.
    pub(super) fn is_damage(&self) -> bool {
        self.damaged
    }

    /// What was wrong, for a place where there is no room for more.
    pub(super) fn cause(&self) -> &str {
        &self.cause
    }

    pub(super) fn code(&self) -> u8 {
        if self.usage { 2 } else { 1 }
    }

    /// An error of reading `what`.
    pub(super) fn reading(what: &str, error: &IngestError) -> Self {
        let hint = match error {
            IngestError::Unreadable { .. } => "convert it: iconv -f ITS-CHARSET -t UTF-8",
            IngestError::Binary { .. } => "give a plain-text, Markdown or JSON file",
            IngestError::Html => "give the article's text, saved as plain text",
            IngestError::Json(_) => {
                "correct that field, or write the file anew: sahifa export ARTICLE --format json"
            }
        };
        Self::failure(format!("cannot read {what}: {error}")).hint(hint)
    }
}

impl fmt::Display for Error {
    /// Whatever came from outside is cleaned here: no control character reaches the terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sahifa: {}", clean(&self.cause))?;
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {}", clean(hint))?;
        }
        Ok(())
    }
}

impl From<UnknownRecipe> for Error {
    fn from(error: UnknownRecipe) -> Self {
        let names = Recipe::ALL.map(Recipe::name).join(", ");
        Self::usage(error.to_string()).hint(format!("there are: {names}"))
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self::usage(error.to_string()).hint(error.hint())
    }
}

impl From<KeymapError> for Error {
    fn from(error: KeymapError) -> Self {
        Self::usage(error.to_string()).hint(error.hint())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::failure(error.to_string())
    }
}
