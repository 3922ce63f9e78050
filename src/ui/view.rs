//! The state as a frame; drawing takes values and changes nothing.

mod about;
mod actions;
mod article;
mod band;
mod bars;
mod card;
mod contents;
mod library;
mod list;
mod panel;
mod profile;
mod sheet;
mod snippet;
mod status;

use ratatui::buffer::Buffer;

use super::context::Context;
use super::overlay::Overlay;
use super::state::State;
use crate::cells;

/// Draws the whole screen into a buffer of its size.
pub fn view(state: &State, context: &Context, buffer: &mut Buffer) {
    match (&state.reader, &state.library, &state.card) {
        (Some(reader), _, _) => {
            let selection = state.overlays.iter().find_map(|overlay| match overlay {
                Overlay::Select(selection) => Some(selection),
                _ => None,
            });
            article::draw(reader, selection, context, buffer);
            panel::draw(reader, context, buffer);
            if reader.panel.is_some() && reader.frame.panel.is_none() {
                panel::over(reader, context, buffer);
            }
            status::reader(state, reader, context, buffer);
        }
        (None, Some(library), _) => library::draw(state, library, context, buffer),
        (None, None, Some(card)) => card::draw(card, context, buffer),
        (None, None, None) => {}
    }
    for overlay in &state.overlays {
        draw_over(state, overlay, context, buffer);
    }
    // At last, so that it lies under whatever was drawn.
    if let Some(style) = context.theme.ground() {
        cells::ground(buffer, style);
    }
}

fn draw_over(state: &State, overlay: &Overlay, context: &Context, buffer: &mut Buffer) {
    match (overlay, &state.reader) {
        (Overlay::Actions(picker), _) => actions::draw(state, overlay, picker, context, buffer),
        (Overlay::Contents(picker, _), Some(reader)) => {
            contents::draw(state, overlay, (reader, picker), context, buffer);
        }
        (Overlay::Profile(profile), Some(reader)) => {
            profile::draw(state, overlay, (reader, profile), context, buffer);
        }
        (Overlay::Links(hints), Some(reader)) => article::draw_hints(reader, hints, context, buffer),
        (Overlay::Address(url), _) => band::address(url, context, buffer),
        (Overlay::Trouble(trouble), _) => band::trouble(trouble, context, buffer),
        // The status says what is typed, awaited or selected.
        _ => {}
    }
}
