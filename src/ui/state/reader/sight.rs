//! What of the article is in sight: scrolling, and bringing a place into sight.

use super::Reader;
use crate::article::{Place, Section};
use crate::ui::held::Held;
use crate::ui::page::Address;

impl Reader {
    /// Rows in sight.
    pub(in crate::ui) fn rows(&self) -> usize {
        usize::from(self.frame.text.height).max(1)
    }

    /// Makes a row the first in sight, or the last that can be, and lays out all that is in sight.
    pub(super) fn settle(&mut self, top: Address) {
        let rows = self.rows();
        let (mut top, _) = self.page.down(&self.article, top, 0);
        let (bottom, missing) = self.page.down(&self.article, top, rows);
        if missing > 0 {
            top = self.page.up(&self.article, bottom, rows);
        }
        self.page.keep(&self.article, top..bottom);
        (self.top, self.bottom) = (top, bottom);
    }

    pub(super) fn set_top(&mut self, top: Address) {
        self.settle(top);
        self.moved = true;
        self.anchor = self.first_place();
    }

    /// The first place in sight.
    pub(super) fn first_place(&mut self) -> Place {
        self.page.place(&self.article, self.top)
    }

    /// The first row in sight when a place is the first byte in sight: the rows above the first text go with it.
    pub(super) fn top_for(&mut self, place: Place) -> Address {
        let address = self.page.address(&self.article, place);
        let whole = place == self.page.start() && self.page.number(address) < self.rows();
        if whole { Address::default() } else { address }
    }

    /// Scrolls by so many rows.
    pub(in crate::ui) fn scroll(&mut self, by: isize) {
        self.section = None;
        let top = self.rows_on(self.top, by);
        self.set_top(top);
    }

    /// Scrolls to the beginning …
    pub(in crate::ui) fn go_to_start(&mut self) {
        self.section = None;
        self.set_top(Address::default());
    }

    /// … or to the end.
    pub(in crate::ui) fn go_to_end(&mut self) {
        self.section = None;
        self.set_top(self.page.end());
    }

    /// About how many words stand below the last row in sight.
    pub(in crate::ui) fn words_left(&self) -> usize {
        let rows = self.page.rows().max(1);
        let left = rows.saturating_sub(self.page.number(self.top) + self.rows());
        self.page.words() * left / rows
    }

    /// The share of the article's text that a section has, in hundredths.
    pub(in crate::ui) fn share_of(&self, section: usize) -> usize {
        let length = |section: &Section| {
            let blocks = section.blocks.iter().map(|block| block.text.len());
            blocks.sum::<usize>() + section.heading.as_ref().map_or(0, String::len)
        };
        let own = self.article.sections.get(section).map_or(0, length);
        let all = self.page.bytes().max(1);
        (own * 100 + all / 2) / all
    }

    /// Scrolls to where so many thousandths of the article are above.
    pub(in crate::ui) fn go_to_share(&mut self, share: usize) {
        let row = self.page.rows() * share / 1000;
        if let Some(place) = self.page.place_of(row) {
            self.section = None;
            let top = self.page.address(&self.article, place);
            self.set_top(top);
        }
    }

    pub(in crate::ui) fn in_sight(&self, place: Place) -> bool {
        self.page.laid_address(place).is_some_and(|address| (self.top..self.bottom).contains(&address))
    }

    /// Brings a place into the upper half of the screen, if it is out of sight.
    pub(in crate::ui) fn show(&mut self, place: Place) {
        if !self.in_sight(place) {
            self.section = None;
            let address = self.page.address(&self.article, place);
            self.set_top_above(address);
        }
    }

    /// Brings a row into the upper half of the screen.
    pub(super) fn set_top_above(&mut self, address: Address) {
        let above = self.rows() / 4;
        let top = self.page.up(&self.article, address, above);
        self.set_top(top);
    }

    /// Whether any of the rows from one to another is in sight.
    pub(super) fn any_in_sight(&self, start: Address, end: Address) -> bool {
        end > self.top && start < self.bottom
    }

    /// Puts a place back to where it stood: the first in sight.
    pub(in crate::ui) fn go_back(&mut self, place: Place) {
        self.section = None;
        let top = self.top_for(place);
        self.set_top(top);
    }

    /// The first place in sight, or the last above, and how many rows it stands below the first row, or above it.
    pub(in crate::ui) fn hold(&mut self) -> Held {
        let place = self.first_place();
        let address = self.page.address(&self.article, place);
        let (row, top) = (self.page.number(address), self.page.number(self.top));
        Held { place, below: row.cast_signed() - top.cast_signed() }
    }

    /// Puts what was held back to where it stood, whatever the page has become.
    pub(super) fn let_go(&mut self, Held { place, below }: Held) {
        let address = self.page.address(&self.article, place);
        let top = self.rows_on(address, -below);
        self.settle(top);
    }

    /// Goes back to what was held, to the row.
    pub(in crate::ui) fn return_to(&mut self, held: Held) {
        self.section = None;
        self.let_go(held);
        self.anchor = self.first_place();
    }

    /// The row so many rows below one, or above it.
    pub(super) fn rows_on(&mut self, from: Address, by: isize) -> Address {
        if by < 0 {
            self.page.up(&self.article, from, by.unsigned_abs())
        } else {
            self.page.down(&self.article, from, by.unsigned_abs()).0
        }
    }
}
