//! Whose turn it is to read the terminal: ours, or that of a program it is lent to.

use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

/// A signal that was the borrower's may be seen so long after its end.
const ECHO: Duration = Duration::from_millis(100);

/// Whose turn it is.
#[derive(Debug)]
pub(super) struct Turn {
    state: Mutex<State>,
    changed: Condvar,
    /// Ends a wait for the terminal.
    wake: PipeWriter,
    woken: PipeReader,
}

#[derive(Debug, Default)]
struct State {
    /// Whether somebody else wants to read.
    lent: bool,
    /// Whether the reader has stepped aside, or is no more.
    aside: bool,
    gone: bool,
    /// When the terminal came back last.
    back: Option<Instant>,
}

/// The reader, while there is one.
pub(super) struct Reader<'a>(&'a Turn);

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        self.0.state().gone = true;
        self.0.changed.notify_all();
    }
}

impl Turn {
    pub(super) fn new() -> io::Result<Self> {
        let (woken, wake) = io::pipe()?;
        Ok(Self { state: Mutex::default(), changed: Condvar::new(), wake, woken })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The one that reads the terminal for us.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader(self)
    }

    /// Lets something else read until it is done: what is typed meanwhile is its own.
    ///
    /// # Errors
    /// When the reader cannot be reached.
    pub(super) fn lend<T>(&self, borrower: impl FnOnce() -> T) -> io::Result<T> {
        self.state().lent = true;
        if let Err(error) = (&self.wake).write_all(&[0]) {
            // It stays ours.
            self.state().lent = false;
            return Err(error);
        }
        let mut state = self.state();
        while !state.aside && !state.gone {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        drop(state);
        let done = borrower();
        let mut state = self.state();
        state.lent = false;
        state.back = Some(Instant::now());
        self.changed.notify_all();
        Ok(done)
    }

    /// Whether it is another's.
    pub(super) fn is_lent(&self) -> bool {
        self.state().lent
    }

    /// Whether it is, or was a moment ago.
    pub(super) fn was_lent(&self) -> bool {
        let state = self.state();
        state.lent || state.back.is_some_and(|back| back.elapsed() < ECHO)
    }
}

impl Reader<'_> {
    /// Waits until there is something to read, and it is ours.
    ///
    /// # Errors
    /// When the terminal cannot be waited for.
    pub(super) fn wait(&self, tty: &File) -> io::Result<()> {
        let turn = self.0;
        loop {
            let mut waiting = [PollFd::new(tty, PollFlags::IN), PollFd::new(&turn.woken, PollFlags::IN)];
            match poll(&mut waiting, None) {
                Err(Errno::INTR) => continue,
                ready => ready?,
            };
            if waiting[1].revents().is_empty() {
                return Ok(());
            }
            (&turn.woken).read_exact(&mut [0])?;
            let mut state = turn.state();
            state.aside = true;
            turn.changed.notify_all();
            while state.lent {
                state = turn.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            state.aside = false;
        }
    }
}
