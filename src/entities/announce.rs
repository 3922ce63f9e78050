//! Names that are announced: the company “…”, and “…” beside one; official names; letters spelled out.

use std::ops::Range;

use super::lexicon::{Role, lexicon};
use super::passage::{Find, Passage};
use crate::article::Kind;

/// How many words may stand between the announcing word and the quotation.
const REACH: usize = 7;

/// Words that no name holds: with one of them a quotation is speech.
const FUNCTION: [&str; 34] = [
    "في", "من", "علي", "الي", "عن", "ان", "لا", "ما", "هذا", "هذه", "التي", "الذي", "كان", "كانت", "قد", "لم",
    "لن", "هو", "هي", "ثم", "او", "كل", "بعد", "قبل", "حتي", "اذا", "لكن", "مع", "عند", "انه", "انها", "the",
    "is", "are",
];

/// The names that the words around tell.
pub(super) fn find(passage: &Passage, quotes: &[Range<usize>]) -> Vec<Find> {
    let mut finds = quoted(passage, quotes);
    finds.extend(official(passage));
    finds.extend(spelled(passage));
    finds.extend(latin(passage));
    finds
}

/// Whether tokens can be a name: few words, no function word, no sign but a dash or a bracket.
pub(super) fn can_be_name(passage: &Passage, tokens: Range<usize>) -> bool {
    let words = tokens.clone().filter(|&at| passage.is_word(at)).count();
    (1..=5).contains(&words)
        && passage.is_word(tokens.start)
        && tokens.clone().all(|at| {
            let sign = passage.is_sign(at, &DASHES) || passage.is_sign(at, &['(', ')']);
            (passage.is_word(at) || sign || !passage.is_sign(at, &['.', '،', '؟', '!', ':', '؛', ',', '…']))
                && !FUNCTION.contains(&passage.word(at))
        })
}

const DASHES: [char; 4] = ['-', '–', '—', '/'];

fn quoted(passage: &Passage, quotes: &[Range<usize>]) -> Vec<Find> {
    let mut finds: Vec<Find> = Vec::new();
    for quote in quotes {
        if !can_be_name(passage, quote.clone()) {
            continue;
        }
        let beside =
            finds.last().filter(|last| joined(passage, last.tokens.end, quote.start)).map(|last| last.kind);
        if let Some(kind) = beside.or_else(|| announced(passage, quote.start - 1)) {
            finds.push(with_alias(passage, Find::new(kind, quote.clone(), 4)));
            continue;
        }
        // Two spellings of one thing are a name whatever stands before; what it is, its other mentions may tell.
        let find = with_alias(passage, Find::new(Kind::Organization, quote.clone(), 1));
        finds.extend(Some(find).filter(|find| find.alias.is_some()));
    }
    finds
}

/// Whether only quotation marks, commas and "and" stand between two quotations.
fn joined(passage: &Passage, end: usize, start: usize) -> bool {
    start - end <= 4
        && (end..start).all(|at| {
            matches!(passage.word(at), "و" | "او" | "and" | "،" | ",")
                || !passage.is_word(at) && at + 1 >= start
                || at == end
        })
}

/// The kind that the words before a token announce, looked for back to the last stop.
fn announced(passage: &Passage, before: usize) -> Option<Kind> {
    let mut words = 0;
    // "… companies with more means, such as": an example belongs to what stands before the comma.
    let example = before
        .checked_sub(1)
        .is_some_and(|at| matches!(passage.word(at), "مثل" | "منها" | "ومنها" | "بينها"));
    for at in (0..before).rev() {
        if !passage.is_word(at) {
            // Past a comma or a quotation another thought begins.
            let passes =
                passage.is_sign(at, &['(', ')', '-']) || (example && passage.is_sign(at, &['،', ',']));
            if passes {
                continue;
            }
            return None;
        }
        words += 1;
        if words > REACH {
            return None;
        }
        let role = lexicon().at(passage, at, |role| matches!(role, Role::Announces(_)));
        if let Some((1, Role::Announces(kind), _)) = role {
            return Some(kind);
        }
    }
    None
}

