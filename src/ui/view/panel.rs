//! The names beside the text, or over it; and the contents, which lie over it in the same way.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet::{self, Line, Sheet};
use crate::cells;
use crate::ui::label::{Label, Side};
use crate::ui::names::Listed;
use crate::ui::state::{Context, Reader};
use crate::ui::words::phrases;

/// Draws the names of the sections in sight, each block beside its heading; the block of a section whose heading has
/// gone stays at the top until the next one pushes it away.
pub(super) fn draw(reader: &Reader, context: &Context, buffer: &mut Buffer) {
    let (Some(area), Some(strip)) = (reader.frame.panel, reader.frame.strip) else { return };
    draw_strip(reader, strip, context, buffer);
    let top = reader.page.number(reader.top);
    let bottom = top + usize::from(area.height);
    let first = reader.page.section_at(reader.top).unwrap_or(0);
    for section in reader.names.stops_from(first).iter().map(|stop| stop.section) {
        let (start, end) = section_rows(reader, section);
        if start >= bottom {
            break;
        }
        let last = section + 1 == reader.article.sections.len();
        let (from, to) = (start.max(top), if last { bottom } else { end.min(bottom) });
        if from >= to {
            continue;
        }
        let rows = Rect {
            y: area.y + (from - top) as u16,
            // The last row stays free between two blocks.
            height: (to - from - usize::from(!last && end <= bottom && to - from > 1)) as u16,
            ..area
        };
        draw_block(reader, section, context, buffer, rows);
    }
}

/// The rows of the page that a section takes.
fn section_rows(reader: &Reader, section: usize) -> (usize, usize) {
    let row = |section: usize| reader.page.number(reader.page.section(section));
    (row(section), row(section + 1))
}

fn draw_block(reader: &Reader, section: usize, context: &Context, buffer: &mut Buffer, mut rows: Rect) {
    let direction = context.side(reader.article.direction.into());
    let row = |rows: Rect, at: u16| Rect { y: rows.y + at, height: 1, ..rows };
    if reader.article.sections[section].heading.is_some() {
        let heading = Label::new(reader.heading(section), context.theme.dim());
        heading.draw(buffer, row(rows, 0), (direction, Side::Start), context);
        rows = Rect { y: rows.y + 1, height: rows.height - 1, ..rows };
    }
    let block = reader.names.section(section);
    let height = usize::from(rows.height);
    if height == 0 {
        return;
    }
    let fits = block.len() <= height;
    let shown = if fits { height } else { height - 1 };
    // What must stay in sight: the cursor, else the chosen entity.
    let cursor = reader.panel.filter(|at| block.contains(at));
    let chosen = || reader.chosen.and_then(|entity| reader.names.entry_of(entity, section));
    let wanted = cursor.or_else(chosen).map_or(0, |at| at - block.start);
    let first = block.start + (wanted + 1).saturating_sub(shown);
    for (y, at) in (0..).zip((first..block.end).take(shown)) {
        sheet::draw_line(&entry(reader, at, context), buffer, row(rows, y), direction, context);
    }
    let hidden = block.len().saturating_sub(shown);
    if !fits && hidden > 0 {
        let more = Label::new(&format!("+{}", context.language.number(hidden)), context.theme.dim());
        more.draw(buffer, row(rows, rows.height - 1), (direction, Side::Start), context);
    }
}

/// One name: sign, name, its first other spelling; how often here and in all, where that is more than once.
fn entry(reader: &Reader, at: usize, context: &Context) -> Line {
    let theme = context.theme;
    let Some(listed) = reader.names.entry(at) else { return Line::default() };
    let entity = listed.entity();
    let Some(found) = reader.names.entity(entity) else { return Line::default() };
    let mut name = theme.kind(found.kind);
    if reader.chosen == Some(entity) {
        name = name.patch(theme.chosen());
    }
    if reader.panel == Some(at) {
        name = name.patch(theme.current());
    }
    let sign = theme.kind(found.kind).remove_modifier(ratatui::style::Modifier::UNDERLINED);
    let mut start = Label::new(found.kind.sign(), sign).with(" ", sign).with(&found.name, name);
    if let Some(alias) = found.aliases.iter().find(|alias| alias.is_ascii() && !found.name.is_ascii()) {
        start = start.with(" · ", theme.dim()).with(alias, name);
    }
    let end = (found.count > 1)
        .then(|| Label::new(&context.language.ratio(listed.here(), found.count), theme.dim()));
    Line { start, end }
}

/// The line between names and text, with the chosen entity's places in the article.
fn draw_strip(reader: &Reader, x: u16, context: &Context, buffer: &mut Buffer) {
    let area = reader.frame.text;
    for y in area.y..area.bottom() {
        cells::rule(buffer, (x, y), 1, "│", context.theme.rule());
    }
    let Some(entity) = reader.chosen else { return };
    let Some(found) = reader.names.entity(entity) else { return };
    let style = context.theme.kind(found.kind).remove_modifier(ratatui::style::Modifier::UNDERLINED);
    let (rows, height) = (reader.page.rows().max(reader.rows()), usize::from(area.height));
    let mentions = reader.names.of_entity(entity);
    let mut next = 0;
    while let Some(mention) = mentions.get(next).and_then(|&at| reader.names.get(at as usize)) {
        let y = (reader.page.row_of(mention.place()) * height / rows).min(height.saturating_sub(1));
        cells::rule(buffer, (x, area.y + y as u16), 1, "┃", style);
        // The next that is not marked by this sign too.
        let Some(below) = reader.page.place_of(((y + 1) * rows).div_ceil(height.max(1))) else { return };
        next = reader.names.rank(entity, reader.names.from(below)).max(next + 1);
    }
}

/// The names of all sections, over the text.
pub(super) fn over(reader: &Reader, context: &Context, buffer: &mut Buffer) {
    let line = |at: usize| match reader.names.listed(at) {
        Some(Listed::Heading(section)) => {
            Line::plain(Label::new(reader.heading(section), context.theme.dim()))
        }
        Some(Listed::Entry(at)) => entry(reader, at, context),
        None => Line::default(),
    };
    let cursor = reader.panel.map_or(0, |entry| reader.names.line_of(entry));
    let sheet = Sheet { title: context.language.say(phrases::NAMES), lines: reader.names.lines(), cursor };
    let direction = context.side(reader.article.direction.into());
    sheet.draw(line, buffer, reader.frame.above, direction, context);
}

/// The contents, over the text: number, heading, how many names.
pub(super) fn contents(reader: &Reader, cursor: usize, context: &Context, buffer: &mut Buffer) {
    let headed = reader.page.headed();
    let line = |at: usize| {
        let Some(&section) = headed.get(at) else { return Line::default() };
        let mut style = context.theme.heading();
        if section == cursor {
            style = style.patch(context.theme.current());
        }
        let number = format!("{} ", context.language.number(at + 1));
        let start = Label::new(&number, context.theme.dim()).with(reader.heading(section), style);
        let names = reader.names.section(section).len();
        let end = (names > 0)
            .then(|| Label::new(&format!("● {}", context.language.number(names)), context.theme.dim()));
        Line { start, end }
    };
    let title = context.language.say(phrases::CONTENTS);
    let sheet = Sheet { title, lines: headed.len(), cursor: headed.binary_search(&cursor).unwrap_or(0) };
    let direction = context.side(reader.article.direction.into());
    sheet.draw(line, buffer, reader.frame.above, direction, context);
}
