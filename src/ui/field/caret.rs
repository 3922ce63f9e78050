//! Where a cursor can stand on a laid-out line: between two cells, or at an end; and which byte and side that is.

use std::ops::Range;

use crate::text::{
    Affinity, Column, Direction, LayoutOptions, Letters, Offset, Order, Overflow, VisualLine, layout,
};

/// What stands behind the text when it is laid out: a blank that does not hang, so that blanks before it do not either. It is
/// to the rules of direction what the end of a line is.
pub(super) const END: &str = "\u{A0}";

/// The place of a cursor: with the cluster that ends at the byte, or with the one that begins there. Before the first and
/// behind the last there is none: those are the line's own ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caret {
    pub(super) at: Offset,
    pub(super) affinity: Affinity,
}

impl Default for Caret {
    fn default() -> Self {
        Self { at: 0, affinity: Affinity::Upstream }
    }
}

/// A cell that the cursor can stand beside.
#[derive(Debug, Clone)]
struct Stop {
    source: Range<Offset>,
    /// Whether it is read from right to left.
    backward: bool,
    column: Column,
}

impl Stop {
    /// The place at one of its edges.
    fn edge(&self, right: bool) -> Caret {
        if right == self.backward {
            Caret { at: self.source.start, affinity: Affinity::Downstream }
        } else {
            Caret { at: self.source.end, affinity: Affinity::Upstream }
        }
    }
}

/// The cells of a line, from left to right. A gap is counted from the left: 0 is left of them all.
#[derive(Debug, Clone)]
pub(super) struct Stops {
    list: Vec<Stop>,
    direction: Direction,
    /// The bytes of the text.
    length: usize,
    /// The columns of all.
    width: usize,
}

/// How one line of any length is laid out.
pub(super) fn one_line(direction: Direction) -> LayoutOptions {
    LayoutOptions {
        width: usize::MAX,
        direction: Some(direction),
        overflow: Overflow::Ellipsis,
        ..LayoutOptions::default()
    }
}

impl Stops {
    /// Those of a text, each letter a cell.
    pub(super) fn of_letters(text: &str, direction: Direction) -> Self {
        let options = LayoutOptions { letters: Letters::Base, ..one_line(direction) };
        let laid = layout(&format!("{text}{END}"), &options);
        laid.line(0).map_or_else(
            || Self { list: Vec::new(), direction, length: text.len(), width: 0 },
            |line| Self::of_line(&line, text.len(), Order::Visual),
        )
    }

    /// Those of a line of a text of so many bytes and [`END`], whose cells are in this order.
    pub(super) fn of_line(line: &VisualLine<'_>, length: usize, order: Order) -> Self {
        let (mut list, mut width) = (Vec::new(), 0);
        for cell in line.cells().filter(|cell| is_of_text(&cell.source, length)) {
            let backward = order == Order::Visual && cell.level % 2 == 1;
            let source = cell.source.start..cell.source.end.min(length);
            list.push(Stop { source, backward, column: width });
            width += cell.width;
        }
        Self { list, direction: line.direction(), length, width }
    }

    /// The columns of all cells.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The columns left of a gap.
    pub(super) fn column(&self, gap: usize) -> Column {
        self.list.get(gap).map_or(self.width, |stop| stop.column)
    }

    /// Whether a place is inside a cell: between the letters of a lam-alef, or before what is not seen.
    pub(super) fn is_within(&self, caret: Caret) -> bool {
        self.list.iter().any(|stop| stop.source.start < caret.at && caret.at < stop.source.end)
    }

    /// The gap where a cursor stands. A place inside a cell is behind the cell.
    pub(super) fn gap(&self, caret: Caret) -> usize {
        let (last, is_rtl) = (self.list.len(), self.direction == Direction::Rtl);
        let byte = match caret.affinity {
            Affinity::Upstream if caret.at == 0 => return if is_rtl { last } else { 0 },
            Affinity::Downstream if caret.at >= self.length => return if is_rtl { 0 } else { last },
            Affinity::Upstream => caret.at - 1,
            Affinity::Downstream => caret.at,
        };
        let holds = |stop: &Stop| stop.source.contains(&byte);
        let Some(at) = self.list.iter().position(holds) else { return 0 };
        let stop = &self.list[at];
        let leads = caret.affinity == Affinity::Downstream && stop.source.start == caret.at;
        if leads == stop.backward { at + 1 } else { at }
    }

    /// The place at a gap that is come to over the cell beside it. The ends of the line are those of the text.
    fn caret(&self, gap: usize, right: bool) -> Caret {
        if gap == 0 || gap >= self.list.len() {
            return if (gap == 0) == (self.direction == Direction::Ltr) {
                Caret { at: 0, affinity: Affinity::Upstream }
            } else {
                Caret { at: self.length, affinity: Affinity::Downstream }
            };
        }
        self.list[if right { gap - 1 } else { gap }].edge(right)
    }

    /// One cell to the left or to the right.
    pub(super) fn step(&self, from: Caret, right: bool) -> Caret {
        self.over(from, right, 1)
    }

    /// To the far end of the next word on that side.
    pub(super) fn step_word(
        &self,
        from: Caret,
        right: bool,
        is_word: impl Fn(Range<Offset>) -> bool,
    ) -> Caret {
        let gap = self.gap(from);
        let count = |ahead: &mut dyn Iterator<Item = &Stop>| {
            let mut ahead = ahead.peekable();
            let mut count = 0;
            for words in [false, true] {
                while ahead.next_if(|stop| is_word(stop.source.clone()) == words).is_some() {
                    count += 1;
                }
            }
            count
        };
        let cells = if right {
            count(&mut self.list[gap..].iter())
        } else {
            count(&mut self.list[..gap].iter().rev())
        };
        self.over(from, right, cells)
    }

    fn over(&self, from: Caret, right: bool, cells: usize) -> Caret {
        let gap = self.gap(from);
        let to = if right { (gap + cells).min(self.list.len()) } else { gap.saturating_sub(cells) };
        // Of an empty line both ends are one gap.
        if self.list.is_empty() { from } else { self.caret(to, right) }
    }
}

/// Whether a cell shows any of a text of so many bytes.
pub(super) fn is_of_text(source: &Range<Offset>, length: usize) -> bool {
    source.start < length
}
