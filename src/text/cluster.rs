//! Cuts a text into clusters: what the reader sees as one letter with its marks (Unicode Annex 29, extended).

use unicode_segmentation::UnicodeSegmentation;

/// The extended grapheme clusters of a text, each with the byte where it begins.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}
