//! Fills lines greedily, in logical order, by cells.

use std::ops::Range;

use super::glyph::Glyph;

/// The glyphs of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// All of them.
    pub(super) glyphs: Range<u32>,
    /// The end of those that are drawn: spaces at the end of a line hang, and take no columns.
    pub(super) drawn: u32,
    /// Columns.
    pub(super) width: u32,
}

/// A place between two glyphs, and what stands before it.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    glyph: u32,
    columns: u32,
    /// The end, in glyphs and columns, of what is not a space at the end.
    drawn: u32,
    ink: u32,
}

/// Fills lines with glyphs as they are made. A line ends only where it may, or, inside a token that is wider than a line,
/// before any glyph that is not a space. It is judged once for each place where it may end, not for each glyph.
#[derive(Debug)]
pub(super) struct Filler<'a> {
    width: u32,
    /// The beginning of the line, and the last place where it may end.
    start: Mark,
    last: Mark,
    lines: &'a mut Vec<Filled>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(width: usize, lines: &'a mut Vec<Filled>) -> Self {
        lines.clear();
        let width = u32::try_from(width.max(1)).unwrap_or(u32::MAX);
        Self { width, start: Mark::default(), last: Mark::default(), lines }
    }

    /// The line may end behind the glyphs made so far, which take so many columns.
    #[inline]
    pub(super) fn may_end(&mut self, glyphs: &[Glyph], columns: u32) {
        let mut here = Mark { glyph: glyphs.len() as u32, columns, drawn: glyphs.len() as u32, ink: columns };
        for glyph in glyphs[self.last.glyph as usize..].iter().rev() {
            if !glyph.is_space() {
                break;
            }
            here.drawn -= 1;
            here.ink -= glyph.columns();
        }
        if here.drawn == self.last.glyph {
            (here.drawn, here.ink) = (self.last.drawn, self.last.ink);
        }
        if here.ink.saturating_sub(self.start.columns) > self.width {
            self.overflow(glyphs, here);
        }
        self.last = here;
    }

    /// What has been taken since the line may have ended has no room on it.
    fn overflow(&mut self, glyphs: &[Glyph], here: Mark) {
        if self.last.glyph > self.start.glyph {
            self.end(self.last);
        }
        // A token that is wider than a line is cut.
        let mut at = self.start;
        while here.ink.saturating_sub(self.start.columns) > self.width && at.glyph < here.glyph {
            let glyph = glyphs[at.glyph as usize];
            let wide = at.columns + glyph.columns() - self.start.columns;
            if !glyph.is_space() && wide > self.width && at.glyph > self.start.glyph {
                self.end(at);
            }
            at.glyph += 1;
            at.columns += glyph.columns();
            if !glyph.is_space() {
                (at.drawn, at.ink) = (at.glyph, at.columns);
            }
        }
    }

    fn end(&mut self, at: Mark) {
        let width = at.ink.saturating_sub(self.start.columns);
        let drawn = at.drawn.max(self.start.glyph);
        self.lines.push(Filled { glyphs: self.start.glyph..at.glyph, drawn, width });
        self.start = at;
    }

    /// Ends the last line; a paragraph without glyphs has one that is empty.
    pub(super) fn finish(mut self, glyphs: &[Glyph], columns: u32) {
        self.may_end(glyphs, columns);
        if self.last.glyph > self.start.glyph || self.lines.is_empty() {
            self.end(self.last);
        }
    }
}
