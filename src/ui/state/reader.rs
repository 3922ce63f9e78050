//! The reader: the article, the place, and the ways to move in it.

use std::ops::Range;

use super::Context;
use crate::article::{Article, Part, Place};
use crate::text::Order;
use crate::ui::frame::{self, Frame};
use crate::ui::page::Page;
use crate::ui::search::Search;
use crate::ui::spots::Spots;

/// What `n` repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Last {
    Search,
    Entity,
}

/// An open article.
#[derive(Debug)]
pub struct Reader {
    pub(in crate::ui) article: Article,
    pub(in crate::ui) spots: Spots,
    pub(in crate::ui) page: Page,
    pub(in crate::ui) frame: Frame,
    /// The width wished for the text.
    measure: u16,
    /// The first row in sight.
    pub(in crate::ui) top: usize,
    /// The first byte in sight; a change of width keeps it, and `top` follows.
    pub(in crate::ui) anchor: Place,
    /// The section last jumped to, until one scrolls: near the end its heading cannot come to the top.
    section: Option<usize>,
    /// The cursor in the names: an index of [`Spots::entries`]; `None` while the keys go to the text.
    pub(in crate::ui) panel: Option<usize>,
    /// The chosen entity.
    pub(in crate::ui) chosen: Option<usize>,
    /// The mention last jumped to.
    pub(in crate::ui) current: Option<usize>,
    pub(in crate::ui) search: Option<Search>,
    pub(in crate::ui) last: Option<Last>,
    /// Where one was when words began to be typed.
    origin: Option<Place>,
}

impl Reader {
    pub(in crate::ui) fn new(article: Article, size: (u16, u16), context: &Context) -> Self {
        let spots = Spots::of(&article);
        let frame = Self::divide(&article, size, frame::MEASURE, context);
        let mut reader = Self {
            article,
            spots,
            page: Page::default(),
            frame,
            measure: frame::MEASURE,
            top: 0,
            anchor: Place::START,
            section: None,
            panel: None,
            chosen: None,
            current: None,
            search: None,
            last: None,
            origin: None,
        };
        reader.lay_out(size, context);
        reader
    }

    fn divide(article: &Article, size: (u16, u16), measure: u16, context: &Context) -> Frame {
        // What puts rows in order by itself, or reads them aloud, would mix two panes.
        let beside = context.order == Order::Visual;
        frame::divide(size, measure, context.side(article.direction.into()), beside)
    }

    /// Lays the article out for a screen; the first byte in sight stays in sight.
    pub(in crate::ui) fn lay_out(&mut self, size: (u16, u16), context: &Context) {
        self.frame = Self::divide(&self.article, size, self.measure, context);
        let names = self.frame.panel.is_none() && size.1 >= frame::HIGH;
        self.page = Page::new(&self.article, self.frame.text.width, names, context);
        self.top = self.top_for(self.anchor);
    }

    /// Changes the width of the text by so many columns; 0 = the usual one.
    pub(in crate::ui) fn set_measure(&mut self, by: i16, size: (u16, u16), context: &Context) {
        let widest = size.0.saturating_sub(2).max(20);
        // From what is seen: a wish beyond the screen would take keys to come back from.
        let measure = self.frame.text.width.saturating_add_signed(by).clamp(20, widest);
        self.measure = if by == 0 { frame::MEASURE } else { measure };
        self.lay_out(size, context);
    }

    /// Rows in sight.
    pub(in crate::ui) fn rows(&self) -> usize {
        usize::from(self.frame.text.height).max(1)
    }

    /// The last row that can be the first in sight.
    pub(in crate::ui) fn last_top(&self) -> usize {
        self.page.height().saturating_sub(self.rows())
    }

    /// The first row in sight when a place is the first byte in sight: the rows above the first text go with it.
    fn top_for(&self, place: Place) -> usize {
        let row = self.page.row_of(place);
        let whole = place == self.page.place_at(0) && row < self.rows();
        if whole { 0 } else { row.min(self.last_top()) }
    }

