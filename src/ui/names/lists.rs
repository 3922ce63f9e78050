//! The names of each section, and of all sections one after the other.

use std::ops::Range;

use super::{Mention, Names};
use crate::article::{Article, Place};

/// An entity in the list of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Entry {
    entity: u32,
    here: u32,
    /// The number of its first mention there.
    first: u32,
}

impl Entry {
    /// The number of the entity.
    pub(in crate::ui) fn entity(self) -> usize {
        self.entity as usize
    }

    /// How many mentions the section has of it.
    pub(in crate::ui) fn here(self) -> usize {
        self.here as usize
    }
}

/// A section that names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Stop {
    pub(in crate::ui) section: usize,
    /// Its first entry.
    entry: usize,
    /// Its first line in the list of all names.
    line: usize,
    /// Whether that is its heading.
    headed: bool,
}

/// A line of the list of all names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Listed {
    /// A section's heading.
    Heading(usize),
    /// The entry with this number.
    Entry(usize),
}

impl Names {
    /// Lists the entities of each section that has any.
    pub(super) fn list_sections(&mut self, article: &Article, mentions: &[Mention]) {
        // The entry that each entity had last.
        let mut last: Vec<Option<usize>> = vec![None; self.entities.len()];
        let mut lines = 0;
        for (first, mention) in (0..).zip(mentions) {
            let section = mention.section();
            if section >= article.sections.len() || !self.is_listed(mention.entity()) {
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
                self.entries.push(Entry { entity: mention.entity, here: 1, first });
                lines += 1;
            }
        }
        if self.by_count {
            for at in 0..self.stops.len() {
                let end = self.stops.get(at + 1).map_or(self.entries.len(), |stop| stop.entry);
                // The sort is stable: those with the same count stay in order of their first mention.
                self.entries[self.stops[at].entry..end].sort_by_key(|entry| std::cmp::Reverse(entry.here));
            }
        }
    }

    /// How many entries there are.
    pub(in crate::ui) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(in crate::ui) fn entry(&self, number: usize) -> Option<Entry> {
        self.entries.get(number).copied()
    }

    /// The sections that name something, from one on.
    pub(in crate::ui) fn stops_from(&self, section: usize) -> &[Stop] {
        &self.stops[self.stops.partition_point(|stop| stop.section < section)..]
    }

    /// The numbers of a section's entries.
    pub(in crate::ui) fn section(&self, section: usize) -> Range<usize> {
        let stops = self.stops_from(section);
        let start = stops.first().map_or(self.entries.len(), |stop| stop.entry);
        if stops.first().is_none_or(|stop| stop.section != section) {
            return start..start;
        }
        start..stops.get(1).map_or(self.entries.len(), |stop| stop.entry)
    }

    /// The section of an entry.
    pub(in crate::ui) fn section_of(&self, entry: usize) -> Option<usize> {
        let after = self.stops.partition_point(|stop| stop.entry <= entry);
        self.stops.get(after.checked_sub(1)?).filter(|_| entry < self.entries.len()).map(|stop| stop.section)
    }

    /// The entry of an entity in a section.
    pub(in crate::ui) fn entry_of(&self, entity: usize, section: usize) -> Option<usize> {
        self.section(section).find(|&at| self.entries[at].entity() == entity)
    }

    /// How many of a section's entries are first named there before a place; listed by count, all are as near.
    pub(in crate::ui) fn named_before(&self, section: usize, place: Place) -> usize {
        if self.by_count {
            return 0;
        }
        let from = self.from(place);
        self.entries[self.section(section)].partition_point(|entry| (entry.first as usize) < from)
    }

    /// How many lines the list of all names has.
    pub(in crate::ui) fn lines(&self) -> usize {
        let headings = self.stops.last().map_or(0, |stop| stop.line - stop.entry + usize::from(stop.headed));
        self.entries.len() + headings
    }

    /// What a line of the list of all names shows.
    pub(in crate::ui) fn listed(&self, line: usize) -> Option<Listed> {
        let after = self.stops.partition_point(|stop| stop.line <= line);
        let stop = self.stops.get(after.checked_sub(1)?)?;
        match (line - stop.line).checked_sub(usize::from(stop.headed)) {
            None => Some(Listed::Heading(stop.section)),
            Some(at) => Some(stop.entry + at).filter(|&entry| entry < self.len()).map(Listed::Entry),
        }
    }

    /// The line of an entry in the list of all names.
    pub(in crate::ui) fn line_of(&self, entry: usize) -> usize {
        let after = self.stops.partition_point(|stop| stop.entry <= entry);
        let stop = after.checked_sub(1).and_then(|at| self.stops.get(at));
        stop.map_or(0, |stop| stop.line + usize::from(stop.headed) + entry - stop.entry)
    }
}
