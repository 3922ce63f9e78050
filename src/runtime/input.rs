//! Reads the terminal and the signals, each on a thread of its own.

use std::io;
use std::sync::mpsc::Sender;

use crate::terminal::input::Input;

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
    /// The terminal is gone.
    Closed,
}

/// Starts listening. The threads end with the process: both wait in a system call.
///
/// # Errors
/// When there is no terminal to read, or a signal cannot be caught.
#[cfg(unix)]
pub(super) fn listen(sender: Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use std::io::Read;

    // Not standard input: the article may come from there.
    let mut tty = std::fs::File::open("/dev/tty")?;
    let mut signals =
        signal_hook::iterator::Signals::new([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    let signal_sender = sender.clone();
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let event = if signal == SIGWINCH { Event::Resized } else { Event::Signal(signal) };
            if signal_sender.send(event).is_err() {
                return;
            }
        }
    })?;
    std::thread::Builder::new().name("input".into()).spawn(move || {
        let mut buffer = [0; 1024];
        loop {
            let event = match tty.read(&mut buffer) {
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
    })?;
    Ok(())
}

/// Starts listening by crossterm's own reader: a console gives keys, not bytes.
///
/// # Errors
/// When no thread can be started.
#[cfg(not(unix))]
pub(super) fn listen(sender: Sender<Event>) -> io::Result<()> {
    use crossterm::event::{Event as ConsoleEvent, read};
    std::thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let event = match read() {
                Ok(ConsoleEvent::Key(key)) => Event::Input(Input::Key(key)),
                Ok(ConsoleEvent::Resize(..)) => Event::Resized,
                Ok(_) => continue,
                Err(_) => Event::Closed,
            };
            let closed = matches!(event, Event::Closed);
            if sender.send(event).is_err() || closed {
                return;
            }
        }
    })?;
    Ok(())
}
