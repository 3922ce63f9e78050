//! The keys, read out of the keys in force; with each the same key on an Arabic keyboard.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::sheet::{Line, Sheet};
use crate::ui::action::{Row, TABLE};
use crate::ui::label::Label;
use crate::ui::state::Context;
use crate::ui::words::phrases;

/// Draws the keys from the one with this number on.
pub(super) fn draw(top: usize, context: &Context, buffer: &mut Buffer, area: Rect) {
    let rows = TABLE.get(top..).unwrap_or_default();
    let sheet = Sheet { title: context.language.say(phrases::HELP), lines: rows.len(), cursor: 0 };
    let direction = context.side(context.language.direction());
    sheet.draw(|at| line(&rows[at], context), buffer, area, direction, context);
}

fn line(row: &Row, context: &Context) -> Line {
    let own = context.keys.keys(row.action);
    let mut names: Vec<String> = own.iter().map(ToString::to_string).collect();
    // The first twin alone: the others stand on other keyboards.
    names.extend(own.iter().filter_map(|key| context.keys.twins(key).first().map(ToString::to_string)));
    // Keys run from left to right whatever the language: a bracket must not turn round.
    let keys = Label::new(&format!("\u{2066}{}\u{2069}", names.join("  ")), context.theme.accent());
    Line { start: Label::new(context.language.say(row.words), Style::new()), end: Some(keys) }
}
