//! Plain text whose title and headings are underlined: nothing is told by shape then.

use super::Parsed;
use super::lines::{Line, lines};
use super::plain::{block, stanza};
use super::shape::at_most;
use crate::article::Section;

/// The sign under a title and the sign under a heading.
pub(super) const TITLE: char = '=';
pub(super) const HEADING: char = '-';

/// Whether the first or the second line of a text is the underline of a title.
pub(super) fn is_title(text: &str) -> bool {
    let is_line = |line: &str| line.chars().count() >= 3 && line.chars().all(|c| c == TITLE);
    text.lines().take(2).any(|line| is_line(line.trim()))
}

/// Whether the first line of a text that is not blank is underlined as a title, or is the underline of an empty one.
pub(super) fn has_title(text: &str) -> bool {
    title_lines(&lines(text).take(2).collect::<Vec<_>>()).is_some()
}

/// How many lines a title takes with its underline.
fn title_lines(lines: &[Line<'_>]) -> Option<usize> {
    if is_line_of(lines, 0, TITLE) { Some(1) } else { is_under(lines, 1, TITLE).then_some(2) }
}

fn is_line_of(lines: &[Line<'_>], at: usize, sign: char) -> bool {
    lines.get(at).is_some_and(|line| !at_most(&line.text, 2) && line.text.chars().all(|c| c == sign))
}

/// Whether a line is the underline of the one right above it.
fn is_under(lines: &[Line<'_>], at: usize, sign: char) -> bool {
    is_line_of(lines, at, sign) && !lines[at].blank_before
}

/// Reads a text that [`has_title`].
pub(super) fn parse(text: &str) -> Option<Parsed> {
    if !has_title(text) {
        return None;
    }
    let mut lines: Vec<Line<'_>> = lines(text).collect();
    let start = title_lines(&lines)?;
    let mut parsed = Parsed::default();
    if start == 2 {
        parsed.title = lines[0].text.to_string();
    }
    let mut at = start;
    while at < lines.len() {
        if is_under(&lines, at + 1, HEADING) {
            let heading = Some(lines[at].text.to_string());
            parsed.sections.push(Section { heading, level: 1, ..Section::default() });
            at += 2;
            continue;
        }
        if parsed.sections.is_empty() {
            parsed.sections.push(Section { level: 1, ..Section::default() });
        }
        let (length, block) = stanza(&lines[at..]).unwrap_or_else(|| (1, block(&mut lines[at].text)));
        at += length;
        parsed.sections.last_mut()?.blocks.push(block);
    }
    Some(parsed)
}
