//! Where sentences end: Unicode Annex 29, section 5, as news in Arabic and other languages is written.
//!
//! What differs from the annex: a full stop ends no sentence after a single letter (د. أحمد, J. Smith; but after a number
//! that letter is a unit or an era: ٢٠٢٥ م.), after a few titles, nor after a number that begins a sentence (1. …); and the
//! ellipsis ends one, as a full stop does. No sentence begins with a small letter, whatever ended the one before.

use std::iter::successors;
use std::ops::Range;

use super::cluster::clusters;
use super::offset::Offset;
use super::script;

/// The sentences of a text, each with the blanks behind it: one after the other they are the whole text.
///
/// ```
/// use sahifa::text::sentence::sentences;
///
/// let text = "قال د. سالم: «نعم!» ثم مضى. بلغ النمو 2.5 في المئة.";
/// let found: Vec<&str> = sentences(text).map(|range| &text[range]).collect();
/// assert_eq!(found, ["قال د. سالم: «نعم!» ", "ثم مضى. ", "بلغ النمو 2.5 في المئة."]);
/// ```
pub fn sentences(text: &str) -> impl Iterator<Item = Range<Offset>> {
    let first = (!text.is_empty()).then(|| 0..end(text, 0));
    successors(first, |last| (last.end < text.len()).then(|| last.end..end(text, last.end)))
}

/// The sentence that holds a byte; the last for the end of the text and beyond, `0..0` of an empty text.
pub fn sentence_at(text: &str, offset: Offset) -> Range<Offset> {
    let mut found = 0..0;
    for sentence in sentences(text) {
        found = sentence;
        if offset < found.end {
            break;
        }
    }
    found
}

/// Where the sentence after the one that holds a byte begins.
pub fn next(text: &str, offset: Offset) -> Option<Offset> {
    Some(sentence_at(text, offset).end).filter(|&end| end < text.len() && offset < end)
}

/// Where the sentence that holds a byte begins or, at its beginning, the one before.
pub fn previous(text: &str, offset: Offset) -> Option<Offset> {
    sentences(text).map(|sentence| sentence.start).take_while(|&start| start < offset).last()
}

/// What a cluster is to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Ends a sentence, unless what follows shows that it does not: full stop, ellipsis.
    Stop,
    /// Ends a sentence.
    Term,
    /// Closes with a sentence: quotation marks, brackets.
    Close,
    Space,
    /// Ends a line, and a sentence with it.
    Line,
    /// Shows that the sentence goes on: a comma …
    Continue,
    Lower,
    Upper,
    /// A letter that is neither.
    Letter,
    Digit,
    Other,
}

fn class(cluster: &str) -> Class {
    let Some(c) = cluster.chars().next() else { return Class::Other };
    match c {
        '.' | '…' | '․' | '．' => Class::Stop,
        '!' | '?' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '।' | '։' => {
            Class::Term
        }
        '"' | '\'' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '‹' | '›' | '(' | ')' | '[' | ']' | '{'
        | '}' | '″' | '‟' | '﴾' | '﴿' | '」' | '』' | '）' => Class::Close,
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Line,
        ',' | '،' | '؍' | ':' | ';' | '؛' | '-' | '–' | '—' | '、' | '，' | '：' => Class::Continue,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_lowercase() => Class::Lower,
        _ if c.is_uppercase() => Class::Upper,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// Whether a cluster is nothing to the rules: a mark or a control without a letter (rule SB5).
fn is_passed_over(cluster: &str) -> bool {
    cluster.chars().all(|c| script::is_zero_width_control(c) || script::is_arabic_mark(c))
}

/// Where the sentence that begins at a byte ends.
fn end(text: &str, start: Offset) -> Offset {
    let rest = &text[start..];
    let mut ahead =
        clusters(rest).map(|(at, cluster)| (at, at + cluster.len(), class(cluster), is_passed_over(cluster)));
    while let Some((at, after, class, _)) = ahead.next() {
        match class {
            Class::Line => return start + after,
            Class::Stop | Class::Term => {}
            _ => continue,
        }
        // More of the like, then what closes, then blanks.
        let (mut last, mut end, mut stage) = ((at, class), after, Class::Stop);
        for (at, after, class, passed) in ahead.clone() {
            stage = match (stage, class) {
                _ if passed => stage,
                (Class::Stop, Class::Stop | Class::Term) => {
                    last = (at, class);
                    Class::Stop
                }
                (Class::Stop | Class::Close, Class::Close) => Class::Close,
                (_, Class::Space) => Class::Space,
                (_, Class::Line) => return start + after,
                _ => break,
            };
            end = after;
        }
        let (before, is_stop) = (&rest[..last.0], last.1 == Class::Stop);
        let joined = (is_stop && stage == Class::Stop && end == after).then_some(before);
        let goes_on = follows_on(&rest[end..], is_stop, joined) || is_stop && is_short(before);
        if end == rest.len() || !goes_on && !is_continued(&rest[end..]) {
            return start + end;
        }
        while ahead.clone().next().is_some_and(|(at, ..)| at < end) {
            ahead.next();
        }
    }
    text.len()
}

/// Whether what follows shows that nothing ended: something small (SB8) or, right behind a full stop, a digit, or between
/// letters a large letter (SB6, SB7). `joined` = what stands before a full stop that it follows at once.
fn follows_on(after: &str, is_stop: bool, joined: Option<&str>) -> bool {
    for (at, cluster) in clusters(after) {
        let before = joined.filter(|_| at == 0);
        match class(cluster) {
            Class::Lower => return true,
            Class::Digit if before.is_some() => return true,
            Class::Digit if !is_stop => return false,
            Class::Upper => return before.is_some_and(|before| before.ends_with(char::is_alphabetic)),
            Class::Letter | Class::Line | Class::Stop | Class::Term => return false,
            _ => {}
        }
    }
    false
}

/// Whether what follows carries the sentence on (`SB8a`).
fn is_continued(after: &str) -> bool {
    let next = clusters(after).map(|(_, cluster)| cluster).find(|cluster| !is_passed_over(cluster));
    next.is_some_and(|cluster| matches!(class(cluster), Class::Continue | Class::Stop | Class::Term))
}

/// Titles that a full stop makes short.
const TITLES: [&str; 18] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Rev",
    "vs", "Mt", "Jr",
];

/// No initials are more.
const INITIALS: usize = 8;

/// Whether a sentence up to a full stop ends with what that makes short: a title, an initial, or a number alone.
fn is_short(before: &str) -> bool {
    if !before.is_empty() && before.trim().chars().all(char::is_numeric) {
        return true;
    }
    let mut rest = before;
    let mut initials = 0;
    while initials < INITIALS {
        let word = last_word(rest);
        // و is written together with what follows.
        let letters = word.chars().filter(|&c| !is_mark(c)).count();
        if letters != 1 && !(letters == 2 && word.starts_with('و')) {
            break;
        }
        initials += 1;
        rest = &rest[..rest.len() - word.len()];
        match rest.strip_suffix('.') {
            Some(more) => rest = more,
            None => break,
        }
    }
    if initials == 0 {
        return TITLES.contains(&last_word(before));
    }
    !rest.trim_end().ends_with(char::is_numeric)
}

/// The letters at the end of a text; no more than tell that they are many.
fn last_word(text: &str) -> &str {
    let letters = text.char_indices().rev().take_while(|&(_, c)| c.is_alphabetic() || is_mark(c));
    let start = letters.take(64).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn is_mark(c: char) -> bool {
    script::is_arabic_mark(c) || c == script::TATWEEL
}
