//! Which form each Arabic letter takes beside its neighbours: the joining state machine (Unicode 9.2, R1 to R7).

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
        match tables::properties(c) >> 5 {
            1 => Self::JoinCausing,
            2 => Self::DualJoining,
            3 => Self::LeftJoining,
            4 => Self::RightJoining,
            5 => Self::Transparent,
            _ => Self::NonJoining,
        }
    }

    /// Whether it joins to the character before it, in logical order.
    fn joins_previous(self) -> bool {
        matches!(self, Self::JoinCausing | Self::DualJoining | Self::RightJoining)
    }

    /// Whether it joins to the character after it, in logical order.
    fn joins_next(self) -> bool {
        matches!(self, Self::JoinCausing | Self::DualJoining | Self::LeftJoining)
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

/// The form of each character of a paragraph, `None` for those that do not join.
///
/// Characters at different embedding levels do not join, and in a left-to-right run (an override) the sides are
/// changed about: there the letter that follows stands at the right.
pub fn forms(characters: &[(char, u8)]) -> Vec<Option<Form>> {
    let mut forms = vec![None; characters.len()];
    // The last character that is not transparent.
    let mut last: Option<(usize, JoiningType)> = None;
    let mut joined_back = false;
    for (at, &(c, level)) in characters.iter().enumerate() {
        let joining = JoiningType::of(c);
        if joining == JoiningType::Transparent {
            continue;
        }
        let joins = last.is_some_and(|(before, previous)| {
            characters[before].1 == level
                && if level % 2 == 1 {
                    previous.joins_next() && joining.joins_previous()
                } else {
                    previous.joins_previous() && joining.joins_next()
                }
        });
        if let Some((before, previous)) = last {
            forms[before] = form(previous, characters[before].1, joined_back, joins);
        }
        last = Some((at, joining));
        joined_back = joins;
    }
    if let Some((before, previous)) = last {
        forms[before] = form(previous, characters[before].1, joined_back, false);
    }
    forms
}

fn form(joining: JoiningType, level: u8, previous: bool, next: bool) -> Option<Form> {
    if matches!(joining, JoiningType::NonJoining | JoiningType::JoinCausing) {
        return None;
    }
    Some(if level % 2 == 1 { Form::joined(previous, next) } else { Form::joined(next, previous) })
}
