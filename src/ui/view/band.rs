//! A few lines above the status that ask or say something: an address to be opened, what went wrong.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::sheet::clear;
use crate::cells;
use crate::text::{Direction, LayoutOptions, layout, script};
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::message::Trouble;
use crate::ui::over;
use crate::ui::words::reading;

/// Asks whether an address shall be opened.
pub(super) fn address(url: &str, context: &Context, buffer: &mut Buffer) {
    let (theme, language) = (context.theme, context.language);
    let own = language.direction();
    // What is not seen, or turns what is seen round, is shown as what it is.
    let hides = |c: char| c.is_control() || script::is_zero_width_control(c);
    let encoded = |c: char| -> String {
        c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat()
    };
    let shown: String = url.chars().map(|c| if hides(c) { encoded(c) } else { c.to_string() }).collect();
    let keys = context.keyed(&[
        (Action::Accept, reading::OPENS),
        (Action::CopySection, reading::COPIES),
        (Action::Close, reading::CANCELS),
    ]);
    let lines = [
        (language.say(reading::OPEN), theme.title(), own),
        // An address runs from left to right, whatever letters are in it.
        (&*shown, theme.accent(), Direction::Ltr),
        (&*keys, theme.dim(), own),
    ];
    draw(&lines, context, buffer);
}

/// Says what went wrong, and what to do.
pub(super) fn trouble(trouble: &Trouble, context: &Context, buffer: &mut Buffer) {
    let (theme, language) = (context.theme, context.language);
    let own = language.direction();
    let keys = context.keyed(&[(Action::Close, reading::CLOSES)]);
    let lines = [
        (language.say(reading::TROUBLE), theme.title(), own),
        (&*trouble.what, Style::new(), own),
        (&*trouble.hint, theme.dim(), own),
        (&*keys, theme.dim(), own),
    ];
    draw(&lines, context, buffer);
}

/// Draws paragraphs one under the other, the last right above the progress line; those without text are left out.
fn draw(lines: &[(&str, Style, Direction)], context: &Context, buffer: &mut Buffer) {
    let area = over::above((buffer.area.width, buffer.area.height));
    let margin = if area.width >= 40 { 2 } else { 1 };
    let columns = area.width.saturating_sub(2 * margin);
    let laid: Vec<_> = lines
        .iter()
        .filter(|(text, _, _)| !text.is_empty())
        .map(|&(text, style, direction)| {
            let options = LayoutOptions {
                width: usize::from(columns),
                direction: Some(context.side(direction)),
                order: context.order,
                letters: context.letters,
                marks: context.marks,
                ..LayoutOptions::default()
            };
            (layout(text, &options), style)
        })
        .collect();
    let rows: usize = laid.iter().map(|(laid, _)| laid.height()).sum();
    let height = u16::try_from(rows + 1).unwrap_or(u16::MAX).min(area.height);
    let band = Rect { y: area.bottom() - height, height, ..area };
    clear(buffer, Rect { x: 0, width: buffer.area.width, ..band });
    cells::rule(buffer, (band.x, band.y), band.width, "─", context.theme.rule());
    let all: Vec<_> =
        laid.iter().flat_map(|(laid, style)| laid.lines().map(move |line| (line, *style))).collect();
    // The last says what to press: it has its row, however long the others are.
    let room = usize::from(height.saturating_sub(1)).min(all.len());
    let (last, first) = (all.last().copied(), &all[..room.saturating_sub(1)]);
    for (y, (line, style)) in (band.y + 1..band.bottom()).zip(first.iter().copied().chain(last)) {
        let free = columns.saturating_sub(line.width() as u16);
        let x = area.x + margin + if context.side(line.direction()) == Direction::Rtl { free } else { 0 };
        cells::put(buffer, (x, y), &line, |_| style);
    }
}
