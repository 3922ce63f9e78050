//! Divides the screen. The only file that knows on which side start and end are.

use ratatui::layout::Rect;

use crate::text::Direction;

/// Screens at least this wide have the names beside the text.
pub(super) const WIDE: u16 = 90;

/// Screens at least this high have the names in a line under each heading, where they are not beside the text.
pub(super) const HIGH: u16 = 24;

/// Where things stand on an article's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// All above the progress line.
    pub(super) above: Rect,
    pub(super) text: Rect,
    /// The names, on wide screens.
    pub(super) panel: Option<Rect>,
    /// The column of the line between names and text.
    pub(super) strip: Option<u16>,
    /// The row of the progress line.
    pub(super) progress: u16,
    /// The row of the status.
    pub(super) status: u16,
}

/// Divides a screen for text of a direction and a wished width; without `beside` the names never stand beside the text.
pub(super) fn divide((width, height): (u16, u16), measure: u16, direction: Direction, beside: bool) -> Frame {
    let status = height.saturating_sub(1);
    let progress = height.saturating_sub(2);
    let top = u16::from(height >= 16);
    let rows = progress.saturating_sub(top);
    let above = Rect::new(0, top, width, rows);
    if width < WIDE || !beside {
        let margin = if width >= 40 { 2 } else { 1 };
        let columns = width.saturating_sub(2 * margin).min(measure.max(1));
        let text = Rect::new((width - columns) / 2, top, columns, rows);
        return Frame { above, text, panel: None, strip: None, progress, status };
    }
    // From the start side: margin, text, gap, line, gap, names, margin.
    let names = (width / 4).clamp(24, 34);
    let columns = measure.min(width - names - 9);
    let margin = 3.max((width - names - columns - 6) / 2);
    let from_start = |offset: u16, columns: u16| match direction {
        Direction::Ltr => offset,
        Direction::Rtl => width - offset - columns,
    };
    let strip = from_start(margin + columns + 2, 1);
    Frame {
        above,
        text: Rect::new(from_start(margin, columns), top, columns, rows),
        panel: Some(Rect::new(from_start(margin + columns + 5, names), top, names.min(width), rows)),
        strip: Some(strip),
        progress,
        status,
    }
}

/// A screen with nothing but text.
pub(super) fn alone((width, height): (u16, u16), measure: u16) -> Frame {
    let margin = if width >= 40 { 2 } else { 1 };
    let columns = width.saturating_sub(2 * margin).min(measure.max(1));
    let edge = u16::from(height >= 16);
    let above = Rect::new(0, edge, width, height.saturating_sub(2 * edge));
    let text = Rect { x: (width - columns) / 2, width: columns, ..above };
    Frame { above, text, panel: None, strip: None, progress: height, status: height }
}

/// The column where something of `width` columns begins when it stands `offset` columns from the start side.
pub(super) fn at_start(area: Rect, direction: Direction, offset: u16, width: usize) -> u16 {
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    match direction {
        Direction::Ltr => area.x.saturating_add(offset),
        Direction::Rtl => area.right().saturating_sub(offset).saturating_sub(width).max(area.x),
    }
}

/// The column where something of `width` columns begins when it ends `offset` columns before the end side.
pub(super) fn at_end(area: Rect, direction: Direction, offset: u16, width: usize) -> u16 {
    let mirrored = match direction {
        Direction::Ltr => Direction::Rtl,
        Direction::Rtl => Direction::Ltr,
    };
    at_start(area, mirrored, offset, width)
}

#[cfg(test)]
mod tests {
    use super::divide;
    use crate::text::Direction;

    #[test]
    fn nothing_overlaps_or_leaves_the_screen_at_any_size() {
        for direction in [Direction::Rtl, Direction::Ltr] {
            for (width, height, measure) in (1..260)
                .flat_map(|w| [1, 2, 12, 30].map(|h| (w, h)))
                .flat_map(|(w, h)| [20, 66, 120].map(|m| (w, h, m)))
            {
                assert_eq!(divide((width, height), measure, direction, false).panel, None);
                let frame = divide((width, height), measure, direction, true);
                assert!(frame.text.right() <= width && frame.text.bottom() <= height, "{frame:?}");
                if let (Some(panel), Some(strip)) = (frame.panel, frame.strip) {
                    assert!(panel.right() <= width, "{frame:?}");
                    let (left, right) =
                        if panel.x < frame.text.x { (panel, frame.text) } else { (frame.text, panel) };
                    assert!(left.right() < strip && strip < right.x, "{frame:?}");
                    assert_eq!(panel.x < frame.text.x, direction == Direction::Rtl);
                }
            }
        }
    }
}
