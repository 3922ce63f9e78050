//! What keys do while they go to the names.

use super::moving::{self, some};
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::names::Entry;
use crate::ui::state::Reader;
use crate::ui::words::{Phrase, phrases, reading};

/// From the text to the names, or back.
pub(super) fn toggle(reader: &mut Reader) -> Result<(), Phrase> {
    if reader.panel.take().is_some() {
        return Ok(());
    }
    let first = reader.first_entry().ok_or(phrases::NO_NAMES)?;
    reader.point_at(first);
    Ok(())
}

/// Lists the next kind, or in the other order; gives the word for that.
pub(super) fn arrange(reader: &mut Reader, kinds: bool, size: (u16, u16), context: &Context) -> String {
    let (kind, by_count) = reader.names.arrangement();
    if reader.names.kinds().next().is_none() {
        return context.language.say(phrases::NO_NAMES).to_owned();
    }
    if !kinds {
        reader.arrange(kind, !by_count, size, context);
        let word = if by_count { reading::BY_PLACE } else { reading::BY_COUNT };
        return context.language.say(word).to_owned();
    }
    let next = {
        let mut kinds = reader.names.kinds();
        match kind {
            None => kinds.next(),
            Some(kind) => kinds.skip_while(|other| *other != kind).nth(1),
        }
    };
    reader.arrange(next, by_count, size, context);
    match next {
        None => context.language.say(reading::ALL_KINDS).to_owned(),
        Some(kind) => format!("{} {}", kind.sign(), context.language.kind(kind)),
    }
}

/// Does what was asked for while the keys go to the names.
pub(super) fn act(reader: &mut Reader, action: Action) -> Result<(), Phrase> {
    let Some(cursor) = reader.panel else { return Ok(()) };
    let last = reader.names.len().saturating_sub(1);
    let page = (reader.rows() / 2).max(1);
    match action {
        Action::LineDown => reader.point_at((cursor + 1).min(last)),
        Action::LineUp => reader.point_at(cursor.saturating_sub(1)),
        Action::PageDown | Action::HalfDown => reader.point_at((cursor + page).min(last)),
        Action::PageUp | Action::HalfUp => reader.point_at(cursor.saturating_sub(page)),
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
        _ => return moving::act(reader, action),
    }
    Ok(())
}

/// Chooses an entry's entity and goes to its next mention. Where the names lie over the text, they make room.
pub(super) fn choose(reader: &mut Reader, entry: usize) -> Result<(), Phrase> {
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
