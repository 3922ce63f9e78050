//! One line of the screen: cells from left to right, each with the bytes it came from.

use std::ops::Range;

use super::bidi::Direction;
use super::layout::Layout;
use super::offset::{Affinity, Column, Offset};

/// One line of a [`Layout`]: a view, cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct VisualLine<'a> {
    pub(super) layout: &'a Layout,
    pub(super) at: usize,
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
