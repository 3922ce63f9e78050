//! The names beside the text, or over it; and the contents, which lie over it in the same way.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet::{self, Line};
use crate::cells;
use crate::ui::label::{Label, Side};
use crate::ui::state::{Context, Reader};
use crate::ui::words::phrases;

/// Draws the names of the sections in sight, each block beside its heading; the block of a section whose heading has
/// gone stays at the top until the next one pushes it away.
pub(super) fn draw(reader: &Reader, context: &Context, buffer: &mut Buffer) {
    let (Some(area), Some(strip)) = (reader.frame.panel, reader.frame.strip) else { return };
    draw_strip(reader, strip, context, buffer);
    let bottom = reader.top + usize::from(area.height);
    for section in 0..reader.article.sections.len() {
        let (start, end) = section_rows(reader, section);
        let last = section + 1 == reader.article.sections.len();
        let (from, to) = (start.max(reader.top), if last { bottom } else { end.min(bottom) });
        if from >= to || reader.spots.block(section).is_empty() {
            continue;
        }
        let rows = Rect {
            y: area.y + (from - reader.top) as u16,
            // The last row stays free between two blocks.
            height: (to - from - usize::from(!last && end <= bottom && to - from > 1)) as u16,
            ..area
        };
        draw_block(reader, section, context, buffer, rows);
    }
}

/// The rows of the page that a section takes; the title's and the source's are the first one's.
fn section_rows(reader: &Reader, section: usize) -> (usize, usize) {
    let row = |at: usize| reader.page.section_row(at);
    (row(section).unwrap_or(0), row(section + 1).unwrap_or(reader.page.height()))
}

fn draw_block(reader: &Reader, section: usize, context: &Context, buffer: &mut Buffer, mut rows: Rect) {
    let direction = context.side(reader.article.direction.into());
    let row = |rows: Rect, at: u16| Rect { y: rows.y + at, height: 1, ..rows };
    if reader.article.sections[section].heading.is_some() {
        let heading = Label::new(reader.heading(section), context.theme.dim());
        heading.draw(buffer, row(rows, 0), (direction, Side::Start), context);
        rows = Rect { y: rows.y + 1, height: rows.height - 1, ..rows };
    }
    let block = reader.spots.block(section);
    let height = usize::from(rows.height);
    if height == 0 {
        return;
    }
    let fits = block.len() <= height;
    let shown = if fits { height } else { height - 1 };
    // What must stay in sight: the cursor, else the chosen entity.
    let here = reader.entries_here();
    let cursor = reader.panel.filter(|at| here.contains(at) && section_of(reader, *at) == Some(section));
    let cursor = cursor.map(|at| at - here.start);
    let wanted =
        cursor.or_else(|| block.iter().position(|(entity, _)| reader.chosen == Some(*entity))).unwrap_or(0);
    let first = (wanted + 1).saturating_sub(shown);
    for (at, &(entity, count)) in block.iter().enumerate().skip(first).take(shown) {
        let line = entry(reader, entity, count, cursor == Some(at), context);
        sheet::draw_line(&line, buffer, row(rows, (at - first) as u16), direction, context);
    }
    let hidden = block.len().saturating_sub(shown);
    if !fits && hidden > 0 {
        let more = Label::new(&format!("+{}", context.language.number(hidden)), context.theme.dim());
        more.draw(buffer, row(rows, rows.height - 1), (direction, Side::Start), context);
    }
}

fn section_of(reader: &Reader, entry: usize) -> Option<usize> {
    reader.spots.entries().nth(entry).map(|(section, _)| section)
}

/// One name: sign, name, its first other spelling; how often here and in all, where that is more than once.
fn entry(reader: &Reader, entity: usize, here: usize, cursor: bool, context: &Context) -> Line {
    let theme = context.theme;
    let Some(found) = reader.article.entities.get(entity) else { return Line::default() };
    let mut name = theme.kind(found.kind);
    if reader.chosen == Some(entity) {
        name = name.patch(theme.chosen());
    }
    if cursor {
        name = name.patch(theme.current());
    }
    let sign = theme.kind(found.kind).remove_modifier(ratatui::style::Modifier::UNDERLINED);
    let mut start = Label::new(found.kind.sign(), sign).with(" ", sign).with(&found.name, name);
    if let Some(alias) = found.aliases.iter().find(|alias| alias.is_ascii() && !found.name.is_ascii()) {
        start = start.with(" · ", theme.dim()).with(alias, name);
    }
    let end = (found.count > 1).then(|| Label::new(&context.language.ratio(here, found.count), theme.dim()));
    Line { start, end, cursor: false }
}

/// The line between names and text, with the chosen entity's places in the article.
fn draw_strip(reader: &Reader, x: u16, context: &Context, buffer: &mut Buffer) {
    let area = reader.frame.text;
    for y in area.y..area.bottom() {
        cells::rule(buffer, (x, y), 1, "│", context.theme.rule());
    }
    let Some(entity) = reader.chosen else { return };
    let Some(found) = reader.article.entities.get(entity) else { return };
    let rows = reader.page.height().max(reader.rows());
    for at in reader.spots.of_entity(entity) {
        let Some(spot) = reader.spots.get(at) else { continue };
        let y = area.y + (reader.page.row_of(spot.place()) * usize::from(area.height) / rows) as u16;
        let style = context.theme.kind(found.kind).remove_modifier(ratatui::style::Modifier::UNDERLINED);
        cells::rule(buffer, (x, y), 1, "┃", style);
    }
}

/// The names of all sections, over the text.
pub(super) fn over(reader: &Reader, context: &Context, buffer: &mut Buffer) {
    let mut lines = Vec::new();
    let mut shown = None;
    for (at, (section, entity)) in reader.spots.entries().enumerate() {
        if shown != Some(section) && reader.article.sections[section].heading.is_some() {
            lines.push(Line::plain(Label::new(reader.heading(section), context.theme.dim())));
        }
        shown = Some(section);
        let here =
            reader.spots.block(section).iter().find(|(e, _)| *e == entity).map_or(0, |(_, here)| *here);
        let cursor = reader.panel == Some(at);
        lines.push(Line { cursor, ..entry(reader, entity, here, cursor, context) });
    }
    let direction = context.side(reader.article.direction.into());
    sheet::draw(context.language.say(phrases::NAMES), &lines, buffer, reader.frame.above, direction, context);
}

/// The contents, over the text: number, heading, how many names.
pub(super) fn contents(reader: &Reader, cursor: usize, context: &Context, buffer: &mut Buffer) {
    let lines: Vec<Line> = reader
        .headed()
        .enumerate()
        .map(|(number, section)| {
            let here = section == cursor;
            let mut style = context.theme.heading();
            if here {
                style = style.patch(context.theme.current());
            }
            let number = format!("{} ", context.language.number(number + 1));
            let start = Label::new(&number, context.theme.dim()).with(reader.heading(section), style);
            let names = reader.spots.block(section).len();
            let end = (names > 0)
                .then(|| Label::new(&format!("● {}", context.language.number(names)), context.theme.dim()));
            Line { start, end, cursor: here }
        })
        .collect();
    let direction = context.side(reader.article.direction.into());
    sheet::draw(
        context.language.say(phrases::CONTENTS),
        &lines,
        buffer,
        reader.frame.above,
        direction,
        context,
    );
}
