//! What stands on an article's page from top to bottom, known without a width: texts, and the rows between them.

use std::ops::Range;

use super::cut;
use crate::article::{Article, Block, BlockKind, Part, Place};
use crate::text::Direction;
use crate::ui::words::Language;

/// The words of so many bytes are counted; those of the rest are taken to be as long.
const SAMPLE: usize = 64 * 1024;

/// What a text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Role {
    Title,
    Heading,
    Body,
    Quote,
    Code,
}

/// One thing on the page: a text, or a row of another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Slot {
    /// The piece with this number.
    Text(u32),
    Blank,
    /// Source, date, categories.
    Source,
    Rule,
    /// The names of a section, where they stand in the text.
    Names(u32),
    /// The blank row behind the names of a section that has no heading.
    Gap(u32),
}

/// One paragraph, or a piece of one that is very long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Piece {
    pub(in crate::ui) part: Part,
    /// Where it begins in its part: a part of several lines (code, a table) is several pieces.
    pub(in crate::ui) base: u32,
    /// Where it ends there.
    pub(super) end: u32,
    /// Its number among the slots.
    pub(super) slot: u32,
    pub(in crate::ui) role: Role,
    /// Columns kept free at the start side, where there is room for them.
    pub(super) indent: u16,
    /// Its direction, if that is not told by its own letters but by those of the whole paragraph.
    pub(super) direction: Option<Direction>,
}

impl Piece {
    /// The first byte.
    pub(super) fn place(&self) -> Place {
        Place { part: self.part, byte: self.base as usize }
    }

    /// Its bytes in its part.
    pub(super) fn range(&self) -> Range<usize> {
        self.base as usize..self.end as usize
    }
}

/// The slots of an article in order of reading.
#[derive(Debug, Clone, Default)]
pub(in crate::ui) struct Outline {
    pub(super) slots: Vec<Slot>,
    pub(super) pieces: Vec<Piece>,
    /// The first slot of each section.
    pub(super) sections: Vec<u32>,
    /// The sections with a heading.
    pub(super) headed: Vec<usize>,
    bytes: usize,
    /// How many words there are in so many of its first bytes.
    sample: (usize, usize),
}

impl Outline {
    /// How much text there is.
    pub(in crate::ui) fn bytes(&self) -> usize {
        self.bytes
    }

    /// About how many words there are.
    pub(in crate::ui) fn words(&self) -> usize {
        let (words, bytes) = self.sample;
        words * self.bytes / bytes.max(1)
    }

    /// Looks at the text of very long paragraphs, of code, tables and verse; of the rest at the lengths only.
    pub(in crate::ui) fn of(article: &Article) -> Self {
        let mut outline = Self::default();
        // In either language the same are empty.
        if !Language::English.words().about(article).is_empty() {
            outline.slots.extend([Slot::Source, Slot::Blank]);
        }
        let around = article.direction.into();
        if !article.title.is_empty() {
            outline.text(Part::Title, 0, &article.title, (Role::Title, 0), around);
            outline.slots.push(Slot::Blank);
        }
        for (at, section) in article.sections.iter().enumerate() {
            let number = at as u32;
            outline.sections.push(outline.slots.len() as u32);
            if let Some(heading) = &section.heading {
                outline.headed.push(at);
                outline.text(Part::Heading(at), 0, heading, (Role::Heading, 0), around);
                outline.slots.extend([Slot::Names(number), Slot::Blank]);
            } else {
                outline.slots.extend([Slot::Names(number), Slot::Gap(number)]);
            }
            for (number, block) in section.blocks.iter().enumerate() {
                outline.block(Part::Block(at, number), block, around);
                let items = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
                let list = items(block) && section.blocks.get(number + 1).is_some_and(items);
                if !list {
                    outline.slots.push(Slot::Blank);
                }
            }
        }
        outline
    }

    fn block(&mut self, part: Part, block: &Block, around: Direction) {
        match &block.kind {
            BlockKind::Rule => self.slots.push(Slot::Rule),
            BlockKind::Quote => self.text(part, 0, &block.text, (Role::Quote, 2), around),
            BlockKind::Item { level, number, .. } => {
                let sign = number.map_or(1, |number| digits(number) + 1);
                self.text(part, 0, &block.text, (Role::Body, u16::from(*level) * 2 + sign - 1), around);
            }
            BlockKind::Paragraph | BlockKind::Caption => {
                self.text(part, 0, &block.text, (Role::Body, 0), around);
            }
            BlockKind::Code { .. } | BlockKind::Table | BlockKind::Verse => {
                let mut base = 0;
                for line in block.lines() {
                    // The second half of a verse stands further in.
                    let second = base > 0 && block.text.as_bytes().get(base - 1) == Some(&b'\t');
                    let indent = if second && block.kind == BlockKind::Verse { 6 } else { 2 };
                    let code = matches!(block.kind, BlockKind::Code { .. });
                    self.text(part, base, line, (if code { Role::Code } else { Role::Body }, indent), around);
                    base += line.len() + 1;
                }
            }
        }
    }

    fn text(&mut self, part: Part, base: usize, text: &str, (role, indent): (Role, u16), around: Direction) {
        self.bytes += text.len();
        if self.sample.1 < SAMPLE {
            let end = (0..=SAMPLE.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let start = &text[..end];
            self.sample.0 += start.split_whitespace().count();
            self.sample.1 += start.len();
        }
        let mut add = |range: Range<usize>, direction: Option<Direction>| {
            let (number, slot) = (self.pieces.len() as u32, self.slots.len() as u32);
            self.slots.push(Slot::Text(number));
            // Nothing that is read is as long as 4 GB.
            let (base, end) = ((base + range.start) as u32, (base + range.end) as u32);
            self.pieces.push(Piece { part, base, end, slot, role, indent, direction });
        };
        if text.len() <= cut::LONGEST {
            return add(0..text.len(), None);
        }
        let direction = direction(text, role, around);
        let mut start = 0;
        for end in cut::ends(text, direction) {
            add(start..end, Some(direction));
            start = end;
        }
    }
}

/// The direction of a whole paragraph on a page of direction `around`. Program text is written from left to right,
/// whatever is written in it.
pub(super) fn direction(text: &str, role: Role, around: Direction) -> Direction {
    if role == Role::Code { Direction::Ltr } else { crate::text::bidi::direction_in(text, around) }
}

/// The number of decimal digits.
fn digits(number: u32) -> u16 {
    number.checked_ilog10().map_or(1, |log| log as u16 + 1)
}
