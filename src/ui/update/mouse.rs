//! The mouse: the wheel scrolls, a click does what Enter would where it points, a drag selects.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::overlay::lists;
use super::reader::give;
use super::{act, library, panel};
use crate::article::Part;
use crate::ui::action::TABLE;
use crate::ui::blocks::blocks;
use crate::ui::context::Context;
use crate::ui::groups::Line;
use crate::ui::message::Effect;
use crate::ui::names::Listed;
use crate::ui::overlay::Overlay;
use crate::ui::page::{Role, Row};
use crate::ui::profile::Profile;
use crate::ui::selection::Selection;
use crate::ui::state::{Reader, State};
use crate::ui::{copy, over, units};

/// Rows that the wheel scrolls by.
const WHEEL: isize = 3;

/// Takes what the mouse did.
pub(super) fn take(state: &mut State, context: &Context, event: MouseEvent) -> Vec<Effect> {
    let cell = (event.column, event.row);
    if state.card.is_some() {
        return Vec::new();
    }
    match event.kind {
        MouseEventKind::ScrollDown => return wheel(state, WHEEL),
        MouseEventKind::ScrollUp => return wheel(state, -WHEEL),
        MouseEventKind::Down(MouseButton::Left) => return press(state, context, cell),
        MouseEventKind::Drag(MouseButton::Left) => drag(state, context, cell),
        MouseEventKind::Up(MouseButton::Left) => return release(state, context, cell),
        _ => {}
    }
    Vec::new()
}

fn wheel(state: &mut State, by: isize) -> Vec<Effect> {
    match (state.overlays.last_mut(), &mut state.reader) {
        (Some(Overlay::Actions(picker)), _) => picker.scroll(by),
        (Some(Overlay::Contents(picker, _)), Some(reader)) => {
            picker.scroll(by);
            lists::preview(reader, picker);
        }
        (Some(Overlay::Profile(profile)), _) => profile.picker.scroll(by),
        (Some(Overlay::Select(_) | Overlay::Links(_)) | None, Some(reader)) => {
            match reader.panel.filter(|_| reader.frame.panel.is_none()) {
                Some(entry) => {
                    let last = reader.names.len().saturating_sub(1);
                    reader.point_at(entry.saturating_add_signed(by).min(last));
                }
                None => reader.scroll(by),
            }
        }
        (None, None) => return library::wheel(state, by.signum()),
        _ => {}
    }
    Vec::new()
}

fn press(state: &mut State, context: &Context, cell: (u16, u16)) -> Vec<Effect> {
    state.pressed = None;
    if let Some(Overlay::Select(_) | Overlay::Links(_)) = state.overlays.last() {
        state.overlays.pop();
    }
    if let Some(overlay) = state.overlays.pop() {
        return on_overlay(state, context, overlay, cell);
    }
    let Some(reader) = &mut state.reader else { return library::click(state, context, cell.1) };
    if reader.panel.is_some() && reader.frame.panel.is_none() {
        match over::names(reader).line_at(cell).and_then(|line| reader.names.listed(line)) {
            Some(Listed::Entry(entry)) => jump(reader, |reader| {
                let _ = panel::choose(reader, entry);
            }),
            Some(Listed::Heading(section)) => {
                reader.panel = None;
                jump(reader, |reader| reader.go_to_section(section));
            }
            None => reader.panel = None,
        }
        return Vec::new();
    }
    if reader.frame.panel.is_some_and(|area| area.contains(cell.into())) {
        on_names(reader, cell.1);
    } else if reader.frame.strip == Some(cell.0) && reader.row_at(cell.1).is_some() {
        let area = reader.frame.text;
        let share = usize::from(cell.1 - area.y) * 1000 / usize::from(area.height).max(1);
        jump(reader, |reader| reader.go_to_share(share));
    } else if cell.1 == reader.frame.progress {
        // Progress fills from the start side.
        let width = usize::from(state.size.0).max(1);
        let from_start = match context.side(reader.article.direction.into()) {
            crate::text::Direction::Rtl => width - 1 - usize::from(cell.0).min(width - 1),
            crate::text::Direction::Ltr => usize::from(cell.0),
        };
        jump(reader, |reader| reader.go_to_share(from_start * 1000 / width));
    } else if let Some(place) = reader.place_at(cell, context) {
        let word = units::word_at(&reader.article, place);
        state.pressed = word.map(|word| (word, cell));
    }
    Vec::new()
}

/// Does something that may be a jump.
fn jump(reader: &mut Reader, jump: impl FnOnce(&mut Reader)) {
    let before = reader.anchor;
    jump(reader);
    if reader.anchor != before {
        reader.trail.leave(before);
    }
}

