//! What is asked of the terminal before the first frame, and what it still answers at the end.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use super::clipboard::Clipboard;
use super::input::{Asker, Event};
use super::leaving::failure;
use super::{Loop, Settings, Turn};
use crate::terminal::Answers;
use crate::terminal::answers::QUESTIONS;
use crate::terminal::input::{Decoder, Input};
use crate::terminal::session::Session;
use crate::ui::Trouble;

/// The first frame waits at most so long for the terminal's answers.
const ANSWER_WAIT: Duration = Duration::from_millis(50);

/// What was answered too late is waited for at most so long when the program ends: it would be typed into the shell.
const LATE_WAIT: Duration = Duration::from_millis(300);

impl<'a> Loop<'a> {
    /// Asks the terminal what it is and enters the other screen.
    pub(super) fn begin(
        settings: &'a Settings,
        session: &mut Session,
        turn: Arc<Turn>,
        sender: Sender<Event>,
        events: Receiver<Event>,
    ) -> io::Result<Self> {
        let tmux = Asker::new(&settings.env, sender.clone());
        tmux.ask();
        session.send(QUESTIONS)?;
        let asked = Instant::now();
        let (mut decoder, mut answers, mut early) = (Decoder::default(), Answers::default(), Vec::new());
        let mut pending = None;
        let deadline = asked + ANSWER_WAIT;
        while !settings.is_answered(&answers) {
            let left = deadline.saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                Ok(Event::Bytes(bytes)) => {
                    for input in decoder.feed(&bytes) {
                        match input {
                            Input::Answer(answer) => answers.take(answer),
                            _ => early.push(input),
                        }
                    }
                }
                Ok(Event::Input(input)) => early.push(input),
                Ok(Event::Outer(outer)) => answers.outer = Some(outer),
                // A change of size is seen when the size is read; anything else ends the wait.
                Ok(Event::Resized) => {}
                Ok(event) => {
                    pending = Some(event);
                    break;
                }
                Err(_) => break,
            }
        }
        let wishes = settings.wishes;
        let (choice, output) = settings.choose(&answers, wishes);
        let context = settings.context(&answers, &choice);
        let begun = Self {
            settings,
            wishes,
            events,
            sender,
            turn,
            decoder,
            fed: asked,
            answers,
            choice,
            output,
            context,
            size: (0, 0),
            set: Vec::new(),
            early,
            pending,
            asked,
            tmux,
            clipboard: Clipboard::new(&settings.env, settings.config.clipboard.value),
            work: None,
            requests: None,
            unfinished: false,
            drawn: asked,
        };
        session.set_modes(begun.modes())?;
        session.enter(&output)?;
        Ok(begun)
    }

    /// Takes what the terminal still answers; gives what could not be done meanwhile.
    pub(super) fn drain(&mut self) -> Vec<Trouble> {
        let mut failed = Vec::new();
        // One that has not answered for so long will not.
        if self.asked.elapsed() > 5 * LATE_WAIT {
            return failed;
        }
        let end = Instant::now() + LATE_WAIT;
        while !self.answers.complete() {
            match self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Event::Bytes(bytes)) => {
                    for input in self.decoder.feed(&bytes) {
                        if let Input::Answer(answer) = input {
                            self.answers.take(answer);
                        }
                    }
                }
                Ok(Event::Closed | Event::Panicked) | Err(_) => break,
                Ok(event) => failed.extend(failure(event)),
            }
        }
        failed
    }
}
