//! A paragraph laid out: its lines, each with its cells from left to right, each cell with the bytes it came from.

use std::ops::Range;

use super::bidi::Direction;
use super::offset::{Affinity, Column, Offset};
use super::shape::Glyphs;

/// A paragraph laid out.
#[derive(Debug, Clone)]
pub struct Layout {
    pub(super) direction: Direction,
    /// In logical order.
    pub(super) glyphs: Glyphs,
    /// Where the last glyph's source ends.
    pub(super) end: u32,
    /// In visual order, line after line.
    pub(super) order: Vec<Placed>,
    pub(super) lines: Vec<LineRange>,
}

/// A glyph in its place on a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) glyph: u32,
    pub(super) level: u8,
}

/// What one line takes of a layout.
#[derive(Debug, Clone)]
pub(super) struct LineRange {
    /// Its bytes in the paragraph.
    pub(super) source: Range<u32>,
    /// Its cells in `order`.
    pub(super) cells: Range<u32>,
    /// Columns.
    pub(super) width: u32,
}

impl Layout {
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

    /// The index of the line that holds a byte; the last line for the end of the text and beyond.
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.source.end as usize <= offset).min(self.lines.len() - 1)
    }

    /// A glyph's symbol, source and width.
    fn glyph(&self, at: usize) -> (&str, Range<usize>, usize) {
        let glyph = self.glyphs.list[at];
        let (end, symbol_end) =
            self.glyphs.list.get(at + 1).map_or((self.end as usize, self.glyphs.symbols.len()), |next| {
                (next.start as usize, next.symbol as usize)
            });
        let symbol = &self.glyphs.symbols[glyph.symbol as usize..symbol_end];
        (symbol, glyph.start as usize..end, usize::from(glyph.width))
    }
}

/// One line of a [`Layout`]: a view, cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct VisualLine<'a> {
    layout: &'a Layout,
    at: usize,
}

/// What one or two columns of the screen show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The characters to draw: a base with its marks.
    pub symbol: &'a str,
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
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> + use<'a> {
        let layout = self.layout;
        let line = &layout.lines[self.at];
        let mut column = 0;
        layout.order[line.cells.start as usize..line.cells.end as usize].iter().map(move |placed| {
            let (symbol, source, width) = layout.glyph(placed.glyph as usize);
            let cell = Cell { symbol, column, width, source, level: placed.level };
            column += width;
            cell
        })
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
