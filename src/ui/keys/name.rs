//! How a key is written: `Ctrl-d`, `Shift-Tab`, `F1`, `PgDn`, `]`.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyModifiers};

use crate::config;
use crate::terminal::Key;

/// A key with what is held down besides. Shift is told only where the character does not tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyName {
    modifiers: KeyModifiers,
    code: KeyCode,
}

/// What is no key's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no key '{0}'")]
pub struct UnknownKey(pub String);

/// Named keys. The first name of each is the one that is shown.
const NAMED: [(KeyCode, &[&str]); 15] = [
    (KeyCode::Char(' '), &["Space"]),
    (KeyCode::Enter, &["Enter", "Return"]),
    (KeyCode::Tab, &["Tab"]),
    (KeyCode::Esc, &["Esc", "Escape"]),
    (KeyCode::Backspace, &["Backspace", "BS"]),
    (KeyCode::Delete, &["Del", "Delete"]),
    (KeyCode::Insert, &["Ins", "Insert"]),
    (KeyCode::Left, &["Left"]),
    (KeyCode::Right, &["Right"]),
    (KeyCode::Up, &["Up"]),
    (KeyCode::Down, &["Down"]),
    (KeyCode::Home, &["Home"]),
    (KeyCode::End, &["End"]),
    (KeyCode::PageUp, &["PgUp", "PageUp", "Page-Up"]),
    (KeyCode::PageDown, &["PgDn", "PageDown", "Page-Down"]),
];

/// What can be held down, and how that is written.
const HELD: [(KeyModifiers, &[&str]); 3] = [
    (KeyModifiers::CONTROL, &["Ctrl", "Control", "C"]),
    (KeyModifiers::ALT, &["Alt", "Meta", "A", "M"]),
    (KeyModifiers::SHIFT, &["Shift", "S"]),
];

/// What the names of keys tell apart of what is held down.
const TOLD: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT).union(KeyModifiers::SHIFT);

impl KeyName {
    fn new(mut modifiers: KeyModifiers, code: KeyCode) -> Self {
        let code = match code {
            // Shift is in the character already; terminals do not agree whether Ctrl makes it small.
            KeyCode::Char(c) => {
                modifiers -= KeyModifiers::SHIFT;
                let ctrl = modifiers.contains(KeyModifiers::CONTROL);
                KeyCode::Char(if ctrl { c.to_ascii_lowercase() } else { c })
            }
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            code => code,
        };
        Self { modifiers, code }
    }

    /// The key that was pressed; `None` while something is held down that no name tells.
    pub fn of(key: &Key) -> Option<Self> {
        TOLD.contains(key.modifiers).then(|| Self::new(key.modifiers, key.code))
    }

    /// The character it gives, if it gives one.
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) => Some(c),
            _ => None,
        }
    }

    /// Whether it types its character: nothing is held down.
    pub fn is_typed(self) -> bool {
        self.character().is_some() && self.modifiers.is_empty()
    }

    /// The key that gives this character, with the same held down.
    pub(super) fn giving(self, c: char) -> Self {
        Self::new(self.modifiers, KeyCode::Char(c))
    }

    /// The same key without Shift.
    pub(super) fn unshifted(self) -> Self {
        Self { modifiers: self.modifiers - KeyModifiers::SHIFT, ..self }
    }
}

/// Takes one of these words and a `-` or `+` off the front of a name, large or small.
fn strip<'a>(name: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let (front, rest) = name.split_at_checked(word.len())?;
        let rest = rest.strip_prefix(['-', '+']).filter(|rest| !rest.is_empty())?;
        front.eq_ignore_ascii_case(word).then_some(rest)
    })
}

impl FromStr for KeyName {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(name.to_owned());
        let (mut rest, mut modifiers) = (name, KeyModifiers::NONE);
        while let Some((held, after)) =
            HELD.iter().find_map(|(held, words)| strip(rest, words).map(|after| (*held, after)))
        {
            (rest, modifiers) = (after, modifiers | held);
        }
        let mut chars = rest.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            if c.is_whitespace() || c.is_control() {
                return Err(unknown());
            }
            if !modifiers.contains(KeyModifiers::SHIFT) {
                return Ok(Self::new(modifiers, KeyCode::Char(c)));
            }
            // Which sign Shift makes of another is the keyboard's affair: the sign itself is to be written.
            return if c.is_ascii_alphabetic() && !modifiers.contains(KeyModifiers::CONTROL) {
                Ok(Self::new(modifiers, KeyCode::Char(c.to_ascii_uppercase())))
            } else {
                Err(unknown())
            };
        }
        let named = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(rest));
        if let Some((code, _)) = NAMED.iter().find(|(_, names)| named(names)) {
            return Ok(Self::new(modifiers, *code));
        }
        let number = rest.strip_prefix(['F', 'f']).and_then(|number| number.parse().ok());
        number
            .filter(|number| (1..=35).contains(number))
            .map(|number| Self::new(modifiers, KeyCode::F(number)))
            .ok_or_else(unknown)
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, words) in HELD {
            if self.modifiers.contains(held) {
                write!(f, "{}-", words[0])?;
            }
        }
        match self.code {
            KeyCode::F(number) => write!(f, "F{number}"),
            code => match NAMED.iter().find(|(named, _)| *named == code) {
                Some((_, names)) => f.write_str(names[0]),
                None => self.character().map_or(Ok(()), |c| write!(f, "{c}")),
            },
        }
    }
}

impl UnknownKey {
    /// What may have been meant, or how keys are written.
    pub fn hint(&self) -> String {
        if self.0.to_lowercase().contains("shift") {
            return "write the sign itself that Shift gives, as } or G".to_owned();
        }
        let names = NAMED.iter().flat_map(|(_, names)| names.iter().copied());
        match config::nearest(&self.0, names) {
            Some(name) => format!("did you mean {name}?"),
            None => "a key is a character, or a name as Space, PgDn, F1, Ctrl-d, Alt-o, Shift-Tab".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::KeyName;

    #[test]
    fn several_spellings_are_one_key() {
        for (shown, spellings) in [
            ("Ctrl-d", ["C-d", "ctrl+d", "CONTROL-D", "c+d"].as_slice()),
            ("Alt-o", &["alt-o", "A-o", "M+o"]),
            ("Shift-Tab", &["s-tab", "SHIFT+TAB"]),
            ("PgDn", &["PageDown", "pagedown", "page-down"]),
            ("Ctrl-Alt-x", &["Alt-Ctrl-x", "c-m-X"]),
            ("G", &["Shift-g", "S-G"]),
            ("F12", &["f12"]),
            ("-", &["-"]),
            ("Ctrl-+", &["C++", "ctrl-+"]),
            ("Ctrl--", &["C--"]),
            ("د", &["د"]),
            ("Space", &["space"]),
        ] {
            for spelling in [&[shown], spellings].concat() {
                assert_eq!(
                    spelling.parse::<KeyName>().map(|key| key.to_string()),
                    Ok(shown.into()),
                    "{spelling}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for name in ["", " ", "Ctrl-", "Hyper-x", "F0", "F99", "jj", "Shift-]", "Ctrl-Shift-c", "\t"] {
            assert!(name.parse::<KeyName>().is_err(), "{name}");
        }
        let hint = |name: &str| name.parse::<KeyName>().unwrap_err().hint();
        assert!(hint("Entre").contains("Enter"));
        assert!(hint("Shift-]").contains('}'));
        assert!(hint("nonsense").contains("PgDn"));
    }
}
