//! Where the links in sight stand on the screen, for terminals that make links of them.

use ratatui::layout::Rect;

use super::context::Context;
use super::overlay::Overlay;
use super::page::Row;
use super::stand;
use super::state::State;
use crate::terminal::link::Link;

/// The links of the frame that [`super::view`] draws. None while something lies over the text.
pub fn links(state: &State, context: &Context) -> Vec<Link> {
    let over =
        state.overlays.iter().any(|overlay| !matches!(overlay, Overlay::Select(_) | Overlay::Mark { .. }));
    let Some(reader) = state.reader.as_ref().filter(|_| !over) else { return Vec::new() };
    if reader.panel.is_some() && reader.frame.panel.is_none() {
        return Vec::new();
    }
    let area = reader.frame.text;
    let around = context.side(reader.article.direction.into());
    let targets = reader.links_in_sight();
    let mut links = Vec::new();
    for (y, shown) in (area.y..area.bottom()).zip(reader.page.rows_from(reader.top)) {
        let Row::Line(text, number) = shown else { continue };
        let Some(line) = text.line(number) else { continue };
        let left = stand::left(text, &line, Rect { y, height: 1, ..area }, around, context);
        for target in targets.iter().filter(|target| target.part == text.part()) {
            let own = |byte: usize| byte.saturating_sub(text.base());
            for columns in line.columns_of(own(target.range.start)..own(target.range.end)) {
                let columns = left + columns.start as u16..left + columns.end as u16;
                links.push(Link { y, columns, url: target.url.clone() });
            }
        }
    }
    links
}
