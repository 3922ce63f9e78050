//! Plain text whose title and headings are underlined: nothing is told by shape then.

use super::Parsed;
use super::lines::lines;
use super::plain::{block, stanza};
use crate::article::Section;

/// The sign under a title and the sign under a heading.
pub(super) const TITLE: char = '=';
pub(super) const HEADING: char = '-';

/// Whether the first or the second line of a text is the underline of a title.
pub(super) fn is_title(text: &str) -> bool {
    let is_line = |line: &str| line.chars().count() >= 3 && line.chars().all(|c| c == TITLE);
    text.lines().take(2).any(|line| is_line(line.trim()))
}

/// Reads a text whose first line that is not blank is underlined as a title, or is the underline of an empty one.
pub(super) fn parse(text: &str) -> Option<Parsed> {
    let lines = lines(text);
    let is_line_of = |at: usize, sign: char| {
        lines
            .get(at)
            .is_some_and(|line| line.text.chars().count() >= 3 && line.text.chars().all(|c| c == sign))
    };
    let under = |at: usize, sign: char| is_line_of(at, sign) && !lines[at].blank_before;
    let start = if is_line_of(0, TITLE) {
        1
    } else if under(1, TITLE) {
        2
    } else {
        return None;
    };
    let mut parsed = Parsed::default();
    if start == 2 {
        parsed.title.clone_from(&lines[0].text);
    }
    let mut at = start;
    while at < lines.len() {
        let text = &lines[at].text;
        if under(at + 1, HEADING) {
            parsed.sections.push(Section { heading: Some(text.clone()), level: 1, ..Section::default() });
            at += 2;
            continue;
        }
        if parsed.sections.is_empty() {
            parsed.sections.push(Section { level: 1, ..Section::default() });
        }
        let verse = stanza(&lines[at..]);
        at += verse.as_ref().map_or(1, |(length, _)| *length);
        parsed.sections.last_mut()?.blocks.push(verse.map_or_else(|| block(text), |(_, verse)| verse));
    }
    Some(parsed)
}
