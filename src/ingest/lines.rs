//! The lines of a plain text that are not blank, each with what stood around it.

use std::borrow::Cow;

use super::JUDGED;

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Without the white space at its ends.
    pub(super) text: Cow<'a, str>,
    /// Whether a blank line, or nothing, stands before it.
    pub(super) blank_before: bool,
    /// How many characters of white space it begins with.
    pub(super) indent: usize,
}

#[cfg(test)]
impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), blank_before: true, indent: 0 }
    }
}

/// Cuts a text into its lines.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut blank_before = true;
    text.split('\n').filter_map(move |raw| {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            blank_before = true;
            return None;
        }
        let indent = raw.chars().take_while(|c| c.is_whitespace()).count();
        let line = Line { text: Cow::Borrowed(trimmed), blank_before, indent };
        blank_before = false;
        Some(line)
    })
}

/// The first lines, as far as a text is judged by: what is shown of a long one is never judged again.
pub(super) fn judged<'a, 'b>(lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
    let mut seen = 0;
    let count = lines
        .iter()
        .take_while(|line| {
            seen += line.text.len() + 1;
            seen <= JUDGED
        })
        .count();
    &lines[..count]
}
