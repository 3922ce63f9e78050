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
}

impl Line {
    pub(super) fn plain(start: Label) -> Self {
        Self { start, end: None }
    }
}

/// A sheet of lines, of which only those in sight are made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) title: &'a str,
    /// How many lines there are.
    pub(super) lines: usize,
    /// The one with the cursor.
    pub(super) cursor: usize,
}

impl Sheet<'_> {
    /// Draws the sheet on a cleared area. `line` makes the line with a number.
    pub(super) fn draw(
        self,
        line: impl Fn(usize) -> Line,
        buffer: &mut Buffer,
        area: Rect,
        direction: Direction,
        context: &Context,
    ) {
        clear(buffer, area);
        let margin = if area.width >= 40 { 2 } else { 1 };
        let area = Rect { x: area.x + margin, width: area.width.saturating_sub(2 * margin), ..area };
        let top = Rect { height: area.height.min(1), ..area };
        Label::new(self.title, context.theme.title()).draw(
            buffer,
            top,
            (context.side(context.language.direction()), Side::Start),
            context,
        );
        let gap = if area.height > 12 { 2 } else { 1 };
        let body = Rect { y: area.y + gap, height: area.height.saturating_sub(gap), ..area };
        let first = (self.cursor + 1).saturating_sub(usize::from(body.height));
        for (y, at) in (body.y..body.bottom()).zip(first..self.lines) {
            draw_line(&line(at), buffer, Rect { y, height: 1, ..body }, direction, context);
        }
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
