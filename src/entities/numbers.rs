//! Numbers in digits and in words: where one ends.

use super::passage::{Passage, TokenKind};
use super::role::{Role, bits};

/// Words between the two ends of a range.
const TO: [&str; 6] = ["الي", "حتي", "و", "to", "and", "تا"];

/// A token of digits.
pub(super) fn digits<'p>(passage: &'p Passage, at: usize) -> Option<&'p str> {
    let token = passage.tokens.get(at)?;
    (token.kind == TokenKind::Number).then(|| passage.word(at))
}

/// The end of the number that begins at a token: `6.5`, `ثلاثة وعشرون`, `12 ألف`, `مليوني`, `(18)`, a range of two.
pub(super) fn number(passage: &Passage, at: usize) -> Option<usize> {
    let end = one(passage, at)?;
    // 10–15, 10 الى 15, 150 و300: a second number of the same kind.
    if passage.is_sign(end, &['-', '–', '—'])
        && let Some(second) = one(passage, end + 1)
    {
        return Some(second);
    }
    if TO.contains(&passage.word(end))
        && !is_year_before_less(passage, at, end + 1)
        && digits(passage, at).is_some() == digits(passage, end + 1).is_some()
        && let Some(second) = one(passage, end + 1)
    {
        return Some(second);
    }
    Some(end)
}

/// Whether a year stands before a smaller number: ranges go up.
fn is_year_before_less(passage: &Passage, first: usize, second: usize) -> bool {
    let year = digits(passage, first).is_some_and(|n| n.len() == 4 && matches!(&n[..2], "19" | "20"));
    let whole = digits(passage, second).and_then(|n| n.split(['.', ',']).next());
    year && whole.is_some_and(|n| n.len() < 4)
}

/// No number has more words; a list of them is not one.
const LONGEST: usize = 16;

fn one(passage: &Passage, at: usize) -> Option<usize> {
    let mut end = at;
    if passage.is_sign(at, &['(']) && digits(passage, at + 1).is_some() && passage.is_sign(at + 2, &[')']) {
        end = at + 3;
    } else if digits(passage, at).is_some() {
        end = at + 1;
    }
    let word = |at: usize| passage.stem(at).is(bits(&[Role::Number, Role::Scale]));
    // أحد عشر: what is otherwise "one of".
    if matches!(passage.word(at), "احد" | "احدي") && matches!(passage.word(at + 1), "عشر" | "عشره")
    {
        end = at + 2;
    }
    loop {
        let begun = end > at;
        if end - at >= LONGEST {
            return Some(end);
        }
        // Behind the first word only "and" may stand before a part of a number.
        let clitic = &passage.word(end)[..passage.skip(end)];
        let joined = clitic.is_empty() || (clitic == "و" && begun);
        let digits_behind_and =
            begun && passage.word(end) == "و" && digits(passage, end + 1).is_some() && word(end + 2);
        // Without "and" only ten, a hundred and more follow: the sixth, seven metres, are two numbers.
        let apart = begun
            && clitic.is_empty()
            && !passage.stem(end).is(Role::Scale.bit())
            && !matches!(passage.word(end), "عشر" | "عشره");
        if word(end)
            && (joined || !begun)
            && !apart
            && !(digits(passage, at).is_some()
                && passage.stem(end).is(Role::Number.bit())
                && clitic.is_empty())
        {
            end += 1;
        } else if digits_behind_and {
            end += 2;
        } else if begun && passage.word(end) == "من" && word(end + 1) && passage.is_definite(end + 1) {
            // عشرات المليارات من الدولارات is for the caller; مئات من الآلاف is a number.
            end += 2;
        } else {
            return begun.then_some(end);
        }
    }
}
