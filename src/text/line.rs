//! A paragraph laid out: its lines, each with its cells from left to right, each cell with the bytes it came from.

use std::ops::Range;

use super::bidi::Direction;
use super::glyph::{Glyph, Glyphs};
use super::offset::{Affinity, Column, Offset};
use super::options::Order;
use super::symbol::Symbol;

/// A paragraph laid out.
///
/// It takes eight bytes a cell, twenty a line, twelve for each run of one level on a line, and the bytes of symbols that are
/// more than a letter with a mark.
#[derive(Debug, Clone)]
pub struct Layout {
    direction: Direction,
    pub(super) order: Order,
    /// In logical order.
    pub(super) glyphs: Glyphs,
    /// Where the last glyph's source ends.
    pub(super) end: u32,
    /// Line after line, each in screen order.
    pub(super) runs: Vec<Run>,
    pub(super) lines: Vec<LineRange>,
}

/// Glyphs of one level that stand side by side on a line.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) glyphs: Range<u32>,
    pub(super) level: u8,
}

/// What one line takes of a layout.
#[derive(Debug, Clone)]
pub(super) struct LineRange {
    /// Its bytes in the paragraph.
    pub(super) source: Range<u32>,
    pub(super) runs: Range<u32>,
    /// Columns.
    pub(super) width: u32,
}

impl Layout {
    pub(super) fn new(direction: Direction, order: Order, glyphs: Glyphs, length: usize) -> Self {
        Self { direction, order, glyphs, end: length as u32, runs: Vec::new(), lines: Vec::new() }
    }

    /// The lines, from top to bottom.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = VisualLine<'_>> + DoubleEndedIterator {
        (0..self.lines.len()).map(|at| VisualLine { layout: self, at })
    }

    /// The line with this index.
    pub fn line(&self, at: usize) -> Option<VisualLine<'_>> {
        (at < self.lines.len()).then_some(VisualLine { layout: self, at })
    }

    /// How many lines there are; never 0.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// The width of the widest line, in columns.
    pub fn width(&self) -> usize {
        self.lines.iter().map(|line| line.width as usize).max().unwrap_or(0)
    }

    /// The paragraph's direction.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The bytes it takes on the heap.
    pub fn heap_bytes(&self) -> usize {
        self.glyphs.heap_bytes()
            + self.runs.capacity() * size_of::<Run>()
            + self.lines.capacity() * size_of::<LineRange>()
    }

    /// The index of the line that holds a byte; the last line for the end of the text and beyond.
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.source.end as usize <= offset).min(self.lines.len() - 1)
    }
}

/// One line of a [`Layout`]: a view, cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct VisualLine<'a> {
    layout: &'a Layout,
    at: usize,
}

/// What some columns of the screen show: most often one, two for wide characters, never more than seven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The characters to draw: a base with its marks.
    pub symbol: Symbol<'a>,
    /// Its first column, counted from the left edge of the line.
    pub column: Column,
    /// How many columns it takes.
    pub width: usize,
    /// The bytes of the paragraph it came from; empty for a cell that stands for no text (an ellipsis).
    pub source: Range<Offset>,
    /// Its embedding level.
    pub level: u8,
}

impl<'a> VisualLine<'a> {
    /// The bytes of the paragraph this line holds, the spaces that hang at its end included.
    pub fn source(&self) -> Range<Offset> {
        let line = &self.layout.lines[self.at];
        line.source.start as usize..line.source.end as usize
    }

    /// The columns its cells take.
    pub fn width(&self) -> usize {
        self.layout.lines[self.at].width as usize
    }

    /// The paragraph's direction: the side the line starts from.
    pub fn direction(&self) -> Direction {
        self.layout.direction()
    }

