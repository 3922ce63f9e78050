//! The state as a frame; drawing takes values and changes nothing.

mod article;
mod card;
mod help;
mod list;
mod panel;
mod sheet;
mod status;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{Context, Overlay, State};
use crate::cells;

/// Draws the whole screen into a buffer of its size.
pub fn view(state: &State, context: &Context, buffer: &mut Buffer) {
    let area = buffer.area;
    match (&state.reader, &state.list) {
        (Some(reader), _) => {
            article::draw(reader, context, buffer);
            panel::draw(reader, context, buffer);
            match &state.overlay {
                Some(Overlay::Contents { cursor }) => panel::contents(reader, *cursor, context, buffer),
                _ if reader.panel.is_some() && reader.frame.panel.is_none() => {
                    panel::over(reader, context, buffer);
                }
                _ => {}
            }
            status::reader(state, reader, context, buffer);
        }
        (None, Some(list)) => list::draw(state, list, context, buffer),
        (None, None) => {
            if let Some(card) = &state.card {
                card::draw(card, context, buffer);
            }
        }
    }
    if let Some(Overlay::Help { top }) = state.overlay {
        help::draw(top, context, buffer, Rect { height: area.height, ..area });
    }
    // At last, so that it lies under whatever was drawn.
    if let Some(style) = context.theme.ground() {
        cells::ground(buffer, style);
    }
}
