//! The other way round: which row must be written so that a terminal that orders it by Unicode Annex 9 shows the row
//! that is wanted.
//!
//! What is wanted is itself put in order as if it were text, read from the right or from the left. In nearly every row
//! that is the answer, since ordering twice gives back what was; each answer is proved by ordering it again. Where none
//! is (a number between two panes, with Latin on its other side), blanks are made strong, so that every word is ordered
//! by itself.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use ratatui::buffer::Cell;

use super::classes::{AL, AN, Class, EN, L, R, WS, bit};
use super::row::{STRONG_BLANK, Unit, is_right_to_left};
use crate::text::bidi::levels_without_codes;
use crate::text::reorder::visual_order;
use crate::text::{Direction, mirror};

/// How a terminal orders a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ordering {
    /// The direction it takes a row to have; `None` = that of its first strong character.
    pub(super) base: Option<Direction>,
    /// Whether it turns brackets round in right-to-left runs (rule L4).
    pub(super) mirrors: bool,
}

/// How what is wanted is read as if it were text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// From its right end, as right-to-left text: what decides about a number stands to its right.
    FromRight,
    /// From its left end, as right-to-left text.
    Rtl,
    /// From its left end, as left-to-right text.
    Ltr,
    /// The same, but two brackets are no pair (rule N0): in the order that is written, they may be none.
    LtrWithoutPairs,
}

/// Which blanks are strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blanks {
    Weak,
    /// The one at the left edge: it makes the row one from left to right.
    FirstStrong,
    /// Those beside right-to-left words.
    Strong,
}

/// The first character of each unit of a row, with its class.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) characters: Vec<char>,
    classes: Vec<Class>,
}

impl Row {
    pub(super) fn of(units: &[Unit]) -> Self {
        Self {
            characters: units.iter().map(|unit| unit.first).collect(),
            classes: units.iter().map(|unit| bit(unit.first)).collect(),
        }
    }

    fn with_capacity(length: usize) -> Self {
        Self { characters: Vec::with_capacity(length), classes: Vec::with_capacity(length) }
    }

    /// A strong blank, if the place is in the row.
    fn put_blank(&mut self, at: usize) {
        if let (Some(c), Some(class)) = (self.characters.get_mut(at), self.classes.get_mut(at)) {
            (*c, *class) = (STRONG_BLANK, L);
        }
    }
}

/// A row as it is to be written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Which unit of the wanted row stands at each place.
    order: Vec<u32>,
    row: Row,
    /// The level that each was taken to have.
    levels: Vec<u8>,
    /// How many places of the row that the terminal will show are not what was wanted.
    pub(super) faults: usize,
}

impl Written {
    /// Puts the cells of a row where they are to be written; attributes go with their cells.
    pub(super) fn place(mut self, row: &mut [Cell], units: &[Unit]) {
        for (from, c) in self.order.iter().zip(&self.row.characters) {
            let unit = units[*from as usize];
            if *c != unit.first {
                replace_first(&mut row[unit.at], unit.first, *c);
            }
        }
        if units.len() == row.len() {
            self.exchange(row);
        } else {
            let mut before: Vec<Cell> = row.iter_mut().map(mem::take).collect();
            let mut at = 0;
            for from in &self.order {
                let unit = units[*from as usize];
                for (to, from) in row[at..at + unit.width].iter_mut().zip(&mut before[unit.at..]) {
                    *to = mem::take(from);
                }
                at += unit.width;
            }
        }
    }

    /// The same where each unit is one cell: round each circle of cells that take each other's places.
    fn exchange(&mut self, row: &mut [Cell]) {
        for start in 0..self.order.len() {
            let mut at = start;
            loop {
                let from = mem::replace(&mut self.order[at], at as u32) as usize;
                if from == start || from == at {
                    break;
                }
                row.swap(at, from);
                at = from;
            }
        }
    }
}

/// Which row is to be written so that a terminal with such an ordering shows this one. With `strong`, blanks beside
/// right-to-left words are strong from the start.
pub(super) fn unorder(units: &[Unit], ordering: Ordering, strong: bool) -> Written {
    let row = Row::of(units);
    // Where the first strong character decides, it is the one at the end from which the row is read.
    let right = || strong_direction(row.classes.iter().rev()) == Some(Direction::Rtl);
    let weak: &[Reading] = match ordering.base {
        Some(Direction::Ltr) => &[Reading::Ltr],
        Some(Direction::Rtl) => &[Reading::FromRight, Reading::Rtl],
        None if right() => &[Reading::FromRight, Reading::Rtl],
        None if strong_direction(row.classes.iter()) == Some(Direction::Ltr) => &[Reading::Ltr],
        None => &[],
    };
    let tries = weak.iter().map(|reading| (*reading, Blanks::Weak)).chain([
        (Reading::Ltr, Blanks::FirstStrong),
        (Reading::Ltr, Blanks::Strong),
        (Reading::LtrWithoutPairs, Blanks::Strong),
    ]);
    let mut best: Option<Written> = None;
    for (reading, blanks) in tries.filter(|(_, blanks)| !strong || *blanks == Blanks::Strong) {
        let wanted = match blanks {
            Blanks::Weak => Cow::Borrowed(&row),
            Blanks::FirstStrong => Cow::Owned(strengthen_first(&row)),
            Blanks::Strong => Cow::Owned(strengthen(&row)),
        };
        let mut written = match reading {
            Reading::FromRight => turn_from_right(&wanted, ordering),
            Reading::Rtl => turn(&wanted, Direction::Rtl, ordering),
            Reading::Ltr => turn(&wanted, Direction::Ltr, ordering),
            Reading::LtrWithoutPairs => turn_without_pairs(&wanted, ordering),
        };
        written.faults = faults(&wanted, &written, ordering);
        if best.as_ref().is_none_or(|best| written.faults < best.faults) {
            best = Some(written);
        }
        if best.as_ref().is_some_and(|best| best.faults == 0) {
            break;
        }
    }
    best.unwrap_or_default()
}

