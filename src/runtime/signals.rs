//! What a signal does to the loop: stop, go on, end.

use std::io;

use super::{Loop, Next};
use crate::terminal::session::Session;
#[cfg(unix)]
use crate::terminal::tty;

#[cfg(unix)]
impl Loop<'_> {
    pub(super) fn signal(&mut self, session: &mut Session, signal: i32) -> io::Result<Next> {
        use signal_hook::consts::{SIGCONT, SIGTSTP};
        match signal {
            SIGTSTP => self.suspend(session),
            SIGCONT => {
                session.retake(&self.output)?;
                self.tmux.ask();
                Ok(Next::Redraw)
            }
            // The shell's convention for a program ended by a signal.
            signal => Ok(Next::Leave(128 + u8::try_from(signal).unwrap_or(0))),
        }
    }

    /// Gives the terminal back and stops until the shell lets us go on.
    pub(super) fn suspend(&mut self, session: &mut Session) -> io::Result<Next> {
        use signal_hook::low_level::emulate_default_handler;
        // Nobody could make it go on: the system would not stop it either.
        if tty::is_orphaned() {
            return Ok(Next::Draw);
        }
        session.lend(&self.output, || emulate_default_handler(signal_hook::consts::SIGTSTP))??;
        Ok(Next::Redraw)
    }
}

#[cfg(not(unix))]
impl Loop<'_> {
    pub(super) fn signal(&mut self, _: &mut Session, _: i32) -> io::Result<Next> {
        Ok(Next::Draw)
    }

    pub(super) fn suspend(&mut self, _: &mut Session) -> io::Result<Next> {
        Ok(Next::Draw)
    }
}
