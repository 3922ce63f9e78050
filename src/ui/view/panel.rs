//! The names beside the text, or over it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::sheet::{self, Line};
use crate::article::Place;
use crate::cells;
use crate::text::Direction;
use crate::ui::blocks::{Block, blocks};
use crate::ui::context::Context;
use crate::ui::label::Label;
use crate::ui::names::Listed;
use crate::ui::over;
use crate::ui::state::{Last, Reader};
use crate::ui::words::{phrases, reading};

/// Screens of fewer columns have nothing at their edge.
const SMALLEST: u16 = 20;

/// Draws the names of the sections in sight beside them, and the line between names and text.
pub(super) fn draw(reader: &Reader, context: &Context, buffer: &mut Buffer) {
    draw_strip(reader, context, buffer);
    for block in blocks(reader) {
        draw_block(reader, block, context, buffer);
    }
}

fn draw_block(reader: &Reader, block: Block, context: &Context, buffer: &mut Buffer) {
    let direction = context.side(reader.article.direction.into());
    let dim = context.theme.dim();
    let mut y = block.area.y;
    let mut draw = |line: &Line| {
        if y < block.area.bottom() {
            sheet::draw_line(line, buffer, Rect { y, height: 1, ..block.area }, direction, context);
        }
        y += 1;
    };
    let hidden = |sign: &str, count: usize| {
        (count > 0).then(|| Label::new(&format!("{sign}{}", context.words().number(count)), dim))
    };
    if block.headed {
        let start = Label::new(reader.heading(block.section), dim);
        draw(&Line { start, end: hidden("↑", block.above) });
    }
    for at in block.first..block.first + block.shown {
        draw(&entry(reader, at, context));
    }
    if let Some(below) = hidden("↓", block.below) {
        draw(&Line { start: Label::default(), end: Some(below) });
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
    let sign = theme.sign(found.kind);
    let mut start = Label::new(found.kind.sign(), sign).with(" ", sign).apart(&found.name, name);
    if let Some(alias) = found.aliases.iter().find(|alias| alias.is_ascii() && !found.name.is_ascii()) {
        start = start.with(" · ", theme.dim()).apart(alias, name);
    }
    let end = (found.count > 1)
        .then(|| Label::new(&context.words().ratio(listed.here(), found.count), theme.dim()));
    Line { start, end }
}

/// The line between names and text, with the places of what was chosen last in the article: an entity's, or hits. Where no
/// names stand beside the text, the places alone, at the edge of the screen.
fn draw_strip(reader: &Reader, context: &Context, buffer: &mut Buffer) {
    let area = reader.frame.text;
    let x = match (reader.frame.strip, context.side(reader.article.direction.into())) {
        (Some(x), _) => x,
        // With the text alone there is none, and on the smallest screens the text needs the edge.
        _ if reader.frame.status >= buffer.area.height || buffer.area.width < SMALLEST => return,
        (None, Direction::Rtl) => 0,
        (None, Direction::Ltr) => buffer.area.width.saturating_sub(1),
    };
    if reader.frame.strip.is_some() {
        for y in area.y..area.bottom() {
            cells::rule(buffer, (x, y), 1, "│", context.theme.rule());
        }
    }
    let (rows, height) = (reader.page.rows().max(reader.rows()), usize::from(area.height).max(1));
    // The first place at or behind one.
    let (style, next): (_, &dyn Fn(Place) -> Option<Place>) = match (&reader.search, reader.chosen) {
        (Some(search), _) if reader.last == Some(Last::Search) => {
            (context.theme.hit().remove_modifier(Modifier::UNDERLINED), &|from| search.first_from(from))
        }
        (_, Some(entity)) => {
            let Some(found) = reader.names.entity(entity) else { return };
            let style = context.theme.sign(found.kind);
            (style, &move |from| {
                let rank = reader.names.rank(entity, reader.names.from(from));
                let at = *reader.names.of_entity(entity).get(rank)?;
                Some(reader.names.get(at as usize)?.place())
            })
        }
        _ => return,
    };
    let mut from = Place::START;
    while let Some(place) = next(from) {
        let y = (reader.page.row_of(place) * height / rows).min(height - 1);
        cells::rule(buffer, (x, area.y + y as u16), 1, "┃", style);
        // The next that is not marked by this sign too.
        let Some(below) = reader.page.place_of(((y + 1) * rows).div_ceil(height)) else { return };
        from = below.max(Place { byte: place.byte + 1, ..place });
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
    let (kind, by_count) = reader.names.arrangement();
    let mut title = Label::new(context.language.say(phrases::NAMES), context.theme.title());
    if let Some(kind) = kind {
        let dim = context.theme.dim();
        title = title.with(&format!(" · {} {}", kind.sign(), context.language.kind(kind)), dim);
    }
    if by_count {
        let word = context.language.say(reading::IN_ORDER_OF_COUNT);
        title = title.with(&format!(" · {word}"), context.theme.dim());
    }
    let title = Line::plain(title);
    let direction = context.side(reader.article.direction.into());
    sheet::draw(&over::names(reader), &title, line, direction, context, buffer);
}
