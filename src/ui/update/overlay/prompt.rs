//! The words to be searched are typed: only Enter and Esc have a meaning of their own.

use crossterm::event::KeyCode;

use crate::terminal::Key;
use crate::ui::context::Context;
use crate::ui::field::{Edit, Field};
use crate::ui::overlay::Overlay;
use crate::ui::state::State;
use crate::ui::words::phrases;

/// Takes a key.
pub(super) fn press(
    state: &mut State,
    mut field: Field,
    backward: bool,
    key: &Key,
    context: &Context,
) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    let origin = reader.origin();
    match key.code {
        KeyCode::Esc => {
            reader.search = None;
            reader.return_to_origin();
            return None;
        }
        KeyCode::Enter => {
            if reader.search.as_ref().is_some_and(|search| search.is_done() && search.hits.is_empty()) {
                state.notice = Some(context.language.say(phrases::NO_HITS).to_owned());
            }
            reader.keep_place();
            return None;
        }
        KeyCode::Backspace if field.text().is_empty() => {
            reader.return_to_origin();
            return None;
        }
        _ => {}
    }
    if field.press(key, reader.article.direction.into()) == Edit::Changed {
        reader.seek(field.text(), backward, origin);
    }
    Some(Overlay::Prompt { field, backward })
}

/// Takes pasted text.
pub(super) fn paste(state: &mut State, mut field: Field, backward: bool, text: &str) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    let origin = reader.origin();
    if field.paste(text) == Edit::Changed {
        reader.seek(field.text(), backward, origin);
    }
    Some(Overlay::Prompt { field, backward })
}
