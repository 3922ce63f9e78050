//! `konsole`: the profile's "Bi-Directional text rendering" is switched off for this window, then on again. Only for a
//! terminal that is known to be Konsole: elsewhere OSC 50 sets the font.

pub(super) const ENTER: &str = "\x1B]50;BidiRenderingEnabled=false\x07";

/// Its former state cannot be asked.
pub(super) const LEAVE: &str = "\x1B]50;BidiRenderingEnabled=true\x07";
