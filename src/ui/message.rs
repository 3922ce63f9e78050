//! What goes into the state and what comes out: messages and effects.

use crossterm::event::MouseEvent;

use super::names::Names;
use super::prepared::Prepared;
use super::setting::Setting;
use super::shelf::{Answer, Request};
use crate::terminal::{Key, Wishes};

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something; columns and rows from 0.
    Mouse(MouseEvent),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// The context is another one: all must be laid out anew.
    Relaid,
    /// The library answers.
    Library(Answer),
    /// The whole of the article whose beginning is shown, and perhaps a word about its bytes.
    Whole(Box<Prepared>, Option<String>),
    /// The names of the article that is shown.
    Named(Box<Names>),
    /// What was awaited does not come; why.
    Failed(String),
    /// What was to be copied has been: where it went.
    Copied(Copied),
    /// What was asked for went wrong, or needs a word: what, and what to do.
    Trouble(Trouble),
    /// Nothing else is to be done: what was begun may go on.
    Idle,
}

/// Where a copied text went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Whether the terminal was given it (OSC 52); it may refuse without a word.
    pub terminal: bool,
    /// Whether the system's clipboard took it.
    pub system: bool,
}

/// Something that went wrong, said to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What.
    pub what: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

/// What the screen asks the world to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End with this exit code.
    Quit(u8),
    /// Give the terminal back and stop until told to go on.
    Suspend,
    /// Draw so from now on.
    Set(Setting),
    /// Put a text into the clipboards; then [`Message::Copied`].
    Copy(String),
    /// Open an address outside.
    Browse(String),
    /// Run a shell command with a text as its input, in the terminal.
    Pipe {
        /// The command.
        command: String,
        /// Its input.
        text: String,
    },
    /// Draw everything anew.
    Redraw,
    /// Write for the terminal so from now on.
    Try(Wishes),
    /// Ask something of the library; then [`Message::Library`].
    Ask(Request),
    /// Send [`Message::Idle`] when nothing else is to be done.
    Continue,
}
