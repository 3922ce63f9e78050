//! The two bottom rows: progress, and where one is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::library::tags;
use super::sheet::clear;
use crate::cells;
use crate::text::{Direction, width};
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::field::Field;
use crate::ui::frame::{at_end, at_start};
use crate::ui::label::{Label, Side};
use crate::ui::overlay::Overlay;
use crate::ui::state::{Awaited, Reader, State};
use crate::ui::words::{phrases, reading};

/// Draws progress and status of an open article.
pub(super) fn reader(state: &State, reader: &Reader, context: &Context, buffer: &mut Buffer) {
    let area = buffer.area;
    if area.height < 2 {
        return;
    }
    let direction = context.side(reader.article.direction.into());
    let (theme, language) = (context.theme, context.language);
    let share = share(reader);

    let margin = if area.width >= 40 { 2 } else { 1 };
    // With the text alone there is a status only while there is something to say.
    let alone = reader.frame.status >= area.height;
    let row = Rect::new(margin, area.height - 1, area.width.saturating_sub(2 * margin), 1);
    if !alone {
        let filled = usize::from(area.width) * share / 100;
        let y = reader.frame.progress;
        cells::rule(buffer, (area.x, y), area.width, "─", theme.rule());
        cells::rule(buffer, (at_start(area, direction, 0, filled), y), filled as u16, "━", theme.accent());
    }
    let says =
        state.notice.is_some() || state.overlays.last().is_some_and(|overlay| is_said_here(overlay, context));
    if alone && says {
        clear(buffer, Rect { x: 0, width: area.width, ..row });
    }
    match state.overlays.last() {
        Some(Overlay::Prompt { field, backward }) => {
            return prompt(state, reader, (field, *backward), context, buffer, row);
        }
        Some(Overlay::Command(field)) => return command(field, context, buffer, row),
        Some(Overlay::Tags(_, field)) => return tags(field, context, buffer, row),
        Some(overlay) => {
            if let Some(word) = asks(overlay, context) {
                draw(&Label::new(&word, theme.accent()), buffer, row, direction, Side::Start, context);
                return;
            }
        }
        None => {}
    }
    if alone {
        if let Some(notice) = &state.notice {
            draw(&Label::new(notice, theme.heading()), buffer, row, direction, Side::Start, context);
        }
        return;
    }
    // What the program says is in its own language, but stands on the sides that the article gives.
    let end = notice(state, reader, context);
    let taken = end.map_or(0, |label| draw(&label, buffer, row, direction, Side::End, context));
    let width = row.width.saturating_sub(taken as u16 + 2);
    let rest = Rect { x: at_start(row, direction, 0, usize::from(width)), width, ..row };
    let mut label = Label::new(&place(reader, share, usize::from(width), context), Style::new());
    // What is not listed would be missed, else.
    if let (Some(kind), _) = reader.names.arrangement() {
        let style = theme.sign(kind);
        label = label.with(" · ", theme.dim()).with(kind.sign(), style).with(" ", style);
        label = label.with(language.kind(kind), style);
    }
    if let Some(awaited) = reader.awaited {
        let word = match awaited {
            Awaited::Rest => phrases::READING,
            Awaited::Names => phrases::NAMING,
        };
        label = label.with(&format!(" · {}…", language.say(word)), theme.dim());
    }
    draw(&label, buffer, rest, direction, Side::Start, context);
}

/// Which section one is in, how much has been seen, how long the rest takes to read: as much of it as has room, but no part
/// of a number.
fn place(reader: &Reader, share: usize, columns: usize, context: &Context) -> String {
    let words = context.words();
    let headed = reader.page.headed();
    let mut parts = Vec::new();
    if !headed.is_empty() {
        let number = reader.section().and_then(|at| headed.binary_search(&at).ok()).map(|at| at + 1);
        parts.push(words.section(number, headed.len()));
    }
    parts.push(words.percent(share));
    if share < 100 && reader.awaited != Some(Awaited::Rest) {
        parts.push(words.reading_time(reader.words_left()));
    }
    while parts.len() > 1 && width::width(&parts.join(" · ")) > columns {
        parts.pop();
    }
    parts.join(" · ")
}

/// Whether an overlay has its words in the status.
fn is_said_here(overlay: &Overlay, context: &Context) -> bool {
    matches!(overlay, Overlay::Prompt { .. } | Overlay::Command(_) | Overlay::Tags(..))
        || asks(overlay, context).is_some()
}

