//! What a tagger says of a token: it begins a name of a kind, goes on with it, or is outside.

use crate::article::Kind;

/// The kinds that are told by a model; figures are told by rule.
pub const KINDS: [Kind; 5] = [Kind::Person, Kind::Organization, Kind::Location, Kind::Product, Kind::Event];

/// How many tags there are: outside, and two for each kind.
pub const TAGS: usize = 1 + 2 * KINDS.len();

/// Outside, or the beginning or the rest of a name of a kind (the scheme IOB2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(u8);

impl Tag {
    /// No part of a name.
    pub const OUTSIDE: Self = Self(0);

    /// The beginning of a name; outside for a kind that no model tells.
    pub fn begins(kind: Kind) -> Self {
        KINDS.iter().position(|&one| one == kind).map_or(Self::OUTSIDE, |at| Self(1 + 2 * at as u8))
    }

    /// The rest of a name; outside for a kind that no model tells.
    pub fn inside(kind: Kind) -> Self {
        let begins = Self::begins(kind);
        if begins == Self::OUTSIDE { begins } else { Self(begins.0 + 1) }
    }

    /// The tag with a number below [`TAGS`]; outside for any other.
    pub fn numbered(number: usize) -> Self {
        if number < TAGS { Self(number as u8) } else { Self::OUTSIDE }
    }

    /// Its number, below [`TAGS`].
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// Whether it begins a name.
    pub fn is_beginning(self) -> bool {
        self.0 % 2 == 1
    }

    /// The number of the kind in [`KINDS`]; that of the first for "outside".
    pub(super) fn kind_number(self) -> usize {
        usize::from(self.0.saturating_sub(1)) / 2
    }

    /// The kind of the name.
    pub fn kind(self) -> Option<Kind> {
        let at = usize::from(self.0).checked_sub(1)? / 2;
        KINDS.get(at).copied()
    }

    /// Whether it may stand behind another: the rest of a name only behind that name.
    pub fn may_follow(self, before: Option<Self>) -> bool {
        let rest = self != Self::OUTSIDE && !self.is_beginning();
        !rest || before.is_some_and(|before| before.kind() == self.kind())
    }
}
