//! Keys of whatever lies on top of the screen.

pub(super) mod lists;
mod prompt;
mod select;

use crossterm::event::KeyCode;

use crate::terminal::Key;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::copy;
use crate::ui::field::{Edit, Field};
use crate::ui::hints::Hints;
use crate::ui::message::Effect;
use crate::ui::overlay::Overlay;
use crate::ui::shelf::{Change, Request};
use crate::ui::state::{Library, State};
use crate::ui::words::reading;

use super::act::act;
use super::library;
use super::reader::give;

/// Takes a key to an overlay, which has been taken from the others; gives it back if it stays.
pub(super) fn press(
    state: &mut State,
    context: &Context,
    overlay: Overlay,
    key: &Key,
    action: Option<Action>,
    effects: &mut Vec<Effect>,
) -> Option<Overlay> {
    match overlay {
        Overlay::Actions(picker) => lists::actions(state, context, picker, key, action, effects),
        Overlay::Contents(picker, origin) => lists::contents(state, context, (picker, origin), key, action),
        Overlay::Profile(profile) => lists::profile(state, profile, key, action, effects),
        Overlay::Prompt { field, backward } => prompt::press(state, field, backward, key, context),
        Overlay::Command(field) => command(state, context, field, key, effects),
        Overlay::Tags(id, field) => tags(context, id, field, key, effects),
        Overlay::Mark { set } => mark(state, context, set, key),
        Overlay::Select(selection) => select::press(state, context, selection, action, effects),
        Overlay::Links(hints) => links(state, hints, key, action),
        Overlay::Address(url) => address(state, context, url, action, effects),
        // Any key closes it; one that asks for something else does that too.
        Overlay::Trouble(_) => {
            let closes = |action: &Action| matches!(action, Action::Close | Action::Quit | Action::Accept);
            // What was typed before it was seen is not done to an article.
            let changes = |action: &Action| {
                matches!(
                    action,
                    Action::Delete | Action::Star | Action::Read | Action::AllRead | Action::Undo
                )
            };
            let typing = state.reader.is_none() && state.library.as_ref().is_some_and(Library::is_typing);
            if typing && !matches!(key.code, KeyCode::Esc | KeyCode::Enter) {
                effects.extend(library::type_key(state, context, key, action));
            } else if !typing {
                let other = action.filter(|action| !closes(action) && !changes(action));
                effects.extend(other.map_or_else(Vec::new, |action| act(state, context, action)));
            }
            None
        }
    }
}

/// Gives pasted text to what is being typed.
pub(super) fn paste(state: &mut State, context: &Context, text: &str) -> Vec<Effect> {
    let Some(overlay) = state.overlays.pop() else { return library::paste(state, text) };
    let overlay = match overlay {
        Overlay::Prompt { field, backward } => prompt::paste(state, field, backward, text),
        Overlay::Command(mut field) => {
            field.paste(text);
            Some(Overlay::Command(field))
        }
        Overlay::Tags(id, mut field) => {
            field.paste(text);
            Some(Overlay::Tags(id, field))
        }
        other => Some(lists::paste(state, context, other, text)),
    };
    state.overlays.extend(overlay);
    Vec::new()
}

/// A shell command is typed: Enter runs it on the article.
fn command(
    state: &mut State,
    context: &Context,
    mut field: Field,
    key: &Key,
    effects: &mut Vec<Effect>,
) -> Option<Overlay> {
    match key.code {
        KeyCode::Esc => return None,
        KeyCode::Enter => {
            let reader = state.reader.as_ref()?;
            if !field.text().trim().is_empty() {
                let text = copy::article(&reader.article) + "\n";
                effects.push(Effect::Pipe { command: field.text().to_owned(), text });
            }
            return None;
        }
        KeyCode::Backspace if field.text().is_empty() => return None,
        _ => {}
    }
    let _: Edit = field.press(key, context.language.direction());
    Some(Overlay::Command(field))
}

/// Tags are typed: Enter keeps them.
fn tags(
    context: &Context,
    id: String,
    mut field: Field,
    key: &Key,
    effects: &mut Vec<Effect>,
) -> Option<Overlay> {
    match key.code {
        KeyCode::Esc => return None,
        KeyCode::Enter => {
            let change = Change::Tags(library::tags(field.text()));
            effects.push(Effect::Ask(Request::Change(id, change)));
            return None;
        }
        _ => {}
    }
    let _: Edit = field.press(key, context.language.direction());
    Some(Overlay::Tags(id, field))
}

/// A letter names a mark; the same key is the same mark on all keyboards.
fn mark(state: &mut State, context: &Context, set: bool, key: &Key) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    // A sign of Latin keyboards is itself, wherever another keyboard has it.
    let typed = key.typed()?;
    let letter = if typed.is_ascii() { typed } else { key.base.unwrap_or_else(|| context.keys.latin(typed)) };
    let here = reader.anchor;
    let word = if set {
        reader.trail.mark(letter, here);
        reading::MARKED
    } else {
        let place = if letter == '\'' { reader.trail.swap(here) } else { reader.trail.marked(letter) };
        match place {
            Some(place) => {
                if letter != '\'' && place != here {
                    reader.trail.leave(here);
                }
                reader.go_back(place);
                return None;
            }
            None if letter == '\'' => reading::NO_JUMP,
            None => reading::NO_MARK,
        }
    };
    state.notice = Some(context.language.say(word).to_owned());
    None
}

/// A number chooses a link.
fn links(state: &mut State, mut hints: Hints, key: &Key, action: Option<Action>) -> Option<Overlay> {
    let digit = key.typed().and_then(crate::text::script::digit);
    let chosen = match (action, digit) {
        (_, Some(digit)) => hints.digit(digit),
        (Some(Action::Accept), _) => hints.chosen(),
        (Some(Action::Close | Action::Quit | Action::Links), _) => return None,
        _ if key.code == KeyCode::Backspace => return hints.take_back().then_some(Overlay::Links(hints)),
        _ => None,
    };
    let Some(url) = chosen.map(|link| link.url.clone()) else { return Some(Overlay::Links(hints)) };
    state.overlays.push(Overlay::Address(url));
    None
}

/// An address is opened, copied or left.
fn address(
    state: &mut State,
    context: &Context,
    url: String,
    action: Option<Action>,
    effects: &mut Vec<Effect>,
) -> Option<Overlay> {
    match action {
        Some(Action::Accept | Action::Links | Action::Page) => effects.push(Effect::Browse(url)),
        Some(Action::CopySection | Action::CopyArticle) => effects.extend(give(state, context, url)),
        Some(Action::Close | Action::Quit) => {}
        _ => return Some(Overlay::Address(url)),
    }
    None
}
