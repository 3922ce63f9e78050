//! Puts one line into screen order (rules L1 and L2). Rules L3 and L4 hold by construction: clusters move whole
//! (see `shape`), and mirrors are taken when a cluster's symbol is made.

use unicode_bidi::BidiClass;

use super::bidi::{CLASSES, class};
use super::property::Kind;

/// Rule L1: resets separators, and whitespace and isolate controls before them or at the line's end, to the
/// paragraph's level. `levels` has one entry for each byte of `line`.
pub fn reset_whitespace(line: &str, levels: &mut [u8], base: u8) {
    let ends = line.char_indices().map(|(at, c)| (at + c.len_utf8(), class(c)));
    let blank = reset(ends, levels, base);
    levels[blank..].fill(base);
}

/// Rule L1 for the separators within a paragraph, with one level for each character. What hangs at a line's end is not
/// drawn, and needs none.
pub(super) fn reset_before_separators(kinds: &[Kind], levels: &mut [u8], base: u8) {
    let classes = kinds.iter().map(|kind| CLASSES[kind.properties().bidi()]);
    reset((1..).zip(classes), levels, base);
}

/// Resets separators and what is blank before them. Takes each character's end and class; gives where the last stretch of
/// whitespace begins.
fn reset(characters: impl Iterator<Item = (usize, BidiClass)>, levels: &mut [u8], base: u8) -> usize {
    let (mut blank, mut start) = (0, 0);
    for (end, class) in characters {
        if matches!(class, BidiClass::B | BidiClass::S) {
            levels[blank..end].fill(base);
            blank = end;
        } else if is_removed(class) {
            // It neither ends a stretch nor is seen. Before one it stays with what it follows, which may join to it.
            if blank == start {
                blank = end;
            }
        } else if !is_blank(class) {
            blank = end;
        }
        start = end;
    }
    blank
}

/// Whether rule L1 resets a character before a separator.
fn is_blank(class: BidiClass) -> bool {
    use BidiClass::{FSI, LRI, PDI, RLI, WS};
    matches!(class, WS | LRI | RLI | FSI | PDI)
}

/// Whether rule X9 removes a character.
fn is_removed(class: BidiClass) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    matches!(class, BN | LRE | RLE | LRO | RLO | PDF)
}

/// Rule L2: the order in which items with these levels (0 to 126) stand from left to right, as indices into `levels`.
pub fn visual_order(levels: &[u8]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..levels.len() as u32).collect();
    reorder(&mut order, |&at| levels[at as usize]);
    order
}

/// Rule L2: puts items that stand in logical order into visual order.
pub(super) fn reorder<T>(items: &mut [T], level: impl Fn(&T) -> u8) {
    let present = items.iter().fold(0_u128, |present, item| present | 1 << level(item).min(127));
    let Some(lowest_odd) = (1..128_u8).step_by(2).find(|&odd| present >> odd & 1 == 1) else { return };
    let mut highest = 127 - present.leading_zeros() as u8;
    while highest >= lowest_odd {
        let below = present & ((1 << highest) - 1);
        let next = if below == 0 { 0 } else { 127 - below.leading_zeros() as u8 };
        // Levels that nobody has reverse the same stretches once more.
        if (highest - next.max(lowest_odd - 1)) % 2 == 1 {
            reverse_stretches(items, |item| level(item) >= highest);
        }
        if below == 0 {
            return;
        }
        highest = next;
    }
}

fn reverse_stretches<T>(items: &mut [T], belongs: impl Fn(&T) -> bool) {
    let mut at = 0;
    while at < items.len() {
        let length = items[at..].iter().position(|item| !belongs(item)).unwrap_or(items.len() - at);
        items[at..at + length].reverse();
        at += length + 1;
    }
}
