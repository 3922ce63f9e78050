//! Which form each Arabic letter takes beside its neighbours: the joining state machine (Unicode 9.2, R1 to R7).

use super::property::Properties;
use super::tables;

/// The joining type of a character (ArabicShaping.txt).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoiningType {
    /// Joins to nothing.
    NonJoining,
    /// Makes others join and does not change: tatweel, ZWJ.
    JoinCausing,
    /// Joins on both sides.
    DualJoining,
    /// Joins to the letter after it only.
    LeftJoining,
    /// Joins to the letter before it only: alef, dal, ra, waw.
    RightJoining,
    /// Is passed over: marks, format characters.
    Transparent,
}

impl JoiningType {
    /// The joining type of `c`.
    pub fn of(c: char) -> Self {
        let properties = Properties::of(c);
        match (properties.has(tables::JOINS_PREVIOUS), properties.has(tables::JOINS_NEXT)) {
            (true, true) if properties.has(tables::CAUSING) => Self::JoinCausing,
            (true, true) => Self::DualJoining,
            (false, true) => Self::LeftJoining,
            (true, false) => Self::RightJoining,
            (false, false) if properties.has(tables::TRANSPARENT) => Self::Transparent,
            (false, false) => Self::NonJoining,
        }
    }
}

/// The form of a letter; the numbers are the columns of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Joined to nothing.
    Isolated = 0,
    /// Joined to the letter before it.
    Final = 1,
    /// Joined to the letter after it.
    Initial = 2,
    /// Joined on both sides.
    Medial = 3,
}

impl Form {
    fn joined(previous: bool, next: bool) -> Self {
        match (previous, next) {
            (false, false) => Self::Isolated,
            (true, false) => Self::Final,
            (false, true) => Self::Initial,
            (true, true) => Self::Medial,
        }
    }
}

/// A character as its neighbours see it: on which sides it joins, and at which level it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    pub(super) previous: bool,
    pub(super) next: bool,
    pub(super) level: u8,
}

impl Sides {
    /// Those of a character with these flags of the tables.
    #[inline]
    pub(super) fn of(flags: u32, level: u8) -> Self {
        let has = |flag: u32| flags & flag != 0;
        Self { previous: has(tables::JOINS_PREVIOUS), next: has(tables::JOINS_NEXT), level }
    }

    /// What stands where there is no character.
    pub(super) const NONE: Self = Self { previous: false, next: false, level: 0 };
}

/// The form of each character of a paragraph, each given with its embedding level; `None` for those that do not join.
///
/// Characters at different levels do not join, and in a left-to-right run (an override) the sides are changed about:
/// there the letter that follows stands at the right.
pub fn forms(characters: &[(char, u8)]) -> Vec<Option<Form>> {
    let types: Vec<(JoiningType, Sides)> = characters
        .iter()
        .map(|&(c, level)| (JoiningType::of(c), Sides::of(Properties::of(c).flags(u32::MAX), level)))
        .collect();
    let mut joiner = Joiner::default();
    let mut form = |at: usize| {
        let (joining, sides) = types[at];
        if joining == JoiningType::Transparent {
            return None;
        }
        let after = |&&(joining, _): &&(JoiningType, Sides)| joining != JoiningType::Transparent;
        let next = types[at + 1..].iter().find(after).map_or(Sides::NONE, |next| next.1);
        let form = joiner.form(sides, next);
        let joins = !matches!(joining, JoiningType::NonJoining | JoiningType::JoinCausing);
        joins.then_some(form)
    };
    (0..types.len()).map(&mut form).collect()
}

/// Walks a paragraph and gives the form of one character after another, transparent ones left out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Joiner {
    /// Whether the last character joins to the one that comes now.
    joined: bool,
}

impl Joiner {
    /// The form of the character that comes now, before the next one that is not transparent.
    pub(super) fn form(&mut self, here: Sides, next: Sides) -> Form {
        if here.level % 2 == 1 { self.form_in::<true>(here, next) } else { self.form_in::<false>(here, next) }
    }

    /// As [`Self::form`], at an odd level or at an even one.
    #[inline]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "letters that join come too mixed with others to be foreseen"
    )]
    pub(super) fn form_in<const RIGHT_TO_LEFT: bool>(&mut self, here: Sides, next: Sides) -> Form {
        let sides = if RIGHT_TO_LEFT { here.next & next.previous } else { here.previous & next.next };
        let joins = sides & (next.level == here.level);
        let joined = std::mem::replace(&mut self.joined, joins);
        if RIGHT_TO_LEFT { Form::joined(joined, joins) } else { Form::joined(joins, joined) }
    }
}
