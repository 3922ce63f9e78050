//! Amounts of money, shares of a hundred, and quantities with their units.

use super::numbers::{digits, number};
use super::passage::{Find, Passage};
use super::role::{Role, bits};
use crate::article::Kind;

const SIGNS: [char; 5] = ['$', '€', '£', '¥', '﷼'];
const PERCENT: [char; 4] = ['%', '٪', '؉', '‰'];

/// The amount that begins at a token.
pub(super) fn at(passage: &Passage, at: usize) -> Option<Find> {
    // A number joined to what stands before it is no number: B-52, COVID-19.
    if digits(passage, at).is_some()
        && at > 1
        && passage.is_sign(at - 1, &['-', '–'])
        && !passage.tokens[at - 1].spaced
        && passage.is_word(at - 2)
    {
        return None;
    }
    if passage.is_sign(at, &SIGNS) && digits(passage, at + 1).is_some() {
        return Some(Find::new(Kind::Money, at..number(passage, at + 1)?, 3));
    }
    if passage.is_sign(at, &PERCENT)
        && !passage.tokens.get(at + 1)?.spaced
        && digits(passage, at + 1).is_some()
        && (at == 0 || digits(passage, at - 1).is_none())
    {
        return Some(Find::new(Kind::Percent, at..at + 2, 3));
    }
    let dual = passage.stem(at).is(Role::DualUnit.bit()) && passage.is_arabic(at);
    if dual {
        return Some(Find { skip: passage.skip(at), ..Find::new(Kind::Quantity, at..at + 1, 2) });
    }
    let end = number(passage, at)?;
    let skip = passage.skip(at);
    let find = |kind: Kind, end: usize| Some(Find { skip, ..Find::new(kind, at..end, 3) });
    // عشرات المليارات من الدولارات
    let of = usize::from(passage.word(end) == "من");
    if passage.is_sign(end, &PERCENT) {
        return find(Kind::Percent, end + 1);
    }
    if let Some(length) = percent_words(passage, end) {
        return find(Kind::Percent, end + length);
    }
    if passage.is_sign(end, &SIGNS) {
        return find(Kind::Money, end + 1);
    }
    if let Some(length) = unit(passage, end + of, Role::Currency.bit()) {
        let mut last = end + of + length;
        // دولار أميركي, ريالا سعوديا: the country of a currency.
        if passage.whole(last).is(Role::Nationality.bit()) && !passage.is_definite(last) {
            last += 1;
        }
        return find(Kind::Money, last);
    }
    let length = unit(passage, end + of, bits(&[Role::Unit, Role::TimeUnit]))?;
    find(Kind::Quantity, end + of + length)
}

fn unit(passage: &Passage, at: usize, roles: u64) -> Option<usize> {
    passage.phrase(at, roles).filter(|_| passage.skip(at) == 0).map(|(length, _)| length)
}

/// `في المائة`, `بالمئة`, `percent`.
fn percent_words(passage: &Passage, at: usize) -> Option<usize> {
    const HUNDRED: [&str; 5] = ["المئه", "المائه", "الميه", "بالميه", "cent"];
    let word = passage.word(at);
    if matches!(word, "percent" | "درصد" | "فيصد" | "بالمئه" | "بالمائه" | "بالميه")
    {
        return Some(1);
    }
    if (matches!(word, "في" | "per") && HUNDRED.contains(&passage.word(at + 1)))
        || (word == "نقطه" && passage.word(at + 1) == "مئويه")
    {
        return Some(2);
    }
    None
}
