//! `kitty-split`: each right-to-left cell is a text of its own for kitty (OSC 66, from 0.40 on), whose runs of letters
//! it would turn round otherwise. Neighbours differ in their vertical alignment, which nothing shows at full size: what
//! is equal in all, kitty puts together again.
//!
//! ratatui would count the bytes of the sequence as columns, so it is written by the backend ([`crate::terminal::Writer`]).

use ratatui::buffer::Cell;

use super::row::{first, is_of_right_to_left_script, is_right_to_left};

/// Appends what is written for a cell in column `x` instead of its symbol; false if it is its symbol.
pub(super) fn encode(cell: &Cell, x: u16, out: &mut String) -> bool {
    let first = first(cell);
    if !is_right_to_left(first) && !is_of_right_to_left_script(first) {
        return false;
    }
    out.push_str(if x.is_multiple_of(2) { "\x1B]66;w=1:v=1;" } else { "\x1B]66;w=1:v=2;" });
    out.push_str(cell.symbol());
    out.push('\x07');
    true
}
