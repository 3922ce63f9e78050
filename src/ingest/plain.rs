//! Plain text to an article: lines are paragraphs, and what is a heading is told by shape.

use super::Parsed;
use super::furniture::is_furniture;
use super::head::head;
use super::shape::{is_closed, is_short, marked};
use crate::article::{Block, Section};

/// Whether a text parts its paragraphs by blank lines is judged on this much of it, so that what is shown of a long
/// one is never judged again.
const JUDGED: usize = 64 * 1024;

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    blank_before: bool,
}

/// Reads a cleaned, normalised text.
pub(super) fn parse(text: &str) -> Parsed {
    let mut lines = Vec::new();
    let mut blank_before = true;
    for line in text.split('\n').map(str::trim) {
        if !line.is_empty() {
            lines.push(Line { text: line, blank_before });
        }
        blank_before = line.is_empty();
    }
    let lines = without_furniture(&lines);
    let texts: Vec<&str> = lines.iter().take(16).map(|line| line.text).collect();
    let head = head(&texts);
    Parsed {
        title: head.title.to_owned(),
        categories: head.categories.iter().map(|&category| category.to_owned()).collect(),
        sections: sections(&lines[head.lines..], parts_by_blank_lines(lines)),
    }
}

/// The lines without the page furniture at either edge.
fn without_furniture<'a, 'b>(lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
    let text = |line: &Line<'_>| !is_furniture(line.text);
    let start = lines.iter().position(text).unwrap_or(lines.len());
    let end = lines.iter().rposition(text).map_or(start, |last| last + 1);
    &lines[start..end]
}

/// Whether most lines have a blank one before them.
fn parts_by_blank_lines(lines: &[Line<'_>]) -> bool {
    let mut seen = 0;
    let judged: Vec<&Line<'_>> = lines
        .iter()
        .take_while(|line| {
            seen += line.text.len();
            seen <= JUDGED
        })
        .collect();
    judged.iter().filter(|line| line.blank_before).count() * 2 > judged.len()
}

fn sections(lines: &[Line<'_>], blank_lines: bool) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // Whether the line before may have a heading after it: the head, a heading no, a finished sentence.
    let mut finished = true;
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1);
        let apart = !blank_lines || (line.blank_before && next.is_some_and(|next| next.blank_before));
        if finished && apart && is_heading(line.text, next.map(|next| next.text)) {
            sections.push(Section { heading: Some(line.text.to_owned()), level: 1, ..Section::default() });
            finished = false;
            continue;
        }
        let block = match marked(line.text) {
            Some((kind, text)) => Block { kind, ..Block::paragraph(text) },
            None => Block::paragraph(line.text),
        };
        finished = is_closed(line.text) || marked(line.text).is_some() || !is_short(line.text);
        match sections.last_mut() {
            Some(section) => section.blocks.push(block),
            None => sections.push(Section { level: 1, blocks: vec![block], ..Section::default() }),
        }
    }
    sections
}

/// A short line without a closing stop, and a paragraph or a list under it.
fn is_heading(line: &str, next: Option<&str>) -> bool {
    let Some(next) = next else { return false };
    let text_follows = marked(next).is_some() || !is_short(next);
    is_short(line) && marked(line).is_none() && text_follows && line.chars().any(char::is_alphabetic)
}
