//! One message changes the state and may ask for effects.

mod act;
mod arrived;
mod card;
mod library;
mod mouse;
mod moving;
mod overlay;
mod panel;
mod reader;

use super::action::Action;
use super::context::Context;
use super::message::{Copied, Effect, Message};
use super::overlay::Overlay;
use super::state::{Library, State, Waiting};
use super::words::{phrases, reading};
use crate::terminal::Key;

/// Changes the state by one message; gives what is to be done then.
#[must_use = "what is asked for, and not done, is waited for"]
pub fn update(state: &mut State, context: &Context, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(key) => {
            // A drag that goes on begins anew.
            (state.notice, state.pressed) = (None, None);
            effects = if state.waiting.is_some() {
                library::hold(state, context, key, context.keys.action(&key))
            } else {
                press(state, context, &key)
            };
        }
        Message::Paste(text) => effects = overlay::paste(state, context, &text),
        Message::Mouse(event) => {
            state.notice = None;
            effects = mouse::take(state, context, event);
        }
        Message::Resize(width, height) => {
            state.size = (width, height);
            effects = relay(state, context);
        }
        Message::Relaid => effects = relay(state, context),
        Message::Library(answer) => {
            effects = library::take(state, answer, context);
            effects.extend(press_held(state, context));
        }
        Message::Whole(whole, word) => arrived::whole(state, *whole, word, context),
        Message::Named(names) => arrived::names(state, *names),
        Message::Failed(why) => arrived::nothing(state, &why, context),
        Message::Copied(copied) => say_copied(state, context, copied),
        Message::Trouble(trouble) => state.say_trouble(trouble),
        Message::Idle => go_on(state, context),
    }
    if let (Some(Overlay::Profile(profile)), Some(reader)) = (state.overlays.last_mut(), &state.reader) {
        effects.extend(profile.ask(&reader.names, &reader.article.id).map(Effect::Ask));
    }
    if state.reader.as_ref().is_some_and(|reader| reader.is_seeking()) {
        effects.push(Effect::Continue);
    }
    effects
}

fn relay(state: &mut State, context: &Context) -> Vec<Effect> {
    let missing = state.library.as_mut().and_then(|library| library.settle(state.size));
    if let Some(reader) = &mut state.reader {
        reader.lay_out(state.size, context);
    }
    missing.map(Effect::Ask).into_iter().collect()
}

fn say_copied(state: &mut State, context: &Context, copied: Copied) {
    let word = if copied.terminal || copied.system { reading::COPIED } else { reading::NOT_COPIED };
    let more = state.copying.take().filter(|_| copied.terminal || copied.system);
    let word = context.language.say(word);
    state.notice = Some(more.map_or(word.to_owned(), |what| format!("{word}: {what}")));
}

/// Goes on with a search that has not come to the end of the article.
fn go_on(state: &mut State, context: &Context) {
    let Some(reader) = state.reader.as_mut().filter(|reader| reader.is_seeking()) else { return };
    reader.seek_on();
    let found = reader.search.as_ref().is_some_and(|search| !search.is_done() || !search.hits.is_empty());
    if !found && state.overlays.is_empty() {
        state.notice = Some(context.language.say(phrases::NO_HITS).to_owned());
    }
}

/// Presses the keys that were kept for what has come.
fn press_held(state: &mut State, context: &Context) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in std::mem::take(&mut state.held) {
        if state.waiting.is_some() {
            state.held.push(key);
        } else {
            effects.extend(press(state, context, &key));
        }
    }
    effects
}

fn press(state: &mut State, context: &Context, key: &Key) -> Vec<Effect> {
    let action = context.keys.action(key);
    // Whatever lies over the screen.
    if let Some(action @ (Action::Interrupt | Action::Suspend | Action::Redraw)) = action {
        return act::act(state, context, action);
    }
    if let Some(card) = &mut state.card {
        return card::press(card, &context.keys, key, action);
    }
    if let Some(overlay) = state.overlays.pop() {
        let mut effects = Vec::new();
        let depth = state.overlays.len();
        let stays = overlay::press(state, context, overlay, key, action, &mut effects);
        // Below whatever it has opened.
        let depth = depth.min(state.overlays.len());
        state.overlays.splice(depth..depth, stays);
        return effects;
    }
    if library::must_wait(state, key, action) {
        state.waiting = Some(Waiting::Lines);
        state.held.push(*key);
        return Vec::new();
    }
    if state.reader.is_none() && state.library.as_ref().is_some_and(Library::is_typing) {
        return library::type_key(state, context, key, action);
    }
    action.map_or_else(Vec::new, |action| act::act(state, context, action))
}
