//! From a key to an action; the same key on an Arabic keyboard too.

use crossterm::event::{KeyCode, KeyModifiers};

use super::action::{Action, TABLE};
use crate::terminal::Key;
use crate::text::script;

/// The action of a key.
pub fn action(key: &Key) -> Option<Action> {
    let name = name(key)?;
    let of_table = |name: &str| TABLE.iter().find(|row| row.keys.contains(&name)).map(|row| row.action);
    of_table(&name).or_else(|| {
        let digit = name.parse::<u8>().ok().filter(|digit| (1..=9).contains(digit))?;
        Some(Action::Choose(digit))
    })
}

/// The name of a key as the table of actions writes it, letters and digits by their place on a Latin keyboard.
fn name(key: &Key) -> Option<String> {
    let base = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) => latin(c).to_string(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::BackTab => return Some("Shift-Tab".to_owned()),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::F(number) => format!("F{number}"),
        _ => return None,
    };
    let ctrl = if key.modifiers.contains(KeyModifiers::CONTROL) { "Ctrl-" } else { "" };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "Alt-" } else { "" };
    let shift =
        if key.code == KeyCode::Tab && key.modifiers.contains(KeyModifiers::SHIFT) { "Shift-" } else { "" };
    Some(format!("{ctrl}{alt}{shift}{base}"))
}

/// The character that the same key gives on a Latin keyboard: xkb's `ara` layout, and all three sets of digits.
///
/// A character's own meaning wins over its key's place: `]` is `]` wherever it was typed.
pub fn latin(c: char) -> char {
    let twin = ARABIC.iter().find(|(arabic, _)| *arabic == c).map(|(_, latin)| *latin);
    twin.or_else(|| script::digit(c).map(|digit| char::from(b'0' + digit))).unwrap_or(c)
}

/// The Arabic character of a key for the help, if its letter has one.
pub fn arabic(key: &str) -> Option<char> {
    let mut chars = key.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    ARABIC.iter().find(|(_, latin)| *latin == c).map(|(arabic, _)| *arabic)
}

const ARABIC: [(char, char); 34] = [
    ('ض', 'q'),
    ('ث', 'e'),
    ('ق', 'r'),
    ('ف', 't'),
    ('غ', 'y'),
    ('ع', 'u'),
    ('ه', 'i'),
    ('خ', 'o'),
    ('ج', '['),
    ('د', ']'),
    ('س', 's'),
    ('ي', 'd'),
    ('ل', 'g'),
    ('ا', 'h'),
    ('ت', 'j'),
    ('ن', 'k'),
    ('ط', '\''),
    ('ئ', 'z'),
    ('ء', 'x'),
    ('ر', 'v'),
    ('\u{FEFB}', 'b'),
    ('ى', 'n'),
    ('ة', 'm'),
    ('ظ', '/'),
    ('؟', '?'),
    ('<', '{'),
    ('>', '}'),
    ('\u{FEF7}', 'G'),
    ('أ', 'H'),
    ('ـ', 'J'),
    ('آ', 'N'),
    ('إ', 'Y'),
    ('×', 'O'),
    ('…', '|'),
];
