//! Asks tmux which terminal it runs in: it lets no question through, but answers one itself. And wraps what it lets
//! through where it is told to (`allow-passthrough`), and gives it what is copied.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::Environment;
use crate::text::clean;

/// tmux does what it is asked in a few milliseconds, or not at all.
const PATIENCE: Duration = Duration::from_millis(500);

/// `client_termtype`, the outer terminal's own name (empty until it has answered tmux, and for those that do not),
/// `client_termname`, its `TERM`, and `allow-passthrough`, parted by `|`. `None` where there is no tmux to ask.
pub fn outer(env: &Environment) -> Option<String> {
    env.get("TMUX")?;
    let mut asked = Command::new("tmux")
        .args(["display-message", "-p", "#{client_termtype}|#{client_termname}|#{allow-passthrough}"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let status = end(&mut asked)?;
    let mut said = Vec::new();
    asked.stdout.take()?.read_to_end(&mut said).ok()?;
    let said = clean(&String::from_utf8_lossy(&said)).trim_end().to_owned();
    (status.success() && !said.is_empty()).then_some(said)
}

/// Gives tmux a text to keep and to put into the clipboard of the terminal around it; whether it has. It can since 3.2,
/// unless `set-clipboard` is off. `None` where there is no tmux.
pub fn load(env: &Environment, text: &str) -> Option<bool> {
    env.get("TMUX")?;
    let mut asked = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let given = asked.stdin.take()?.write_all(text.as_bytes());
    Some(end(&mut asked)?.success() && given.is_ok())
}

fn end(asked: &mut Child) -> Option<ExitStatus> {
    let end = Instant::now() + PATIENCE;
    loop {
        match asked.try_wait().ok()? {
            Some(status) => return Some(status),
            None if Instant::now() > end => {
                let _ = asked.kill();
                let _ = asked.wait();
                return None;
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    }
}

/// A sequence that tmux passes on to the terminal around it.
pub(super) fn passed_through(sequence: &str) -> String {
    format!("\x1BPtmux;{}\x1B\\", sequence.replace('\x1B', "\x1B\x1B"))
}
