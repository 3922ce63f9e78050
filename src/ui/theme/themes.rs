//! The themes there are: those of the program and the one a person has made.

use std::cmp::Ordering;

use super::Theme;
use super::palette::Palette;
use super::shade::Shade;
use crate::terminal::colour::Colours;

/// The themes of the program, in the order in which a key goes through them. `auto` is dark or light as the terminal's
/// ground is, and where that is not told readable on both, `none` has no colours.
pub const NAMES: [&str; 6] = ["auto", "dark", "light", "sepia", "contrast", "none"];

/// The themes there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Themes {
    own: Option<(String, Palette)>,
}

impl Themes {
    /// Those of the program, and one of one's own behind them.
    pub fn with(own: (String, Palette)) -> Self {
        Self { own: Some(own) }
    }

    /// The number of a theme.
    pub fn find(&self, name: &str) -> Option<usize> {
        let own = || self.own.as_ref().filter(|(own, _)| own == name).map(|_| NAMES.len());
        own().or_else(|| NAMES.iter().position(|known| *known == name))
    }

    /// The name of a theme that is in force.
    pub fn name(&self, theme: Theme) -> &str {
        let own = self.own.as_ref().map_or("", |(name, _)| name);
        NAMES.get(theme.number()).copied().unwrap_or(own)
    }

    /// The theme with this number for a terminal with so many colours, on a light or a dark ground, if it is known which.
    pub fn theme(&self, number: usize, colours: Colours, light: Option<bool>) -> Theme {
        let palette = match number.cmp(&NAMES.len()) {
            Ordering::Less => Palette::bundled(match NAMES[number] {
                "auto" => light.map_or("either", |light| if light { "light" } else { "dark" }),
                name => name,
            }),
            _ => self.own.as_ref().map(|(_, palette)| palette.clone()),
        };
        // Chosen against the terminal's ground, a theme brings its own.
        let against = match (NAMES.get(number).copied(), light) {
            (Some("dark"), Some(true)) => Some(Shade::DARK),
            (Some("light"), Some(false)) => Some(Shade::LIGHT),
            _ => None,
        };
        let palette = palette.map(|palette| Palette { ground: palette.ground.or(against), ..palette });
        Theme::of(number, palette.as_ref(), (colours, light))
    }

    /// A theme as it is in the terminal of another.
    pub fn again(&self, theme: Theme, other: Theme) -> Theme {
        let (colours, light) = other.terminal();
        self.theme(theme.number(), colours, light)
    }

    /// The theme behind one that is in force; behind the last the first.
    pub fn next(&self, theme: Theme) -> Theme {
        let all = NAMES.len() + usize::from(self.own.is_some());
        let (colours, light) = theme.terminal();
        self.theme((theme.number() + 1) % all, colours, light)
    }
}