/// Blanks that touch a word with right-to-left characters become strong; but not those between a number that stands
/// right of Arabic letters in its word and the next Arabic to its right: only among Arabic such a number stays there.
pub(super) fn strengthen(row: &Row) -> Row {
    let mut strong = row.clone();
    let mut blank = None;
    let mut arabic = false;
    for at in 0..=row.characters.len() {
        let (c, class) =
            (row.characters.get(at).copied().unwrap_or(' '), row.classes.get(at).copied().unwrap_or(0));
        if c != ' ' {
            arabic |= class & (R | AL | AN) != 0;
            continue;
        }
        if arabic {
            for at in [blank, Some(at)].into_iter().flatten() {
                strong.put_blank(at);
            }
        }
        (blank, arabic) = (Some(at), false);
    }
    if row.classes.contains(&EN) {
        for stretch in leaning(&row.classes) {
            strong.characters[stretch.clone()].copy_from_slice(&row.characters[stretch.clone()]);
            strong.classes[stretch.clone()].copy_from_slice(&row.classes[stretch]);
        }
    }
    strong
}

fn strengthen_first(row: &Row) -> Row {
    let mut strong = row.clone();
    if strong.characters.first() == Some(&' ') {
        strong.put_blank(0);
    }
    strong
}

/// From each number that stands right of Arabic letters in its word to the next Arabic to its right.
fn leaning(classes: &[Class]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut after_arabic = false;
    for (at, class) in classes.iter().enumerate() {
        match *class {
            R | AL | AN => after_arabic = true,
            WS | L => after_arabic = false,
            EN if after_arabic => {
                let next = classes[at..].iter().position(|class| class & (L | R | AL) != 0);
                let next = next.map(|length| at + length).filter(|next| classes[*next] != L);
                stretches.extend(next.map(|next| at..next));
            }
            _ => {}
        }
    }
    stretches
}

/// Puts characters in order as if they were text of a direction.
fn turn(row: &Row, base: Direction, ordering: Ordering) -> Written {
    turn_by(row, &levels_without_codes(&row.characters, base), ordering)
}

fn turn_without_pairs(row: &Row, ordering: Ordering) -> Written {
    let unpaired: Vec<char> =
        row.characters.iter().map(|c| if mirror(*c).is_some() { '!' } else { *c }).collect();
    turn_by(row, &levels_without_codes(&unpaired, Direction::Ltr), ordering)
}

fn turn_by(row: &Row, levels: &[u8], ordering: Ordering) -> Written {
    let order = visual_order(levels);
    let length = order.len();
    let mut written =
        Written { levels: Vec::with_capacity(length), row: Row::with_capacity(length), order, faults: 0 };
    for at in &written.order {
        let at = *at as usize;
        let turns = levels[at] % 2 == 1 && ordering.mirrors;
        let c = row.characters[at];
        written.row.characters.push(if turns { mirrored(c) } else { c });
        // Its mirror image has the same class.
        written.row.classes.push(row.classes[at]);
        written.levels.push(levels[at]);
    }
    written
}

/// A character's mirror image: a letter has none, and is not looked up.
fn mirrored(c: char) -> char {
    if c == ' ' || is_right_to_left(c) { c } else { mirror(c).unwrap_or(c) }
}

/// The same for right-to-left text whose letters stand in reverse.
fn turn_from_right(row: &Row, ordering: Ordering) -> Written {
    let mut reversed = row.clone();
    reversed.characters.reverse();
    reversed.classes.reverse();
    let mut written = turn(&reversed, Direction::Rtl, ordering);
    // What is read from the right is numbered from the right.
    let last = row.characters.len().saturating_sub(1) as u32;
    written.order.reverse();
    written.row.characters.reverse();
    written.row.classes.reverse();
    written.levels.reverse();
    for at in &mut written.order {
        *at = last - *at;
    }
    written
}

/// How many places of the row that the terminal will show are not what was wanted.
fn faults(wanted: &Row, written: &Written, ordering: Ordering) -> usize {
    let first = || strong_direction(written.row.classes.iter());
    let base = ordering.base.or_else(first).unwrap_or(Direction::Ltr);
    let levels = levels_without_codes(&written.row.characters, base);
    // Each has the level it was taken to have: then ordering again gives back what was.
    if levels == written.levels {
        return 0;
    }
    let shown = turn_by(&written.row, &levels, ordering);
    let places = shown.order.iter().zip(&shown.row.characters).enumerate();
    let wrong = places.filter(|(place, (from, c))| {
        written.order[**from as usize] as usize != *place || **c != wanted.characters[*place]
    });
    wrong.count()
}

/// The direction of the first strong character (rules P2 and P3).
fn strong_direction<'a>(mut classes: impl Iterator<Item = &'a Class>) -> Option<Direction> {
    classes.find_map(|class| match *class {
        L => Some(Direction::Ltr),
        R | AL => Some(Direction::Rtl),
        _ => None,
    })
}

/// Puts another character in the place of a cell's first; its marks stay.
fn replace_first(cell: &mut Cell, old: char, new: char) {
    let marks = &cell.symbol()[old.len_utf8()..];
    if marks.is_empty() {
        cell.set_char(new);
    } else {
        let symbol = format!("{new}{marks}");
        cell.set_symbol(&symbol);
    }
}
