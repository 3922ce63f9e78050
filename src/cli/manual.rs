//! Completions for shells, and the manual pages: both made from the command line's own definition.

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Args;
use super::error::Error;
use super::print;

/// What the definition does not tell, in the manual's own form.
const MORE: &str = r#".SH "EXIT STATUS"
0 done, 1 failed, 2 wrong usage, 130 ended by Ctrl\-c, 143 by SIGTERM, 129 by SIGHUP.
.SH ENVIRONMENT
.TP
.B SAHIFA_TERMINAL
The name of an output, as
.BR \-\-terminal\-recipe .
.TP
.B NO_COLOR
No colours are written.
.TP
.B LC_ALL, LC_MESSAGES, LANG
The language of the program's own words.
.SH FILES
.TP
.I config.toml
The settings, in the configuration folder; its themes are in
.I themes/
beside it. What can be set, to what, and where the file is looked for:
.BR "sahifa config" .
.TP
.I places.json
Where articles were left, in the data folder.
.TP
.I terminals.json
What
.B sahifa doctor
was told, in the data folder.
"#;

/// `sahifa completions SHELL`.
pub(super) fn completions(shell: Shell) -> Result<u8, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "sahifa", &mut script);
    print::bytes(&script)
}

/// `sahifa man [COMMAND]`.
pub(super) fn page(command: Option<&str>) -> Result<u8, Error> {
    let mut program = Args::command();
    program.build();
    let found = match command {
        None => program.clone(),
        Some(name) => named(&program, name)?,
    };
    let mut page = Vec::new();
    Man::new(found).render(&mut page)?;
    if command.is_none() {
        page.extend_from_slice(MORE.as_bytes());
    }
    print::bytes(&page)
}

fn named(program: &Command, name: &str) -> Result<Command, Error> {
    let found = program.find_subcommand(name).cloned();
    found.ok_or_else(|| {
        let all: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        Error::usage(format!("there is no command '{name}'")).hint(format!("there are: {}", all.join(", ")))
    })
}
