//! A list of articles on the screen: what is new, title, source, age; under it the piece of text for which it is there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::about::{about, neighbours};
use super::library::{Message, message};
use super::snippet;
use crate::article::Summary;
use crate::text::Direction;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::field::Field;
use crate::ui::frame::{at_end, at_start};
use crate::ui::label::{Label, Side};
use crate::ui::shelf::{Only, Scope};
use crate::ui::state::List;
use crate::ui::words::counted::{ARTICLE, UNREAD};
use crate::ui::words::library;

/// Columns for what tells that an article is new, or has a star.
const SIGNS: u16 = 3;

/// Draws a list.
pub(super) fn draw(list: &List, context: &Context, buffer: &mut Buffer) {
    let size = (buffer.area.width, buffer.area.height);
    let listing = list.listing(size);
    let own = context.side(context.language.direction());
    let area = listing.area;
    title(list, context, buffer, Rect { height: area.height.min(1), ..area });
    if let Some((thing, beside)) = &list.thing {
        let row = |at: u16| Rect { y: area.y + 1 + at, height: 1, ..area };
        if listing.head > 0 {
            about(thing.kind, &thing.aliases, context).draw(buffer, row(0), (own, Side::Start), context);
        }
        if listing.head > 1 {
            // In how many articles they are together is not what they are chosen by.
            let beside = beside.iter().map(|thing| (thing.kind, thing.name.as_str(), 0));
            neighbours(beside, context).draw(buffer, row(1), (own, Side::Start), context);
        }
    }
    if list.count == 0 {
        return message(nothing(list, context).as_ref(), listing.item(0), context, buffer);
    }
    for below in 0..listing.shown() {
        let at = list.cursor.top + below;
        let Some(row) = list.row(at).filter(|_| at < list.count) else { continue };
        let place = listing.item(below);
        line(row, (list.now, at == list.cursor.at), place, context, buffer);
        if let (Some(snippet), 2..) = (list.snippet(&row.id), place.height) {
            let columns = place.width.saturating_sub(SIGNS);
            let x = at_start(place, own, SIGNS, usize::from(columns));
            let under = Rect { x, y: place.y + 1, width: columns, height: 1 };
            let theme = context.theme;
            let label =
                snippet::label(&snippet.text, &snippet.hits, usize::from(columns), theme.dim(), theme.hit());
            on_side(&label, direction(row.rtl), own, under, context, buffer);
        }
    }
}

fn direction(rtl: bool) -> Direction {
    if rtl { Direction::Rtl } else { Direction::Ltr }
}

/// Draws a label of a direction on the start side of a screen of another.
fn on_side(
    label: &Label,
    direction: Direction,
    own: Direction,
    row: Rect,
    context: &Context,
    buffer: &mut Buffer,
) {
    let side = if context.side(direction) == own { Side::Start } else { Side::End };
    label.draw(buffer, row, (direction, side), context);
}

/// Draws the first row of an article. All stand on the side of the list, whatever their direction: an eye runs down one edge.
fn line(row: &Summary, (now, chosen): (i64, bool), place: Rect, context: &Context, buffer: &mut Buffer) {
    let theme = context.theme;
    let own = context.side(context.language.direction());
    let place = Rect { height: place.height.min(1), ..place };
    let new = if row.unread { "•" } else { " " };
    let star = if row.starred { "★" } else { " " };
    let signs =
        Rect { x: at_start(place, own, 0, usize::from(SIGNS)), width: SIGNS.min(place.width), ..place };
    let label = Label::new(new, theme.accent()).with(star, theme.heading());
    label.draw(buffer, signs, (own, Side::Start), context);

    let mut meta = Label::default();
    if place.width >= 64
        && let Some(source) = &row.source
    {
        meta = meta.apart(source, theme.dim()).with(" · ", theme.dim());
    }
    let age = if place.width >= 46 { context.words().ago(row.date, now) } else { String::new() };
    meta = meta.apart(&age, theme.dim());
    let most = place.width * 2 / 5;
    let end = Rect { x: at_end(place, own, 0, usize::from(most)), width: most, ..place };
    let taken = if age.is_empty() {
        0
    } else {
        u16::try_from(meta.draw(buffer, end, (own, Side::End), context)).unwrap_or(most) + 2
    };
    let columns = place.width.saturating_sub(SIGNS + taken);
    let x = at_start(place, own, SIGNS, usize::from(columns));
    // What is new stands out by its sign; what was read stands back.
    let style = if row.unread { Style::new() } else { theme.dim() };
    let style = if chosen { theme.heading().patch(theme.current()) } else { style };
    let mut space = Rect { x, width: columns, ..place };
    if !row.tags.is_empty() {
        // They keep a third of it, however long the title is.
        let tags = row
            .tags
            .iter()
            .fold(Label::default(), |label, tag| label.with(" #", theme.dim()).apart(tag, theme.dim()));
        let most = columns / 3;
        let end = Rect { x: at_end(space, own, 0, usize::from(most)), width: most, ..space };
        let taken = u16::try_from(tags.draw(buffer, end, (own, Side::End), context)).unwrap_or(most) + 1;
        let width = columns.saturating_sub(taken);
        space = Rect { x: at_start(space, own, 0, usize::from(width)), width, ..space };
    }
    if row.title.trim().is_empty() {
        let untitled = Label::new(context.language.say(library::UNTITLED), style);
        untitled.draw(buffer, space, (own, Side::Start), context);
        return;
    }
    let title = Label::new(&row.title, style);
    on_side(&title, direction(row.rtl), own, space, context, buffer);
}

