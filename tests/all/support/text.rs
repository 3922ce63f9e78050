//! Random text.

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};

/// Embeddings, overrides, isolates and what ends them.
pub const CODES: &str = "\u{2066}\u{2067}\u{2068}\u{2069}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}";

/// Text that has everything: letters of many kinds, marks, digits, brackets, spaces, wide characters, controls, and any of
/// some direction codes.
pub fn mixed(codes: &str) -> impl Strategy<Value = String> + use<> {
    let one_of = |chars: &str| prop::sample::select(chars.chars().collect::<Vec<_>>()).prop_map(String::from);
    let piece = prop_oneof![
        4 => one_of("ابتجدرسشعلمنهويىةأإآ"),
        1 => prop::sample::select(vec!["لا", "لَآ", "ڵ", "می\u{200C}شود", "ٹھ", "שלום", "ە"]).prop_map(String::from),
        1 => prop::sample::select(vec!["\u{64E}", "\u{651}\u{650}", "\u{301}", "\u{640}"]).prop_map(String::from),
        2 => one_of("abcXYZ019٣۴"),
        2 => one_of(" ()[]«»“”.,:؛،؟/-–%\u{A0}$€+־‐‹›"),
        1 => prop::sample::select(vec![
            "漢", "👩\u{200D}🔬", "🇯🇴", "🇯", "e\u{301}", "ไทย", "한", "。", "「", "」", "क्षि", "\u{25CC}", "ᬓ\u{1B44}",
            "☝🏿",
        ])
        .prop_map(String::from),
        1 => one_of(&format!("\u{200C}\u{200D}\u{200E}\u{200F}\u{61C}\u{200B}\u{AD}\u{2060}\u{600}{codes}")),
        1 => any::<char>().prop_map(String::from),
        2 => Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}
