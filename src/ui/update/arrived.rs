//! What was being read while a beginning was shown already has come, or does not come.

use crate::ui::context::Context;
use crate::ui::names::Names;
use crate::ui::overlay::Overlay;
use crate::ui::prepared::Prepared;
use crate::ui::state::State;
use crate::ui::words::phrases;

/// Takes the whole of an article in place of its beginning, with a word for the status.
pub(super) fn whole(state: &mut State, whole: Prepared, word: Option<String>, context: &Context) {
    let Some(reader) = &mut state.reader else { return };
    let resumed = reader.take_whole(whole, state.size, context);
    // The contents go on with the rest's.
    for overlay in &mut state.overlays {
        if let Overlay::Contents(picker, _) = overlay {
            picker.grow(reader.page.headed().len(), |item| reader.headline(item).to_owned());
        }
    }
    let resumed = resumed.then(|| context.language.say(phrases::RESUMED).to_owned());
    state.notice = word.or(resumed).or(state.notice.take());
}

/// Takes the names of an article.
pub(super) fn names(state: &mut State, names: Names) {
    if let Some(reader) = &mut state.reader {
        reader.take_names(names);
    }
}

/// Stays with what is there, and says why.
pub(super) fn nothing(state: &mut State, why: &str, context: &Context) {
    let Some(reader) = &mut state.reader else { return };
    reader.awaited = None;
    state.notice = Some(format!("{}: {why}", context.language.say(phrases::REST_FAILED)));
}
