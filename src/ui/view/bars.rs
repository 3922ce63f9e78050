//! What most articles name, as bars that grow from the start side.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::library::{Message, message};
use super::snippet::cut;
use crate::article::Thing;
use crate::cells;
use crate::text::{Direction, width};
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::frame::at_start;
use crate::ui::label::{Label, Side};
use crate::ui::state::Bars;
use crate::ui::words::library;

/// Columns of a count.
const COUNT: u16 = 7;

/// Draws what most articles name.
pub(super) fn draw(bars: &Bars, context: &Context, buffer: &mut Buffer) {
    let size = (buffer.area.width, buffer.area.height);
    let (theme, language) = (context.theme, context.language);
    let own = context.side(language.direction());
    let listing = bars.listing(size);
    let area = listing.area;
    let since = format!(" · {}", language.say(library::since(bars.since)));
    let mut title = Label::new(language.say(library::MOST_NAMED), theme.title()).with(&since, theme.dim());
    if let Some(kind) = bars.kind {
        let style = theme.sign(kind);
        title = title.with(" · ", theme.dim()).with(kind.sign(), style).with(" ", style);
        title = title.with(language.kind(kind), style);
    }
    title.draw(buffer, Rect { height: area.height.min(1), ..area }, (own, Side::Start), context);
    if bars.things.is_empty() {
        let typed = bars.field.as_ref().is_some_and(|field| !field.is_empty());
        let what = if typed { library::NOBODY_FOUND } else { library::NOBODY_NAMED };
        let hint = if typed {
            String::new()
        } else {
            context.keyed(&[(Action::Sort, library::DAYS), (Action::Kind, library::KINDS)])
        };
        let said = bars.answered.then(|| Message { what: language.say(what).to_owned(), hint });
        return message(said.as_ref(), listing.item(0), context, buffer);
    }
    // Names have the columns that the first of them need, whatever is in sight.
    let named = bars.things.iter().take(40).map(|thing| width::width(&thing.name)).max().unwrap_or(0);
    let named = u16::try_from(named + 3).unwrap_or(u16::MAX).clamp(16, 30).min(area.width / 2);
    // All bars are measured by the longest, whatever is in sight.
    let most = bars.things.iter().map(|thing| thing.articles).max().unwrap_or(1).max(1);
    for below in 0..listing.shown() {
        let at = bars.cursor.top + below;
        let Some(thing) = bars.things.get(at) else { break };
        row(thing, (named, most, at == bars.cursor.at), listing.item(below), context, buffer);
    }
}

/// What stands before a name takes so many.
const SIGN: u16 = 2;

/// Draws a thing: its name in so many columns, how many articles name it, and that as a bar.
fn row(
    thing: &Thing,
    (columns, most, chosen): (u16, usize, bool),
    place: Rect,
    context: &Context,
    buffer: &mut Buffer,
) {
    let theme = context.theme;
    let own = context.side(context.language.direction());
    let kind = theme.sign(thing.kind);
    let name = if chosen { kind.patch(theme.current()) } else { kind };
    let start = Rect { x: at_start(place, own, 0, usize::from(columns)), width: columns, ..place };
    let label = Label::new(thing.kind.sign(), kind)
        .with(" ", kind)
        .apart(&cut(&thing.name, usize::from(columns.saturating_sub(SIGN))), name);
    label.draw(buffer, start, (own, Side::Start), context);
    let count = Rect {
        x: at_start(place, own, columns, usize::from(COUNT)),
        width: COUNT.min(place.width - columns),
        ..place
    };
    let number = Label::new(&format!("{} ", context.words().number(thing.articles)), theme.dim());
    number.draw(buffer, count, (own, Side::End), context);
    let room = place.width.saturating_sub(columns + COUNT + 1);
    // In half columns; what is named at all has one.
    let halves = (usize::from(room) * 2 * thing.articles).div_ceil(most).min(usize::from(room) * 2);
    let full = u16::try_from(halves / 2).unwrap_or(room);
    let x = at_start(place, own, columns + COUNT + 1, usize::from(full));
    cells::rule(buffer, (x, place.y), full, "━", kind);
    if halves % 2 == 1 {
        let (x, half) = match own {
            Direction::Rtl => (x.saturating_sub(1), "╺"),
            Direction::Ltr => (x + full, "╸"),
        };
        cells::rule(buffer, (x, place.y), 1, half, kind);
    }
}
