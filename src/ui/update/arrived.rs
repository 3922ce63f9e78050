//! What was being read while its beginning was shown already, and has come.

use crate::ui::state::{Context, Message, State};
use crate::ui::words::phrases;

/// Takes it; what is in sight stays where it is.
pub(super) fn take(state: &mut State, context: &Context, message: Message) {
    let Some(reader) = &mut state.reader else { return };
    match message {
        Message::Whole(whole, word) => {
            reader.take_whole(*whole, state.size, context);
            state.notice = word.or(state.notice.take());
        }
        Message::Named(names) => reader.take_names(*names),
        Message::Failed(why) => {
            reader.awaited = None;
            state.notice = Some(format!("{}: {why}", context.language.say(phrases::REST_FAILED)));
        }
        _ => {}
    }
}
