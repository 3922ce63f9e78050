//! `kitty-split`: each right-to-left cell is a text of its own for kitty (OSC 66, from 0.40 on), whose runs of letters
//! it would turn round otherwise. Neighbours differ in their vertical alignment, which nothing shows at full size: what
//! is equal in all, kitty puts together again.
//!
//! ratatui would count the bytes of the sequence as columns, so it is written by the backend ([`crate::terminal::Writer`]).

use ratatui::buffer::Cell;

use super::row::{first, is_of_right_to_left_script, is_right_to_left};

/// What is written for a cell in column `x`, if that is not its symbol.
pub(super) fn encode(cell: &Cell, x: u16) -> Option<String> {
    let first = first(cell);
    let split = is_right_to_left(first) || is_of_right_to_left_script(first);
    split.then(|| format!("\x1B]66;w=1:v={};{}\x07", 1 + x % 2, cell.symbol()))
}
