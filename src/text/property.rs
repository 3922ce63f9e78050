//! What a character is to the rules: its kind, and the properties that all characters of a kind have in common.

use super::tables;

/// A kind of character; there are some two hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kind(u8);

impl Kind {
    #[inline]
    pub(super) fn of(c: char) -> Self {
        Self(tables::kind(c))
    }

    /// The kind of the character of one or two bytes that has this code.
    #[inline]
    pub(super) fn of_low(code: u32) -> Self {
        Self(tables::low_kind(code))
    }

    #[inline]
    pub(super) fn properties(self) -> Properties {
        Properties(tables::record(self.0))
    }
}

/// The properties of a kind; the numbers of classes are those of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Properties(u32);

impl Properties {
    #[inline]
    pub(super) fn of(c: char) -> Self {
        Kind::of(c).properties()
    }

    /// The bidi class (UAX 9, table 4).
    #[inline]
    pub(super) fn bidi(self) -> usize {
        (self.0 & 0x1F) as usize
    }

    /// The line break class and, as the highest of seven bits, whether it is East Asian (UAX 14).
    #[inline]
    pub(super) fn line(self) -> usize {
        (self.0 >> 5 & 0x7F) as usize
    }

    /// The cluster break class (UAX 29).
    #[inline]
    pub(super) fn cluster(self) -> usize {
        (self.0 >> 12 & 0x1F) as usize
    }

    /// The three classes as one number.
    #[inline]
    pub(super) fn classes(self) -> u32 {
        self.0 & 0x1_FFFF
    }

    /// What no character has as its classes.
    pub(super) const NO_CLASSES: u32 = u32::MAX;

    /// Whether it is one column that is drawn, and a cluster of its own whatever stands beside it but marks.
    #[inline]
    pub(super) fn is_plain_column(self) -> bool {
        const CLUSTER: u32 = 0x1F << 12;
        const COLUMNS: u32 = 3 << 17;
        self.0 & (CLUSTER | COLUMNS | tables::CONTROL | tables::ZERO_WIDTH) == 1 << 17
    }

    /// Whether its level is 0 in a left-to-right text where that holds for all: L, EN, ES, ET, CS, WS, ON.
    #[inline]
    pub(super) fn is_level_zero(self) -> bool {
        const CLASSES: u32 = 1 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 12 | 1 << 13;
        CLASSES >> self.bidi() & 1 == 1
    }

    /// The columns it takes when it stands alone.
    #[inline]
    pub(super) fn width(self) -> u8 {
        (self.0 >> 17 & 3) as u8
    }

    /// Whether it has one of the flags of [`tables`].
    #[inline]
    pub(super) fn has(self, flags: u32) -> bool {
        self.0 & flags != 0
    }

    /// Its flags among some.
    #[inline]
    pub(super) fn flags(self, among: u32) -> u32 {
        self.0 & among
    }
}
