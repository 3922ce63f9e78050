//! What is known of a terminal, as lines for a person and as JSON for a bug report.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::words;
use crate::cli::World;
use crate::cli::screen::{letters_name, marks_name};
use crate::cli::sheet::Sheet;
use crate::terminal::colour::Colours;
use crate::terminal::{Answers, Choice, Evidence, Why, Wishes};
use crate::text::clean;
use crate::ui::words::Language;

/// The variables that tell of a terminal, without anything of the person: of the last ones only that they are set.
const TOLD: [&str; 13] = [
    "TERM",
    "COLORTERM",
    "COLORFGBG",
    "NO_COLOR",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "XTERM_VERSION",
    "MLTERM",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
];
const SET: [&str; 5] = ["KITTY_WINDOW_ID", "WT_SESSION", "TMUX", "STY", "ZELLIJ"];

pub(super) struct Report {
    pub(super) answers: Answers,
    choice: Choice,
    colours: Colours,
    /// Variables and their values.
    environment: Vec<(&'static str, String)>,
}

impl Report {
    pub(super) fn new(answers: Answers, world: &World, saved: &HashMap<String, Wishes>) -> Self {
        let wishes = world.wishes;
        let told = TOLD.into_iter().filter_map(|name| Some((name, clean(world.env.get(name)?).into_owned())));
        let set = SET.into_iter().filter(|name| world.env.get(name).is_some());
        Self {
            choice: Choice::new(&answers, &world.env, wishes, |label| saved.get(label).copied()),
            colours: Colours::of(&world.env).told(&answers),
            environment: told.chain(set.map(|name| (name, "set".to_owned()))).collect(),
            answers,
        }
    }

    /// The JSON of `--json`: fields may be added, none changes its meaning.
    pub(super) fn json(&self) -> Value {
        let (terminal, answers) = (&self.choice.terminal, &self.answers);
        let within = terminal
            .within
            .as_ref()
            .map(|(multiplexer, version)| json!({ "name": multiplexer.name(), "version": version }));
        let environment: serde_json::Map<String, Value> =
            self.environment.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        json!({
            "sahifa": env!("CARGO_PKG_VERSION"),
            "system": std::env::consts::OS,
            "terminal": {
                "label": terminal.label(),
                "name": terminal.brand.name(),
                "version": terminal.version,
                "within": within,
                "told_by": told_by(terminal.evidence),
            },
            "recipe": self.choice.recipe.name(),
            "because": because(self.choice.why),
            "letters": letters_name(self.choice.letters),
            "marks": marks_name(self.choice.marks),
            "colours": colours_name(self.colours),
            "answers": {
                "xtversion": answers.version,
                "da1": answers.primary,
                "da2": answers.secondary,
                "bidi_mode": answers.bidi_mode,
                "light": answers.light,
                "tmux": answers.outer,
            },
            "environment": environment,
        })
    }

    /// The same as lines, in the program's language.
    pub(super) fn lines(&self, sheet: &Sheet, language: Language) -> Vec<String> {
        let choice = &self.choice;
        let by = language.say(match choice.why {
            Why::Asked => words::ASKED,
            Why::Saved => words::SAVED,
            Why::BidiMode => words::BIDI_MODE,
            Why::Known(_) => words::KNOWN,
            Why::Unknown => words::UNKNOWN,
        });
        let mut entries = vec![
            (
                words::TERMINAL,
                format!("{} · {}", isolated(&choice.terminal.label(), language), self.evidence(language)),
            ),
            (words::ANSWERS, self.answered(language)),
            (words::RECIPE, format!("{} · {by}", isolated(choice.recipe.name(), language))),
            (words::WAY, language.say(words::way(choice.recipe)).to_owned()),
            (words::LETTERS, language.say(words::letters(choice.letters)).to_owned()),
            (words::MARKS, language.say(words::marks(choice.marks)).to_owned()),
            (words::COLOURS, isolated(colours_name(self.colours), language)),
        ];
        entries.extend(
            words::notes(choice).into_iter().map(|note| (words::NOTE, language.say(note).to_owned())),
        );
        let lines = entries.iter().flat_map(|(label, text)| sheet.entry(language.say(*label), text));
        lines.collect()
    }

    fn evidence(&self, language: Language) -> String {
        match self.choice.terminal.evidence {
            Evidence::Name => language.say(words::BY_NAME).to_owned(),
            Evidence::Numbers => language.say(words::BY_NUMBERS).to_owned(),
            Evidence::Tmux => language.say(words::BY_TMUX).to_owned(),
            Evidence::Variable(name) => {
                format!("{} {}", language.say(words::BY_VARIABLE), isolated(name, language))
            }
            Evidence::None => language.say(words::BY_NOTHING).to_owned(),
        }
    }

    fn answered(&self, language: Language) -> String {
        let answers = &self.answers;
        let numbers = |numbers: &[u16]| numbers.iter().map(u16::to_string).collect::<Vec<_>>().join(";");
        let mut parts = Vec::new();
        parts.extend(answers.version.as_ref().map(|version| format!("XTVERSION {version}")));
        parts.extend(answers.secondary.as_ref().map(|found| format!("DA2 {}", numbers(found))));
        parts.extend(answers.primary.as_ref().map(|found| format!("DA1 {}", numbers(found))));
        parts.extend(answers.bidi_mode.map(|state| format!("mode 8 = {state}")));
        parts.extend(answers.light.map(|light| if light { "light" } else { "dark" }.to_owned()));
        parts.extend(answers.outer.as_ref().map(|outer| format!("tmux {outer}")));
        if parts.is_empty() {
            language.say(words::NO_ANSWER).to_owned()
        } else {
            isolated(&parts.join(", "), language)
        }
    }
}

/// Latin among Arabic, in its own order.
pub(super) fn isolated(text: &str, language: Language) -> String {
    match language {
        Language::Arabic => format!("\u{2066}{text}\u{2069}"),
        Language::English => text.to_owned(),
    }
}

fn colours_name(colours: Colours) -> &'static str {
    match colours {
        Colours::None => "none",
        Colours::Eight => "8",
        Colours::Sixteen => "16",
        Colours::Indexed => "256",
        Colours::True => "true",
    }
}

fn told_by(evidence: Evidence) -> String {
    match evidence {
        Evidence::Name => "xtversion".to_owned(),
        Evidence::Numbers => "da2".to_owned(),
        Evidence::Tmux => "tmux".to_owned(),
        Evidence::Variable(name) => name.to_owned(),
        Evidence::None => "nothing".to_owned(),
    }
}

fn because(why: Why) -> &'static str {
    match why {
        Why::Asked => "asked",
        Why::Saved => "saved",
        Why::BidiMode => "bidi_mode",
        Why::Known(_) => "known",
        Why::Unknown => "unknown",
    }
}
