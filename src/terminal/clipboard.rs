//! Text into the clipboard of the terminal, which may be on another machine than the program (OSC 52).

use super::tmux::passed_through;
use super::{Answers, Brand, Multiplexer, Terminal};

/// The most bytes of text that are sent: with them a sequence has the 100,000 bytes that hterm's script for it sends at
/// most. No terminal that takes OSC 52 is known to take less.
pub const LONGEST: usize = 74_994;

/// What puts a text into the clipboard of a terminal that answered so; `None` where the text is too long or the
/// terminal is known to have no such thing. It may refuse without a word: xterm does unless it is told otherwise.
///
/// tmux takes it from a program only with `set-clipboard on`, which is not its default; where it lets sequences through,
/// the terminal around it is given it. Where it does neither, [`super::tmux::load`] is the way.
pub fn sequence(text: &str, terminal: &Terminal, answers: &Answers) -> Option<String> {
    if text.len() > LONGEST || !takes(terminal) {
        return None;
    }
    let sequence = format!("\x1B]52;c;{}\x1B\\", base64(text.as_bytes()));
    Some(if terminal.passes_through(answers) { passed_through(&sequence) } else { sequence })
}

/// By their sources and documentation: PuTTY, Apple Terminal and the console have no such sequence; screen cuts one short.
fn takes(terminal: &Terminal) -> bool {
    !matches!(terminal.brand, Brand::Putty | Brand::AppleTerminal | Brand::LinuxConsole)
        && !matches!(terminal.within, Some((Multiplexer::Screen, _)))
}

/// RFC 4648, 4.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place > three.len() { '=' } else { char::from(sign) });
        }
    }
    out
}
