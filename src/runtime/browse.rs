//! Which programs open an address: those of `$BROWSER`, then the system's own way.

use std::path::Path;
use std::process::{Command, Stdio};

/// Browsers that show their pages in the terminal.
const TEXT: [&str; 11] = [
    "browsh",
    "carbonyl",
    "cha",
    "edbrowse",
    "elinks",
    "links",
    "links2",
    "lynx",
    "retawq",
    "w3m",
    "www-browser",
];

/// A program with which an address is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opener {
    /// Its name or path.
    pub program: String,
    /// Its arguments, the address among them.
    pub arguments: Vec<String>,
}

impl Opener {
    fn new<'a>(program: &str, words: impl Iterator<Item = &'a str>, address: &str) -> Self {
        let words: Vec<&str> = words.collect();
        let mut arguments: Vec<String> = words.iter().map(|word| word.replace("%s", address)).collect();
        if !words.iter().any(|word| word.contains("%s")) {
            arguments.push(address.to_owned());
        }
        Self { program: program.to_owned(), arguments }
    }

    /// Whether it needs the terminal.
    pub fn is_text(&self) -> bool {
        let name = Path::new(&self.program).file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| TEXT.contains(&name))
    }

    /// It, to be started without a shell.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        if !self.is_text() {
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            // A signal to our job is none to the browser.
            #[cfg(unix)]
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
        }
        command
    }
}

/// The program of the configuration, a list of words: `%s` stands for the address, or it comes last.
pub(super) fn configured(words: &[String], address: &str) -> Option<Opener> {
    let (program, arguments) = words.split_first()?;
    Some(Opener::new(program, arguments.iter().map(String::as_str), address))
}

/// The programs to try one after another. `browser` is the value of `$BROWSER`: commands parted by colons, where `%s`
/// stands for the address, or it comes last.
pub fn openers(browser: Option<&str>, address: &str) -> Vec<Opener> {
    let parted = if cfg!(windows) { ';' } else { ':' };
    let mut openers: Vec<Opener> = browser
        .unwrap_or("")
        .split(parted)
        .filter_map(|command| {
            let mut words = command.split_whitespace();
            let program = words.next()?;
            Some(Opener::new(program, words, address))
        })
        .collect();
    let own = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    openers.push(Opener { program: own.to_owned(), arguments: vec![address.to_owned()] });
    openers
}
