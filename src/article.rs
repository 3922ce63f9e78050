//! What an article is, with no idea of screens, files or networks.

mod block;
mod confidence;
mod entity;
mod html;
mod json;
mod markdown;
mod place;
mod shelved;

use serde::{Deserialize, Serialize};

pub use block::{Block, BlockKind, Span, SpanKind};
pub use confidence::Confidence;
pub use entity::{Entity, Kind, Mention, TitleMention};
pub use html::to_html;
pub use json::{JsonError, from_json, to_json};
pub use markdown::to_markdown;
pub use place::{Part, Place};
pub use shelved::{Hit, Mark, Order, Snippet, Summary, Thing};

use crate::text::Direction;

/// An article: logical text with its structure and the names found in it. The stored form and the JSON form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// A hash of the normalised text and title: what marks and duplicates hang on.
    #[serde(default)]
    pub id: String,
    /// The title, one paragraph of logical text.
    #[serde(default)]
    pub title: String,
    /// A BCP 47 language tag: `ar`, `fa`, `ur`, `en` …
    #[serde(default)]
    pub language: String,
    /// The direction of its paragraphs.
    #[serde(default)]
    pub direction: ArticleDirection,
    /// Who published it, if known.
    #[serde(default)]
    pub source: Option<Source>,
    /// When it was published, RFC 3339, if known.
    #[serde(default)]
    pub published: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The rubrics it stands under.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The text. The first section has no heading when the article starts with a lead.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Mentions in the title, in order.
    #[serde(default)]
    pub title_mentions: Vec<TitleMention>,
    /// The entities the mentions point into.
    #[serde(default)]
    pub entities: Vec<Entity>,
}

/// The direction of an article's paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArticleDirection {
    /// Right to left.
    #[default]
    Rtl,
    /// Left to right.
    Ltr,
}

impl From<ArticleDirection> for Direction {
    fn from(direction: ArticleDirection) -> Self {
        match direction {
            ArticleDirection::Rtl => Self::Rtl,
            ArticleDirection::Ltr => Self::Ltr,
        }
    }
}

/// Who published an article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// Its name, as a reader would say it.
    #[serde(default)]
    pub name: String,
    /// The address of the article, if known.
    #[serde(default)]
    pub url: Option<String>,
}

/// A heading and the blocks under it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// The heading; `None` for a lead.
    #[serde(default)]
    pub heading: Option<String>,
    /// The depth of the heading, 1 = top.
    #[serde(default = "top_level", skip_serializing_if = "is_top_level")]
    pub level: u8,
    /// The blocks, in order.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// Mentions in heading and blocks, in order of reading.
    #[serde(default)]
    pub mentions: Vec<Mention>,
}

fn top_level() -> u8 {
    1
}

// serde wants a reference here.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_top_level(level: &u8) -> bool {
    *level == 1
}

impl Article {
    /// The text of a part, if the article has that part.
    pub fn text(&self, part: Part) -> Option<&str> {
        match part {
            Part::Title => Some(&self.title),
            Part::Heading(section) => self.sections.get(section)?.heading.as_deref(),
            Part::Block(section, block) => Some(&self.sections.get(section)?.blocks.get(block)?.text),
        }
    }

