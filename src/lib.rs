//! `sahifa`: a terminal news reader made for Arabic first, and the text layer under it.
//!
//! The layers, from the ground up; each may name those above its line here and no others
//! (`tests/all/layers.rs` holds it):
//!
//! - [`text`]: logical text to visual lines of terminal cells, and back.
//! - [`article`]: what an article is: sections, blocks, mentions, its JSON.
//! - [`ingest`]: bytes to articles.
//! - [`entities`]: the people, places and bodies an article names.
//! - [`store`]: articles, what was found in them and what was read, in one file.
//! - [`config`]: settings as they were written, where files live, what is remembered in them.
//! - [`cells`]: visual lines into the cells of a screen buffer.
//! - [`terminal`]: what this terminal needs to show those cells, and how it is entered and left.
//! - [`ui`]: state, update, view; no file, no network, no clock.
//! - [`runtime`]: the loop where input and output meet the screen.
//! - [`cli`]: the commands.
#![forbid(unsafe_code)]

pub mod article;
pub mod cells;
pub mod cli;
pub mod config;
pub mod entities;
pub mod ingest;
pub mod runtime;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
