//! Sentences.

use std::ops::Range;

/// The sentence that holds a byte.
pub fn sentence_at(text: &str, _byte: usize) -> Range<usize> {
    0..text.len()
}

/// The sentence behind the one that holds a byte.
pub fn next(_text: &str, _byte: usize) -> Option<Range<usize>> {
    None
}

/// The sentence before the one that holds a byte.
pub fn previous(_text: &str, _byte: usize) -> Option<Range<usize>> {
    None
}
