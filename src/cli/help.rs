//! What the command line says when it is asked for help, or is wrong: in English, or in Arabic where that is asked for.

mod arabic;

use std::io::{self, Write};

use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory};

use super::args::Args;
use super::sheet::Sheet;
use super::{print, screen};
use crate::config::{Config, LanguageChoice, Paths};
use crate::terminal::{Environment, Recipe, Wishes};
use crate::text::{Direction, clean};

/// Answers a command line that is not to be run; gives the exit code.
pub(super) fn answer(error: &clap::Error, env: &Environment) -> u8 {
    let code = u8::try_from(error.exit_code()).unwrap_or(2);
    let words: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            if is_arabic(&words, env) =>
        {
            if print::lines(page(&command(&words), &sheet(env))).is_err() {
                return 1;
            }
        }
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            if error.print().is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
                return 1;
            }
        }
        _ => {
            // It repeats words of the command line: those may hold anything.
            let said = error.render().to_string();
            let _ = write!(io::stderr(), "{}", clean(&said));
        }
    }
    code
}

/// The language that the configuration names. One that is wrong is said by the commands that ask for it.
fn configured() -> LanguageChoice {
    let folder = Paths::find(None).and_then(|paths| paths.config);
    Config::load(None, folder.as_deref()).map_or(LanguageChoice::Auto, |config| config.language.value)
}

/// Whether help is wanted in Arabic: `--lang` says so, or else the configuration, or else the locale.
fn is_arabic(words: &[String], env: &Environment) -> bool {
    let after = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let told = words.iter().find_map(|word| word.strip_prefix("--lang=")).or(after);
    match (told, configured()) {
        (Some(tag), _) => tag == "ar",
        (None, LanguageChoice::Arabic) => true,
        (None, LanguageChoice::English) => false,
        (None, LanguageChoice::Auto) => env.locale().is_some_and(|locale| locale.starts_with("ar")),
    }
}

/// The command that a command line names, else the program itself.
fn command(words: &[String]) -> Command {
    let mut program = Args::command();
    program.build();
    let named = words
        .iter()
        .find_map(|word| program.find_subcommand(word).filter(|found| found.get_name() != "help"));
    named.cloned().unwrap_or(program)
}

/// Where help is written.
fn sheet(env: &Environment) -> Sheet {
    // The command line was not understood as a whole, so only the environment may choose a recipe.
    let named = env.get("SAHIFA_TERMINAL").and_then(|name| Recipe::named(name).ok());
    let wishes = Wishes { recipe: named, ..Wishes::default() };
    let saved = Paths::find(None).as_ref().map(screen::saved).unwrap_or_default();
    let terminal = screen::Screen::of_process(env, wishes, &saved).filter(|_| !env.is_dumb());
    Sheet::new(terminal.as_ref(), Direction::Rtl, 24)
}

/// The help of a command, in Arabic.
fn page(command: &Command, screen: &Sheet) -> Vec<String> {
    let name = command.get_name();
    let mut lines = screen.entry("", arabic::about(name).unwrap_or_default());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned();
    lines.push(String::new());
    lines.extend(screen.entry("", "الاستعمال:"));
    lines.extend(usage.lines().map(|line| format!("  {}", line.trim())));
    let visible = |arg: &&Arg| !arg.is_hide_set();
    let positionals: Vec<&Arg> = command.get_positionals().filter(visible).collect();
    let options: Vec<&Arg> =
        command.get_arguments().filter(visible).filter(|arg| !arg.is_positional()).collect();
    for (heading, args) in [("ما يعطى:", positionals), ("الخيارات:", options)] {
        if args.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.extend(screen.entry("", heading));
        for arg in args {
            lines.extend(
                screen.entry(&label(arg), arabic::arg(name, arg.get_id().as_str()).unwrap_or_default()),
            );
            let values: Vec<String> =
                arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            if arg.get_action().takes_values() && !values.is_empty() {
                lines.extend(screen.entry(" ", &values.join(" | ")));
            }
        }
    }
    let commands: Vec<&Command> = command.get_subcommands().filter(|sub| !sub.is_hide_set()).collect();
    if !commands.is_empty() {
        lines.push(String::new());
        lines.extend(screen.entry("", "الأوامر:"));
        for sub in commands {
            lines.extend(screen.entry(sub.get_name(), arabic::about(sub.get_name()).unwrap_or_default()));
        }
        lines.push(String::new());
        lines.extend(screen.entry("", arabic::WITHOUT_COMMAND));
    }
    lines
}

/// How an argument is written: `-h, --help`, `--width N`, `ARTICLE`.
fn label(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let value = value.unwrap_or_else(|| arg.get_id().as_str().to_uppercase());
    let Some(long) = arg.get_long() else { return value };
    let short = arg.get_short().map_or(String::new(), |short| format!("-{short}, "));
    if arg.get_action().takes_values() {
        format!("{short}--{long} {value}")
    } else {
        format!("{short}--{long}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, arabic, command, page};
    use crate::cli::args::Args;
    use crate::cli::sheet::Visual;
    use crate::terminal::{Output, Recipe};
    use crate::text::{Direction, Letters, Marks};
    use clap::CommandFactory;

    #[test]
    fn everything_that_english_help_says_is_said_in_arabic() {
        let mut program = Args::command();
        program.build();
        let commands: Vec<_> = std::iter::once(&program).chain(program.get_subcommands()).collect();
        assert!(commands.len() > 12);
        for command in commands {
            let name = command.get_name();
            assert!(arabic::about(name).is_some(), "{name}");
            for arg in command.get_arguments().filter(|arg| !arg.is_hide_set() && name != "help") {
                assert!(arabic::arg(name, arg.get_id().as_str()).is_some(), "{name} {}", arg.get_id());
            }
        }
    }

    #[test]
    fn lines_keep_to_the_screen_and_labels_stay_whole() {
        for columns in [40, 80, 100] {
            let output = Output::of(Recipe::Plain);
            let visual =
                Visual { output, letters: Letters::Forms, marks: Marks::Keep, columns: columns as u16 };
            let lines = page(
                &command(&["show".into()]),
                &Sheet { columns, direction: Direction::Rtl, labels: 24, visual: Some(visual) },
            );
            let longest =
                lines.iter().map(|line| crate::text::width::width(&line.replace('\u{200E}', ""))).max();
            assert!(longest <= Some(columns.max(64)), "{longest:?}");
            assert!(lines.iter().any(|line| line.ends_with("--width N")));
        }
        let lines =
            page(&command(&[]), &Sheet { columns: 80, direction: Direction::Rtl, labels: 24, visual: None });
        assert!(lines.iter().any(|line| line.starts_with("  show ") && line.ends_with("سطرا")), "{lines:#?}");
    }
}
