//! Puts one line into screen order (rules L1 and L2). Rules L3 and L4 hold by construction: clusters move whole
//! (see `shape`), and mirrors are taken when a cluster's symbol is made.

use unicode_bidi::BidiClass;

use super::bidi::class;

/// Rule L1: resets separators, and whitespace and isolate controls before them or at the line's end, to the
/// paragraph's level. `levels` has one entry for each byte of `line`.
pub fn reset_whitespace(line: &str, levels: &mut [u8], base: u8) {
    // Where the stretch of whitespace that ends here began.
    let mut blank = 0;
    for (at, c) in line.char_indices() {
        let after = at + c.len_utf8();
        match class(c) {
            BidiClass::B | BidiClass::S => {
                levels[blank..after].fill(base);
                blank = after;
            }
            BidiClass::WS | BidiClass::LRI | BidiClass::RLI | BidiClass::FSI | BidiClass::PDI => {}
            // What rule X9 removes neither ends the stretch nor is seen.
            BidiClass::BN
            | BidiClass::LRE
            | BidiClass::RLE
            | BidiClass::LRO
            | BidiClass::RLO
            | BidiClass::PDF => {}
            _ => blank = after,
        }
    }
    levels[blank..].fill(base);
}

/// Rule L2: the order in which items with these levels stand from left to right, as indices into `levels`.
pub fn visual_order(levels: &[u8]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..levels.len() as u32).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|level| level % 2 == 1).min().unwrap_or(highest + 1);
    for level in (lowest_odd..=highest).rev() {
        let mut at = 0;
        while at < levels.len() {
            if levels[at] < level {
                at += 1;
                continue;
            }
            let end = levels[at..].iter().position(|&l| l < level).map_or(levels.len(), |length| at + length);
            order[at..end].reverse();
            at = end;
        }
    }
    order
}
