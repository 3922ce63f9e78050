//! Composes hamza and madda and takes presentation forms back to letters; once, at ingest, before any
//! offset exists, so that what is stored is the logical text.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::tables;

/// The text in NFC, with presentation forms and lam-alef ligatures as the letters they stand for.
///
/// Whole-word ligatures (U+FDF0–U+FDFF: ﷲ ﷺ ﷼ …) are signs in their own right and stay.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let is_form = |c: char| tables::letters_of_form(c).is_some();
    if !text.chars().any(is_form) {
        return nfc.normalize(text);
    }
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        match tables::letters_of_form(c) {
            Some(of) => letters.extend(of),
            None => letters.push(c),
        }
    }
    Cow::Owned(nfc.normalize(&letters).into_owned())
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn forms_and_ligatures_become_letters() {
        assert_eq!(normalise("\u{FEB3}\u{FEFC}\u{FEE1}"), "سلام");
        assert_eq!(normalise("ا\u{653}ن"), "آن");
        assert_eq!(normalise("\u{FDFA}"), "\u{FDFA}");
    }
}