/// A name and its Latin spelling: `name – Latin` or `name (Latin)`.
fn with_alias(passage: &Passage, find: Find) -> Find {
    let tokens = find.tokens.clone();
    let sign = tokens.clone().find(|&at| passage.is_sign(at, &DASHES) || passage.is_sign(at, &['(']));
    let Some(sign) = sign else { return find };
    let end = if passage.is_sign(tokens.end - 1, &[')']) { tokens.end - 1 } else { tokens.end };
    let latin = (sign + 1..end).all(|at| passage.is_latin(at) || !passage.is_word(at));
    if sign > tokens.start
        && sign + 1 < end
        && passage.is_latin(sign + 1)
        && latin
        && !passage.is_latin(tokens.start)
    {
        return Find { alias: Some(sign + 1..end), ..find };
    }
    find
}

/// Ministries, universities, banks: the announcing word is part of the name.
fn official(passage: &Passage) -> Vec<Find> {
    let definite = |at: usize| {
        passage.is_word(at) && passage.word(at).starts_with("ال") && passage.word(at).chars().count() > 4
    };
    let place = |at: usize| {
        let found = lexicon().at(passage, at, |role| role == Role::Name(Kind::Location));
        found.filter(|(.., skip)| *skip == 0).map(|(length, ..)| length)
    };
    let mut finds = Vec::new();
    for at in 0..passage.tokens.len() {
        let skip = ["وزاره", "جامعه", "بنك"]
            .into_iter()
            .find_map(|word| passage.word(at).strip_suffix(word))
            .filter(|clitics| ["", "و", "ب", "ل", "ف", "ك", "وب", "ول"].contains(clitics))
            .map(str::len);
        let Some(skip) = skip else { continue };
        let is_ministry = passage.word(at).ends_with("وزاره");
        let mut end = at + 1;
        if let Some(length) = place(end) {
            end += length;
        } else if definite(end) && is_ministry {
            end += 1;
            // A second office, and an adjective: the ministry of transport and communications of …
            while end < at + 4 && definite(end) && passage.word(end).ends_with("يه") {
                end += 1;
            }
        }
        if end > at + 1 {
            finds.push(Find { skip, ..Find::new(Kind::Organization, at..end, 4) });
        }
    }
    finds
}

/// Three or more names of Latin letters: an abbreviation spelled out.
fn spelled(passage: &Passage) -> Vec<Find> {
    const LETTERS: [&str; 34] = [
        "اي",
        "ايه",
        "بي",
        "سي",
        "دي",
        "اف",
        "جي",
        "اتش",
        "اش",
        "جيه",
        "كي",
        "كيه",
        "ال",
        "ام",
        "ان",
        "او",
        "كيو",
        "ار",
        "اس",
        "تي",
        "يو",
        "في",
        "دبليو",
        "اكس",
        "واي",
        "زد",
        "ايتش",
        "جاي",
        "ايي",
        "اا",
        "بيه",
        "تيه",
        "ڤي",
        "دبل",
    ];
    let mut finds = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let length = (at..passage.tokens.len()).take_while(|&at| LETTERS.contains(&passage.word(at))).count();
        // "في" is a letter only among others.
        if length >= 3 && passage.word(at) != "في" && passage.word(at + length - 1) != "في" {
            finds.push(Find::new(Kind::Organization, at..at + length, 2));
        }
        at += length.max(1);
    }
    finds
}

/// Latin words with capitals right after an announcing word.
fn latin(passage: &Passage) -> Vec<Find> {
    let mut finds = Vec::new();
    for at in 1..passage.tokens.len() {
        let begins = passage.is_latin(at) && passage.tokens[at].capital && !passage.is_latin(at - 1);
        if !begins || passage.is_sign(at - 1, &['(', '#', '@', '/', '.']) {
            continue;
        }
        let role = lexicon().at(passage, at - 1, |role| matches!(role, Role::Announces(_)));
        if let Some((1, Role::Announces(kind), _)) = role {
            let more = (at..passage.tokens.len().min(at + 4))
                .take_while(|&at| passage.is_latin(at) && passage.tokens[at].capital)
                .count();
            finds.push(Find::new(kind, at..at + more, 3));
        }
    }
    finds
}
