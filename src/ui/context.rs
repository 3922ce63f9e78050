//! What update and view may read but not change.

use std::sync::Arc;

use super::action::Action;
use super::keys::Keymap;
use super::theme::{Theme, Themes};
use super::words::{Language, Phrase, Words};
use crate::article::Article;
use crate::config::{DigitsChoice, NamesChoice, PanelChoice};
use crate::terminal::Recipe;
use crate::text::{Digits, Direction, Letters, Marks, Order};

/// Articles of at most so many bytes are laid out wholly at once: all numbers are exact then.
pub const SMALL: usize = 64 * 1024;

/// What update and view may read but not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The language of the program's own words and digits.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// The themes there are.
    pub themes: Arc<Themes>,
    /// The keys in force.
    pub keys: Arc<Keymap>,
    /// The digits of the program's own words.
    pub digits: DigitsChoice,
    /// The digits of articles.
    pub text_digits: Digits,
    /// The usual width of the text in columns.
    pub width: u16,
    /// Whether names stand beside the text.
    pub panel: PanelChoice,
    /// How sure a name must be to be shown.
    pub names: NamesChoice,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// The order of the cells: visual, but for whatever orders rows by itself or reads them aloud.
    pub order: Order,
    /// How letters are drawn in this terminal.
    pub letters: Letters,
    /// Whether marks are drawn.
    pub marks: Marks,
    /// The recipe by which cells are written.
    pub recipe: Recipe,
    /// The terminal's name and version.
    pub terminal: String,
    /// Articles of at most so many bytes are laid out wholly at once, and of longer ones not much more is kept laid out:
    /// [`SMALL`] but in tests.
    pub small: usize,
}

impl Context {
    /// The program's own words, with numbers in the digits that were chosen.
    pub(super) fn words(&self) -> Words {
        let own = self.language.words();
        let digits = match self.digits {
            DigitsChoice::Auto => own.digits,
            DigitsChoice::Arabic => Digits::ArabicIndic,
            DigitsChoice::Western => Digits::Western,
        };
        Words { digits, ..own }
    }

    /// What keys do, by the first of those in force, each key with a word behind it: "Enter opens · Esc closes".
    pub(super) fn keyed(&self, actions: &[(Action, Phrase)]) -> String {
        let one = |(action, word): &(Action, Phrase)| {
            let key = self.keys.keys(*action).first()?;
            // Keys run from left to right whatever the language: a bracket must not turn round.
            Some(format!("\u{2066}{key}\u{2069} {}", self.language.say(*word)))
        };
        actions.iter().filter_map(one).collect::<Vec<_>>().join(" · ")
    }

    /// A number in the digits of an article: those that were chosen for texts, else those of its language.
    pub(super) fn number_of(&self, article: &Article, number: usize) -> String {
        let digits = match self.text_digits {
            Digits::AsWritten => digits_of(&article.language).unwrap_or(Digits::Western),
            chosen => chosen,
        };
        number.to_string().chars().map(|c| digits.show(c)).collect()
    }

    /// The side that what has this direction stands on: in logical order rows begin at the left, whatever they hold.
    pub(super) fn side(&self, direction: Direction) -> Direction {
        match self.order {
            Order::Visual => direction,
            Order::Logical => Direction::Ltr,
        }
    }
}

/// The digits that belong to a language, if those are not the western ones.
pub(super) fn digits_of(language: &str) -> Option<Digits> {
    match language.split('-').next() {
        Some("ar") => Some(Digits::ArabicIndic),
        Some("fa" | "ur" | "ps" | "ckb") => Some(Digits::Persian),
        _ => None,
    }
}
