//! From a key to an action, by the keys in force; the same key on an Arabic, Persian or Urdu keyboard too.

mod keyboards;
mod name;

use std::collections::HashMap;

use super::action::{Action, TABLE};
use crate::config::{self, ConfigError, Entry, Position, Value};
use crate::terminal::Key;
use crate::text::script;
use crossterm::event::KeyModifiers;

pub use keyboards::Keyboard;
pub use name::{KeyName, UnknownKey};

/// The keys of each action, unless they are given others.
const DEFAULTS: &str = include_str!("../../assets/keys.toml");

/// Actions that must stay within reach.
const NEEDED: [Action; 3] = [Action::Interrupt, Action::Quit, Action::Help];

/// The keys in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    actions: HashMap<KeyName, Action>,
    keys: HashMap<Action, Vec<KeyName>>,
    keyboard: Keyboard,
}

/// Why keys cannot be in force.
#[derive(Debug, thiserror::Error)]
pub enum KeymapError {
    /// They are not written as settings are.
    #[error(transparent)]
    Form(#[from] ConfigError),
    /// An action that there is not.
    #[error("{at}: there is no action '{name}'")]
    Action {
        /// Where.
        at: Position,
        /// What was written.
        name: String,
    },
    /// A key that there is not.
    #[error("{at}: {unknown}")]
    Key {
        /// Where.
        at: Position,
        /// What was written.
        unknown: UnknownKey,
    },
    /// One key for two actions.
    #[error("{at}: {key} is the key of {other} already, it cannot be that of {action} too")]
    Taken {
        /// Where the second one gets it.
        at: Position,
        /// The key.
        key: KeyName,
        /// The action that shall get it.
        action: &'static str,
        /// The action that has it.
        other: &'static str,
    },
    /// What must stay within reach has no key.
    #[error("{at}: {action} must have a key")]
    Needed {
        /// Where it gets none.
        at: Position,
        /// The action.
        action: &'static str,
    },
    /// What works while words are typed has a key that types.
    #[error("{at}: {key} cannot be the key of {action}: it is typed where words are sought")]
    Typed {
        /// Where.
        at: Position,
        /// The key.
        key: KeyName,
        /// The action.
        action: &'static str,
    },
}

impl KeymapError {
    /// What would be right.
    pub fn hint(&self) -> String {
        match self {
            Self::Form(error) => error.hint(),
            Self::Action { name, .. } => match config::nearest(name, TABLE.iter().map(|row| row.name)) {
                Some(nearest) => format!("did you mean {nearest}?"),
                None => "F1 and the palette (:) name all actions; so does 'sahifa config'".to_owned(),
            },
            Self::Key { unknown, .. } => unknown.hint(),
            Self::Taken { other, .. } => format!("give {other} other keys: {other} = [\"…\"], or none: []"),
            Self::Needed { action, .. } => format!("leave {action} out to keep its usual keys"),
            Self::Typed { .. } => "take one with Ctrl or Alt, or F1 to F12".to_owned(),
        }
    }
}

impl Keymap {
    /// The usual keys, but for the actions that are given others: a list takes the place of the usual one, an empty list
    /// leaves none.
    ///
    /// # Errors
    /// When a name is unknown, a key is that of two actions, or what must stay within reach has none.
    pub fn new(own: &[Entry], keyboard: Keyboard) -> Result<Self, KeymapError> {
        let mut map = Self { actions: HashMap::new(), keys: HashMap::new(), keyboard };
        let usual = config::entries(DEFAULTS, "keys.toml")?;
        let replaced = |entry: &&Entry| !own.iter().any(|other| other.name == entry.name);
        for entry in usual.iter().filter(replaced).chain(own) {
            map.bind(entry)?;
        }
        Ok(map)
    }

