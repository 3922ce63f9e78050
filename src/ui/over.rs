//! Where each overlay lies on the screen.

use ratatui::layout::Rect;

use super::action::{TABLE, Topic};
use super::groups::Groups;
use super::overlay::Overlay;
use super::picker::Picker;
use super::sheet::Sheet;
use super::state::{Reader, State};

/// Sentences are not shown longer than this, and keys not further from their words: an eye would lose its way.
const WIDEST: u16 = 100;
const KEYS: u16 = 72;

/// All of the screen but the two bottom rows.
pub(super) fn above(size: (u16, u16)) -> Rect {
    centred(size, WIDEST)
}

/// The middle columns of that.
fn centred((width, height): (u16, u16), columns: u16) -> Rect {
    let top = u16::from(height >= 16);
    let rows = height.saturating_sub(2 + top);
    let columns = width.min(columns);
    Rect::new((width - columns) / 2, top, columns, rows)
}

/// Where the contents lie: where else the names are, or under the first rows of the text, which show what is chosen.
pub(super) fn contents(reader: &Reader) -> Rect {
    let above = reader.frame.above;
    match (reader.frame.panel, reader.frame.strip) {
        (Some(panel), Some(strip)) if panel.x < strip => Rect { x: 0, width: strip, ..above },
        (Some(_), Some(strip)) => {
            Rect { x: strip + 1, width: above.width.saturating_sub(strip + 1), ..above }
        }
        _ => {
            let rows = (above.height * 3 / 5).max(above.height.min(4));
            Rect { y: above.bottom() - rows, height: rows, ..above }
        }
    }
}

/// The actions that are kept, in groups by topic.
pub(super) fn actions(picker: &Picker) -> Groups<Topic> {
    let kept = (0..picker.len()).filter_map(|row| picker.item(row));
    Groups::of(kept.map(|item| TABLE[item].topic))
}

/// The sheet of an overlay, if it is one.
pub(super) fn sheet(state: &State, overlay: &Overlay) -> Option<Sheet> {
    let filtered = |picker: &Picker| u16::from(picker.filter().is_some());
    Some(match overlay {
        Overlay::Actions(picker) => {
            let groups = actions(picker);
            Sheet::new(centred(state.size, KEYS), groups.lines(), groups.line_of(picker.row()))
                .with_head(filtered(picker))
        }
        Overlay::Contents(picker, _) => {
            let area = contents(state.reader.as_ref()?);
            Sheet::new(area, picker.len(), picker.row()).with_head(filtered(picker))
        }
        Overlay::Profile(profile) => {
            let line = profile.groups.line_of(profile.picker.row());
            // Kind and other spellings, and neighbours.
            let head = 1 + u16::from(!profile.neighbours.is_empty());
            Sheet::new(above(state.size), profile.groups.lines(), line).with_head(head)
        }
        _ => return None,
    })
}

/// The sheet of all names, where they lie over the text.
pub(super) fn names(reader: &Reader) -> Sheet {
    let cursor = reader.panel.map_or(0, |entry| reader.names.line_of(entry));
    Sheet::new(reader.frame.above, reader.names.lines(), cursor)
}
