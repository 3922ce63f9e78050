//! The ways to make a terminal show the cells that were meant.

/// A way to make a terminal show the cells that were meant; each is a file under `terminal/output`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Recipe {
    /// Cells as they are, U+200E after each right-to-left one where that helps. Right where the terminal orders nothing
    /// by itself.
    Plain,
    /// The terminal's own ordering switched off (ECMA-48 BDSM, `CSI 8 l`), then as [`Recipe::Plain`].
    Explicit,
    /// Konsole's own ordering switched off (OSC 50), then cells as they are.
    Konsole,
    /// mlterm's own ordering switched off (OSC 5379), then cells as they are, without zero-width characters.
    Mlterm,
    /// kitty from 0.40 on: each right-to-left cell is written as a text of its own (OSC 66).
    KittySplit,
    /// kitty before 0.40 and behind a multiplexer: each run of Arabic letters is written backwards.
    KittyReverse,
    /// Each row is written so that Unicode's ordering of the whole row gives it back (`PuTTY`).
    Inverse,
    /// The same for each stretch between box-drawing characters (Konsole behind a multiplexer).
    InverseBoxed,
    /// As [`Recipe::Plain`], and neighbours differ a little in colour: `QTerminal`, and whatever is not known.
    SplitColour,
    /// Words written backwards, with U+2800 for the blanks between them: where a terminal orders text and no switch
    /// of it is known.
    Words,
    /// The text as it is stored, with base letters and in one pane: for screen readers and filters that order text.
    Logical,
}

/// A name that is no recipe's.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("there is no terminal recipe '{0}'")]
pub struct UnknownRecipe(String);

impl Recipe {
    /// All recipes.
    pub const ALL: [Self; 11] = [
        Self::Plain,
        Self::Explicit,
        Self::Konsole,
        Self::Mlterm,
        Self::KittySplit,
        Self::KittyReverse,
        Self::Inverse,
        Self::InverseBoxed,
        Self::SplitColour,
        Self::Words,
        Self::Logical,
    ];

    /// Its name on the command line and in what is saved.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Explicit => "explicit",
            Self::Konsole => "konsole",
            Self::Mlterm => "mlterm",
            Self::KittySplit => "kitty-split",
            Self::KittyReverse => "kitty-reverse",
            Self::Inverse => "inverse",
            Self::InverseBoxed => "inverse-boxed",
            Self::SplitColour => "split-colour",
            Self::Words => "words",
            Self::Logical => "logical",
        }
    }

    /// The recipe of that name.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(name: &str) -> Result<Self, UnknownRecipe> {
        Self::ALL
            .into_iter()
            .find(|recipe| recipe.name() == name)
            .ok_or_else(|| UnknownRecipe(name.to_owned()))
    }

    /// The recipe for lines that stay on the screen when the program has ended: nothing that was switched for them
    /// may be given back before they are read.
    pub fn printed(self) -> Self {
        match self {
            Self::Explicit => Self::Plain,
            Self::Konsole => Self::InverseBoxed,
            Self::Mlterm => Self::Inverse,
            other => other,
        }
    }
}
