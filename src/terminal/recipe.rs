//! Which output is right in this terminal.

use super::{Answers, Environment};

/// A way to make a terminal show the cells that were meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recipe {
    /// Cells as they are, U+200E after each right-to-left one. Right where the terminal orders nothing by itself, and
    /// through tmux in VTE.
    Plain,
    /// The terminal's own ordering switched off (`CSI 8 l`), then as [`Recipe::Plain`]: the VTE family, mintty,
    /// wezterm.
    Explicit,
}

/// Recipes that are known but not written yet.
const LATER: [&str; 9] = [
    "konsole",
    "mlterm",
    "kitty-split",
    "kitty-reverse",
    "inverse",
    "inverse-boxed",
    "split-colour",
    "words",
    "logical",
];

/// Why a name is no recipe.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RecipeError {
    /// Known, but not written yet.
    #[error("the terminal recipe '{0}' is not there yet")]
    NotYet(String),
    /// Not known.
    #[error("there is no terminal recipe '{0}'")]
    Unknown(String),
}

impl Recipe {
    /// All recipes.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Explicit];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Explicit => "explicit",
        }
    }

    /// The recipe of that name.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(name: &str) -> Result<Self, RecipeError> {
        Self::ALL.into_iter().find(|recipe| recipe.name() == name).ok_or_else(|| {
            if LATER.contains(&name) {
                RecipeError::NotYet(name.to_owned())
            } else {
                RecipeError::Unknown(name.to_owned())
            }
        })
    }

    /// The recipe for a terminal that answered so in such an environment.
    ///
    /// An answer beats the environment: `VTE_VERSION` and the like are inherited by terminals started from terminals.
    pub fn choose(answers: &Answers, env: &Environment) -> Self {
        let answered = answers.complete || answers.version.is_some() || answers.secondary.is_some();
        if answers.is_multiplexer() || (!answered && env.has_multiplexer()) {
            return Self::Plain;
        }
        match answers.bidi_mode {
            Some(1 | 2) => return Self::Explicit,
            Some(_) => return Self::Plain,
            None if answers.complete => return Self::Plain,
            None => {}
        }
        let vte = env.get("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
        if vte.is_some_and(|version| version >= 5800) { Self::Explicit } else { Self::Plain }
    }
}
