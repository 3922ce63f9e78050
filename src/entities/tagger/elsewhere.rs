//! What a document says of a word elsewhere: how often it is part of a name, and of what kind.

use std::collections::HashMap;

use super::key::{Ask, key, of, pair};
use super::tag::{TAGS, Tag};
use super::word::Lore;
use crate::entities::clitic::readings;
use crate::entities::words::Word;

/// A word that is met no more often than this may be a clitic and a name.
const UNKNOWN: u8 = 4;

/// How the words of a document were tagged at first.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    tagged: HashMap<u64, [u16; TAGS]>,
    /// Pairs of words that stood in one name.
    together: HashMap<u64, u16>,
    /// Whole words.
    words: HashMap<u64, u16>,
}

impl Elsewhere {
    /// Takes in a text and its tags.
    pub(super) fn learn(&mut self, lore: &[Lore], tags: &[Tag]) {
        for (at, (one, tag)) in lore.iter().zip(tags).enumerate() {
            let count = &mut self.tagged.entry(one.stem).or_default()[tag.number()];
            *count = count.saturating_add(1);
            let met = self.words.entry(one.whole).or_default();
            *met = met.saturating_add(1);
            if is_rest(*tag) && at > 0 {
                let count = self.together.entry(pair(lore[at - 1].stem, one.stem)).or_default();
                *count = count.saturating_add(1);
            }
        }
    }

    /// The features of a token of a text that was learnt: their keys. What it was itself is left out.
    pub(super) fn features(&self, lore: &[Lore], tags: &[Tag], at: usize, mut put: impl FnMut(u32)) {
        let mut say = |ask: Ask, offset: i8, answer: u64| put(key(ask, offset, answer));
        let told = |at: Option<usize>| {
            let (Some(at), Some(lore)) = (at, at.and_then(|at| lore.get(at))) else { return 0 };
            self.tagged.get(&lore.stem).map_or(0, |counts| summary(counts, tags[at]))
        };
        let class = u64::from(lore[at].class);
        let (before, here, behind) = (told(at.checked_sub(1)), told(Some(at)), told(Some(at + 1)));
        say(Ask::Elsewhere, 0, here);
        say(Ask::ElsewhereClass, 0, pair(here, class));
        say(Ask::ElsewherePair, -1, before << 16 | here);
        say(Ask::ElsewherePair, 1, here << 16 | behind);
        let joined = |at: usize| {
            let (Some(one), Some(other)) = (lore.get(at), lore.get(at + 1)) else { return 0 };
            let count = self.together.get(&pair(one.stem, other.stem)).copied().unwrap_or(0);
            u64::from(count > u16::from(is_rest(tags[at + 1])))
        };
        say(Ask::Elsewhere, 2, joined(at) << 1 | at.checked_sub(1).map_or(0, joined));
    }
}

impl Elsewhere {
    /// How many bytes of a name's first word are clitics, `read` of them by what is known of the word: of a word that nobody
    /// knows the document tells, by where it stands without them.
    pub(super) fn clitics(&self, word: &str, read: &Word) -> usize {
        let usual = usize::from(read.skip);
        let known = read.whole.frequency > UNKNOWN || read.whole.roles != 0;
        if known && usual == 0 || word.is_ascii() {
            return usual;
        }
        let met = |text: &str| self.words.get(&of(text)).copied().unwrap_or(0);
        let readings = readings(word);
        let stands =
            |skip: usize| readings.iter().find(|one| one.skip == skip).map_or(0, |one| met(&one.stem));
        // The word itself is met here once at least.
        let whole = met(word).saturating_sub(1);
        if usual > 0 && stands(usual) == 0 && whole > 0 && read.stem.frequency <= UNKNOWN {
            return 0;
        }
        if usual == 0 {
            let best =
                readings.iter().skip(1).filter(|one| met(&one.stem) > whole).max_by_key(|one| met(&one.stem));
            return best.map_or(0, |one| one.skip);
        }
        usual
    }
}

fn is_rest(tag: Tag) -> bool {
    tag != Tag::OUTSIDE && !tag.is_beginning()
}

/// What a word mostly is elsewhere, how often it is met there, and how surely.
fn summary(counts: &[u16; TAGS], own: Tag) -> u64 {
    let mut others = *counts;
    others[own.number()] = others[own.number()].saturating_sub(1);
    let all: u32 = others.iter().map(|&count| u32::from(count)).sum();
    if all == 0 {
        return 0;
    }
    let (most, count) = others
        .iter()
        .enumerate()
        .max_by_key(|(number, count)| (**count, TAGS - number))
        .map_or((0, 0), |(number, &count)| (number, u32::from(count)));
    let often = match all {
        1 => 0,
        2..=3 => 1,
        _ => 2,
    };
    let sure = u64::from(count * 5 >= all * 4);
    // A word that is mostly none may be a name at times.
    let names = u64::from(count < all && most == 0);
    1 + ((most as u64 * 3 + often) * 2 + sure) * 2 + names
}
