//! From a row to those above and below it, their numbers, and what they show.

use super::outline::Slot;
use super::{Address, Page, Row};
use crate::article::Article;

impl Page {
    /// Behind the last row.
    pub(in crate::ui) fn end(&self) -> Address {
        Address { slot: self.outline.slots.len(), line: 0 }
    }

    /// The row `by` rows below one, and how many of them there were not: it is the end then.
    pub(in crate::ui) fn down(&mut self, article: &Article, from: Address, by: usize) -> (Address, usize) {
        let (mut slot, mut left) = (from.slot, from.line + by);
        while slot < self.outline.slots.len() {
            let height = self.exact(article, slot);
            if left < height {
                return (Address { slot, line: left }, 0);
            }
            left -= height;
            slot += 1;
        }
        (self.end(), left)
    }

    /// The row `by` rows above one, or the first.
    pub(in crate::ui) fn up(&mut self, article: &Article, from: Address, by: usize) -> Address {
        let (mut slot, mut line, mut left) = (from.slot, from.line, by);
        while line < left {
            left -= line;
            let Some(above) = slot.checked_sub(1) else { return self.down(article, Address::default(), 0).0 };
            slot = above;
            line = self.exact(article, slot);
        }
        self.down(article, Address { slot, line: line - left }, 0).0
    }

    /// How many rows there are, as far as is known.
    pub(in crate::ui) fn rows(&self) -> usize {
        self.heights.total()
    }

    /// The number of a row, as far as is known.
    pub(in crate::ui) fn number(&self, address: Address) -> usize {
        self.heights.before(address.slot) + address.line
    }

    /// What the rows from one on show, as far as they are laid out.
    pub(in crate::ui) fn rows_from(&self, from: Address) -> impl Iterator<Item = Row<'_>> {
        let slots = self.outline.slots.get(from.slot..).unwrap_or_default();
        slots.iter().zip(from.slot..).flat_map(move |(slot, at)| {
            let first = if at == from.slot { from.line } else { 0 };
            (first..self.height(at)).map(move |line| match *slot {
                Slot::Blank | Slot::Gap(_) => Row::Blank,
                Slot::Source => Row::Source,
                Slot::Rule => Row::Rule,
                Slot::Names(section) => Row::Names(section as usize),
                Slot::Text(_) => self.laid.get(&at).map_or(Row::Blank, |text| Row::Line(text, line)),
            })
        })
    }

    /// The sections that one can jump to: those with a heading.
    pub(in crate::ui) fn headed(&self) -> &[usize] {
        &self.outline.headed
    }

    /// The first row of a section, or the end.
    pub(in crate::ui) fn section(&self, section: usize) -> Address {
        let slot = self.outline.sections.get(section).map_or(self.outline.slots.len(), |&slot| slot as usize);
        // The first that has a height: texts always have one.
        let empty = (slot..self.outline.slots.len()).take_while(|&slot| self.height(slot) == 0).count();
        Address { slot: slot + empty, line: 0 }
    }

    /// The section that a row belongs to; `None` above the first.
    pub(in crate::ui) fn section_at(&self, address: Address) -> Option<usize> {
        self.outline.sections.partition_point(|&start| start as usize <= address.slot).checked_sub(1)
    }
}
