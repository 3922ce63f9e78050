//! `mlterm`: its complex text layout is switched off, then on again. Without it marks are drawn on their letters, but
//! each control character without width takes a column, so none is written.

use ratatui::buffer::Buffer;

use super::row::first;
use crate::text::script::is_zero_width_control;

pub(super) const ENTER: &str = "\x1B]5379;use_ctl=false\x07";

/// Its former state cannot be asked.
pub(super) const LEAVE: &str = "\x1B]5379;use_ctl=true\x07";

/// Takes away the controls; of an emoji that is joined of several, the first is left.
pub(super) fn apply(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol.is_ascii() || !symbol.chars().any(is_zero_width_control) {
            continue;
        }
        if symbol.contains('\u{200D}') {
            let first = first(cell);
            cell.set_char(first);
        } else {
            let kept: String = symbol.chars().filter(|c| !is_zero_width_control(*c)).collect();
            cell.set_symbol(&kept);
        }
    }
}
