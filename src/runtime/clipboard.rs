//! What is copied goes to the system's clipboard, beside the loop: a clipboard may block, and most keep what they were
//! given only while the giver runs.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::input::Event;
use super::worker;
use crate::terminal::{Environment, tmux};
use crate::ui::{Copied, Message};

/// A text and where to say whether it was taken.
type Given = (String, Sender<bool>);

/// So long a clipboard may take; then it has not taken it.
const PATIENCE: Duration = Duration::from_secs(1);

/// So long it may take to hand over what it keeps when the program ends.
const FAREWELL: Duration = Duration::from_millis(200);

/// The clipboards there are besides the terminal's own.
#[derive(Debug)]
pub(super) struct Clipboard {
    env: Environment,
    /// Whether the system's is used.
    system: bool,
    /// The number of the text that was copied last, and whoever gives one to tmux.
    turn: Arc<(AtomicUsize, Mutex<()>)>,
    /// The keeper of the system's clipboard, and what tells that it has ended; started when something is first copied.
    keeper: Option<(Sender<Given>, Receiver<()>)>,
}

impl Clipboard {
    /// None has been used yet; the system's never is without `system`.
    pub(super) fn new(env: &Environment, system: bool) -> Self {
        Self { env: env.clone(), system, turn: Arc::default(), keeper: None }
    }

    /// Copies a text, to tmux too if that is between and lets nothing through; `copied` says where it has gone already.
    /// When it is done, the loop is told.
    pub(super) fn put(&mut self, text: String, in_tmux: bool, copied: Copied, sender: &Sender<Event>) {
        if self.system && self.keeper.is_none() && is_there(&self.env) {
            self.keeper = start();
        }
        let given = self.keeper.as_ref().and_then(|(keeper, _)| {
            let (done, taken) = channel();
            keeper.send((text.clone(), done)).ok().map(|()| taken)
        });
        let number = self.turn.0.fetch_add(1, Ordering::AcqRel) + 1;
        let post = {
            let (env, sender, turn) = (self.env.clone(), sender.clone(), Arc::clone(&self.turn));
            move |text: &str| {
                let system = given.is_some_and(|taken| taken.recv_timeout(PATIENCE).unwrap_or(false));
                let loaded = in_tmux && {
                    // One after the other, and none that has been followed by another.
                    let (last, at_it) = &*turn;
                    let _turn = at_it.lock().unwrap_or_else(PoisonError::into_inner);
                    last.load(Ordering::Acquire) == number && tmux::load(&env, text).unwrap_or(false)
                };
                let terminal = copied.terminal || loaded;
                let _ = sender.send(Event::Message(Message::Copied(Copied { terminal, system })));
            }
        };
        let started = worker::aside("copy", move || post(&text));
        if started.is_err() {
            let _ = sender.send(Event::Message(Message::Copied(copied)));
        }
    }

    /// Lets the keeper hand over what it keeps.
    pub(super) fn end(self) {
        if let Some((keeper, ended)) = self.keeper {
            drop(keeper);
            // It says nothing, it ends.
            let _ = ended.recv_timeout(FAREWELL);
        }
    }
}

/// Whether the system has a clipboard that can be reached.
fn is_there(env: &Environment) -> bool {
    let screen = ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(|name| env.get(name).is_some());
    cfg!(feature = "clipboard") && (screen || cfg!(any(target_os = "macos", windows)))
}

#[cfg(feature = "clipboard")]
fn start() -> Option<(Sender<Given>, Receiver<()>)> {
    let (keeper, asked) = channel::<Given>();
    let (end, ended) = channel();
    let started = worker::aside("clipboard", move || {
        // Dropped last.
        let _end: Sender<()> = end;
        let mut clipboard = None;
        for (text, done) in asked {
            if clipboard.is_none() {
                clipboard = arboard::Clipboard::new().ok();
            }
            let taken = clipboard.as_mut().is_some_and(|clipboard| clipboard.set_text(text).is_ok());
            if !taken {
                // Perhaps the display is another one by now.
                clipboard = None;
            }
            let _ = done.send(taken);
        }
    });
    started.ok().map(|()| (keeper, ended))
}

#[cfg(not(feature = "clipboard"))]
fn start() -> Option<(Sender<Given>, Receiver<()>)> {
    None
}
