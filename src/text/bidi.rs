//! Paragraph direction and embedding levels (Unicode Annex 9, rules P2 to I2).
//!
//! A text without direction codes is resolved by `implicit`; one with codes by unicode-bidi, behind `explicit`. The annex's
//! files go through both, and a law holds the two together.

mod brackets;
mod explicit;
mod implicit;
mod resolved;

use unicode_bidi::BidiClass;

use super::property::Properties;
use super::tables;

pub(super) use implicit::Weak;

/// The direction of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// Left to right: level 0.
    #[default]
    Ltr,
    /// Right to left: level 1.
    Rtl,
}

impl Direction {
    /// The paragraph embedding level (BD4).
    pub fn level(self) -> u8 {
        match self {
            Self::Ltr => 0,
            Self::Rtl => 1,
        }
    }

    /// The direction of an embedding level (BD2).
    pub fn of_level(level: u8) -> Self {
        if level % 2 == 1 { Self::Rtl } else { Self::Ltr }
    }
}

/// The classes in the order of the tables.
pub(super) const CLASSES: [BidiClass; 23] = [
    BidiClass::L,
    BidiClass::R,
    BidiClass::AL,
    BidiClass::EN,
    BidiClass::ES,
    BidiClass::ET,
    BidiClass::AN,
    BidiClass::CS,
    BidiClass::NSM,
    BidiClass::BN,
    BidiClass::B,
    BidiClass::S,
    BidiClass::WS,
    BidiClass::ON,
    BidiClass::LRE,
    BidiClass::LRO,
    BidiClass::RLE,
    BidiClass::RLO,
    BidiClass::PDF,
    BidiClass::LRI,
    BidiClass::RLI,
    BidiClass::FSI,
    BidiClass::PDI,
];

/// The bidi class of a character, by the tables of [`tables::UNICODE_VERSION`].
#[inline]
pub fn class(c: char) -> BidiClass {
    CLASSES[Properties::of(c).bidi()]
}

/// Whether a character has a right-to-left class that an Arabic-aware terminal would act on: R, AL or AN.
pub fn is_right_to_left(c: char) -> bool {
    matches!(class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// For a bracket the one that opens its pair, by which partners are known (BD14 to BD16), and whether it is that one.
pub fn bracket(c: char) -> Option<(char, bool)> {
    if !Properties::of(c).has(tables::BRACKET) {
        return None;
    }
    let at = tables::BRACKETS.binary_search_by_key(&c, |row| row.0).ok()?;
    let (_, opening, is_open) = tables::BRACKETS[at];
    Some((opening, is_open))
}

/// The direction of the first strong character, isolates skipped (rules P2 and P3); `None` without one.
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    for c in text.chars() {
        match class(c) {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => depth += 1,
            BidiClass::PDI => depth = depth.saturating_sub(1),
            BidiClass::L if depth == 0 => return Some(Direction::Ltr),
            BidiClass::R | BidiClass::AL if depth == 0 => return Some(Direction::Rtl),
            BidiClass::B => return None,
            _ => {}
        }
    }
    None
}

/// The direction of a paragraph inside a text of direction `around` (UAX 9, HL1).
///
/// It is that of the text around it, even if it starts with an address or a foreign name; only a paragraph of
/// at least four words wholly in the other direction (a quotation in the original) has its own.
pub fn direction_in(text: &str, around: Direction) -> Direction {
    let other = Direction::of_level(1 - around.level());
    let mut foreign = false;
    for c in text.chars() {
        let direction = match class(c) {
            BidiClass::L => Direction::Ltr,
            BidiClass::R | BidiClass::AL => Direction::Rtl,
            _ => continue,
        };
        // Most often the first letter tells.
        if direction == around {
            return around;
        }
        foreign = true;
    }
    let words = || text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    if foreign && words() >= 4 { other } else { around }
}

/// The level of each byte of one paragraph (rules X1 to I2), before rule L1.
///
/// A paragraph separator, if there is one, must be the last character. Embeddings, overrides and isolates are
/// honoured as they stand, unmatched ones too. Linear in the length of the text.
pub fn levels(text: &str, base: Direction) -> Vec<u8> {
    if text.chars().any(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')) {
        return explicit::levels(text, base);
    }
    let characters: Vec<char> = text.chars().collect();
    let levels = levels_without_codes(&characters, base);
    let bytes = characters.iter().zip(levels);
    bytes.flat_map(|(c, level)| std::iter::repeat_n(level, c.len_utf8())).collect()
}

/// The level of each of some characters, as [`levels`] gives it for text. Direction codes are taken for neutrals.
pub fn levels_without_codes(characters: &[char], base: Direction) -> Vec<u8> {
    let mut weak = Weak::default();
    let mut resolver = weak.start(base, characters.len());
    let mut classes = Classes::default();
    for (at, c) in characters.iter().enumerate() {
        let properties = Properties::of(*c);
        classes.add(properties);
        resolver.step(at, properties);
    }
    let mut levels = Vec::with_capacity(characters.len());
    weak.levels(characters.len(), classes, |at| characters[at], &mut levels);
    levels
}

/// The bidi classes that occur in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes(u32);

impl Classes {
    /// Embeddings, overrides, isolates and what ends them.
    pub(super) const CODES: Self = Self(0x7F_C000);
    /// R, AL and AN.
    const RIGHT_TO_LEFT: Self = Self(1 << 1 | 1 << 2 | 1 << 6);
    const LEFT: Self = Self(1);
    /// EN and AN.
    const NUMBERS: Self = Self(1 << 3 | 1 << 6);
    /// BN.
    const REMOVED: Self = Self(1 << 9);
    /// B and S.
    pub(super) const SEPARATORS: Self = Self(1 << 10 | 1 << 11);
    /// ON; brackets are among them.
    const OTHER_NEUTRAL: Self = Self(1 << 13);

    #[inline]
    pub(super) fn add(&mut self, properties: Properties) {
        self.0 |= 1 << properties.bidi();
    }

    pub(super) fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }
}
