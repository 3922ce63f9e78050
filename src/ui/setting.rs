//! What of the context a key changes while one reads.

use super::context::Context;
use super::theme::Theme;
use super::words::Language;
use crate::config::NamesChoice;
use crate::text::{Digits, Marks};

/// What of the context a key changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Whether marks are drawn.
    Marks(Marks),
    /// The language of the program's own words.
    Language(Language),
    /// Colours.
    Theme(Theme),
    /// The digits of articles.
    TextDigits(Digits),
    /// How sure a name must be to be shown.
    Names(NamesChoice),
    /// Whether the mouse is ours; if not, it selects text as the terminal does it.
    Mouse(bool),
}

impl Setting {
    /// Changes a context. A theme is made for the colours and the ground that the context knows.
    pub fn apply(self, context: &mut Context) {
        match self {
            Self::Marks(marks) => context.marks = marks,
            Self::Language(language) => context.language = language,
            Self::Theme(theme) => context.theme = context.themes.again(theme, context.theme),
            Self::TextDigits(digits) => context.text_digits = digits,
            Self::Names(names) => context.names = names,
            Self::Mouse(mouse) => context.mouse = mouse,
        }
    }

    /// Whether the rows of a text may be others then.
    pub fn changes_rows(self) -> bool {
        matches!(self, Self::Marks(_) | Self::TextDigits(_) | Self::Names(_))
    }

    /// Whether another is about the same thing.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}
