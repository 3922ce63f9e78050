//! What this terminal needs to show the cells of a buffer as they stand there, and how it is entered and left.
//!
//! A buffer holds what the eye must see. Some terminals put Arabic in order by themselves, so [`Output`] makes one
//! pass over the finished buffer and says what to send on entering and leaving. Which [`Recipe`] is right is told by
//! the terminal's answers ([`Answers`]), then by the environment ([`Environment`]): see [`Choice`].

pub mod answers;
mod ask;
mod brand;
mod choice;
pub mod colour;
pub mod env;
pub mod input;
pub mod output;
pub mod recipe;
pub mod session;
mod sgr;
pub mod tmux;
mod writer;

pub use answers::Answers;
pub use ask::ask;
pub use brand::{Brand, Evidence, Multiplexer, Terminal};
pub use choice::{Choice, Why, Wishes};
pub use env::Environment;
pub use output::Output;
pub use recipe::Recipe;
pub use writer::Writer;
