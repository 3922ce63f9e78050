//! `words`: for terminals that order text and have no known switch. Cells stand where they are seen, each word written
//! backwards, and the blanks beside it are strong, so that whatever orders the row orders each word by itself.
//!
//! A number at the right of Arabic letters without a blank cannot be had so: there U+200E parts the two.

use ratatui::buffer::Buffer;

use super::inverse_boxed::part;
use super::row::{first, has_right_to_left, rows, units};
use super::unorder::{Ordering, rewrite, strengthen};
use crate::text::Direction;

pub(super) fn apply(buffer: &mut Buffer) {
    for row in rows(buffer) {
        if !has_right_to_left(row) {
            continue;
        }
        let wanted = row.to_vec();
        let units = units(row);
        if !rewrite(row, &units, Ordering { base: Some(Direction::Ltr), mirrors: true }, true) {
            row.clone_from_slice(&wanted);
            let characters: Vec<char> = row.iter().map(first).collect();
            for (cell, strong) in row.iter_mut().zip(strengthen(&characters)) {
                if strong != first(cell) {
                    cell.set_char(strong);
                }
            }
            part(row);
        }
    }
}
