//! State, update, view: no file, no network, no clock.
//!
//! [`update`] takes a [`Message`] and changes the [`State`]; [`view`] draws a state and changes nothing. Both read the
//! [`Context`], which neither changes.

pub mod action;
mod blocks;
mod context;
mod copy;
pub mod field;
mod frame;
mod groups;
mod held;
mod hints;
pub mod keys;
mod label;
mod leads;
mod listing;
mod message;
mod names;
mod over;
mod overlay;
mod page;
mod picker;
mod prepared;
mod profile;
mod search;
mod selection;
mod setting;
mod sheet;
pub mod shelf;
mod spot;
mod stand;
pub mod state;
pub mod theme;
mod trail;
mod units;
mod update;
mod view;
pub mod words;

pub use context::{Context, SMALL};
pub use leads::links;
pub use message::{Copied, Effect, Message, Trouble};
pub use names::{Names, least};
pub use prepared::Prepared;
pub use setting::Setting;
pub use state::{Awaited, State};
pub use update::update;
pub use view::view;
