//! The lines of a plain text that are not blank, each with what stood around it.

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Without the white space at its ends.
    pub(super) text: String,
    /// Whether a blank line, or nothing, stands before it.
    pub(super) blank_before: bool,
    /// How many characters of white space it begins with.
    pub(super) indent: usize,
}

impl Line {
    #[cfg(test)]
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), blank_before: true, indent: 0 }
    }
}

/// Cuts a text into its lines.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut blank_before = true;
    for raw in text.split('\n') {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            blank_before = true;
            continue;
        }
        let indent = raw.chars().take_while(|c| c.is_whitespace()).count();
        lines.push(Line { text: trimmed.to_owned(), blank_before, indent });
        blank_before = false;
    }
    lines
}

/// The first lines, as far as a text is judged by: what is shown of a long one is never judged again.
pub(super) fn judged(lines: &[Line]) -> &[Line] {
    const BYTES: usize = 64 * 1024;
    let mut seen = 0;
    let count = lines
        .iter()
        .take_while(|line| {
            seen += line.text.len() + 1;
            seen <= BYTES
        })
        .count();
    &lines[..count]
}
