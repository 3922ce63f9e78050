//! An article laid out where it is looked at: from a row to the rows around it, from a place to its row and back.
//!
//! Rows are addressed by what they are part of, not by a number: what is above need not be laid out for that, and when
//! it is, nothing below moves. Numbers are for proportions; they are estimates until all above has been laid out.

mod cut;
mod density;
mod heights;
mod outline;

use std::collections::BTreeMap;
use std::ops::Range;

use super::state::Context;
use crate::article::{Article, BlockKind, Part, Place};
use crate::text::{Layout, LayoutOptions, Overflow, VisualLine, layout};
use density::Density;
use heights::Heights;
pub(super) use outline::{Outline, Role};
use outline::{Piece, Slot};

/// Articles of at most so many bytes are laid out wholly at once: all numbers are exact then.
pub const SMALL: usize = 64 * 1024;

/// When more than so many bytes are laid out, all that is not in sight is forgotten.
const KEPT: usize = 256 * 1024;

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
    /// Whether it begins and ends its part.
    pub(super) whole: (bool, bool),
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
    /// Whether all is laid out, and stays so.
    complete: bool,
    density: Density,
}

impl Page {
    /// A page for this width, of which nothing is laid out yet unless the article is small. `names` tells which sections
    /// have a row of names.
    pub(super) fn new(
        article: &Article,
        outline: Outline,
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
            overflow: Overflow::Wrap,
        };
        let mut page = Self {
            complete: outline.bytes <= context.small,
            known: outline.slots.iter().map(|slot| !matches!(slot, Slot::Text(_))).collect(),
            outline,
            options,
            heights: Heights::default(),
            laid: BTreeMap::new(),
            weight: 0,
            density: Density::default(),
        };
        page.set_names(names);
        if page.complete {
            (0..page.outline.slots.len()).for_each(|slot| page.lay(article, slot));
        }
        page.estimate();
        page
    }

    /// What it is a page of.
    pub(super) fn into_outline(self) -> Outline {
        self.outline
    }

    /// Other sections have a row of names now.
    pub(super) fn set_names(&mut self, names: impl Fn(usize) -> bool) {
        let fixed = |slot: &Slot| match *slot {
            Slot::Text(_) => None,
            Slot::Blank | Slot::Source | Slot::Rule => Some(1),
            Slot::Names(section) | Slot::Gap(section) => Some(u32::from(names(section as usize))),
        };
        let slots = self.outline.slots.iter().enumerate();
        let mut list: Vec<u32> =
            slots.map(|(at, slot)| fixed(slot).unwrap_or_else(|| self.height(at) as u32)).collect();
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
        let whole = (piece.base == 0, piece.end as usize == whole.len());
        self.laid.insert(slot, Text { piece, indent: self.indent(&piece), whole, layout });
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
        if !self.complete && self.weight > KEPT {
            self.laid.retain(|&slot, _| (sight.start.slot..=sight.end.slot).contains(&slot));
            self.weight = self.laid.values().map(|text| text.piece.range().len()).sum();
        }
        let end = sight.end.slot.min(self.outline.slots.len().saturating_sub(1));
        (sight.start.slot..=end).for_each(|slot| self.lay(article, slot));
    }

    /// Behind the last row.
    pub(super) fn end(&self) -> Address {
        Address { slot: self.outline.slots.len(), line: 0 }
    }

    /// The row `by` rows below one, and how many of them there were not: it is the end then.
    pub(super) fn down(&mut self, article: &Article, from: Address, by: usize) -> (Address, usize) {
        let (mut slot, mut left) = (from.slot, from.line + by);
        while slot < self.outline.slots.len() {
            let height = self.exact(article, slot);
            if left < height {
                return (Address { slot, line: left }, 0);
            }
            left -= height;
            slot += 1;
        }
        (self.end(), left)
    }

    /// The row `by` rows above one, or the first.
    pub(super) fn up(&mut self, article: &Article, from: Address, by: usize) -> Address {
        let (mut slot, mut line, mut left) = (from.slot, from.line, by);
        while line < left {
            left -= line;
            let Some(above) = slot.checked_sub(1) else { return self.down(article, Address::default(), 0).0 };
            slot = above;
            line = self.exact(article, slot);
        }
        self.down(article, Address { slot, line: line - left }, 0).0
    }

    /// How many rows there are, as far as is known.
    pub(super) fn rows(&self) -> usize {
        self.heights.total()
    }

    /// The number of a row, as far as is known.
    pub(super) fn number(&self, address: Address) -> usize {
        self.heights.before(address.slot) + address.line
    }

    /// What the rows from one on show, as far as they are laid out.
    pub(super) fn rows_from(&self, from: Address) -> impl Iterator<Item = Row<'_>> {
        let slots = self.outline.slots.get(from.slot..).unwrap_or_default();
        slots.iter().zip(from.slot..).flat_map(move |(slot, at)| {
            let first = if at == from.slot { from.line } else { 0 };
            (first..self.height(at)).map(move |line| match *slot {
                Slot::Blank | Slot::Gap(_) => Row::Blank,
                Slot::Source => Row::Source,
                Slot::Rule => Row::Rule,
                Slot::Names(section) => Row::Names(section as usize),
                Slot::Text(_) => self.laid.get(&at).map_or(Row::Blank, |text| Row::Line(text, line)),
            })
        })
    }

    /// The sections that one can jump to: those with a heading.
    pub(super) fn headed(&self) -> &[usize] {
        &self.outline.headed
    }

    /// The first row of a section, or the end.
    pub(super) fn section(&self, section: usize) -> Address {
        let slot = self.outline.sections.get(section).map_or(self.outline.slots.len(), |&slot| slot as usize);
        // The first that has a height: texts always have one.
        let empty = (slot..self.outline.slots.len()).take_while(|&slot| self.height(slot) == 0).count();
        Address { slot: slot + empty, line: 0 }
    }

    /// The section that a row belongs to; `None` above the first.
    pub(super) fn section_at(&self, address: Address) -> Option<usize> {
        self.outline.sections.partition_point(|&start| start as usize <= address.slot).checked_sub(1)
    }

    /// The number of the last piece that begins at a place or before it.
    fn piece_at(&self, place: Place) -> Option<&Piece> {
        let after = self.outline.pieces.partition_point(|piece| piece.place() <= place);
        self.outline.pieces.get(after.checked_sub(1)?)
    }

    /// The row that shows a place.
    pub(super) fn address(&mut self, article: &Article, place: Place) -> Address {
        let Some(slot) = self.piece_at(place).map(|piece| piece.slot as usize) else {
            return self.down(article, Address::default(), 0).0;
        };
        self.lay(article, slot);
        self.laid_address(place).unwrap_or(Address { slot, line: 0 })
    }

    /// The row that shows a place, if that is laid out.
    pub(super) fn laid_address(&self, place: Place) -> Option<Address> {
        let slot = self.piece_at(place)?.slot as usize;
        let text = self.laid.get(&slot)?;
        let line = if text.part() == place.part { text.line_of(place.byte) } else { text.height() - 1 };
        Some(Address { slot, line })
    }

    /// The first place of all.
    pub(super) fn start(&self) -> Place {
        self.outline.pieces.first().map_or(Place::START, Piece::place)
    }

    /// The first place shown in a row or below it, else the last above it.
    pub(super) fn place(&mut self, article: &Article, address: Address) -> Place {
        let pieces = &self.outline.pieces;
        let below = pieces.get(pieces.partition_point(|piece| (piece.slot as usize) < address.slot));
        let (piece, line) = match (below, pieces.last()) {
            (Some(piece), _) if piece.slot as usize == address.slot => (*piece, address.line),
            (Some(piece), _) => return piece.place(),
            (None, Some(last)) => (*last, usize::MAX),
            (None, None) => return Place::START,
        };
        self.lay(article, piece.slot as usize);
        let Some(text) = self.laid.get(&(piece.slot as usize)) else { return piece.place() };
        let source = text.line(line.min(text.height() - 1)).map_or(0, |line| line.source().start);
        Place { part: piece.part, byte: text.base() + source }
    }

    /// About where a place stands: the number of its row, as far as is known.
    pub(super) fn row_of(&self, place: Place) -> usize {
        if let Some(address) = self.laid_address(place) {
            return self.number(address);
        }
        let Some(piece) = self.piece_at(place) else { return 0 };
        let height = self.height(piece.slot as usize);
        let seen = if piece.part == place.part { place.byte - piece.base as usize } else { usize::MAX };
        let line = seen.saturating_mul(height) / piece.range().len().max(1);
        self.heights.before(piece.slot as usize) + line.min(height.saturating_sub(1))
    }

    /// A place that [`Page::row_of`] puts into this row or below it, while those before it are above.
    /// `None` below the last.
    pub(super) fn place_of(&self, row: usize) -> Option<Place> {
        let (slot, line) = self.heights.at(row)?;
        let pieces = &self.outline.pieces;
        let piece = pieces.get(pieces.partition_point(|piece| (piece.slot as usize) < slot))?;
        if piece.slot as usize != slot {
            return Some(piece.place());
        }
        let byte = match self.laid.get(&slot) {
            Some(text) => text.line(line).map_or(0, |line| line.source().start),
            None => (line * piece.range().len()).div_ceil(self.height(slot).max(1)),
        };
        Some(Place { part: piece.part, byte: piece.base as usize + byte })
    }
}

/// The sign or number of a list item, which stands before its text.
pub(super) fn label(article: &Article, part: Part, context: &Context) -> Option<String> {
    let Part::Block(section, block) = part else { return None };
    match article.sections.get(section)?.blocks.get(block)?.kind {
        BlockKind::Item { number, .. } => {
            Some(number.map_or("•".to_owned(), |n| format!("{}.", context.language.number(n as usize))))
        }
        _ => None,
    }
}
