//! Jumps from section to section, from mention to mention, and through the names.

use std::ops::Range;

use super::{Last, Reader};

impl Reader {
    /// The section one is in: jumped to, or the first in sight.
    pub(in crate::ui) fn section(&self) -> Option<usize> {
        self.section.or_else(|| {
            let section = self.page.section_at(self.top)?;
            // A blank row above a heading belongs to that heading.
            Some(self.anchor.part.section().unwrap_or(section))
        })
    }

    /// Brings a section's heading to the top, or as near as the end of the article allows.
    pub(in crate::ui) fn go_to_section(&mut self, section: usize) {
        self.set_top(self.page.section(section));
        self.section = Some(section);
    }

    /// Jumps to the next or previous section; title and lead are one stop, before the first heading.
    pub(in crate::ui) fn step_section(&mut self, forward: bool) -> bool {
        let headed = self.page.headed();
        // From the section jumped to; else from the first row in sight, so that back is first this section's heading.
        let passed = match (self.section, forward) {
            (Some(here), true) => headed.partition_point(|&at| at <= here),
            (Some(here), false) => headed.partition_point(|&at| at < here),
            (None, true) => headed.partition_point(|&at| self.page.section(at) <= self.top),
            (None, false) => headed.partition_point(|&at| self.page.section(at) < self.top),
        };
        let target = if forward { Some(passed) } else { passed.checked_sub(1) };
        match target.and_then(|at| headed.get(at)) {
            Some(&section) => self.go_to_section(section),
            None if !forward && !self.is_at_start() => self.go_to_start(),
            None => return false,
        }
        true
    }

    pub(super) fn is_at_start(&self) -> bool {
        self.page.number(self.top) == 0
    }

    /// Jumps to a mention and chooses its entity.
    pub(in crate::ui) fn go_to_mention(&mut self, at: usize) -> bool {
        let Some(mention) = self.names.get(at) else { return false };
        (self.chosen, self.current, self.last) = (Some(mention.entity()), Some(at), Some(Last::Entity));
        self.show(mention.place());
        true
    }

    /// The mention one stands on, while it is in sight.
    fn standing_on(&self) -> Option<usize> {
        self.current.filter(|&at| self.names.get(at).is_some_and(|mention| self.in_sight(mention.place())))
    }

    /// The first mention at or behind the first place in sight.
    fn first_mention(&mut self) -> usize {
        let place = self.first_place();
        self.names.from(place)
    }

    /// Jumps to the next or previous mention of any entity.
    pub(in crate::ui) fn step_mention(&mut self, forward: bool) -> bool {
        let first = self.first_mention();
        let target = match (self.standing_on(), forward) {
            (Some(at), true) => self.names.listed_from(at + 1, true),
            (None, true) => self.names.listed_from(first, true),
            (Some(at), false) => self.names.listed_from(at, false),
            (None, false) => self.names.listed_from(first, false),
        };
        target.is_some_and(|at| self.go_to_mention(at))
    }

    /// Jumps to the next or previous mention of one entity, round the ends.
    pub(in crate::ui) fn step_entity(&mut self, entity: usize, forward: bool) -> bool {
        let first = self.first_mention();
        let standing = self.standing_on();
        let all = self.names.of_entity(entity).len();
        if all == 0 {
            return false;
        }
        let target = if forward {
            self.names.rank(entity, standing.map_or(first, |at| at + 1)) % all
        } else {
            (self.names.rank(entity, standing.unwrap_or(first)) + all - 1) % all
        };
        let target = self.names.of_entity(entity).get(target).map(|&at| at as usize);
        target.is_some_and(|at| self.go_to_mention(at))
    }

    /// The entity that `*` goes on with: the chosen one, else the first in sight.
    pub(in crate::ui) fn entity_at_hand(&mut self) -> Option<usize> {
        if self.chosen.is_some() {
            return self.chosen;
        }
        let first = self.first_mention();
        let mention = self.names.get(self.names.listed_from(first, true)?)?;
        self.in_sight(mention.place()).then_some(mention.entity())
    }

    /// The entity one stands on, which of its mentions that is (from 1), and how many there are.
    pub(in crate::ui) fn standing(&self) -> Option<(usize, usize, usize)> {
        let at = self.current?;
        let entity = self.names.get(at)?.entity();
        Some((entity, self.names.rank(entity, at) + 1, self.names.of_entity(entity).len()))
    }

    /// Brings the cursor of the names to the entry with this number, and its section into sight.
    pub(in crate::ui) fn point_at(&mut self, entry: usize) {
        let Some(section) = self.names.section_of(entry) else { return };
        self.panel = Some(entry);
        let (start, end) = (self.page.section(section), self.page.section(section + 1));
        if self.frame.panel.is_some() && !self.any_in_sight(start, end) {
            self.set_top_above(start);
        }
    }

    /// The entry of the chosen entity in the section in sight, else the first of a section in sight or below, else the
    /// first of all.
    pub(in crate::ui) fn first_entry(&self) -> Option<usize> {
        let here = self.section().unwrap_or(0);
        let chosen = self.chosen.and_then(|entity| self.names.entry_of(entity, here));
        let first = self.names.section(here).start;
        chosen
            .or(Some(first).filter(|&first| first < self.names.len()))
            .or((self.names.len() > 0).then_some(0))
    }

    /// The entries of the section that the cursor of the names stands in.
    pub(in crate::ui) fn entries_here(&self) -> Range<usize> {
        let section = self.panel.and_then(|at| self.names.section_of(at));
        section.map_or(0..0, |section| self.names.section(section))
    }
}
