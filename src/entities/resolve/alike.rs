//! Names of one thing that are written otherwise: in other letters, by their first letters, in another transcription.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::forms::bare;
use super::letters::{arabic, latin, likeness};
use crate::article::Kind;
use crate::entities::lexicon::lexicon;
use crate::entities::role::Role;
use crate::text::fold::fold;

/// Names are compared with so many others of their kind behind them, in order of first mention.
const REACH: usize = 64;

/// Folded names of things that have several, and the number of the thing.
static OTHER_NAMES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let lines =
        include_str!("../../../assets/names/other_names.tsv").lines().filter(|line| !line.starts_with('#'));
    let names =
        lines.enumerate().flat_map(|(thing, line)| line.split('\t').map(move |name| (words(name), thing)));
    names.collect()
});

/// The folded words of a name, a space between two, as a passage has them.
fn words(name: &str) -> String {
    let folded = fold(name);
    let spaced =
        folded.text().chars().map(|c| if c.is_alphanumeric() { c.to_string() } else { format!(" {c} ") });
    spaced.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name and what it is compared by.
struct Written<'a> {
    name: u32,
    text: &'a str,
    words: usize,
    is_latin: bool,
    /// Its letters, once they were asked for.
    letters: Option<Vec<char>>,
}

/// Pairs of names that are one; `names` has their numbers, kinds and folded words in order of first mention.
pub(super) fn pairs(names: &[(u32, Kind, &str)]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let mut things: HashMap<(Kind, usize), u32> = HashMap::default();
    let mut sounds: HashMap<(Kind, String), (u32, &str)> = HashMap::default();
    for kind in [Kind::Person, Kind::Organization, Kind::Location, Kind::Product, Kind::Event] {
        let of_kind = names.iter().filter(|(_, other, _)| *other == kind);
        let mut list: Vec<Written> = of_kind.map(|&(name, _, text)| written(name, text)).collect();
        for at in 0..list.len() {
            let one = &list[at];
            if !one.is_latin {
                let before = sounds.entry((kind, sound(kind, one.text))).or_insert((one.name, one.text));
                // Words of Arabic sound like nothing else; the lists are asked only where two names meet.
                if before.0 != one.name && is_foreign(one.text) {
                    if is_foreign(before.1) {
                        pairs.push((before.0, one.name));
                    } else {
                        *before = (one.name, one.text);
                    }
                }
            }
            if let Some(&thing) = OTHER_NAMES.get(one.text) {
                pairs.push((*things.entry((kind, thing)).or_insert(one.name), one.name));
            }
            if one.is_latin {
                pairs.extend(other_letters(&mut list, at));
            }
            if matches!(kind, Kind::Organization | Kind::Event) {
                pairs.extend(same_initials(&list, at));
                pairs.extend(same_words(&list, at));
            }
        }
    }
    pairs
}

fn written(name: u32, text: &str) -> Written<'_> {
    let is_latin = text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.contains(|c: char| c.is_ascii_alphabetic());
    Written { name, text, words: text.split(' ').count(), is_latin, letters: None }
}

/// The name in Arabic letters that a Latin one is a spelling of: the likeliest around.
fn other_letters(list: &mut [Written], at: usize) -> Option<(u32, u32)> {
    let around = at.saturating_sub(REACH)..list.len().min(at + REACH);
    let one = latin(list[at].text);
    let mut best: Option<(i32, u32)> = None;
    for other in list[around].iter_mut().filter(|other| !other.is_latin) {
        let letters = other.letters.get_or_insert_with(|| arabic(other.text));
        if let Some(worth) = likeness(&one, letters)
            && best.is_none_or(|(most, _)| worth > most)
        {
            best = Some((worth, other.name));
        }
    }
    best.map(|(_, other)| (list[at].name, other))
}

/// Names of one word around that are the first letters of a name's words.
fn same_initials(list: &[Written], at: usize) -> Vec<(u32, u32)> {
    let long = &list[at];
    if long.words < 3 {
        return Vec::new();
    }
    let first = |word: &str| if long.is_latin { word.chars().next() } else { bare(word).chars().next() };
    let initials: String = long.text.split(' ').filter_map(first).collect();
    let around = at.saturating_sub(REACH)..list.len().min(at + REACH);
    let same = list[around]
        .iter()
        .filter(|other| other.words == 1 && other.is_latin == long.is_latin && other.text == initials);
    same.map(|other| (long.name, other.name)).collect()
}

/// The longer name around, the nearest before if there is one, that has all words of a name in order, articles aside: the
/// authority of antiquities is the General Authority of Antiquities and Heritage.
fn same_words(list: &[Written], at: usize) -> Option<(u32, u32)> {
    let short = &list[at];
    let first = |text: &str| bare(text.split(' ').next().unwrap_or_default()).to_owned();
    let begins = first(short.text);
    let longer = |other: &&Written| {
        other.words > short.words
            && !other.is_latin
            && !other.text.starts_with(short.text)
            && bare(other.text).starts_with(&begins)
            && first(other.text) == begins
            && {
                let mut words = other.text.split(' ').map(stem);
                short.text.split(' ').map(stem).all(|word| words.any(|other| other == word))
            }
    };
    if short.words < 2 || short.is_latin {
        return None;
    }
    let (before, behind) = (&list[at.saturating_sub(REACH)..at], &list[at..list.len().min(at + REACH)]);
    let one = before.iter().rev().find(longer).or_else(|| behind.iter().find(longer))?;
    Some((short.name, one.name))
}

/// A word without its article and what may stand before it.
fn stem(word: &str) -> &str {
    let rest = bare(word);
    if rest.len() == word.len() {
        word.strip_prefix("وال").filter(|rest| rest.chars().count() > 2).unwrap_or(word)
    } else {
        rest
    }
}

/// Whether no word of a name is one of Arabic: those are spelled in one way.
fn is_foreign(text: &str) -> bool {
    let native = |word: &str| {
        let entry = lexicon().entry(word);
        let common = entry.frequency > 9 && entry.roles == 0;
        let known = entry.is(Role::Given.bit() | Role::Function.bit());
        known || common || (bare(word) != word && entry.frequency > 6)
    };
    text.chars().count() > 2 && !text.split(' ').any(native)
}

/// What a name sounds like, however it is transcribed: one letter for those that stand for one foreign sound, no long vowels
/// between consonants.
fn sound(kind: Kind, text: &str) -> String {
    let letters = || text.chars().filter(|c| *c != ' ');
    let consonants = letters().filter(|c| !VOWELS.contains(*c)).count();
    // People's names differ by a vowel; so do short ones.
    let keeps = kind == Kind::Person || consonants < 3;
    let mut sound = String::with_capacity(text.len());
    let mut letters = letters().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let one = match letter {
            // One sound of two letters.
            'ت' if next == Some('ش') => continue,
            'د' if next == Some('ج') => continue,
            'غ' | 'ق' | 'ج' | 'گ' => 'ك',
            'ط' => 'ت',
            'ص' | 'ز' | 'ث' => 'س',
            'ض' | 'ذ' => 'د',
            'پ' => 'ب',
            'ڤ' | 'ڨ' => 'ف',
            'چ' => 'ش',
            'ه' if next.is_none() => 'ا',
            other => other,
        };
        if keeps || !VOWELS.contains(one) || sound.is_empty() || next.is_none() {
            sound.push(one);
        }
    }
    sound
}

const VOWELS: &str = "اويئؤء";
