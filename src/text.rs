//! Turns stored (logical) text into lines of terminal cells, and keeps the way back.
//!
//! [`layout`] is the pipeline: clusters, levels, joining and forms, breaks, lines, screen order. It takes one
//! paragraph. [`clean`] and [`normalise`] are for text from outside, once, before any offset exists; [`fold`] is
//! the searching form of a text.
//!
//! What it does not do: it measures no font, makes no ligature but lam-alef, breaks South-East Asian text only at
//! spaces, and knows no terminal (see [`crate::terminal`]).

mod ascii;
pub mod bidi;
pub mod breaks;
mod clean;
pub mod cluster;
pub mod fold;
mod glyph;
pub mod joining;
mod layout;
mod line;
mod mirror;
mod normalise;
mod offset;
mod options;
mod paragraph;
mod property;
pub mod reorder;
pub mod script;
mod shape;
mod symbol;
mod tables;
pub mod width;
mod wrap;

pub use bidi::Direction;
pub use clean::{Cleaned, Tabs, clean, clean_tabs, is_clean};
pub use layout::{Layouter, layout};
pub use line::{Cell, Cells, Layout, VisualLine};
pub use mirror::mirror;
pub use normalise::normalise;
pub use offset::{Affinity, Column, Offset};
pub use options::{LayoutOptions, Letters, Marks, Order, Overflow};
pub use symbol::Symbol;
pub use tables::UNICODE_VERSION;
