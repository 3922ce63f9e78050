//! The pipeline: clusters, levels, glyphs, breaks, lines, screen order.

use std::ops::Range;

use super::bidi::{self, Direction};
use super::line::VisualLine;
use super::shape::{self, Glyph, Glyphs};
use super::{breaks, reorder, wrap};

/// How a paragraph is to be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutOptions {
    /// The greatest width of a line, in columns; 0 counts as 1.
    pub width: usize,
    /// The paragraph's direction; `None` = that of its first strong character, else left to right.
    pub direction: Option<Direction>,
    /// The order of the cells.
    pub order: Order,
    /// How Arabic letters are drawn.
    pub letters: Letters,
    /// Whether Arabic marks are drawn.
    pub marks: Marks,
    /// What becomes of a paragraph that is wider than `width`.
    pub overflow: Overflow,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self {
            width: 80,
            direction: None,
            order: Order::Visual,
            letters: Letters::Forms,
            marks: Marks::Keep,
            overflow: Overflow::Wrap,
        }
    }
}

/// The order of a line's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they are seen, from left to right (rules L1 to L4). No zero-width control is drawn.
    Visual,
    /// As they are stored, for a reader that puts them in order itself: nothing is mirrored, and zero-width
    /// controls stay with the cell before them.
    Logical,
}

/// How Arabic letters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Letters {
    /// As presentation forms, where Unicode has them, and lam-alef as one cell.
    Forms,
    /// As stored.
    Base,
}

/// Whether Arabic marks (harakat and the like) are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marks {
    /// On their letters.
    Keep,
    /// Not at all.
    Strip,
}

/// What becomes of a paragraph that is wider than one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overflow {
    /// It takes more lines.
    Wrap,
    /// It is one line, cut at its logical end, the cut marked by an ellipsis.
    Ellipsis,
}

/// A paragraph laid out.
#[derive(Debug, Clone)]
pub struct Layout {
    direction: Direction,
    /// In logical order.
    glyphs: Glyphs,
    /// Where the last glyph's source ends.
    end: u32,
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

/// Lays out one paragraph. It cannot fail: any text has lines, an empty one has one empty line.
///
/// The text should be [`clean`](super::clean()); a control that is not is not drawn. At most 4 GiB.
pub fn layout(text: &str, options: &LayoutOptions) -> Layout {
    let direction = options.direction.or_else(|| bidi::first_strong(text)).unwrap_or(Direction::Ltr);
    let levels = bidi::levels(text, direction);
    let glyphs = shape::glyphs(text, &levels, options);
    let mut layout =
        Layout { direction, glyphs, end: text.len() as u32, order: Vec::new(), lines: Vec::new() };
    layout.order.reserve(layout.glyphs.list.len());
    let width = options.width.max(1);
    match options.overflow {
        Overflow::Wrap => {
            let breaks: Vec<u32> = breaks::breaks(text).into_iter().map(|at| at as u32).collect();
            let may_end = |glyph: &Glyph| breaks.binary_search(&glyph.start).is_ok();
            for line in wrap::lines(&layout.glyphs.list, width, may_end) {
                layout.push_line(text, line, &levels, options.order);
            }
        }
        Overflow::Ellipsis => {
            layout.cut(width);
            layout.push_line(text, 0..layout.glyphs.list.len(), &levels, options.order);
            if let Some(line) = layout.lines.last_mut() {
                line.source.end = text.len() as u32;
            }
        }
    }
    layout
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
    pub(super) fn glyph(&self, at: usize) -> (&str, Range<usize>, usize) {
        let glyph = self.glyphs.list[at];
        let (end, symbol_end) =
            self.glyphs.list.get(at + 1).map_or((self.end as usize, self.glyphs.symbols.len()), |next| {
                (next.start as usize, next.symbol as usize)
            });
        let symbol = &self.glyphs.symbols[glyph.symbol as usize..symbol_end];
        (symbol, glyph.start as usize..end, usize::from(glyph.width))
    }

    /// Keeps the glyphs that fit beside an ellipsis, and adds it; nothing if all fit.
    fn cut(&mut self, width: usize) {
        let list = &mut self.glyphs.list;
        let total: usize = list.iter().map(|glyph| usize::from(glyph.width)).sum();
        if total <= width {
            return;
        }
        let mut columns = 1;
        let mut kept = list.iter().take_while(|glyph| {
            columns += usize::from(glyph.width);
            columns <= width
        });
        let mut kept = kept.by_ref().count();
        while kept > 0 && list[kept - 1].space {
            kept -= 1;
        }
        let (start, symbol) = (list[kept].start, list[kept].symbol);
        list.truncate(kept);
        self.glyphs.symbols.truncate(symbol as usize);
        list.push(Glyph { start, symbol, width: 1, space: false });
        self.glyphs.symbols.push('…');
        self.end = start;
    }

    fn push_line(&mut self, text: &str, line: Range<usize>, levels: &[u8], order: Order) {
        let list = &self.glyphs.list;
        let end = list.get(line.end).map_or(text.len(), |next| next.start as usize);
        let source = list.get(line.start).map_or(0, |glyph| glyph.start as usize)..end;
        let shown = list[line.clone()].iter().rposition(|glyph| !glyph.space).map_or(0, |last| last + 1);
        let shown = line.start..line.start + shown;

        let base = self.direction.level();
        let mut bytes = levels[source.clone()].to_vec();
        reorder::reset_whitespace(&text[source.clone()], &mut bytes, base);
        let level = |glyph: &Glyph| {
            let at = (glyph.start.max(self.glyphs.lead) as usize).saturating_sub(source.start);
            bytes.get(at).copied().unwrap_or(base)
        };
        let levels: Vec<u8> = list[shown.clone()].iter().map(level).collect();
        let first = self.order.len() as u32;
        let place = |at: usize| Placed { glyph: (shown.start + at) as u32, level: levels[at] };
        match order {
            Order::Visual => {
                self.order.extend(reorder::visual_order(&levels).into_iter().map(|at| place(at as usize)));
            }
            Order::Logical => self.order.extend((0..levels.len()).map(place)),
        }
        let width = list[shown.clone()].iter().map(|glyph| u32::from(glyph.width)).sum();
        self.lines.push(LineRange {
            source: source.start as u32..source.end as u32,
            cells: first..self.order.len() as u32,
            width,
        });
    }
}
