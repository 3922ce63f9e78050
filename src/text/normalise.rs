//! Composes hamza and madda and takes presentation forms back to letters; once, at ingest, before any
//! offset exists, so that what is stored is the logical text.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::clean::screen;
use super::tables;

/// The text in NFC, with presentation forms and lam-alef ligatures as the letters they stand for.
///
/// Whole-word ligatures (U+FDF0–U+FDFF: ﷲ ﷺ ﷼ …) are signs in their own right and stay.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let mut normal = String::new();
    let (mut copied, mut at) = (0, 0);
    // Nothing composes across a line feed: a line is normalised by itself.
    while let Some(found) = screen::suspect(text, at, may_change) {
        let start = text[at..found.start].rfind('\n').map_or(at, |feed| at + feed + 1);
        let end = text[found.start..].find('\n').map_or(text.len(), |feed| found.start + feed);
        if let Cow::Owned(line) = normalise_line(&text[start..end]) {
            normal.reserve(text.len() - copied);
            normal.extend([&text[copied..start], &line]);
            copied = end;
        }
        // A stretch may hold the end of one line and the suspect in the next.
        at = if end < found.end { end + 1 } else { end };
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    normal.push_str(&text[copied..]);
    Cow::Owned(normal)
}

/// Whether a character, its bytes first, and the one behind it may be other than NFC, or a form. Not so: anything below
/// U+0300, Arabic letters and signs, the marks of reading (U+064B to U+0652, U+0670) where they stand in order, and most
/// of the punctuation from U+2002 on.
// Without a branch.
#[allow(clippy::needless_bitwise_bool)]
fn may_change([a, b, c, d]: [u8; 4]) -> bool {
    let is_mark = |a: u8, b: u8| {
        ((a == 0xD8) & (0x90..=0x9A).contains(&b))
            | ((a == 0xD9) & ((0x8B..=0x9F).contains(&b) | (b == 0xB0)))
            | ((a == 0xDB) & (0x96..=0xAD).contains(&b))
    };
    let composes_with_none = (a == 0xD9) & ((b <= 0x92) | (b == 0xB0));
    let in_order = (c == 0xD9) & (d >= b) & (d <= 0x92);
    let is_plain_sign = (a == 0xE2) & (((b == 0x80) & (c >= 0x82)) | (b == 0x81) | (b == 0x82));
    (is_mark(a, b) & (!composes_with_none | (is_mark(c, d) & !in_order)))
        | (0xCC..=0xD7).contains(&a)
        | ((a >= 0xDC) & !is_plain_sign)
}

fn normalise_line(line: &str) -> Cow<'_, str> {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    // Forms stand in the blocks of presentation forms.
    let letters_of = |c: char| if c < '\u{FB00}' { None } else { tables::letters_of_form(c) };
    if !line.chars().any(|c| letters_of(c).is_some()) {
        return nfc.normalize(line);
    }
    let mut letters = String::with_capacity(line.len());
    for c in line.chars() {
        match letters_of(c) {
            Some(of) => letters.extend(of),
            None => letters.push(c),
        }
    }
    Cow::Owned(nfc.normalize(&letters).into_owned())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{normalise, normalise_line};

    #[test]
    fn forms_and_ligatures_become_letters() {
        assert_eq!(normalise("\u{FEB3}\u{FEFC}\u{FEE1}"), "سلام");
        assert_eq!(normalise("ا\u{653}ن"), "آن");
        assert_eq!(normalise("\u{FDFA}"), "\u{FDFA}");
    }
    /// What a first look passes is what the normaliser would leave: each character alone, and before and behind each
    /// character that moves, composes or is a form.
    #[test]
    fn a_first_look_changes_nothing() {
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        let moves = |c: char| nfc.normalize(&format!("ي{c}\u{64B}\u{300}")) != format!("ي{c}\u{64B}\u{300}");
        let telling: Vec<char> = ('\u{80}'..'\u{780}')
            .chain('\u{2000}'..'\u{2100}')
            .filter(|&c| moves(c))
            .chain(['ا', 'و', 'ي', '\n'])
            .collect();
        assert!(telling.len() > 100);
        let same = |text: &str| assert_eq!(normalise(text), normalise_line(text), "{text:?}");
        for c in '\0'..=char::MAX {
            same(&format!("ا{c}\u{64B}"));
            if c < '\u{780}' || ('\u{2000}'..'\u{2100}').contains(&c) {
                for &other in &telling {
                    same(&format!("ا{c}{other}"));
                    same(&format!("ا{other}{c}"));
                }
            }
        }
    }

    #[test]
    fn what_is_normal_is_not_copied_and_lines_are_normalised_each() {
        let normal = "قالت «الصحيفة» سببًا…\nوالقُرى – 12٪\n";
        assert!(matches!(normalise(normal), Cow::Borrowed(_)));
        for before in 0..130 {
            let text = format!("{}\nا\u{653}ن\nب\n{normal}ﻼ\n\u{653}", "a".repeat(before));
            assert_eq!(normalise(&text), normalise_line(&text));
        }
    }
}
