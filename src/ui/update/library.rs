//! What keys do in the library, and what comes of what was asked of it.

mod answers;
mod typing;

use crossterm::event::KeyCode;

use crate::terminal::Key;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::field::Field;
use crate::ui::message::Effect;
use crate::ui::overlay::Overlay;
use crate::ui::shelf::{At, Change, Request, Scope};
use crate::ui::state::{Library, List, Screen, State, Waiting};
use crate::ui::update::act::act as act_anywhere;
use crate::ui::words::{library, phrases, reading};
pub(super) use answers::take;
pub(super) use typing::{paste, type_key};

/// Whether a key must wait until it is certain what is chosen.
pub(super) fn must_wait(state: &State, key: &Key, action: Option<Action>) -> bool {
    let Some(library) = state.library.as_ref().filter(|_| state.reader.is_none() && !state.closed) else {
        return false;
    };
    let about_chosen = if library.is_typing() {
        key.code == KeyCode::Enter
    } else {
        matches!(
            action,
            Some(
                Action::Accept
                    | Action::Choose(_)
                    | Action::Star
                    | Action::Read
                    | Action::Tags
                    | Action::Delete
            )
        )
    };
    about_chosen && library.is_waiting()
}

fn list(state: &mut State) -> Option<&mut List> {
    state.library.as_mut().and_then(Library::list_mut)
}

/// Tags are edited: those that there are, to begin with.
fn edit_tags(state: &mut State, id: String, tags: &[String], context: &Context) {
    let mut field = Field::default();
    // What is typed is another tag.
    let comma = context.language.say(library::COMMA);
    field.set(&tags.iter().flat_map(|tag| [tag.as_str(), comma]).collect::<String>());
    state.overlays.push(Overlay::Tags(id, field));
}

/// Takes a key while something is waited for: it is kept for that, but for those that give it up.
pub(super) fn hold(state: &mut State, context: &Context, key: Key, action: Option<Action>) -> Vec<Effect> {
    match action {
        Some(action @ (Action::Interrupt | Action::Suspend | Action::Redraw)) => {
            act_anywhere(state, context, action)
        }
        Some(Action::Close | Action::Quit) => {
            state.give_up();
            Vec::new()
        }
        _ => {
            state.held.push(key);
            Vec::new()
        }
    }
}

/// Asks anew for what is seen of the library: something has changed.
pub(super) fn refresh(state: &mut State) -> Vec<Effect> {
    if state.reader.is_some() {
        return Vec::new();
    }
    asks(state.library.as_mut().map(|library| library.ask(state.size)))
}

fn asks(request: Option<Request>) -> Vec<Effect> {
    request.map(Effect::Ask).into_iter().collect()
}

/// Opens an article.
pub(super) fn open(state: &mut State, id: String, at: At) -> Vec<Effect> {
    state.waiting = Some(Waiting::Article(id.clone()));
    vec![Effect::Ask(Request::Open(id, at))]
}

/// Opens the chosen article of a list.
fn open_chosen(state: &mut State) -> Vec<Effect> {
    let list = state.library.as_mut().and_then(Library::list_mut);
    let Some((list, id)) = list.and_then(|list| list.chosen().map(|row| row.id.clone()).map(|id| (list, id)))
    else {
        return Vec::new();
    };
    let at = match &list.wanted.scope {
        Scope::Having(words, _) if !words.trim().is_empty() => At::Having(words.clone()),
        Scope::Naming(thing) => At::Naming(*thing),
        Scope::All | Scope::Titled(_) | Scope::Having(..) => At::Left,
    };
    open(state, id, at)
}

/// Opens what is chosen.
fn accept(state: &mut State, context: &Context) -> Vec<Effect> {
    match state.library.as_ref().map(Library::top) {
        Some(Screen::Names(_)) => in_names(state, context, Action::Accept),
        _ => open_chosen(state),
    }
}

