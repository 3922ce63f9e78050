//! From word to word, line to line, sentence to sentence and paragraph to paragraph of the text.

use super::Reader;
use crate::article::Place;
use crate::ui::context::Context;
use crate::ui::names::Mention;
use crate::ui::page::Row;
use crate::ui::spot::Spot;
use crate::ui::units;

impl Reader {
    /// The word that a selection begins with: that of the current mention or hit if it is in sight, else the first in
    /// sight.
    pub(in crate::ui) fn first_word(&mut self) -> Option<Spot> {
        let hit = self.search.as_ref().and_then(|search| search.place(search.current?));
        let mention = self.current.and_then(|at| self.names.get(at)).map(Mention::place);
        let sentence = self.sentence.map(Spot::place);
        let at_hand = [sentence, hit, mention].into_iter().flatten().find(|place| self.in_sight(*place));
        let place = at_hand.unwrap_or_else(|| self.first_place());
        units::word_at(&self.article, place)
    }

    /// The word in the line above or below one, at a column of the screen; and that column.
    pub(in crate::ui) fn word_in_line(
        &mut self,
        place: Place,
        column: Option<u16>,
        forward: bool,
        context: &Context,
    ) -> Option<(Spot, u16)> {
        let column = column.or_else(|| self.column_of(place, context))?;
        let mut address = self.page.address(&self.article, place);
        loop {
            let next = self.rows_on(address, if forward { 1 } else { -1 });
            if next == address {
                return None;
            }
            address = next;
            // What is out of sight is not laid out yet.
            self.page.place(&self.article, address);
            if let Row::Line(text, number) = self.page.rows_from(address).next()? {
                let place = self.place_in(text, number, column, context);
                return Some((units::word_at(&self.article, place)?, column));
            }
        }
    }

    /// The column of the screen that shows a place.
    fn column_of(&mut self, place: Place, context: &Context) -> Option<u16> {
        let address = self.page.address(&self.article, place);
        let Row::Line(text, number) = self.page.rows_from(address).next()? else { return None };
        let line = text.line(number)?;
        let row = ratatui::layout::Rect { height: 1, ..self.frame.text };
        let around = context.side(self.article.direction.into());
        let left = crate::ui::stand::left(text, &line, row, around, context);
        let byte = place.byte.saturating_sub(text.base());
        let column = line.columns_of(byte..byte + 1).first().map_or(0, |columns| columns.start);
        Some(left + column as u16)
    }

    /// Goes to the next sentence or the one before, from the one last gone to while that is in sight.
    pub(in crate::ui) fn step_sentence(&mut self, forward: bool) -> bool {
        let standing = self.sentence.filter(|spot| self.in_sight(spot.place()));
        let found = if let Some(spot) = standing {
            units::sentence_beside(&self.article, spot.place(), forward)
        } else {
            let Place { part, byte } = self.first_place();
            let text = self.article.text(part).unwrap_or_default();
            let sentence = units::sentence_at(text, byte);
            // An article without text has none.
            (!sentence.is_empty()).then(|| Spot::new(part, &sentence))
        };
        let Some(spot) = found else { return false };
        self.sentence = Some(spot);
        self.show(spot.place());
        // All of it, if it fits.
        let last = Place { byte: spot.end().byte.saturating_sub(1), ..spot.place() };
        if !self.in_sight(last) {
            let address = self.page.address(&self.article, spot.place());
            self.set_top_above(address);
        }
        true
    }

    /// Scrolls as far as a place needs to be in sight.
    pub(in crate::ui) fn reveal(&mut self, place: Place) {
        if self.in_sight(place) {
            return;
        }
        let address = self.page.address(&self.article, place);
        let top =
            if address < self.top { address } else { self.page.up(&self.article, address, self.rows() - 1) };
        self.section = None;
        self.set_top(top);
    }
}
