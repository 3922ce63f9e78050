//! What is in sight, kept to be gone back to.

use crate::article::Place;

/// A place in sight, or the last above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) place: Place,
    /// How many rows below the first in sight it stands, or above it.
    pub(super) below: isize,
}
