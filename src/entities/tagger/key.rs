//! The numbers that features are known by: a hash of what is looked at and what is seen there.

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

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The number of a feature: what it asks, how far from the token (−8..8), and the answer.
pub(super) fn key(ask: Ask, offset: i8, answer: u64) -> u32 {
    let asked = (ask as u64) << 8 | u64::from(offset.wrapping_add(8).cast_unsigned());
    pair(asked, answer) as u32
}

/// One number for two.
pub(super) fn pair(one: u64, other: u64) -> u64 {
    let mut hash = (one ^ other.rotate_left(29)).wrapping_mul(MIX);
    hash ^= hash >> 32;
    hash = (hash ^ other).wrapping_mul(MIX);
    hash ^ hash >> 29
}

/// The number of a string.
pub(super) fn of(text: &str) -> u64 {
    of_bytes(text.bytes())
}

/// The number of a string of characters.
pub(super) fn of_chars(text: impl Iterator<Item = char>) -> u64 {
    of_bytes(text.flat_map(|c| {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        bytes.into_iter().take(length)
    }))
}

/// FNV-1a: the same everywhere.
fn of_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
