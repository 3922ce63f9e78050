//! `words`: for terminals that order text and have no known switch. Cells stand where they are seen, each word written
//! backwards, and the blanks beside it are strong, so that whatever orders the row orders each word by itself.
//!
//! A number at the right of Arabic letters without a blank cannot be had so: there U+200E parts the two.

use ratatui::buffer::Buffer;

use super::inverse_boxed::part;
use super::row::{has_right_to_left, rows, units};
use super::unorder::{Ordering, Row, strengthen, unorder};
use crate::text::Direction;

pub(super) fn apply(buffer: &mut Buffer) {
    for row in rows(buffer) {
        if !has_right_to_left(row) {
            continue;
        }
        let units = units(row);
        let written = unorder(&units, Ordering { base: Some(Direction::Ltr), mirrors: true }, true);
        if written.faults == 0 {
            written.place(row, &units);
            continue;
        }
        for (unit, strong) in units.iter().zip(strengthen(&Row::of(&units)).characters) {
            if strong != unit.first {
                row[unit.at].set_char(strong);
            }
        }
        part(row);
    }
}
