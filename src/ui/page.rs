//! An article laid out where it is looked at: from a row to the rows around it, from a place to its row and back.
//!
//! Rows are addressed by what they are part of, not by a number: what is above need not be laid out for that, and when
//! it is, nothing below moves. Numbers are for proportions; they are estimates until all above has been laid out.

mod cut;
mod density;
mod heights;
mod outline;
mod places;
mod rows;

use std::collections::BTreeMap;
use std::ops::Range;

use super::context::Context;
use crate::article::{Article, BlockKind, Part};
use crate::text::{Layout, LayoutOptions, VisualLine, layout};
use density::Density;
use heights::Heights;
pub(super) use outline::{Outline, Role};
use outline::{Piece, Slot};

/// A row: what it is part of, and which row of that.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    slot: usize,
    line: usize,
}

/// A paragraph, or a piece of one, laid out.
#[derive(Debug)]
pub(super) struct Text {
    piece: Piece,
    /// Columns kept free at the start side.
    pub(super) indent: u16,
    /// Whether its part begins with it.
    pub(super) begins: bool,
    /// Whether its part ends with it.
    pub(super) ends: bool,
    layout: Layout,
}

impl Text {
    pub(super) fn part(&self) -> Part {
        self.piece.part
    }

    /// Where it begins in its part.
    pub(super) fn base(&self) -> usize {
        self.piece.base as usize
    }

    pub(super) fn role(&self) -> Role {
        self.piece.role
    }

    pub(super) fn line(&self, at: usize) -> Option<VisualLine<'_>> {
        self.layout.line(at)
    }

    pub(super) fn height(&self) -> usize {
        self.layout.height()
    }

    /// The line that holds a byte of its part; the last one for those behind it.
    fn line_of(&self, byte: usize) -> usize {
        self.layout.line_of(byte.saturating_sub(self.base()))
    }
}

/// What a row shows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Row<'a> {
    Blank,
    /// Source, date, categories.
    Source,
    /// A line of a text.
    Line(&'a Text, usize),
    /// A section's names.
    Names(usize),
    Rule,
}

/// An article in rows.
#[derive(Debug, Default)]
pub(super) struct Page {
    outline: Outline,
    /// For a text without an indent.
    options: LayoutOptions,
    /// Of each slot, estimated where it has never been laid out.
    heights: Heights,
    /// Of which slots the height is exact.
    known: Vec<bool>,
    laid: BTreeMap<usize, Text>,
    /// Bytes laid out now.
    weight: usize,
    /// When more bytes are laid out, all that is not in sight is forgotten.
    bound: usize,
    /// Whether all is laid out, and stays so.
    complete: bool,
    density: Density,
}

impl Page {
    /// A page for this width, of which all is laid out, or nothing yet. `names` tells which sections have a row of names.
    pub(super) fn new(
        article: &Article,
        outline: Outline,
        complete: bool,
        columns: u16,
        names: impl Fn(usize) -> bool,
        context: &Context,
    ) -> Self {
        let options = LayoutOptions {
            width: usize::from(columns),
            direction: None,
            order: context.order,
            letters: context.letters,
            marks: context.marks,
            digits: context.text_digits,
            ..LayoutOptions::default()
        };
        let mut page = Self {
            complete,
            known: outline.slots.iter().map(|slot| !matches!(slot, Slot::Text(_))).collect(),
            outline,
            options,
            heights: Heights::default(),
            laid: BTreeMap::new(),
            weight: 0,
            bound: context.small.saturating_mul(2),
            density: Density::default(),
        };
        page.set_fixed(names);
        if page.complete {
            (0..page.outline.slots.len()).for_each(|slot| page.lay(article, slot));
        }
        page.estimate();
        page
    }

    /// About how many words there are.
    pub(super) fn words(&self) -> usize {
        self.outline.words()
    }

