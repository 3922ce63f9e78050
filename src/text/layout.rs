//! The pipeline: a paragraph is analysed, shaped, filled into lines, and each line put into screen order.

use super::bidi::{self, Direction};
use super::glyph::{Glyph, Glyphs};
use super::line::{Layout, LineRange, Run};
use super::options::{LayoutOptions, Order, Overflow};
use super::paragraph::Paragraph;
use super::wrap::{Filled, Filler};
use super::{reorder, shape, straight};

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
    Layouter::default().layout(text, options)
}

/// Lays out many paragraphs: what one needed for a while, the next uses again.
///
/// It keeps about six bytes for each byte of the longest paragraph it has met.
///
/// ```
/// use sahifa::text::{LayoutOptions, Layouter};
///
/// let mut layouter = Layouter::default();
/// let options = LayoutOptions { width: 40, ..LayoutOptions::default() };
/// let rows: usize = "سطر\nوسطر آخر".lines().map(|line| layouter.layout(line, &options).height()).sum();
/// assert_eq!(rows, 2);
/// ```
#[derive(Debug, Default)]
pub struct Layouter {
    paragraph: Paragraph,
    filled: Vec<Filled>,
    stretches: Vec<(u32, u8)>,
}

impl Layouter {
    /// As [`layout`].
    pub fn layout(&mut self, text: &str, options: &LayoutOptions) -> Layout {
        let direction = options.direction.or_else(|| bidi::first_strong(text)).unwrap_or(Direction::Ltr);
        let mut glyphs = Glyphs::default();
        let width = match options.overflow {
            Overflow::Wrap => options.width,
            Overflow::Ellipsis => usize::MAX,
        };
        self.stretches.clear();
        if direction == Direction::Rtl || !self.straight(text, width, &mut glyphs) {
            self.paragraph.analyse(text, direction);
            let filler = Filler::new(width, &mut self.filled);
            shape::shape(&self.paragraph, options, &mut glyphs, filler, &mut self.stretches);
        }
        options.digits.apply(&mut glyphs);
        let mut layout = Layout::new(direction, options.order, glyphs, text.len());
        if options.overflow == Overflow::Ellipsis {
            self.filled.clear();
            let filled = layout.cut(text, options.width.max(1));
            if (layout.end as usize) < text.len() {
                // The ellipsis ends the line whatever the level of what stands before it.
                let at = filled.drawn - 1;
                self.stretches.retain(|stretch| stretch.0 < at);
                self.stretches.push((at, direction.level()));
            }
            self.filled.push(filled);
        }
        self.set_lines(&mut layout, text.len());
        layout
    }

    /// Most left-to-right text goes a shorter way; false if this one does not.
    fn straight(&mut self, text: &str, width: usize, glyphs: &mut Glyphs) -> bool {
        let mut filler = Filler::new(width, &mut self.filled);
        let straight = straight::shape(text, &mut glyphs.list, &mut filler);
        if straight {
            filler.finish(&glyphs.list, glyphs.list.len() as u32);
            self.stretches.push((0, Direction::Ltr.level()));
        } else {
            glyphs.list.clear();
        }
        straight
    }

    /// Makes the runs of each line and puts them into screen order.
    fn set_lines(&self, layout: &mut Layout, length: usize) {
        layout.lines.reserve_exact(self.filled.len());
        layout.runs.reserve(self.filled.len());
        // The stretch of one level that the line begins in.
        let mut at = 0;
        for line in &self.filled {
            let first = layout.runs.len();
            let mut from = line.glyphs.start;
            while from < line.drawn {
                let next = self.stretches.get(at + 1).map_or(u32::MAX, |stretch| stretch.0);
                if next <= from {
                    at += 1;
                    continue;
                }
                let to = next.min(line.drawn);
                layout.runs.push(Run { glyphs: from..to, level: self.stretches[at].1 });
                from = to;
            }
            if layout.order == Order::Visual && layout.runs.len() - first > 1 {
                reorder::reorder(&mut layout.runs[first..], |run| run.level);
            }
            let mut source = layout.start_of(line.glyphs.start, length)..length as u32;
            if line.glyphs.end < layout.glyphs.list.len() as u32 {
                source.end = layout.start_of(line.glyphs.end, length);
            }
            let runs = first as u32..layout.runs.len() as u32;
            layout.lines.push(LineRange { source, runs, width: line.width });
        }
    }
}

impl Layout {
    /// Keeps the glyphs that fit beside an ellipsis, and adds it; nothing if all fit. Gives the one line there is.
    fn cut(&mut self, text: &str, width: usize) -> Filled {
        let columns = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| glyph.columns() as usize).sum::<usize>();
        let all = self.glyphs.list.len();
        let mut drawn = self.drawn(all);
        let mut total = columns(&self.glyphs.list[..drawn]);
        if total > width {
            total = 1;
            let fits = |glyph: &&Glyph| {
                total += glyph.columns() as usize;
                total <= width
            };
            let fitting = self.glyphs.list.iter().take_while(fits).count();
            let kept = self.drawn(self.before_number(text, fitting));
            let start = self.glyphs.list[kept].start as usize;
            self.glyphs.list.truncate(kept);
            self.glyphs.list.push(Glyph::new(start, u32::from('…'), 1, false));
            self.end = start as u32;
            drawn = kept + 1;
        }
        let width = columns(&self.glyphs.list[..drawn]) as u32;
        Filled { glyphs: 0..self.glyphs.list.len() as u32, drawn: drawn as u32, width }
    }

    /// How many of the first glyphs are left when no number is cut: part of one is another number.
    fn before_number(&self, text: &str, kept: usize) -> usize {
        let char_of = |at: usize| text.get(self.glyphs.list.get(at)?.start as usize..)?.chars().next();
        let is_of_one = |at: usize| char_of(at).is_some_and(|c| c.is_numeric() || ".,٫٬:/".contains(c));
        if !is_of_one(kept) {
            return kept;
        }
        let begins = (0..kept).rev().take_while(|&at| is_of_one(at)).last().unwrap_or(kept);
        // What is nothing but a number is cut all the same.
        if begins == 0 { kept } else { begins }
    }

    /// How many of the first glyphs are left without the spaces at their end.
    fn drawn(&self, count: usize) -> usize {
        self.glyphs.list[..count].iter().rposition(|glyph| !glyph.is_space()).map_or(0, |last| last + 1)
    }

    /// The byte where a line that begins with a glyph begins.
    fn start_of(&self, glyph: u32, length: usize) -> u32 {
        match self.glyphs.list.get(glyph as usize) {
            _ if glyph == 0 => 0,
            Some(glyph) => glyph.start,
            None => length as u32,
        }
    }
}
