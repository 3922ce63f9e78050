//! The settings as they were written, where files live, and what is remembered in them: plain data.

mod aside;
mod document;
mod error;
mod file;
mod kinds;
mod model;
mod nearest;
mod paths;
mod places;
mod position;
mod terminals;

pub use document::{Entry, Value, entries};
pub use error::ConfigError;
pub use kinds::{
    Columns, CommandLine, DigitsChoice, LanguageChoice, LettersChoice, MarksChoice, NamesChoice, PanelChoice,
    TextDigitsChoice,
};
pub use model::{Config, NAMES, Origin, Row, Set};
pub use nearest::nearest;
pub use paths::Paths;
pub use places::{Left, Places};
pub use position::Position;
pub use terminals::{Remembered, RememberedError, Terminals};
