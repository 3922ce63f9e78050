//! Text that runs straight on, from left to right, each character a cluster, a glyph and a column: English, French,
//! Russian, as most of it is. All is at level 0; what is left is to find where lines end.

use super::breaks::Breaker;
use super::glyph::Glyph;
use super::paragraph::decode;
use super::property::{Kind, Properties};
use super::tables;
use super::wrap::Filler;

/// Makes the glyphs of a left-to-right text, at level 0, and fills lines with them. False, and the glyphs are not all, if a
/// character asks for more than that.
pub(super) fn shape(text: &str, glyphs: &mut Vec<Glyph>, filler: &mut Filler<'_>) -> bool {
    if is_plain_ascii(text) {
        ascii(text, glyphs, filler);
        return true;
    }
    glyphs.reserve_exact(text.len());
    let mut breaker = Breaker::default();
    // The classes of the last character, if no line can end before another of them.
    let mut settled = Properties::NO_CLASSES;
    let (mut start, mut next) = (0, 0);
    while let Some((code, kind)) = decode(text, &mut next) {
        let properties = kind.properties();
        if !properties.is_plain_column() {
            return false;
        }
        if properties.classes() != settled {
            if !properties.is_level_zero() {
                return false;
            }
            let (told, is_settled) = breaker.step_and_settle(properties);
            settled = if is_settled { properties.classes() } else { Properties::NO_CLASSES };
            let rest = || text[next..].chars().map(|c| Properties::of(c).line());
            if told.is_yes() || told.is_open() && told.settle(rest()) {
                filler.may_end(glyphs, glyphs.len() as u32);
            }
        }
        glyphs.push(Glyph::new(start, code, 1, properties.has(tables::SPACE)));
        start = next;
    }
    true
}

/// Whether a text is ASCII without controls.
#[expect(clippy::needless_bitwise_bool, reason = "many bytes at once, without branches")]
fn is_plain_ascii(text: &str) -> bool {
    text.is_ascii() && !text.bytes().fold(false, |control, byte| control | (byte < b' ') | (byte == 0x7F))
}

/// The same where each byte is a character: all glyphs are made at once, and the walk is for the lines alone.
fn ascii(text: &str, glyphs: &mut Vec<Glyph>, filler: &mut Filler<'_>) {
    let bytes = text.as_bytes();
    glyphs.extend(bytes.iter().enumerate().map(|(at, &c)| Glyph::new(at, u32::from(c), 1, c == b' ')));
    let properties_of = |byte: &u8| Kind::of_low(u32::from(*byte)).properties();
    let mut breaker = Breaker::default();
    let mut settled = Properties::NO_CLASSES;
    for (at, properties) in bytes.iter().map(properties_of).enumerate() {
        if properties.classes() == settled {
            continue;
        }
        let (told, is_settled) = breaker.step_and_settle(properties);
        settled = if is_settled { properties.classes() } else { Properties::NO_CLASSES };
        let rest = || bytes[at + 1..].iter().map(properties_of).map(Properties::line);
        if told.is_yes() || told.is_open() && told.settle(rest()) {
            filler.may_end(&glyphs[..at], at as u32);
        }
    }
}
