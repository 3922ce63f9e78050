//! Lines that were cut to a width are joined again.

use std::borrow::Cow;

use super::lines::{Line, judged};
use super::shape::marked;
use crate::text::width::width;

/// Text is cut to widths between these; longer lines are paragraphs, shorter ones verse or lists.
const NARROWEST: usize = 40;
const WIDEST: usize = 110;

/// How many lines must go on in the next before a text is taken as cut.
const LEAST: usize = 4;

/// Joins the lines of each paragraph, if the text was cut to a width; else gives them as they are.
pub(super) fn join(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let judged = judged(&lines);
    let Some(edge) = edge(judged) else { return lines };
    let indented = judged.iter().filter(|line| line.indent > 0).count();
    // Where some lines are indented, those begin paragraphs; where most are, the indent is the page's.
    let by_indent = indented > 0 && indented * 2 < judged.len();
    let mut joined: Vec<Line<'_>> = Vec::new();
    // What goes on with the last line; and how wide the last line was before anything was joined to it.
    let (mut rest, mut last_width) = (Vec::new(), 0);
    for line in lines {
        let begins = line.blank_before || marked(&line.text).is_some() || (by_indent && line.indent > 0);
        let goes_on = !begins && !joined.is_empty() && last_width + 1 + first_word(&line) > edge;
        last_width = width_of(&line);
        if goes_on {
            rest.push(line.text);
        } else {
            go_on(&mut joined, &mut rest);
            joined.push(line);
        }
    }
    go_on(&mut joined, &mut rest);
    joined
}

/// Joins the rest of a paragraph to its first line, the last one there is: once, so that its text has its length.
fn go_on<'a>(lines: &mut [Line<'a>], rest: &mut Vec<Cow<'a, str>>) {
    if let Some(last) = lines.last_mut().filter(|_| !rest.is_empty()) {
        rest.insert(0, std::mem::take(&mut last.text));
        last.text = Cow::Owned(rest.join(" "));
        rest.clear();
    }
}

/// The width that a text was cut to: most lines that have another under them could not have taken its first word.
fn edge(lines: &[Line<'_>]) -> Option<usize> {
    // One line in fifty may be wider.
    if lines.iter().filter(|line| width_of(line) > WIDEST).nth(lines.len() / 50).is_some() {
        return None;
    }
    let widths: Vec<usize> = lines.iter().map(width_of).collect();
    let edge = widths.iter().copied().filter(|&width| width <= WIDEST).max()?;
    // A line much shorter than the edge ends a paragraph, or is a title: it tells nothing.
    let telling = |width: usize| width * 10 >= edge * 6;
    let pairs = lines
        .iter()
        .skip(1)
        .zip(&widths)
        .filter(|&(next, &width)| telling(width) && !next.blank_before && marked(&next.text).is_none());
    let (mut all, mut full) = (0, 0);
    for (next, width) in pairs {
        all += 1;
        full += usize::from(width + 1 + first_word(next) > edge);
    }
    (edge >= NARROWEST && full >= LEAST && full * 10 >= all * 7).then_some(edge)
}

fn width_of(line: &Line<'_>) -> usize {
    columns(&line.text) + line.indent
}

fn first_word(line: &Line<'_>) -> usize {
    line.text.split_whitespace().next().map_or(0, columns)
}

/// The columns of a text. What most texts are made of needs no look at clusters: a column each, and none a mark.
fn columns(text: &str) -> usize {
    let mut columns = 0;
    for c in text.chars() {
        match c {
            '\u{64B}'..='\u{652}' => {}
            ' '..='~' | '\u{621}'..='\u{63A}' | '\u{640}'..='\u{64A}' | '\u{660}'..='\u{669}' => columns += 1,
            '،' | '؛' | '؟' | '«' | '»' => columns += 1,
            _ => return width(text),
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::text::width::width;

    #[test]
    fn columns_are_counted_as_clusters_are() {
        let common = (' '..='~').chain('\u{600}'..='\u{6FF}').chain(['«', '»', '\u{2066}', '\u{200D}', '\n']);
        let common: Vec<char> = common.collect();
        for before in ["", "ل", "a", "\u{651}"] {
            for &first in &common {
                for &second in &common {
                    let text = format!("{before}{first}{second}");
                    assert_eq!(columns(&text), width(&text), "{text:?}");
                }
            }
        }
    }
}
