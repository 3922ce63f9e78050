//! Styles as escape sequences (ECMA-48 SGR with its 256 and true colours), for lines that are printed.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

/// The modifiers that are written, with their numbers.
const MODIFIERS: [(Modifier, u8); 5] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
];

/// Whether a cell has neither colour nor attribute.
pub(super) fn is_plain(cell: &Cell) -> bool {
    cell.fg == Color::Reset && cell.bg == Color::Reset && cell.modifier.is_empty()
}

/// Writes what leads from the style written last to a cell's.
pub(super) fn change(out: &mut String, written: &mut Style, cell: &Cell) {
    let style = if is_plain(cell) {
        Style::new()
    } else {
        Style::new().fg(cell.fg).bg(cell.bg).add_modifier(cell.modifier)
    };
    if style == *written {
        return;
    }
    end(out, *written);
    *written = style;
    let mut numbers: Vec<String> = Vec::new();
    numbers.extend(MODIFIERS.iter().filter(|(m, _)| cell.modifier.contains(*m)).map(|(_, n)| n.to_string()));
    numbers.extend(colour(cell.fg, 0));
    numbers.extend(colour(cell.bg, 10));
    if !numbers.is_empty() {
        let _ = write!(out, "\x1B[{}m", numbers.join(";"));
    }
}

/// Ends whatever style was written last.
pub(super) fn end(out: &mut String, written: Style) {
    if written != Style::new() {
        out.push_str("\x1B[0m");
    }
}

/// The numbers of a colour; `ground` is 0 for the text, 10 for what is behind it.
fn colour(colour: Color, ground: u8) -> Option<String> {
    let basic = match colour {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => return Some(format!("{};2;{r};{g};{b}", 38 + ground)),
        Color::Indexed(index) => return Some(format!("{};5;{index}", 38 + ground)),
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
    };
    Some((basic + ground).to_string())
}
