//! Names in quotation marks: the company “…”, and “…” beside one; a name and its Latin spelling.

use std::ops::Range;

use super::announce::announces;
use super::listed::kind;
use super::passage::{Find, Passage};
use super::quote::quotes;
use super::role::{Role, bits};
use crate::article::Kind;

/// How many words may stand between the announcing word and the quotation.
const REACH: usize = 7;

const DASHES: [char; 4] = ['-', '–', '—', '/'];

/// Whether tokens can be a name: few words, no function word, no sign but a dash or a bracket.
fn can_be_name(passage: &Passage, tokens: Range<usize>) -> bool {
    let words = tokens.clone().filter(|&at| passage.is_word(at)).count();
    (1..=5).contains(&words)
        && passage.is_word(tokens.start)
        && tokens.clone().all(|at| {
            let sign = passage.is_sign(at, &DASHES) || passage.is_sign(at, &['(', ')']);
            let stop = passage.is_sign(at, &['.', '،', '؟', '!', ':', '؛', ',', '…']);
            (passage.is_word(at) || sign || !stop) && !passage.whole(at).is(Role::Function.bit())
        })
}

/// The names among the quotations of a passage.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let mut finds: Vec<Find> = Vec::new();
    for quote in quotes(passage) {
        if !can_be_name(passage, quote.clone()) {
            continue;
        }
        let beside =
            finds.last().filter(|last| joined(passage, last.tokens.end, quote.start)).map(|last| last.kind);
        let person = quote.len() >= 2
            && passage.whole(quote.start).name_grade() >= 2
            && quote.clone().all(|at| passage.whole(at).name_grade() >= 1);
        // Ordinary words are a name only right behind what announces it; else they are what somebody said.
        let ordinary = quote
            .clone()
            .all(|at| !passage.is_word(at) || (passage.is_arabic(at) && passage.whole(at).frequency > 8));
        let foreign = quote
            .clone()
            .any(|at| passage.is_latin(at) || (passage.is_arabic(at) && passage.whole(at).frequency <= 1));
        let reach = if ordinary {
            1
        } else if foreign {
            REACH
        } else {
            3
        };
        let announced = beside.or_else(|| announced(passage, quote.start - 1, reach)).filter(|_| !person);
        if let Some(kind) = announced {
            finds.push(with_alias(passage, Find::new(kind, quote.clone(), 4)));
            continue;
        }
        // A club or a paper whose name is a word is a name in quotation marks.
        let listed = passage.phrase(
            quote.start,
            bits(&[Role::MaybeOrganization, Role::Organization, Role::Place, Role::Product]),
        );
        if let Some((length, roles)) = listed.filter(|_| passage.skip(quote.start) == 0)
            && length == quote.len()
            && let Some(kind) = kind(roles)
        {
            let kind = if roles & Role::MaybeOrganization.bit() != 0 { Kind::Organization } else { kind };
            finds.push(Find::new(kind, quote.clone(), 3));
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
fn announced(passage: &Passage, before: usize, reach: usize) -> Option<Kind> {
    let mut words = 0;
    // "… companies with more means, such as": an example belongs to what stands before the comma.
    let example = before
        .checked_sub(1)
        .is_some_and(|at| matches!(passage.word(at), "مثل" | "منها" | "ومنها" | "بينها"));
    for at in (0..before).rev() {
        if !passage.is_word(at) {
            // Past a comma or a quotation another thought begins.
            let passes =
                passage.is_sign(at, &['(', ')', '-', 'ـ']) || (example && passage.is_sign(at, &['،', ',']));
            if passes {
                continue;
            }
            return None;
        }
        words += 1;
        if words > reach || passage.stem(at).is(Role::Says.bit()) {
            return None;
        }
        // The army attacks “…”: a head begins a name of its own, and announces only what stands right behind it.
        let kind = announces(passage.stem(at).roles);
        if kind.is_some()
            && (words == 1
                || !passage.stem(at).is(Role::HeadsOrganization.bit())
                || passage.stem(at).is(Role::AnnouncesOrganization.bit()))
        {
            return kind;
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
