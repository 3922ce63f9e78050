//! A short line of the program's own: one paragraph on one line, cut with an ellipsis, pieces in styles of their own.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::context::Context;
use super::frame;
use crate::cells;
use crate::text::{Direction, LayoutOptions, Overflow, layout};

/// No column takes so many bytes: a letter has two, each of its marks two.
const BYTES: usize = 32;

/// A line to be drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Label {
    text: String,
    styles: Vec<(Range<usize>, Style)>,
}

/// The side a label stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
}

impl Label {
    pub(super) fn new(text: &str, style: Style) -> Self {
        Self::default().with(text, style)
    }

    pub(super) fn with(mut self, text: &str, style: Style) -> Self {
        let start = self.text.len();
        self.text.push_str(text);
        self.styles.push((start..self.text.len(), style));
        self
    }

    /// Adds what another label says.
    pub(super) fn join(mut self, other: Self) -> Self {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = other.styles.into_iter();
        self.styles.extend(moved.map(|(range, style)| (range.start + start..range.end + start, style)));
        self
    }

    /// Adds what may be in another direction than the rest: nothing beside it is drawn into its run (an isolate of its own
    /// first strong letter, UAX 9 FSI).
    pub(super) fn apart(self, text: &str, style: Style) -> Self {
        self.with("\u{2068}", style).with(text, style).with("\u{2069}", style)
    }

    /// What of the text can be seen in so many columns, and more: a heading may be as long as a page.
    fn seen(&self, columns: usize) -> &str {
        let bound = columns.saturating_mul(BYTES).min(self.text.len());
        let end = (bound..self.text.len()).find(|&at| self.text.is_char_boundary(at));
        &self.text[..end.unwrap_or(self.text.len())]
    }

    /// Draws the label on the first row of `area`, at that side of a screen of `direction`; gives the columns taken.
    pub(super) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        (direction, side): (Direction, Side),
        context: &Context,
    ) -> usize {
        let direction = context.side(direction);
        let options = LayoutOptions {
            width: usize::from(area.width),
            direction: Some(direction),
            order: context.order,
            letters: context.letters,
            marks: context.marks,
            overflow: Overflow::Ellipsis,
            ..LayoutOptions::default()
        };
        if area.width == 0 || area.height == 0 {
            return 0;
        }
        let laid = layout(self.seen(options.width), &options);
        let Some(line) = laid.line(0) else { return 0 };
        let x = match side {
            Side::Start => frame::at_start(area, direction, 0, line.width()),
            Side::End => frame::at_end(area, direction, 0, line.width()),
        };
        let last = self.styles.last().map(|(_, style)| *style).unwrap_or_default();
        cells::put(buffer, (x, area.y), &line, |source| {
            let found = self.styles.iter().find(|(range, _)| range.contains(&source.start));
            found.map_or(last, |(_, style)| *style)
        });
        line.width()
    }
}
