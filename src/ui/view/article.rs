//! The article on the screen.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::article::Part;
use crate::cells;
use crate::text::{Direction, Order, width};
use crate::ui::context::Context;
use crate::ui::frame::{at_end, at_start};
use crate::ui::hints::Hints;
use crate::ui::label::{Label, Side};
use crate::ui::names;
use crate::ui::page::{self, Role, Row, Text};
use crate::ui::selection::Selection;
use crate::ui::stand;
use crate::ui::state::{Awaited, Reader};
use crate::ui::words::phrases;

/// Draws the rows in sight.
pub(super) fn draw(reader: &Reader, selection: Option<&Selection>, context: &Context, buffer: &mut Buffer) {
    let area = reader.frame.text;
    let direction = context.side(reader.article.direction.into());
    if reader.page.rows() == 0 && reader.awaited != Some(Awaited::Rest) {
        let label = Label::new(context.language.say(phrases::EMPTY), context.theme.dim());
        label.draw(buffer, area, (context.side(context.language.direction()), Side::Start), context);
    }
    for (y, shown) in (area.y..area.bottom()).zip(reader.page.rows_from(reader.top)) {
        let row = Rect { y, height: 1, ..area };
        match shown {
            Row::Blank => {}
            Row::Rule => cells::rule(buffer, (row.x, row.y), row.width, "─", context.theme.rule()),
            Row::Source => {
                let label = Label::new(&context.words().about_apart(&reader.article), context.theme.dim());
                label.draw(buffer, row, (direction, Side::Start), context);
            }
            Row::Names(section) => {
                let label = named(reader, section, row.width, context);
                label.draw(buffer, row, (direction, Side::Start), context);
            }
            Row::Line(text, line) => draw_line((reader, selection), (text, line), context, buffer, row),
        }
    }
}

fn draw_line(
    (reader, selection): (&Reader, Option<&Selection>),
    (text, number): (&Text, usize),
    context: &Context,
    buffer: &mut Buffer,
    row: Rect,
) {
    let Some(line) = text.line(number) else { return };
    let theme = context.theme;
    let direction = context.side(reader.article.direction.into());
    let base = match text.role() {
        Role::Title => theme.title(),
        Role::Heading => theme.heading(),
        Role::Body | Role::Quote | Role::Code => Style::new(),
    };
    let source = line.source();
    let stretch = text.base() + source.start..text.base() + source.end;
    let marks = marks((reader, selection), text, stretch, context);
    let x = stand::left(text, &line, row, direction, context);
    cells::put(buffer, (x, row.y), &line, |source| {
        let source = text.base() + source.start..text.base() + source.end;
        let overlapping =
            marks.iter().filter(|(range, _)| range.start < source.end && source.start < range.end);
        overlapping.fold(base, |style, (_, mark)| style.patch(*mark))
    });
    if number == 0
        && text.begins
        && let Some(sign) = page::label(&reader.article, text.part(), context)
    {
        // Right before its text, so that an item of a list inside another stands further in.
        let width = (width::width(&sign) as u16 + 1).min(text.indent);
        let x = at_start(row, direction, text.indent - width, usize::from(width));
        let gutter = Rect { x, width, ..row };
        Label::new(&sign, theme.dim()).draw(buffer, gutter, (direction, Side::Start), context);
    }
    if text.role() == Role::Quote {
        cells::rule(buffer, (at_start(row, direction, 0, 1), row.y), 1, "▏", theme.rule());
    }
    if text.role() == Role::Heading && text.ends && number + 1 == text.height() {
        let free = usize::from(row.width).saturating_sub(line.width() + 1);
        let x = at_end(row, direction, 0, free);
        cells::rule(buffer, (x, row.y), u16::try_from(free).unwrap_or(0), "─", theme.rule());
    }
}

