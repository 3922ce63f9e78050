//! People and bodies in a text in Latin letters, told by capitals and the words around them.

use super::passage::{Find, Passage};
use crate::article::Kind;

/// Words a body's name ends with.
const BODIES: [&str; 20] = [
    "company",
    "ltd",
    "inc",
    "corporation",
    "university",
    "institute",
    "council",
    "agency",
    "bank",
    "ministry",
    "party",
    "commission",
    "authority",
    "association",
    "foundation",
    "museum",
    "hospital",
    "energy",
    "marine",
    "group",
];

/// Words behind a comma that say who somebody is.
const RELATIVES: [&str; 8] = ["the", "a", "an", "who", "whose", "chief", "head", "director"];

/// Words that begin a sentence and are no name.
const OPENERS: [&str; 20] = [
    "the", "a", "an", "in", "on", "at", "but", "and", "when", "while", "after", "before", "this", "that",
    "these", "those", "among", "during", "unlike", "last",
];

/// The people and bodies of a passage.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let start = at;
        while is_part(passage, at) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        if (2..=4).contains(&(at - start))
            && let Some(kind) = kind(passage, start, at)
        {
            finds.push(Find::new(kind, start..at, 2));
        }
    }
    finds
}

fn is_part(passage: &Passage, at: usize) -> bool {
    passage.is_latin(at) && passage.tokens[at].capital && !OPENERS.contains(&passage.word(at))
}

fn kind(passage: &Passage, start: usize, end: usize) -> Option<Kind> {
    if BODIES.contains(&passage.word(end - 1)) {
        return Some(Kind::Organization);
    }
    let known = (start..end).any(|at| passage.whole(at).roles != 0);
    let speech = |word: &str| matches!(word, "said" | "says" | "told" | "added" | "explained" | "argued");
    let before = start.checked_sub(1).map_or("", |at| passage.word(at));
    let told = speech(passage.word(end)) || speech(before) || matches!(before, "by" | "was");
    let apposition = passage.is_sign(end, &[',']) && RELATIVES.contains(&passage.word(end + 1));
    (!known && end - start <= 3 && (told || apposition)).then_some(Kind::Person)
}
