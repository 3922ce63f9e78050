//! The one test binary.
// A test fails by panicking, its helpers too; what it prints explains a failure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// One range is the usual answer of `columns_of`.
#![allow(clippy::single_range_in_vec_init, clippy::format_push_string, clippy::single_match_else)]
// Test names say what is tested.
#![allow(missing_docs)]

mod annexes;
mod beginning;
mod bidi_conformance;
mod choice;
mod cli;
mod confidence;
mod config;
mod digits;
mod doctor;
mod does;
mod entities;
mod errands;
mod field;
mod figures;
mod file;
mod forms;
mod generated;
mod ingest;
mod input;
mod keys;
mod laws;
mod layers;
mod layout;
mod lazy;
mod lexicon;
mod library;
mod links;
mod lists;
mod marked;
mod measures;
mod modes;
mod mouse;
mod oracles;
mod overlays;
mod pty;
mod reader;
mod recipes;
mod resolution;
mod resume;
mod robust;
mod search;
mod sentences;
mod shelf;
mod states;
mod store;
mod storms;
mod structure;
mod support;
mod terminal;
mod themes;
mod things;
mod typed;
mod words;
