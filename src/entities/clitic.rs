//! Takes the small words off the front of an Arabic word: and, so, with, like, for, and the article's lam after them.

use std::borrow::Cow;

/// A word read as clitics and a stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading<'a> {
    /// How many bytes of the word are clitics.
    pub(super) skip: usize,
    /// What is left, as it would stand alone: للامم is ل and الامم.
    pub(super) stem: Cow<'a, str>,
}

const CLITICS: [&str; 11] = ["و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل", "فك"];

/// The bytes of clitics that a tatweel sets apart from the rest of a word as it is spelled: بـأم زياد. A word with more of them is drawn
/// out.
pub(super) fn set_apart(word: &str) -> Option<usize> {
    let (clitics, rest) = word.split_once('ـ')?;
    let lawful = CLITICS.contains(&clitics) && !rest.contains('ـ') && rest.chars().count() > 1;
    lawful.then_some(clitics.len())
}

/// All ways to read a folded word, the whole word first. Which is right is for the caller to know: a clitic is taken
/// off only where the rest is a known word and the whole is not.
pub(super) fn readings(word: &str) -> impl Iterator<Item = Reading<'_>> {
    let whole = Reading { skip: 0, stem: word.into() };
    std::iter::once(whole).chain(CLITICS.into_iter().flat_map(move |clitic| {
        let skip = clitic.len();
        // One letter is no name.
        let rest = word.strip_prefix(clitic).filter(|rest| rest.chars().nth(1).is_some());
        // ل before ال drops the alef: للامم, وللامم.
        let lost_alef = rest.filter(|rest| clitic.ends_with('ل') && rest.starts_with('ل'));
        let with_alef = lost_alef.map(|rest| Reading { skip, stem: format!("ا{rest}").into() });
        with_alef.into_iter().chain(rest.map(|rest| Reading { skip, stem: rest.into() }))
    }))
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn the_article_is_given_back_after_lam() {
        let stems: Vec<(usize, String)> =
            readings("وللامم").map(|reading| (reading.skip, reading.stem.into_owned())).collect();
        assert!(stems.contains(&(4, "الامم".into())));
        assert!(stems.contains(&(0, "وللامم".into())));
        assert_eq!(readings("من").count(), 1);
    }
}
