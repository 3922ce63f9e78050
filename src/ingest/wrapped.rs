//! Lines that were cut to a width are joined again.

use super::lines::{Line, judged};
use super::shape::marked;
use crate::text::width::width;

/// Text is cut to widths between these; longer lines are paragraphs, shorter ones verse or lists.
const NARROWEST: usize = 40;
const WIDEST: usize = 110;

/// How many lines must go on in the next before a text is taken as cut.
const LEAST: usize = 4;

/// Joins the lines of each paragraph, if the text was cut to a width; else gives them as they are.
pub(super) fn join(lines: Vec<Line>) -> Vec<Line> {
    let Some(edge) = edge(judged(&lines)) else { return lines };
    let indented = lines.iter().filter(|line| line.indent > 0).count();
    // Where some lines are indented, those begin paragraphs; where most are, the indent is the page's.
    let by_indent = indented > 0 && indented * 2 < lines.len();
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    // How wide the last line was before anything was joined to it.
    let mut last_width = 0;
    for line in lines {
        let begins = line.blank_before || marked(&line.text).is_some() || (by_indent && line.indent > 0);
        let full = last_width + 1 + first_word(&line) > edge;
        last_width = width(&line.text) + line.indent;
        match joined.last_mut().filter(|_| full && !begins) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&line.text);
            }
            None => joined.push(line),
        }
    }
    joined
}

/// The width that a text was cut to: most lines that have another under them could not have taken its first word.
fn edge(lines: &[Line]) -> Option<usize> {
    let width = |line: &Line| width(&line.text) + line.indent;
    let wide = lines.iter().filter(|line| width(line) > WIDEST).count();
    if wide * 50 > lines.len() {
        return None;
    }
    let edge = lines.iter().map(width).filter(|&width| width <= WIDEST).max()?;
    // A line much shorter than the edge ends a paragraph, or is a title: it tells nothing.
    let telling = |line: &Line| width(line) * 10 >= edge * 6;
    let pairs = || {
        let pairs = lines.windows(2).filter(|pair| !pair[1].blank_before && marked(&pair[1].text).is_none());
        pairs.filter(|pair| telling(&pair[0]))
    };
    let full = pairs().filter(|pair| width(&pair[0]) + 1 + first_word(&pair[1]) > edge).count();
    (edge >= NARROWEST && full >= LEAST && full * 10 >= pairs().count() * 7).then_some(edge)
}

fn first_word(line: &Line) -> usize {
    line.text.split_whitespace().next().map_or(0, width)
}
