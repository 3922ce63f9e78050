//! What the mouse does: SGR's form (1006), and xterm's first one for terminals that know no other.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Bits of a button's number.
const SHIFT: u32 = 4;
const ALT: u32 = 8;
const CONTROL: u32 = 16;
const MOVED: u32 = 32;

/// The event of a button's number at a place counted from 1; `None` for a button that is no mouse's.
pub(super) fn event(number: u32, column: u32, row: u32, released: bool) -> Option<MouseEvent> {
    let button = match number & 3 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let moved = number & MOVED != 0;
    let kind = match (number & !(3 | SHIFT | ALT | CONTROL | MOVED), button) {
        (0, Some(button)) if released => MouseEventKind::Up(button),
        (0, Some(button)) if moved => MouseEventKind::Drag(button),
        (0, Some(button)) => MouseEventKind::Down(button),
        (0, None) if moved => MouseEventKind::Moved,
        // The first form does not say which button was let go.
        (0, None) => MouseEventKind::Up(MouseButton::Left),
        // A wheel is not let go.
        (64, _) if released => return None,
        (64, _) => match number & 3 {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::ScrollLeft,
            _ => MouseEventKind::ScrollRight,
        },
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in
        [(SHIFT, KeyModifiers::SHIFT), (ALT, KeyModifiers::ALT), (CONTROL, KeyModifiers::CONTROL)]
    {
        if number & bit != 0 {
            modifiers |= modifier;
        }
    }
    let from_zero = |place: u32| u16::try_from(place.saturating_sub(1)).unwrap_or(u16::MAX);
    Some(MouseEvent { kind, column: from_zero(column), row: from_zero(row), modifiers })
}
