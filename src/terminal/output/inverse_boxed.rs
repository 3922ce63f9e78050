//! `inverse-boxed`: Konsole with its own ordering on, where its switch does not reach it: behind a multiplexer, and for
//! lines that stay. It orders each stretch between box-drawing characters by itself from left to right, turns no
//! bracket round, and joins letters anew, but not over U+200E.
//!
//! So each run of letters is written backwards, and U+200E stands at both its ends: nothing is ordered across it, and
//! no letter is parted from one that it joins.

use ratatui::buffer::{Buffer, Cell};
use unicode_bidi::BidiClass;

use super::plain::end_run;
use super::row::{first, is_right_to_left, rows};
use crate::text::bidi::class;

pub(super) fn apply(buffer: &mut Buffer) {
    for row in rows(buffer) {
        part(row);
    }
}

/// Writes each run of letters backwards, and U+200E at both ends of each run of letters or digits.
pub(super) fn part(row: &mut [Cell]) {
    let mut start = 0;
    while start < row.len() {
        let kind = kind(&row[start]);
        let length = row[start..].iter().position(|cell| self::kind(cell) != kind);
        let end = length.map_or(row.len(), |length| start + length);
        if kind == Kind::Letters {
            row[start..end].reverse();
        }
        if kind != Kind::Other {
            end_run(&mut row[end - 1]);
            if start > 0 {
                end_run_once(&mut row[start - 1]);
            }
        }
        start = end;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// They are ordered from right to left.
    Letters,
    /// Arabic-Indic digits: ordered from left to right among letters, so that they stay as they are.
    Digits,
    Other,
}

fn kind(cell: &Cell) -> Kind {
    let first = first(cell);
    if !is_right_to_left(first) {
        Kind::Other
    } else if class(first) == BidiClass::AN {
        Kind::Digits
    } else {
        Kind::Letters
    }
}

/// The cell before a run: a run may have ended there already.
fn end_run_once(cell: &mut Cell) {
    if !cell.symbol().ends_with('\u{200E}') {
        end_run(cell);
    }
}
