//! Turns stored (logical) text into lines of terminal cells, and keeps the way back.
//!
//! Text is stored and addressed as it is typed; what the eye sees is made from it, line by line, and every cell knows the
//! bytes it came from. Nothing here knows a terminal, a font, a colour or an article: other programs can use it as it is.
//!
//! ```
//! use sahifa::text::{Direction, LayoutOptions, Letters, layout};
//!
//! let text = "قال Ada: 1815 نعم";
//! let options = LayoutOptions {
//!     width: 10,
//!     direction: Some(Direction::Rtl),
//!     letters: Letters::Base,
//!     ..LayoutOptions::default()
//! };
//! let laid = layout(text, &options);
//! let seen: Vec<String> = laid.lines().map(|line| line.cells().map(|cell| cell.symbol).collect()).collect();
//! assert_eq!(seen, ["Ada: لاق", "معن 1815"]);
//!
//! // From a range of bytes to columns, to colour a word; and from a column to its byte, for a click.
//! let line = laid.line(0).unwrap();
//! assert_eq!(&text[7..10], "Ada");
//! assert_eq!(line.columns_of(7..10), [0..3]);
//! assert_eq!(line.offset_at(0).0, 7);
//! ```
//!
//! # The way of a paragraph
//!
//! 1. [`clean()`] and [`normalise()`] are for text from outside: once, before any offset exists. What they give is stored.
//! 2. [`layout()`] takes one paragraph; [`Layouter`] takes many, one after another, and saves the buffers.
//! 3. [`Layout`] has lines, each [`VisualLine`] its [`Cell`]s from left to right, and the ways between bytes and columns.
//! 4. [`fold`] is the searching form of a text (no marks, one alef …), with a map back.
//!
//! # Units
//!
//! An [`Offset`] is a byte of the paragraph, on a character boundary; a [`Column`] is counted from the left edge of a line's
//! first cell, whatever the direction; an [`Affinity`] says which side of a byte is meant where two columns show it. A width
//! is columns as terminals count them: most characters one, East Asian wide ones and most emoji two, marks none. No cell is
//! wider than seven columns.
//!
//! # Errors
//!
//! There are none: any string has a layout, an empty one has one empty line. Controls are not drawn (a tab is one blank), a
//! mark without a letter stands on U+25CC, other characters without columns are drawn only with one that has some; of a letter
//! with very many marks some 128 bytes are drawn, and of a cluster wider than seven columns the first seven. All belong to a
//! cell's source all the same, and the lines' sources are the whole text. A paragraph has at most 4 GiB.
//!
//! # Rules
//!
//! Data and rules are of Unicode [`UNICODE_VERSION`].
//!
//! | step | rule | where |
//! |---|---|---|
//! | direction, levels | UAX 9, P2 to I2; with direction codes by unicode-bidi | [`bidi`] |
//! | screen order | UAX 9, L1, L2; marks stay on their letter (L3), brackets turn round (L4) | [`reorder`], [`mirror()`] |
//! | letters that join | Unicode 9.2, R1 to R7; forms of U+FE70 and U+FB50 ff., lam-alef over marks too | [`joining`] |
//! | clusters | UAX 29, extended | [`cluster`] |
//! | line ends | UAX 14, LB1 to LB31 as they stand; spaces at a line's end hang | [`breaks`] |
//! | sentences | UAX 29, SB1 to SB11, with what Arabic asks for | [`sentence`] |
//! | columns | UAX 11 and emoji sequences, by unicode-width | [`width`] |
//!
//! The annexes' own test files run through these functions whole, and proptest holds them to unicode-bidi, ICU4X and
//! unicode-segmentation over random text.
//!
//! # What it does not do
//!
//! - It measures no font and shapes no glyph: joined letters are Unicode's presentation forms, and the only ligature is
//!   lam-alef. Letters without such forms (ڵ, ە …) stay as they are; their neighbours join to them.
//! - It does not hyphenate, justify, or break South-East Asian text but at spaces (that wants a dictionary).
//! - It does not split paragraphs: a line feed within one is a character without a column where a line may end.
//! - It does not repair text while laying it out: not composed, not cleaned. What is stored is shown; only which [`Digits`]
//!   are drawn can be asked for.
//! - It knows no terminal. Many reorder or join what they are sent; [`crate::terminal`] knows which, and what to send them.

pub mod bidi;
pub mod breaks;
mod clean;
pub mod cluster;
mod digits;
pub mod fold;
mod glyph;
pub mod joining;
mod layout;
mod line;
mod mirror;
mod normalise;
mod offset;
mod options;
mod paragraph;
mod property;
pub mod reorder;
pub mod script;
pub mod sentence;
mod shape;
mod straight;
mod symbol;
mod tables;
pub mod width;
mod wrap;

pub use bidi::Direction;
pub use clean::{Cleaned, Tabs, clean, clean_tabs, is_clean};
pub use digits::Digits;
pub use layout::{Layouter, layout};
pub use line::{Cell, Cells, Layout, VisualLine};
pub use mirror::mirror;
pub use normalise::normalise;
pub use offset::{Affinity, Column, Offset};
pub use options::{LayoutOptions, Letters, Marks, Order, Overflow};
pub use symbol::Symbol;
pub use tables::UNICODE_VERSION;
