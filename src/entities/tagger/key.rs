//! The numbers that features are known by: a hash of what is looked at and what is seen there.

use crate::entities::hash::pair;

/// Where a feature looks and what it asks. The numbers are part of the model's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    Word = 1,
    Stem,
    Clitic,
    Prefix,
    Suffix,
    Form,
    Pattern,
    Frequency,
    InNames,
    Likeness,
    Role,
    Roles,
    Class,
    StemPair,
    StemThree,
    RolesPair,
    ClassPair,
    RolesThree,
    StemClass,
    Capital,
    Quote,
    QuotedBy,
    Rule,
    RulePair,
    RuleClass,
    Listed,
    ListedPair,
    ListedClass,
    Cue,
    CueClass,
    Head,
    Begin,
    Elsewhere,
    ElsewhereClass,
    ElsewherePair,
    First,
    RuleListed,
    SuffixPair,
    /// What sort of word it is.
    Sort,
    SortPair,
    SortThree,
    SortClass,
    /// Of names weighed as wholes; in place of how far it looks, which kind is asked about.
    WholeLikely,
    WholeLength,
    WholeRival,
    WholeTold,
    WholeFirst,
    WholeLast,
    WholeBefore,
    WholeBehind,
    WholeEnds,
    WholeMade,
    WholeWithin,
    WholeListed,
    WholeRule,
    WholeElsewhere,
    WholeCue,
    /// Of the clitics before a name; in place of how far it looks, the number of the question.
    Cut,
}

/// The number of a feature: what it asks, how far from the token (−8..8), and the answer.
pub(super) fn key(ask: Ask, offset: i8, answer: u64) -> u32 {
    let asked = (ask as u64) << 8 | u64::from(offset.wrapping_add(8).cast_unsigned());
    pair(asked, answer) as u32
}
