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
/// as tmux does. Where it cannot be told, as without Linux's /proc, there is somebody.
#[cfg(unix)]
pub(crate) fn is_orphaned() -> bool {
    orphaned(std::process::id(), |process| {
        Standing::read(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
    })
}

/// Where a process stands among the others. 0 is one that this namespace of processes does not know: no system call of
/// rustix may be asked for that, its numbers are none.
#[cfg(unix)]
#[derive(Clone, Copy)]
struct Standing {
    parent: u32,
    group: u32,
    session: u32,
}

#[cfg(unix)]
impl Standing {
    /// From `/proc/*/stat`, where the name in parentheses may hold anything.
    fn read(status: &str) -> Option<Self> {
        let (_, fields) = status.rsplit_once(')')?;
        let mut numbers = fields.split_whitespace().skip(1).map_while(|field| field.parse().ok());
        Some(Self { parent: numbers.next()?, group: numbers.next()?, session: numbers.next()? })
    }
}

#[cfg(unix)]
fn orphaned(process: u32, standing: impl Fn(u32) -> Option<Standing>) -> bool {
    let Some(ours) = standing(process) else { return false };
    let mut above = ours.parent;
    let mut scripted = false;
    // One of the group, as a shell that runs a script: its parent counts.
    while above != 0 {
        let Some(one) = standing(above) else { return false };
        if one.session != ours.session {
            break;
        }
        if one.group != ours.group {
            return false;
        }
        scripted = true;
        above = one.parent;
    }
    scripted
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Standing, orphaned};

    /// Whether 9 is orphaned among these: number, parent, group, session.
    fn among(processes: &[[u32; 4]]) -> bool {
        orphaned(9, |asked| {
            let &[_, parent, group, session] = processes.iter().find(|process| process[0] == asked)?;
            Some(Standing { parent, group, session })
        })
    }

    #[test]
    fn somebody_makes_it_go_on_or_nobody() {
        // A shell with job control.
        assert!(!among(&[[9, 5, 9, 5], [5, 1, 5, 5]]));
        // A script started by such a shell, and one started from outside the session.
        assert!(!among(&[[9, 7, 7, 5], [7, 5, 7, 5], [5, 1, 5, 5]]));
        assert!(among(&[[9, 7, 7, 7], [7, 5, 7, 7], [5, 1, 5, 5]]));
        // A session of its own.
        assert!(!among(&[[9, 5, 9, 9], [5, 1, 5, 5]]));
        assert!(!among(&[]));
    }

    /// In a namespace of processes the parent, or its session, may be outside: 0.
    #[test]
    fn what_is_outside_the_namespace_has_no_number() {
        assert!(!among(&[[9, 0, 9, 9]]));
        assert!(!among(&[[9, 1, 9, 9], [1, 0, 0, 0]]));
        assert!(among(&[[9, 1, 0, 0], [1, 0, 0, 0]]));
    }

    #[test]
    fn a_name_may_hold_parentheses() {
        let one = Standing::read("9 (a) (b)) S 7 6 5 34816 9").unwrap();
        assert_eq!([one.parent, one.group, one.session], [7, 6, 5]);
        assert!(Standing::read("9 (a").is_none());
    }
}
