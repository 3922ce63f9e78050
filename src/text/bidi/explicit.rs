//! Levels of a text with embeddings, overrides and isolates: unicode-bidi, with our tables and a fence around a fault.

use std::collections::HashMap;
use std::ops::Range;

use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::level::Level;
use unicode_bidi::{BidiClass, BidiDataSource, ParagraphBidiInfo};

use super::{Direction, bracket, class, first_strong};

/// The deepest level explicit codes can reach (BD2).
const MAX_DEPTH: u8 = 125;

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

/// The level of each byte of one paragraph (rules X1 to I2), before rule L1.
pub(super) fn levels(text: &str, base: Direction) -> Vec<u8> {
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
