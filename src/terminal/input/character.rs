//! One character or control byte.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::terminal::Key;

/// How many bytes the character at the start takes, and its key; `None` if bytes are missing.
pub(super) fn character(bytes: &[u8]) -> Option<(usize, Option<Key>)> {
    let key = |code, modifiers| Some((1, Some(Key::new(code, modifiers))));
    let first = *bytes.first()?;
    match first {
        b'\r' | b'\n' => key(KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(KeyCode::Tab, KeyModifiers::NONE),
        0x7F | 0x08 => key(KeyCode::Backspace, KeyModifiers::NONE),
        0x00 => key(KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x01..=0x1A => key(KeyCode::Char(char::from(b'a' + first - 1)), KeyModifiers::CONTROL),
        0x1B => key(KeyCode::Esc, KeyModifiers::NONE),
        0x1C..=0x1F => key(KeyCode::Char(char::from(b'4' + first - 0x1C)), KeyModifiers::CONTROL),
        _ => {
            let length = match first {
                0x00..=0x7F => 1,
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                // No character begins so: it is passed over.
                _ => return Some((1, None)),
            };
            let taken = &bytes[..length.min(bytes.len())];
            match std::str::from_utf8(taken) {
                Ok(text) => {
                    let code = text.chars().next().map(KeyCode::Char);
                    Some((length, code.map(|code| Key::new(code, KeyModifiers::NONE))))
                }
                Err(error) if error.error_len().is_none() => None,
                Err(_) => Some((1, None)),
            }
        }
    }
}
