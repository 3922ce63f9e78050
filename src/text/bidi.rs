//! Paragraph direction and the embedding level of each byte (Unicode Annex 9, rules P2 to I2).

use std::collections::HashMap;
use std::ops::Range;

use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::level::Level;
use unicode_bidi::{BidiClass, BidiDataSource, ParagraphBidiInfo};

use super::tables;

/// The direction of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right: level 0.
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

/// The deepest level explicit codes can reach (BD2).
const MAX_DEPTH: u8 = 125;

const CLASSES: [BidiClass; 23] = [
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
    CLASSES[usize::from(tables::properties(c) & 0x1F)]
}

/// Whether a character has a right-to-left class that an Arabic-aware terminal would act on: R, AL or AN.
pub fn is_right_to_left(c: char) -> bool {
    matches!(class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// For a bracket the one that opens its pair, by which partners are known (BD14 to BD16), and whether it is that one.
pub fn bracket(c: char) -> Option<(char, bool)> {
    let at = tables::BRACKETS.binary_search_by_key(&c, |row| row.0).ok()?;
    let (_, opening, is_open) = tables::BRACKETS[at];
    Some((opening, is_open))
}

/// Our tables for unicode-bidi, whose own are of an older Unicode and searched, not indexed.
struct Tables;

impl BidiDataSource for Tables {
    fn bidi_class(&self, c: char) -> BidiClass {
        class(c)
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        bracket(c).map(|(opening, is_open)| BidiMatchedOpeningBracket { opening, is_open })
    }
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
    let mut letters = [0_usize; 2];
    for c in text.chars() {
        match class(c) {
            BidiClass::L => letters[0] += 1,
            BidiClass::R | BidiClass::AL => letters[1] += 1,
            _ => {}
        }
    }
    let other = Direction::of_level(1 - around.level());
    let (own, foreign) = (letters[usize::from(around.level())], letters[usize::from(other.level())]);
    let words = || text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    if own == 0 && foreign > 0 && words() >= 4 { other } else { around }
}

/// The level of each byte of one paragraph (rules X1 to I2), before rule L1.
///
/// A paragraph separator, if there is one, must be the last character. Embeddings, overrides and isolates are
/// honoured as they stand, unmatched ones too. Linear in the length of the text.
pub fn levels(text: &str, base: Direction) -> Vec<u8> {
    let mut levels = vec![base.level(); text.len()];
    let partners = isolates(text);
    if partners.is_empty() || !resolve_apart(text, 0..text.len(), base.level(), &partners, &mut levels) {
        resolve(text, base.level(), &mut levels);
    }
    levels
}

fn resolve(text: &str, base: u8, out: &mut [u8]) {
    // No base above MAX_DEPTH is ever asked for; 0 keeps this total.
    let base = Level::new(base).unwrap_or_else(|_| Level::ltr());
    let info = ParagraphBidiInfo::new_with_data_source(&Tables, text, Some(base));
    for (out, level) in out.iter_mut().zip(&info.levels) {
        *out = level.number();
    }
}

/// For each isolate initiator, the byte where its PDI stands, or the end of the text (BD9).
fn isolates(text: &str) -> HashMap<usize, usize> {
    let mut partners = HashMap::new();
    if !text.contains(|c| matches!(c, '\u{2066}'..='\u{2068}')) {
        return partners;
    }
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match class(c) {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => {
                partners.insert(at, text.len());
                open.push(at);
            }
            BidiClass::PDI => {
                if let Some(start) = open.pop() {
                    partners.insert(start, at);
                }
            }
            _ => {}
        }
    }
    partners
}

/// Resolves what stands outside the isolates of `range` as one text, and each isolate's content as a paragraph
/// of its own, which is what rule X10 means. unicode-bidi 0.3.18 does it in one pass, but its rule N0 looks for
/// the last strong character in the wrong order of runs when an isolate lies between.
///
/// False when codes are nested so deep that the overflow rules of X1 apply: then that one pass is right.
fn resolve_apart(
    text: &str,
    range: Range<usize>,
    base: u8,
    partners: &HashMap<usize, usize>,
    out: &mut [u8],
) -> bool {
    let next = |level: u8, direction: Direction| match direction {
        Direction::Rtl => (level + 1) | 1,
        Direction::Ltr => (level + 2) & !1,
    };
    let mut outside = String::new();
    let mut from = Vec::new();
    let mut embeddings = vec![base];
    let mut insides: Vec<(Range<usize>, u8)> = Vec::new();
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let top = embeddings.last().copied().unwrap_or(base);
        if top > MAX_DEPTH - 2 {
            return false;
        }
        let start = at;
        at += c.len_utf8();
        outside.push(c);
        from.extend(start..at);
        let into = match class(c) {
            BidiClass::LRE | BidiClass::LRO => {
                embeddings.push(next(top, Direction::Ltr));
                continue;
            }
            BidiClass::RLE | BidiClass::RLO => {
                embeddings.push(next(top, Direction::Rtl));
                continue;
            }
            BidiClass::PDF => {
                if embeddings.len() > 1 {
                    embeddings.pop();
                }
                continue;
            }
            BidiClass::LRI => Some(Direction::Ltr),
            BidiClass::RLI => Some(Direction::Rtl),
            BidiClass::FSI => None,
            _ => continue,
        };
        let end = partners.get(&start).map_or(range.end, |&end| end.min(range.end));
        let direction = into.or_else(|| first_strong(&text[at..end])).unwrap_or(Direction::Ltr);
        insides.push((at..end, next(top, direction)));
        at = end;
    }
    let mut levels = vec![base; outside.len()];
    resolve(&outside, base, &mut levels);
    for (source, level) in from.into_iter().zip(levels) {
        out[source] = level;
    }
    insides.into_iter().all(|(inside, level)| resolve_apart(text, inside, level, partners, out))
}
