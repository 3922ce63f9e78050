//! The keys that are no characters, as xterm, rxvt and kitty send them.

use crossterm::event::{KeyCode, KeyModifiers};

use super::fields::Fields;
use crate::terminal::Key;

/// The key of `ESC O` and this byte.
pub(super) fn single_shift(last: u8) -> Option<Key> {
    // rxvt: arrows with Ctrl.
    if let b'a'..=b'd' = last {
        return Some(Key::new(letter(last.to_ascii_uppercase())?, KeyModifiers::CONTROL));
    }
    let code = if last == b'M' { KeyCode::Enter } else { letter(last)? };
    Some(Key::new(code, KeyModifiers::NONE))
}

/// The key of a control sequence that ends with this byte.
pub(super) fn key(last: u8, fields: &Fields<'_>) -> Option<Key> {
    let held = modifiers(fields.get(1, 0).unwrap_or(1))?;
    let number = || numbered(fields.get(0, 0).unwrap_or(0));
    let (code, held) = match last {
        b'Z' => (KeyCode::BackTab, held | KeyModifiers::SHIFT),
        b'~' => (number()?, held),
        // rxvt: Ctrl, Shift and both.
        b'^' => (number()?, KeyModifiers::CONTROL),
        b'$' => (number()?, KeyModifiers::SHIFT),
        b'@' => (number()?, KeyModifiers::CONTROL | KeyModifiers::SHIFT),
        b'a'..=b'd' => (letter(last.to_ascii_uppercase())?, KeyModifiers::SHIFT),
        _ => (letter(last)?, held),
    };
    Some(Key::new(code, held))
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers leave gaps, as the keys of a VT220 did.
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=26 => KeyCode::F(number as u8 - 12),
        28 | 29 => KeyCode::F(number as u8 - 13),
        31..=34 => KeyCode::F(number as u8 - 14),
        _ => return None,
    })
}

fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The modifiers of xterm's and kitty's number, 1 + shift 1, alt 2, ctrl 4; `None` with one that is the window
/// manager's (super 8, hyper 16, meta 32). Caps lock (64) and num lock (128) are in what was typed.
pub(super) fn modifiers(number: u32) -> Option<KeyModifiers> {
    let bits = number.saturating_sub(1);
    if bits & (8 | 16 | 32) != 0 {
        return None;
    }
    let mut held = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            held |= modifier;
        }
    }
    Some(held)
}
