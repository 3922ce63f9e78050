//! Where a console gives keys and no bytes, the one who reads it cannot be made to wait: it is not lent.

use std::io;

/// Whose turn it is to read: always ours.
#[derive(Debug)]
pub(super) struct Turn;

impl Turn {
    #[allow(clippy::unnecessary_wraps)]
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self)
    }

    #[allow(clippy::unused_self)]
    pub(super) fn lend<T>(&self, _: impl FnOnce() -> T) -> io::Result<T> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