    /// How much text there is, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.outline.bytes()
    }

    /// What it is a page of.
    pub(super) fn into_outline(self) -> Outline {
        self.outline
    }

    /// The heights that no width changes: all but those of texts, which are still 0.
    fn set_fixed(&mut self, names: impl Fn(usize) -> bool) {
        let fixed = |slot: &Slot| match *slot {
            Slot::Text(_) => 0,
            Slot::Blank | Slot::Source | Slot::Rule => 1,
            Slot::Names(section) | Slot::Gap(section) => u32::from(names(section as usize)),
        };
        let mut list: Vec<u32> = self.outline.slots.iter().map(fixed).collect();
        // No blank rows at the end.
        for (height, slot) in list.iter_mut().zip(&self.outline.slots).rev() {
            match slot {
                Slot::Blank | Slot::Gap(_) => *height = 0,
                Slot::Names(_) if *height == 0 => {}
                _ => break,
            }
        }
        self.heights = Heights::new(list);
    }

    /// Estimates anew what has not been laid out, by what has been.
    pub(super) fn estimate(&mut self) {
        if self.complete {
            return;
        }
        let heights = (0..self.outline.slots.len()).map(|slot| match (self.known[slot], self.piece(slot)) {
            (false, Some(piece)) => self.density.rows(piece.range().len(), self.columns(piece)) as u32,
            _ => self.heights.get(slot) as u32,
        });
        self.heights = Heights::new(heights.collect());
    }

    fn height(&self, slot: usize) -> usize {
        self.heights.get(slot)
    }

    fn piece(&self, slot: usize) -> Option<&Piece> {
        match self.outline.slots.get(slot)? {
            Slot::Text(number) => self.outline.pieces.get(*number as usize),
            _ => None,
        }
    }

    fn indent(&self, piece: &Piece) -> u16 {
        piece.indent.min(self.options.width as u16 / 2)
    }

    fn columns(&self, piece: &Piece) -> usize {
        self.options.width.saturating_sub(usize::from(self.indent(piece))).max(1)
    }

    /// Lays out what a slot holds, if that is a text that is not laid out.
    fn lay(&mut self, article: &Article, slot: usize) {
        if self.laid.contains_key(&slot) {
            return;
        }
        let Some(&piece) = self.piece(slot) else { return };
        let whole = article.text(piece.part).unwrap_or_default();
        let text = whole.get(piece.range()).unwrap_or_default();
        let own = || outline::direction(text, piece.role, article.direction.into());
        let direction = Some(piece.direction.unwrap_or_else(own));
        let width = self.columns(&piece);
        let layout = layout(text, &LayoutOptions { width, direction, ..self.options });
        let last = layout.line(layout.height() - 1).map_or(0..0, |line| line.source());
        self.density.learn(last.start, (layout.height() - 1) * width);
        self.heights.set(slot, layout.height());
        self.known[slot] = true;
        self.weight += text.len();
        let (begins, ends) = (piece.base == 0, piece.end as usize == whole.len());
        self.laid.insert(slot, Text { piece, indent: self.indent(&piece), begins, ends, layout });
    }

    /// The exact height of a slot.
    fn exact(&mut self, article: &Article, slot: usize) -> usize {
        if !self.known[slot] {
            self.lay(article, slot);
        }
        self.height(slot)
    }

    /// Keeps what is in sight laid out; forgets the rest, when there is much of it.
    pub(super) fn keep(&mut self, article: &Article, sight: Range<Address>) {
        if !self.complete && self.weight > self.bound {
            self.laid.retain(|&slot, _| (sight.start.slot..=sight.end.slot).contains(&slot));
            self.weight = self.laid.values().map(|text| text.piece.range().len()).sum();
        }
        let end = sight.end.slot.min(self.outline.slots.len().saturating_sub(1));
        (sight.start.slot..=end).for_each(|slot| self.lay(article, slot));
    }
}

/// The sign or number of a list item, which stands before its text.
pub(super) fn label(article: &Article, part: Part, context: &Context) -> Option<String> {
    let Part::Block(section, block) = part else { return None };
    match article.sections.get(section)?.blocks.get(block)?.kind {
        BlockKind::Item { number, .. } => {
            Some(number.map_or("•".to_owned(), |n| format!("{}.", context.number_of(article, n as usize))))
        }
        _ => None,
    }
}
