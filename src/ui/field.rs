//! A line to type in: its text, its cursor, and the keys that edit it.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::context::Context;
use super::label::{Label, Side};
use crate::terminal::Key;
use crate::text::{Direction, clean, cluster};

/// What a key did to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    /// The text is another.
    Changed,
    /// The cursor moved, or could have.
    Moved,
    /// It is no key of a field's.
    Ignored,
}

/// A line to type in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Field {
    text: String,
}

impl Field {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Takes a key. `around` is the direction of the line where nothing typed tells it.
    pub(super) fn press(&mut self, key: &Key, around: Direction) -> Edit {
        let _ = around;
        match key.code {
            KeyCode::Backspace => {
                let last = cluster::clusters(&self.text).last().map_or(0, |(at, _)| at);
                self.text.truncate(last);
                Edit::Changed
            }
            _ if key.is_ctrl('u') => {
                self.text.clear();
                Edit::Changed
            }
            _ => match key.typed() {
                Some(c) => {
                    self.text.push(c);
                    Edit::Changed
                }
                None => Edit::Ignored,
            },
        }
    }

    /// Takes text that was pasted: on one line, without controls.
    pub(super) fn paste(&mut self, text: &str) -> Edit {
        self.text.push_str(&clean(text).replace(['\n', '\t'], " "));
        Edit::Changed
    }

    /// Draws the field on the first row of `area`, from the start side of a screen of direction `around`.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, around: Direction, context: &Context) {
        Label::new(&self.text, Style::new()).with(" ▏", context.theme.accent()).draw(
            buffer,
            area,
            (around, Side::Start),
            context,
        );
    }
}
