//! The test card: what is asked of the person who looks at it, and what was answered.

use crate::terminal::{Recipe, Wishes};
use crate::text::{Letters, Marks};
use crate::ui::context::Context;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Question {
    /// Whether every word stands over its number.
    Order,
    /// Whether the letters of a word meet.
    Letters,
    /// They do not: whether they are all there when each stands for itself.
    Base,
    /// Whether each mark stands at its letter.
    Marks,
    /// Whether that shall be saved.
    Save,
    /// None any more: no recipe was right.
    Nothing,
}

/// The test card.
#[derive(Debug)]
pub struct Card {
    pub(in crate::ui) question: Question,
    /// The recipes to be tried, the one that was chosen first.
    recipes: Vec<Recipe>,
    /// The one on trial.
    at: usize,
    letters: Letters,
    /// Those it began with.
    first_letters: Letters,
    marks: Marks,
    saved: bool,
}

/// The recipes in the order in which they are tried when the chosen one is not right: those that are right in more
/// terminals first. Logical order is none of them: of two panes it cannot be right.
const TRIED: [Recipe; 10] = [
    Recipe::Plain,
    Recipe::SplitColour,
    Recipe::Explicit,
    Recipe::Inverse,
    Recipe::InverseBoxed,
    Recipe::KittyReverse,
    Recipe::Words,
    Recipe::Mlterm,
    Recipe::Konsole,
    Recipe::KittySplit,
];

impl Card {
    pub(super) fn new(context: &Context) -> Self {
        // Elsewhere Konsole's switch sets the font.
        let konsole = context.terminal.contains("Konsole") || context.terminal.contains("unknown");
        let tried = |recipe: &Recipe| *recipe != context.recipe && (*recipe != Recipe::Konsole || konsole);
        let others = TRIED.into_iter().filter(tried);
        Self {
            question: Question::Order,
            recipes: std::iter::once(context.recipe).chain(others).collect(),
            at: 0,
            letters: context.letters,
            first_letters: context.letters,
            marks: context.marks,
            saved: false,
        }
    }

    /// The recipe on trial: which, its number from 1, and how many there are.
    pub(in crate::ui) fn trial(&self) -> (Recipe, usize, usize) {
        (self.recipes[self.at], self.at + 1, self.recipes.len())
    }

    /// How the card is to be drawn now. Marks are always drawn where it is asked about them.
    pub(in crate::ui) fn wishes(&self) -> Wishes {
        let marks = if self.question == Question::Marks { Marks::Keep } else { self.marks };
        Wishes { recipe: Some(self.recipes[self.at]), letters: Some(self.letters), marks: Some(marks) }
    }

    /// Takes an answer; true when the last question has been answered.
    pub(in crate::ui) fn answer(&mut self, yes: bool) -> bool {
        match (self.question, yes) {
            (Question::Order, true) => self.question = Question::Letters,
            (Question::Order, false) => self.next_recipe(),
            (Question::Letters, true) => self.question = Question::Marks,
            // Perhaps the font has no joined forms; if that is not it, the recipe is not the right one.
            (Question::Letters, false) => {
                self.letters = Letters::Base;
                self.question = Question::Base;
            }
            (Question::Base, true) => self.question = Question::Marks,
            (Question::Base, false) => {
                self.letters = self.first_letters;
                self.next_recipe();
            }
            (Question::Marks, yes) => {
                self.marks = if yes { Marks::Keep } else { Marks::Strip };
                self.question = Question::Save;
            }
            (Question::Save, yes) => {
                self.saved = yes;
                return true;
            }
            (Question::Nothing, _) => return true,
        }
        false
    }

    fn next_recipe(&mut self) {
        if self.at + 1 < self.recipes.len() {
            self.at += 1;
            self.question = Question::Order;
        } else {
            // What is said last must be readable as far as anything was.
            self.at = 0;
            self.question = Question::Nothing;
        }
    }

    /// What was told, if it shall be saved.
    pub(super) fn verdict(&self) -> Option<Wishes> {
        self.saved.then(|| self.wishes())
    }
}
