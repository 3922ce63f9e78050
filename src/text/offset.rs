//! The units: a byte of the stored text, a column of the screen, and which side of a boundary.

/// A byte offset into logical text, always on a character boundary.
pub type Offset = usize;

/// A column of the screen, counted from the left edge of a line's first cell.
pub type Column = usize;

/// Which side of a boundary a place belongs to.
///
/// On a mixed line the end of one run and the beginning of the next are the same byte but different columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// With the character that ends at the offset.
    Upstream,
    /// With the character that begins at the offset.
    Downstream,
}
