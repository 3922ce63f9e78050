//! The links of the frame on the screen, and the cells that must be written again because theirs has changed.

use ratatui::buffer::{Cell, CellWidth};

use crate::terminal::link::{Link, address};

/// Where links stand, and what stands there.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// The links on the screen, and those wanted there.
    shown: Vec<Link>,
    wanted: Vec<Link>,
    /// The cells on the screen, by row; what is not there is blank.
    rows: Vec<Vec<Cell>>,
}

/// The address behind a cell.
fn at(links: &[Link], x: u16, y: u16) -> Option<&str> {
    links.iter().find(|link| link.y == y && link.columns.contains(&x)).map(|link| &*link.url)
}

impl Linked {
    /// Sets the links of the frame to come; those whose address may not be opened are none.
    pub(super) fn set(&mut self, links: Vec<Link>) {
        let safe = |link: Link| Some(Link { url: address(&link.url)?, ..link });
        self.wanted = links.into_iter().filter_map(safe).collect();
    }

    /// The screen has been cleared.
    pub(super) fn clear(&mut self) {
        self.shown.clear();
        self.rows.clear();
    }

    /// The address behind a cell of the frame to come.
    pub(super) fn address(&self, x: u16, y: u16) -> Option<&str> {
        at(&self.wanted, x, y)
    }

    /// The cells to be written, in their order: those that changed, and those whose link did.
    pub(super) fn cells<'a>(
        &mut self,
        changed: impl Iterator<Item = (u16, u16, &'a Cell)>,
    ) -> Vec<(u16, u16, Cell)> {
        let mut cells: Vec<(u16, u16, Cell)> = changed.map(|(x, y, cell)| (x, y, cell.clone())).collect();
        for (x, y, cell) in &cells {
            let (x, y) = (usize::from(*x), usize::from(*y));
            self.rows.resize_with(self.rows.len().max(y + 1), Vec::new);
            let row = &mut self.rows[y];
            row.resize_with(row.len().max(x + 1), || Cell::EMPTY);
            row[x] = cell.clone();
        }
        if self.shown == self.wanted {
            return cells;
        }
        let mut rows: Vec<u16> = self.shown.iter().chain(&self.wanted).map(|link| link.y).collect();
        rows.sort_unstable();
        rows.dedup();
        for y in rows {
            self.relinked(y, &mut cells);
        }
        // Of two the first is kept: what changed is newer.
        cells.sort_by_key(|(x, y, _)| (*y, *x));
        cells.dedup_by_key(|(x, y, _)| (*y, *x));
        self.shown.clone_from(&self.wanted);
        cells
    }

    /// Adds the cells of a row whose link has changed.
    fn relinked(&self, y: u16, cells: &mut Vec<(u16, u16, Cell)>) {
        let row = self.rows.get(usize::from(y)).map_or(&[][..], Vec::as_slice);
        let here = self.shown.iter().chain(&self.wanted).filter(|link| link.y == y);
        let end = here.map(|link| link.columns.end).max().unwrap_or(0);
        let mut x = 0;
        while x < end {
            let cell = row.get(usize::from(x)).cloned().unwrap_or(Cell::EMPTY);
            // What a wide cell covers is not there.
            let width = cell.cell_width().max(1);
            if at(&self.shown, x, y) != at(&self.wanted, x, y) {
                cells.push((x, y, cell));
            }
            x = x.saturating_add(width);
        }
    }
}
