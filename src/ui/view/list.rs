//! The list on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::cells;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::label::{Label, Side};
use crate::ui::listing;
use crate::ui::state::{List, State};
use crate::ui::words::{phrases, reading};

/// Draws the articles to choose from, each title from its own side.
pub(super) fn draw(state: &State, list: &List, context: &Context, buffer: &mut Buffer) {
    let area = buffer.area;
    let theme = context.theme;
    let own = (context.side(context.language.direction()), Side::Start);
    let inner = listing::area((area.width, area.height));
    let row = |y: u16| Rect { y, height: 1, ..inner };
    Label::new(context.language.say(phrases::SAMPLES), theme.title()).draw(
        buffer,
        row(inner.y),
        own,
        context,
    );
    for (at, y) in listing::rows(list, (area.width, area.height)) {
        let item = &list.items[at];
        let style = if at == list.cursor { theme.heading().patch(theme.current()) } else { Style::new() };
        let number = format!("{}  ", context.words().number(at + 1));
        let label = Label::new(&number, theme.dim()).with(&item.title, style);
        label.draw(buffer, row(y), (item.direction, Side::Start), context);
    }
    if area.height < 2 {
        return;
    }
    cells::rule(buffer, (area.x, area.height - 2), area.width, "─", theme.rule());
    let status = Rect { y: area.height - 1, height: 1, ..inner };
    let keys =
        [(Action::Accept, reading::OPENS), (Action::Help, reading::KEYS), (Action::Quit, reading::QUITS)];
    let words = state.notice.clone().unwrap_or_else(|| context.keyed(&keys));
    Label::new(&words, theme.dim()).draw(buffer, status, own, context);
}
