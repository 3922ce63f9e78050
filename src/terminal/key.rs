//! A key as it was pressed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key as it was pressed: never its release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The key, or the character it gave.
    pub code: KeyCode,
    /// What was held down besides.
    pub modifiers: KeyModifiers,
    /// The character that the same key, with Shift if that is held, gives on a Latin keyboard, where the terminal tells
    /// it (the base layout key of kitty's keyboard protocol). Not where the key's own character is of ASCII: what types
    /// Latin stands where its own layout puts it.
    pub base: Option<char>,
}

impl Key {
    /// A key of which no more is told.
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        Self { code, modifiers, base: None }
    }

    /// The character it types: one with nothing held down but Shift.
    pub fn typed(&self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if (self.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
            _ => None,
        }
    }

    /// Whether Ctrl and this key of a Latin keyboard were pressed.
    pub fn is_ctrl(&self, c: char) -> bool {
        let code = self.base.map_or(self.code, KeyCode::Char);
        code == KeyCode::Char(c) && self.modifiers == KeyModifiers::CONTROL
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::new(event.code, event.modifiers)
    }
}
