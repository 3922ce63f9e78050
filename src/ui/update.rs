//! One message changes the state and may ask for effects.

mod arrived;
mod card;
mod overlay;
mod reader;

use super::action::Action;
use super::keys;
use super::state::{Context, Effect, Message, Overlay, Prepared, Reader, Setting, State};
use super::words::phrases;
use crate::terminal::Key;
use crate::text::Marks;

/// Changes the state by one message.
pub fn update(state: &mut State, context: &Context, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(key) => {
            state.notice = None;
            effects = press(state, context, &key);
        }
        Message::Resize(width, height) => {
            state.size = (width, height);
            relay(state, context);
        }
        Message::Relaid => relay(state, context),
        Message::Opened(article) => {
            let reader = Reader::new(Prepared::new(article), None, state.size, context);
            state.reader = Some(Box::new(reader));
        }
        Message::Whole(whole, word) => arrived::whole(state, *whole, word, context),
        Message::Named(names) => arrived::names(state, *names),
        Message::Failed(why) => arrived::nothing(state, &why, context),
        Message::Paste(text) => overlay::paste(state, &text),
        Message::Mouse(_) | Message::Copied(_) | Message::Trouble(_) => {}
        Message::Idle => go_on(state, context),
    }
    if state.reader.as_ref().is_some_and(|reader| reader.is_seeking()) {
        effects.push(Effect::Continue);
    }
    effects
}

fn relay(state: &mut State, context: &Context) {
    if let Some(reader) = &mut state.reader {
        reader.lay_out(state.size, context);
    }
}

/// Goes on with a search that has not come to the end of the article.
fn go_on(state: &mut State, context: &Context) {
    let Some(reader) = state.reader.as_mut().filter(|reader| reader.is_seeking()) else { return };
    reader.seek_on();
    let found = reader.search.as_ref().is_some_and(|search| !search.is_done() || !search.hits.is_empty());
    if !found && state.overlay.is_none() {
        state.notice = Some(context.language.say(phrases::NO_HITS).to_owned());
    }
}

fn press(state: &mut State, context: &Context, key: &Key) -> Vec<Effect> {
    let action = keys::action(key);
    match action {
        Some(Action::Interrupt) => return vec![Effect::Quit(130)],
        Some(Action::Suspend) => return vec![Effect::Suspend],
        Some(Action::Marks) if state.overlay.is_none() && state.card.is_none() => {
            return marks(state, context);
        }
        _ => {}
    }
    if let Some(card) = &mut state.card {
        return card::press(card, key, action);
    }
    if let Some(overlay) = state.overlay.take() {
        state.overlay = overlay::press(state, overlay, key, action, context);
        return Vec::new();
    }
    let Some(action) = action else { return Vec::new() };
    if action == Action::Help {
        state.overlay = Some(Overlay::Help { top: 0 });
        return Vec::new();
    }
    if state.reader.is_some() {
        return reader::act(state, action, context);
    }
    list(state, action)
}

/// Shows what is hidden of the marks, and hides what is shown.
fn marks(state: &mut State, context: &Context) -> Vec<Effect> {
    let (marks, word) = match context.marks {
        Marks::Keep => (Marks::Strip, phrases::MARKS_HIDDEN),
        Marks::Strip => (Marks::Keep, phrases::MARKS_SHOWN),
    };
    state.notice = Some(context.language.say(word).to_owned());
    vec![Effect::Set(Setting::Marks(marks))]
}

fn list(state: &mut State, action: Action) -> Vec<Effect> {
    let page = isize::try_from(state.size.1 / 2).unwrap_or(1).max(1);
    let Some(list) = &mut state.list else { return vec![Effect::Quit(0)] };
    match action {
        Action::LineDown => list.step(1),
        Action::LineUp => list.step(-1),
        Action::PageDown | Action::HalfDown => list.step(page),
        Action::PageUp | Action::HalfUp => list.step(-page),
        Action::Top => list.step(isize::MIN),
        Action::Bottom => list.step(isize::MAX),
        Action::Choose(number) if usize::from(number) <= list.items.len() => {
            list.cursor = usize::from(number) - 1;
            return vec![Effect::Open(list.cursor)];
        }
        Action::Accept if !list.items.is_empty() => return vec![Effect::Open(list.cursor)],
        Action::Quit => return vec![Effect::Quit(0)],
        _ => {}
    }
    Vec::new()
}
