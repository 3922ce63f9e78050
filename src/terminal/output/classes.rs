//! The bidi classes of a row's characters as bits: they are asked for together, at every cell of every frame.

use unicode_bidi::BidiClass;

use crate::text::bidi::class;

/// A bidi class as a bit; 0 for those that nothing asks for.
pub(super) type Class = u8;

pub(super) const L: Class = 1;
pub(super) const R: Class = 1 << 1;
pub(super) const AL: Class = 1 << 2;
pub(super) const EN: Class = 1 << 3;
pub(super) const AN: Class = 1 << 4;
/// Blanks.
pub(super) const WS: Class = 1 << 5;

/// The class of a character.
#[inline]
pub(super) fn bit(c: char) -> Class {
    match c {
        // What most cells of an Arabic row hold.
        ' ' => WS,
        '\u{FE80}'..='\u{FEFC}' => AL,
        c => bit_of_any(c),
    }
}

fn bit_of_any(c: char) -> Class {
    match class(c) {
        BidiClass::L => L,
        BidiClass::R => R,
        BidiClass::AL => AL,
        BidiClass::EN => EN,
        BidiClass::AN => AN,
        BidiClass::WS => WS,
        _ => 0,
    }
}
