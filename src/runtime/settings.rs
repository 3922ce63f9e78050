//! What the reader is started with, and what follows from that for a terminal that answered so.

use std::collections::HashMap;
use std::sync::Arc;

use crate::config::{Config, TextDigitsChoice};
use crate::terminal::colour::Colours;
use crate::terminal::{Answers, Choice, Environment, Multiplexer, Output, Recipe, Wishes};
use crate::text::{Digits, Order};
use crate::ui::Context;
use crate::ui::SMALL;
use crate::ui::keys::Keymap;
use crate::ui::theme::Themes;
use crate::ui::words::Language;

/// What the reader is started with.
#[derive(Debug)]
pub struct Settings {
    /// A copy of the environment.
    pub env: Environment,
    /// What was asked for.
    pub wishes: Wishes,
    /// What is saved for terminals, by their labels.
    pub saved: HashMap<String, Wishes>,
    /// The language of the program's own words.
    pub language: Language,
    /// The keys in force.
    pub keys: Arc<Keymap>,
    /// The themes there are.
    pub themes: Arc<Themes>,
    /// The number of the one that is in force.
    pub theme: usize,
    /// All settings in force.
    pub config: Config,
}

impl Settings {
    /// The output for a terminal that answered so.
    pub(super) fn choose(&self, answers: &Answers, wishes: Wishes) -> (Choice, Output) {
        let choice = Choice::new(answers, &self.env, wishes, |label| self.saved.get(label).copied());
        let output = Output::new(&choice, answers, &self.env);
        tracing::info!(?answers, ?choice, "the terminal");
        (choice, output)
    }

    /// What the screen is drawn by.
    pub(super) fn context(&self, answers: &Answers, choice: &Choice) -> Context {
        let light = answers.light.or_else(|| self.env.light());
        // With the mouse on, GNU screen keeps a lone Escape to itself for as long as no other key follows.
        let held = matches!(choice.terminal.within, Some((Multiplexer::Screen, _)));
        Context {
            language: self.language,
            theme: self.themes.theme(self.theme, Colours::of(&self.env).told(answers), light),
            themes: Arc::clone(&self.themes),
            keys: Arc::clone(&self.keys),
            digits: self.config.digits.value,
            text_digits: match self.config.text_digits.value {
                TextDigitsChoice::AsWritten => Digits::AsWritten,
                TextDigitsChoice::Arabic => Digits::ArabicIndic,
                TextDigitsChoice::Persian => Digits::Persian,
                TextDigitsChoice::Western => Digits::Western,
            },
            width: self.config.width.value.0,
            panel: self.config.panel.value,
            names: self.config.names.value,
            mouse: self.config.mouse.value && !held,
            order: if choice.recipe == Recipe::Logical { Order::Logical } else { Order::Visual },
            letters: choice.letters,
            marks: choice.marks,
            recipe: choice.recipe,
            terminal: choice.terminal.label(),
            small: SMALL,
        }
    }

    /// Whether nothing more is to come that the first frame should wait for.
    pub(super) fn is_answered(&self, answers: &Answers) -> bool {
        let tmux =
            self.env.get("TMUX").is_some() && answers.version.as_ref().is_none_or(|v| v.starts_with("tmux"));
        answers.complete() && (!tmux || answers.outer.is_some())
    }
}
