//! From tags to names: what is one name and what are several, and where each begins and ends.

use std::ops::Range;

use super::tag::Tag;
use super::whole::LONGEST;
use crate::article::Kind;
use crate::entities::passage::{Find, Passage};

/// No word of a name has more letters than this.
const LETTERS: usize = 18;

/// Signs that stand beside names and are no part of them.
const EDGES: [char; 19] =
    ['“', '”', '„', '‟', '«', '»', '"', '″', '＂', '‘', '’', '(', ')', '[', ']', '،', ',', '–', '—'];

/// Signs between a name and its other spelling.
const BETWEEN: [char; 5] = ['-', '–', '—', '/', '('];

/// The names that tags tell: tokens, and the tag of the first.
pub(super) fn tagged(tags: &[Tag]) -> impl Iterator<Item = (Range<usize>, Tag)> + '_ {
    let starts = tags.iter().enumerate().filter(|(_, tag)| tag.is_beginning());
    starts.map(|(start, &tag)| {
        let rest =
            tags[start + 1..].iter().take_while(|next| !next.is_beginning() && next.kind() == tag.kind());
        (start..start + 1 + rest.count(), tag)
    })
}

pub(super) fn find(passage: &Passage<'_>, mut tokens: Range<usize>, begins: Tag) -> Option<Find> {
    let kind = begins.kind()?;
    // No name begins or ends with a quotation mark, but one may end with a plus.
    let mark = |at: usize| !passage.is_word(at) && passage.is_sign(at, &EDGES);
    while tokens.len() > 1 && mark(tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && mark(tokens.end - 1) {
        tokens.end -= 1;
    }
    // Not the article with a number: الـ 12.
    let worded = tokens.clone().any(|at| passage.is_word(at) && passage.word(at) != "ال");
    // Words run together by a page are none.
    let run_together =
        tokens.clone().any(|at| passage.is_arabic(at) && passage.word(at).chars().count() > LETTERS);
    let lawful = !mark(tokens.start)
        && worded
        && !run_together
        && tokens.len() <= LONGEST
        && (!passage.is_latin(tokens.start) || is_latin_name(passage, &tokens));
    if !lawful {
        return None;
    }
    Some(Find { skip: passage.skip(tokens.start), ..Find::new(kind, tokens, 4) })
}

/// A name and its spelling in other letters beside it are of one kind, that of the surer.
pub(super) fn one_kind_beside(passage: &Passage<'_>, finds: &mut [Find]) {
    for at in 1..finds.len() {
        let (one, other) = (&finds[at - 1], &finds[at]);
        let mut between =
            (one.tokens.end..other.tokens.start).filter(|&at| !passage.is_sign(at, &EDGES[..11]));
        let sign = between.next().is_some_and(|at| passage.is_sign(at, &BETWEEN)) && between.next().is_none();
        if !sign || passage.is_latin(one.tokens.start) == passage.is_latin(other.tokens.start) {
            continue;
        }
        let (kind, sure) =
            if one.sure >= other.sure { (one.kind, one.sure) } else { (other.kind, other.sure) };
        for find in &mut finds[at - 1..=at] {
            (find.kind, find.sure) = (kind, sure);
        }
    }
}

/// A name in Arabic letters and in Latin ones, a sign between the two, is two spellings: each is a name.
fn in_one_script(
    passage: &Passage<'_>,
    (tokens, begins): (Range<usize>, Tag),
) -> impl Iterator<Item = (Range<usize>, Tag)> + use<> {
    let sign = tokens.clone().skip(1).find(|&at| {
        at + 1 < tokens.end
            && passage.is_sign(at, &BETWEEN)
            && passage.is_word(at - 1)
            && passage.is_latin(at - 1) != passage.is_latin(at + 1)
    });
    let first = tokens.start..sign.unwrap_or(tokens.end);
    let second = sign.map(|sign| sign + 1..tokens.end);
    std::iter::once(first).chain(second).map(move |tokens| (tokens, begins))
}

/// People with an "and" before the next are so many people.
fn one_by_one(
    passage: &Passage<'_>,
    (tokens, begins): (Range<usize>, Tag),
) -> impl Iterator<Item = (Range<usize>, Tag)> + use<> {
    let and = |at: &usize| passage.skip(*at) > 0 && passage.word(*at).starts_with('و');
    let people = begins.kind() == Some(Kind::Person);
    let cuts: Vec<usize> = tokens.clone().skip(1).filter(|at| people && and(at)).collect();
    let starts = std::iter::once(tokens.start).chain(cuts.clone());
    let ends = cuts.into_iter().chain([tokens.end]);
    starts.zip(ends).map(move |(start, end)| (start..end, begins)).collect::<Vec<_>>().into_iter()
}

/// What a stretch that was told as one name is: tokens, and the tag of the first. A spelling in other letters is a name of its own,
/// and so is each of several people.
pub(super) fn names<'a>(
    passage: &'a Passage<'_>,
    name: (Range<usize>, Tag),
) -> impl Iterator<Item = (Range<usize>, Tag)> + 'a {
    in_one_script(passage, name)
        .flat_map(|name| one_by_one(passage, name))
        .map(|name| before_clause(passage, name))
}

/// Whether Latin letters are a name: not a letter, a word without a capital, or a piece of an address.
fn is_latin_name(passage: &Passage<'_>, tokens: &Range<usize>) -> bool {
    let spelling = passage.spelling(tokens.clone(), 0);
    let letters = spelling.chars().filter(|c| c.is_alphanumeric()).count();
    let joins = |at: usize| passage.is_sign(at, &['/', '\\', '@', '_', '=', '&', '?', '#', '.', ':']);
    let tight = |at: usize| passage.tokens.get(at).is_some_and(|token| !token.spaced);
    let before = tight(tokens.start) && tokens.start.checked_sub(1).is_some_and(joins);
    let behind = joins(tokens.end) && tight(tokens.end) && tight(tokens.end + 1);
    letters > 1 && spelling.contains(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !before && !behind
}

/// Words that begin a clause: what goes on behind one is no name of anybody or anything, but for the title of a work.
const CLAUSE: [&str; 11] = ["ان", "انه", "انها", "انهم", "التي", "الذي", "الذين", "اللذين", "قد", "لم", "لن"];

/// The words of a name before a clause.
fn before_clause(passage: &Passage<'_>, (tokens, begins): (Range<usize>, Tag)) -> (Range<usize>, Tag) {
    let work = matches!(begins.kind(), Some(Kind::Product | Kind::Event));
    let title = work && !passage.is_latin(tokens.start);
    let clause = tokens.clone().skip(1).find(|&at| !title && CLAUSE.contains(&passage.word(at)));
    (tokens.start..clause.unwrap_or(tokens.end), begins)
}
