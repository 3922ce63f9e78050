//! A field on the screen: as much of its line as there is room for, always with the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Field;
use super::caret::{Caret, END, Stops, is_of_text, one_line};
use crate::cells;
use crate::text::{Affinity, Direction, Layout, LayoutOptions, Letters, layout};
use crate::ui::context::Context;
use crate::ui::frame::at_start;

/// The cursor: a column of its own between two letters. A cell that is only reversed would not say on which side of it the
/// next letter comes, where both directions meet.
const BAR: &str = "▏";

/// U+200D: between lam and alef it leaves them two letters, and joined.
const JOINER: char = '\u{200D}';

impl Field {
    /// Draws the field on the first row of `area`, from the start side of a screen of direction `around`; gives the column
    /// and the row of the cursor, where the terminal's own may stand too.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, around: Direction, context: &Context) -> (u16, u16) {
        if area.is_empty() {
            return (area.x, area.y);
        }
        let (laid, stops, caret, length) = self.lay(around, context);
        let direction = laid.direction();
        let gap = stops.gap(caret);
        let (bar, total) = (stops.column(gap), stops.width() + 1);
        // How far the cursor is from where the line starts, and which columns are seen so that it is among them.
        let width = usize::from(area.width);
        let shown = total.min(width);
        let from_start = |column: usize| match direction {
            Direction::Ltr => column,
            Direction::Rtl => total - 1 - column,
        };
        let ahead = (width / 4).min(total - 1 - from_start(bar));
        let skipped = (from_start(bar) + 1 + ahead).saturating_sub(width);
        let first = match direction {
            Direction::Ltr => skipped,
            Direction::Rtl => total - skipped - shown,
        };
        let left = usize::from(at_start(area, context.side(around), 0, shown));
        let x = |column: usize| left + column - first;
        let cells = laid.line(0).into_iter().flat_map(|line| line.cells());
        let mut column = 0;
        for (at, cell) in cells.filter(|cell| is_of_text(&cell.source, length)).enumerate() {
            column += usize::from(at == gap);
            if column >= first && column + cell.width <= first + shown {
                cells::put_cell(buffer, (x(column) as u16, area.y), &cell, Style::new());
            }
            column += cell.width;
        }
        let cursor = (x(bar) as u16, area.y);
        cells::rule(buffer, cursor, 1, BAR, context.theme.accent());
        cursor
    }

    /// The line as this terminal draws it, its places, the cursor's, and the bytes of what is laid out but for [`END`].
    fn lay(&self, around: Direction, context: &Context) -> (Layout, Stops, Caret, usize) {
        let options = LayoutOptions {
            order: context.order,
            letters: context.letters,
            marks: context.marks,
            ..one_line(context.side(self.direction(around)))
        };
        let lay = |mut text: String| {
            let length = text.len();
            text.push_str(END);
            let laid = layout(&text, &options);
            let stops = laid.line(0).map(|line| Stops::of_line(&line, length, options.order));
            let stops = stops.unwrap_or_else(|| Stops::of_letters("", laid.direction()));
            (laid, stops, length)
        };
        let (laid, stops, length) = lay(self.text.clone());
        let mut caret = self.caret;
        if context.letters == Letters::Base || !stops.is_within(caret) {
            return (laid, stops, caret, length);
        }
        // A ligature opens where the cursor stands in it.
        let mut opened = self.text.clone();
        opened.insert(caret.at, JOINER);
        caret = Caret { at: caret.at + JOINER.len_utf8(), affinity: Affinity::Upstream };
        let (laid, stops, length) = lay(opened);
        (laid, stops, caret, length)
    }
}
