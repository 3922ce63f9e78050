//! The settings as they were written, where files live, and what is remembered in them: plain data.

mod document;
mod error;
mod nearest;
mod paths;
mod position;
mod terminals;

pub use document::{Entry, Value, entries};
pub use error::ConfigError;
pub use nearest::nearest;
pub use paths::Paths;
pub use position::Position;
pub use terminals::{Remembered, RememberedError, Terminals};
