//! Keys of the reader and of the names beside it.

use crate::ui::action::Action;
use crate::ui::field::Field;
use crate::ui::frame::HIGH;
use crate::ui::names::Entry;
use crate::ui::state::{Context, Effect, Overlay, Reader, State};
use crate::ui::words::{Phrase, phrases};

/// Does what was asked for while an article is open and nothing lies over it.
pub(super) fn act(state: &mut State, action: Action, context: &Context) -> Vec<Effect> {
    let size = state.size;
    let Some(reader) = &mut state.reader else { return Vec::new() };
    let done = match action {
        Action::Quit if reader.panel.is_some() => {
            reader.panel = None;
            Ok(())
        }
        Action::Quit => return quit(state),
        Action::Wider | Action::Narrower | Action::DefaultWidth => {
            let by = match action {
                Action::Wider => 2,
                Action::Narrower => -2,
                _ => 0,
            };
            reader.set_measure(by, size, context);
            Ok(())
        }
        Action::Contents => {
            let here = reader.section().filter(|&at| reader.article.sections[at].heading.is_some());
            let first = here.or_else(|| reader.page.headed().first().copied());
            state.overlay = first.map(|cursor| Overlay::Contents { cursor });
            Ok(())
        }
        Action::Search | Action::SearchBack => {
            let backward = action == Action::SearchBack;
            reader.panel = None;
            state.overlay = Some(Overlay::Prompt { field: Field::default(), backward });
            Ok(())
        }
        Action::Panel => toggle_panel(reader),
        _ if reader.panel.is_some() => in_panel(reader, action),
        _ => in_text(reader, action),
    };
    if let Err(word) = done {
        state.notice = Some(context.language.say(word).to_owned());
    }
    Vec::new()
}

fn quit(state: &mut State) -> Vec<Effect> {
    if state.list.is_none() {
        return vec![Effect::Quit(0)];
    }
    state.reader = None;
    Vec::new()
}

fn toggle_panel(reader: &mut Reader) -> Result<(), Phrase> {
    if reader.panel.take().is_some() {
        return Ok(());
    }
    let first = reader.first_entry().ok_or(phrases::NO_NAMES)?;
    reader.point_at(first);
    Ok(())
}

fn some(done: bool) -> Result<(), Phrase> {
    if done { Ok(()) } else { Err(phrases::NO_MORE) }
}

fn in_text(reader: &mut Reader, action: Action) -> Result<(), Phrase> {
    let page = isize::try_from(reader.rows()).map_or(1, |rows| rows - 1).max(1);
    let half = (page / 2).max(1);
    match action {
        Action::LineDown => reader.scroll(1),
        Action::LineUp => reader.scroll(-1),
        Action::PageDown => reader.scroll(page),
        Action::PageUp => reader.scroll(-page),
        Action::HalfDown => reader.scroll(half),
        Action::HalfUp => reader.scroll(-half),
        Action::Top => reader.go_to_start(),
        Action::Bottom => reader.go_to_end(),
        Action::NextSection | Action::PreviousSection => {
            return some(reader.step_section(action == Action::NextSection));
        }
        Action::NextMention | Action::PreviousMention => {
            return some(reader.step_mention(action == Action::NextMention));
        }
        Action::NextSame | Action::PreviousSame => {
            let entity = reader.entity_at_hand().ok_or(phrases::NOTHING_CHOSEN)?;
            return some(reader.step_entity(entity, action == Action::NextSame));
        }
        Action::Repeat | Action::RepeatBack => return repeat(reader, action == Action::Repeat),
        // With nothing left to close, Esc clears what is marked.
        Action::Close => {
            reader.search = None;
            (reader.chosen, reader.current) = (None, None);
        }
        _ => {}
    }
    Ok(())
}

fn repeat(reader: &mut Reader, forward: bool) -> Result<(), Phrase> {
    use crate::ui::state::Last;
    match (reader.last, reader.chosen) {
        (Some(Last::Search), _) if reader.search.is_some() => {
            if reader.step_hit(forward) {
                Ok(())
            } else {
                Err(phrases::NO_HITS)
            }
        }
        (_, Some(entity)) => some(reader.step_entity(entity, forward)),
        _ => Err(phrases::NOTHING_CHOSEN),
    }
}

fn in_panel(reader: &mut Reader, action: Action) -> Result<(), Phrase> {
    let Some(cursor) = reader.panel else { return Ok(()) };
    let last = reader.names.len().saturating_sub(1);
    let step = usize::from(HIGH) / 2;
    match action {
        Action::LineDown => reader.point_at((cursor + 1).min(last)),
        Action::LineUp => reader.point_at(cursor.saturating_sub(1)),
        Action::PageDown | Action::HalfDown => reader.point_at((cursor + step).min(last)),
        Action::PageUp | Action::HalfUp => reader.point_at(cursor.saturating_sub(step)),
        Action::Top => reader.point_at(0),
        Action::Bottom => reader.point_at(last),
        Action::NextSection | Action::PreviousSection => {
            // The text leads; the cursor goes to the names of where one is.
            let moved = reader.step_section(action == Action::NextSection);
            reader.panel = reader.first_entry().or(reader.panel);
            return some(moved);
        }
        Action::Accept => return choose(reader, cursor),
        Action::Choose(number) => {
            let here = reader.entries_here();
            let entry = here.start + usize::from(number) - 1;
            if !here.contains(&entry) {
                return Err(phrases::NO_MORE);
            }
            reader.point_at(entry);
            return choose(reader, entry);
        }
        Action::Close => reader.panel = None,
        _ => return in_text(reader, action),
    }
    Ok(())
}

/// Chooses an entry's entity and goes to its next mention. Where the names lie over the text, they make room.
fn choose(reader: &mut Reader, entry: usize) -> Result<(), Phrase> {
    let Some(entity) = reader.names.entry(entry).map(Entry::entity) else { return Ok(()) };
    let section = reader.names.section_of(entry).unwrap_or(0);
    if reader.frame.panel.is_none() {
        reader.panel = None;
    }
    // A newly chosen one is sought from its section on, one chosen already from where one stands.
    if reader.chosen != Some(entity) {
        let first = reader.names.first_from_section(entity, section);
        return some(first.is_some_and(|at| reader.go_to_mention(at)));
    }
    some(reader.step_entity(entity, true))
}
