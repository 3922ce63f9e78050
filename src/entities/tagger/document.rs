//! What is known of a document between the looks at it.

use super::choose::{Votes, Weighed};
use super::elsewhere::Elsewhere;
use super::reading::ReadText;
use super::tag::Tag;

/// The readings of so many tokens of a document are kept from its first look to its second: what an article is long.
const KEPT_TOKENS: usize = 1 << 13;

/// A document on its way to be tagged.
#[derive(Debug, Default)]
pub(in crate::entities) struct Document {
    pub(super) elsewhere: Elsewhere,
    tags: Vec<Tag>,
    /// Where the tags of each text end.
    ends: Vec<usize>,
    /// Those of its first texts, as many as there is room for; the others are read again.
    readings: Vec<ReadText>,
    /// By text, the stretches that may be names.
    weighed: Vec<Vec<Weighed>>,
    votes: Votes,
}

impl Document {
    /// Takes in a text as it was tagged at first.
    pub(super) fn learn(&mut self, reading: ReadText, tags: Vec<Tag>) {
        self.elsewhere.learn(&reading.lore, &reading.context, &tags);
        self.tags.extend(tags);
        self.ends.push(self.tags.len());
        if self.tags.len() <= KEPT_TOKENS {
            self.readings.push(reading);
        }
    }

    /// The text with a number as it was read, if it was kept.
    pub(super) fn reading(&self, text: usize) -> Option<&ReadText> {
        self.readings.get(text)
    }

    /// Takes in what may be a name in the next text.
    pub(super) fn weigh(&mut self, weighed: Vec<Weighed>) {
        self.votes.learn(&weighed);
        self.weighed.push(weighed);
    }

    /// The names of the text with a number, in order, the tag that each begins with, and how likely it is.
    pub(super) fn named(&self, text: usize) -> impl Iterator<Item = (&Weighed, Tag, f32)> + '_ {
        let weighed: &[Weighed] = self.weighed.get(text).map_or(&[], |weighed| weighed);
        let named = self.votes.chosen(weighed).into_iter();
        named.map(move |(at, likely)| (&weighed[at], self.votes.kind(&weighed[at], likely), likely))
    }

    /// The tags of a text at first.
    pub(super) fn text(&self, number: usize) -> &[Tag] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        &self.tags[start..end]
    }
}
