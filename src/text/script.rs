//! What a character is to us: Arabic letter, mark, tatweel, digit, zero-width control.

/// U+0640, the sign that stretches a join.
pub const TATWEEL: char = '\u{640}';

/// Whether `c` is a letter of the Arabic script (no mark, digit or punctuation).
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{66E}'..='\u{66F}' | '\u{671}'..='\u{6D3}' | '\u{6D5}'
        | '\u{6EE}'..='\u{6EF}' | '\u{6FA}'..='\u{6FC}' | '\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{860}'..='\u{88E}'
        | '\u{8A0}'..='\u{8C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE80}'..='\u{FEFC}')
}

/// Whether `c` is an Arabic mark: harakat, shadda, sukun, superscript alef, Quranic signs.
pub fn is_arabic_mark(c: char) -> bool {
    matches!(c,
        '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{897}'..='\u{89F}' | '\u{8CA}'..='\u{8E1}'
        | '\u{8E3}'..='\u{8FF}' | '\u{10EFA}'..='\u{10EFF}')
}

/// Whether `c` acts on its neighbours and shows nothing: bidi controls, joiners, word joiner, soft hyphen, BOM.
pub fn is_zero_width_control(c: char) -> bool {
    is_bidi_control(c)
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether `c` is one of the twelve characters with the property `Bidi_Control` (UAX 9, table 1).
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The value of a European, Arabic-Indic or Persian digit.
pub fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    Some((c as u32 - zero as u32) as u8)
}
