//! The commands; each is one file.

mod args;
mod backup;
mod config;
mod desk;
mod doctor;
mod entities;
mod error;
mod export;
mod help;
mod import;
mod library;
mod list;
mod manual;
mod open;
mod opening;
mod print;
mod resume;
mod rows;
mod samples;
mod screen;
mod search;
mod sheet;
mod show;
mod source;
mod world;

use std::io::{self, IsTerminal, Write};

use clap::Parser;

use crate::terminal::Environment;
use args::{Args, Command};
use error::{Error, quoted};
use world::World;

/// Runs the command line of this process; gives its exit code.
pub fn main() -> u8 {
    let args = match Args::try_parse_from(args::typed(std::env::args_os())) {
        Ok(args) => args,
        Err(error) => return help::answer(&error, &Environment::of_process()),
    };
    let data = args.global.data_dir.clone();
    match run(args) {
        Ok(code) => code,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            if error.is_damage() {
                library::examine(data);
            }
            error.code()
        }
    }
}

fn run(args: Args) -> Result<u8, Error> {
    if let Some(file) = &args.global.log {
        start_log(file)?;
    }
    let env = Environment::of_process();
    if let Some(locale) = env.foreign_charset() {
        let _ = writeln!(
            io::stderr(),
            "sahifa: the locale '{locale}' is not UTF-8; what is written is UTF-8 all the same\n  \
             hint: set LC_ALL=C.UTF-8"
        );
    }
    // Made only by what asks for it: the manual helps even where the configuration is wrong.
    let world = || World::new(&args.global, env);
    let command = match (args.command, args.article) {
        (Some(_), Some(article)) => {
            return Err(Error::usage(format!("{} stands before a command", quoted(&article)))
                .hint("an article is given after the command: sahifa show ARTICLE"));
        }
        (Some(command), None) => command,
        (None, Some(article)) => Command::Read { article },
        (None, None) => return open::library(&world()?),
    };
    match command {
        Command::Read { article } => open::read(&world()?, &article),
        Command::Config(options) => config::run(&world()?, &options),
        Command::Doctor(options) => doctor::run(&world()?, &options),
        Command::Show(options) => show::run(&world()?, &options),
        Command::Export(options) => export::run(&world()?, &options),
        Command::Entities(options) => entities::run(&world()?, &options),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command } => manual::page(command.as_deref()),
        Command::Import(options) => import::run(&world()?, &options),
        Command::List(options) => list::run(&world()?, &options),
        Command::Search(options) => search::run(&world()?, &options),
        Command::Backup(options) => backup::run(&world()?, &options),
        Command::Feed(_) | Command::Update(_) => Err(not_yet(&world()?, command.name())),
    }
}

/// Writes what happens to a file, for bug reports; nothing of it goes to the screen.
fn start_log(path: &std::path::Path) -> Result<(), Error> {
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path).map_err(|error| {
        Error::failure(format!("cannot write the log {}: {error}", path.display()))
            .hint("give --log a file in a folder that you can write to")
    })?;
    let log = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing::level_filters::LevelFilter::DEBUG)
        .with_writer(std::sync::Mutex::new(file));
    log.try_init().map_err(|error| Error::failure(format!("cannot start the log: {error}")))
}

fn not_yet(world: &World, command: &str) -> Error {
    let error = Error::failure(format!("'sahifa {command}' is not there yet"));
    let library = world.paths.as_ref().filter(|_| args::needs_library(command));
    match library {
        Some(paths) => error.hint(format!("the library will live in {}", paths.data.display())),
        None => error.hint("see 'sahifa --help' for what is there"),
    }
}

/// Whether the reader's screen can be shown here: a terminal to draw on that can move its cursor.
fn has_screen(env: &Environment) -> bool {
    io::stdout().is_terminal() && !env.is_dumb()
}
