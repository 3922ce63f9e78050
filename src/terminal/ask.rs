//! Asks the terminal in one go, for a program that has no loop of its own: it prints and ends.

use std::time::Duration;

use super::{Answers, Environment};

/// What the terminal of this process answers within `patience`. Nothing is asked where there is no terminal to ask,
/// where it is another job's, or where something was typed already: that would be lost.
///
/// Raw mode is on while it waits, and is given back; Ctrl-c typed meanwhile ends the program as it would otherwise.
pub fn ask(env: &Environment, patience: Duration) -> Answers {
    if env.is_dumb() {
        return Answers::default();
    }
    #[cfg(unix)]
    let mut answers = asked::ask(patience).unwrap_or_default();
    #[cfg(not(unix))]
    let mut answers = {
        let _ = patience;
        Answers::default()
    };
    answers.outer = super::tmux::outer(env);
    answers
}

#[cfg(unix)]
mod asked {
    use std::fs::{File, OpenOptions};
    use std::io::{self, IsTerminal, Read, Write};
    use std::os::fd::AsFd;
    use std::time::{Duration, Instant};

    use crossterm::event::{KeyCode, KeyModifiers};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use crate::terminal::Answers;
    use crate::terminal::answers::QUESTIONS;
    use crate::terminal::input::{Decoder, Input};

    /// Raw mode, given back on drop.
    struct Raw;

    impl Drop for Raw {
        fn drop(&mut self) {
            let _ = crossterm::terminal::disable_raw_mode();
        }
    }

    pub(super) fn ask(patience: Duration) -> io::Result<Answers> {
        let mut tty = tty()?;
        let mut answers = Answers::default();
        // From the background, changing the mode would stop us.
        if rustix::termios::tcgetpgrp(&tty)? != rustix::process::getpgrp() {
            return Ok(answers);
        }
        crossterm::terminal::enable_raw_mode()?;
        let raw = Raw;
        if is_readable(&tty, Duration::ZERO)? {
            return Ok(answers);
        }
        tty.write_all(QUESTIONS.as_bytes())?;
        let mut decoder = Decoder::default();
        let mut buffer = [0; 1024];
        let end = Instant::now() + patience;
        while !answers.complete() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || !is_readable(&tty, left)? {
                break;
            }
            let length = tty.read(&mut buffer)?;
            if length == 0 {
                break;
            }
            for input in decoder.feed(&buffer[..length]) {
                match input {
                    Input::Answer(answer) => answers.take(answer),
                    Input::Key(key)
                        if key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL =>
                    {
                        drop(raw);
                        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT)?;
                        return Ok(answers);
                    }
                    Input::Key(_) => {}
                }
            }
        }
        Ok(answers)
    }

    /// The terminal. Standard input may be an article.
    fn tty() -> io::Result<File> {
        let stdin = io::stdin();
        // macOS cannot wait for /dev/tty.
        if cfg!(target_os = "macos") && stdin.is_terminal() {
            return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
        }
        OpenOptions::new().read(true).write(true).open("/dev/tty")
    }

    /// Whether there is something to read, after waiting for it.
    fn is_readable(tty: &File, patience: Duration) -> io::Result<bool> {
        let wait = Timespec {
            tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: patience.subsec_nanos().into(),
        };
        let mut waiting = [PollFd::new(tty, PollFlags::IN)];
        let ready = poll(&mut waiting, Some(&wait))?;
        let found = waiting[0].revents();
        if ready > 0 && !found.contains(PollFlags::IN) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(ready > 0)
    }
}
