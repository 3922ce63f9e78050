//! Asks tmux which terminal it runs in: it lets no question through, but answers one itself. And wraps what it lets
//! through where it is told to (`allow-passthrough`).

use std::process::{Command, Stdio};

use super::Environment;

/// `client_termtype`, the outer terminal's own name (empty until it has answered tmux, and for those that do not),
/// `client_termname`, its `TERM`, and `allow-passthrough`, parted by `|`. `None` where there is no tmux to ask.
pub fn outer(env: &Environment) -> Option<String> {
    env.get("TMUX")?;
    let asked = Command::new("tmux")
        .args(["display-message", "-p", "#{client_termtype}|#{client_termname}|#{allow-passthrough}"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&asked.stdout).trim_end().to_owned();
    asked.status.success().then_some(said)
}

/// A sequence that tmux passes on to the terminal around it.
pub(super) fn passed_through(sequence: &str) -> String {
    format!("\x1BPtmux;{}\x1B\\", sequence.replace('\x1B', "\x1B\x1B"))
}
