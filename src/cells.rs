//! Puts visual lines into the cells of a ratatui buffer: the one place that touches cells.
//!
//! No string is ever handed to ratatui: it counts a lam and an alef as one column and then draws two.

use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::{Color, Style};

use crate::text::{Cell, VisualLine};

/// Draws a line with its left edge at column `x` of row `y`, each cell in the style that `style` gives for the bytes
/// it came from. What lies outside the buffer is left out.
pub fn put(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    line: &VisualLine<'_>,
    mut style: impl FnMut(&Range<usize>) -> Style,
) {
    for cell in line.cells() {
        let Some(left) = u16::try_from(cell.column).ok().and_then(|column| x.checked_add(column)) else {
            return;
        };
        let style = style(&cell.source);
        if !put_cell(buffer, (left, y), &cell, style) {
            return;
        }
    }
}

/// Draws one cell with its left edge at column `x` of row `y`; false, and nothing drawn, if it goes past the right edge of
/// the buffer.
pub fn put_cell(buffer: &mut Buffer, (x, y): (u16, u16), cell: &Cell<'_>, style: Style) -> bool {
    let Ok(width) = u16::try_from(cell.width) else { return false };
    if x.saturating_add(width) > buffer.area.right() {
        return false;
    }
    for at in (x + 1)..(x + width) {
        if let Some(covered) = buffer.cell_mut((at, y)) {
            covered.reset();
            covered.set_style(style);
        }
    }
    if let Some(target) = buffer.cell_mut((x, y)) {
        target.set_symbol(cell.symbol.encode(&mut [0; 8])).set_style(style);
        // Where ratatui would count otherwise than the layout did, the layout is right.
        if target.cell_width() != width
            && let Some(width) = NonZeroU16::new(width)
        {
            target.set_diff_option(CellDiffOption::ForcedWidth(width));
        }
    }
    true
}

/// Draws one symbol of one column `length` times from `(x, y)` to the right.
pub fn rule(buffer: &mut Buffer, (x, y): (u16, u16), length: u16, symbol: &str, style: Style) {
    for at in x..x.saturating_add(length) {
        if let Some(cell) = buffer.cell_mut((at, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

/// Gives every cell a ground and a text colour where it has none of its own.
pub fn ground(buffer: &mut Buffer, style: Style) {
    for cell in &mut buffer.content {
        if let (Color::Reset, Some(ground)) = (cell.bg, style.bg) {
            cell.bg = ground;
        }
        if let (Color::Reset, Some(text)) = (cell.fg, style.fg) {
            cell.fg = text;
        }
    }
}
