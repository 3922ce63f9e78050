//! Brackets that form a pair, and the direction they take (BD14 to BD16, rule N0).

use super::resolved::Resolved;
use super::{Direction, bracket, class};
use unicode_bidi::BidiClass;

/// A pair of brackets, as indices of characters, and what stands inside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) open: usize,
    close: usize,
    inside: Inside,
}

/// The strong types between two brackets.
#[derive(Debug, Clone, Copy, Default)]
struct Inside {
    along: bool,
    against: bool,
}

impl Inside {
    fn add(&mut self, other: Self) {
        self.along |= other.along;
        self.against |= other.against;
    }
}

/// Rule BD16: how many brackets may be open.
const MOST_OPEN: usize = 63;

/// Finds the pairs, in the order of their opening brackets. Each carries what stands inside, so that no pair is looked
/// through again: linear however deep they are nested.
pub(super) fn pair(
    character: &impl Fn(usize) -> char,
    resolved: &[Resolved],
    base: Direction,
    pairs: &mut Vec<Pair>,
) {
    let mut open: Vec<(usize, char, Inside)> = Vec::new();
    for (at, &now) in resolved.iter().enumerate() {
        match now {
            Resolved::REMOVED => {}
            Resolved::NEUTRAL => {
                let Some((opening, is_open)) = bracket(character(at)) else { continue };
                if is_open {
                    if open.len() == MOST_OPEN {
                        break;
                    }
                    open.push((at, opening, Inside::default()));
                } else if let Some(depth) = open.iter().rposition(|&(_, bracket, _)| bracket == opening) {
                    let mut inside = Inside::default();
                    open[depth..].iter().for_each(|&(.., within)| inside.add(within));
                    pairs.push(Pair { open: open[depth].0, close: at, inside });
                    open.truncate(depth);
                    if let Some((.., around)) = open.last_mut() {
                        around.add(inside);
                    }
                }
            }
            strong => {
                if let Some((.., inside)) = open.last_mut() {
                    let against = strong.is_against(base);
                    inside.add(Inside { along: !against, against });
                }
            }
        }
    }
    pairs.sort_unstable_by_key(|pair| pair.open);
}

impl Pair {
    /// Gives both brackets a direction, if what stands inside has one. `after` = the last strong type before the
    /// opening bracket is against the base direction.
    pub(super) fn resolve(
        &self,
        base: Direction,
        after: bool,
        character: &impl Fn(usize) -> char,
        resolved: &mut [Resolved],
    ) {
        let against = match self.inside {
            Inside { along: true, .. } => false,
            Inside { against: true, .. } => after,
            Inside { .. } => return,
        };
        let left = (base == Direction::Rtl) == against;
        let strong = if left { Resolved::LEFT } else { Resolved::RIGHT };
        for bracket in [self.open, self.close] {
            resolved[bracket] = strong;
            // Marks on it go with it.
            for (at, resolved) in resolved.iter_mut().enumerate().skip(bracket + 1) {
                match class(character(at)) {
                    BidiClass::NSM => *resolved = strong,
                    BidiClass::BN => {}
                    _ => break,
                }
            }
        }
    }
}
