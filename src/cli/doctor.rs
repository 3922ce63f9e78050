//! `sahifa doctor`: what is known of this terminal and by what, a test card to judge, and what is saved of it.

mod report;
mod words;

use std::io::IsTerminal;
use std::time::Duration;

use super::args::Doctor;
use super::error::Error;
use super::screen::{self, Screen};
use super::sheet::Sheet;
use super::{World, has_screen, print};
use crate::config::{RememberedError, Terminals};
use crate::runtime;
use crate::terminal::{Answers, Terminal, Wishes, ask};
use crate::ui::State;
use report::Report;

/// A person waits for this one.
const PATIENCE: Duration = Duration::from_secs(2);

/// The columns of the report's labels.
const LABELS: usize = 12;

/// `sahifa doctor`.
pub(super) fn run(world: &World, options: &Doctor) -> Result<u8, Error> {
    if options.reset {
        return reset(world);
    }
    let judged = has_screen(&world.env) && std::io::stdin().is_terminal() && !options.json;
    let (code, answers, verdict) =
        if judged { examine(world)? } else { (0, ask(&world.env, PATIENCE), None) };
    if code != 0 {
        return Ok(code);
    }
    let mut saved = world.saved.clone();
    if let Some(verdict) = verdict {
        let label = Terminal::identify(&answers, &world.env).label();
        keep(world, &label, Some(verdict))?;
        saved.insert(label, verdict);
    }
    let report = Report::new(answers, world, &saved);
    if options.json {
        let text = serde_json::to_string_pretty(&report.json())
            .map_err(|error| Error::failure(format!("cannot write JSON: {error}")))?;
        return print::lines([text]);
    }
    let screen = Screen::of_answers(report.answers.clone(), &world.env, world.wishes, &saved);
    let language = world.language;
    let sheet = Sheet::new(screen.as_ref(), language.direction(), LABELS);
    let mut lines = report.lines(&sheet, language);
    if !judged {
        lines.push(String::new());
        lines.extend(sheet.entry("", language.say(words::NO_CARD)));
    }
    print::lines(lines)
}

/// Shows the test card; gives the exit code, what the terminal answered, and what the person did if it shall be saved.
fn examine(world: &World) -> Result<(u8, Answers, Option<Wishes>), Error> {
    let refused =
        |error| Error::failure(format!("cannot use the terminal: {error}")).hint("sahifa doctor --json");
    let ended = runtime::run(&world.settings(), State::examining, None, None).map_err(refused)?;
    let mut answers = ended.answers;
    if answers.outer.is_none() {
        answers.outer = crate::terminal::tmux::outer(&world.env);
    }
    Ok((ended.code.map_err(refused)?, answers, ended.state.verdict()))
}

/// Saves what was told of a terminal, or forgets it.
fn keep(world: &World, label: &str, verdict: Option<Wishes>) -> Result<Kept, Error> {
    let paths = world.paths.as_ref().ok_or_else(|| {
        Error::failure("there is no folder for what is saved").hint("name one: --data-dir DIR")
    })?;
    let failed = |error: &dyn std::fmt::Display| {
        Error::failure(format!("cannot save what was told of the terminal: {error}"))
            .hint("name a folder that you can write to: --data-dir DIR")
    };
    let (mut terminals, unreadable) = match Terminals::load(&paths.data) {
        Ok(terminals) => (terminals, false),
        // Nothing could be taken from it: it is written anew.
        Err(RememberedError::Form { .. }) => (Terminals::default(), true),
        Err(error @ RememberedError::File { .. }) => return Err(failed(&error)),
    };
    let known = match verdict {
        Some(verdict) => {
            terminals.insert(label, &screen::entry(verdict));
            true
        }
        None => terminals.remove(label),
    };
    if known || unreadable {
        terminals.save(&paths.data).map_err(|error| failed(&error))?;
    }
    Ok(if unreadable {
        Kept::FileWasUnreadable
    } else if known {
        Kept::Changed
    } else {
        Kept::NotKnown
    })
}

/// What became of what was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Changed,
    NotKnown,
    /// All of it is gone.
    FileWasUnreadable,
}

/// `sahifa doctor --reset`.
fn reset(world: &World) -> Result<u8, Error> {
    let answers = ask(&world.env, PATIENCE);
    let label = Terminal::identify(&answers, &world.env).label();
    let kept = keep(world, &label, None)?;
    let screen = Screen::of_answers(answers, &world.env, world.wishes, &world.saved);
    let sheet = Sheet::new(screen.as_ref(), world.language.direction(), LABELS);
    let said = world.language.say(match kept {
        Kept::Changed => words::FORGOTTEN,
        Kept::NotKnown => words::NOTHING_SAVED,
        Kept::FileWasUnreadable => words::ALL_FORGOTTEN,
    });
    if kept == Kept::FileWasUnreadable {
        return print::lines(sheet.entry("", said));
    }
    print::lines(sheet.entry("", &format!("{said} {}", report::isolated(&label, world.language))))
}
