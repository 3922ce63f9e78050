//! How sure it is that a mention names what it is said to name; and an article without those that are less sure.

use serde::{Deserialize, Serialize};

use super::Article;

/// How sure it is that a mention is a name of its kind, in a hundred: of a hundred like it, about so many are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "u8")]
pub struct Confidence(u8);

impl Confidence {
    /// Nothing speaks against it.
    pub const FULL: Self = Self(100);
    /// Nothing speaks for it.
    pub const NONE: Self = Self(0);

    /// So much in a hundred; more than all is all.
    pub const fn new(percent: u8) -> Self {
        if percent > Self::FULL.0 { Self::FULL } else { Self(percent) }
    }

    /// How much it is in a hundred.
    pub const fn percent(self) -> u8 {
        self.0
    }

    /// Whether a mention with this or no known confidence is as sure as it must be: what nobody doubted is.
    pub fn is_enough(least: Self, known: Option<Self>) -> bool {
        known.is_none_or(|known| known >= least)
    }
}

impl TryFrom<i64> for Confidence {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        let percent = u8::try_from(number).ok().filter(|&percent| percent <= Self::FULL.0);
        percent.map(Self).ok_or_else(|| format!("a confidence is a number from 0 to 100, not {number}"))
    }
}

impl From<Confidence> for u8 {
    fn from(confidence: Confidence) -> Self {
        confidence.0
    }
}

impl Article {
    /// The confidence of each mention, title first, in the order of [`Article::mentions`]; `None` = not known.
    pub fn confidences(&self) -> impl Iterator<Item = Option<Confidence>> + '_ {
        let title = self.title_mentions.iter().map(|mention| mention.confidence);
        let sections = self.sections.iter().flat_map(|section| &section.mentions);
        title.chain(sections.map(|mention| mention.confidence))
    }

    /// Takes out the mentions that are less sure, and the entities that lose all of theirs; those that lose some are
    /// counted anew. What is not known to be less sure stays.
    pub fn keep_names(&mut self, least: Confidence) {
        let mut lost = vec![false; self.entities.len()];
        let mut stays = |entity: usize, confidence| {
            let stays = Confidence::is_enough(least, confidence);
            if let Some(lost) = lost.get_mut(entity).filter(|_| !stays) {
                *lost = true;
            }
            stays
        };
        self.title_mentions.retain(|mention| stays(mention.entity, mention.confidence));
        for section in &mut self.sections {
            section.mentions.retain(|mention| stays(mention.entity, mention.confidence));
        }
        if lost.contains(&true) {
            self.leave_out(&lost);
        }
    }

    /// Counts the entities that lost mentions, and leaves out those that have none any more.
    fn leave_out(&mut self, lost: &[bool]) {
        let mut counts = vec![0; lost.len()];
        for (.., entity) in self.mentions() {
            if let Some(count) = counts.get_mut(entity) {
                *count += 1;
            }
        }
        // The number that each has then.
        let mut numbers = Vec::with_capacity(lost.len());
        let mut kept = 0;
        for (lost, count) in lost.iter().zip(&counts) {
            numbers.push(kept);
            kept += usize::from(!lost || *count > 0);
        }
        let mut at = 0;
        self.entities.retain_mut(|entity| {
            let (lost, count) = (lost[at], counts[at]);
            at += 1;
            if lost {
                entity.count = count;
            }
            !lost || count > 0
        });
        let renumber = |entity: &mut usize| *entity = numbers.get(*entity).copied().unwrap_or(*entity);
        self.title_mentions.iter_mut().for_each(|mention| renumber(&mut mention.entity));
        let mentions = self.sections.iter_mut().flat_map(|section| &mut section.mentions);
        mentions.for_each(|mention| renumber(&mut mention.entity));
    }
}
