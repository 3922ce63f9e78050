//! Words are typed to find articles, or names: letters are text, arrows move. Esc leaves the words and what they
//! found, for keys to be used on that; once more, and all are shown again.

use crossterm::event::KeyCode;

use super::{accept, asks};
use crate::terminal::Key;
use crate::text::Direction;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::field::{Edit, Field};
use crate::ui::message::Effect;
use crate::ui::state::{Screen, State};
use crate::ui::update::act::act;

/// Takes a key while words are typed.
pub(in crate::ui::update) fn type_key(
    state: &mut State,
    context: &Context,
    key: &Key,
    action: Option<Action>,
) -> Vec<Effect> {
    if matches!(action, Some(Action::Help)) && key.typed().is_none() {
        return act(state, context, Action::Help);
    }
    let size = state.size;
    let around = context.language.direction();
    let Some(library) = &mut state.library else { return Vec::new() };
    match library.top_mut() {
        Screen::Articles(list) => match type_in(list.field.get_or_insert_default(), key, around) {
            Typed::Words => asks(list.scope_of_words(list.is_whole(), size)),
            Typed::Moves(by, pages) => {
                let shown = isize::try_from(list.listing(size).shown()).unwrap_or(1);
                asks(list.step(if pages { by * shown } else { by }, size))
            }
            Typed::Other => asks(list.scope_of_words(!list.is_whole(), size)),
            Typed::Ends => asks(list.forget_words(size)),
            Typed::Done => asks(list.stop_typing(size)),
            Typed::Chosen => {
                let mut effects = asks(list.stop_typing(size));
                effects.extend(accept(state, context));
                effects
            }
            Typed::Nothing => Vec::new(),
        },
        Screen::Names(bars) => match type_in(bars.field.get_or_insert_default(), key, around) {
            Typed::Words => vec![Effect::Ask(bars.retyped())],
            Typed::Moves(by, pages) => {
                let shown = isize::try_from(bars.listing(size).shown()).unwrap_or(1);
                bars.step(if pages { by * shown } else { by }, size);
                Vec::new()
            }
            Typed::Ends => vec![Effect::Ask(bars.forget_words())],
            Typed::Done => {
                bars.typing = false;
                Vec::new()
            }
            Typed::Chosen => {
                bars.typing = false;
                accept(state, context)
            }
            Typed::Other | Typed::Nothing => Vec::new(),
        },
    }
}

/// What a key did while words are typed to find something.
enum Typed {
    /// The words are others.
    Words,
    /// The cursor of the list moves by so many items, or pages.
    Moves(isize, bool),
    /// The words are to be sought elsewhere.
    Other,
    /// They are forgotten.
    Ends,
    /// They stay, and letters are keys again.
    Done,
    /// What is chosen is meant.
    Chosen,
    Nothing,
}

fn type_in(field: &mut Field, key: &Key, around: Direction) -> Typed {
    match key.code {
        KeyCode::Enter => Typed::Chosen,
        KeyCode::Esc if field.text().trim().is_empty() => Typed::Ends,
        KeyCode::Esc => Typed::Done,
        KeyCode::Backspace if field.is_empty() => Typed::Ends,
        KeyCode::Up => Typed::Moves(-1, false),
        KeyCode::Down => Typed::Moves(1, false),
        KeyCode::PageUp => Typed::Moves(-1, true),
        KeyCode::PageDown => Typed::Moves(1, true),
        KeyCode::Tab => Typed::Other,
        _ if field.press(key, around) == Edit::Changed => Typed::Words,
        _ => Typed::Nothing,
    }
}

/// Gives pasted text to what is typed.
pub(in crate::ui::update) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let size = state.size;
    let Some(library) = state.library.as_mut().filter(|library| library.is_typing()) else {
        return Vec::new();
    };
    match library.top_mut() {
        Screen::Articles(list) => {
            list.field.get_or_insert_default().paste(text);
            asks(list.scope_of_words(list.is_whole(), size))
        }
        Screen::Names(bars) => {
            bars.field.get_or_insert_default().paste(text);
            vec![Effect::Ask(bars.retyped())]
        }
    }
}
