//! `plain`: cells as they are, with U+200E after each right-to-left one where it helps: it ends a run where a terminal
//! (VTE) or a browser (xterm.js) orders text after all. Some terminals that order nothing draw a letter wrongly that it
//! stands behind (st, foot), so that it is not written where it is not needed.

use ratatui::buffer::{Buffer, Cell};

use super::row::{first, is_right_to_left};

const LRM: &str = "\u{200E}";

/// The longest symbol that is put together without a string of its own.
const SHORT: usize = 24;

pub(super) fn apply(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if is_right_to_left(first(cell)) {
            end_run(cell);
        }
    }
}

/// Puts U+200E behind what a cell holds.
pub(super) fn end_run(cell: &mut Cell) {
    let symbol = cell.symbol().as_bytes();
    let length = symbol.len();
    let mut joined = [0; SHORT];
    if length + LRM.len() <= SHORT {
        joined[..length].copy_from_slice(symbol);
        joined[length..length + LRM.len()].copy_from_slice(LRM.as_bytes());
        // Two strings one after the other are a string.
        if let Ok(joined) = std::str::from_utf8(&joined[..length + LRM.len()]) {
            cell.set_symbol(joined);
            return;
        }
    }
    let joined = format!("{}{LRM}", cell.symbol());
    cell.set_symbol(&joined);
}
