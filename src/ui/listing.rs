//! Where the rows of the list of articles stand.

use ratatui::layout::Rect;

use super::state::List;

/// The columns of the list, from the title's row to the last.
pub(super) fn area((width, height): (u16, u16)) -> Rect {
    let margin = if width >= 40 { 2 } else { 1 };
    let top = u16::from(height >= 16);
    let columns = width.saturating_sub(2 * margin).min(100);
    Rect::new((width - columns) / 2, top, columns, height.saturating_sub(top + 2))
}

/// The items in sight, each with its row of the screen.
pub(super) fn rows(list: &List, size: (u16, u16)) -> impl Iterator<Item = (usize, u16)> {
    let area = area(size);
    let count = list.items.len();
    // An empty row between items where there is room for all of them.
    let room = usize::from(area.height.saturating_sub(2));
    let step = if count * 2 <= room { 2 } else { 1 };
    let shown = (room / step).max(1);
    let first = (list.cursor + 1).saturating_sub(shown);
    let row = move |item: usize| area.y + 2 + ((item - first) * step) as u16;
    (first..count.min(first + shown))
        .map(move |item| (item, row(item)))
        .filter(move |(_, y)| *y < area.bottom())
}

/// The item in a row of the screen.
pub(super) fn item_at(list: &List, size: (u16, u16), (_, y): (u16, u16)) -> Option<usize> {
    rows(list, size).find(|(_, row)| *row == y).map(|(item, _)| item)
}
