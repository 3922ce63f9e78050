//! The screens of the library: the list or the names, and the status below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{bars, list};
use crate::cells;
use crate::text::width;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::field::Field;
use crate::ui::frame::{at_end, at_start};
use crate::ui::label::{Label, Side};
use crate::ui::overlay::Overlay;
use crate::ui::shelf::{Scope, THINGS};
use crate::ui::state::{Library, Screen, State};
use crate::ui::words::{Phrase, library, reading};

/// What is said in place of a list, and what to do.
pub(super) struct Message {
    pub(super) what: String,
    pub(super) hint: String,
}

/// Says something in place of a list.
pub(super) fn message(said: Option<&Message>, first: Rect, context: &Context, buffer: &mut Buffer) {
    let Some(Message { what, hint }) = said else { return };
    let own = context.side(context.language.direction());
    let row = |below: u16| Rect { y: first.y + below, height: 1, ..first };
    Label::new(what, Style::new()).draw(buffer, row(0), (own, Side::Start), context);
    // The two last rows are not the list's.
    let rows = buffer.area.height.saturating_sub(first.y + 2);
    for (below, line) in (1..rows).zip(hint.lines()) {
        Label::new(line, context.theme.dim()).draw(buffer, row(below), (own, Side::Start), context);
    }
}

/// Draws the screen of the library that is seen.
pub(super) fn draw(state: &State, library: &Library, context: &Context, buffer: &mut Buffer) {
    match library.top() {
        Screen::Articles(list) => list::draw(list, context, buffer),
        Screen::Names(bars) => bars::draw(bars, context, buffer),
    }
    let area = buffer.area;
    if area.height < 2 {
        return;
    }
    cells::rule(buffer, (area.x, area.height - 2), area.width, "─", context.theme.rule());
    let margin = if area.width >= 40 { 2 } else { 1 };
    let row = Rect::new(margin, area.height - 1, area.width.saturating_sub(2 * margin), 1);
    status(state, library, row, context, buffer);
}

/// What is typed, what was done, or what keys do; where one is.
fn status(state: &State, library: &Library, row: Rect, context: &Context, buffer: &mut Buffer) {
    let (theme, language, words) = (context.theme, context.language, context.words());
    let own = context.side(language.direction());
    if let Some(Overlay::Tags(_, field)) = state.overlays.last() {
        return tags(field, context, buffer, row);
    }
    let (count, at, field, typing) = match library.top() {
        Screen::Articles(list) => (list.count, list.cursor.at, list.field.as_ref(), list.typing),
        Screen::Names(bars) => (bars.things.len(), bars.cursor.at, bars.field.as_ref(), bars.typing),
    };
    let mut end = Label::default();
    if let Some((done, all)) = state.renamed {
        let word =
            format!("{} {} · ", language.say(library::RENAMING), words.percent(done * 100 / all.max(1)));
        end = end.with(&word, theme.dim());
    }
    // In few columns what is typed needs them.
    if let (Screen::Articles(list), Some(_), 36..) = (library.top(), field, row.width) {
        let scope = match list.wanted.scope {
            Scope::Having(..) => library::IN_TEXTS,
            _ => library::IN_TITLES,
        };
        end = end.with(language.say(scope), theme.accent()).with(" · ", theme.dim());
        if typing && row.width >= 60 {
            end =
                end.with(&format!("\u{2066}Tab\u{2069} {} · ", language.say(library::SWITCHES)), theme.dim());
        }
    }
    if count > 0 {
        // Of the names only so many are listed.
        let more = matches!(library.top(), Screen::Names(_)) && count >= THINGS;
        let told = words.of(at + 1, count);
        end = end.with(&if more { format!("{told}+") } else { told }, theme.dim());
    } else if field.is_some() {
        end = end.with(&words.number(0), theme.dim());
    }
    let most = row.width * 3 / 5;
    let side = Rect { x: at_end(row, own, 0, usize::from(most)), width: most, ..row };
    let taken = end.draw(buffer, side, (own, Side::End), context);
    let width = row.width.saturating_sub(u16::try_from(taken).unwrap_or(most) + 2);
    let rest = Rect { x: at_start(row, own, 0, usize::from(width)), width, ..row };
    if let Some(notice) = state.notice.as_ref().filter(|_| !typing) {
        Label::new(notice, theme.heading()).draw(buffer, rest, (own, Side::Start), context);
        return;
    }
    match field {
        Some(field) if typing => typed("/", field, context, buffer, rest),
        Some(field) => {
            let all = context.keyed(&[(Action::Close, library::ALL)]);
            let label = Label::new("/ ", theme.accent()).apart(field.text(), Style::new());
            let label = label.with("   ", theme.dim()).with(&all, theme.dim());
            label.draw(buffer, rest, (own, Side::Start), context);
        }
        None => {
            let keys = keys(library);
            // As many as there is room for, none in part.
            let fits = |words: &String| width::width(words) <= usize::from(rest.width);
            let told = (1..=keys.len()).rev().map(|count| context.keyed(&keys[..count])).find(fits);
            let told = told.unwrap_or_default();
            Label::new(&told, theme.dim()).draw(buffer, rest, (own, Side::Start), context);
        }
    }
}

/// What the keys do that one may need first.
fn keys(library: &Library) -> Vec<(Action, Phrase)> {
    let opens = (Action::Accept, reading::OPENS);
    let help = (Action::Help, reading::KEYS);
    match library.top() {
        Screen::Articles(list) if matches!(list.wanted.scope, Scope::Naming(_)) => {
            vec![opens, (Action::Quit, library::BACK), help]
        }
        Screen::Articles(_) => vec![
            opens,
            (Action::SearchBack, library::FINDS),
            (Action::Panel, library::NAMES),
            help,
            (Action::Quit, reading::QUITS),
        ],
        Screen::Names(_) => vec![
            opens,
            (Action::Search, library::FINDS),
            (Action::Kind, library::KINDS),
            (Action::Sort, library::DAYS),
            (Action::Panel, library::ARTICLES),
            help,
        ],
    }
}

/// What is typed behind a word.
fn typed(word: &str, field: &Field, context: &Context, buffer: &mut Buffer, row: Rect) {
    let own = context.side(context.language.direction());
    let taken = Label::new(word, context.theme.accent()).draw(buffer, row, (own, Side::Start), context);
    let taken = u16::try_from(taken).unwrap_or(row.width) + 1;
    let width = row.width.saturating_sub(taken);
    let x = at_start(row, own, taken, usize::from(width));
    field.draw(buffer, Rect { x, width, ..row }, own, context);
}

/// The tags of an article, as they are typed.
pub(super) fn tags(field: &Field, context: &Context, buffer: &mut Buffer, row: Rect) {
    typed(&format!("{}:", context.language.say(library::TAGS)), field, context, buffer, row);
}
