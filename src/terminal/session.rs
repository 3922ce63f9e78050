//! Raw mode and the other screen, given back on drop, on panic, and whenever asked.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::{Modes, Output};

/// What gives the terminal back; `None` while it is the shell's.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

#[derive(Clone)]
struct Taken {
    screen: bool,
    /// In force while the other screen is.
    modes: Modes,
    leave: String,
}

fn taken() -> MutexGuard<'static, Option<Taken>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal while it is ours. There is one at a time.
#[derive(Debug)]
pub struct Session {
    /// What is wanted on the other screen.
    modes: Modes,
}

impl Session {
    /// Takes the terminal: raw mode, no other screen yet, so that questions can be asked.
    ///
    /// # Errors
    /// When the terminal refuses raw mode.
    pub fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        *taken() = Some(Taken { screen: false, modes: Modes::default(), leave: String::new() });
        Ok(Self { modes: Modes::default() })
    }

    /// Says what is asked of the terminal while it shows the other screen; at once, if it does.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn set_modes(&mut self, modes: Modes) -> io::Result<()> {
        self.modes = modes;
        let change = match &mut *taken() {
            Some(taken) if taken.screen => std::mem::replace(&mut taken.modes, modes).change(modes),
            _ => String::new(),
        };
        if change.is_empty() { Ok(()) } else { write(&change) }
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
        *state = Some(Taken { screen: true, modes: self.modes, leave: output.leave() });
        drop(state);
        let (again, modes, left) = before.map_or_else(Default::default, |b| (b.screen, b.modes, b.leave));
        // What another output had switched is given back first; one that is in force already is not left.
        let left = if left == output.leave() { String::new() } else { left };
        // On the other screen already, the rows must be made anew after the switch.
        let screen = if again { "\x1B[0m\x1B[2J" } else { "\x1B[?1049h\x1B[2J\x1B[?25l" };
        // After the screen: the keyboard's modes belong to it.
        let modes = modes.change(self.modes);
        write(&format!("{left}{}{screen}{modes}", output.enter()))
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
        if let Some(taken) = taken().take() {
            // Or they would be in force twice.
            write(&taken.modes.off())?;
        }
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
        let mut text = String::new();
        if taken.screen {
            // Ends synchronised output, gives up the modes, resets the colours, shows the cursor.
            text = format!("\x1B[?2026l{}\x1B[0m\x1B[?25h\x1B[?1049l", taken.modes.off());
        }
        let _ = write(&(text + &taken.leave));
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
