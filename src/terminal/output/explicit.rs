//! `explicit`: the terminal's own ordering is switched off by ECMA-48's mode 8 (BDSM); then as `plain`.

/// To be sent before the other screen is entered, or before it is cleared: VTE marks a row when the row is made.
pub(super) const ENTER: &str = "\x1B[8l";

/// The mode is shared by both screens and has no save of its own: it is set again where it had been set.
pub(super) const LEAVE: &str = "\x1B[8h";
