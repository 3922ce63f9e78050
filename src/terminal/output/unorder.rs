//! The other way round: which row must be written so that a terminal that orders it by Unicode Annex 9 shows the row
//! that is wanted.
//!
//! What is wanted is itself put in order as if it were text, read from the right or from the left. In nearly every row
//! that is the answer, since ordering twice gives back what was; each answer is proved by ordering it again. Where none
//! is (a number between two panes, with Latin on its other side), blanks are made strong, so that every word is ordered
//! by itself.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Cell;

use unicode_bidi::BidiClass;

use super::row::{STRONG_BLANK, Unit, is_right_to_left};
use crate::text::bidi::{class, first_strong, levels};
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

/// A row as it is to be written.
struct Written {
    /// Which unit of the wanted row stands at each place.
    order: Vec<u32>,
    /// The first character of each.
    characters: Vec<char>,
}

/// Rewrites a row so that a terminal with such an ordering shows it as it was; attributes go with their cells.
/// With `strong`, blanks beside right-to-left words are strong from the start. False where no such row was found: then
/// it is written with the fewest faults.
pub(super) fn rewrite(row: &mut [Cell], units: &[Unit], ordering: Ordering, strong: bool) -> bool {
    let characters: Vec<char> = units.iter().map(|unit| unit.first).collect();
    let weak: &[Reading] = match ordering.base {
        Some(Direction::Ltr) => &[Reading::Ltr],
        Some(Direction::Rtl) => &[Reading::FromRight, Reading::Rtl],
        None => &[Reading::FromRight, Reading::Rtl, Reading::Ltr],
    };
    let tries = weak.iter().map(|reading| (*reading, Blanks::Weak)).chain([
        (Reading::Ltr, Blanks::FirstStrong),
        (Reading::Ltr, Blanks::Strong),
        (Reading::LtrWithoutPairs, Blanks::Strong),
    ]);
    let mut best: Option<(usize, Cow<'_, [char]>, Written)> = None;
    for (reading, blanks) in tries.filter(|(_, blanks)| !strong || *blanks == Blanks::Strong) {
        let wanted = match blanks {
            Blanks::Weak => Cow::Borrowed(&characters[..]),
            Blanks::FirstStrong => Cow::Owned(strengthen_first(&characters)),
            Blanks::Strong => Cow::Owned(strengthen(&characters)),
        };
        let written = match reading {
            Reading::FromRight => turn_from_right(&wanted, ordering),
            Reading::Rtl => turn(&wanted, Direction::Rtl, ordering),
            Reading::Ltr => turn(&wanted, Direction::Ltr, ordering),
            Reading::LtrWithoutPairs => turn_without_pairs(&wanted, ordering),
        };
        let wrong = faults(&wanted, &written, ordering);
        if best.as_ref().is_none_or(|(least, ..)| wrong < *least) {
            best = Some((wrong, wanted, written));
        }
        if wrong == 0 {
            break;
        }
    }
    let Some((wrong, wanted, written)) = best else { return true };
    place(row, units, &wanted, &written);
    wrong == 0
}

/// Blanks that touch a word with right-to-left characters become strong; but not those between a number that stands
/// right of Arabic letters in its word and the next Arabic to its right: only among Arabic such a number stays there.
pub(super) fn strengthen(characters: &[char]) -> Vec<char> {
    let mut strong = characters.to_vec();
    let mut start = 0;
    while start < characters.len() {
        let length = characters[start..].iter().position(|c| *c == ' ').unwrap_or(characters.len() - start);
        let end = start + length;
        if characters[start..end].iter().any(|c| is_right_to_left(*c)) {
            for blank in [start.checked_sub(1), Some(end)].into_iter().flatten() {
                if let Some(blank) = strong.get_mut(blank) {
                    *blank = STRONG_BLANK;
                }
            }
        }
        start = end + 1;
    }
    for stretch in leaning(characters) {
        strong[stretch.clone()].copy_from_slice(&characters[stretch]);
    }
    strong
}

fn strengthen_first(characters: &[char]) -> Vec<char> {
    let mut strong = characters.to_vec();
    if let Some(first @ ' ') = strong.first_mut() {
        *first = STRONG_BLANK;
    }
    strong
}

/// From each number that stands right of Arabic letters in its word to the next Arabic to its right.
fn leaning(characters: &[char]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut after_arabic = false;
    for (at, c) in characters.iter().enumerate() {
        match class(*c) {
            BidiClass::R | BidiClass::AL | BidiClass::AN => after_arabic = true,
            BidiClass::WS | BidiClass::L => after_arabic = false,
            BidiClass::EN if after_arabic => {
                let strong = |c: &char| matches!(class(*c), BidiClass::L | BidiClass::R | BidiClass::AL);
                let next = characters[at..].iter().position(strong).map(|length| at + length);
                stretches.extend(
                    next.filter(|next| class(characters[*next]) != BidiClass::L).map(|next| at..next),
                );
            }
            _ => {}
        }
    }
    stretches
}

/// Puts characters in order as if they were text of a direction.
fn turn(characters: &[char], base: Direction, ordering: Ordering) -> Written {
    turn_by(characters, &levels_of(characters, base), ordering)
}

fn turn_without_pairs(characters: &[char], ordering: Ordering) -> Written {
    let unpaired: Vec<char> =
        characters.iter().map(|c| if mirror(*c).is_some() { '!' } else { *c }).collect();
    turn_by(characters, &levels_of(&unpaired, Direction::Ltr), ordering)
}

fn turn_by(characters: &[char], levels: &[u8], ordering: Ordering) -> Written {
    let order = visual_order(levels);
    let turned = order.iter().map(|&at| {
        let (c, level) = (characters[at as usize], levels[at as usize]);
        if level % 2 == 1 && ordering.mirrors { mirror(c).unwrap_or(c) } else { c }
    });
    Written { characters: turned.collect(), order }
}

/// The same for right-to-left text whose letters stand in reverse.
fn turn_from_right(characters: &[char], ordering: Ordering) -> Written {
    let reversed: Vec<char> = characters.iter().rev().copied().collect();
    let mut written = turn(&reversed, Direction::Rtl, ordering);
    // What is read from the right is numbered from the right.
    let last = characters.len().saturating_sub(1) as u32;
    written.order.reverse();
    written.characters.reverse();
    for at in &mut written.order {
        *at = last - *at;
    }
    written
}

/// How many places of the row that the terminal will show are not what was wanted.
fn faults(wanted: &[char], written: &Written, ordering: Ordering) -> usize {
    let text: String = written.characters.iter().collect();
    let base = ordering.base.or_else(|| first_strong(&text)).unwrap_or(Direction::Ltr);
    let shown = turn(&written.characters, base, ordering);
    let places = shown.order.iter().zip(&shown.characters).enumerate();
    places
        .filter(|(place, (from, c))| {
            written.order[**from as usize] as usize != *place || **c != wanted[*place]
        })
        .count()
}

/// The level of each character of a text of a direction.
fn levels_of(characters: &[char], base: Direction) -> Vec<u8> {
    let text: String = characters.iter().collect();
    let of_bytes = levels(&text, base);
    text.char_indices().map(|(at, _)| of_bytes[at]).collect()
}

/// Puts the cells of a row where they are to be written.
fn place(row: &mut [Cell], units: &[Unit], wanted: &[char], written: &Written) {
    let before = row.to_vec();
    let mut at = 0;
    for (from, c) in written.order.iter().zip(&written.characters) {
        let unit = units[*from as usize];
        row[at..at + unit.width].clone_from_slice(&before[unit.at..unit.at + unit.width]);
        if *c != unit.first || wanted[*from as usize] != unit.first {
            replace_first(&mut row[at], unit.first, *c);
        }
        at += unit.width;
    }
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
