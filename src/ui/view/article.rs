//! The article on the screen.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::article::Part;
use crate::cells;
use crate::text::width;
use crate::ui::frame::{at_end, at_start};
use crate::ui::label::{Label, Side};
use crate::ui::page::{Role, Row, Text};
use crate::ui::state::{Context, Reader};
use crate::ui::words::phrases;

/// Draws the rows in sight.
pub(super) fn draw(reader: &Reader, context: &Context, buffer: &mut Buffer) {
    let area = reader.frame.text;
    let direction = context.side(reader.article.direction.into());
    if reader.page.height() == 0 {
        let label = Label::new(context.language.say(phrases::EMPTY), context.theme.dim());
        label.draw(buffer, area, (context.side(context.language.direction()), Side::Start), context);
    }
    for at in 0..area.height {
        let row = Rect { y: area.y + at, height: 1, ..area };
        match reader.page.row(reader.top + usize::from(at)) {
            None => break,
            Some(Row::Blank) => {}
            Some(Row::Rule) => cells::rule(buffer, (row.x, row.y), row.width, "─", context.theme.rule()),
            Some(Row::Source) => {
                let label = Label::new(&context.language.about(&reader.article), context.theme.dim());
                label.draw(buffer, row, (direction, Side::Start), context);
            }
            Some(Row::Names(section)) => {
                names(reader, section, context).draw(buffer, row, (direction, Side::Start), context);
            }
            Some(Row::Line { text, line }) => {
                if let Some(text) = reader.page.text(text) {
                    draw_line(reader, text, line, context, buffer, row);
                }
            }
        }
    }
}

fn draw_line(reader: &Reader, text: &Text, number: usize, context: &Context, buffer: &mut Buffer, row: Rect) {
    let Some(line) = text.line(number) else { return };
    let theme = context.theme;
    let direction = context.side(reader.article.direction.into());
    let base = match text.role {
        Role::Title => theme.title(),
        Role::Heading => theme.heading(),
        Role::Body | Role::Quote | Role::Code => Style::new(),
    };
    let source = line.source();
    let marks = marks(reader, text, text.base + source.start..text.base + source.end, context);
    // A paragraph in the other direction starts from its own side, but keeps the page's indent.
    let (x, inner) =
        (at_start(row, direction, text.indent, line.width()), row.width.saturating_sub(text.indent));
    let x = if context.side(line.direction()) == direction {
        x
    } else {
        let inner =
            Rect { x: at_start(row, direction, text.indent, usize::from(inner)), width: inner, ..row };
        at_start(inner, context.side(line.direction()), 0, line.width())
    };
    cells::put(buffer, (x, row.y), &line, |source| {
        let source = text.base + source.start..text.base + source.end;
        let overlapping =
            marks.iter().filter(|(range, _)| range.start < source.end && source.start < range.end);
        overlapping.fold(base, |style, (_, mark)| style.patch(*mark))
    });
    if number == 0
        && let Some(sign) = &text.label
    {
        // Right before its text, so that an item of a list inside another stands further in.
        let width = (width::width(sign) as u16 + 1).min(text.indent);
        let x = at_start(row, direction, text.indent - width, usize::from(width));
        let gutter = Rect { x, width, ..row };
        Label::new(sign, theme.dim()).draw(buffer, gutter, (direction, Side::Start), context);
    }
    if text.role == Role::Quote {
        cells::rule(buffer, (at_start(row, direction, 0, 1), row.y), 1, "▏", theme.rule());
    }
    if text.role == Role::Heading && number + 1 == text.height() {
        let free = usize::from(row.width).saturating_sub(line.width() + 1);
        let x = at_end(row, direction, 0, free);
        cells::rule(buffer, (x, row.y), u16::try_from(free).unwrap_or(0), "─", theme.rule());
    }
}

/// What is marked in a stretch of a text, each mark over those before it: spans, mentions by kind, the chosen entity's,
/// hits, the current one.
fn marks(
    reader: &Reader,
    text: &Text,
    stretch: Range<usize>,
    context: &Context,
) -> Vec<(Range<usize>, Style)> {
    let theme = context.theme;
    let part = text.part;
    let touches = |range: &Range<usize>| range.start < stretch.end && stretch.start < range.end;
    let mut marks = Vec::new();
    if let Part::Block(section, block) = part
        && let Some(block) =
            reader.article.sections.get(section).and_then(|section| section.blocks.get(block))
    {
        let spans = block.spans.iter().map(|span| (span.start..span.end, theme.span(span.kind)));
        marks.extend(spans.filter(|(range, _)| touches(range)));
    }
    for (at, spot) in reader.spots.in_part(part).filter(|(_, spot)| touches(&spot.range)) {
        let Some(entity) = reader.article.entities.get(spot.entity) else { continue };
        // A heading has its own colour: only the chosen entity shows in it.
        let mut style = if text.role == Role::Heading { Style::new() } else { theme.kind(entity.kind) };
        if reader.chosen == Some(spot.entity) {
            style = style.patch(theme.chosen());
        }
        if reader.current == Some(at) {
            style = style.patch(theme.current());
        }
        marks.push((spot.range.clone(), style));
    }
    if let Some(search) = &reader.search {
        for (at, range) in search.in_part(part) {
            let style =
                if search.current == Some(at) { theme.hit().patch(theme.current()) } else { theme.hit() };
            marks.push((range.clone(), style));
        }
    }
    marks
}

/// A section's names in one line: sign and name.
fn names(reader: &Reader, section: usize, context: &Context) -> Label {
    let mut label = Label::default();
    for (at, &(entity, _)) in reader.spots.block(section).iter().enumerate() {
        let Some(entity) = reader.article.entities.get(entity) else { continue };
        if at > 0 {
            label = label.with(" · ", context.theme.dim());
        }
        // The name stands back here; its colour is on the sign.
        label = label.with(entity.kind.sign(), context.theme.kind(entity.kind)).with(" ", Style::new());
        label = label.with(&entity.name, context.theme.dim());
    }
    label
}
