//! Fills lines greedily, in logical order, by cells.

use std::ops::Range;

use super::shape::Glyph;

/// The glyphs of each line. A line ends only where `may_end` says so of the next glyph, or, inside a token that is
/// wider than `width`, before any glyph. Spaces at the end of a line hang: they take no columns.
pub(super) fn lines(glyphs: &[Glyph], width: usize, may_end: impl Fn(&Glyph) -> bool) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut columns, mut last_break) = (0, 0, 0);
    let mut at = 0;
    while at < glyphs.len() {
        let glyph = &glyphs[at];
        if at > start && may_end(glyph) {
            last_break = at;
        }
        let wide = columns + usize::from(glyph.width);
        if wide > width && !glyph.space && at > start {
            let end = if last_break > start { last_break } else { at };
            lines.push(start..end);
            (start, at, columns) = (end, end, 0);
            continue;
        }
        columns = wide;
        at += 1;
    }
    if start < glyphs.len() || lines.is_empty() {
        lines.push(start..glyphs.len());
    }
    lines
}
