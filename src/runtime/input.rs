//! Reads the terminal and the signals, each on a thread of its own.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::Turn;
use crate::terminal::input::Input;
use crate::terminal::{Environment, tmux};
use crate::ui::Message;

/// What came from outside.
#[derive(Debug)]
pub(super) enum Event {
    /// Bytes from the terminal.
    #[cfg_attr(not(unix), allow(dead_code))]
    Bytes(Vec<u8>),
    /// A key, where the system gives keys and not bytes.
    #[cfg_attr(unix, allow(dead_code))]
    Input(Input),
    /// The screen has another size.
    Resized,
    /// A signal other than that.
    #[cfg_attr(not(unix), allow(dead_code))]
    Signal(i32),
    /// What was found beside the screen.
    Message(Message),
    /// What tmux says of the terminal around it.
    Outer(String),
    /// The terminal is gone.
    Closed,
    /// A thread panicked.
    Panicked,
}

/// Starts a thread. If it panics, the loop is told: the terminal has been given back then.
fn spawn(
    name: &str,
    sender: Sender<Event>,
    work: impl FnOnce(&Sender<Event>) + Send + 'static,
) -> io::Result<()> {
    std::thread::Builder::new().name(name.into()).spawn(move || {
        if catch_unwind(AssertUnwindSafe(|| work(&sender))).is_err() {
            let _ = sender.send(Event::Panicked);
        }
    })?;
    Ok(())
}

/// Asks tmux for the terminal around it, on a thread of its own, and again while tmux itself has not been answered.
#[derive(Debug)]
pub(super) struct Asker {
    env: Environment,
    sender: Sender<Event>,
    /// Whether a thread is at it.
    busy: Arc<AtomicBool>,
}

impl Asker {
    /// A moment after it has been attached, tmux has its answer.
    const AGAIN: [Duration; 4] =
        [Duration::ZERO, Duration::from_millis(150), Duration::from_millis(500), Duration::from_secs(2)];

    pub(super) fn new(env: &Environment, sender: Sender<Event>) -> Self {
        Self { env: env.clone(), sender, busy: Arc::default() }
    }

    /// Asks, if there is a tmux and it is not being asked already. Where no thread can be started it stays unknown.
    pub(super) fn ask(&self) {
        if self.env.get("TMUX").is_none() || self.busy.swap(true, Ordering::AcqRel) {
            return;
        }
        let (env, busy) = (self.env.clone(), Arc::clone(&self.busy));
        let started = spawn("tmux", self.sender.clone(), move |sender| {
            for wait in Self::AGAIN {
                std::thread::sleep(wait);
                let Some(outer) = tmux::outer(&env) else { break };
                let named = !outer.starts_with('|');
                if sender.send(Event::Outer(outer)).is_err() || named {
                    break;
                }
            }
            busy.store(false, Ordering::Release);
        });
        if started.is_err() {
            self.busy.store(false, Ordering::Release);
        }
    }
}

/// Starts listening. The threads end with the process: both wait in a system call.
///
/// # Errors
/// When there is no terminal to read, or a signal cannot be caught.
#[cfg(unix)]
pub(super) fn listen(sender: Sender<Event>, turn: &Arc<Turn>) -> io::Result<()> {
    use crate::terminal::tty;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::low_level::emulate_default_handler;
    use std::io::Read;

    // Not standard input: the article may come from there.
    let mut tty = tty::open()?;
    let mut signals =
        signal_hook::iterator::Signals::new([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    let whose = Arc::clone(turn);
    spawn("signals", sender.clone(), move |sender| {
        for signal in signals.forever() {
            let event = match signal {
                SIGWINCH => Event::Resized,
                // The keyboard's are for whom the terminal is lent to, and going on is its own matter.
                SIGINT | SIGQUIT if whose.was_lent() => continue,
                SIGCONT if whose.is_lent() => continue,
                // It stops, and we with it: the shell waits for the whole job.
                SIGTSTP if whose.is_lent() => {
                    let _ = emulate_default_handler(SIGTSTP);
                    continue;
                }
                signal => Event::Signal(signal),
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    })?;
    let turn = Arc::clone(turn);
    spawn("input", sender, move |sender| {
        let reader = turn.reader();
        let mut buffer = [0; 1024];
        loop {
            let event = match reader.wait(&tty).and_then(|()| tty.read(&mut buffer)) {
                Ok(0) => Event::Closed,
                Ok(length) => Event::Bytes(buffer[..length].to_vec()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => Event::Closed,
            };
            let closed = matches!(event, Event::Closed);
            if sender.send(event).is_err() || closed {
                return;
            }
        }
    })
}

/// Starts listening by crossterm's own reader: a console gives keys, not bytes.
///
/// # Errors
/// When no thread can be started.
#[cfg(not(unix))]
pub(super) fn listen(sender: Sender<Event>, _: &Arc<Turn>) -> io::Result<()> {
    use crossterm::event::{Event as ConsoleEvent, KeyEventKind, read};
    spawn("input", sender, move |sender| {
        loop {
            let event = match read() {
                Ok(ConsoleEvent::Key(key)) if key.kind == KeyEventKind::Release => continue,
                Ok(ConsoleEvent::Key(key)) => Event::Input(Input::Key(key.into())),
                Ok(ConsoleEvent::Paste(text)) => Event::Input(Input::Paste(text)),
                Ok(ConsoleEvent::Mouse(event)) => Event::Input(Input::Mouse(event)),
                Ok(ConsoleEvent::Resize(..)) => Event::Resized,
                Ok(_) => continue,
                Err(_) => Event::Closed,
            };
            let closed = matches!(event, Event::Closed);
            if sender.send(event).is_err() || closed {
                return;
            }
        }
    })
}
