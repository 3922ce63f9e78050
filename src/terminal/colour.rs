//! How many colours the terminal has.

use super::{Answers, Environment};

/// What colours can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colours {
    /// None: bold, underline and reverse only.
    None,
    /// The eight of old: no bright ones, no grey.
    Eight,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// The 256 of xterm's palette.
    Indexed,
    /// Red, green, blue.
    True,
}

impl Colours {
    /// The colours of a terminal with such an environment (no-color.org; `COLORTERM`; `TERM`).
    pub fn of(env: &Environment) -> Self {
        if env.get("NO_COLOR").is_some() {
            return Self::None;
        }
        // screen inherits that variable from a terminal whose colours it rounds to its own.
        let in_screen =
            env.get("STY").is_some() && env.get("TERM").is_some_and(|term| term.starts_with("screen"));
        if matches!(env.get("COLORTERM"), Some("truecolor" | "24bit")) && !in_screen {
            return Self::True;
        }
        match env.get("TERM") {
            None | Some("dumb" | "unknown" | "vt100" | "vt102" | "vt220") => Self::None,
            Some(term) if term.ends_with("-direct") => Self::True,
            Some(term) if term.contains("256color") || term.starts_with("alacritty") => Self::Indexed,
            Some(_) => Self::Sixteen,
        }
    }

    /// The same, once the terminal has said its name: those that do have at least the 256 of xterm's palette.
    /// No colours stay none: that was the reader's wish.
    pub fn told(self, answers: &Answers) -> Self {
        let known = |version: &str| {
            ["XTerm(", "VTE(", "kitty(", "foot(", "Konsole "].iter().any(|n| version.starts_with(n))
        };
        // mlterm and PuTTY say no name, and TERM=xterm at most.
        let by_numbers = matches!(answers.secondary.as_deref(), Some([24, 279, ..] | [0, 136, ..]));
        let more = by_numbers || answers.version.as_deref().is_some_and(known);
        // tmux shows 256, but the terminal around it has the eight of its terminfo: its greys would be black there.
        let outer: Vec<&str> = answers.outer.as_deref().unwrap_or("").split('|').collect();
        if let ["", "xterm" | "screen" | "rxvt" | "vt100" | "vt220" | "linux", ..] = outer[..] {
            return self.min(Self::Eight);
        }
        if self == Self::Sixteen && more { Self::Indexed } else { self }
    }
}
