//! Lines of cells as strings, and the annex's convention: CAPITALS stand for Arabic letters.

use sahifa::text::{Direction, Layout, LayoutOptions, Letters, layout};

/// Options for a width and a way to draw letters; direction by the first strong character.
pub fn options(width: usize, letters: Letters) -> LayoutOptions {
    LayoutOptions { width, letters, ..LayoutOptions::default() }
}

/// What the lines of a layout show, from left to right, a line feed between them.
pub fn drawn(layout: &Layout) -> String {
    let line = |line: sahifa::text::VisualLine<'_>| line.cells().map(|cell| cell.symbol).collect::<String>();
    layout.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// What a text shows.
pub fn cells(text: &str, options: &LayoutOptions) -> String {
    drawn(&layout(text, options))
}

/// Lays out a right-to-left text in which CAPITALS stand for Arabic letters, and gives what is seen the same way.
pub fn lay(text: &str, width: usize) -> String {
    let arabic: String = text.chars().map(arabic).collect();
    let options = LayoutOptions { direction: Some(Direction::Rtl), ..options(width, Letters::Base) };
    cells(&arabic, &options).chars().map(latin).collect()
}

/// The letters that A to Z stand for: no lam, so that nothing merges.
const ALPHABET: &str = "ابتثجحخدذرزسشصضطظعغفقكمنهو";

/// The letter that a capital stands for.
pub fn arabic(c: char) -> char {
    if c.is_ascii_uppercase() { ALPHABET.chars().nth(c as usize - 'A' as usize).unwrap() } else { c }
}

/// The capital that stands for a letter.
pub fn latin(c: char) -> char {
    ALPHABET.chars().position(|letter| letter == c).map_or(c, |at| char::from(b'A' + at as u8))
}