/// Does what was asked for while the library is seen and nothing is typed.
pub(super) fn act(state: &mut State, context: &Context, action: Action) -> Vec<Effect> {
    let size = state.size;
    let Some(library) = &mut state.library else { return vec![Effect::Quit(0)] };
    match action {
        Action::Undo => return vec![Effect::Ask(Request::Undo)],
        Action::Quit | Action::Close | Action::Back => {
            let forgotten = match library.top_mut() {
                Screen::Articles(list) => list.field.is_some().then(|| list.forget_words(size)),
                Screen::Names(bars) => bars.field.is_some().then(|| Some(bars.forget_words())),
            };
            if let Some(request) = forgotten {
                return asks(request);
            }
            if library.close() {
                return refresh(state);
            }
            return match action {
                Action::Quit => vec![Effect::Quit(0)],
                // What goes on by itself is stopped.
                _ if state.renamed.is_some() => vec![Effect::Ask(Request::Stop)],
                _ => Vec::new(),
            };
        }
        Action::Panel => {
            let request = match library.top() {
                Screen::Articles(_) => library.open_names(),
                Screen::Names(_) => {
                    library.close();
                    library.ask(size)
                }
            };
            return vec![Effect::Ask(request)];
        }
        _ => {}
    }
    match library.top_mut() {
        Screen::Articles(list) => {
            if let Some(by) = stride(action, list.listing(size).shown()) {
                return asks(list.step(by, size));
            }
            in_list(state, context, action)
        }
        Screen::Names(bars) => {
            if let Some(by) = stride(action, bars.listing(size).shown()) {
                bars.step(by, size);
                return Vec::new();
            }
            in_names(state, context, action)
        }
    }
}

/// How far an action moves the cursor of a list of which so many items are seen; nothing for one that does something else.
fn stride(action: Action, shown: usize) -> Option<isize> {
    let page = isize::try_from(shown).unwrap_or(1).max(1);
    Some(match action {
        Action::LineDown => 1,
        Action::LineUp => -1,
        Action::PageDown => page,
        Action::PageUp => -page,
        Action::HalfDown => (page / 2).max(1),
        Action::HalfUp => -(page / 2).max(1),
        Action::Top => isize::MIN,
        Action::Bottom => isize::MAX,
        _ => return None,
    })
}

fn in_list(state: &mut State, context: &Context, action: Action) -> Vec<Effect> {
    let size = state.size;
    let Some(list) = state.library.as_mut().and_then(Library::list_mut) else {
        return Vec::new();
    };
    let change = match action {
        Action::Accept => return open_chosen(state),
        Action::Choose(number) => return choose(state, usize::from(number)),
        Action::Search | Action::SearchBack if matches!(list.wanted.scope, Scope::Naming(_)) => {
            return Vec::new();
        }
        Action::Search | Action::SearchBack => {
            return asks(list.type_words(action == Action::SearchBack, size));
        }
        Action::Kind => {
            let request = list.next_only(size);
            state.notice = Some(context.language.say(library::only(list.wanted.only)).to_owned());
            return asks(request);
        }
        Action::Sort => {
            let request = list.next_order(size);
            state.notice = Some(context.language.say(library::order(list.wanted.order)).to_owned());
            return asks(request);
        }
        Action::AllRead => {
            state.notice = Some(context.language.say(library::MARKING).to_owned());
            return vec![Effect::Ask(Request::AllRead(list.wanted.clone()))];
        }
        Action::Tags => {
            if let Some((id, tags)) = list.chosen().map(|row| (row.id.clone(), row.tags.clone())) {
                edit_tags(state, id, &tags, context);
            }
            return Vec::new();
        }
        Action::Star => Change::Star,
        Action::Read => Change::Read,
        Action::Delete => Change::Delete,
        _ => return Vec::new(),
    };
    let Some(id) = list.chosen().map(|row| row.id.clone()) else { return Vec::new() };
    list.change();
    vec![Effect::Ask(Request::Change(id, change))]
}

