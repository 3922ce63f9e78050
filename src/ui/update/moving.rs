//! What moves in the text: lines and pages, sections, sentences, mentions.

use crate::ui::action::Action;
use crate::ui::state::{Last, Reader};
use crate::ui::words::{Phrase, phrases};

/// The word for an action that found nothing.
pub(super) fn some(done: bool) -> Result<(), Phrase> {
    if done { Ok(()) } else { Err(phrases::NO_MORE) }
}

/// What is done while the keys go to the text.
pub(super) fn act(reader: &mut Reader, action: Action) -> Result<(), Phrase> {
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
        Action::NextSentence | Action::PreviousSentence => {
            return some(reader.step_sentence(action == Action::NextSentence));
        }
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
            reader.sentence = None;
            (reader.chosen, reader.current) = (None, None);
        }
        _ => {}
    }
    Ok(())
}

fn repeat(reader: &mut Reader, forward: bool) -> Result<(), Phrase> {
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
