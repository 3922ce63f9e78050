//! Raw mode and the other screen, given back on drop, on panic, and whenever asked.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::Output;

/// What gives the terminal back; `None` while it is the shell's.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

#[derive(Clone)]
struct Taken {
    screen: bool,
    leave: String,
}

fn taken() -> MutexGuard<'static, Option<Taken>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal while it is ours. There is one at a time.
#[derive(Debug)]
pub struct Session(());

impl Session {
    /// Takes the terminal: raw mode, no other screen yet, so that questions can be asked.
    ///
    /// # Errors
    /// When the terminal refuses raw mode.
    pub fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        *taken() = Some(Taken { screen: false, leave: String::new() });
        Ok(Self(()))
    }

    /// Enters the other screen, by this output; again after [`restore`] or when the output changes.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn enter(&mut self, output: &Output) -> io::Result<()> {
        let mut state = taken();
        let before = state.clone();
        if before.is_none() {
            enable_raw_mode()?;
        }
        // Before writing, so that a failure in the middle is cleaned up too.
        *state = Some(Taken { screen: true, leave: output.leave() });
        drop(state);
        // What another output had switched is given back first; one that is in force already is not left.
        let (again, left) = before.map_or((false, String::new()), |before| (before.screen, before.leave));
        let left = if left == output.leave() { String::new() } else { left };
        // On the other screen already, the rows must be made anew after the switch.
        let screen = if again { "\x1B[0m\x1B[2J" } else { "\x1B[?1049h\x1B[2J\x1B[?25l" };
        write(&format!("{left}{}{screen}", output.enter()))
    }

    /// Gives the terminal back while something else has it, and takes it again. What reads the terminal for us must not
    /// do so meanwhile: the borrower's keys are its own.
    ///
    /// # Errors
    /// When the terminal cannot be taken again.
    pub fn lend<T>(&mut self, output: &Output, borrower: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let lent = borrower();
        self.enter(output)?;
        Ok(lent)
    }

    /// Whether the terminal is still ours: a panic on another thread gives it back.
    pub fn is_ours(&self) -> bool {
        taken().is_some()
    }

    /// Takes the terminal again after the program was stopped by another than itself: the shell has set its modes.
    ///
    /// # Errors
    /// When the terminal cannot be taken.
    pub fn retake(&mut self, output: &Output) -> io::Result<()> {
        // Only so is the mode set again: it is thought to be in force.
        disable_raw_mode()?;
        *taken() = None;
        self.enter(output)
    }

    /// Sends the terminal something, such as questions.
    ///
    /// # Errors
    /// When it cannot be written to.
    pub fn send(&mut self, text: &str) -> io::Result<()> {
        write(text)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Gives the terminal back, if it is ours. What fails is passed over: there is nobody left to tell.
pub fn restore() {
    if let Some(taken) = taken().take() {
        // Ends synchronised output, shows the cursor, resets the colours.
        let screen = if taken.screen { "\x1B[?2026l\x1B[0m\x1B[?25h\x1B[?1049l" } else { "" };
        let _ = write(&format!("{screen}{}", taken.leave));
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back before a panic's message is printed, so that it can be read.
pub fn restore_on_panic() {
    let next = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore();
        next(panic);
    }));
}
