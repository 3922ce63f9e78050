//! Addresses that may be opened, and the links of a frame (OSC 8).

use std::ops::Range;

use super::brand::at_least;
use super::{Brand, Multiplexer, Terminal};

/// No terminal is known to take a longer address (VTE takes this).
const LONGEST: usize = 2083;

/// Cells of one row that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The row, from 0.
    pub y: u16,
    /// The columns, from 0.
    pub columns: Range<u16>,
    /// The address.
    pub url: String,
}

/// An address as it is given to other programs, if it may be: of the web or of mail, percent-encoded so that there is
/// neither a blank nor a control nor anything but ASCII in it.
pub fn address(url: &str) -> Option<String> {
    if url.len() > LONGEST {
        return None;
    }
    let scheme = url.split_once(':')?.0.to_ascii_lowercase();
    let rest = &url[scheme.len() + 1..];
    let leads = match &*scheme {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty()),
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    if !leads {
        return None;
    }
    let mut address = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            // These end a word for some programs that find addresses in a text.
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => encode(&mut address, byte),
            0x21..=0x7E => address.push(char::from(byte)),
            _ => encode(&mut address, byte),
        }
    }
    (address.len() <= LONGEST).then_some(address)
}

/// Whether a terminal is known to take links (OSC 8), by its documentation. Konsole shows them if it is told to.
pub(super) fn takes(terminal: &Terminal) -> bool {
    let between = match &terminal.within {
        None => true,
        // It came with 3.4.
        Some((Multiplexer::Tmux, Some(version))) => at_least(version, (3, 4)),
        Some(_) => false,
    };
    between
        && matches!(
            terminal.brand,
            Brand::Foot
                | Brand::Kitty
                | Brand::Vte
                | Brand::WezTerm
                | Brand::Alacritty
                | Brand::ITerm2
                | Brand::WindowsTerminal
                | Brand::Ghostty
                | Brand::Konsole
                | Brand::XtermJs
        )
}

/// What ends a link.
pub(super) const CLOSING: &str = "\x1B]8;;\x1B\\";

/// What begins a link to an address. All cells that lead there are one link, wherever they stand.
pub(super) fn opening(address: &str) -> String {
    // FNV-1a.
    let hash = address.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("\x1B]8;id={hash:x};{address}\x1B\\")
}

fn encode(address: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    address.push('%');
    address.push(char::from(DIGITS[usize::from(byte >> 4)]));
    address.push(char::from(DIGITS[usize::from(byte & 15)]));
}
