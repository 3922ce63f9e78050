//! `inverse`: PuTTY orders each whole row by the direction of its first strong character, and nothing switches that
//! off. So each row is written the other way round; attributes go with their cells, as PuTTY's do.

use ratatui::buffer::Buffer;

use super::row::{has_right_to_left, rows, units};
use super::unorder::{Ordering, unorder};

pub(super) fn apply(buffer: &mut Buffer) {
    for row in rows(buffer) {
        if has_right_to_left(row) {
            let units = units(row);
            // Where no row gives it, the nearest has to do.
            unorder(&units, Ordering { base: None, mirrors: true }, false).place(row, &units);
        }
    }
}