/// What is listed, how many, in what order.
fn title(list: &List, context: &Context, buffer: &mut Buffer, row: Rect) {
    let (theme, language, words) = (context.theme, context.language, context.words());
    let own = context.side(language.direction());
    let mut end = Vec::new();
    if list.wanted.only != Only::All {
        end.push(language.say(library::only(list.wanted.only)));
    }
    if list.wanted.order != crate::article::Order::Newest {
        end.push(language.say(library::order(list.wanted.order)));
    }
    let end = Label::new(&end.join(" · "), theme.accent());
    let taken = u16::try_from(end.draw(buffer, row, (own, Side::End), context)).unwrap_or(0) + 1;
    let width = row.width.saturating_sub(taken);
    let row = Rect { x: at_start(row, own, 0, usize::from(width)), width, ..row };
    let mut label = match (&list.wanted.scope, &list.thing) {
        (Scope::Naming(_), Some((thing, _))) => {
            let sign = theme.sign(thing.kind);
            let name = snippet::cut(&thing.name, usize::from(width / 2));
            Label::new(thing.kind.sign(), sign).with(" ", sign).apart(&name, sign.patch(theme.title()))
        }
        (Scope::Naming(_), None) => Label::default(),
        _ => Label::new(language.say(library::LIBRARY), theme.title()),
    };
    if list.samples {
        label = label.with(&format!(" · {}", language.say(library::SAMPLES)), theme.dim());
    }
    if list.count > 0 {
        label = label.with(&format!(" · {}", words.count(ARTICLE, list.count)), theme.dim());
    }
    if let Some(unread) = list.unread.filter(|unread| *unread > 0) {
        label = label.with(&format!(" · {}", words.count(UNREAD, unread)), theme.dim());
    }
    label.draw(buffer, row, (own, Side::Start), context);
}

/// What is said where there is no article.
fn nothing(list: &List, context: &Context) -> Option<Message> {
    let language = context.language;
    let said = |what, hint: String| Some(Message { what: language.say(what).to_owned(), hint });
    if let Some(fault) = &list.fault {
        let hint = language.say(library::FILTERS).to_owned();
        return Some(Message { what: language.fault(fault), hint });
    }
    if list.is_others() {
        return None;
    }
    if let Scope::Naming(_) = list.wanted.scope {
        return said(library::NONE_NAMES, String::new());
    }
    let typed = list.field.as_ref().is_some_and(|field: &Field| !field.text().trim().is_empty());
    match (typed, list.wanted.only) {
        (true, _) if list.is_whole() => {
            said(library::NOTHING_FOUND, language.say(library::FILTERS).to_owned())
        }
        (true, _) if matches!(list.wanted.scope, Scope::Titled(_)) && !list.is_others() => {
            said(library::NOTHING_FOUND, language.say(library::IN_ALL_TEXTS).to_owned())
        }
        (true, _) => said(library::NOTHING_FOUND, String::new()),
        (false, Only::Unread) => said(library::NONE_UNREAD, context.keyed(&[(Action::Kind, library::ALL)])),
        (false, Only::Starred) => {
            said(library::NONE_STARRED, context.keyed(&[(Action::Star, library::STARRED_HINT)]))
        }
        (false, Only::All) => said(library::EMPTY, language.say(library::EMPTY_HINT).to_owned()),
    }
}
