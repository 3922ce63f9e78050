//! That a quick look at a token, which most tokens do not pass, leaves out nothing that a whole look finds: over random words and over
//! the marked articles.

use std::fs;
use std::path::Path;

use proptest::prelude::{Strategy, prop};

use super::passage::{Find, Passage};
use super::words::Words;

/// What is found at a token of a passage.
type Look = fn(&Passage<'_>, usize) -> Option<Find>;

/// Texts of some words, those of each list as often as those of another.
pub(super) fn texts(lists: Vec<Vec<String>>) -> impl Strategy<Value = String> {
    let word = prop::sample::select(lists).prop_flat_map(prop::sample::select);
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

/// Where the two looks at a text differ.
pub(super) fn differ(text: &str, quick: Look, whole: Look, words: &mut Words) -> Option<String> {
    let passage = Passage::new(text, words);
    let at = (0..passage.tokens.len()).find(|&at| quick(&passage, at) != whole(&passage, at))?;
    Some(format!("{} in {text}", passage.word(at)))
}

/// Where the two looks at the marked articles differ.
pub(super) fn differ_in_articles(quick: Look, whole: Look) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/names/corpus");
    let mut words = Words::default();
    fs::read_dir(folder).unwrap().find_map(|file| {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        text.lines().find_map(|line| differ(line, quick, whole, &mut words))
    })
}
