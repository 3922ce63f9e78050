//! All actions by topic, with the keys in force; beside each the same key on an Arabic keyboard.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::sheet::{self, Line};
use crate::ui::action::{Row, TABLE};
use crate::ui::context::Context;
use crate::ui::groups;
use crate::ui::label::Label;
use crate::ui::over;
use crate::ui::overlay::Overlay;
use crate::ui::picker::Picker;
use crate::ui::state::State;
use crate::ui::words::{phrases, reading};

/// Draws the actions that are kept.
pub(super) fn draw(
    state: &State,
    overlay: &Overlay,
    picker: &Picker,
    context: &Context,
    buffer: &mut Buffer,
) {
    let Some(place) = over::sheet(state, overlay) else { return };
    let groups = over::actions(picker);
    let line = |at: usize| match groups.line(at) {
        Some(groups::Line::Heading(topic)) => {
            Line::plain(Label::new(context.language.say(topic.words()), context.theme.dim()))
        }
        Some(groups::Line::Item(row)) => match picker.item(row) {
            Some(item) => action(&TABLE[item], picker.cursor() == Some(item), context),
            None => Line::default(),
        },
        None => Line::default(),
    };
    let word = if picker.is_open() { reading::PALETTE } else { phrases::HELP };
    let title = Label::new(context.language.say(word), context.theme.title());
    let direction = context.side(context.language.direction());
    // The columns beside it too.
    sheet::clear(buffer, Rect { x: 0, width: buffer.area.width, ..place.area });
    sheet::draw(&place, &Line::plain(title), line, direction, context, buffer);
    sheet::draw_filter(&place, picker.filter(), context, buffer);
}

fn action(row: &Row, chosen: bool, context: &Context) -> Line {
    let own = context.keys.keys(row.action);
    let mut names: Vec<String> = own.iter().map(ToString::to_string).collect();
    // The first twin alone: the others stand on other keyboards. With Ctrl and Alt it is the same key again.
    let typed = own.iter().filter(|key| key.is_typed());
    names.extend(typed.filter_map(|key| context.keys.twin(key).map(String::from)));
    // Keys run from left to right whatever the language: a bracket must not turn round.
    let keys = Label::new(&format!("\u{2066}{}\u{2069}", names.join("  ")), context.theme.accent());
    let style = if chosen { context.theme.current() } else { Style::new() };
    Line {
        start: Label::new("  ", Style::new()).with(context.language.say(row.words), style),
        end: Some(keys),
    }
}
