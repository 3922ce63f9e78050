//! Standard input as lines that are right in this terminal; in a pipe they are as they came. What `sahifa show --lines -`
//! does: `some-program | cargo run --example filter`.

use std::io::{self, BufRead, IsTerminal, Write};
use std::time::Duration;

use ratatui::style::Style;
use sahifa::terminal::{Choice, Environment, Output, Recipe, Wishes, ask};
use sahifa::text::{Direction, LayoutOptions, clean, layout};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let columns = crossterm::terminal::size().map_or(80, |size| size.0);
    let env = Environment::of_process();
    let written = io::stdout().is_terminal().then(|| {
        let answers = ask(&env, Duration::from_secs(1));
        // The lines stay when we have ended: no switch may be needed for them.
        let choice = Choice::new(&answers, &env, Wishes::default(), |_| None).printed();
        let output = Output::new(&choice, &answers, &env);
        (choice, output)
    });
    for line in io::stdin().lock().lines() {
        let line = line?;
        // No control character of another program reaches the terminal.
        let text = clean(&line);
        let Some((choice, output)) = written.as_ref().filter(|(choice, _)| choice.recipe != Recipe::Logical)
        else {
            writeln!(out, "{text}")?;
            continue;
        };
        let options = LayoutOptions {
            width: usize::from(columns),
            letters: choice.letters,
            marks: choice.marks,
            ..LayoutOptions::default()
        };
        for line in layout(&text, &options).lines() {
            let free = usize::from(columns) - line.width().min(usize::from(columns));
            let indent = if line.direction() == Direction::Rtl { free } else { 0 };
            writeln!(out, "{}", output.line(&line, indent, columns, |_| Style::new()))?;
        }
    }
    Ok(())
}
