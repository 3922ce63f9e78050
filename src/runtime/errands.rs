//! What the screen asks of the world: a text copied, an address opened, a text piped to a command.

use std::io::{self, ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use ratatui::style::Style;

use super::browse::{configured, openers};
use super::input::Event;
use super::{Loop, Next, worker};
use crate::terminal::session::Session;
use crate::terminal::{Environment, Multiplexer, Output, clipboard, link, tty};
use crate::text::{LayoutOptions, layout};
use crate::ui::words::{Language, errands};
use crate::ui::{Copied, Message, Trouble};

/// A browser that fails does so within this time.
const AT_ONCE: Duration = Duration::from_secs(10);

impl Loop<'_> {
    /// Copies a text into the terminal's clipboard and the system's.
    pub(super) fn copy(&mut self, session: &mut Session, text: String) -> io::Result<()> {
        let sequence = clipboard::sequence(&text, &self.choice.terminal, &self.answers);
        let copied = Copied { terminal: sequence.is_some(), system: false };
        if let Some(sequence) = sequence {
            session.send(&sequence)?;
        }
        let terminal = &self.choice.terminal;
        let in_tmux = matches!(terminal.within, Some((Multiplexer::Tmux, _)));
        let in_tmux = in_tmux && !terminal.passes_through(&self.answers);
        self.clipboard.put(text, in_tmux, copied, &self.sender);
        Ok(())
    }

    /// Opens an address with the first program that can be started; what goes wrong is told.
    pub(super) fn browse(&mut self, session: &mut Session, address: &str) -> Next {
        let language = self.context.language;
        let Some(address) = link::address(address) else {
            self.trouble(language.say(errands::NO_ADDRESS).into(), language.say(errands::KINDS));
            return Next::Draw;
        };
        let configured = configured(&self.settings.config.browser.value.0, &address);
        for opener in configured.into_iter().chain(openers(self.settings.env.get("BROWSER"), &address)) {
            let mut command = opener.command();
            let started = if opener.is_text() {
                // Standard input may be an article.
                let lent = tty::open().and_then(|tty| {
                    command.stdin(tty);
                    self.lend(session, || command.status())
                });
                lent.map(|status| self.judge(status, &opener.program))
            } else {
                command.spawn().map(|child| self.wait_aside(child, opener.program.clone()))
            };
            match started {
                // Where it had the terminal, the screen is to be made anew; else that does no harm.
                Ok(()) => return if opener.is_text() { Next::Redraw } else { Next::Draw },
                Err(error) => tracing::info!(%error, program = opener.program, "no browser"),
            }
        }
        self.trouble(language.say(errands::NO_BROWSER).into(), language.say(errands::SET_BROWSER));
        // A program that was not there may have been lent the terminal.
        Next::Redraw
    }

    /// Waits for a browser where it disturbs nobody.
    fn wait_aside(&self, mut child: Child, program: String) {
        let (sender, language) = (self.sender.clone(), self.context.language);
        let waited = worker::aside("browser", move || {
            let begun = Instant::now();
            let trouble = child.wait().ok().and_then(|status| trouble_of(status, &program, language));
            // How a browser ends that was open for a while is no news of this address.
            let trouble = trouble.filter(|_| begun.elapsed() < AT_ONCE);
            if let Some(trouble) = trouble {
                let _ = sender.send(Event::Message(Message::Trouble(trouble)));
            }
        });
        if let Err(error) = waited {
            tracing::info!(%error, "nobody waits for the browser");
        }
    }

    /// Runs a shell command in the terminal with a text as its input, and shows what it wrote until Enter is pressed.
    pub(super) fn pipe(&mut self, session: &mut Session, command: &str, text: String) -> Next {
        let shell = shell(&self.settings.env).to_owned();
        let back = self.printed(self.context.language.say(errands::BACK));
        let run = || -> io::Result<ExitStatus> {
            let mut child = Command::new(&shell).arg("-c").arg(command).stdin(Stdio::piped()).spawn()?;
            if let Some(mut input) = child.stdin.take() {
                // Beside it: who does not read is not waited for, and whoever ends early has read enough. Where that
                // cannot be, the command finds no input, but is waited for all the same.
                let _ = worker::aside("pipe", move || {
                    let _ = input.write_all(text.as_bytes());
                });
            }
            let status = child.wait()?;
            let _ = wait_for_enter(&back);
            Ok(status)
        };
        match self.lend(session, run) {
            Ok(status) => self.judge(status, command),
            Err(error) => {
                self.trouble(
                    self.context.language.say(errands::NOT_RUN).into(),
                    &format!("{shell}: {error}"),
                );
            }
        }
        Next::Redraw
    }

    /// Gives the terminal to something that takes its keys too, and takes it again.
    fn lend<T>(&self, session: &mut Session, borrower: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        self.turn.lend(|| session.lend(&self.output, borrower))??
    }

    fn judge(&self, status: ExitStatus, command: &str) {
        if let Some(Trouble { what, hint }) = trouble_of(status, command, self.context.language) {
            self.trouble(what, &hint);
        }
    }

    fn trouble(&self, what: String, hint: &str) {
        let trouble = Trouble { what, hint: hint.to_owned() };
        let _ = self.sender.send(Event::Message(Message::Trouble(trouble)));
    }

    /// A line as it is printed on the shell's screen.
    fn printed(&self, text: &str) -> String {
        let choice = self.choice.clone().printed();
        let output = Output::new(&choice, &self.answers, &self.settings.env);
        let direction = Some(self.context.language.direction());
        let options = LayoutOptions {
            direction,
            order: self.context.order,
            letters: choice.letters,
            marks: choice.marks,
            ..LayoutOptions::default()
        };
        let laid = layout(text, &options);
        laid.line(0).map_or_else(String::new, |line| output.line(&line, 0, u16::MAX, |_| Style::new()))
    }
}

/// What is to be said of how a command ended; nothing, if it did well or was ended by the one who sits there.
fn trouble_of(status: ExitStatus, command: &str, language: Language) -> Option<Trouble> {
    let said = |phrase, number: i32| {
        let number = language.words().number(usize::try_from(number).unwrap_or_default());
        Trouble { what: format!("{} {number}", language.say(phrase)), hint: command.to_owned() }
    };
    // The shell's code for a command that it has not found.
    if status.code() == Some(127) {
        return Some(Trouble { what: language.say(errands::NOT_FOUND).into(), hint: command.to_owned() });
    }
    if let Some(code) = status.code() {
        return (code != 0).then(|| said(errands::FAILED, code));
    }
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGINT, SIGPIPE, SIGQUIT};
        let signal = std::os::unix::process::ExitStatusExt::signal(&status)?;
        (![SIGINT, SIGPIPE, SIGQUIT].contains(&signal)).then(|| said(errands::KILLED, signal))
    }
    #[cfg(not(unix))]
    None
}

/// The reader's shell.
fn shell(env: &Environment) -> &str {
    env.get("SHELL").unwrap_or("sh")
}

/// Says what to press, and waits until it is pressed or the terminal is gone.
fn wait_for_enter(prompt: &str) -> io::Result<()> {
    let mut tty = tty::open()?;
    write!(tty, "\n{prompt}\n")?;
    let mut byte = [0];
    loop {
        match tty.read(&mut byte) {
            Ok(0) => return Ok(()),
            // A command may have left the terminal raw: then Enter is another byte, and Ctrl-C no signal.
            Ok(_) if matches!(byte[0], b'\n' | b'\r' | 0x03) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
