//! Writes to standard output; a closed pipe is a success.

use std::io::{self, BufWriter, ErrorKind, Write};

use super::error::Error;

/// Writes lines, each with a line feed after it.
pub(super) fn lines(lines: impl IntoIterator<Item = String>) -> Result<u8, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = lines.into_iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::failure(format!("cannot write the output: {error}")))
        }
        _ => Ok(0),
    }
}
