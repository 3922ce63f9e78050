//! Keys of the lists to choose from: actions, contents, the mentions of an entity.

use ratatui::layout::Rect;

use crate::article::Place;
use crate::terminal::Key;
use crate::ui::action::{Action, TABLE};
use crate::ui::context::Context;
use crate::ui::held::Held;
use crate::ui::message::Effect;
use crate::ui::over;
use crate::ui::overlay::Overlay;
use crate::ui::picker::{Picked, Picker};
use crate::ui::profile::Profile;
use crate::ui::state::{Reader, State};
use crate::ui::update::act::act;
use crate::ui::update::library::open;

/// About the rows of a page of a list that lies there.
fn page(area: Rect) -> usize {
    usize::from(area.height).saturating_sub(3).max(1)
}

/// What an action is found by: its words in both languages, its name, its keys.
fn action_words(context: &Context) -> impl Fn(usize) -> String {
    |item| {
        let row = &TABLE[item];
        let own = context.keys.keys(row.action).iter().map(ToString::to_string);
        let keys: Vec<String> = own.collect();
        format!("{} {} {} {}", row.words.ar, row.words.en, row.name, keys.join(" "))
    }
}

/// The actions: Enter does one.
pub(super) fn actions(
    state: &mut State,
    context: &Context,
    mut picker: Picker,
    key: &Key,
    action: Option<Action>,
    effects: &mut Vec<Effect>,
) -> Option<Overlay> {
    let page = page(over::above(state.size));
    match picker.press(key, action, page, context.language.direction(), action_words(context)) {
        Picked::Closes | Picked::Other(Action::Help | Action::Palette) => None,
        Picked::Chosen(item) => {
            effects.extend(act(state, context, TABLE[item].action));
            None
        }
        Picked::Stays | Picked::Other(_) => Some(Overlay::Actions(picker)),
    }
}

/// The words of a heading.
fn heading(reader: &Reader) -> impl Fn(usize) -> String {
    |item| reader.headline(item).to_owned()
}

/// The contents: the text shows what the cursor is on.
pub(super) fn contents(
    state: &mut State,
    context: &Context,
    (mut picker, origin): (Picker, Held),
    key: &Key,
    action: Option<Action>,
) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    let page = page(over::contents(reader));
    let before = picker.cursor();
    let answer = picker.press(key, action, page, context.language.direction(), heading(reader));
    let count = reader.page.headed().len();
    let chosen = match answer {
        Picked::Closes | Picked::Other(Action::Contents) => {
            reader.return_to(origin);
            return None;
        }
        Picked::Chosen(item) => Some(item),
        Picked::Other(Action::Choose(number)) => Some(usize::from(number) - 1).filter(|item| *item < count),
        Picked::Other(Action::NextSection) => {
            picker.scroll(1);
            None
        }
        Picked::Other(Action::PreviousSection) => {
            picker.scroll(-1);
            None
        }
        Picked::Stays | Picked::Other(_) => None,
    };
    if let Some(item) = chosen {
        go_to_heading(reader, item, origin.place);
        return None;
    }
    if picker.cursor() != before {
        preview(reader, &picker);
    }
    Some(Overlay::Contents(picker, origin))
}

/// Jumps to a heading from where one was when the contents were opened.
pub(in crate::ui::update) fn go_to_heading(reader: &mut Reader, item: usize, origin: Place) {
    if let Some(&section) = reader.page.headed().get(item) {
        reader.go_to_section(section);
        if reader.anchor != origin {
            reader.trail.leave(origin);
        }
    }
}

/// Shows the section that the cursor is on.
pub(in crate::ui::update) fn preview(reader: &mut Reader, picker: &Picker) {
    let section = picker.cursor().and_then(|item| reader.page.headed().get(item).copied());
    if let Some(section) = section {
        reader.go_to_section(section);
    }
}

/// The mentions of an entity, and its neighbours.
pub(super) fn profile(
    state: &mut State,
    mut profile: Profile,
    key: &Key,
    action: Option<Action>,
    effects: &mut Vec<Effect>,
) -> Option<Overlay> {
    // A digit is a neighbour's, a slash no filter: what is listed is all one name.
    if action == Some(Action::Search) {
        return Some(Overlay::Profile(profile));
    }
    let entity = profile.entity;
    let page = page(over::above(state.size));
    let reader = state.reader.as_mut()?;
    let around = reader.article.direction.into();
    match profile.picker.press(key, action, page, around, |_| String::new()) {
        Picked::Closes | Picked::Other(Action::Card) => return None,
        Picked::Chosen(rank) => {
            let Some((id, at)) = profile.opening(rank) else {
                go_to_mention(reader, entity, rank);
                // The cards of other entities below it are left too.
                state.overlays.clear();
                return None;
            };
            effects.extend(open(state, id, at));
        }
        Picked::Other(Action::Choose(number)) => {
            if let Some(&(other, _)) = profile.neighbours.get(usize::from(number) - 1) {
                // It comes over this one.
                let next = Profile::new(&reader.names, other, None);
                state.overlays.push(Overlay::Profile(next));
            }
        }
        Picked::Stays | Picked::Other(_) => {}
    }
    Some(Overlay::Profile(profile))
}

/// Jumps to a mention of an entity, by its rank among them.
pub(in crate::ui::update) fn go_to_mention(reader: &mut Reader, entity: usize, rank: usize) {
    let before = reader.anchor;
    if let Some(&at) = reader.names.of_entity(entity).get(rank) {
        reader.go_to_mention(at as usize);
        if reader.anchor != before {
            reader.trail.leave(before);
        }
    }
}

/// Gives pasted text to the filter of a list.
pub(super) fn paste(state: &mut State, context: &Context, mut overlay: Overlay, text: &str) -> Overlay {
    match &mut overlay {
        Overlay::Actions(picker) => {
            picker.paste(text, action_words(context));
        }
        Overlay::Contents(picker, _) => {
            if let Some(reader) = &mut state.reader
                && picker.paste(text, heading(reader))
            {
                preview(reader, picker);
            }
        }
        _ => {}
    }
    overlay
}
