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

impl Loop<'_> {
    /// Waits until the desk has done what was asked of it; gives what could not be done. Who interrupts, or ends the program,
    /// does not wait.
    pub(super) fn wait_for(&mut self, served: &JoinHandle<()>) -> Vec<Trouble> {
        let mut failed = Vec::new();
        self.requests = None;
        loop {
            let ended = served.is_finished();
            match self.events.recv_timeout(if ended { Duration::ZERO } else { OFTEN }) {
                Ok(Event::Message(Message::Library(Answer::Failed(_, what, hint)))) => {
                    failed.push(Trouble { what, hint });
                }
                // The first of them ended the screen.
                Ok(Event::Signal(_)) => return failed,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) if !ended => {}
                Err(_) => return failed,
            }
        }
    }
}
