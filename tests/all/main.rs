//! The one test binary.
mod annexes;
mod bidi_conformance;
mod cli;
mod entities;
mod generated;
mod ingest;
mod layers;
mod layout;
mod pty;
mod reader;
mod support;
mod terminal;
