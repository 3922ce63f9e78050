//! `split-colour`: QTermWidget orders each run of cells of one colour by itself, so that neighbours must differ. They
//! do by as little as can be: one step of blue, or, behind a multiplexer that rounds colours, one step of the palette.
//! U+200E as in `plain` besides: the two together are right in most terminals.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use super::plain::end_run;
use super::row::{first, is_right_to_left};
use crate::terminal::colour::Colours;

/// What the colours of neighbours may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ground {
    /// Whether the background is light, if that is known.
    pub(super) light: Option<bool>,
    /// How many colours there are.
    pub(super) colours: Colours,
    /// Whether something between rounds colours to the palette.
    pub(super) rounds: bool,
}

pub(super) fn apply(buffer: &mut Buffer, ground: Ground, ends_runs: bool) {
    let width = usize::from(buffer.area.width).max(1);
    for (at, cell) in buffer.content.iter_mut().enumerate() {
        if is_right_to_left(first(cell)) {
            if ends_runs {
                end_run(cell);
            }
            // A step of the palette is seen where the colour fills the cell: there only greys are near enough.
            let filled = ground.rounds && cell.modifier.contains(Modifier::REVERSED);
            let colour = if filled { Color::Reset } else { cell.fg };
            // Neither is the colour itself: a bracket beside the letters may have that.
            cell.fg = beside(base(colour, ground), at % width % 2, ground);
        }
    }
}

/// A colour that has a neighbour: the terminal's own foreground has none, so that it becomes a grey near to it; one
/// that can be read on any ground where the ground is not known.
fn base(colour: Color, ground: Ground) -> Color {
    match colour {
        Color::Reset => Color::Indexed(match ground.light {
            Some(false) => 253,
            Some(true) => 235,
            None => 244,
        }),
        Color::Black => Color::Indexed(16),
        Color::Red => Color::Indexed(160),
        Color::Green => Color::Indexed(34),
        Color::Yellow => Color::Indexed(178),
        Color::Blue => Color::Indexed(27),
        Color::Magenta => Color::Indexed(164),
        Color::Cyan => Color::Indexed(37),
        Color::Gray => Color::Indexed(250),
        Color::DarkGray => Color::Indexed(243),
        Color::LightRed => Color::Indexed(203),
        Color::LightGreen => Color::Indexed(83),
        Color::LightYellow => Color::Indexed(227),
        Color::LightBlue => Color::Indexed(75),
        Color::LightMagenta => Color::Indexed(213),
        Color::LightCyan => Color::Indexed(87),
        Color::White => Color::Indexed(255),
        other => other,
    }
}

/// One of the two colours beside another that the eye takes for the same.
fn beside(colour: Color, which: usize, ground: Ground) -> Color {
    let (r, g, b) = match colour {
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Indexed(index) if ground.rounds || ground.colours < Colours::True => {
            return Color::Indexed(near(index, which));
        }
        Color::Indexed(index) => palette(index),
        other => return other,
    };
    if ground.rounds {
        return Color::Indexed(near(nearest((r, g, b)), which));
    }
    let step = 1 + which as u8;
    Color::Rgb(r, g, b.checked_add(step).unwrap_or(b - step))
}

/// xterm's palette from 16 on: a cube of six steps, then 24 greys. The first sixteen are the reader's own.
const fn palette(index: u8) -> (u8, u8, u8) {
    match index {
        232.. => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
        16..232 => {
            let cube = index - 16;
            (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
        }
        _ => (128, 128, 128),
    }
}

const fn step(n: u8) -> u8 {
    if n == 0 { 0 } else { 55 + 40 * n }
}

/// The entry of the cube nearest to a colour.
fn nearest((r, g, b): (u8, u8, u8)) -> u8 {
    // The steps are 0, 95, 135, 175, 215, 255.
    let step = |part: u8| if part < 48 { 0 } else { part.saturating_sub(35).max(80) / 40 - 1 };
    16 + 36 * step(r) + 6 * step(g) + step(b)
}

/// One of the two entries nearest to another one, by the table below; the reader's own sixteen are left alone.
fn near(index: u8, which: usize) -> u8 {
    if index < 16 { index } else { NEAR[usize::from(index)][which] }
}

/// For each entry of the palette the two that differ least from it.
static NEAR: [[u8; 2]; 256] = nearest_entries();

const fn nearest_entries() -> [[u8; 2]; 256] {
    let mut table = [[0; 2]; 256];
    let mut index: u8 = 16;
    loop {
        let own = palette(index);
        let mut least = [u32::MAX; 2];
        let mut found = [index; 2];
        let mut other: u8 = 16;
        loop {
            let colour = palette(other);
            let apart = distance(own, colour);
            // Greys stand in the cube too: the same colour by another number would be no other.
            if apart > 0 && apart < least[0] {
                least = [apart, least[0]];
                found = [other, found[0]];
            } else if apart > 0 && apart < least[1] && distance(palette(found[0]), colour) > 0 {
                least[1] = apart;
                found[1] = other;
            }
            if other == 255 {
                break;
            }
            other += 1;
        }
        table[index as usize] = found;
        if index == 255 {
            return table;
        }
        index += 1;
    }
}

const fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let (r, g, b) = (a.0.abs_diff(b.0) as u32, a.1.abs_diff(b.1) as u32, a.2.abs_diff(b.2) as u32);
    r * r + g * g + b * b
}
