//! What is sought: folded words, whole or as parts of words.

use std::ops::Range;

use crate::text::fold::fold;
use crate::text::normalise;

/// Pairs of quotation marks that make a query a phrase of whole words; Arabic text has “ and ” in either place.
const QUOTES: [(char, char); 6] = [('"', '"'), ('«', '»'), ('»', '«'), ('“', '”'), ('”', '“'), ('”', '”')];

/// What is sought: no marks, one alef, one ya; white space of any length where it has some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// Folded; empty = nothing is sought.
    words: Vec<String>,
    /// Whether it must not be part of a longer word.
    whole: bool,
}

/// What stands at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing that was sought.
    No,
    /// It, up to this byte.
    Yes(usize),
    /// What may be it: the text ends before that is certain.
    Open,
}

impl Query {
    /// Reads what was typed. In quotation marks it is sought as whole words, whatever `whole` says.
    pub(super) fn new(typed: &str, whole: bool) -> Self {
        let typed = typed.trim();
        let inner = QUOTES.iter().find_map(|&(open, close)| {
            let inner = typed.strip_prefix(open)?.strip_suffix(close)?;
            (!inner.trim().is_empty()).then_some(inner)
        });
        // While the closing mark is still to be typed, it is sought already.
        let words = |inner: &&str| inner.contains(char::is_alphanumeric);
        let opened = || QUOTES.iter().find_map(|&(open, _)| typed.strip_prefix(open).filter(words));
        let inner = inner.or_else(opened);
        let folded = fold(&normalise(inner.unwrap_or(typed)));
        let words = folded.text().split_whitespace().map(str::to_owned).collect();
        Self { words, whole: whole || inner.is_some() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The next place at or behind `from` where a folded text may have it: that of its first word.
    pub(super) fn candidate(&self, text: &str, from: usize) -> Option<usize> {
        let first = self.words.first()?;
        text.get(from..)?.find(first.as_str()).map(|at| from + at)
    }

    /// How many bytes at the end of a text may begin what its next stretch goes on with, unseen by [`Self::candidate`].
    pub(super) fn overlap(&self) -> usize {
        self.words.first().map_or(0, |first| first.len().saturating_sub(1))
    }

    /// What stands at a candidate of a folded text. `before` is what comes before the text, `ends` whether more follows it.
    pub(super) fn at(&self, text: &str, at: usize, before: &str, ends: bool) -> Found {
        let open = |found| if ends { found } else { Found::Open };
        let mut end = at;
        for (number, word) in self.words.iter().enumerate() {
            let rest = &text[end..];
            let gap = if number == 0 { 0 } else { rest.len() - rest.trim_start().len() };
            let rest = &rest[gap..];
            if !rest.starts_with(word.as_str()) {
                // What is there of it may be its beginning.
                return if word.starts_with(rest) { open(Found::No) } else { Found::No };
            }
            if number > 0 && gap == 0 {
                return Found::No;
            }
            end += gap + word.len();
        }
        // The marks on its last letter may still follow.
        let Some(next) = text[end..].chars().next() else {
            return open(if self.is_bounded(text, at..end, before) { Found::Yes(end) } else { Found::No });
        };
        let goes_on = self.whole && is_of_word(next) && text[..end].ends_with(is_of_word);
        if goes_on || !self.is_bounded(text, at..end, before) { Found::No } else { Found::Yes(end) }
    }

    /// Whether no word begins before a range and goes on in it, but by the small words that Arabic writes together with the
    /// next.
    fn is_bounded(&self, text: &str, range: Range<usize>, before: &str) -> bool {
        if !self.whole || !text[range.clone()].starts_with(is_of_word) {
            return true;
        }
        let earlier = text[..range.start].chars().rev().chain(before.chars().rev());
        let mut prefix: Vec<char> = earlier.take_while(|&c| is_of_word(c)).take(CLITICS + 1).collect();
        prefix.reverse();
        is_clitics(&prefix)
    }

    /// Whether a name that is not part of a longer text has it.
    pub(super) fn is_in(&self, name: &str) -> bool {
        let folded = fold(&normalise(name));
        let mut from = 0;
        while let Some(at) = self.candidate(folded.text(), from) {
            match self.at(folded.text(), at, "", true) {
                Found::Yes(_) => return true,
                _ => from = at + folded.text()[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        false
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// The most letters that clitics take: وبال.
const CLITICS: usize = 4;

/// Whether these letters are clitics before a word: and or so; then with, like, for, or will; then the article, of which only
/// the lam is written after for. No meaning is asked for: بال may be the word.
fn is_clitics(letters: &[char]) -> bool {
    let after_and = match letters {
        ['و' | 'ف', rest @ ..] => rest,
        all => all,
    };
    let after_with = match after_and {
        ['ل', 'ل'] | ['س'] => return true,
        ['ب' | 'ك' | 'ل', rest @ ..] => rest,
        all => all,
    };
    after_with.is_empty() || after_with == ['ا', 'ل']
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn a_word_in_quotation_marks_is_whole() {
        for query in ["\"كتب\"", "«كتب»", "“كتب”", "”كتب”", " «كَتَب» "] {
            let query = Query::new(query, false);
            for text in ["كتب", "(كتب)", "كُتِبَ", "وكتب", "والكتب", "فبالكتب", "للكتب", "سكتب", "بـكتب، ثم"]
            {
                assert!(query.is_in(text), "{query:?} in {text}");
            }
            for text in ["كتبت", "مكتب", "يكتب", "بسكتب", "وفكتب", "كتبA", "كتب1"]
            {
                assert!(!query.is_in(text), "{query:?} in {text}");
            }
        }
        assert!(Query::new("كتب", false).is_in("مكتبة"));
        assert!(!Query::new("كتب", true).is_in("مكتبة"));
        assert!(Query::new("\"C++\"", false).is_in("(C++11)"));
        // Marks without words between them are what is sought.
        assert!(Query::new("\"", false).is_in("a \" b"));
        assert!(Query::new("“”", false).is_in("a “” b"));
    }

    #[test]
    fn white_space_is_of_any_length() {
        let query = Query::new("  قال   ان ", false);
        for text in ["قال ان", "قال\n\tأن", "قال\u{A0}\u{A0}إنّ", "وقالَ  انها"] {
            assert!(query.is_in(text), "{text}");
        }
        assert!(!query.is_in("قالان") && !query.is_in("قال، ان"));
        assert!(Query::new(" \t", false).is_empty());
    }
}
