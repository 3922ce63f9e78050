//! Which names stand where beside the text: the names of each section in sight in a block of rows, beside its heading.

use ratatui::layout::Rect;

use super::state::Reader;

/// The names of a section, as far as there is room for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) section: usize,
    /// Its rows; the first is the heading's, if it has one.
    pub(super) area: Rect,
    pub(super) headed: bool,
    /// The number of the first entry shown, and how many are.
    pub(super) first: usize,
    pub(super) shown: usize,
    /// How many are not shown above and below.
    pub(super) above: usize,
    pub(super) below: usize,
}

impl Block {
    /// The entry in a row of the screen.
    pub(super) fn entry_at(&self, y: u16) -> Option<usize> {
        let row = usize::from(y.checked_sub(self.area.y + u16::from(self.headed))?);
        (row < self.shown).then_some(self.first + row)
    }
}

/// The blocks of the sections in sight, from top to bottom. The block of a section whose heading has gone stays at the top
/// until the next one pushes it away.
pub(super) fn blocks(reader: &Reader) -> Vec<Block> {
    let Some(area) = reader.frame.panel else { return Vec::new() };
    let top = reader.page.number(reader.top);
    let bottom = top + usize::from(area.height);
    let first = reader.page.section_at(reader.top).unwrap_or(0);
    let mut blocks = Vec::new();
    for section in reader.names.stops_from(first).iter().map(|stop| stop.section) {
        let (start, end) = section_rows(reader, section);
        if start >= bottom {
            break;
        }
        let last = section + 1 == reader.article.sections.len();
        let (from, to) = (start.max(top), if last { bottom } else { end.min(bottom) });
        if from >= to {
            continue;
        }
        let area = Rect {
            y: area.y + (from - top) as u16,
            // The last row stays free between two blocks.
            height: (to - from - usize::from(!last && end <= bottom && to - from > 1)) as u16,
            ..area
        };
        // Where the heading has gone, the names that were first met above go first.
        let read = if start >= top { 0 } else { reader.names.named_before(section, reader.anchor) };
        blocks.push(block(reader, section, area, read));
    }
    blocks
}

/// The rows of the page that a section takes.
fn section_rows(reader: &Reader, section: usize) -> (usize, usize) {
    let row = |section: usize| reader.page.number(reader.page.section(section));
    (row(section), row(section + 1))
}

/// A block that has more names than rows shows those behind the first `read`; the chosen one always.
fn block(reader: &Reader, section: usize, area: Rect, read: usize) -> Block {
    let entries = reader.names.section(section);
    let headed = reader.article.sections[section].heading.is_some();
    let room = usize::from(area.height).saturating_sub(usize::from(headed));
    let none =
        Block { section, area, headed, first: entries.start, shown: 0, above: 0, below: entries.len() };
    if entries.len() <= room {
        return Block { shown: entries.len(), below: 0, ..none };
    }
    // One row says how many are not shown.
    let shown = room.saturating_sub(1);
    if shown == 0 {
        return none;
    }
    let hidden = entries.len() - shown;
    let mut above = hidden.min(read);
    // What must stay in sight: the cursor, else the chosen entity.
    let cursor = reader.panel.filter(|at| entries.contains(at));
    let chosen = || reader.chosen.and_then(|entity| reader.names.entry_of(entity, section));
    if let Some(wanted) = cursor.or_else(chosen).map(|at| at - entries.start) {
        above = above.clamp((wanted + 1).saturating_sub(shown), wanted);
    }
    Block { first: entries.start + above, shown, above, below: hidden - above, ..none }
}
