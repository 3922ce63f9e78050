//! The names found in an article: entities, and their mentions in order of reading, found by part, place and entity.

use std::ops::Range;

use super::spot::Spot;
use crate::article::{Article, Entity, Part, Place};
use crate::entities::Recognised;

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

/// An entity in the list of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) entity: usize,
    /// How many mentions the section has of it.
    pub(super) here: usize,
    /// The number of the first of them.
    first: usize,
}

/// A section that names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) section: usize,
    /// Its first entry.
    entry: usize,
    /// Its first line in the list of all names.
    line: usize,
    /// Whether that is its heading.
    headed: bool,
}

/// A line of the list of all names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// A section's heading.
    Heading(usize),
    /// The entry with this number.
    Entry(usize),
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
}

impl Names {
    /// The names that an article brings.
    pub fn of(article: &Article) -> Self {
        let mentions = article.mentions().map(Mention::new).collect();
        Self::new(article, article.entities.clone(), mentions)
    }

    /// The names that were found in an article.
    pub fn found(article: &Article, found: Recognised) -> Self {
        let title =
            found.title.iter().map(|mention| (Part::Title, mention.start..mention.end, mention.entity));
        let sections = found.sections.iter().enumerate().flat_map(|(at, mentions)| {
            mentions.iter().map(move |mention| (mention.part(at), mention.start..mention.end, mention.entity))
        });
        let mentions = title.chain(sections).map(Mention::new).collect();
        Self::new(article, found.entities, mentions)
    }

    fn new(article: &Article, entities: Vec<Entity>, mut mentions: Vec<Mention>) -> Self {
        mentions.retain(|mention| (mention.entity()) < entities.len());
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

    fn list_sections(&mut self, article: &Article, mentions: &[Mention]) {
        // The entry that each entity had last.
        let mut last: Vec<Option<usize>> = vec![None; self.entities.len()];
        let mut lines = 0;
        for (number, mention) in mentions.iter().enumerate() {
            let section = mention.section();
            if section >= article.sections.len() {
                continue;
            }
            if self.stops.last().is_none_or(|stop| stop.section != section) {
                let headed = article.sections.get(section).is_some_and(|section| section.heading.is_some());
                self.stops.push(Stop { section, entry: self.entries.len(), line: lines, headed });
                lines += usize::from(headed);
            }
            let start = self.stops.last().map_or(0, |stop| stop.entry);
            if let Some(entry) = last[mention.entity()].filter(|&entry| entry >= start) {
                self.entries[entry].here += 1;
            } else {
                last[mention.entity()] = Some(self.entries.len());
                self.entries.push(Entry { entity: mention.entity(), here: 1, first: number });
                lines += 1;
            }
        }
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

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number)
    }

    /// The sections that name something, from one on.
    pub(super) fn stops_from(&self, section: usize) -> &[Stop] {
        &self.stops[self.stops.partition_point(|stop| stop.section < section)..]
    }

    /// The numbers of a section's entries.
    pub(super) fn section(&self, section: usize) -> Range<usize> {
        let stops = self.stops_from(section);
        let start = stops.first().map_or(self.entries.len(), |stop| stop.entry);
        if stops.first().is_none_or(|stop| stop.section != section) {
            return start..start;
        }
        start..stops.get(1).map_or(self.entries.len(), |stop| stop.entry)
    }

    /// The section of an entry.
    pub(super) fn section_of(&self, entry: usize) -> Option<usize> {
        let after = self.stops.partition_point(|stop| stop.entry <= entry);
        self.stops.get(after.checked_sub(1)?).filter(|_| entry < self.entries.len()).map(|stop| stop.section)
    }

    /// The entry of an entity in a section.
    pub(super) fn entry_of(&self, entity: usize, section: usize) -> Option<usize> {
        let first = self.first_from_section(entity, section)?;
        let entry = self.entries.partition_point(|entry| entry.first < first);
        self.section(section).contains(&entry).then_some(entry)
    }

    /// How many lines the list of all names has.
    pub(super) fn lines(&self) -> usize {
        let headings = self.stops.last().map_or(0, |stop| stop.line - stop.entry + usize::from(stop.headed));
        self.entries.len() + headings
    }

    /// What a line of the list of all names shows.
    pub(super) fn listed(&self, line: usize) -> Option<Listed> {
        let after = self.stops.partition_point(|stop| stop.line <= line);
        let stop = self.stops.get(after.checked_sub(1)?)?;
        match (line - stop.line).checked_sub(usize::from(stop.headed)) {
            None => Some(Listed::Heading(stop.section)),
            Some(at) => Some(stop.entry + at).filter(|&entry| entry < self.len()).map(Listed::Entry),
        }
    }

    /// The line of an entry in the list of all names.
    pub(super) fn line_of(&self, entry: usize) -> usize {
        let after = self.stops.partition_point(|stop| stop.entry <= entry);
        let stop = after.checked_sub(1).and_then(|at| self.stops.get(at));
        stop.map_or(0, |stop| stop.line + usize::from(stop.headed) + entry - stop.entry)
    }
}
