//! A row of a buffer as a terminal that orders text sees it: things that stand one after another.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::Modifier;
use unicode_bidi::BidiClass;

use crate::text::bidi::class;

/// A blank of one column with bidi class L: no ordering of text moves anything across it.
pub(super) const STRONG_BLANK: char = '\u{2800}';

/// One character with its marks, and the columns it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// Where its first cell stands in the row.
    pub(super) at: usize,
    /// How many cells it takes; the ones after the first show nothing of their own.
    pub(super) width: usize,
    /// Its first character: what decides how it is ordered.
    pub(super) first: char,
}

impl Unit {
    pub(super) fn class(self) -> BidiClass {
        class(self.first)
    }
}

/// As [`crate::text::bidi::is_right_to_left`], but quick for what most cells hold.
#[inline]
pub(super) fn is_right_to_left(c: char) -> bool {
    // No character below Hebrew has such a class, and every letter in its form.
    c >= '\u{590}' && (('\u{FE80}'..='\u{FEFC}').contains(&c) || crate::text::bidi::is_right_to_left(c))
}

/// Whether kitty takes a run that begins with `c` for right to left: it goes by script, and ، ؛ ؟ have none of their
/// own, while ٪ and the digits are Arabic (Scripts.txt).
pub(super) fn is_of_right_to_left_script(c: char) -> bool {
    match c {
        '\0'..='\u{58F}' | '\u{60C}' | '\u{61B}' | '\u{61F}' => false,
        '\u{590}'..='\u{8FF}' => true,
        c => is_right_to_left(c),
    }
}

/// A cell's first character.
#[inline]
pub(super) fn first(cell: &Cell) -> char {
    let symbol = cell.symbol();
    match symbol.as_bytes() {
        [byte] => char::from(*byte),
        _ => symbol.chars().next().unwrap_or(' '),
    }
}

/// The rows of a buffer.
pub(super) fn rows(buffer: &mut Buffer) -> impl Iterator<Item = &mut [Cell]> {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks_mut(width)
}

/// Whether anything on a row is right to left.
pub(super) fn has_right_to_left(row: &[Cell]) -> bool {
    row.iter().any(|cell| is_right_to_left(first(cell)))
}

/// What stands on a row, from left to right.
pub(super) fn units(row: &[Cell]) -> Vec<Unit> {
    let mut units = Vec::with_capacity(row.len());
    let mut at = 0;
    while at < row.len() {
        let first = first(&row[at]);
        // Nothing before Hangul is wide, and no right-to-left character is.
        let narrow = first < '\u{1100}' || is_right_to_left(first);
        let width = if narrow { 1 } else { usize::from(row[at].cell_width()).max(1) };
        let width = width.min(row.len() - at);
        units.push(Unit { at, width, first });
        at += width;
    }
    units
}

/// The faces of a font: a terminal that shapes draws each with its own.
pub(super) fn face(cell: &Cell) -> Modifier {
    cell.modifier & (Modifier::BOLD | Modifier::ITALIC)
}
