//! The names found in an article: entities, and their mentions in order of reading, found by part, place and entity.

mod lists;

use std::ops::Range;

use super::spot::Spot;
use crate::article::{Article, Entity, Kind, Part, Place};
use crate::entities::Recognised;
use lists::Stop;
pub(super) use lists::{Entry, Listed};

/// What is marked is sought no further than so many bytes before a line: a longer mark may end early in a long paragraph.
pub(super) const REACH: usize = 16 * 1024;

/// One mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    spot: Spot,
    entity: u32,
}

impl Mention {
    fn new((part, range, entity): (Part, Range<usize>, usize)) -> Self {
        Self { spot: Spot::new(part, &range), entity: entity as u32 }
    }

    pub(super) fn place(self) -> Place {
        self.spot.place()
    }

    /// Its bytes in its part.
    pub(super) fn range(self) -> Range<usize> {
        self.spot.range()
    }

    /// The number of its entity.
    pub(super) fn entity(self) -> usize {
        self.entity as usize
    }

    /// The section it is listed with: title and lead are one stop.
    fn section(self) -> usize {
        self.spot.part().section().unwrap_or(0)
    }
}

/// All names of an article.
#[derive(Debug, Default)]
pub struct Names {
    entities: Vec<Entity>,
    /// In order of reading.
    mentions: Vec<Mention>,
    /// The numbers of each entity's mentions, entity after entity.
    by_entity: Vec<u32>,
    /// Where each entity's begin there; one more for the end.
    starts: Vec<u32>,
    /// The entities of each section in order of their first mention there, section after section.
    entries: Vec<Entry>,
    stops: Vec<Stop>,
    /// The one kind that is listed; `None` = all.
    kind: Option<Kind>,
    /// Whether those of a section are listed by count.
    by_count: bool,
}

impl Names {
    /// The names that an article brings.
    pub fn of(article: &Article) -> Self {
        let mentions = article.mentions().map(Mention::new).collect();
        Self::new(article, article.entities.clone(), mentions)
    }

    /// The names that were found in an article.
    pub fn found(article: &Article, found: Recognised) -> Self {
        let mut mentions = Vec::with_capacity(found.len());
        mentions.extend(found.mentions().map(Mention::new));
        Self::new(article, found.into_entities(), mentions)
    }

    fn new(article: &Article, entities: Vec<Entity>, mut mentions: Vec<Mention>) -> Self {
        mentions.retain(|mention| mention.entity() < entities.len());
        mentions.sort_by_key(|mention| mention.place());
        let mut names = Self { starts: vec![0; entities.len() + 1], entities, ..Self::default() };
        names.list_sections(article, &mentions);
        // Counted, summed, then each number put at its entity's next free place.
        for mention in &mentions {
            names.starts[mention.entity() + 1] += 1;
        }
        for entity in 1..names.starts.len() {
            names.starts[entity] += names.starts[entity - 1];
        }
        let mut free = names.starts.clone();
        names.by_entity = vec![0; mentions.len()];
        for (number, mention) in mentions.iter().enumerate() {
            let place = &mut free[mention.entity()];
            names.by_entity[*place as usize] = number as u32;
            *place += 1;
        }
        names.mentions = mentions;
        names
    }

    /// Lists the names of one kind only, or of all, and those of a section by count or by first mention.
    pub(super) fn arrange(&mut self, article: &Article, kind: Option<Kind>, by_count: bool) {
        (self.kind, self.by_count) = (kind, by_count);
        self.entries.clear();
        self.stops.clear();
        let mentions = std::mem::take(&mut self.mentions);
        self.list_sections(article, &mentions);
        self.mentions = mentions;
    }

    /// The one kind that is listed, and whether those of a section are listed by count.
    pub(super) fn arrangement(&self) -> (Option<Kind>, bool) {
        (self.kind, self.by_count)
    }

    /// The kinds there are, in the order in which they are listed.
    pub(super) fn kinds(&self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(|kind| self.entities.iter().any(|entity| entity.kind == *kind))
    }

    /// Whether an entity is of the kind that is listed.
    pub(super) fn is_listed(&self, entity: usize) -> bool {
        self.kind.is_none_or(|kind| self.entity(entity).is_some_and(|entity| entity.kind == kind))
    }

    /// The mention of a listed entity next to a number, that one not counted before it.
    pub(super) fn listed_from(&self, number: usize, forward: bool) -> Option<usize> {
        let listed =
            |at: &usize| self.mentions.get(*at).is_some_and(|mention| self.is_listed(mention.entity()));
        if forward { (number..self.mentions.len()).find(listed) } else { (0..number).rev().find(listed) }
    }

    pub(super) fn entity(&self, number: usize) -> Option<&Entity> {
        self.entities.get(number)
    }

    pub(super) fn get(&self, at: usize) -> Option<Mention> {
        self.mentions.get(at).copied()
    }

