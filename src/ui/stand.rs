//! Where a line of a text stands in its row.

use ratatui::layout::Rect;

use super::context::Context;
use super::frame::at_start;
use super::page::Text;
use crate::text::{Direction, VisualLine};

/// The column of a line's left edge in a row of a page of direction `around`. A paragraph in the other direction starts
/// from its own side, but keeps the page's indent.
pub(super) fn left(
    text: &Text,
    line: &VisualLine<'_>,
    row: Rect,
    around: Direction,
    context: &Context,
) -> u16 {
    let own = context.side(line.direction());
    if own == around {
        return at_start(row, around, text.indent, line.width());
    }
    let width = row.width.saturating_sub(text.indent);
    let inner = Rect { x: at_start(row, around, text.indent, usize::from(width)), width, ..row };
    at_start(inner, own, 0, line.width())
}