    /// The cells, from left to right.
    pub fn cells(&self) -> Cells<'a> {
        let line = &self.layout.lines[self.at];
        let runs = &self.layout.runs[line.runs.start as usize..line.runs.end as usize];
        Cells { layout: self.layout, runs: runs.iter(), glyphs: 0..0, level: 0, column: 0 }
    }

    /// The byte under a column, and the side of it that the column shows.
    ///
    /// Past the right edge it is the line's start (right to left) or end (left to right).
    pub fn offset_at(&self, column: Column) -> (Offset, Affinity) {
        let under = self.cells().find(|cell| (cell.column..cell.column + cell.width).contains(&column));
        match (under, self.direction()) {
            (Some(cell), _) if cell.source.is_empty() => (cell.source.start, Affinity::Upstream),
            (Some(cell), _) => (cell.source.start, Affinity::Downstream),
            (None, Direction::Rtl) => (self.source().start, Affinity::Downstream),
            (None, Direction::Ltr) => (self.source().end, Affinity::Upstream),
        }
    }

    /// The first column of the cell that holds the byte at `offset` (downstream) or the one before it (upstream);
    /// `None` if no cell of this line does.
    pub fn column_of(&self, offset: Offset, affinity: Affinity) -> Option<Column> {
        let byte = match affinity {
            Affinity::Downstream => offset,
            Affinity::Upstream => offset.checked_sub(1)?,
        };
        self.cells().find(|cell| cell.source.contains(&byte)).map(|cell| cell.column)
    }

    /// The columns that show any of the bytes in `range`, from left to right: several pieces on a mixed line.
    pub fn columns_of(&self, range: Range<Offset>) -> Vec<Range<Column>> {
        let mut pieces: Vec<Range<Column>> = Vec::new();
        for cell in self.cells().filter(|cell| cell.source.start < range.end && range.start < cell.source.end)
        {
            let end = cell.column + cell.width;
            match pieces.last_mut() {
                Some(last) if last.end == cell.column => last.end = end,
                _ => pieces.push(cell.column..end),
            }
        }
        pieces
    }
}

/// The cells of a line, from left to right.
#[derive(Debug, Clone)]
pub struct Cells<'a> {
    layout: &'a Layout,
    runs: std::slice::Iter<'a, Run>,
    /// What is left of the run at hand.
    glyphs: Range<u32>,
    level: u8,
    column: Column,
}

impl<'a> Cells<'a> {
    /// The cell of a glyph whose source ends at a byte.
    #[inline]
    fn cell(&mut self, glyph: Glyph, end: u32) -> Cell<'a> {
        let (column, width) = (self.column, glyph.columns() as usize);
        self.column += width;
        let source = glyph.start as usize..end as usize;
        Cell { symbol: self.layout.glyphs.symbol(glyph), column, width, source, level: self.level }
    }

    /// Where the source of the glyph before this one ends.
    #[inline]
    fn end(&self, next: usize) -> u32 {
        self.layout.glyphs.list.get(next).map_or(self.layout.end, |next| next.start)
    }

    /// Whether the run at hand is taken from its end: what comes first in the text stands at the right.
    #[inline]
    fn is_backward(&self) -> bool {
        self.level % 2 == 1 && self.layout.order == Order::Visual
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    #[inline]
    fn next(&mut self) -> Option<Cell<'a>> {
        while self.glyphs.is_empty() {
            let run = self.runs.next()?;
            (self.glyphs, self.level) = (run.glyphs.clone(), run.level);
        }
        let at = if self.is_backward() { self.glyphs.next_back() } else { self.glyphs.next() };
        let at = at? as usize;
        Some(self.cell(self.layout.glyphs.list[at], self.end(at + 1)))
    }

    /// Run by run, which is faster than cell by cell. One loop for both ways, so that `take` is there once and inlined.
    #[inline]
    fn fold<B, F: FnMut(B, Cell<'a>) -> B>(mut self, start: B, mut take: F) -> B {
        let mut folded = start;
        loop {
            let Range { start, end } = self.glyphs;
            let backward = self.is_backward();
            for nth in 0..end - start {
                let at = if backward { end - 1 - nth } else { start + nth } as usize;
                let cell = self.cell(self.layout.glyphs.list[at], self.end(at + 1));
                folded = take(folded, cell);
            }
            let Some(run) = self.runs.next() else { return folded };
            (self.glyphs, self.level) = (run.glyphs.clone(), run.level);
        }
    }
}
