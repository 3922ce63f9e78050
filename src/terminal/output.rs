//! One pass over the finished buffer that makes this terminal show it, and what is sent on entering and leaving.

use ratatui::buffer::Buffer;

use super::{Answers, Recipe};
use crate::text::bidi::is_right_to_left;

/// How frames are written for one terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    recipe: Recipe,
    /// Whether the terminal ordered text by itself before we came, or is taken to have done so.
    ordered_before: bool,
}

/// Ends each right-to-left cell's run: no terminal then joins or turns it with its neighbours.
const LRM: char = '\u{200E}';

impl Output {
    /// The output by a recipe, for a terminal that answered so.
    pub fn new(recipe: Recipe, answers: &Answers) -> Self {
        Self { recipe, ordered_before: answers.bidi_mode != Some(2) }
    }

    /// The recipe it follows.
    pub fn recipe(&self) -> Recipe {
        self.recipe
    }

    /// What is sent before the other screen is entered: VTE marks a row when the row is made.
    pub fn enter(&self) -> &'static str {
        match self.recipe {
            Recipe::Plain => "",
            Recipe::Explicit => "\x1B[8l",
        }
    }

    /// What is sent on every way out, so that the terminal orders text as it did before.
    pub fn leave(&self) -> &'static str {
        match self.recipe {
            Recipe::Explicit if self.ordered_before => "\x1B[8h",
            Recipe::Plain | Recipe::Explicit => "",
        }
    }

    /// Rewrites the cells of a finished buffer so that this terminal shows them as they stand. Pure: the result is
    /// compared with the last one, not with what the view drew.
    pub fn apply(&self, buffer: &mut Buffer) {
        match self.recipe {
            Recipe::Plain | Recipe::Explicit => {
                for cell in &mut buffer.content {
                    if cell.symbol().chars().any(is_right_to_left) {
                        let symbol = format!("{}{LRM}", cell.symbol());
                        cell.set_symbol(&symbol);
                    }
                }
            }
        }
    }
}
