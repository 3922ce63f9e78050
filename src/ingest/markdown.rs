//! Markdown to an article: front matter, headings, blocks, and spans in them.

mod blocks;
mod front;
mod tags;

use pulldown_cmark::{Options, Parser};

use super::{JUDGED, Parsed};
use crate::article::{Block, Section};
use crate::text::fold::fold;

/// A heading or a block, in order.
enum Piece {
    Heading(u8, String),
    Block(Block),
}

/// Whether a text is plainly Markdown, whatever its file is called: front matter, or several of its signs.
pub(super) fn looks_like_it(text: &str) -> bool {
    let end = (0..=JUDGED.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let head = &text[..end];
    if front::has(head) {
        return true;
    }
    let (mut signs, mut blank, mut first) = (0, true, true);
    for line in head.lines() {
        let heading = line.trim_start_matches('#');
        let depth = line.len() - heading.len();
        if blank && (1..=6).contains(&depth) && heading.starts_with(' ') && !heading.trim().is_empty() {
            signs += if first { 3 } else { 2 };
        }
        signs += 2 * usize::from(line.contains("](http") || line.starts_with("```") || line.contains("](/"));
        signs += usize::from(line.matches("**").count() >= 2);
        blank = line.trim().is_empty();
        first = first && blank;
    }
    signs >= 4
}

/// Reads a cleaned, normalised text whose tabs are kept.
pub(super) fn parse(text: &str) -> Parsed {
    let (front, body) = front::take(text);
    let pieces = blocks::pieces(Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES));
    let mut parsed = front;
    let mut pieces = pieces.into_iter().peekable();
    let title = parsed.given_title.take();
    // The first heading is the title, if it is the top one; one that says the title again is no section.
    let again = |title: &str, heading: &str| fold(title).text() == fold(heading).text();
    if let Some(Piece::Heading(_, heading)) = pieces.next_if(|piece| match (piece, &title) {
        (Piece::Heading(1, _), None) => true,
        (Piece::Heading(_, heading), Some(title)) => again(title, heading),
        _ => false,
    }) {
        parsed.title = heading;
    }
    if let Some(title) = title {
        parsed.title = title;
    }
    let mut depths = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Heading(depth, heading) => {
                depths.push(depth);
                parsed.sections.push(Section { heading: Some(heading), level: depth, ..Section::default() });
            }
            Piece::Block(block) => match parsed.sections.last_mut() {
                Some(section) => section.blocks.push(block),
                None => parsed.sections.push(Section { blocks: vec![block], ..Section::default() }),
            },
        }
    }
    let base = depths.into_iter().min().unwrap_or(1);
    for section in &mut parsed.sections {
        section.level = section.level.saturating_sub(base) + 1;
    }
    parsed
}
