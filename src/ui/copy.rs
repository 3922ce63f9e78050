//! An article's text as it is copied: logical, block by block, as plain text.

use super::words::Words;
use crate::article::{Article, Block, BlockKind, Part, Place};

/// A section: its heading and its blocks, an empty line between two.
pub(super) fn section(article: &Article, section: usize) -> String {
    let Some(section) = article.sections.get(section) else { return String::new() };
    let mut text = section.heading.clone().unwrap_or_default();
    let is_item = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
    let mut before = None;
    for here in &section.blocks {
        // The items of a list stand one under the other.
        let list = before.is_some_and(is_item) && is_item(here);
        text.push_str(if text.is_empty() {
            ""
        } else if list {
            "\n"
        } else {
            "\n\n"
        });
        text.push_str(&block(here));
        before = Some(here);
    }
    text
}

/// The whole article, title first.
pub(super) fn article(article: &Article) -> String {
    let sections = (0..article.sections.len()).map(|at| section(article, at));
    joined(std::iter::once(article.title.clone()).chain(sections))
}

/// Title, source and date, address: what is said of where a text is from.
pub(super) fn source(article: &Article, words: Words) -> String {
    let url = article.source.as_ref().and_then(|source| source.url.clone());
    let lines = [article.title.clone(), words.about(article), url.unwrap_or_default()];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// What stands between two places.
pub(super) fn between(article: &Article, start: Place, end: Place) -> String {
    let parts = article.parts_from(start.part).take_while(|part| *part <= end.part);
    joined(parts.filter_map(|part| {
        let text = article.text(part)?;
        let from = if part == start.part { start.byte } else { 0 };
        let to = if part == end.part { end.byte.min(text.len()) } else { text.len() };
        let whole = from == 0 && to == text.len();
        match part {
            Part::Block(section, at) if whole => article.sections[section].blocks.get(at).map(block),
            _ => text.get(from..to).map(str::to_owned),
        }
    }))
}

/// Parts with an empty line between two; those without text are left out.
pub(super) fn joined(parts: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&part);
    }
    text
}

fn block(block: &Block) -> String {
    // The halves of a verse are parted as they are in print.
    let text =
        if block.kind == BlockKind::Verse { block.text.replace('\t', "    ") } else { block.text.clone() };
    block.kind.sign() + &text
}
