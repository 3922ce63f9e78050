//! From a place in the article to the row that shows it, and back.

use super::outline::Piece;
use super::{Address, Page};
use crate::article::{Article, Place};

impl Page {
    /// The last piece that begins at a place or before it.
    fn piece_at(&self, place: Place) -> Option<&Piece> {
        let after = self.outline.pieces.partition_point(|piece| piece.place() <= place);
        self.outline.pieces.get(after.checked_sub(1)?)
    }

    /// The row that shows a place.
    pub(in crate::ui) fn address(&mut self, article: &Article, place: Place) -> Address {
        let Some(slot) = self.piece_at(place).map(|piece| piece.slot as usize) else {
            return self.down(article, Address::default(), 0).0;
        };
        self.lay(article, slot);
        self.laid_address(place).unwrap_or(Address { slot, line: 0 })
    }

    /// The row that shows a place, if that is laid out.
    pub(in crate::ui) fn laid_address(&self, place: Place) -> Option<Address> {
        let slot = self.piece_at(place)?.slot as usize;
        let text = self.laid.get(&slot)?;
        let line = if text.part() == place.part { text.line_of(place.byte) } else { text.height() - 1 };
        Some(Address { slot, line })
    }

    /// The first place of all.
    pub(in crate::ui) fn start(&self) -> Place {
        self.outline.pieces.first().map_or(Place::START, Piece::place)
    }

    /// The first place shown in a row or below it, else the last above it.
    pub(in crate::ui) fn place(&mut self, article: &Article, address: Address) -> Place {
        let pieces = &self.outline.pieces;
        let below = pieces.get(pieces.partition_point(|piece| (piece.slot as usize) < address.slot));
        let (piece, line) = match (below, pieces.last()) {
            (Some(piece), _) if piece.slot as usize == address.slot => (*piece, address.line),
            (Some(piece), _) => return piece.place(),
            (None, Some(last)) => (*last, usize::MAX),
            (None, None) => return Place::START,
        };
        self.lay(article, piece.slot as usize);
        let Some(text) = self.laid.get(&(piece.slot as usize)) else { return piece.place() };
        let source = text.line(line.min(text.height() - 1)).map_or(0, |line| line.source().start);
        Place { part: piece.part, byte: text.base() + source }
    }

    /// About where a place stands: the number of its row, as far as is known.
    pub(in crate::ui) fn row_of(&self, place: Place) -> usize {
        if let Some(address) = self.laid_address(place) {
            return self.number(address);
        }
        let Some(piece) = self.piece_at(place) else { return 0 };
        let height = self.height(piece.slot as usize);
        let seen = if piece.part == place.part { place.byte - piece.base as usize } else { usize::MAX };
        let line = seen.saturating_mul(height) / piece.range().len().max(1);
        self.heights.before(piece.slot as usize) + line.min(height.saturating_sub(1))
    }

    /// A place that [`Page::row_of`] puts into this row or below it, while those before it are above.
    /// `None` below the last.
    pub(in crate::ui) fn place_of(&self, row: usize) -> Option<Place> {
        let (slot, line) = self.heights.at(row)?;
        let pieces = &self.outline.pieces;
        let piece = pieces.get(pieces.partition_point(|piece| (piece.slot as usize) < slot))?;
        if piece.slot as usize != slot {
            return Some(piece.place());
        }
        let byte = match self.laid.get(&slot) {
            Some(text) => text.line(line).map_or(0, |line| line.source().start),
            None => (line * piece.range().len()).div_ceil(self.height(slot).max(1)),
        };
        Some(Place { part: piece.part, byte: piece.base as usize + byte })
    }
}
