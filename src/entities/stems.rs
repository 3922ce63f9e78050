//! The words of a text as they are sought: folded, and the same without the article and the clitics before it.

use std::ops::Range;

use super::lexicon::lexicon;
use super::passage::{TokenKind, tokens};
use super::resolve::is_full;
use super::role::Role;
use super::words::Words;
use crate::text::fold::fold;

/// A word, or a number, of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stem<'a> {
    /// Its folded form.
    pub plain: &'a str,
    /// That without clitics and the article: رياض of وبالرياض.
    pub stem: &'a str,
}

/// Reads the words of texts; what it learnt of words it keeps for the next.
#[derive(Debug, Default)]
pub struct Stems(pub(super) Words);

impl Stems {
    /// Gives each word of a text, in order, and its bytes in the text. A clitic is taken off where the rest is a known word and the
    /// whole is not better known.
    pub fn each(&mut self, text: &str, mut see: impl FnMut(Range<usize>, Stem<'_>)) {
        self.0.make_room();
        let folded = fold(text);
        for token in tokens(text, &folded, &mut self.0) {
            if token.kind == TokenKind::Sign {
                continue;
            }
            let plain = &folded.text()[token.range.clone()];
            let rest = &plain[usize::from(token.read.skip)..];
            // للرياض: the article has lost its alef to the lam before it.
            let stem = if token.read.lost_alef { rest.strip_prefix('ل') } else { rest.strip_prefix("ال") };
            let stem = stem.filter(|stem| stem.chars().nth(LEAST - 1).is_some()).unwrap_or(rest);
            see(folded.source(token.range), Stem { plain, stem });
        }
    }
}

/// Whether a person's folded name tells who it is wherever it stands: it has several parts, or one that is nobody's first name (ميسي, but
/// not محمد, عبد الله or بن سلمان). What is one word counts only where an article has it as the name: `listed`.
pub fn tells_who(name: &str, listed: bool) -> bool {
    let one_word = !name.contains(' ');
    is_full(name) || listed && one_word && !lexicon().entry(name).is(Role::Given.bit())
}

/// With fewer letters behind it what looks like the article is none: الى.
const LEAST: usize = 3;

#[cfg(test)]
mod tests {
    use super::Stems;

    fn stems(text: &str) -> Vec<(String, String)> {
        let mut all = Vec::new();
        Stems::default().each(text, |range, stem| all.push((text[range].to_owned(), stem.stem.to_owned())));
        all
    }

    #[test]
    fn all_forms_of_a_word_have_one_stem() {
        for form in ["الرياض", "والرياض", "بالرياض", "للرياض", "الرِّيَاض", "وبالرياض", "الريـــاض"]
        {
            assert_eq!(stems(form), [(form.to_owned(), "رياض".to_owned())], "{form}");
        }
        assert_eq!(stems("رياضة، إلى الى")[0].1, "رياضه");
        assert_eq!(stems("إلى")[0].1, "الي");
        let mixed: Vec<String> =
            stems("أطلقت “DeepSeek” نموذج R1 في 2.9 يوم.").into_iter().map(|(_, stem)| stem).collect();
        assert_eq!(mixed, ["اطلقت", "deepseek", "نموذج", "r1", "في", "2.9", "يوم"]);
    }
}