/// What an overlay that has no place of its own asks for.
fn asks(overlay: &Overlay, context: &Context) -> Option<String> {
    let say = |phrase| context.language.say(phrase).to_owned();
    let copies = (Action::CopySection, reading::COPIES);
    Some(match overlay {
        Overlay::Mark { set: true } => say(reading::SET_MARK),
        Overlay::Mark { set: false } => say(reading::GO_TO_MARK),
        Overlay::Links(_) => {
            format!("{} · {}", say(reading::LINK), context.keyed(&[(Action::Close, reading::CANCELS)]))
        }
        Overlay::Select(selection) if selection.by_mouse => return None,
        Overlay::Select(selection) => {
            let turns = if selection.grows() { reading::TURNS } else { reading::BEGINS };
            let keys = [
                copies,
                (Action::Select, turns),
                (Action::NextSentence, reading::SENTENCE),
                (Action::NextMention, reading::PARAGRAPH),
            ];
            format!("{}: {}", say(reading::SELECT), context.keyed(&keys))
        }
        _ => return None,
    })
}

/// The shell command being typed.
fn command(field: &Field, context: &Context, buffer: &mut Buffer, row: Rect) {
    let own = context.side(context.language.direction());
    let word = format!("{} |", context.language.say(reading::COMMAND));
    let taken =
        Label::new(&word, context.theme.accent()).draw(buffer, row, (own, Side::Start), context) as u16 + 1;
    let width = row.width.saturating_sub(taken);
    let x = at_start(row, own, taken, usize::from(width));
    field.draw(buffer, Rect { x, width, ..row }, own, context);
}

/// Draws a label of the program's own words on a side of an article's screen.
fn draw(
    label: &Label,
    buffer: &mut Buffer,
    row: Rect,
    around: Direction,
    side: Side,
    context: &Context,
) -> usize {
    let own = context.side(context.language.direction());
    let side = if own == around {
        side
    } else {
        match side {
            Side::Start => Side::End,
            Side::End => Side::Start,
        }
    };
    label.draw(buffer, row, (own, side), context)
}

/// How much of the article has been seen, in hundredths.
fn share(reader: &Reader) -> usize {
    let (seen, rows) = (reader.page.number(reader.top) + reader.rows(), reader.page.rows());
    if seen >= rows { 100 } else { seen * 100 / rows }
}

/// What stands at the end side: a word, the current hit, or the current mention.
fn notice(state: &State, reader: &Reader, context: &Context) -> Option<Label> {
    let theme = context.theme;
    if let Some(notice) = &state.notice {
        return Some(Label::new(notice, theme.heading()));
    }
    let hit = reader.search.as_ref().and_then(|search| Some((search.current? + 1, search.hits.len())));
    match (hit, reader.standing()) {
        (Some((at, all)), _) if reader.last == Some(crate::ui::state::Last::Search) => {
            Some(Label::new("/ ", theme.dim()).with(&context.words().of(at, all), theme.accent()))
        }
        (_, Some((entity, number, all))) => {
            let found = reader.names.entity(entity)?;
            let style = theme.sign(found.kind);
            let label = Label::new(found.kind.sign(), style).with(" ", style).apart(&found.name, style);
            Some(label.with(" · ", theme.dim()).with(&context.words().of(number, all), style))
        }
        _ => None,
    }
}

/// The words being typed, how they are sought, and which hit of how many one is at.
fn prompt(
    state: &State,
    reader: &Reader,
    (field, backward): (&Field, bool),
    context: &Context,
    buffer: &mut Buffer,
    row: Rect,
) {
    let (theme, language) = (context.theme, context.language);
    let direction = context.side(reader.article.direction.into());
    let sign = if backward { "؟" } else { "/" };
    let mut end = Label::default();
    if state.sought.whole {
        let gap = if reader.search.is_some() { " · " } else { "" };
        end = end.with(language.say(phrases::WHOLE_WORDS), theme.accent()).with(gap, theme.dim());
    }
    if let Some(search) = &reader.search {
        let at = search.current.map_or(0, |at| at + 1);
        let none = search.is_done() && search.hits.is_empty();
        let found = || context.words().of(at, search.hits.len());
        let word = if none { language.say(phrases::NO_HITS).to_owned() } else { found() };
        end = end.with(&word, theme.dim());
    }
    // What is typed goes before what is said of it.
    let side = Rect { x: at_end(row, direction, 0, usize::from(row.width / 2)), width: row.width / 2, ..row };
    let taken = draw(&end, buffer, side, direction, Side::End, context);
    let width = row.width.saturating_sub(taken as u16 + 2);
    let rest = Rect { x: at_start(row, direction, 0, usize::from(width)), width, ..row };
    let sign =
        Label::new(sign, theme.accent()).draw(buffer, rest, (direction, Side::Start), context) as u16 + 1;
    let width = rest.width.saturating_sub(sign);
    let x = at_start(rest, direction, sign, usize::from(width));
    field.draw(buffer, Rect { x, width, ..rest }, direction, context);
}