    /// The mentions that touch a stretch of a part and begin no further than `reach` bytes before it, with their numbers.
    pub(super) fn in_stretch(
        &self,
        part: Part,
        stretch: &Range<usize>,
        reach: usize,
    ) -> impl Iterator<Item = (usize, Mention)> {
        let Range { start, end } = *stretch;
        let first = self.from(Place { part, byte: start.saturating_sub(reach) });
        let rest = (first..).zip(self.mentions[first..].iter().copied());
        let before_end = rest.take_while(move |(_, mention)| mention.place() < Place { part, byte: end });
        before_end.filter(move |(_, mention)| start < mention.range().end)
    }

    /// The number of the first mention at or after a place.
    pub(super) fn from(&self, place: Place) -> usize {
        self.mentions.partition_point(|mention| mention.place() < place)
    }

    /// The numbers of an entity's mentions.
    pub(super) fn of_entity(&self, entity: usize) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        self.by_entity.get(bound(entity)..bound(entity + 1)).unwrap_or_default()
    }

    /// Which of an entity's mentions are the first not before a mention's number.
    pub(super) fn rank(&self, entity: usize, number: usize) -> usize {
        self.of_entity(entity).partition_point(|&at| (at as usize) < number)
    }

    /// The first of an entity's mentions in a section or behind it.
    pub(super) fn first_from_section(&self, entity: usize, section: usize) -> Option<usize> {
        let start = if section == 0 { 0 } else { self.from(Place { part: Part::Heading(section), byte: 0 }) };
        self.of_entity(entity).get(self.rank(entity, start)).map(|&at| at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{Listed, Names};
    use crate::article::{Article, Part, Place};
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    /// An article of sections with and without a heading, and mentions of seven entities anywhere in it.
    fn made(headed: &[bool], mentions: &[(prop::sample::Index, u8, u8, usize)]) -> (Article, Names) {
        let section = |headed: &bool| serde_json::json!({ "heading": headed.then_some("x") });
        let sections: Vec<_> = headed.iter().map(section).collect();
        let entities = vec![serde_json::json!({ "name": "x", "kind": "person" }); 7];
        let json = serde_json::json!({ "sections": sections, "entities": entities }).to_string();
        let mut article = crate::article::from_json(&json).unwrap();
        for (section, block, start, entity) in mentions {
            let (start, block) = (usize::from(*start), block.checked_sub(1).map(usize::from));
            let mention = crate::article::Mention { entity: *entity, block, start, end: start + 3 };
            article.sections[section.index(headed.len())].mentions.push(mention);
        }
        let names = Names::of(&article);
        (article, names)
    }

    proptest! {
        /// Whatever is found by halving is what is found by looking at all.
        #[test]
        fn what_is_found_is_what_a_plain_search_finds(
            headed in prop::collection::vec(any::<bool>(), 1..9),
            mentions in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4, any::<u8>(), 0_usize..7), 0..60),
        ) {
            let (_, names) = made(&headed, &mentions);
            let all: Vec<_> = (0..).map_while(|at| names.get(at)).collect();
            prop_assert_eq!(all.len(), mentions.len());
            for entity in 0..8 {
                let plain: Vec<u32> = (0..).zip(&all).filter(|(_, m)| m.entity() == entity).map(|(at, _)| at).collect();
                prop_assert_eq!(names.of_entity(entity), &plain[..]);
            }
            let mut lines = Vec::new();
            let mut entries = 0;
            for (section, headed) in headed.iter().enumerate() {
                let here: Vec<_> = all.iter().filter(|m| m.place().part.section() == Some(section)).collect();
                let mut listed: Vec<(usize, usize)> = Vec::new();
                for mention in &here {
                    match listed.iter_mut().find(|(entity, _)| *entity == mention.entity()) {
                        Some((_, count)) => *count += 1,
                        None => listed.push((mention.entity(), 1)),
                    }
                }
                prop_assert_eq!(names.section(section), entries..entries + listed.len());
                if *headed && !listed.is_empty() {
                    lines.push(Listed::Heading(section));
                }
                for (entity, count) in listed {
                    let entry = names.entry(entries).unwrap();
                    prop_assert_eq!((entry.entity(), entry.here()), (entity, count));
                    prop_assert_eq!(names.entry_of(entity, section), Some(entries));
                    prop_assert_eq!(names.section_of(entries), Some(section));
                    prop_assert_eq!(names.line_of(entries), lines.len());
                    lines.push(Listed::Entry(entries));
                    entries += 1;
                }
                for entity in (0..7).filter(|&entity| here.iter().all(|m| m.entity() != entity)) {
                    prop_assert_eq!(names.entry_of(entity, section), None);
                }
                let place = Place { part: Part::Block(section, 1), byte: 100 };
                prop_assert_eq!(names.from(place), all.iter().filter(|m| m.place() < place).count());
            }
            prop_assert_eq!((names.len(), names.lines()), (entries, lines.len()));
            let shown: Vec<_> = (0..=lines.len()).map_while(|line| names.listed(line)).collect();
            prop_assert_eq!(shown, lines);
        }
    }
}
