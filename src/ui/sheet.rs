//! Where the lines of a sheet stand: a title, then the lines, the one with the cursor kept in sight.

use ratatui::layout::Rect;

/// A sheet of lines over a part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheet {
    /// All of it.
    pub(super) area: Rect,
    /// Rows between the title and the lines.
    pub(super) head: u16,
    /// How many lines there are.
    pub(super) lines: usize,
    /// The one with the cursor.
    pub(super) cursor: usize,
}

impl Sheet {
    /// A sheet that has nothing above its lines but a title.
    pub(super) fn new(area: Rect, lines: usize, cursor: usize) -> Self {
        Self { area, head: 0, lines, cursor }
    }

    /// The same with so many rows between title and lines.
    pub(super) fn with_head(self, head: u16) -> Self {
        Self { head, ..self }
    }

    /// The columns that are written in.
    fn inner(&self) -> Rect {
        let margin = if self.area.width >= 40 { 2 } else { 1 };
        Rect { x: self.area.x + margin, width: self.area.width.saturating_sub(2 * margin), ..self.area }
    }

    /// The row of the title.
    pub(super) fn title(&self) -> Rect {
        Rect { height: self.area.height.min(1), ..self.inner() }
    }

    /// The rows between title and lines.
    pub(super) fn between(&self) -> Rect {
        let (inner, body) = (self.inner(), self.body());
        let y = (inner.y + 1).min(body.y);
        Rect { y, height: (body.y - y).min(self.head), ..inner }
    }

    /// The rows of the lines.
    pub(super) fn body(&self) -> Rect {
        let inner = self.inner();
        let gap = if inner.height > 12 { 2 } else { 1 };
        let head = self.head.min(inner.height / 2);
        let top = (gap + head).min(inner.height);
        Rect { y: inner.y + top, height: inner.height - top, ..inner }
    }

    /// The first line in sight.
    pub(super) fn first(&self) -> usize {
        let rows = usize::from(self.body().height);
        let last = self.lines.saturating_sub(rows);
        // The cursor in the middle, where there are lines enough on both sides.
        self.cursor.saturating_sub(rows / 2).min(last)
    }

    /// The line in a row of the screen.
    pub(super) fn line_at(&self, (x, y): (u16, u16)) -> Option<usize> {
        let body = self.body();
        let inside = (self.area.x..self.area.right()).contains(&x) && (body.y..body.bottom()).contains(&y);
        let line = self.first() + usize::from(y.checked_sub(body.y)?);
        (inside && line < self.lines).then_some(line)
    }
}
