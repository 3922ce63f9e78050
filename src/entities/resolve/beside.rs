//! Two names side by side that the text says are one: `name (other)`, `name – Latin`, known as.

use crate::article::Kind;
use crate::entities::passage::{Find, Passage};

const QUOTES: [char; 11] = ['“', '”', '„', '‟', '«', '»', '"', '″', '＂', '‘', '’'];

const DASHES: [char; 4] = ['-', '–', '—', '/'];

/// Words between a name and its other name.
const KNOWN_AS: [&str; 14] = [
    "المعروف",
    "المعروفه",
    "الملقب",
    "الملقبه",
    "المكني",
    "الشهير",
    "الشهيره",
    "المشهور",
    "المشهوره",
    "اختصارا",
    "يعرف",
    "تعرف",
    "والمعروف",
    "والمعروفه",
];

/// How many tokens may stand between.
const REACH: usize = 6;

/// Whether two finds, one behind the other, are names of one thing.
pub(super) fn same(passage: &Passage, one: &Find, other: &Find) -> bool {
    let (start, end) = (one.tokens.end, other.tokens.start);
    if !one.is_name() || end <= start || end - start > REACH {
        return false;
    }
    let latin = |find: &Find| passage.is_latin(find.tokens.start);
    let between = || (start..end).filter(|&at| !passage.is_sign(at, &QUOTES));
    if between().any(|at| KNOWN_AS.contains(&passage.word(at))) {
        return !between().any(|at| passage.is_sign(at, &['.', '،', '؛', ':', '؟', '!']));
    }
    let sign = |signs: &[char]| between().count() == 1 && between().all(|at| passage.is_sign(at, signs));
    if sign(&DASHES) {
        return latin(one) != latin(other);
    }
    let closed = (other.tokens.end..other.tokens.end + 2).any(|at| passage.is_sign(at, &[')']));
    sign(&['(']) && closed && (latin(one) != latin(other) || is_other_name(passage, one, other))
}

/// Whether a name in brackets in the same letters as the one before is its other name: letters of it, or what it is called.
fn is_other_name(passage: &Passage, one: &Find, other: &Find) -> bool {
    let words = |find: &Find| find.tokens.clone().filter(|&at| passage.is_word(at)).count();
    match one.kind {
        Kind::Person => matches!(passage.word(other.tokens.start), "ابو" | "ام"),
        Kind::Organization | Kind::Event => {
            let letters =
                passage.tokens[other.tokens.clone()].iter().map(|token| token.range.len()).sum::<usize>();
            words(one) > 1
                && (words(other) == 1 || letters <= 4 * words(other))
                && words(other) < words(one).max(3)
        }
        _ => false,
    }
}
