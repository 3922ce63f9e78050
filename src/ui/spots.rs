//! The mentions of an article in order of reading, found by part, by place and by entity.

use std::ops::Range;

use crate::article::{Article, Part, Place};

/// One mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) part: Part,
    pub(super) range: Range<usize>,
    pub(super) entity: usize,
}

impl Spot {
    pub(super) fn place(&self) -> Place {
        Place { part: self.part, byte: self.range.start }
    }
}

/// The entities of one section, in order of first mention, each with its mentions there.
pub(super) type Block = Vec<(usize, usize)>;

/// All mentions, in order of reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Spots {
    list: Vec<Spot>,
    blocks: Vec<Block>,
}

impl Spots {
    pub(super) fn of(article: &Article) -> Self {
        let mut list: Vec<Spot> =
            article.mentions().map(|(part, range, entity)| Spot { part, range, entity }).collect();
        list.sort_by_key(Spot::place);
        let mut blocks: Vec<Block> = vec![Vec::new(); article.sections.len()];
        for spot in &list {
            // The title belongs to the first section: title and lead are one stop.
            let Some(block) = blocks.get_mut(spot.part.section().unwrap_or(0)) else { continue };
            match block.iter_mut().find(|(entity, _)| *entity == spot.entity) {
                Some((_, here)) => *here += 1,
                None => block.push((spot.entity, 1)),
            }
        }
        Self { list, blocks }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Spot> {
        self.list.get(at)
    }

    /// The entities of a section.
    pub(super) fn block(&self, section: usize) -> &[(usize, usize)] {
        self.blocks.get(section).map_or(&[], Vec::as_slice)
    }

    /// All sections' entities in order, as section and entity.
    pub(super) fn entries(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.blocks
            .iter()
            .enumerate()
            .flat_map(|(section, block)| block.iter().map(move |&(entity, _)| (section, entity)))
    }

    /// The mentions in one part, with their numbers.
    pub(super) fn in_part(&self, part: Part) -> impl Iterator<Item = (usize, &Spot)> {
        let start = self.list.partition_point(|spot| spot.place() < Place { part, byte: 0 });
        self.list.iter().enumerate().skip(start).take_while(move |(_, spot)| spot.part == part)
    }

    /// The number of the first mention at or after a place.
    pub(super) fn from(&self, place: Place) -> usize {
        self.list.partition_point(|spot| spot.place() < place)
    }

    /// The numbers of an entity's mentions.
    pub(super) fn of_entity(&self, entity: usize) -> Vec<usize> {
        (0..self.list.len()).filter(|&at| self.list[at].entity == entity).collect()
    }
}
