//! The pipeline: clusters, levels, glyphs, breaks, lines, screen order.

use std::ops::Range;

use super::bidi::{self, Direction};
use super::line::{Layout, LineRange, Placed};
use super::options::{LayoutOptions, Order, Overflow};
use super::shape::{self, Glyph};
use super::{breaks, reorder, wrap};

/// Lays out one paragraph. It cannot fail: any text has lines, an empty one has one empty line.
///
/// The text should be [`clean`](super::clean()); a control that is not is not drawn. At most 4 GiB.
///
/// ```
/// use sahifa::text::{LayoutOptions, Letters, layout};
///
/// let options = LayoutOptions { width: 20, letters: Letters::Base, ..LayoutOptions::default() };
/// let laid = layout("قال Ada نعم", &options);
/// let line = laid.line(0).unwrap();
/// let seen: String = line.cells().map(|cell| cell.symbol).collect();
/// assert_eq!(seen, "معن Ada لاق");
/// // The way back: the cell at column 4 is the A, byte 7 of the text.
/// assert_eq!(line.offset_at(4).0, 7);
/// ```
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
