//! The searching form of a text (no marks, no tatweel, one alef, one ya, European digits, lower case),
//! with a map back to the original bytes.

use std::ops::Range;

use super::script;

/// A folded text that knows where each of its bytes came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each byte of `text`: where the source character it came from starts and ends.
    sources: Vec<(u32, u32)>,
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of the folded text came from, the marks on its last letter
    /// included. Empty ranges give an empty range.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let Some(pieces) = self.sources.get(range).filter(|pieces| !pieces.is_empty()) else { return 0..0 };
        let (start, end) = (pieces[0].0, pieces[pieces.len() - 1].1);
        start as usize..end as usize
    }
}

/// Folds `text`. What is dropped (marks, tatweel, zero-width controls) belongs to the character before it.
///
/// Not a collation and not a stemmer: it keeps hamza on waw and ya, the article, and every word boundary.
pub fn fold(text: &str) -> Folded {
    let mut folded =
        Folded { text: String::with_capacity(text.len()), sources: Vec::with_capacity(text.len()) };
    // Where the bytes of the last character kept begin in `sources`.
    let mut last = 0;
    for (start, c) in text.char_indices() {
        let source = (start as u32, (start + c.len_utf8()) as u32);
        if dropped(c) {
            for earlier in &mut folded.sources[last..] {
                earlier.1 = source.1;
            }
            continue;
        }
        last = folded.sources.len();
        let c = one_spelling(c);
        if c.is_ascii() {
            folded.text.push(c.to_ascii_lowercase());
        } else if script::is_arabic_letter(c) {
            folded.text.push(c);
        } else {
            folded.text.extend(c.to_lowercase());
        }
        folded.sources.resize(folded.text.len(), source);
    }
    folded
}

fn dropped(c: char) -> bool {
    c == script::TATWEEL || script::is_arabic_mark(c) || script::is_zero_width_control(c)
}

/// One character for all spellings of a letter or digit.
fn one_spelling(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ے' => 'ي',
        'ة' | 'ہ' | 'ۀ' | 'ۂ' | 'ۃ' | 'ھ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        '\u{A0}' | '\u{202F}' => ' ',
        _ => script::digit(c).map_or(c, |value| char::from(b'0' + value)),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn all_spellings_of_a_word_fold_to_one() {
        for (one, other) in [
            ("مُحَمَّدٌ", "محمد"),
            ("أحمد", "احمد"),
            ("عـــرب", "عرب"),
            ("غزة", "غزه"),
            ("مستشفى", "مستشفي"),
            ("کتاب", "كتاب"),
            ("می\u{200C}شود", "ميشود"),
            ("٢٠٢٥ ۱۴۰۴", "2025 1404"),
            ("DeepSeek", "deepseek"),
        ] {
            assert_eq!(fold(one).text(), fold(other).text());
        }
        assert_ne!(fold("مؤمن").text(), fold("مومن").text());
    }

    #[test]
    fn the_map_back_takes_the_marks_of_the_last_letter() {
        let text = "قال مُحَمَّدٌ لهم";
        let folded = fold(text);
        let hit = folded.text().find("محمد").unwrap();
        assert_eq!(&text[folded.source(hit..hit + "محمد".len())], "مُحَمَّدٌ");
    }
}
