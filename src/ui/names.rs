//! The names found in an article: entities, and their mentions in order of reading, found by part, place and entity.

mod lists;

use std::ops::Range;

use super::spot::Spot;
use crate::article::{Article, Confidence, Entity, Kind, Part, Place};
use crate::config::NamesChoice;
use crate::entities::{CAREFUL, EAGER, NORMAL, Recognised};
use lists::Stop;
pub(super) use lists::{Entry, Listed};

/// What is marked is sought no further than so many bytes before a line: a longer mark may end early in a long paragraph.
pub(super) const REACH: usize = 16 * 1024;

/// How sure a name must be to be shown.
pub fn least(wanted: NamesChoice) -> Confidence {
    match wanted {
        NamesChoice::Careful => CAREFUL,
        NamesChoice::Normal => NORMAL,
        NamesChoice::Eager => EAGER,
    }
}

/// One mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    spot: Spot,
    entity: u32,
    confidence: Confidence,
}

impl Mention {
    fn new((part, range, entity): (Part, Range<usize>, usize), confidence: Option<Confidence>) -> Self {
        // What nobody doubted is sure.
        let confidence = confidence.unwrap_or(Confidence::FULL);
        Self { spot: Spot::new(part, &range), entity: entity as u32, confidence }
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
#[derive(Debug)]
pub struct Names {
    /// Each with the count of its mentions that are shown; one without any is not there but for its number.
    entities: Vec<Entity>,
    /// Those that are shown, in order of reading.
    mentions: Vec<Mention>,
    /// Those that are not as sure as is wanted.
    hidden: Vec<Mention>,
    wanted: NamesChoice,
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
    /// The names that an article brings, as far as they are wanted.
    pub fn of(article: &Article, wanted: NamesChoice) -> Self {
        let mentions = article.mentions().zip(article.confidences());
        let mentions = mentions.map(|(mention, confidence)| Mention::new(mention, confidence)).collect();
        Self::new(article, article.entities.clone(), mentions, wanted)
    }

    /// The names that were found in an article, as far as they are wanted.
    pub fn found(article: &Article, found: Recognised, wanted: NamesChoice) -> Self {
        let mut mentions = Vec::with_capacity(found.len());
        let all = found.mentions().zip(found.confidences());
        mentions.extend(all.map(|(mention, confidence)| Mention::new(mention, Some(confidence))));
        Self::new(article, found.into_entities(), mentions, wanted)
    }

    fn new(
        article: &Article,
        entities: Vec<Entity>,
        mut mentions: Vec<Mention>,
        wanted: NamesChoice,
    ) -> Self {
        mentions.retain(|mention| mention.entity() < entities.len());
        let mut names = Self {
            entities,
            mentions,
            hidden: Vec::new(),
            wanted,
            by_entity: Vec::new(),
            starts: Vec::new(),
            entries: Vec::new(),
            stops: Vec::new(),
            kind: None,
            by_count: false,
        };
        names.show(article, wanted);
        names
    }

    /// How sure the names are that are shown.
    pub(super) fn wanted(&self) -> NamesChoice {
        self.wanted
    }

    /// Shows the names that are so sure. Entities keep their numbers; mentions and entries get others.
    pub(super) fn show(&mut self, article: &Article, wanted: NamesChoice) {
        self.wanted = wanted;
        let least = least(wanted);
        self.mentions.append(&mut self.hidden);
        // The same order whatever was hidden before.
        self.mentions.sort_by_key(|mention| (mention.place(), mention.range().end, mention.entity));
        self.hidden = self.mentions.extract_if(.., |mention| mention.confidence < least).collect();
        self.count();
        self.arrange(article, self.kind, self.by_count);
    }

    /// Counts and numbers the mentions of each entity.
    fn count(&mut self) {
        // Counted, summed, then each number put at its entity's next free place.
        self.starts = vec![0; self.entities.len() + 1];
        for mention in &self.mentions {
            self.starts[mention.entity() + 1] += 1;
        }
        for (entity, count) in self.entities.iter_mut().zip(&self.starts[1..]) {
            entity.count = *count as usize;
        }
        for entity in 1..self.starts.len() {
            self.starts[entity] += self.starts[entity - 1];
        }
        let mut free = self.starts.clone();
        self.by_entity = vec![0; self.mentions.len()];
        for (number, mention) in self.mentions.iter().enumerate() {
            let place = &mut free[mention.entity()];
            self.by_entity[*place as usize] = number as u32;
            *place += 1;
        }
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
        let is_there = |entity: &Entity, kind| entity.kind == kind && entity.count > 0;
        Kind::ALL.into_iter().filter(move |kind| self.entities.iter().any(|entity| is_there(entity, *kind)))
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

    /// The number of a mention, if it is shown.
    pub(super) fn number_of(&self, mention: Mention) -> Option<usize> {
        let first = self.from(mention.place());
        let same_place = self.mentions[first..].iter().take_while(|other| other.place() == mention.place());
        same_place.zip(first..).find(|(other, _)| **other == mention).map(|(_, number)| number)
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
    use super::{Listed, Names, least};
    use crate::article::{Article, Confidence, Kind, Part, Place};
    use crate::config::NamesChoice;
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
            let mention =
                crate::article::Mention { entity: *entity, block, start, end: start + 3, confidence: None };
            article.sections[section.index(headed.len())].mentions.push(mention);
        }
        let names = Names::of(&article, NamesChoice::Normal);
        (article, names)
    }

    proptest! {
        /// Whatever was shown before, what is shown are the names of an article that has no others.
        #[test]
        fn what_is_shown_is_what_is_left_of_the_article(
            mentions in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4, any::<u8>(), 0_usize..7), 0..60),
            sure in prop::collection::vec(prop::option::of(any::<u8>()), 1..20),
            steps in prop::collection::vec(prop::sample::select(vec![NamesChoice::Careful, NamesChoice::Normal, NamesChoice::Eager]), 1..5),
            (kind, by_count) in (prop::option::of(prop::sample::select(&Kind::ALL[..3])), any::<bool>()),
        ) {
            let (mut article, _) = made(&[false, true, true], &mentions);
            for (number, entity) in article.entities.iter_mut().enumerate() {
                (entity.name, entity.kind) = (number.to_string(), Kind::ALL[number % 3]);
            }
            let all = article.sections.iter_mut().flat_map(|section| &mut section.mentions);
            for (mention, sure) in all.zip(sure.iter().cycle()) {
                mention.confidence = sure.map(Confidence::new);
            }
            let mut names = Names::of(&article, NamesChoice::Normal);
            names.arrange(&article, kind, by_count);
            for wanted in steps {
                names.show(&article, wanted);
                let mut left = article.clone();
                left.keep_names(least(wanted));
                let mut fresh = Names::of(&left, NamesChoice::Eager);
                fresh.arrange(&left, kind, by_count);
                let name = |names: &Names, entity: usize| names.entity(entity).map(|entity| (entity.name.clone(), entity.count));
                let mentions = |names: &Names| -> Vec<_> {
                    (0..).map_while(|at| names.get(at)).map(|m| (m.place(), m.range(), name(names, m.entity()))).collect()
                };
                prop_assert_eq!(mentions(&names), mentions(&fresh));
                let entries = |names: &Names| -> Vec<_> {
                    (0..).map_while(|at| names.entry(at)).map(|entry| (name(names, entry.entity()), entry.here())).collect()
                };
                prop_assert_eq!(entries(&names), entries(&fresh));
                prop_assert_eq!(names.kinds().collect::<Vec<_>>(), fresh.kinds().collect::<Vec<_>>());
                for at in (0..).map_while(|at| names.get(at).map(|_| at)) {
                    let found = names.get(at).and_then(|mention| names.number_of(mention));
                    prop_assert_eq!(found.and_then(|found| names.get(found)), names.get(at));
                }
            }
        }

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