    fn bind(&mut self, entry: &Entry) -> Result<(), KeymapError> {
        let Some(row) = TABLE.iter().find(|row| row.name == entry.name) else {
            return Err(KeymapError::Action { at: entry.at.clone(), name: entry.name.clone() });
        };
        let (action, name) = (row.action, row.name);
        let mut keys = Vec::new();
        for (text, at) in listed(entry)? {
            let key: KeyName =
                text.parse().map_err(|unknown| KeymapError::Key { at: at.clone(), unknown })?;
            if matches!(action, Action::Interrupt | Action::Suspend | Action::Redraw) && key.is_typed() {
                return Err(KeymapError::Typed { at: at.clone(), key, action: name });
            }
            match self.actions.insert(key, action) {
                Some(other) if other != action => {
                    return Err(KeymapError::Taken {
                        at: at.clone(),
                        key,
                        action: name,
                        other: TABLE.iter().find(|row| row.action == other).map_or("", |row| row.name),
                    });
                }
                Some(_) => {}
                None => keys.push(key),
            }
        }
        if keys.is_empty() && NEEDED.contains(&action) {
            return Err(KeymapError::Needed { at: entry.value_at.clone(), action: name });
        }
        self.keys.insert(action, keys);
        Ok(())
    }

    /// The action of a key. A character's own meaning wins over its key's place: `]` is `]` wherever it was typed.
    pub fn action(&self, key: &Key) -> Option<Action> {
        let name = KeyName::of(key)?;
        self.meaning(name).or_else(|| {
            let c = name.character()?;
            let base = key.base.filter(|_| !c.is_ascii()).map(|base| {
                if key.modifiers.contains(KeyModifiers::SHIFT) { keyboards::shifted(base) } else { base }
            });
            let latin = digit(c).or(base).or_else(|| self.keyboard.latin(c))?;
            self.meaning(name.giving(latin))
        })
    }

    /// What a key means by its own name.
    fn meaning(&self, name: KeyName) -> Option<Action> {
        let own = self.actions.get(&name).or_else(|| self.actions.get(&name.unshifted())).copied();
        own.or_else(|| {
            let number = name.character().filter(|_| name.is_typed())?.to_digit(10)?;
            u8::try_from(number).ok().filter(|&number| number > 0).map(Action::Choose)
        })
    }

    /// The keys in force of an action, in the order in which they were given.
    pub fn keys(&self, action: Action) -> &[KeyName] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The characters that do what a key does because they stand on its place of the keyboard.
    pub fn twins(&self, key: &KeyName) -> Vec<char> {
        let mut twins = key.character().map_or_else(Vec::new, |latin| self.keyboard.of_latin(latin));
        twins.retain(|&c| Some(c) != key.character() && self.meaning(key.giving(c)).is_none());
        twins
    }

    /// The character that the same key gives on a Latin keyboard.
    pub fn latin(&self, c: char) -> char {
        digit(c).or_else(|| self.keyboard.latin(c)).unwrap_or(c)
    }
}

/// The character that the same key gives on a Latin keyboard, whichever keyboard has it; digits of all three sets.
pub fn latin(c: char) -> char {
    if c.is_ascii() { c } else { digit(c).or_else(|| Keyboard::Auto.latin(c)).unwrap_or(c) }
}

fn digit(c: char) -> Option<char> {
    script::digit(c).map(|digit| char::from(b'0' + digit))
}

/// The keys that an entry lists; one key needs no list.
fn listed(entry: &Entry) -> Result<Vec<(&String, &Position)>, KeymapError> {
    let wrong = |found: &Value, at: &Position| {
        KeymapError::Form(ConfigError::Value {
            at: at.clone(),
            name: entry.name.clone(),
            found: found.shown(),
            wanted: "a list of keys: [\"j\", \"Down\"]".to_owned(),
        })
    };
    match &entry.value {
        Value::Text(key) => Ok(vec![(key, &entry.value_at)]),
        Value::List(keys) => keys
            .iter()
            .map(|(key, at)| match key {
                Value::Text(key) => Ok((key, at)),
                other => Err(wrong(other, at)),
            })
            .collect(),
        other => Err(wrong(other, &entry.value_at)),
    }
}
