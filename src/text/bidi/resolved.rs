//! What the rules for weak types make of a character, and the level that follows.

use super::Direction;

/// What a character is after the rules for weak types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Resolved(u8);

impl Resolved {
    pub(super) const NEUTRAL: Self = Self(0);
    pub(super) const LEFT: Self = Self(1);
    pub(super) const RIGHT: Self = Self(2);
    pub(super) const EUROPEAN: Self = Self(3);
    pub(super) const ARABIC: Self = Self(4);
    /// Removed by rule X9.
    pub(super) const REMOVED: Self = Self(5);

    /// Rules I1 and I2.
    pub(super) fn level(self, base: Direction) -> u8 {
        const LEVELS: [[u8; 8]; 2] = [[0, 0, 1, 2, 2, 0, 0, 0], [1, 2, 1, 2, 2, 1, 1, 1]];
        LEVELS[usize::from(base.level())][usize::from(self.0 & 7)]
    }

    /// Whether it is against the base direction, if it is strong or a number: numbers count as right-to-left (N1).
    pub(super) fn is_against(self, base: Direction) -> bool {
        (self == Self::LEFT) == (base == Direction::Rtl)
    }

    pub(super) const fn number(self) -> u8 {
        self.0
    }

    #[inline]
    pub(super) const fn of_number(number: u8) -> Self {
        Self(number)
    }
}
