//! Keys by their character codes: kitty's keyboard protocol (`CSI … u`) and xterm's `modifyOtherKeys`.

use crossterm::event::{KeyCode, KeyModifiers};

use super::Input;
use super::fields::Fields;
use super::keys::modifiers;
use crate::terminal::Key;

/// Where kitty numbers keys that have no character: the private use area.
const PRIVATE: std::ops::RangeInclusive<u32> = 57_344..=63_743;

/// `CSI code:shifted:base ; modifiers:event ; text u`.
pub(super) fn kitty(fields: &Fields<'_>, found: &mut Vec<Input>) {
    let Some(held) = modifiers(fields.get(1, 0).unwrap_or(1)) else { return };
    let code = fields.get(0, 0).unwrap_or(0);
    if let Some(code) = named(code) {
        return found.push(Input::Key(with(code, held)));
    }
    let told = fields.get(0, 2).and_then(char::from_u32);
    let base = told.map(|base| if held.contains(KeyModifiers::SHIFT) { shifted(base) } else { base });
    let key = |c: char, modifiers| {
        // What types Latin is its own Latin key, wherever it stands on the keyboard.
        let base = base.filter(|base| !c.is_ascii() && *base != c);
        Input::Key(Key { base, ..Key::new(KeyCode::Char(c), modifiers) })
    };
    let own = printable(code);
    let upper = fields.get(0, 1).and_then(printable);
    let text: Vec<char> = fields.all(2).filter_map(printable).collect();
    if !text.is_empty() {
        // What is typed is what is typed. A character that Alt has made has used Alt up.
        let made = text.iter().any(|c| Some(*c) != own && Some(*c) != upper);
        let used = if made { KeyModifiers::SHIFT | KeyModifiers::ALT } else { KeyModifiers::SHIFT };
        found.extend(text.into_iter().map(|c| key(c, held - used)));
        return;
    }
    match (own.filter(|_| !PRIVATE.contains(&code)), upper) {
        (_, Some(upper)) if held.contains(KeyModifiers::SHIFT) => {
            found.push(key(upper, held - KeyModifiers::SHIFT));
        }
        (Some(c), _) if c.is_ascii_lowercase() && held.contains(KeyModifiers::SHIFT) => {
            found.push(key(c.to_ascii_uppercase(), held - KeyModifiers::SHIFT));
        }
        (Some(c), _) => found.push(key(c, held)),
        // Modifiers alone, keys of players, locks.
        (None, _) => {}
    }
}

/// `CSI 27 ; modifiers ; code ~`. The character is the one that Shift gives already.
pub(super) fn other(fields: &Fields<'_>) -> Option<Key> {
    let held = modifiers(fields.get(1, 0)?)?;
    let code = fields.get(2, 0)?;
    named(code).map(|code| with(code, held)).or_else(|| {
        let c = printable(code)?;
        let used = if c == ' ' { KeyModifiers::NONE } else { KeyModifiers::SHIFT };
        Some(Key::new(KeyCode::Char(c), held - used))
    })
}

fn printable(code: u32) -> Option<char> {
    char::from_u32(code).filter(|c| !c.is_control())
}

/// A key with modifiers, as it would be without either protocol.
fn with(code: KeyCode, held: KeyModifiers) -> Key {
    match code {
        KeyCode::Tab if held.contains(KeyModifiers::SHIFT) => Key::new(KeyCode::BackTab, held),
        code => Key::new(code, held),
    }
}

/// The keys that have a name, by their numbers: ASCII's controls, kitty's keypad and its other functional keys.
fn named(code: u32) -> Option<KeyCode> {
    /// The keypad from [`KEYPAD`] on, with num lock and without.
    const SIGNS: [char; 11] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'];
    const KEYPAD: u32 = 57_399;
    Some(match code {
        8 | 127 => KeyCode::Backspace,
        9 => KeyCode::Tab,
        10 | 13 | 57_414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        57_376..=57_398 => KeyCode::F(13 + (code - 57_376) as u8),
        57_399..=57_409 => KeyCode::Char(SIGNS[(code - KEYPAD) as usize]),
        57_410 => KeyCode::Char('/'),
        57_411 => KeyCode::Char('*'),
        57_412 => KeyCode::Char('-'),
        57_413 => KeyCode::Char('+'),
        57_415 => KeyCode::Char('='),
        57_416 => KeyCode::Char(','),
        57_417 => KeyCode::Left,
        57_418 => KeyCode::Right,
        57_419 => KeyCode::Up,
        57_420 => KeyCode::Down,
        57_421 => KeyCode::PageUp,
        57_422 => KeyCode::PageDown,
        57_423 => KeyCode::Home,
        57_424 => KeyCode::End,
        57_425 => KeyCode::Insert,
        57_426 => KeyCode::Delete,
        _ => return None,
    })
}

/// What a key of the base layout (PC-101) gives with Shift.
fn shifted(base: char) -> char {
    const PAIRS: [(char, char); 21] = [
        ('`', '~'),
        ('1', '!'),
        ('2', '@'),
        ('3', '#'),
        ('4', '$'),
        ('5', '%'),
        ('6', '^'),
        ('7', '&'),
        ('8', '*'),
        ('9', '('),
        ('0', ')'),
        ('-', '_'),
        ('=', '+'),
        ('[', '{'),
        (']', '}'),
        ('\\', '|'),
        (';', ':'),
        ('\'', '"'),
        (',', '<'),
        ('.', '>'),
        ('/', '?'),
    ];
    let pair = PAIRS.iter().find(|(plain, _)| *plain == base);
    pair.map_or_else(|| base.to_ascii_uppercase(), |(_, shifted)| *shifted)
}
