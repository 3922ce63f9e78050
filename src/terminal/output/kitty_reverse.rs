//! `kitty-reverse`: kitty turns round every run of letters that it takes for right to left, each in its place, and
//! leaves the runs where they stand. So each run of Arabic letters, and each number in Arabic digits, is written
//! backwards.
//!
//! A run ends at a blank, at a box-drawing character and where the face changes (bold, italic), but not at a bracket
//! or comma that its font has: what touches a run is therefore drawn in another face.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use unicode_bidi::BidiClass;

use super::row::{Unit, face, is_of_right_to_left_script, rows, units};
use crate::text::script::TATWEEL;

pub(super) fn apply(buffer: &mut Buffer) {
    for row in rows(buffer) {
        let units = units(row);
        if units.iter().any(|unit| matches!(kind(*unit), Kind::Letter | Kind::Digit)) {
            turn(row, &units);
        }
    }
}

/// What kitty does with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It ends a run and is drawn alone.
    Gap,
    /// It makes a run right to left.
    Letter,
    /// It does too, without being a letter: a digit or ٪.
    Digit,
    /// It goes with its run.
    Other,
}

fn kind(unit: Unit) -> Kind {
    match unit.first {
        ' ' | '\u{2500}'..='\u{259F}' | '\u{2800}'..='\u{28FF}' => Kind::Gap,
        TATWEEL => Kind::Letter,
        c if !is_of_right_to_left_script(c) => Kind::Other,
        _ if matches!(unit.class(), BidiClass::R | BidiClass::AL) => Kind::Letter,
        _ => Kind::Digit,
    }
}

fn turn(row: &mut [Cell], units: &[Unit]) {
    let kinds: Vec<Kind> = units.iter().map(|unit| kind(*unit)).collect();
    part(row, units, &kinds);
    let same = |a: usize, b: usize, row: &[Cell]| {
        kinds[a] == kinds[b] && face(&row[units[a].at]) == face(&row[units[b].at])
    };
    let mut start = 0;
    while start < units.len() {
        let mut end = start + 1;
        while end < units.len() && same(start, end, row) {
            end += 1;
        }
        if matches!(kinds[start], Kind::Letter | Kind::Digit) {
            reverse(&mut row[units[start].at..=units[end - 1].at]);
        }
        start = end;
    }
}

/// Turns symbols round; colours stay in their columns. What is turned is one column wide.
fn reverse(cells: &mut [Cell]) {
    let length = cells.len();
    for left in 0..length / 2 {
        let right = length - 1 - left;
        let (a, b) = (cells[left].symbol().to_owned(), cells[right].symbol().to_owned());
        cells[left].set_symbol(&b);
        cells[right].set_symbol(&a);
    }
}

/// Gives what touches a run of letters or digits another face than theirs: first digits beside letters, then what is
/// beside either.
fn part(row: &mut [Cell], units: &[Unit], kinds: &[Kind]) {
    for yielding in [Kind::Digit, Kind::Other] {
        let gives_way = |kind: Kind| kind == Kind::Letter || (yielding == Kind::Other && kind == Kind::Digit);
        let mut start = 0;
        while start < units.len() {
            let length = kinds[start..].iter().position(|kind| *kind != kinds[start]);
            let end = length.map_or(units.len(), |length| start + length);
            if kinds[start] == yielding {
                let beside = [start.checked_sub(1), Some(end).filter(|end| *end < units.len())];
                let taken =
                    beside.map(|at| at.filter(|at| gives_way(kinds[*at])).map(|at| face(&row[units[at].at])));
                for unit in &units[start..end] {
                    let cell = &mut row[unit.at];
                    if taken.contains(&Some(face(cell))) {
                        cell.modifier.remove(Modifier::BOLD | Modifier::ITALIC);
                        cell.modifier.insert(other_face(taken));
                    }
                }
            }
            start = end;
        }
    }
}

/// A face that is neither of two; upright before slanted.
fn other_face(taken: [Option<Modifier>; 2]) -> Modifier {
    let faces = [Modifier::BOLD, Modifier::empty(), Modifier::ITALIC];
    faces.into_iter().find(|face| !taken.contains(&Some(*face))).unwrap_or(Modifier::BOLD | Modifier::ITALIC)
}
