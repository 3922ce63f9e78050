//! Takes the small words off the front of an Arabic word: and, so, with, like, for, and the article's lam after them.

/// A word read as clitics and a stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// How many bytes of the word are clitics.
    pub(super) skip: usize,
    /// What is left, as it would stand alone: للامم is ل and الامم.
    pub(super) stem: String,
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
pub(super) fn readings(word: &str) -> Vec<Reading> {
    let mut readings = vec![Reading { skip: 0, stem: word.to_owned() }];
    for clitic in CLITICS {
        let Some(rest) = word.strip_prefix(clitic) else { continue };
        // One letter is no name.
        if rest.chars().count() < 2 {
            continue;
        }
        // ل before ال drops the alef: للامم, وللامم.
        if clitic.ends_with('ل') && rest.starts_with('ل') {
            readings.push(Reading { skip: clitic.len(), stem: format!("ا{rest}") });
        }
        readings.push(Reading { skip: clitic.len(), stem: rest.to_owned() });
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn the_article_is_given_back_after_lam() {
        let stems: Vec<(usize, String)> = readings("وللامم").into_iter().map(|r| (r.skip, r.stem)).collect();
        assert!(stems.contains(&(4, "الامم".into())));
        assert!(stems.contains(&(0, "وللامم".into())));
        assert_eq!(readings("من").len(), 1);
    }
}
