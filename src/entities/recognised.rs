//! The names found in a document: entities, and their mentions in order of reading, kept small.

use std::ops::Range;

use super::resolve::Entities;
use crate::article::{Article, Entity, Mention, Part, TitleMention};

/// The names found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The entities, in order of their first mention.
    pub entities: Vec<Entity>,
    /// The mentions, text after text.
    mentions: Vec<Spoken>,
    /// The texts that have any.
    texts: Vec<Text>,
}

/// Where something is named in a text. What is read is shorter than 4 GB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The number of the entity; as long as it is not known, of what is said there.
    pub(super) what: u32,
}

/// A text that has mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    part: Part,
    /// Where its mentions end among all.
    end: usize,
}

impl Recognised {
    /// Entities without a mention yet.
    pub(super) fn of(entities: Vec<Entity>) -> Self {
        Self { entities, ..Self::default() }
    }

    /// Takes in the mentions of the next text, or of the next stretch of the same.
    pub(super) fn extend(&mut self, part: Part, mentions: impl Iterator<Item = Spoken>) {
        let before = self.mentions.len();
        self.mentions.extend(mentions);
        let end = self.mentions.len();
        match self.texts.last_mut() {
            Some(text) if text.part == part => text.end = end,
            _ if end > before => self.texts.push(Text { part, end }),
            _ => {}
        }
    }

    /// Puts the entity of each mention in place of what is said there, and counts.
    pub(super) fn resolve(&mut self, entities: Entities) {
        let (list, said) = entities.resolve();
        self.entities = list;
        for mention in &mut self.mentions {
            mention.what = said[mention.what as usize];
            self.entities[mention.what as usize].count += 1;
        }
    }

    /// How many mentions there are.
    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    /// Whether nothing is mentioned.
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
    }

    /// All mentions in order of reading: where (a part and a byte range in its text) and which entity. They do not
    /// overlap.
    pub fn mentions(&self) -> impl Iterator<Item = (Part, Range<usize>, usize)> + '_ {
        let starts = std::iter::once(0).chain(self.texts.iter().map(|text| text.end));
        starts.zip(&self.texts).flat_map(|(start, text)| {
            let mentions = self.mentions[start..text.end].iter();
            mentions
                .map(|spoken| (text.part, spoken.start as usize..spoken.end as usize, spoken.what as usize))
        })
    }

    /// The entities alone.
    pub fn into_entities(self) -> Vec<Entity> {
        self.entities
    }

    /// Writes the names into their article, in place of those it had.
    pub(super) fn write_into(self, article: &mut Article) {
        article.title_mentions.clear();
        article.sections.iter_mut().for_each(|section| section.mentions.clear());
        for (part, Range { start, end }, entity) in self.mentions() {
            let block = match part {
                Part::Block(_, block) => Some(block),
                Part::Title | Part::Heading(_) => None,
            };
            match part.section().and_then(|at| article.sections.get_mut(at)) {
                Some(section) => section.mentions.push(Mention { entity, block, start, end }),
                None => article.title_mentions.push(TitleMention { entity, start, end }),
            }
        }
        article.entities = self.entities;
    }
}
