//! Where a line may end (Unicode Annex 14).

use std::borrow::Cow;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::joining::JoiningType;

/// The bytes at which a line may end, in order; the end of the text is the last. Empty for an empty text.
///
/// South-East Asian scripts are broken only at spaces: their words need a dictionary.
pub fn breaks(text: &str) -> Vec<usize> {
    let segmenter = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());
    segmenter.segment_str(&without_complex_context(text)).skip_while(|&at| at == 0).collect()
}

/// The text with letters of class SA as letters of class AL, and marks of class SA as class CM, byte for byte: rule
/// LB1 as the annex has it. Left as they are, `icu_segmenter` looks for a dictionary, and complains that it has none.
fn without_complex_context(text: &str) -> Cow<'_, str> {
    if !text.chars().any(needs_dictionary) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match (c.len_utf8(), is_mark(c)) {
        _ if !needs_dictionary(c) => c,
        (3, false) => '\u{13A0}',
        (3, true) => '\u{1DC4}',
        (_, false) => '\u{10330}',
        (_, true) => '\u{101FD}',
    };
    Cow::Owned(text.chars().map(stand_in).collect())
}

/// Whether a character of class SA is a mark (Mn by its joining type, Mc by this list).
fn is_mark(c: char) -> bool {
    JoiningType::of(c) == JoiningType::Transparent
        || matches!(c,
            '\u{102B}' | '\u{102C}' | '\u{1031}' | '\u{1038}' | '\u{103B}' | '\u{103C}' | '\u{1056}' | '\u{1057}'
            | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106D}' | '\u{1083}' | '\u{1084}' | '\u{1087}'..='\u{108C}'
            | '\u{108F}' | '\u{109A}'..='\u{109C}' | '\u{17B6}' | '\u{17BE}'..='\u{17C5}' | '\u{17C7}' | '\u{17C8}'
            | '\u{1A55}' | '\u{1A57}' | '\u{1A61}' | '\u{1A63}' | '\u{1A64}' | '\u{1A6D}'..='\u{1A72}' | '\u{AA7B}'
            | '\u{AA7D}' | '\u{1171E}' | '\u{11720}' | '\u{11721}' | '\u{11726}')
}

/// Letters and marks of class SA (LineBreak.txt): Thai, Lao, Myanmar, Khmer, the Tai scripts, Ahom.
fn needs_dictionary(c: char) -> bool {
    matches!(c,
        '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}' | '\u{E81}'..='\u{ECE}' | '\u{EDC}'..='\u{EDF}'
        | '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}' | '\u{109A}'..='\u{109F}'
        | '\u{1780}'..='\u{17D3}' | '\u{17D7}' | '\u{17DC}' | '\u{17DD}' | '\u{1950}'..='\u{1974}'
        | '\u{1980}'..='\u{19C9}' | '\u{19DE}' | '\u{19DF}' | '\u{1A20}'..='\u{1A5E}' | '\u{1A60}'..='\u{1A7C}'
        | '\u{1AA0}'..='\u{1AAD}' | '\u{A9E0}'..='\u{A9EF}' | '\u{A9FA}'..='\u{A9FE}' | '\u{AA60}'..='\u{AAC2}'
        | '\u{AADB}'..='\u{AADF}' | '\u{11700}'..='\u{1172B}' | '\u{1173A}' | '\u{1173B}' | '\u{1173F}'..='\u{11746}')
}
