//! Keys of whatever lies over the screen: contents, help, the words to search.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::terminal::Key;
use crate::ui::action::{Action, TABLE};
use crate::ui::field::{Edit, Field};
use crate::ui::state::{Context, Overlay, State};
use crate::ui::words::phrases;

/// Takes a key to an overlay; gives the overlay back if it stays.
pub(super) fn press(
    state: &mut State,
    overlay: Overlay,
    key: &Key,
    action: Option<Action>,
    context: &Context,
) -> Option<Overlay> {
    match overlay {
        Overlay::Help { top } => help(state, top, action),
        Overlay::Contents { cursor } => contents(state, cursor, action),
        Overlay::Prompt { field, backward } => prompt(state, field, backward, key, context),
    }
}

/// Moves a number as the keys of a list do; `None` for any other action.
fn moved(at: usize, last: usize, page: usize, action: Action) -> Option<usize> {
    Some(match action {
        Action::LineDown => (at + 1).min(last),
        Action::LineUp => at.saturating_sub(1),
        Action::PageDown | Action::HalfDown => (at + page).min(last),
        Action::PageUp | Action::HalfUp => at.saturating_sub(page),
        Action::Top => 0,
        Action::Bottom => last,
        _ => return None,
    })
}

fn help(state: &State, top: usize, action: Option<Action>) -> Option<Overlay> {
    let rows = usize::from(state.size.1.saturating_sub(4)).max(1);
    let last = TABLE.len().saturating_sub(rows);
    match action {
        Some(Action::Close | Action::Quit | Action::Help) => None,
        Some(action) => Some(Overlay::Help { top: moved(top, last, rows, action).unwrap_or(top) }),
        None => Some(Overlay::Help { top }),
    }
}

fn contents(state: &mut State, cursor: usize, action: Option<Action>) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    let headed = reader.page.headed();
    let at = headed.binary_search(&cursor).unwrap_or(0);
    let page = usize::from(state.size.1 / 2).max(1);
    let to = match action {
        Some(Action::Close | Action::Quit | Action::Contents) => return None,
        Some(Action::Accept) => {
            // One goes to the text: the names would lie over it, or lead back.
            reader.panel = None;
            reader.go_to_section(cursor);
            return None;
        }
        Some(Action::Choose(number)) => {
            if let Some(&section) = headed.get(usize::from(number) - 1) {
                reader.go_to_section(section);
                return None;
            }
            at
        }
        Some(Action::NextSection) => (at + 1).min(headed.len().saturating_sub(1)),
        Some(Action::PreviousSection) => at.saturating_sub(1),
        Some(action) => moved(at, headed.len().saturating_sub(1), page, action).unwrap_or(at),
        None => at,
    };
    headed.get(to).map(|&cursor| Overlay::Contents { cursor })
}

/// Letters are text here; what is no key of a field's walks through what was sought before, or ends it.
fn prompt(
    state: &mut State,
    mut field: Field,
    backward: bool,
    key: &Key,
    context: &Context,
) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    let sought = &mut state.sought;
    let plain = key.modifiers.is_empty();
    let is_changed = match key.code {
        KeyCode::Enter if !field.is_empty() => {
            if reader.search.as_ref().is_some_and(|search| search.is_done() && search.hits.is_empty()) {
                state.notice = Some(context.language.say(phrases::NO_HITS).to_owned());
            }
            sought.keep(field.text());
            reader.keep_place();
            return None;
        }
        KeyCode::Esc | KeyCode::Enter => {
            sought.leave();
            reader.return_to_origin();
            return None;
        }
        KeyCode::Backspace if field.is_empty() => {
            sought.leave();
            reader.return_to_origin();
            return None;
        }
        KeyCode::Up if plain => sought.older(field.text()).is_some_and(|words| {
            field.set(words);
            true
        }),
        KeyCode::Down if plain => sought.newer().is_some_and(|words| {
            field.set(&words);
            true
        }),
        KeyCode::Char(c)
            if key.modifiers == KeyModifiers::ALT && matches!(key.base.unwrap_or(c), 'w' | 'ص') =>
        {
            sought.whole = !sought.whole;
            true
        }
        _ => field.press(key, reader.article.direction.into()) == Edit::Changed,
    };
    if is_changed {
        reader.seek(field.text(), sought.whole, backward);
    }
    Some(Overlay::Prompt { field, backward })
}

/// Takes text that was pasted to where one types, if one does.
pub(super) fn paste(state: &mut State, text: &str) {
    let State { reader: Some(reader), overlay: Some(Overlay::Prompt { field, backward }), .. } = state else {
        return;
    };
    if field.paste(text) == Edit::Changed {
        reader.seek(field.text(), state.sought.whole, *backward);
    }
}
