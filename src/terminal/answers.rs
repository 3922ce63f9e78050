//! What the terminal is asked and what it answered.

/// One answer of a terminal, told apart from keys by [`super::input`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// DECRPM: the state of a mode: 0 unknown, 1 set, 2 reset, 3 and 4 for ever so.
    Mode {
        /// Whether it is a private mode (`?`).
        private: bool,
        /// Its number.
        mode: u16,
        /// Its state.
        state: u16,
    },
    /// XTVERSION: name and version.
    Version(String),
    /// DA1: the last of our questions, answered by every terminal.
    Primary(Vec<u16>),
    /// DA2.
    Secondary(Vec<u16>),
    /// OSC 11: the background, each part 0..=255.
    Background([u8; 3]),
    /// Anything else that is no key.
    Other,
}

/// All that has been answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The state of ECMA-48 mode 8, BDSM: 1 the terminal orders by itself, 2 it does not, 0 or none: it knows no such.
    pub bidi_mode: Option<u16>,
    /// Name and version.
    pub version: Option<String>,
    /// The numbers of DA2.
    pub secondary: Option<Vec<u16>>,
    /// Whether the background is light, if it was told.
    pub light: Option<bool>,
    /// Whether the last question has been answered.
    pub complete: bool,
}

/// The questions, in one write: BDSM, name, DA2, background, and DA1, which every terminal answers last.
pub const QUESTIONS: &str = "\x1B[8$p\x1B[>0q\x1B[>c\x1B]11;?\x1B\\\x1B[c";

impl Answers {
    /// Takes one answer in.
    pub fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Mode { private: false, mode: 8, state } => self.bidi_mode = Some(state),
            Answer::Version(version) => self.version = Some(version),
            Answer::Secondary(numbers) => self.secondary = Some(numbers),
            // The weights of the eye (ITU-R BT.709), in thousandths.
            Answer::Background([r, g, b]) => {
                self.light = Some(213 * u32::from(r) + 715 * u32::from(g) + 72 * u32::from(b) > 127_500);
            }
            Answer::Primary(_) => self.complete = true,
            Answer::Mode { .. } | Answer::Other => {}
        }
    }

    /// Whether the answers are those of a multiplexer: tmux or screen by DA2, any by name.
    pub fn is_multiplexer(&self) -> bool {
        let by_number =
            self.secondary.as_ref().and_then(|numbers| numbers.first()).is_some_and(|n| matches!(n, 83 | 84));
        let by_name = self.version.as_ref().is_some_and(|version| {
            ["tmux", "screen", "zellij"].iter().any(|name| version.to_ascii_lowercase().starts_with(name))
        });
        by_number || by_name
    }
}
