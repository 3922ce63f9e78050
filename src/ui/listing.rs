//! Where the rows of a list that fills the screen stand: a title, what is said of the whole, the items, two rows below.

use ratatui::layout::Rect;

/// The place of a list on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listing {
    /// The columns, from the title's row to the last above the line that parts the status.
    pub(super) area: Rect,
    /// Rows between title and items that say something of the whole.
    pub(super) head: u16,
    /// The rows from one item to the next.
    step: u16,
    /// The rows of an item that are written in.
    pub(super) lines: u16,
}

/// Rows are not longer than this: an eye would lose its way.
const WIDEST: u16 = 110;

impl Listing {
    /// A list of so many items of so many rows each, with so many rows above them that say something of the whole.
    pub(super) fn new((width, height): (u16, u16), head: u16, lines: u16, count: usize) -> Self {
        let margin = if width >= 40 { 2 } else { 1 };
        let top = u16::from(height >= 16);
        let columns = width.saturating_sub(2 * margin).min(WIDEST);
        let area = Rect::new((width - columns) / 2, top, columns, height.saturating_sub(top + 2));
        let head = head.min(area.height.saturating_sub(4));
        let lines = if area.height < 8 { 1 } else { lines };
        let mut listing = Self { area, head, step: lines, lines };
        // An empty row between items where all have room with it; where each takes several rows, wherever it leaves a few.
        let room = usize::from(listing.room());
        let apart = usize::from(lines) + 1;
        if count * apart <= room || lines > 1 && room >= 5 * apart {
            listing.step += 1;
        }
        listing
    }

    /// The row of the first item.
    fn first(&self) -> u16 {
        let gap = if self.area.height > 6 { 2 } else { 1 };
        (self.area.y + self.head + gap).min(self.area.bottom())
    }

    fn room(&self) -> u16 {
        self.area.bottom() - self.first()
    }

    /// How many items have room.
    pub(super) fn shown(&self) -> usize {
        // Behind the last there need be no empty row.
        usize::from((self.room() + self.step - self.lines) / self.step).max(1)
    }

    /// The rows of an item, so many items below the first in sight.
    pub(super) fn item(&self, below: usize) -> Rect {
        let y = self.first() + u16::try_from(below).unwrap_or(u16::MAX).saturating_mul(self.step);
        Rect { y, height: self.lines.min(self.area.bottom().saturating_sub(y)), ..self.area }
    }

    /// How many items below the first in sight a row of the screen belongs to.
    pub(super) fn item_at(&self, y: u16) -> Option<usize> {
        let below = y.checked_sub(self.first())?;
        let inside = y < self.area.bottom() && below % self.step < self.lines;
        inside.then_some(usize::from(below / self.step))
    }
}

/// The item that is chosen, and the first in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) at: usize,
    pub(super) top: usize,
}

impl Cursor {
    /// Chooses an item, or the last of so many; of which so many can be seen.
    pub(super) fn go(&mut self, at: usize, count: usize, shown: usize) {
        self.at = at.min(count.saturating_sub(1));
        // One more is seen before and behind it, where there is one.
        let ahead = usize::from(shown > 2);
        self.top =
            self.top.min(self.at.saturating_sub(ahead)).max((self.at + ahead + 1).saturating_sub(shown));
        self.top = self.top.min(count.saturating_sub(shown));
    }

    /// Chooses the item that lies so many further.
    pub(super) fn step(&mut self, by: isize, count: usize, shown: usize) {
        self.go(self.at.saturating_add_signed(by), count, shown);
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Listing};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    proptest! {
        /// Each item that is shown has rows of its own above the status, and a row belongs to the item that is drawn in it.
        #[test]
        fn items_have_rows_of_their_own(width in 1_u16..200, height in 0_u16..80, head in 0_u16..4, lines in 1_u16..3, count in 0_usize..100) {
            let listing = Listing::new((width, height), head, lines, count);
            let mut last = 0;
            for below in 0..listing.shown() {
                let rows = listing.item(below);
                prop_assert!(rows.y >= last && rows.bottom() + 2 <= height.max(rows.bottom() + 2));
                prop_assert!(rows.bottom() <= listing.area.bottom());
                for y in rows.y..rows.bottom() {
                    prop_assert_eq!(listing.item_at(y), Some(below));
                }
                last = rows.bottom();
            }
        }

        /// However one moves, the chosen item is one of the list and in sight, and no room is left empty that could show one.
        #[test]
        fn the_chosen_item_is_in_sight(count in 1_usize..50, shown in 1_usize..20, moves in proptest::collection::vec(-30_isize..30, 0..20)) {
            let mut cursor = Cursor::default();
            for by in moves {
                cursor.step(by, count, shown);
                prop_assert!(cursor.at < count);
                prop_assert!((cursor.top..cursor.top + shown).contains(&cursor.at));
                prop_assert!(cursor.top == 0 || cursor.top + shown <= count);
            }
        }
    }
}