    fn set_top(&mut self, top: usize) {
        self.top = top.min(self.last_top());
        self.anchor = self.page.place_at(self.top);
    }

    /// Scrolls by so many rows.
    pub(in crate::ui) fn scroll(&mut self, by: isize) {
        self.section = None;
        self.set_top(self.top.saturating_add_signed(by));
    }

    pub(in crate::ui) fn in_sight(&self, place: Place) -> bool {
        (self.top..self.top + self.rows()).contains(&self.page.row_of(place))
    }

    /// Brings a place into the upper half of the screen, if it is out of sight.
    pub(in crate::ui) fn show(&mut self, place: Place) {
        if !self.in_sight(place) {
            self.section = None;
            self.set_top(self.page.row_of(place).saturating_sub(self.rows() / 4));
        }
    }

    /// The sections that one can jump to: those with a heading.
    pub(in crate::ui) fn headed(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let sections = self.article.sections.iter().enumerate();
        sections.filter(|(_, section)| section.heading.is_some()).map(|(at, _)| at)
    }

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
        self.set_top(self.page.section_row(section).unwrap_or(0));
        self.section = Some(section);
    }

    /// Jumps to the next or previous section; title and lead are one stop, before the first heading.
    pub(in crate::ui) fn step_section(&mut self, forward: bool) -> bool {
        let row = |at: usize| self.page.section_row(at).unwrap_or(0);
        // From the section jumped to; else from the first row in sight, so that back is first this section's heading.
        let target = match (self.section, forward) {
            (Some(here), true) => self.headed().find(|&at| at > here),
            (Some(here), false) => self.headed().rev().find(|&at| at < here),
            (None, true) => self.headed().find(|&at| row(at) > self.top),
            (None, false) => self.headed().rev().find(|&at| row(at) < self.top),
        };
        match target {
            Some(section) => self.go_to_section(section),
            None if !forward && self.top > 0 => self.scroll(isize::MIN),
            None => return false,
        }
        true
    }

    /// Jumps to a mention and chooses its entity.
    pub(in crate::ui) fn go_to_mention(&mut self, at: usize) -> bool {
        let Some(spot) = self.spots.get(at) else { return false };
        let place = spot.place();
        (self.chosen, self.current, self.last) = (Some(spot.entity), Some(at), Some(Last::Entity));
        self.show(place);
        true
    }

    /// The mention one stands on, while it is in sight.
    fn standing_on(&self) -> Option<usize> {
        self.current.filter(|&at| self.spots.get(at).is_some_and(|spot| self.in_sight(spot.place())))
    }

    /// Jumps to the next or previous mention of any entity.
    pub(in crate::ui) fn step_mention(&mut self, forward: bool) -> bool {
        let first = self.spots.from(self.page.place_at(self.top));
        let target = match (self.standing_on(), forward) {
            (Some(at), true) => Some(at + 1),
            (None, true) => Some(first),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => first.checked_sub(1),
        };
        target.is_some_and(|at| self.go_to_mention(at))
    }

    /// Jumps to the next or previous mention of one entity, round the ends.
    pub(in crate::ui) fn step_entity(&mut self, entity: usize, forward: bool) -> bool {
        let mentions = self.spots.of_entity(entity);
        let from =
            self.standing_on().map_or_else(|| self.spots.from(self.page.place_at(self.top)), |at| at + 1);
        let all = mentions.len();
        if all == 0 {
            return false;
        }
        let next = mentions.partition_point(|&at| at < from);
        let back = mentions.partition_point(|&at| at < self.standing_on().unwrap_or(from));
        let target = if forward { mentions[next % all] } else { mentions[(back + all - 1) % all] };
        self.go_to_mention(target)
    }

    /// The entity that `*` goes on with: the chosen one, else the first in sight.
    pub(in crate::ui) fn entity_at_hand(&self) -> Option<usize> {
        self.chosen.or_else(|| {
            let first = self.spots.get(self.spots.from(self.page.place_at(self.top)))?;
            self.in_sight(first.place()).then_some(first.entity)
        })
    }

    /// Which of an entity's mentions one stands on (from 1), and how many there are.
    pub(in crate::ui) fn standing(&self) -> Option<(usize, usize, usize)> {
        let at = self.current?;
        let entity = self.spots.get(at)?.entity;
        let mentions = self.spots.of_entity(entity);
        let number = mentions.iter().position(|&mention| mention == at)? + 1;
        Some((entity, number, mentions.len()))
    }

    /// Jumps to the next search hit the way the search went, or the other way, round the ends.
    pub(in crate::ui) fn step_hit(&mut self, onward: bool) -> bool {
        let Some(search) = &mut self.search else { return false };
        let all = search.hits.len();
        let Some(at) = search.current.filter(|_| all > 0) else { return false };
        let forward = search.backward != onward;
        let target = if forward { (at + 1) % all } else { (at + all - 1) % all };
        search.current = Some(target);
        self.last = Some(Last::Search);
        if let Some(place) = search.place(target) {
            self.show(place);
        }
        true
    }

    /// Seeks words from a place on, and shows the first hit.
    pub(in crate::ui) fn seek(&mut self, words: &str, backward: bool, from: Place) {
        let mut search = Search::new(&self.article, words, backward);
        search.current = search.from(from);
        let place = search.current.and_then(|at| search.place(at));
        self.search = (!words.is_empty()).then_some(search);
        self.last = Some(Last::Search);
        // Each letter typed is sought from where one was, not from where the letters before it led.
        self.go_back(from);
        if let Some(place) = place {
            self.show(place);
        }
    }

    /// Where one was when words began to be typed; set by the first call.
    pub(in crate::ui) fn origin(&mut self) -> Place {
        *self.origin.get_or_insert(self.anchor)
    }

    /// The search is over: one goes back to where one was …
    pub(in crate::ui) fn return_to_origin(&mut self) {
        if let Some(place) = self.origin.take() {
            self.go_back(place);
        }
    }

    /// … or stays where it led.
    pub(in crate::ui) fn keep_place(&mut self) {
        self.origin = None;
    }

    /// Puts a place back to where it stood: the first in sight.
    fn go_back(&mut self, place: Place) {
        self.set_top(self.top_for(place));
    }

    /// Brings the cursor of the names to the entry with this number, and its section into sight.
    pub(in crate::ui) fn point_at(&mut self, entry: usize) {
        let Some((section, _)) = self.spots.entries().nth(entry) else { return };
        self.panel = Some(entry);
        let start = self.page.section_row(section).unwrap_or(0);
        let end = self.page.section_row(section + 1).unwrap_or(self.page.height());
        if self.frame.panel.is_some() && (end <= self.top || start >= self.top + self.rows()) {
            self.set_top(start.saturating_sub(self.rows() / 4));
        }
    }

    /// The first entry of the names of the first section in sight that has any.
    pub(in crate::ui) fn first_entry(&self) -> Option<usize> {
        let here = self.section().unwrap_or(0);
        let entries = || self.spots.entries();
        let chosen = entries().position(|(section, entity)| section == here && Some(entity) == self.chosen);
        chosen
            .or_else(|| entries().position(|(section, _)| section >= here))
            .or_else(|| entries().next().map(|_| 0))
    }

    /// The entries of the section that the cursor of the names stands in.
    pub(in crate::ui) fn entries_here(&self) -> Range<usize> {
        let all: Vec<usize> = self.spots.entries().map(|(section, _)| section).collect();
        let Some(&section) = self.panel.and_then(|at| all.get(at)) else { return 0..0 };
        all.partition_point(|&s| s < section)..all.partition_point(|&s| s <= section)
    }

    /// A part's heading or title as text.
    pub(in crate::ui) fn heading(&self, section: usize) -> &str {
        self.article.text(Part::Heading(section)).unwrap_or_default()
    }
}
