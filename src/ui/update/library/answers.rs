//! What comes back of what was asked of the library.

use super::{asks, edit_tags, list, refresh};
use crate::ui::context::Context;
use crate::ui::message::{Effect, Trouble};
use crate::ui::overlay::Overlay;
use crate::ui::shelf::{Answer, Done, Request};
use crate::ui::state::{State, Waiting};

/// Takes what comes back.
pub(in crate::ui::update) fn take(state: &mut State, answer: Answer, context: &Context) -> Vec<Effect> {
    let size = state.size;
    match answer {
        Answer::Article(fetched) => {
            // Who has gone elsewhere meanwhile is not called back.
            let id = fetched.prepared.article.id.clone();
            if !state.has_come(&Waiting::Article(id.clone())) {
                return Vec::new();
            }
            let mut effects = asks(state.open_fetched(*fetched, context));
            effects.push(Effect::Ask(Request::Seen(id)));
            effects
        }
        Answer::Others(name, kind, thing, others, now) => {
            if let (Some(thing), Some(reader)) = (thing, &state.reader) {
                for overlay in &mut state.overlays {
                    if let Overlay::Profile(profile) = overlay
                        && let Some(entity) = reader.names.entity(profile.entity)
                        && (entity.name == name && entity.kind == kind)
                    {
                        profile.take(&reader.names, Some(thing.id), others.clone(), now);
                    }
                }
            }
            Vec::new()
        }
        Answer::Tags(id, tags) => {
            if state.has_come(&Waiting::Tags(id.clone())) {
                edit_tags(state, id, &tags, context);
            }
            Vec::new()
        }
        Answer::Done(done) => {
            // Nothing that is typed for them is a command.
            if let Some(Waiting::Tags(_)) = state.waiting {
                state.give_up();
            }
            if let (Done::Undone { id, .. }, Some(list)) = (&done, list(state)) {
                list.follow(id.clone());
            }
            state.notice = Some(context.words().done(&done));
            refresh(state)
        }
        Answer::Failed(request, what, hint) => failed(state, &request, Trouble { what, hint }),
        Answer::Changed => refresh(state),
        Answer::Replaced => {
            if let Some(library) = &mut state.library {
                library.close_all();
            }
            if let Some(reader) = &state.reader {
                for overlay in &mut state.overlays {
                    if let Overlay::Profile(profile) = overlay {
                        profile.forget(&reader.names);
                    }
                }
            }
            refresh(state)
        }
        Answer::Closed => {
            state.closed = true;
            state.give_up();
            Vec::new()
        }
        Answer::Renamed(done, all) => {
            let were_old = state.renamed.is_some();
            state.renamed = (done < all).then_some((done, all));
            // What is counted of them, and where they are named, is new.
            if were_old && state.renamed.is_none() { refresh(state) } else { Vec::new() }
        }
        answer @ (Answer::Rows(_) | Answer::Snippets(..) | Answer::Things(..)) => {
            let Some(library) = &mut state.library else { return Vec::new() };
            let effects = asks(library.take(answer, size));
            if !library.is_waiting() {
                state.has_come(&Waiting::Lines);
            }
            effects
        }
    }
}

/// What was asked for could not be done.
fn failed(state: &mut State, request: &Request, trouble: Trouble) -> Vec<Effect> {
    match request {
        // What was typed ahead was meant for it.
        Request::Open(id, _) if !state.has_come(&Waiting::Article(id.clone())) => return Vec::new(),
        // That they are not there is seen.
        Request::Others { .. } => return Vec::new(),
        _ => {}
    }
    state.give_up();
    state.say_trouble(trouble);
    match (request, &mut state.library) {
        // Asked again, it would fail again.
        (Request::Rows { .. } | Request::Things(_), Some(library)) => {
            library.fail();
            Vec::new()
        }
        (Request::Open(..), _) => Vec::new(),
        _ => refresh(state),
    }
}
