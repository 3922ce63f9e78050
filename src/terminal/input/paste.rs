//! A bracketed paste, gathered from as many pieces as it comes in.

use super::Input;

/// What ends a paste.
const END: &[u8] = b"\x1B[201~";

/// What has come of a paste.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// Whether something had to be passed over.
    cut: bool,
}

impl Paste {
    /// Takes bytes in: how many, and whether the paste has ended with them. With `last` nothing more comes: it ends
    /// whatever it looks like.
    pub(super) fn take(&mut self, bytes: &[u8], last: bool) -> (usize, bool) {
        let mut at = 0;
        loop {
            let rest = &bytes[at..];
            let next = rest.iter().position(|&byte| byte == END[0]).unwrap_or(rest.len());
            self.push(&rest[..next]);
            at += next;
            match &bytes[at..] {
                [] => return (at, last),
                rest if rest.starts_with(END) => return (at + END.len(), true),
                rest if END.starts_with(rest) && !last => return (at, false),
                // An ESC of the text.
                rest => self.push(&rest[..1]),
            }
            at += 1;
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let room = Input::LONGEST_PASTE.saturating_sub(self.text.len()).min(bytes.len());
        self.text.extend_from_slice(&bytes[..room]);
        self.cut |= room < bytes.len();
    }

    /// What was pasted.
    pub(super) fn text(self) -> String {
        let text = String::from_utf8(self.text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        // The last character may have been cut in two.
        if self.cut { text.trim_end_matches('\u{FFFD}').to_owned() } else { text }
    }
}
