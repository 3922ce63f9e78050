//! The one test binary.
mod annexes;
mod bidi_conformance;
mod entities;
mod generated;
mod ingest;
mod layers;
mod layout;
mod support;
mod terminal;
