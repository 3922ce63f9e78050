//! People: after a title, after a verb of speech, in apposition between commas.

use super::announce::can_be_name;
use super::lexicon::{Role, lexicon};
use super::passage::{Find, Passage};
use crate::article::Kind;

/// A name has at most this many words.
const LONGEST: usize = 4;

/// Words inside names: son of, daughter of, father of, house of.
const CONNECTORS: [&str; 7] = ["بن", "ابن", "بنت", "ابو", "ابي", "ال", "عبد"];

/// Words with the article that stand behind names and are none.
const NOT_SURNAMES: [&str; 16] = [
    "الذي",
    "التي",
    "الذين",
    "اليوم",
    "الماضي",
    "المقبل",
    "الجاري",
    "الحالي",
    "السابق",
    "الجديد",
    "المذكور",
    "الان",
    "الاول",
    "الثاني",
    "الثالث",
    "الراحل",
];

/// How far from a title an apposition may stand, in tokens.
const REACH: usize = 7;

/// The people a passage names.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let mut finds = Vec::new();
    for at in 0..passage.tokens.len() {
        if !passage.is_word(at) {
            continue;
        }
        if let Some((length, ..)) = lexicon().at(passage, at, |role| role == Role::Title) {
            finds.extend(after_title(passage, at + length));
            finds.extend(in_apposition(passage, at + length));
        }
        if lexicon().at(passage, at, |role| role == Role::Says).is_some_and(|(length, ..)| length == 1) {
            finds.extend(after_speech(passage, at + 1));
        }
    }
    finds
}

/// The tokens of a name that begins at `start`: words that can be one, the first a known name if `known`.
fn name(passage: &Passage, start: usize, least: usize, known: bool) -> Option<Find> {
    let may = |at: usize| {
        let word = passage.word(at);
        passage.is_word(at)
            && !lexicon().knows(word)
            && is_arabic_name(passage, at)
            && word.chars().count() > 1
    };
    let mut end = start;
    while end < passage.tokens.len() && end - start < LONGEST && may(end) {
        // A comma or a bracket ends it; so does a word that is no name, once there are names.
        let word = passage.word(end);
        // Behind a given name a word with the article is a surname: الخطيب, المصري.
        let surname = end > start && word.starts_with("ال") && !NOT_SURNAMES.contains(&word);
        let unknown = !lexicon().is_name(word) && !CONNECTORS.contains(&word) && !surname;
        if known && unknown {
            break;
        }
        end += 1;
    }
    // A connector needs a name behind it.
    while end > start && CONNECTORS.contains(&passage.word(end - 1)) {
        end -= 1;
    }
    let names = (start..end).filter(|&at| lexicon().is_name(passage.word(at))).count();
    let enough = end - start >= least && (!known || names > 0) && can_be_name(passage, start..end);
    enough.then(|| Find::new(Kind::Person, start..end, 2))
}

/// In a text in Latin letters a name has capitals; in Arabic there are none to tell.
fn is_arabic_name(passage: &Passage, at: usize) -> bool {
    !passage.is_latin(at) || passage.tokens[at].capital
}

/// A title, perhaps an adjective of nationality, and a name.
fn after_title(passage: &Passage, mut at: usize) -> Option<Find> {
    let adjective = |at: usize| {
        let word = passage.word(at);
        word.starts_with("ال") && (word.ends_with("ي") || word.ends_with("يه")) && !lexicon().is_name(word)
    };
    // Mr. and Dr.
    if passage.is_sign(at, &['.']) {
        at += 1;
    }
    for _ in 0..2 {
        if passage.is_word(at) && adjective(at) {
            at += 1;
        }
    }
    if passage.is_latin(at) {
        let end = (at..passage.tokens.len().min(at + 3))
            .take_while(|&at| {
                passage.is_latin(at) && passage.tokens[at].capital && !lexicon().knows(passage.word(at))
            })
            .count();
        return (end > 0).then(|| Find::new(Kind::Person, at..at + end, 2));
    }
    name(passage, at, 1, true).filter(|find| find.tokens.len() > 1 || passage.word(at).chars().count() > 2)
}

/// … the director of the fund, So-and-so, …
fn in_apposition(passage: &Passage, from: usize) -> Option<Find> {
    let comma = (from..passage.tokens.len().min(from + REACH)).find(|&at| !passage.is_word(at))?;
    if !passage.is_sign(comma, &['،', ',']) {
        return None;
    }
    let find = (2..=LONGEST).rev().find_map(|length| {
        let end = comma + 1 + length;
        let closed = passage.is_sign(end, &['،', ',', '.', ':', '؛']);
        let words = (comma + 1..end).all(|at| {
            passage.is_word(at) && !lexicon().knows(passage.word(at)) && is_arabic_name(passage, at)
        });
        (closed && words).then(|| Find::new(Kind::Person, comma + 1..end, 2))
    })?;
    let known = find.tokens.clone().any(|at| lexicon().is_name(passage.word(at)));
    (known && can_be_name(passage, find.tokens.clone())).then_some(find)
}

/// Said So-and-so, the chief of …: two words and a comma with a title behind it, or known names.
fn after_speech(passage: &Passage, at: usize) -> Option<Find> {
    if passage.is_latin(at) {
        return None;
    }
    if let Some(find) = name(passage, at, 2, true) {
        return Some(find);
    }
    let find = (2..=3).find_map(|length| {
        let end = at + length;
        let title = passage.is_sign(end, &['،', ','])
            && lexicon().at(passage, end + 1, |role| role == Role::Title).is_some_and(|(.., skip)| skip == 0);
        title.then(|| Find::new(Kind::Person, at..end, 2))
    })?;
    let words = find.tokens.clone().all(|at| {
        let word = passage.word(at);
        passage.is_word(at) && !lexicon().knows(word) && !word.starts_with("ال")
    });
    (words && can_be_name(passage, find.tokens.clone())).then_some(find)
}
