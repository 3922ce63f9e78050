//! Asks tmux which terminal it runs in: it lets no question through, but answers one itself. And wraps what it lets
//! through where it is told to (`allow-passthrough`).

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Environment;
use crate::text::clean;

/// `client_termtype`, the outer terminal's own name (empty until it has answered tmux, and for those that do not),
/// `client_termname`, its `TERM`, and `allow-passthrough`, parted by `|`. `None` where there is no tmux to ask.
pub fn outer(env: &Environment) -> Option<String> {
    /// It answers in a few milliseconds, or not at all.
    const PATIENCE: Duration = Duration::from_millis(500);
    env.get("TMUX")?;
    let mut asked = Command::new("tmux")
        .args(["display-message", "-p", "#{client_termtype}|#{client_termname}|#{allow-passthrough}"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let end = Instant::now() + PATIENCE;
    let status = loop {
        match asked.try_wait().ok()? {
            Some(status) => break status,
            None if Instant::now() > end => {
                let _ = asked.kill();
                let _ = asked.wait();
                return None;
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    };
    let mut said = Vec::new();
    asked.stdout.take()?.read_to_end(&mut said).ok()?;
    let said = clean(&String::from_utf8_lossy(&said)).trim_end().to_owned();
    (status.success() && !said.is_empty()).then_some(said)
}

/// A sequence that tmux passes on to the terminal around it.
pub(super) fn passed_through(sequence: &str) -> String {
    format!("\x1BPtmux;{}\x1B\\", sequence.replace('\x1B', "\x1B\x1B"))
}
