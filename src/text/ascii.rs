//! Text that is ASCII and runs from left to right: each byte is a character, a cluster, a glyph and a column, and all are at
//! level 0. What is left is to find where lines end.

use super::breaks::Breaker;
use super::glyph::Glyph;
use super::property::Kind;
use super::wrap::Filler;

/// Whether a text is ASCII without controls.
#[expect(clippy::needless_bitwise_bool, reason = "many bytes at once, without branches")]
pub(super) fn is_plain(text: &str) -> bool {
    // Not a search: with no way out the loop takes many bytes at once.
    text.is_ascii() && !text.bytes().fold(false, |control, byte| control | (byte < b' ') | (byte == 0x7F))
}

/// Makes the glyphs of a text that [`is_plain`], at level 0, and fills lines with them.
pub(super) fn shape(text: &str, glyphs: &mut Vec<Glyph>, mut filler: Filler<'_>) {
    let bytes = text.as_bytes();
    glyphs.extend(bytes.iter().enumerate().map(|(at, &c)| Glyph::new(at, u32::from(c), 1, c == b' ')));
    let line = |byte: u8| Kind::of_low(u32::from(byte)).properties().line();
    let mut breaker = Breaker::default();
    // The class of the last byte, if no line can end before another of that class.
    let mut settled = usize::MAX;
    for (at, &byte) in bytes.iter().enumerate() {
        let properties = Kind::of_low(u32::from(byte)).properties();
        if properties.line() == settled {
            continue;
        }
        let (told, is_settled) = breaker.step_and_settle(properties);
        settled = if is_settled { properties.line() } else { usize::MAX };
        if told.is_yes() || told.is_open() && told.settle(bytes[at + 1..].iter().copied().map(line)) {
            filler.may_end(&glyphs[..at], at as u32);
        }
    }
    filler.finish(glyphs, glyphs.len() as u32);
}
