//! The names found in a document: entities, and their mentions in order of reading, kept small.

use std::ops::Range;

use super::plain::PlainWords;
use super::resolve::Entities;
use super::sure::{CAREFUL, DOUBTFUL};
use crate::article::{Article, Confidence, Entity, Mention, Part, TitleMention};

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
    /// How sure it is that it is said there, in a hundred.
    pub(super) sure: u8,
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

    /// Puts the entity of each mention in place of what is said there, counts, and doubts what is rather a plain word.
    pub(super) fn resolve(&mut self, entities: Entities, plain: &PlainWords) {
        let (list, said) = entities.resolve();
        self.entities = list;
        for mention in &mut self.mentions {
            mention.what = said[mention.what as usize];
            self.entities[mention.what as usize].count += 1;
        }
        self.doubt(plain);
    }

    /// Doubts the names that are one common word, were found with little confidence and stand in the article as that
    /// word more often than as a name.
    fn doubt(&mut self, plain: &PlainWords) {
        let mut best = vec![0; self.entities.len()];
        for mention in &self.mentions {
            let best = &mut best[mention.what as usize];
            *best = mention.sure.max(*best);
        }
        let is_word = |entity: &Entity| {
            let mut spellings = std::iter::once(&entity.name).chain(&entity.aliases);
            spellings.all(|spelling| plain.of(spelling) > entity.count)
        };
        let is_doubtful = |(entity, best): (&Entity, u8)| {
            entity.kind.is_name() && best < CAREFUL.percent() && is_word(entity)
        };
        let doubted: Vec<bool> = self.entities.iter().zip(best).map(is_doubtful).collect();
        for mention in self.mentions.iter_mut().filter(|mention| doubted[mention.what as usize]) {
            mention.sure = mention.sure.min(DOUBTFUL);
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

    /// How sure each mention is, in the order of [`Recognised::mentions`].
    pub fn confidences(&self) -> impl Iterator<Item = Confidence> + '_ {
        self.mentions.iter().map(|spoken| Confidence::new(spoken.sure))
    }

    /// The entities alone.
    pub fn into_entities(self) -> Vec<Entity> {
        self.entities
    }

    /// Writes the names into their article, in place of those it had.
    pub(super) fn write_into(self, article: &mut Article) {
        article.title_mentions.clear();
        article.sections.iter_mut().for_each(|section| section.mentions.clear());
        for ((part, Range { start, end }, entity), confidence) in self.mentions().zip(self.confidences()) {
            let confidence = Some(confidence);
            let block = match part {
                Part::Block(_, block) => Some(block),
                Part::Title | Part::Heading(_) => None,
            };
            match part.section().and_then(|at| article.sections.get_mut(at)) {
                Some(section) => section.mentions.push(Mention { entity, block, start, end, confidence }),
                None => article.title_mentions.push(TitleMention { entity, start, end, confidence }),
            }
        }
        article.entities = self.entities;
    }
}
