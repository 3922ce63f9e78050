//! The terminal that is printed on, and what is saved for terminals.

use std::collections::HashMap;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::time::Duration;

use crate::config::{Paths, Remembered, Terminals};
use crate::terminal::{Answers, Choice, Environment, Output, Recipe, Wishes, ask};
use crate::text::{Letters, Marks};

/// How long a terminal may take to answer before something is printed. Every terminal tried does, most at once; what
/// came later would be typed into the shell.
const PATIENCE: Duration = Duration::from_secs(1);

/// The terminal of this process, and how lines are printed there.
pub(super) struct Screen {
    pub(super) answers: Answers,
    pub(super) choice: Choice,
    pub(super) output: Output,
    pub(super) columns: u16,
}

impl Screen {
    /// The terminal that standard output is; `None` where it is none.
    pub(super) fn of_process(
        env: &Environment,
        wishes: Wishes,
        saved: &HashMap<String, Wishes>,
    ) -> Option<Self> {
        if !stdout().is_terminal() {
            return None;
        }
        Self::of_answers(ask(env, PATIENCE), env, wishes, saved)
    }

    /// The same where the terminal has been asked already.
    pub(super) fn of_answers(
        answers: Answers,
        env: &Environment,
        wishes: Wishes,
        saved: &HashMap<String, Wishes>,
    ) -> Option<Self> {
        if !stdout().is_terminal() {
            return None;
        }
        let choice = Choice::new(&answers, env, wishes, |label| saved.get(label).copied()).printed();
        let output = Output::new(&choice, &answers, env);
        Some(Self { answers, choice, output, columns: columns().unwrap_or(80) })
    }
}

/// The columns of the terminal.
pub(super) fn columns() -> Option<u16> {
    crossterm::terminal::size().ok().map(|size| size.0).filter(|&columns| columns > 0)
}

/// What is saved for terminals. A file that cannot be read is said, and nothing is taken from it.
pub(super) fn saved(paths: &Paths) -> HashMap<String, Wishes> {
    match Terminals::load(&paths.data) {
        Ok(terminals) => terminals.iter().map(|(label, entry)| (label.to_owned(), wishes(&entry))).collect(),
        Err(error) => {
            let _ = writeln!(
                stderr(),
                "sahifa: what was saved for terminals cannot be read: {}\n  hint: sahifa doctor --reset",
                crate::text::clean(&error.to_string())
            );
            HashMap::new()
        }
    }
}

/// What an entry says; what is not known in it, perhaps of a newer version, is passed over.
fn wishes(entry: &Remembered) -> Wishes {
    Wishes {
        recipe: entry.recipe.as_deref().and_then(|name| Recipe::named(name).ok()),
        letters: match entry.letters.as_deref() {
            Some("forms") => Some(Letters::Forms),
            Some("base") => Some(Letters::Base),
            _ => None,
        },
        marks: match entry.marks.as_deref() {
            Some("keep") => Some(Marks::Keep),
            Some("strip") => Some(Marks::Strip),
            _ => None,
        },
    }
}

/// The entry that says so.
pub(super) fn entry(wishes: Wishes) -> Remembered {
    Remembered {
        recipe: wishes.recipe.map(|recipe| recipe.name().to_owned()),
        letters: wishes.letters.map(|letters| letters_name(letters).to_owned()),
        marks: wishes.marks.map(|marks| marks_name(marks).to_owned()),
    }
}

/// The name of a way to draw letters.
pub(super) fn letters_name(letters: Letters) -> &'static str {
    match letters {
        Letters::Forms => "forms",
        Letters::Base => "base",
    }
}

/// The name of a way to draw marks.
pub(super) fn marks_name(marks: Marks) -> &'static str {
    match marks {
        Marks::Keep => "keep",
        Marks::Strip => "strip",
    }
}
