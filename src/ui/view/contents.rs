//! The contents: number, heading, share of the length, how many names.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet::{self, Line};
use crate::cells;
use crate::text::width;
use crate::ui::context::Context;
use crate::ui::frame::at_start;
use crate::ui::label::{Label, Side};
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
        let number = format!("{} ", context.number_of(&reader.article, item + 1));
        let start = Label::new(&number, theme.dim()).with(reader.heading(section), style);
        let share = reader.share_of(section);
        let share = if share > 0 { context.words().percent(share) } else { String::new() };
        let names = reader.names.section(section).len();
        // In few columns the heading needs them.
        let names = if names > 0 && place.area.width >= 44 {
            format!("● {}  ", context.words().number(names))
        } else {
            String::new()
        };
        Line { start, end: Some(Label::new(&format!("{names}{share}"), theme.dim())) }
    };
    let title = Line::plain(Label::new(language.say(phrases::CONTENTS), theme.title()));
    let direction = context.side(reader.article.direction.into());
    sheet::draw(&place, &title, line, direction, context, buffer);
    sheet::draw_filter(&place, picker.filter(), context, buffer);
    // What lies under the rows of the text is parted from them by a line that the title stands in.
    if reader.frame.strip.is_none() && place.area.y > reader.frame.above.y {
        let row = Rect { height: 1, ..place.area };
        sheet::clear(buffer, row);
        cells::rule(buffer, (row.x, row.y), row.width, "─", theme.rule());
        let title = place.title();
        let own = context.side(language.direction());
        let taken = width::width(language.say(phrases::CONTENTS)) + 2;
        let x = at_start(title, own, 0, taken);
        sheet::clear(buffer, Rect { x, width: taken as u16, ..title });
        let label = Label::new(" ", theme.title()).with(language.say(phrases::CONTENTS), theme.title());
        label.draw(buffer, title, (own, Side::Start), context);
    }
}
