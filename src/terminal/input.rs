//! Bytes from the terminal to keys and answers. Pure: it reads nothing and knows no clock.
//!
//! crossterm's own reader cannot keep answers apart from keys, so this stands in its place and gives its key types.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers, MouseEvent};

use super::Key;
use super::answers::Answer;

/// What came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Text that was pasted (bracketed paste), as it came.
    Paste(String),
    /// The mouse; columns and rows from 0.
    Mouse(MouseEvent),
    /// An answer to a question.
    Answer(Answer),
}

/// No answer is longer; what is, was typed.
const LONGEST_STRING: usize = 1024;

/// How long the rest of a key's bytes may take, and the rest of an answer that is a string.
const KEY_WAIT: Duration = Duration::from_millis(40);
const STRING_WAIT: Duration = Duration::from_millis(250);

/// Puts bytes together to keys and answers.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
}

/// What the bytes at the start of a buffer are.
enum Parsed {
    /// A whole input of this many bytes; `None` = nothing that counts.
    Whole(usize, Option<Input>),
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
            [] => None,
            [0x1B, b'P' | b']' | b'_' | b'^' | b'X', _, ..] => Some(STRING_WAIT),
            _ => Some(KEY_WAIT),
        }
    }

    /// Nothing more came: what is begun was keys.
    pub fn flush(&mut self) -> Vec<Input> {
        self.decode(true)
    }

    fn decode(&mut self, flush: bool) -> Vec<Input> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.pending.len() {
            let rest = &self.pending[at..];
            match parse(rest) {
                Parsed::Whole(length, input) => {
                    found.extend(input);
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

fn parse(bytes: &[u8]) -> Parsed {
    match bytes {
        [0x1B] => Parsed::Part,
        [0x1B, b'[', ..] => control_sequence(bytes),
        [0x1B, b'O'] => Parsed::Part,
        [0x1B, b'O', last, ..] => match letter_key(*last) {
            Some(code) => whole_key(3, code, KeyModifiers::NONE),
            None => Parsed::Broken,
        },
        [0x1B, b'P' | b']' | b'_' | b'^' | b'X', ..] => string_sequence(bytes),
        // Alt with a character whose bytes are not all there yet.
        [0x1B, rest @ ..] if character(rest).is_none() => Parsed::Part,
        [0x1B, ..] => Parsed::Broken,
        _ => match character(bytes) {
            Some((length, key)) => Parsed::Whole(length, key.map(Input::Key)),
            None => Parsed::Part,
        },
    }
}

fn whole_key(length: usize, code: KeyCode, modifiers: KeyModifiers) -> Parsed {
    Parsed::Whole(length, Some(Input::Key(Key::new(code, modifiers))))
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

/// One character or control byte: how many bytes, and the key; `None` if bytes are missing.
fn character(bytes: &[u8]) -> Option<(usize, Option<Key>)> {
    let key = |code, modifiers| Some((1, Some(Key::new(code, modifiers))));
    let first = *bytes.first()?;
    match first {
        b'\r' | b'\n' => key(KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(KeyCode::Tab, KeyModifiers::NONE),
        0x7F | 0x08 => key(KeyCode::Backspace, KeyModifiers::NONE),
        0x00 => key(KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x01..=0x1A => key(KeyCode::Char(char::from(b'a' + first - 1)), KeyModifiers::CONTROL),
        0x1B => Some((1, Some(Key::new(KeyCode::Esc, KeyModifiers::NONE)))),
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

/// `ESC [ parameters intermediates final` (ECMA-48, 5.4).
fn control_sequence(bytes: &[u8]) -> Parsed {
    // The Linux console's F1 to F5.
    if let [0x1B, b'[', b'[', rest @ ..] = bytes {
        return match rest {
            [] => Parsed::Part,
            [last @ b'A'..=b'E', ..] => whole_key(4, KeyCode::F(last - b'A' + 1), KeyModifiers::NONE),
            _ => Parsed::Broken,
        };
    }
    let body = &bytes[2..];
    let Some(end) = body.iter().position(|byte| !(0x20..=0x3F).contains(byte)) else {
        return if body.len() > LONGEST_STRING { Parsed::Broken } else { Parsed::Part };
    };
    let last = body[end];
    if !(0x40..=0x7E).contains(&last) {
        return Parsed::Broken;
    }
    // Only ASCII stands before the end.
    let middle = String::from_utf8_lossy(&body[..end]);
    let length = 2 + end + 1;
    let parameters =
        middle.trim_start_matches(['?', '>', '<', '=']).trim_end_matches(|c| (' '..='/').contains(&c));
    let numbers: Vec<u16> = parameters
        .split(';')
        .map(|n| n.split(':').next().and_then(|n| n.parse().ok()).unwrap_or(0))
        .collect();
    let private = middle.starts_with('?');
    let answer = |answer| Parsed::Whole(length, Some(Input::Answer(answer)));
    match (last, &*middle) {
        (b'c', text) if text.starts_with('?') => answer(Answer::Primary(numbers)),
        (b'c', text) if text.starts_with('>') => answer(Answer::Secondary(numbers)),
        (b'y', text) if text.ends_with('$') => match numbers[..] {
            [mode, state] => answer(Answer::Mode { private, mode, state }),
            _ => answer(Answer::Other),
        },
        (_, text) if text.starts_with(['?', '>', '<', '=']) => answer(Answer::Other),
        _ => match key_of(last, &numbers) {
            Some((code, modifiers)) => whole_key(length, code, modifiers),
            None => answer(Answer::Other),
        },
    }
}

/// The key of a control sequence (xterm's and kitty's forms).
fn key_of(last: u8, numbers: &[u16]) -> Option<(KeyCode, KeyModifiers)> {
    let held = modifiers(numbers.get(1).copied().unwrap_or(1));
    let first = numbers.first().copied().unwrap_or(0);
    match last {
        b'Z' => Some((KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'~' => {
            let code = match first {
                1 | 7 => KeyCode::Home,
                2 => KeyCode::Insert,
                3 => KeyCode::Delete,
                4 | 8 => KeyCode::End,
                5 => KeyCode::PageUp,
                6 => KeyCode::PageDown,
                11..=15 => KeyCode::F(first as u8 - 10),
                17..=21 => KeyCode::F(first as u8 - 11),
                23 | 24 => KeyCode::F(first as u8 - 12),
                _ => return None,
            };
            Some((code, held))
        }
        b'u' => {
            let code = match first {
                9 => KeyCode::Tab,
                13 => KeyCode::Enter,
                27 => KeyCode::Esc,
                127 => KeyCode::Backspace,
                c => KeyCode::Char(char::from_u32(u32::from(c)).filter(|c| !c.is_control())?),
            };
            Some((code, held))
        }
        _ => Some((letter_key(last)?, held)),
    }
}

fn letter_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// xterm's number for the modifiers held: 1 + shift 1, alt 2, ctrl 4.
fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut held = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            held |= modifier;
        }
    }
    held
}

/// `ESC P … ESC \` and its like; BEL ends one too.
fn string_sequence(bytes: &[u8]) -> Parsed {
    let body = &bytes[2..];
    for (at, &byte) in body.iter().enumerate() {
        let (text, length) = match byte {
            0x07 => (&body[..at], 2 + at + 1),
            0x1B => match body.get(at + 1) {
                None => return Parsed::Part,
                Some(b'\\') => (&body[..at], 2 + at + 2),
                Some(_) => return Parsed::Broken,
            },
            // No answer holds another control: this was typed.
            0x00..=0x1F => return Parsed::Broken,
            _ => continue,
        };
        return Parsed::Whole(length, Some(Input::Answer(string_answer(bytes[1], text))));
    }
    if body.len() > LONGEST_STRING { Parsed::Broken } else { Parsed::Part }
}

fn string_answer(kind: u8, text: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(text);
    match kind {
        b'P' => text.strip_prefix(">|").map_or(Answer::Other, |version| Answer::Version(version.to_owned())),
        b']' => text.strip_prefix("11;").and_then(background).map_or(Answer::Other, Answer::Background),
        _ => Answer::Other,
    }
}

/// `rgb:RRRR/GGGG/BBBB`, each part of one to four hexadecimal digits.
fn background(text: &str) -> Option<[u8; 3]> {
    let mut parts = text.strip_prefix("rgb:")?.split('/').map(|part| {
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        u8::try_from((value * 255).checked_div(most)?).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}
