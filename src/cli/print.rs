//! Writes to standard output; a closed pipe is a success.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use super::error::Error;

/// Writes lines, each with a line feed after it, as they come.
pub(super) fn lines(lines: impl IntoIterator<Item = String>) -> Result<u8, Error> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = lines.into_iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    result(written)
}

/// Text on its way to standard output, of which parts are taken back before they are written.
pub(super) struct Writer {
    out: StdoutLock<'static>,
    /// What is not written yet.
    pub(super) text: String,
}

/// So much is written at once.
const ENOUGH: usize = 1 << 16;

impl Writer {
    pub(super) fn new() -> Self {
        Self { out: io::stdout().lock(), text: String::with_capacity(2 * ENOUGH) }
    }

    /// Writes what there is, if it is enough.
    pub(super) fn write(&mut self) -> io::Result<()> {
        if self.text.len() < ENOUGH {
            return Ok(());
        }
        let written = self.out.write_all(self.text.as_bytes());
        self.text.clear();
        written
    }
}

/// Writes all that `write` makes.
pub(super) fn with(write: impl FnOnce(&mut Writer) -> io::Result<()>) -> Result<u8, Error> {
    let mut writer = Writer::new();
    let made = write(&mut writer);
    result(made.and_then(|()| writer.out.write_all(writer.text.as_bytes())).and_then(|()| writer.out.flush()))
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
