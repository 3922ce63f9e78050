//! Writes to standard output; a closed pipe is a success.

use std::io::{self, BufWriter, ErrorKind, Write};

use super::error::Error;

/// Writes lines, each with a line feed after it, as they come.
pub(super) fn lines(lines: impl IntoIterator<Item = String>) -> Result<u8, Error> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = lines.into_iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    result(written)
}

/// Writes bytes as they are.
pub(super) fn bytes(bytes: &[u8]) -> Result<u8, Error> {
    let mut out = io::stdout().lock();
    result(out.write_all(bytes).and_then(|()| out.flush()))
}

fn result(written: io::Result<()>) -> Result<u8, Error> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::failure(format!("cannot write the output: {error}")))
        }
        _ => Ok(0),
    }
}
