//! State, update, view: no file, no network, no clock.
//!
//! [`update`] takes a [`Message`] and changes the [`State`]; [`view`] draws a state and changes nothing. Both read the
//! [`Context`], which neither changes.

pub mod action;
pub mod field;
mod frame;
pub mod keys;
mod label;
mod names;
mod page;
mod search;
mod spot;
pub mod state;
pub mod theme;
mod update;
mod view;
pub mod words;

pub use names::Names;
pub use state::{Awaited, Context, Effect, Message, Prepared, State};
pub use update::update;
pub use view::view;
