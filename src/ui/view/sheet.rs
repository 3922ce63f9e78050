//! A list over the screen: a title, lines, the one with the cursor kept in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::Direction;
use crate::ui::frame::at_start;
use crate::ui::label::{Label, Side};
use crate::ui::state::Context;

/// One line of a sheet: a label at its start, perhaps one at its end.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) start: Label,
    pub(super) end: Option<Label>,
    pub(super) cursor: bool,
}

impl Line {
    pub(super) fn plain(start: Label) -> Self {
        Self { start, end: None, cursor: false }
    }
}

/// Draws a sheet on a cleared area.
pub(super) fn draw(
    title: &str,
    lines: &[Line],
    buffer: &mut Buffer,
    area: Rect,
    direction: Direction,
    context: &Context,
) {
    clear(buffer, area);
    let margin = if area.width >= 40 { 2 } else { 1 };
    let area = Rect { x: area.x + margin, width: area.width.saturating_sub(2 * margin), ..area };
    let top = Rect { height: area.height.min(1), ..area };
    Label::new(title, context.theme.title()).draw(
        buffer,
        top,
        (context.side(context.language.direction()), Side::Start),
        context,
    );
    let gap = if area.height > 12 { 2 } else { 1 };
    let body = Rect { y: area.y + gap, height: area.height.saturating_sub(gap), ..area };
    let cursor = lines.iter().position(|line| line.cursor).unwrap_or(0);
    let first = (cursor + 1).saturating_sub(usize::from(body.height));
    for (at, line) in lines.iter().skip(first).take(usize::from(body.height)).enumerate() {
        draw_line(line, buffer, Rect { y: body.y + at as u16, height: 1, ..body }, direction, context);
    }
}

/// Draws one line: what stands at its end keeps its place, what stands at its start is cut.
pub(super) fn draw_line(
    line: &Line,
    buffer: &mut Buffer,
    row: Rect,
    direction: Direction,
    context: &Context,
) {
    let end = line.end.as_ref().map_or(0, |end| end.draw(buffer, row, (direction, Side::End), context) + 1);
    let width = row.width.saturating_sub(u16::try_from(end).unwrap_or(u16::MAX));
    let row = Rect { x: at_start(row, direction, 0, usize::from(width)), width, ..row };
    line.start.draw(buffer, row, (direction, Side::Start), context);
}

/// Empties the cells of an area.
pub(super) fn clear(buffer: &mut Buffer, area: Rect) {
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}