/// A digit: a neighbour of what the list is about, else an article in sight.
fn choose(state: &mut State, number: usize) -> Vec<Effect> {
    let size = state.size;
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(list) = library.list_mut() else { return Vec::new() };
    if let Scope::Naming(_) = list.wanted.scope {
        let beside = list.thing.as_ref().and_then(|(_, beside)| beside.get(number - 1));
        let Some(thing) = beside.map(|thing| thing.id) else { return Vec::new() };
        return vec![Effect::Ask(library.open_thing(thing, size))];
    }
    let at = list.cursor.top + number - 1;
    if number > list.listing(size).shown() || at >= list.count {
        return Vec::new();
    }
    let mut effects = asks(list.go(at, size));
    effects.extend(open_chosen(state));
    effects
}

fn in_names(state: &mut State, context: &Context, action: Action) -> Vec<Effect> {
    let size = state.size;
    let Some(library) = &mut state.library else { return Vec::new() };
    let Screen::Names(bars) = library.top_mut() else { return Vec::new() };
    match action {
        Action::Accept => {
            let thing = bars.chosen().map(|thing| thing.id);
            asks(thing.map(|thing| library.open_thing(thing, size)))
        }
        Action::Kind => {
            let request = bars.next_kind();
            let language = context.language;
            state.notice = Some(match bars.kind {
                None => language.say(reading::ALL_KINDS).to_owned(),
                Some(kind) => format!("{} {}", kind.sign(), language.kind(kind)),
            });
            vec![Effect::Ask(request)]
        }
        Action::Sort => {
            let request = bars.next_since();
            state.notice = Some(context.language.say(library::since(bars.since)).to_owned());
            vec![Effect::Ask(request)]
        }
        Action::Search | Action::SearchBack => {
            vec![Effect::Ask(bars.type_words())]
        }
        _ => Vec::new(),
    }
}

/// Chooses a line of the screen that is seen, and opens it.
pub(super) fn click(state: &mut State, context: &Context, y: u16) -> Vec<Effect> {
    let size = state.size;
    // What is seen may be what was asked for before.
    let Some(library) = state.library.as_mut().filter(|library| !library.is_waiting()) else {
        return Vec::new();
    };
    let go = |top: usize, below: Option<usize>, count: usize| {
        below.map(|below| top + below).filter(|at| *at < count)
    };
    match library.top_mut() {
        Screen::Articles(list) => {
            let Some(at) = go(list.cursor.top, list.listing(size).item_at(y), list.count) else {
                return Vec::new();
            };
            let mut effects = asks(list.go(at, size));
            effects.extend(open_chosen(state));
            effects
        }
        Screen::Names(bars) => {
            let Some(at) = go(bars.cursor.top, bars.listing(size).item_at(y), bars.things.len()) else {
                return Vec::new();
            };
            bars.go(at, size);
            in_names(state, context, Action::Accept)
        }
    }
}

/// Moves the cursor of the screen that is seen, as the wheel does.
pub(super) fn wheel(state: &mut State, by: isize) -> Vec<Effect> {
    let size = state.size;
    match state.library.as_mut().map(Library::top_mut) {
        Some(Screen::Articles(list)) => asks(list.step(by, size)),
        Some(Screen::Names(bars)) => {
            bars.step(by, size);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Changes the article that is open.
pub(super) fn change_open(state: &mut State, context: &Context, action: Action) -> Vec<Effect> {
    let Some(reader) = &state.reader else { return Vec::new() };
    if !reader.is_whole() {
        state.notice = Some(context.language.say(phrases::READING).to_owned());
        return Vec::new();
    }
    let id = reader.article.id.clone();
    vec![Effect::Ask(match action {
        Action::Star => Request::Change(id, Change::Star),
        Action::Read => Request::Change(id, Change::Read),
        Action::Tags => {
            state.waiting = Some(Waiting::Tags(id.clone()));
            Request::Tags(id)
        }
        _ => Request::Undo,
    })]
}

/// The tags that were typed: parted by commas, each once.
pub(super) fn tags(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', '،', ';', '؛']) {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
