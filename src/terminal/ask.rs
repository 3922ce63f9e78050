//! Asks the terminal in one go, for a program that has no loop of its own: it prints and ends.

use std::time::Duration;

use super::{Answers, Environment, Multiplexer, Terminal};

/// What the terminal of this process answers within `patience`. Nothing is asked where there is no terminal to ask,
/// where it is another job's, or where something was typed already: that would be lost.
///
/// Raw mode is on while it waits, and is given back, also before a signal ends or stops the program; Ctrl-c typed
/// meanwhile ends it as it would otherwise. Other keys typed between question and answer are lost: a terminal gives no
/// way to put them back.
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
    if matches!(Terminal::identify(&answers, env).within, Some((Multiplexer::Tmux, _))) {
        answers.outer = super::tmux::outer(env);
    }
    answers
}

#[cfg(unix)]
mod asked {
    use std::fs::File;
    use std::io::{self, Read, Write};
    use std::time::{Duration, Instant};

    use crossterm::event::{KeyCode, KeyModifiers};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::terminal::Answers;
    use crate::terminal::answers::QUESTIONS;
    use crate::terminal::input::{Decoder, Input};
    use crate::terminal::tty;

    /// The longest that a signal may wait to be seen.
    const SLICE: Duration = Duration::from_millis(50);

    /// Raw mode, given back on drop.
    struct Raw;

    impl Drop for Raw {
        fn drop(&mut self) {
            let _ = crossterm::terminal::disable_raw_mode();
        }
    }

    pub(super) fn ask(patience: Duration) -> io::Result<Answers> {
        let mut tty = tty::open()?;
        let mut answers = Answers::default();
        // From the background, changing the mode would stop us.
        if rustix::termios::tcgetpgrp(&tty)? != rustix::process::getpgrp() {
            return Ok(answers);
        }
        // A signal that ends or stops us must find the mode given back: it waits until then.
        let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
        crossterm::terminal::enable_raw_mode()?;
        let raw = Raw;
        let asked = converse(&mut tty, &mut signals, patience, &mut answers);
        drop(raw);
        if let Some(signal) = asked?.or_else(|| signals.pending().next()) {
            emulate_default_handler(signal)?;
        }
        Ok(answers)
    }

    /// Asks, and reads until the last answer is there; the signal that came first, if one did.
    fn converse(
        tty: &mut File,
        signals: &mut Signals,
        patience: Duration,
        answers: &mut Answers,
    ) -> io::Result<Option<i32>> {
        if is_readable(tty, Duration::ZERO)? {
            return Ok(None);
        }
        tty.write_all(QUESTIONS.as_bytes())?;
        let mut decoder = Decoder::default();
        let mut buffer = [0; 1024];
        let end = Instant::now() + patience;
        while !answers.complete() {
            // A signal ends a wait; one that came just before it is seen when a slice of the wait is over.
            let left = end.saturating_duration_since(Instant::now());
            let ready = left.is_zero() || is_readable(tty, left.min(SLICE))?;
            if let Some(signal) = signals.pending().next() {
                return Ok(Some(signal));
            }
            if left.is_zero() {
                break;
            }
            if !ready {
                continue;
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
                        return Ok(Some(SIGINT));
                    }
                    _ => {}
                }
            }
        }
        Ok(None)
    }

    /// Whether there is something to read, after waiting for it.
    fn is_readable(tty: &File, patience: Duration) -> io::Result<bool> {
        let wait = Timespec {
            tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: patience.subsec_nanos().into(),
        };
        let mut waiting = [PollFd::new(tty, PollFlags::IN)];
        let ready = match poll(&mut waiting, Some(&wait)) {
            Err(Errno::INTR) => 0,
            ready => ready?,
        };
        let found = waiting[0].revents();
        if ready > 0 && !found.contains(PollFlags::IN) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(ready > 0)
    }
}
