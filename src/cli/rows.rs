//! Rows of a list: each on a line in a pipe, and on a terminal in the order in which they are seen.

use std::io::{self, IsTerminal};

use super::error::Error;
use super::screen::Screen;
use super::sheet::Sheet;
use super::{World, print};
use crate::text::Direction;

/// A row.
pub(super) struct Row {
    /// What stands before the text: few columns, no Arabic letters.
    pub(super) label: String,
    pub(super) text: String,
}

/// On a terminal labels stand in so many columns.
const LABELS: usize = 24;

/// A label of which each part stands in its place from left to right, blanks too.
fn in_place(label: &str) -> String {
    format!("\u{2066}{}\u{2069}", label.trim_end_matches("  ").replace(' ', "\u{A0}"))
}

/// Writes rows.
pub(super) fn tell(world: &World, rows: Vec<Row>) -> Result<u8, Error> {
    let terminal = io::stdout().is_terminal() && !world.env.is_dumb();
    let screen = terminal.then(|| Screen::of_process(&world.env, world.wishes, &world.saved)).flatten();
    if screen.is_none() {
        return print::lines(rows.into_iter().map(|Row { label, text }| format!("{label:10}{text}")));
    }
    let sheet = Sheet::new(screen.as_ref(), Direction::Rtl, LABELS);
    print::lines(rows.into_iter().flat_map(|Row { label, text }| {
        // A row without a label stands under the one before it.
        let label = if label.is_empty() { " ".to_owned() } else { in_place(&label) };
        sheet.entry(&label, &text)
    }))
}
