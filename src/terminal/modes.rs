//! What is asked of the terminal besides its screen.

/// A thing a terminal can be asked to do while it is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Mark what is pasted (2004).
    Paste,
    /// Tell what the mouse does while a button is held, and its wheel (1002), in a form without bounds (1006).
    Mouse,
    /// Tell of each key what it is, what it types and where it stands: kitty's protocol. Only for terminals that answer
    /// for it ([`super::Answers::keyboard`]).
    Keyboard,
    /// Tell when its colours change from light to dark (2031).
    Scheme,
}

impl Mode {
    const ALL: [Self; 4] = [Self::Paste, Self::Scheme, Self::Mouse, Self::Keyboard];

    /// What switches it on, and off.
    fn switches(self) -> (&'static str, &'static str) {
        match self {
            Self::Paste => ("\x1B[?2004h", "\x1B[?2004l"),
            Self::Mouse => ("\x1B[?1002h\x1B[?1006h", "\x1B[?1006l\x1B[?1002l"),
            // 1 escape codes told apart, 4 the key's place, 8 for every key, 16 what it types; not 2, keys let go. Each
            // screen has a stack of its own.
            Self::Keyboard => ("\x1B[>29u", "\x1B[<u"),
            Self::Scheme => ("\x1B[?2031h", "\x1B[?2031l"),
        }
    }
}

/// A set of modes; at first none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Modes(u8);

impl Modes {
    /// These modes and one more, or without it.
    pub fn with(self, mode: Mode, on: bool) -> Self {
        let bit = 1 << mode as u8;
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// Whether a mode is among these.
    pub fn has(self, mode: Mode) -> bool {
        self.0 & (1 << mode as u8) != 0
    }

    /// What leads from these modes to others.
    pub(super) fn change(self, to: Self) -> String {
        let switch = |mode: Mode| match (self.has(mode), to.has(mode)) {
            (false, true) => mode.switches().0,
            (true, false) => mode.switches().1,
            _ => "",
        };
        Mode::ALL.map(switch).concat()
    }

    /// What gives up all of these.
    pub(super) fn off(self) -> String {
        self.change(Self::default())
    }
}