/// The names beside the text: an entry is chosen, a heading gone to.
fn on_names(reader: &mut Reader, y: u16) {
    let Some(block) =
        blocks(reader).into_iter().find(|block| (block.area.y..block.area.bottom()).contains(&y))
    else {
        return;
    };
    match block.entry_at(y) {
        Some(entry) => jump(reader, |reader| {
            let _ = panel::choose(reader, entry);
        }),
        None if block.headed && y == block.area.y => {
            jump(reader, |reader| reader.go_to_section(block.section));
        }
        None => {}
    }
}

/// A line of a list is chosen; beside it, the list is closed.
fn on_overlay(state: &mut State, context: &Context, overlay: Overlay, cell: (u16, u16)) -> Vec<Effect> {
    let sheet = over::sheet(state, &overlay);
    let line = sheet.and_then(|sheet| sheet.line_at(cell));
    // Where it has no line it stays.
    let stays = sheet.is_some_and(|sheet| sheet.area.contains(cell.into()));
    match overlay {
        Overlay::Actions(picker) => {
            let item = match line.and_then(|line| over::actions(&picker).line(line)) {
                Some(Line::Item(row)) => picker.item(row),
                _ => None,
            };
            match item {
                Some(item) => return act::act(state, context, TABLE[item].action),
                None if stays => state.overlays.push(Overlay::Actions(picker)),
                None => {}
            }
        }
        Overlay::Contents(picker, origin) => {
            match (line.and_then(|line| picker.item(line)), &mut state.reader) {
                (Some(item), Some(reader)) => lists::go_to_heading(reader, item, origin.place),
                (None, Some(_)) if stays => state.overlays.push(Overlay::Contents(picker, origin)),
                (None, Some(reader)) => reader.return_to(origin),
                _ => {}
            }
        }
        Overlay::Profile(profile) => {
            match (line.and_then(|line| profile.groups.line(line)), &mut state.reader) {
                (Some(Line::Item(rank)), Some(reader)) => {
                    if let Some((id, at)) = profile.opening(rank) {
                        state.overlays.push(Overlay::Profile(profile));
                        return library::open(state, id, at);
                    }
                    lists::go_to_mention(reader, profile.entity, rank);
                    state.overlays.clear();
                }
                _ if stays => state.overlays.push(Overlay::Profile(profile)),
                _ => {}
            }
        }
        // What is being typed or asked stays.
        other => state.overlays.push(other),
    }
    Vec::new()
}

fn drag(state: &mut State, context: &Context, (x, y): (u16, u16)) {
    let Some(reader) = &mut state.reader else { return };
    let Some((word, _)) = state.pressed else { return };
    let area = reader.frame.text;
    // At an edge the text comes on.
    if y < area.y || y == 0 {
        reader.scroll(-1);
    } else if y >= area.bottom() {
        reader.scroll(1);
    }
    let y = y.clamp(area.y, area.bottom().saturating_sub(1).max(area.y));
    let Some(place) = reader.place_at((x, y), context) else { return };
    let Some(head) = units::word_at(&reader.article, place) else { return };
    if !matches!(state.overlays.last(), Some(Overlay::Select(_))) {
        state.overlays.push(Overlay::Select(Selection::drawn(word)));
    }
    if let Some(Overlay::Select(selection)) = state.overlays.last_mut() {
        selection.move_to(head);
    }
}

fn release(state: &mut State, context: &Context, cell: (u16, u16)) -> Vec<Effect> {
    let Some((_, pressed)) = state.pressed.take() else { return Vec::new() };
    let Some(reader) = &mut state.reader else { return Vec::new() };
    if let Some(Overlay::Select(selection)) = state.overlays.last() {
        let (start, end) = selection.places();
        let text = copy::between(&reader.article, start, end);
        return give(state, context, text);
    }
    if cell == pressed && reader.is_text(cell, context) {
        click(state, context, cell);
    }
    Vec::new()
}

/// A click on the text: a mention is chosen, the chosen one's card opened, a link shown, a heading gone to.
fn click(state: &mut State, context: &Context, cell: (u16, u16)) {
    let Some(reader) = &mut state.reader else { return };
    let Some(place) = reader.place_at(cell, context) else { return };
    if let Some(at) = reader.mention_at(place) {
        let again = reader.current == Some(at);
        reader.go_to_mention(at);
        if let Some(entity) = reader.chosen.filter(|_| again) {
            let profile = Profile::new(&reader.names, entity, Some(at));
            state.overlays.push(Overlay::Profile(profile));
        }
        return;
    }
    let touched = reader
        .links_in_sight()
        .into_iter()
        .find(|link| link.part == place.part && link.range.contains(&place.byte));
    if let Some(link) = touched {
        state.overlays.push(Overlay::Address(link.url));
        return;
    }
    let heading = matches!(reader.row_at(cell.1), Some(Row::Line(text, _)) if text.role() == Role::Heading);
    if let Part::Heading(section) = place.part
        && heading
    {
        jump(reader, |reader| reader.go_to_section(section));
    }
}
