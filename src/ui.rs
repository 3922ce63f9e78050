//! State, update, view: no file, no network, no clock.
//!
//! [`update`] takes a [`Message`] and changes the [`State`]; [`view`] draws a state and changes nothing. Both read the
//! [`Context`], which neither changes.

pub mod action;
mod frame;
pub mod keys;
mod label;
mod page;
mod search;
mod spots;
pub mod state;
pub mod theme;
mod update;
mod view;
pub mod words;

pub use state::{Context, Effect, Message, State};
pub use update::update;
pub use view::view;
