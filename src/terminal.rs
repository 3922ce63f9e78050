//! What this terminal needs to show the cells of a buffer as they stand there, and how it is entered and left.
//!
//! A buffer holds what the eye must see: the cells of [`crate::text`]'s visual lines, put there by [`crate::cells`]. Some
//! terminals put Arabic in order by themselves, so [`Output`] makes one pass over the finished buffer and says what to
//! send on entering and leaving. Which [`Recipe`] is right is told by the terminal's answers ([`Answers`]), then by the
//! environment ([`Environment`]): see [`Choice`].
//!
//! For a program of your own (`examples/rtl_widget.rs` and `examples/filter.rs` are whole ones):
//!
//! ```no_run
//! use sahifa::terminal::session::{Session, restore_on_panic};
//! use sahifa::terminal::{Choice, Environment, Output, Wishes, Writer, ask};
//! # fn main() -> std::io::Result<()> {
//! let env = Environment::of_process();
//! let answers = ask(&env, std::time::Duration::from_secs(1));
//! let choice = Choice::new(&answers, &env, Wishes::default(), |_| None);
//! let output = Output::new(&choice, &answers, &env);
//! restore_on_panic();
//! let mut session = Session::take()?; // given back when it is dropped
//! session.enter(&output)?;
//! let mut screen = ratatui::Terminal::new(Writer::new(std::io::stdout(), output))?;
//! screen.draw(|frame| {
//!     // Lay text out with choice.letters and choice.marks, put it into the buffer; then, as the last step:
//!     output.apply(frame.buffer_mut());
//! })?;
//! # Ok(())
//! # }
//! ```
//!
//! Signals are your program's own matter: on those that end it, call [`session::restore`] first.
//!
//! # Terminals
//!
//! Seen = pictures of the real terminal, compared cell by cell with xterm's (`tests/lab`); read = by its source or
//! documentation, not run.
//!
//! | terminal | recipe | how it is known | checked |
//! |---|---|---|---|
//! | xterm, rxvt-unicode, st, Alacritty, foot, Zutty | [`Recipe::Plain`] | name, DA2 or `TERM` | seen |
//! | xterm.js (VS Code), both renderers | [`Recipe::Plain`] | DA2 `0;276;0` | seen |
//! | VTE: GNOME Terminal, Ptyxis, Xfce, Tilix, Terminator | [`Recipe::Explicit`] | answers for mode 8 | seen (its test program, Xfce) |
//! | mintty, WezTerm, SwiftTerm | [`Recipe::Explicit`] | answer for mode 8 | read |
//! | Konsole | [`Recipe::Konsole`], in tmux [`Recipe::InverseBoxed`] | name | seen (22.12, 25.04) |
//! | mlterm | [`Recipe::Mlterm`] | DA2 `24;279;0` | seen; in tmux only with `allow-passthrough` |
//! | kitty from 0.40 | [`Recipe::KittySplit`], in tmux [`Recipe::KittyReverse`] | name | seen (0.41) |
//! | kitty before 0.40 | [`Recipe::KittyReverse`] | name | seen (0.26) |
//! | PuTTY, pterm | [`Recipe::Inverse`] | DA2 `0;136;0` | seen (pterm 0.78, 0.83) |
//! | QTerminal and others of QTermWidget | [`Recipe::SplitColour`] | DA2 `0;115;0` | seen (1.2, 2.1) |
//! | iTerm2 from 3.7, Apple Terminal | [`Recipe::Words`] | name, `TERM_PROGRAM` | read |
//! | Windows Terminal, Ghostty | [`Recipe::Plain`] | DA2, name | read |
//! | the Linux console | [`Recipe::Plain`], base letters | `TERM` | read |
//! | what is not known | [`Recipe::SplitColour`]; with 16 colours and fewer, or `NO_COLOR`, [`Recipe::Plain`] | | seen to be right in most of the above |
//!
//! What cannot be had: a number glued to the right of Arabic letters in a row that begins with Latin, in PuTTY; the mode
//! that Konsole and mlterm were in before (they cannot be asked).

pub mod answers;
mod ask;
mod brand;
mod choice;
pub mod clipboard;
pub mod colour;
pub mod env;
pub mod input;
mod key;
pub mod link;
mod modes;
pub mod output;
pub mod recipe;
pub mod session;
mod sgr;
pub mod tmux;
pub(crate) mod tty;
mod writer;

pub use answers::Answers;
pub use ask::ask;
pub use brand::{Brand, Evidence, Multiplexer, Terminal};
pub use choice::{Choice, Why, Wishes};
pub use env::Environment;
pub use key::Key;
pub use modes::{Mode, Modes};
pub use output::Output;
pub use recipe::Recipe;
pub use writer::Writer;
