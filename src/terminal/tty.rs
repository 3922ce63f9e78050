//! The terminal as a file, whatever standard input is.

use std::fs::File;
use std::io;

/// The terminal, to be read, written to, and waited for.
///
/// # Errors
/// When there is none, or none that is a file.
#[cfg(unix)]
pub(crate) fn open() -> io::Result<File> {
    // macOS cannot wait for /dev/tty.
    if cfg!(target_os = "macos")
        && let Some(tty) = inherited()
    {
        return Ok(tty);
    }
    File::options().read(true).write(true).open("/dev/tty")
}

/// The same, where a console is no file.
///
/// # Errors
/// Always.
#[cfg(not(unix))]
pub(crate) fn open() -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The terminal that this process was started with.
#[cfg(unix)]
fn inherited() -> Option<File> {
    use std::io::IsTerminal;
    use std::os::fd::{AsFd, BorrowedFd};
    let taken = |fd: BorrowedFd<'_>| fd.is_terminal().then(|| fd.try_clone_to_owned().ok()).flatten();
    let (stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let fd = taken(stdin.as_fd()).or_else(|| taken(stdout.as_fd())).or_else(|| taken(stderr.as_fd()));
    fd.map(File::from)
}
