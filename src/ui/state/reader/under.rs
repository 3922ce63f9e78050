//! What of the article lies under a cell of the screen, and which links are in sight.

use ratatui::layout::Rect;

use super::Reader;
use crate::article::Place;
use crate::ui::context::Context;
use crate::ui::hints::{Link, links_in};
use crate::ui::names::REACH;
use crate::ui::page::{Row, Text};
use crate::ui::stand;

impl Reader {
    /// What the row `y` of the screen shows.
    pub(in crate::ui) fn row_at(&self, y: u16) -> Option<Row<'_>> {
        let area = self.frame.text;
        let nth = y.checked_sub(area.y).filter(|_| y < area.bottom())?;
        self.page.rows_from(self.top).nth(usize::from(nth))
    }

    /// The place under a cell of the screen, or nearest to it in its row; `None` where the row has no text.
    pub(in crate::ui) fn place_at(&self, (x, y): (u16, u16), context: &Context) -> Option<Place> {
        let Row::Line(text, number) = self.row_at(y)? else { return None };
        Some(self.place_in(text, number, x, context))
    }

    /// The place at a column of the screen, or nearest to it, in a line.
    pub(super) fn place_in(&self, text: &Text, number: usize, x: u16, context: &Context) -> Place {
        let part = text.part();
        let Some(line) = text.line(number) else { return Place { part, byte: text.base() } };
        let row = Rect { height: 1, ..self.frame.text };
        let left = stand::left(text, &line, row, context.side(self.article.direction.into()), context);
        let column = usize::from(x.saturating_sub(left)).min(line.width().saturating_sub(1));
        Place { part, byte: text.base() + line.offset_at(column).0 }
    }

    /// Whether a cell of the screen shows text, not the blank beside it.
    pub(in crate::ui) fn is_text(&self, (x, y): (u16, u16), context: &Context) -> bool {
        let Some(Row::Line(text, number)) = self.row_at(y) else { return false };
        let Some(line) = text.line(number) else { return false };
        let row = Rect { height: 1, ..self.frame.text };
        let left = stand::left(text, &line, row, context.side(self.article.direction.into()), context);
        (left..left + line.width() as u16).contains(&x)
    }

    /// The mention at a place.
    pub(in crate::ui) fn mention_at(&self, place: Place) -> Option<usize> {
        let here = place.byte..place.byte + 1;
        let mentions = self.names.in_stretch(place.part, &here, REACH);
        mentions.filter(|(_, mention)| self.names.is_listed(mention.entity())).map(|(at, _)| at).last()
    }

    /// The links in sight, in order of reading.
    pub(in crate::ui) fn links_in_sight(&self) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for row in self.page.rows_from(self.top).take(self.rows()) {
            let Row::Line(text, number) = row else { continue };
            let Some(line) = text.line(number) else { continue };
            let stretch = text.base() + line.source().start..text.base() + line.source().end;
            for link in links_in(&self.article, text.part(), stretch) {
                if links.last() != Some(&link) {
                    links.push(link);
                }
            }
        }
        links
    }
}