/// What is marked in a stretch of a text, each mark over those before it: spans, mentions by kind, the chosen entity's,
/// hits, the current one.
fn marks(
    (reader, selection): (&Reader, Option<&Selection>),
    text: &Text,
    stretch: Range<usize>,
    context: &Context,
) -> Vec<(Range<usize>, Style)> {
    let theme = context.theme;
    let part = text.part();
    let mut marks = Vec::new();
    if let Part::Block(section, block) = part
        && let Some(block) =
            reader.article.sections.get(section).and_then(|section| section.blocks.get(block))
    {
        let first = block.spans.partition_point(|span| span.start + names::REACH < stretch.start);
        let spans = block.spans[first..].iter().take_while(|span| span.start < stretch.end);
        let spans = spans.filter(|span| stretch.start < span.end);
        marks.extend(spans.map(|span| (span.start..span.end, theme.span(span.kind))));
    }
    if let Some(sentence) = reader.sentence.filter(|spot| spot.part() == part) {
        marks.push((sentence.range(), theme.sentence()));
    }
    for (at, mention) in reader.names.in_stretch(part, &stretch, names::REACH) {
        let Some(entity) = reader.names.entity(mention.entity()) else { continue };
        if !reader.names.is_listed(mention.entity()) {
            continue;
        }
        // A heading has its own colour: only the chosen entity shows in it.
        let mut style = if text.role() == Role::Heading { Style::new() } else { theme.kind(entity.kind) };
        // The chosen one stands out, the others back a little.
        match reader.chosen {
            Some(chosen) if chosen == mention.entity() => style = style.patch(theme.chosen()),
            Some(_) if text.role() != Role::Heading => style = theme.behind(entity.kind),
            _ => {}
        }
        if reader.current == Some(at) {
            style = style.patch(theme.current());
        }
        marks.push((mention.range(), style));
    }
    if let Some(search) = &reader.search {
        for (at, range) in search.in_stretch(part, &stretch) {
            let style =
                if search.current == Some(at) { theme.hit().patch(theme.current()) } else { theme.hit() };
            marks.push((range, style));
        }
    }
    if let Some(range) = selection.and_then(|selection| selection.in_part(part)) {
        marks.push((range, theme.selection()));
    }
    marks
}

/// Draws the number of each link in sight over its first columns.
pub(super) fn draw_hints(reader: &Reader, hints: &Hints, context: &Context, buffer: &mut Buffer) {
    let area = reader.frame.text;
    let direction = context.side(reader.article.direction.into());
    let style = context.theme.accent().patch(context.theme.current());
    for (number, link) in (1..).zip(&hints.links).filter(|(number, _)| hints.may_be(*number)) {
        for (y, shown) in (area.y..area.bottom()).zip(reader.page.rows_from(reader.top)) {
            let Row::Line(text, at) = shown else { continue };
            let Some(line) = text.line(at).filter(|_| text.part() == link.part) else { continue };
            let Some(byte) = link.range.start.checked_sub(text.base()) else { continue };
            // Over its first letters, wherever these stand: an address runs from left to right in any line.
            let Some(first) = line.cells().find(|cell| cell.source.contains(&byte)) else { continue };
            let left = stand::left(text, &line, Rect { y, height: 1, ..area }, direction, context);
            // Blanks that are drawn at the end too.
            let label = Label::new(&format!("\u{A0}{}\u{A0}", context.words().number(number)), style);
            let (x, width) = (left + first.column as u16, first.width as u16);
            let (at, side) = if first.level % 2 == 1 && context.order == Order::Visual {
                let end = x + width;
                (Rect { x: area.x, width: end - area.x, y, height: 1 }, Direction::Rtl)
            } else {
                (Rect { x, width: area.right().saturating_sub(x), y, height: 1 }, Direction::Ltr)
            };
            label.draw(buffer, at, (side, Side::Start), context);
            break;
        }
    }
}

/// A section's names in one line: sign and name, as many as there is room for, and how many more there are.
fn named(reader: &Reader, section: usize, columns: u16, context: &Context) -> Label {
    let dim = context.theme.dim();
    let entries = reader.names.section(section);
    let mut label = Label::default();
    let mut left = usize::from(columns);
    for at in entries.clone() {
        let entry = reader.names.entry(at);
        let Some(entity) = entry.and_then(|entry| reader.names.entity(entry.entity())) else { continue };
        let more = entries.end - at;
        let rest = format!("+{}", context.words().number(more));
        let begun = at > entries.start;
        // Each lam-alef counts as two columns here, though it may take one: nothing is cut.
        let taken = width::width(&entity.name) + if begun { 5 } else { 2 };
        let kept_free = if more > 1 { 3 + width::width(&rest) } else { 0 };
        // The first is shown in any case, cut if it must be.
        if begun && taken + kept_free > left {
            return label.with(" · ", dim).with(&rest, dim);
        }
        if begun {
            label = label.with(" · ", dim);
        }
        // The name stands back here; its colour is on the sign.
        label = label.with(entity.kind.sign(), context.theme.kind(entity.kind)).with(" ", Style::new());
        label = label.apart(&entity.name, dim);
        left = left.saturating_sub(taken);
    }
    label
}
