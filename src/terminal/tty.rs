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

/// Whether nobody would make this process go on once it is stopped: it was started by a shell that runs a script, and that by
/// somebody outside the session (its group is orphaned, POSIX 3.264). Whoever starts us in a session of our own sees us stop,
/// as tmux does. Where it cannot be told, there is somebody.
#[cfg(unix)]
pub(crate) fn is_orphaned() -> bool {
    use rustix::process::{getpgid, getppid, getsid};
    let (Ok(group), Ok(session)) = (getpgid(None), getsid(None)) else { return false };
    let mut parent = getppid();
    let mut scripted = false;
    while let Some(process) = parent {
        if getsid(Some(process)) != Ok(session) {
            return scripted;
        }
        if getpgid(Some(process)) != Ok(group) {
            return false;
        }
        // One of the group, as a shell that runs a script: its parent counts.
        scripted = true;
        let Ok(status) = std::fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
        let fields = status.rsplit_once(')').map_or("", |(_, fields)| fields);
        let number = fields.split_whitespace().nth(1).and_then(|number| number.parse().ok());
        parent = number.and_then(rustix::process::Pid::from_raw);
    }
    scripted
}
