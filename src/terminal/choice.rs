//! Which output is right in this terminal, and why.

use super::brand::{Brand, Evidence, Terminal};
use super::colour::Colours;
use super::{Answers, Environment, Recipe};
use crate::text::{Letters, Marks};

/// What is asked for; what is `None` is left to what is known of the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The recipe.
    pub recipe: Option<Recipe>,
    /// How letters are drawn.
    pub letters: Option<Letters>,
    /// Whether marks are drawn.
    pub marks: Option<Marks>,
}

impl Wishes {
    /// These wishes, and where they leave something open the others.
    pub fn or(self, other: Self) -> Self {
        Self {
            recipe: self.recipe.or(other.recipe),
            letters: self.letters.or(other.letters),
            marks: self.marks.or(other.marks),
        }
    }
}

/// Why a recipe was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// The person asked for it.
    Asked,
    /// It was saved for this terminal by `sahifa doctor`.
    Saved,
    /// The terminal answers for ECMA-48's mode 8: it says whether it orders text, and can be told not to.
    BidiMode,
    /// The terminal is known.
    Known(Evidence),
    /// The terminal is not known: what is right in most of them.
    Unknown,
}

/// How output is made for one terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The terminal.
    pub terminal: Terminal,
    /// The recipe.
    pub recipe: Recipe,
    /// Why that one.
    pub why: Why,
    /// How letters are drawn.
    pub letters: Letters,
    /// Whether marks are drawn.
    pub marks: Marks,
}

impl Choice {
    /// The choice for a terminal that answered so in such an environment. `asked` is what the person asked for;
    /// `saved` gives what is saved for a terminal with this label.
    pub fn new(
        answers: &Answers,
        env: &Environment,
        asked: Wishes,
        saved: impl FnOnce(&str) -> Option<Wishes>,
    ) -> Self {
        let terminal = Terminal::identify(answers, env);
        let saved = saved(&terminal.label()).unwrap_or_default();
        let (recipe, why) = match (asked.recipe, saved.recipe) {
            (Some(recipe), _) => (recipe, Why::Asked),
            (None, Some(recipe)) => (recipe, Why::Saved),
            (None, None) => rule(&terminal, answers, env),
        };
        let wished = asked.or(saved);
        Self {
            letters: wished.letters.unwrap_or_else(|| letters(&terminal, recipe)),
            marks: wished.marks.unwrap_or_else(|| marks(&terminal, recipe)),
            terminal,
            recipe,
            why,
        }
    }

    /// The same for lines that stay on the screen when the program has ended: see [`Recipe::printed`].
    pub fn printed(self) -> Self {
        Self { recipe: self.recipe.printed(), ..self }
    }
}

fn rule(terminal: &Terminal, answers: &Answers, env: &Environment) -> (Recipe, Why) {
    let known = |recipe| (recipe, Why::Known(terminal.evidence));
    if terminal.within.is_some() {
        // No multiplexer lets a switch through: only what is written may differ.
        return match terminal.brand {
            Brand::Unknown => (unknown(env), Why::Unknown),
            Brand::Kitty => known(Recipe::KittyReverse),
            Brand::Konsole => known(Recipe::InverseBoxed),
            Brand::Mlterm if terminal.passes_through(answers) => known(Recipe::Mlterm),
            // Without that no right output through tmux is known: this keeps at least whole lines of text right.
            Brand::Putty | Brand::Mlterm => known(Recipe::Inverse),
            Brand::QTermWidget => known(Recipe::SplitColour),
            Brand::ITerm2 | Brand::AppleTerminal => known(Recipe::Words),
            _ => known(Recipe::Plain),
        };
    }
    if matches!(answers.bidi_mode, Some(1 | 2)) {
        return (Recipe::Explicit, Why::BidiMode);
    }
    known(match terminal.brand {
        Brand::Unknown => return (unknown(env), Why::Unknown),
        // Only where it has not answered yet: 0.58 brought the mode.
        Brand::Vte if terminal.is_at_least(0, 58) && answers.bidi_mode.is_none() => Recipe::Explicit,
        Brand::Konsole => Recipe::Konsole,
        Brand::Mlterm => Recipe::Mlterm,
        // An older kitty would swallow what is written by OSC 66.
        Brand::Kitty if terminal.is_at_least(0, 40) => Recipe::KittySplit,
        Brand::Kitty => Recipe::KittyReverse,
        Brand::Putty => Recipe::Inverse,
        Brand::QTermWidget => Recipe::SplitColour,
        // It orders text from 3.7 on.
        Brand::ITerm2 if !terminal.is_at_least(3, 7) => Recipe::Plain,
        Brand::ITerm2 | Brand::AppleTerminal => Recipe::Words,
        Brand::Xterm
        | Brand::Urxvt
        | Brand::St
        | Brand::Alacritty
        | Brand::Foot
        | Brand::Zutty
        | Brand::XtermJs
        | Brand::WindowsTerminal
        | Brand::Ghostty
        | Brand::LinuxConsole
        | Brand::Vte
        | Brand::WezTerm => Recipe::Plain,
    })
}

/// What is right in most terminals; the colours only where there are enough of them to differ unseen.
fn unknown(env: &Environment) -> Recipe {
    if Colours::of(env) >= Colours::Indexed { Recipe::SplitColour } else { Recipe::Plain }
}

/// Letters that are joined by presentation forms, but where a font is known to lack them or a reader wants the text.
fn letters(terminal: &Terminal, recipe: Recipe) -> Letters {
    if recipe == Recipe::Logical || terminal.brand == Brand::LinuxConsole {
        Letters::Base
    } else {
        Letters::Forms
    }
}

/// Marks only where they were seen to be drawn on their letters: elsewhere they land on others, or a letter vanishes.
fn marks(terminal: &Terminal, recipe: Recipe) -> Marks {
    let good = match terminal.brand {
        Brand::Xterm
        | Brand::Urxvt
        | Brand::Vte
        | Brand::Putty
        | Brand::XtermJs
        | Brand::Konsole
        | Brand::Mlterm => true,
        Brand::Kitty => recipe == Recipe::KittySplit,
        _ => recipe == Recipe::Logical,
    };
    if good { Marks::Keep } else { Marks::Strip }
}
