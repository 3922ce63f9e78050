//! How a paragraph is to be laid out.

use super::bidi::Direction;
use super::digits::Digits;

/// How a paragraph is to be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutOptions {
    /// The greatest width of a line, in columns; 0 counts as 1.
    pub width: usize,
    /// The paragraph's direction; `None` = that of its first strong character, else left to right.
    pub direction: Option<Direction>,
    /// The order of the cells.
    pub order: Order,
    /// How Arabic letters are drawn.
    pub letters: Letters,
    /// Whether Arabic marks are drawn.
    pub marks: Marks,
    /// What becomes of a paragraph that is wider than `width`.
    pub overflow: Overflow,
    /// Which digits are drawn.
    pub digits: Digits,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self {
            width: 80,
            direction: None,
            order: Order::Visual,
            letters: Letters::Forms,
            marks: Marks::Keep,
            overflow: Overflow::Wrap,
            digits: Digits::AsWritten,
        }
    }
}

/// The order of a line's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they are seen, from left to right (rules L1 to L4). No zero-width control is drawn but
    /// a joiner inside an emoji or a conjunct.
    Visual,
    /// As they are stored, for a reader that puts them in order itself: nothing is mirrored, and zero-width
    /// controls stay with the cell before them or, behind a space, with the next.
    Logical,
}

/// How Arabic letters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Letters {
    /// As presentation forms, where Unicode has them, and lam-alef as one cell.
    Forms,
    /// As stored.
    Base,
}

/// Whether Arabic marks (harakat and the like) are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marks {
    /// On their letters.
    Keep,
    /// Not at all.
    Strip,
}

/// What becomes of a paragraph that is wider than one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overflow {
    /// It takes more lines.
    Wrap,
    /// It is one line, cut at its logical end, the cut marked by an ellipsis.
    Ellipsis,
}
