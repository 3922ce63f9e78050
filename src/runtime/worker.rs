//! Work beside the screen, on a thread of its own: what it finds comes back as messages.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::input::Event;
use crate::ui::shelf::{Answer, Request};
use crate::ui::{Message, Trouble};

/// What is to be done beside the screen.
pub type Work = Box<dyn FnOnce(&Post) + Send>;

/// Who answers what is asked of the library, until nobody asks any more.
pub type Desk = Box<dyn FnOnce(&Receiver<Request>, &Post) + Send>;

/// Where the work leaves what it has found.
#[derive(Debug)]
pub struct Post(Sender<Event>);

impl Post {
    /// Sends a message to the screen; false when there is no screen any more.
    pub fn send(&self, message: Message) -> bool {
        self.0.send(Event::Message(message)).is_ok()
    }
}

/// With this the names of the threads begin that may fail without taking the screen with them.
const NAME: &str = "worker";

/// Starts the work. The thread ends with the process: nobody waits for it. If it panics, the screen is told and stays.
///
/// # Errors
/// When no thread can be started.
pub(super) fn start(sender: Sender<Event>, work: Work) -> io::Result<()> {
    thread::Builder::new().name(NAME.into()).spawn(move || {
        let post = Post(sender);
        if catch_unwind(AssertUnwindSafe(|| work(&post))).is_err() {
            post.send(Message::Failed("internal error".into()));
        }
    })?;
    Ok(())
}

/// Opens a desk: where requests are taken, and the thread that answers them. If it panics, the screen is told and stays.
///
/// # Errors
/// When no thread can be started.
pub(super) fn serve(sender: Sender<Event>, desk: Desk) -> io::Result<(Sender<Request>, JoinHandle<()>)> {
    let (requests, taken) = channel();
    let served = thread::Builder::new().name(format!("{NAME} desk")).spawn(move || {
        let post = Post(sender);
        if catch_unwind(AssertUnwindSafe(|| desk(&taken, &post))).is_err() {
            let trouble = Trouble { what: "internal error".into(), hint: String::new() };
            post.send(Message::Trouble(trouble));
            post.send(Message::Library(Answer::Closed));
        }
    })?;
    Ok((requests, served))
}

/// Starts something beside the screen that nobody waits for. If it panics, the screen stays.
///
/// # Errors
/// When no thread can be started.
pub(super) fn aside(name: &str, errand: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(format!("{NAME} {name}")).spawn(move || {
        let _ = catch_unwind(AssertUnwindSafe(errand));
    })?;
    Ok(())
}

/// A panic in the work says nothing on the screen, which stays: to be called when all other panic hooks have been set.
pub(super) fn keep_the_screen_on_panic() {
    let next = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().name().is_some_and(|name| name.starts_with(NAME)) {
            tracing::error!(%panic, "the work beside the screen");
        } else {
            next(panic);
        }
    }));
}
