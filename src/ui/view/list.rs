//! The list on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::cells;
use crate::ui::label::{Label, Side};
use crate::ui::state::{Context, List, State};
use crate::ui::words::phrases;

/// Draws the articles to choose from, each title from its own side.
pub(super) fn draw(state: &State, list: &List, context: &Context, buffer: &mut Buffer) {
    let area = buffer.area;
    let theme = context.theme;
    let own = (context.side(context.language.direction()), Side::Start);
    let margin = if area.width >= 40 { 2 } else { 1 };
    let top = u16::from(area.height >= 16);
    let columns = area.width.saturating_sub(2 * margin).min(100);
    let inner = Rect::new((area.width - columns) / 2, top, columns, area.height.saturating_sub(top + 2));
    let row = |at: u16| Rect { y: inner.y + at, height: 1, ..inner };
    Label::new(context.language.say(phrases::SAMPLES), theme.title()).draw(buffer, row(0), own, context);

    // An empty row between items where there is room for all of them.
    let room = usize::from(inner.height.saturating_sub(2));
    let step = if list.items.len() * 2 <= room { 2 } else { 1 };
    let shown = (room / step).max(1);
    let first = (list.cursor + 1).saturating_sub(shown);
    for (at, item) in list.items.iter().enumerate().skip(first).take(shown) {
        let y = 2 + ((at - first) * step) as u16;
        if y >= inner.height {
            break;
        }
        let style = if at == list.cursor { theme.heading().patch(theme.current()) } else { Style::new() };
        let number = format!("{}  ", context.language.number(at + 1));
        let label = Label::new(&number, theme.dim()).with(&item.title, style);
        label.draw(buffer, row(y), (item.direction, Side::Start), context);
    }
    if area.height < 2 {
        return;
    }
    cells::rule(buffer, (area.x, area.height - 2), area.width, "─", theme.rule());
    let status = Rect { y: area.height - 1, height: 1, ..inner };
    let words = state.notice.as_deref().unwrap_or(context.language.say(phrases::LIST_HINT));
    Label::new(words, theme.dim()).draw(buffer, status, own, context);
}
