//! The colours of one theme, read from its file.

use super::shade::{Shade, WANTED};
use super::tone::Tone;
use crate::config::{self, ConfigError, Entry, Value};

/// The colours of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    pub(super) tones: [Shade; Tone::ALL.len()],
    /// The ground and the text on it, where they are the theme's and not the terminal's.
    pub(super) ground: Option<(Shade, Shade)>,
}

pub(super) const DARK: &str = include_str!("../../../assets/themes/dark.toml");
pub(super) const LIGHT: &str = include_str!("../../../assets/themes/light.toml");
pub(super) const EITHER: &str = include_str!("../../../assets/themes/either.toml");
pub(super) const SEPIA: &str = include_str!("../../../assets/themes/sepia.toml");
pub(super) const CONTRAST: &str = include_str!("../../../assets/themes/contrast.toml");

impl Palette {
    /// The palette of a bundled theme.
    pub(super) fn bundled(name: &str) -> Option<Self> {
        let text = match name {
            "dark" => DARK,
            "light" => LIGHT,
            "either" => EITHER,
            "sepia" => SEPIA,
            "contrast" => CONTRAST,
            _ => return None,
        };
        // A test reads each, and that it names every colour.
        let plain = Self { tones: [Shade::PLAIN; Tone::ALL.len()], ground: None };
        plain.with(&config::entries(text, name).ok()?).ok()
    }

    /// The palette that a theme's file says. What it leaves out is as in the theme that it names as its `base`, or else
    /// in `dark`.
    ///
    /// # Errors
    /// When a name is unknown or a colour is none.
    pub fn parse(text: &str, file: &str) -> Result<Self, ConfigError> {
        let mut entries = config::entries(text, file)?;
        let base = entries.iter().position(|entry| entry.name == "base").map(|at| entries.remove(at));
        let palette = match &base {
            None => Self::bundled("dark"),
            Some(Entry { value: Value::Text(name), .. }) => Self::bundled(name),
            Some(_) => None,
        };
        match (palette, base) {
            (Some(palette), _) => palette.with(&entries),
            (None, Some(base)) => {
                Err(wrong(&base, "\"dark\", \"light\", \"either\", \"sepia\" or \"contrast\""))
            }
            // There is no dark theme: that file is ours.
            (None, None) => Ok(Self { tones: [Shade::PLAIN; Tone::ALL.len()], ground: None }),
        }
    }

    /// The same with what the entries say.
    fn with(mut self, entries: &[Entry]) -> Result<Self, ConfigError> {
        let (mut ground, mut text) = self.ground.unzip();
        for entry in entries {
            let shade = || Shade::read(&entry.value).ok_or_else(|| wrong(entry, WANTED));
            match (entry.name.as_str(), Tone::ALL.iter().position(|(_, name)| *name == entry.name)) {
                (_, Some(at)) => self.tones[at] = shade()?,
                ("ground", _) => ground = Some(shade()?),
                ("text", _) => text = Some(shade()?),
                _ => return Err(unknown(entry)),
            }
        }
        self.ground = ground.zip(text);
        let alone = entries.iter().find(|entry| ["ground", "text"].contains(&&*entry.name));
        match alone.filter(|_| self.ground.is_none()) {
            Some(alone) => Err(ConfigError::Value {
                at: alone.at.clone(),
                name: alone.name.clone(),
                found: "there alone".to_owned(),
                wanted: "with the other of ground and text".to_owned(),
            }),
            None => Ok(self),
        }
    }
}

fn wrong(entry: &Entry, wanted: &str) -> ConfigError {
    ConfigError::Value {
        at: entry.value_at.clone(),
        name: entry.name.clone(),
        found: entry.value.shown(),
        wanted: wanted.to_owned(),
    }
}

fn unknown(entry: &Entry) -> ConfigError {
    let names = || Tone::ALL.iter().map(|(_, name)| *name).chain(["ground", "text", "base"]);
    ConfigError::Unknown {
        at: entry.at.clone(),
        name: entry.name.clone(),
        nearest: config::nearest(&entry.name, names()).map(str::to_owned),
        all: names().collect::<Vec<_>>().join(", "),
    }
}
