//! The contents: number, heading, share of the length, how many names.

use ratatui::buffer::Buffer;

use super::sheet::{self, Line};
use crate::ui::context::Context;
use crate::ui::label::Label;
use crate::ui::over;
use crate::ui::overlay::Overlay;
use crate::ui::picker::Picker;
use crate::ui::state::{Reader, State};
use crate::ui::words::phrases;

/// Draws the headings that are kept.
pub(super) fn draw(
    state: &State,
    overlay: &Overlay,
    (reader, picker): (&Reader, &Picker),
    context: &Context,
    buffer: &mut Buffer,
) {
    let Some(place) = over::sheet(state, overlay) else { return };
    let headed = reader.page.headed();
    let (theme, language) = (context.theme, context.language);
    let line = |row: usize| {
        let Some(item) = picker.item(row) else { return Line::default() };
        let Some(&section) = headed.get(item) else { return Line::default() };
        let mut style = theme.heading();
        if picker.cursor() == Some(item) {
            style = style.patch(theme.current());
        }
        let number = format!("{} ", language.number(item + 1));
        let start = Label::new(&number, theme.dim()).with(reader.heading(section), style);
        let share = language.percent(reader.share_of(section));
        let names = reader.names.section(section).len();
        let names = if names > 0 { format!("● {}  ", language.number(names)) } else { String::new() };
        Line { start, end: Some(Label::new(&format!("{names}{share}"), theme.dim())) }
    };
    if !reader.frame.strip.is_some_and(|_| true) {
        // What lies under the rows of the text is parted from them.
        let (x, y) = (place.area.x, place.area.y.saturating_sub(1));
        if place.area.y > reader.frame.above.y {
            crate::cells::rule(buffer, (x, y), place.area.width, "─", theme.rule());
        }
    }
    let title = Line::plain(Label::new(language.say(phrases::CONTENTS), theme.title()));
    let direction = context.side(reader.article.direction.into());
    sheet::draw(&place, &title, line, direction, context, buffer);
    sheet::draw_filter(&place, picker.filter(), context, buffer);
}
