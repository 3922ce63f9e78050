//! What each key does in a field.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::terminal::Key;
use crate::ui::keys;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    Type(char),
    /// Brings back what was erased last.
    Yank,
    Erase(Reach),
    Go(Go),
}

/// How far it erases, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Before,
    After,
    WordBefore,
    Start,
    End,
}

/// Where the cursor goes: left and right as seen, start and end as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Go {
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
}

impl Stroke {
    /// What a key does, if it is one of a field's.
    pub(super) fn of(key: &Key) -> Option<Self> {
        if let Some(c) = key.typed() {
            return (!c.is_control()).then_some(Self::Type(c));
        }
        let held = key.modifiers - KeyModifiers::SHIFT;
        let by_word = held == KeyModifiers::CONTROL || held == KeyModifiers::ALT;
        Some(match key.code {
            KeyCode::Char(c) if held == KeyModifiers::CONTROL => return Self::of_ctrl(key.base.unwrap_or(c)),
            KeyCode::Backspace if by_word => Self::Erase(Reach::WordBefore),
            KeyCode::Left if by_word => Self::Go(Go::WordLeft),
            KeyCode::Right if by_word => Self::Go(Go::WordRight),
            _ if !held.is_empty() => return None,
            KeyCode::Backspace => Self::Erase(Reach::Before),
            KeyCode::Delete => Self::Erase(Reach::After),
            KeyCode::Left => Self::Go(Go::Left),
            KeyCode::Right => Self::Go(Go::Right),
            KeyCode::Home => Self::Go(Go::Start),
            KeyCode::End => Self::Go(Go::End),
            _ => return None,
        })
    }

    /// What Ctrl and the key of a letter do, on an Arabic keyboard too.
    fn of_ctrl(letter: char) -> Option<Self> {
        Some(match keys::latin(letter) {
            'a' | 'ش' => Self::Go(Go::Start),
            'e' => Self::Go(Go::End),
            'w' | 'ص' => Self::Erase(Reach::WordBefore),
            'u' => Self::Erase(Reach::Start),
            'k' => Self::Erase(Reach::End),
            'y' => Self::Yank,
            _ => return None,
        })
    }
}
