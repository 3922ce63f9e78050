//! Bytes from the terminal to keys, pastes, the mouse and answers. Pure: it reads nothing and knows no clock.
//!
//! crossterm's own reader cannot keep answers apart from keys, so this stands in its place and gives its key types.

mod character;
mod control;
mod fields;
mod keyboard;
mod keys;
mod mouse;
mod paste;
mod strings;

use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers, MouseEvent};

use super::Key;
use super::answers::Answer;
use character::character;
use paste::Paste;

/// What came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Text that was pasted (bracketed paste), as it came, but what is no UTF-8 replaced; at most
    /// [`Input::LONGEST_PASTE`] bytes of it.
    Paste(String),
    /// The mouse; columns and rows from 0.
    Mouse(MouseEvent),
    /// An answer to a question.
    Answer(Answer),
}

impl Input {
    /// Bytes of a paste that are kept; the rest is passed over.
    pub const LONGEST_PASTE: usize = 1 << 20;
}

/// No answer is longer, in bytes; what is, was typed.
const LONGEST_ANSWER: usize = 1024;

/// How long the rest of a key's bytes may take, that of an answer that is a string, and that of a paste.
const KEY_WAIT: Duration = Duration::from_millis(40);
const STRING_WAIT: Duration = Duration::from_millis(250);
const PASTE_WAIT: Duration = Duration::from_secs(1);

/// Puts bytes together to keys, pastes, the mouse and answers.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    /// The paste that has begun.
    paste: Option<Paste>,
}

/// What the bytes at the start of a buffer are.
enum Parsed {
    /// So many bytes that are whole; what they are was found.
    Whole(usize),
    /// So many bytes that begin a paste.
    Paste(usize),
    /// The beginning of something longer.
    Part,
    /// Not what it looked like: ESC was a key, or Alt held down.
    Broken,
}

impl Decoder {
    /// Takes bytes in and gives what is whole.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.pending.extend_from_slice(bytes);
        self.decode(false)
    }

    /// How long to wait for more before [`Decoder::flush`]; `None` when nothing is begun.
    pub fn wait(&self) -> Option<Duration> {
        match self.pending[..] {
            _ if self.paste.is_some() => Some(PASTE_WAIT),
            [] => None,
            [0x1B, b'P' | b']' | b'_' | b'^' | b'X', _, ..] => Some(STRING_WAIT),
            _ => Some(KEY_WAIT),
        }
    }

    /// Nothing more came: what is begun was keys, or the whole of a paste whose end was lost.
    pub fn flush(&mut self) -> Vec<Input> {
        self.decode(true)
    }

    fn decode(&mut self, flush: bool) -> Vec<Input> {
        let mut found = Vec::new();
        let mut at = 0;
        loop {
            let rest = &self.pending[at..];
            if let Some(paste) = &mut self.paste {
                let (length, ended) = paste.take(rest, flush);
                at += length;
                if !ended {
                    break;
                }
                found.extend(self.paste.take().map(|paste| Input::Paste(paste.text())));
                continue;
            }
            if rest.is_empty() {
                break;
            }
            match parse(rest, &mut found) {
                Parsed::Whole(length) => at += length,
                Parsed::Paste(length) => {
                    self.paste = Some(Paste::default());
                    at += length;
                }
                Parsed::Part if !flush => break,
                Parsed::Part | Parsed::Broken => {
                    let (length, key) = escaped(rest);
                    found.extend(key.map(Input::Key));
                    at += length;
                }
            }
        }
        self.pending.drain(..at);
        found
    }
}

/// What stands at the start of some bytes; what is whole is added to `found`.
fn parse(bytes: &[u8], found: &mut Vec<Input>) -> Parsed {
    match bytes {
        [0x1B] => Parsed::Part,
        [0x1B, b'[', ..] => control::sequence(bytes, found),
        [0x1B, b'O'] => Parsed::Part,
        [0x1B, b'O', last, ..] => match keys::single_shift(*last) {
            Some(key) => {
                found.push(Input::Key(key));
                Parsed::Whole(3)
            }
            None => Parsed::Broken,
        },
        [0x1B, b'P' | b']' | b'_' | b'^' | b'X', ..] => strings::sequence(bytes, found),
        // Alt with a character whose bytes are not all there yet. A sequence behind another ESC is no key with Alt,
        // though some terminals mean that: Escape and an arrow are typed one after the other, Alt and an arrow do nothing.
        [0x1B, rest @ ..] if character(rest).is_none() => Parsed::Part,
        [0x1B, ..] => Parsed::Broken,
        _ => match character(bytes) {
            Some((length, key)) => {
                found.extend(key.map(Input::Key));
                Parsed::Whole(length)
            }
            None => Parsed::Part,
        },
    }
}

/// ESC that begins no sequence: Alt with the key after it, or Escape itself.
fn escaped(bytes: &[u8]) -> (usize, Option<Key>) {
    let escape = Some(Key::new(KeyCode::Esc, KeyModifiers::NONE));
    match bytes {
        [0x1B] | [0x1B, 0x1B, ..] => (1, escape),
        [0x1B, rest @ ..] => match character(rest) {
            Some((length, Some(mut key))) => {
                key.modifiers |= KeyModifiers::ALT;
                (1 + length, Some(key))
            }
            Some((length, None)) => (1 + length, None),
            None => (1, escape),
        },
        // The beginning of a character whose rest never came.
        _ => (1, None),
    }
}
