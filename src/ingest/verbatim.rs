//! The lines of a text as they are: for a filter.

use std::borrow::Cow;

use super::{IngestError, Note, decode};
use crate::text;

/// A text whose lines are paragraphs, cleaned but otherwise as it is. Where nothing was to be cleaned, it is the bytes it
/// was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbatim<'a> {
    text: Cow<'a, str>,
    notes: Vec<Note>,
}

/// Reads a text for its lines.
///
/// # Errors
/// When the bytes are no text.
pub fn verbatim(bytes: &[u8]) -> Result<Verbatim<'_>, IngestError> {
    let mut notes = Vec::new();
    let text = super::changed(decode::text(bytes, &mut notes)?, text::clean);
    Ok(Verbatim { text, notes })
}

impl Verbatim<'_> {
    /// Its lines, without their line feeds. The one at the end ends a line, and begins none.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.split_inclusive('\n').map(|line| line.strip_suffix('\n').unwrap_or(line))
    }

    /// What there is to say about its bytes.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}
