//! The words to be searched are typed.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::terminal::Key;
use crate::ui::context::Context;
use crate::ui::field::{Edit, Field};
use crate::ui::overlay::Overlay;
use crate::ui::state::State;
use crate::ui::words::phrases;

/// Letters are text here; what is no key of a field's walks through what was sought before, or ends it.
pub(super) fn press(
    state: &mut State,
    mut field: Field,
    backward: bool,
    key: &Key,
    context: &Context,
) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    let sought = &mut state.sought;
    let plain = key.modifiers.is_empty();
    let is_changed = match key.code {
        KeyCode::Enter if !field.is_empty() => {
            if reader.search.as_ref().is_some_and(|search| search.is_done() && search.hits.is_empty()) {
                state.notice = Some(context.language.say(phrases::NO_HITS).to_owned());
            }
            sought.keep(field.text());
            reader.keep_place();
            return None;
        }
        KeyCode::Esc | KeyCode::Enter => {
            sought.leave();
            reader.return_to_origin();
            return None;
        }
        KeyCode::Backspace if field.is_empty() => {
            sought.leave();
            reader.return_to_origin();
            return None;
        }
        KeyCode::Up if plain => sought.older(field.text()).is_some_and(|words| {
            field.set(words);
            true
        }),
        KeyCode::Down if plain => sought.newer().is_some_and(|words| {
            field.set(&words);
            true
        }),
        KeyCode::Char(c)
            if key.modifiers == KeyModifiers::ALT
                && key.base.unwrap_or_else(|| context.keys.latin(c)) == 'w' =>
        {
            sought.whole = !sought.whole;
            true
        }
        _ => field.press(key, reader.article.direction.into()) == Edit::Changed,
    };
    if is_changed {
        reader.seek(field.text(), sought.whole, backward);
    }
    Some(Overlay::Prompt { field, backward })
}

/// Takes pasted text.
pub(super) fn paste(state: &mut State, mut field: Field, backward: bool, text: &str) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    if field.paste(text) == Edit::Changed {
        reader.seek(field.text(), state.sought.whole, backward);
    }
    Some(Overlay::Prompt { field, backward })
}
