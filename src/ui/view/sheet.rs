//! A list over the screen: a title, perhaps what it is filtered by, and lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::Direction;
use crate::ui::context::Context;
use crate::ui::field::Field;
use crate::ui::frame::at_start;
use crate::ui::label::{Label, Side};
use crate::ui::sheet::Sheet;
use crate::ui::words::reading;

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

/// Draws a sheet on its cleared area. `line` makes the line with a number; only those in sight are made.
pub(super) fn draw(
    sheet: &Sheet,
    title: &Line,
    line: impl Fn(usize) -> Line,
    direction: Direction,
    context: &Context,
    buffer: &mut Buffer,
) {
    clear(buffer, sheet.area);
    draw_line(title, buffer, sheet.title(), context.side(context.language.direction()), context);
    let body = sheet.body();
    for (y, at) in (body.y..body.bottom()).zip(sheet.first()..sheet.lines) {
        draw_line(&line(at), buffer, Rect { y, height: 1, ..body }, direction, context);
    }
    if sheet.lines == 0 && body.height > 0 {
        let own = context.side(context.language.direction());
        let label = Label::new(context.language.say(reading::NOTHING_KEPT), context.theme.dim());
        label.draw(buffer, Rect { height: 1, ..body }, (own, Side::Start), context);
    }
}

/// Draws what a list is filtered by, in the row between title and lines.
pub(super) fn draw_filter(sheet: &Sheet, field: Option<&Field>, context: &Context, buffer: &mut Buffer) {
    let row = sheet.between();
    let Some(field) = field.filter(|_| row.height > 0) else { return };
    let own = context.side(context.language.direction());
    let sign =
        Label::new("/", context.theme.accent()).draw(buffer, row, (own, Side::Start), context) as u16 + 1;
    let width = row.width.saturating_sub(sign);
    let x = at_start(row, own, sign, usize::from(width));
    field.draw(buffer, Rect { x, width, ..row }, own, context);
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