    /// All parts in order of reading: title, then for each section its heading and blocks.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        let sections = self.sections.iter().enumerate().flat_map(|(at, section)| {
            let heading = section.heading.is_some().then_some(Part::Heading(at));
            heading.into_iter().chain((0..section.blocks.len()).map(move |block| Part::Block(at, block)))
        });
        std::iter::once(Part::Title).chain(sections)
    }

    /// The parts from one on, in order of reading. Nothing before it is looked at.
    pub fn parts_from(&self, part: Part) -> impl Iterator<Item = Part> + '_ {
        std::iter::successors(Some(part), |part| self.next_part(*part))
    }

    /// The parts before one, the nearest first. Nothing behind it is looked at.
    pub fn parts_before(&self, part: Part) -> impl Iterator<Item = Part> + '_ {
        std::iter::successors(self.previous_part(part), |part| self.previous_part(*part))
    }

    /// The part behind one.
    fn next_part(&self, part: Part) -> Option<Part> {
        let first_of = |at: usize| {
            let sections = self.sections.iter().enumerate().skip(at);
            let mut begun =
                sections.filter(|(_, section)| section.heading.is_some() || !section.blocks.is_empty());
            let (at, section) = begun.next()?;
            Some(if section.heading.is_some() { Part::Heading(at) } else { Part::Block(at, 0) })
        };
        let (at, block) = match part {
            Part::Title => return first_of(0),
            Part::Heading(at) => (at, 0),
            Part::Block(at, block) => (at, block + 1),
        };
        if block < self.sections.get(at)?.blocks.len() {
            Some(Part::Block(at, block))
        } else {
            first_of(at + 1)
        }
    }

    /// The part before one.
    fn previous_part(&self, part: Part) -> Option<Part> {
        let last_of = |end: usize| {
            let sections = self.sections.iter().enumerate().take(end).rev();
            let mut begun =
                sections.filter(|(_, section)| section.heading.is_some() || !section.blocks.is_empty());
            begun.next().map_or(Part::Title, |(at, section)| match section.blocks.len() {
                0 => Part::Heading(at),
                blocks => Part::Block(at, blocks - 1),
            })
        };
        match part {
            Part::Title => None,
            Part::Heading(at) => Some(last_of(at)),
            Part::Block(at, 0) if self.sections.get(at)?.heading.is_some() => Some(Part::Heading(at)),
            Part::Block(at, 0) => Some(last_of(at)),
            Part::Block(at, block) => Some(Part::Block(at, block - 1)),
        }
    }

    /// The mentions in one part in order: byte range and entity. Found by halving: a section's mentions are in order.
    pub fn mentions_in(&self, part: Part) -> impl Iterator<Item = (std::ops::Range<usize>, usize)> + '_ {
        let title = if part == Part::Title { &self.title_mentions[..] } else { &[] };
        let title = title.iter().map(|mention| (mention.start..mention.end, mention.entity));
        let (section, block) = match part {
            Part::Title => (None, None),
            Part::Heading(section) => (Some(section), None),
            Part::Block(section, block) => (Some(section), Some(block)),
        };
        let mentions =
            section.and_then(|at| self.sections.get(at)).map_or(&[][..], |section| &section.mentions);
        let first = mentions.partition_point(|mention| mention.block < block);
        let here = mentions[first..].iter().take_while(move |mention| mention.block == block);
        title.chain(here.map(|mention| (mention.start..mention.end, mention.entity)))
    }

    /// All mentions in order of reading: where (a part and a byte range in its text) and which entity.
    pub fn mentions(&self) -> impl Iterator<Item = (Part, std::ops::Range<usize>, usize)> + '_ {
        let title = self.title_mentions.iter().map(|m| (Part::Title, m.start..m.end, m.entity));
        let sections = self.sections.iter().enumerate().flat_map(|(at, section)| {
            section.mentions.iter().map(move |m| (m.part(at), m.start..m.end, m.entity))
        });
        title.chain(sections)
    }
}

#[cfg(test)]
mod tests {
    use super::{Article, Block, Part, Section};
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    proptest! {
        /// From any part on, and back from it, the parts are those of the whole.
        #[test]
        fn parts_from_anywhere(sections in prop::collection::vec((any::<bool>(), 0_usize..4), 0..6)) {
            let section = |(headed, blocks): (bool, usize)| Section {
                heading: headed.then(|| "x".into()),
                blocks: vec![Block::paragraph("x"); blocks],
                ..Section::default()
            };
            let article = Article { sections: sections.into_iter().map(section).collect(), ..Article::default() };
            let all: Vec<Part> = article.parts().collect();
            for (at, &part) in all.iter().enumerate() {
                prop_assert_eq!(article.parts_from(part).collect::<Vec<_>>(), &all[at..]);
                let before: Vec<Part> = article.parts_before(part).collect();
                prop_assert_eq!(before, all[..at].iter().rev().copied().collect::<Vec<_>>());
            }
        }
    }
}
