//! Plain text to an article: lines are paragraphs, and what is a heading is told by shape.

use std::borrow::Cow;

use super::Parsed;
use super::furniture::without_furniture;
use super::lines::{Line, judged, lines};
use super::shape::{at_most, begins_sentence, is_closed, is_short, marked};
use super::{byline, head, underlined, verse, wrapped};
use crate::article::{Block, BlockKind, Section};
use crate::text::fold::fold;

/// Reads a cleaned, normalised text; its tabs part hemistichs.
pub(super) fn parse(text: &str) -> Parsed {
    if let Some(parsed) = underlined::parse(text) {
        return parsed;
    }
    let mut lines = lines(text).collect();
    without_furniture(&mut lines);
    structured(wrapped::join(lines))
}

/// The structure of lines that are paragraphs.
pub(super) fn structured(mut lines: Vec<Line<'_>>) -> Parsed {
    let blank_lines = parts_by_blank_lines(&lines);
    let head = head::take(&mut lines);
    Parsed {
        title: head.title,
        categories: head.categories,
        authors: head.authors,
        source: head.source,
        published: head.published,
        sections: sections(&mut lines, blank_lines),
        ..Parsed::default()
    }
}

/// Headings that a text begins with, folded.
const OPENINGS: [&str; 12] = [
    "مقدمه",
    "المقدمه",
    "تمهيد",
    "ملخص",
    "الملخص",
    "خلاصه",
    "مدخل",
    "پيشگفتار",
    "introduction",
    "summary",
    "overview",
    "abstract",
];

/// Whether most lines have a blank one before them.
fn parts_by_blank_lines(lines: &[Line<'_>]) -> bool {
    let judged = judged(lines);
    judged.iter().filter(|line| line.blank_before).count() * 2 > judged.len()
}

fn sections(lines: &mut [Line<'_>], blank_lines: bool) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // Whether the line before may have a heading after it: a heading no, a finished sentence.
    let mut finished = true;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some((length, verse)) = stanza(&lines[at..]) {
            push(&mut sections, verse);
            (at, finished) = (at + length, true);
            continue;
        }
        let next = lines.get(at + 1);
        at += 1;
        let apart = !blank_lines || next.is_some_and(|next| next.blank_before);
        // Before any text a line is a second title, a name, a place; a heading there is one of a few words.
        let placed = !sections.is_empty() || OPENINGS.contains(&fold(&line.text).text());
        let after_item = at >= 2 && marked(&lines[at - 2].text).is_some();
        let next_text = next.map(|next| &*next.text);
        let told = || apart && placed && is_heading(&line.text, next_text);
        if finished && (told() || (!after_item && is_numbered_heading(&line.text, next_text))) {
            sections.push(Section { heading: Some(line.text.to_string()), level: 1, ..Section::default() });
            finished = false;
            continue;
        }
        finished = is_closed(&line.text) || marked(&line.text).is_some() || !is_short(&line.text);
        push(&mut sections, block(&mut lines[at - 1].text));
    }
    sections
}

/// The verse that some lines begin with, and how many lines it takes.
pub(super) fn stanza(lines: &[Line<'_>]) -> Option<(usize, Block)> {
    let length = verse::length(lines);
    (length > 0).then(|| {
        let text: Vec<String> = lines[..length].iter().map(|line| verse::stored(&line.text)).collect();
        (length, Block { kind: BlockKind::Verse, ..Block::paragraph(text.join("\n")) })
    })
}

/// A line as a block: item, quotation, rule or paragraph. Tabs are blanks but in verse. The text of a paragraph is taken
/// and not copied: an empty line is left, which has no mark either.
pub(super) fn block(line: &mut Cow<'_, str>) -> Block {
    let sign = line.chars().next().filter(|c| matches!(c, '-' | '*' | '_' | '=' | '—' | '–'));
    if !at_most(line, 2) && line.chars().all(|c| Some(c) == sign) {
        return Block { kind: BlockKind::Rule, ..Block::paragraph("") };
    }
    if let Some((kind, text)) = marked(line) {
        return Block { kind, ..Block::paragraph(text.replace('\t', " ")) };
    }
    Block::paragraph(if line.contains('\t') {
        line.replace('\t', " ")
    } else {
        std::mem::take(line).into_owned()
    })
}

fn push(sections: &mut Vec<Section>, block: Block) {
    match sections.last_mut() {
        Some(section) => section.blocks.push(block),
        None => sections.push(Section { level: 1, blocks: vec![block], ..Section::default() }),
    }
}

/// A short line without a closing stop, and a paragraph or a list under it.
fn is_heading(line: &str, next: Option<&str>) -> bool {
    let Some(next) = next else { return false };
    is_short(line)
        && marked(line).is_none()
        && (marked(next).is_some() || !is_short(next))
        && line.chars().any(char::is_alphabetic)
        && !begins_sentence(line)
        && byline::of_line(line).is_none()
}

/// A numbered line with a paragraph under it, where no list goes on: the number counts parts of the text.
fn is_numbered_heading(line: &str, next: Option<&str>) -> bool {
    const PARAGRAPH: usize = 100;
    let numbered = matches!(marked(line), Some((BlockKind::Item { number: Some(_), .. }, _)));
    let bare = line.trim_end_matches(':').trim_end();
    numbered
        && is_short(bare)
        && next.is_some_and(|next| marked(next).is_none() && !at_most(next, PARAGRAPH - 1))
}
