//! What the terminal is asked and what it answered.

use crate::text::clean;

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
    /// The flags of kitty's keyboard protocol that are in force; only terminals that know it answer.
    Keyboard(u32),
    /// The colour scheme has changed (a notice of mode 2031).
    Scheme,
    /// Anything else that is no key.
    Other,
}

/// No terminal's name and version is longer.
const LONGEST_NAME: usize = 80;

/// All that has been answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The state of ECMA-48 mode 8, BDSM: 1 the terminal orders by itself, 2 it does not, 0 or none: it knows no such.
    pub bidi_mode: Option<u16>,
    /// XTVERSION: name and version.
    pub version: Option<String>,
    /// The numbers of DA1, once the last question has been answered.
    pub primary: Option<Vec<u16>>,
    /// The numbers of DA2.
    pub secondary: Option<Vec<u16>>,
    /// Whether it knows kitty's keyboard protocol.
    pub keyboard: bool,
    /// Whether the background is light, if it was told.
    pub light: Option<bool>,
    /// What tmux says of the terminal around it, if it was asked: see [`super::tmux`].
    pub outer: Option<String>,
}

/// The questions, in one write: BDSM, name, DA2, background, kitty's keyboard, and DA1, which every terminal answers
/// last. Around them the cursor is saved and brought back and the rest of its line erased: QTermWidget prints a letter of the first.
pub const QUESTIONS: &str = "\x1B7\x1B[8$p\x1B[>0q\x1B[>c\x1B]11;?\x1B\\\x1B[?u\x1B[c\x1B8\x1B[K";

/// What is asked when a terminal has said that its colours have changed: the background, and DA1 to know that it has
/// been told.
pub const BACKGROUND: &str = "\x1B]11;?\x1B\\\x1B[c";

impl Answers {
    /// Takes one answer in.
    pub fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Mode { private: false, mode: 8, state } => self.bidi_mode = Some(state),
            // It is shown and saved: no control character may be in it, and no more than a name.
            Answer::Version(version) => {
                self.version = Some(clean(&version).chars().take(LONGEST_NAME).collect());
            }
            Answer::Secondary(numbers) => self.secondary = Some(numbers),
            // The weights of the eye (ITU-R BT.709), in thousandths.
            Answer::Background([r, g, b]) => {
                self.light = Some(213 * u32::from(r) + 715 * u32::from(g) + 72 * u32::from(b) > 127_500);
            }
            Answer::Primary(numbers) => self.primary = Some(numbers),
            Answer::Keyboard(_) => self.keyboard = true,
            Answer::Mode { .. } | Answer::Scheme | Answer::Other => {}
        }
    }

    /// Whether the last question has been answered: nothing more will come.
    pub fn complete(&self) -> bool {
        self.primary.is_some()
    }

    /// Whether anything was answered by which a terminal can be known. What is inherited in the environment counts
    /// less: a terminal started from a terminal has the other's variables.
    pub fn any(&self) -> bool {
        self.complete() || self.version.is_some() || self.secondary.is_some() || self.bidi_mode.is_some()
    }
}
