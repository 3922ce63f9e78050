//! The end: what was asked of the library is done before the program is.

use std::sync::mpsc::RecvTimeoutError;
use std::thread::JoinHandle;
use std::time::Duration;

use super::Loop;
use super::input::Event;
use crate::ui::shelf::Answer;
use crate::ui::{Message, Trouble};

/// So often it is looked whether all is done.
const OFTEN: Duration = Duration::from_millis(20);

/// What could not be done of what was asked of the library, if that is what happened.
pub(super) fn failure(event: Event) -> Option<Trouble> {
    match event {
        Event::Message(Message::Library(Answer::Failed(_, what, hint))) => Some(Trouble { what, hint }),
        _ => None,
    }
}

/// Whether who sends a signal wants an end now. Where a terminal is closed SIGHUP comes beside that, and what stops and goes on ends
/// nothing.
#[cfg(unix)]
fn ends(signal: i32) -> bool {
    use signal_hook::consts::{SIGINT, SIGQUIT, SIGTERM};
    matches!(signal, SIGINT | SIGTERM | SIGQUIT)
}

#[cfg(not(unix))]
fn ends(_: i32) -> bool {
    true
}

impl Loop<'_> {
    /// Waits until the desk has done what was asked of it; gives what could not be done. Who interrupts, or ends the program,
    /// does not wait.
    pub(super) fn wait_for(&mut self, served: &JoinHandle<()>) -> Vec<Trouble> {
        let mut failed = Vec::new();
        self.requests = None;
        loop {
            let ended = served.is_finished();
            match self.events.recv_timeout(if ended { Duration::ZERO } else { OFTEN }) {
                Ok(Event::Signal(signal)) if ends(signal) => return failed,
                Ok(event) => failed.extend(failure(event)),
                Err(RecvTimeoutError::Timeout) if !ended => {}
                Err(_) => return failed,
            }
        }
    }
}
