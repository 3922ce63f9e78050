//! The names of an article in the form in which the file has them.

use serde::{Deserialize, Serialize};

use super::number;
use crate::article::{Article, Confidence, Entity, Kind, Mention, TitleMention};

/// The names of an article as they are stored: lists, in which less is said again and again than in the form that people read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Names {
    /// By entity its name, the number of its kind, how many mentions it has, its other spellings.
    entities: Vec<(String, usize, usize, Vec<String>)>,
    /// By mention its entity, section (−1 = the title), block (−1 = the heading), first byte, byte behind the last, and how sure it is
    /// (−1 = not known).
    mentions: Vec<(usize, i64, i64, usize, usize, i16)>,
}

impl Names {
    pub(super) fn take(article: &mut Article) -> Self {
        let sure = |confidence: Option<Confidence>| confidence.map_or(-1, |sure| i16::from(sure.percent()));
        let of_title = |m: &TitleMention| (m.entity, -1, -1, m.start, m.end, sure(m.confidence));
        let mut mentions: Vec<_> = article.title_mentions.iter().map(of_title).collect();
        for (at, section) in article.sections.iter().enumerate() {
            mentions.extend(section.mentions.iter().map(|m| {
                (m.entity, number(at), m.block.map_or(-1, number), m.start, m.end, sure(m.confidence))
            }));
        }
        article.title_mentions.clear();
        article.sections.iter_mut().for_each(|section| section.mentions.clear());
        let entities = std::mem::take(&mut article.entities).into_iter();
        let entities =
            entities.map(|Entity { name, kind, aliases, count }| (name, kind as usize, count, aliases));
        Self { entities: entities.collect(), mentions }
    }

    /// Writes them into their article.
    pub(super) fn put_into(self, article: &mut Article) {
        let entity = |(name, kind, count, aliases): (String, usize, usize, Vec<String>)| {
            let kind = Kind::ALL.get(kind).copied().unwrap_or(Kind::Event);
            Entity { name, kind, aliases, count }
        };
        article.entities = self.entities.into_iter().map(entity).collect();
        for (entity, section, block, start, end, sure) in self.mentions {
            let confidence = u8::try_from(sure).ok().map(Confidence::new);
            match usize::try_from(section) {
                Err(_) => article.title_mentions.push(TitleMention { entity, start, end, confidence }),
                Ok(section) => {
                    let block = usize::try_from(block).ok();
                    if let Some(section) = article.sections.get_mut(section) {
                        section.mentions.push(Mention { entity, block, start, end, confidence });
                    }
                }
            }
        }
    }
}
