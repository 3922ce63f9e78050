//! What keys do in an open article.

use super::{library, moving, panel};
use crate::terminal::link::address;
use crate::text::Direction;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::copy;
use crate::ui::field::Field;
use crate::ui::hints::Hints;
use crate::ui::message::Effect;
use crate::ui::overlay::Overlay;
use crate::ui::picker::Picker;
use crate::ui::profile::Profile;
use crate::ui::selection::Selection;
use crate::ui::state::State;
use crate::ui::words::{Phrase, counted, phrases, reading};

/// Does what was asked for while an article is open and nothing lies over it.
pub(super) fn act(state: &mut State, action: Action, context: &Context) -> Vec<Effect> {
    let size = state.size;
    let Some(reader) = &mut state.reader else { return Vec::new() };
    let before = reader.anchor;
    let done = match action {
        Action::Quit if reader.panel.is_some() => {
            reader.panel = None;
            Ok(())
        }
        Action::Quit => return quit(state, context),
        Action::Star | Action::Read | Action::Tags | Action::Undo => {
            return library::change_open(state, context, action);
        }
        Action::Wider | Action::Narrower | Action::DefaultWidth => {
            let by = match action {
                Action::Wider => 2,
                Action::Narrower => -2,
                _ => 0,
            };
            reader.set_measure(by, size, context);
            let width = context.words().number(usize::from(reader.frame.text.width));
            state.notice = Some(format!("{} {width}", context.language.say(reading::WIDTH)));
            return Vec::new();
        }
        Action::Zen => {
            reader.toggle_zen(size, context);
            Ok(())
        }
        Action::Kind | Action::Sort => {
            state.notice = Some(panel::arrange(reader, action == Action::Kind, size, context));
            return Vec::new();
        }
        Action::CopySection | Action::CopyArticle | Action::CopyWithSource => {
            return copy(state, context, action);
        }
        Action::Contents
        | Action::Card
        | Action::Search
        | Action::SearchBack
        | Action::SetMark
        | Action::GoToMark
        | Action::Select
        | Action::Links
        | Action::Page
        | Action::Pipe => open(state, action),
        Action::Panel => panel::toggle(reader),
        Action::Left | Action::Right => {
            // The names stand at the end side.
            let rtl = context.side(reader.article.direction.into()) == Direction::Rtl;
            let to_names = (action == Action::Left) == rtl;
            if to_names == reader.panel.is_some() { Ok(()) } else { panel::toggle(reader) }
        }
        Action::Back | Action::Forth => return travel(state, context, action == Action::Back),
        // The card of the name one stands on.
        Action::Accept if reader.panel.is_none() => open(state, Action::Card),
        _ if reader.panel.is_some() => panel::act(reader, action),
        _ => moving::act(reader, action),
    };
    if let Some(reader) = &mut state.reader
        && is_jump(action)
        && reader.anchor != before
    {
        reader.trail.leave(before);
    }
    if let Err(word) = done {
        state.notice = Some(context.language.say(word).to_owned());
    }
    Vec::new()
}

/// Whether one may want to go back to where one was before it.
fn is_jump(action: Action) -> bool {
    matches!(
        action,
        Action::Top
            | Action::Bottom
            | Action::NextSection
            | Action::PreviousSection
            | Action::NextMention
            | Action::PreviousMention
            | Action::NextSame
            | Action::PreviousSame
            | Action::Repeat
            | Action::RepeatBack
            | Action::Accept
            | Action::Choose(_)
    )
}

/// Closes the article; the last one, where there is no library below it, ends the program.
fn quit(state: &mut State, context: &Context) -> Vec<Effect> {
    if state.library.is_none() && state.is_last() {
        return vec![Effect::Quit(0)];
    }
    let mut effects: Vec<Effect> = state.close(context).map(Effect::Ask).into_iter().collect();
    // It has been read by now.
    effects.extend(library::refresh(state));
    effects
}

/// Goes back along the jumps, or forth; at their end to the article one came from, or went back from.
fn travel(state: &mut State, context: &Context, back: bool) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else { return Vec::new() };
    let here = reader.anchor;
    let place = if back { reader.trail.back(here) } else { reader.trail.forth(here) };
    match place {
        Some(place) => reader.go_back(place),
        None if state.travel(back, context) => {}
        None => state.notice = Some(context.language.say(reading::NO_JUMP).to_owned()),
    }
    Vec::new()
}

/// Opens what lies over the text.
fn open(state: &mut State, action: Action) -> Result<(), Phrase> {
    let Some(reader) = &mut state.reader else { return Ok(()) };
    let overlay = match action {
        Action::Contents => {
            let headed = reader.page.headed();
            if headed.is_empty() {
                return Err(phrases::NO_SECTIONS);
            }
            let here = reader.section().map_or(0, |at| headed.partition_point(|&headed| headed < at));
            let picker = Picker::new(headed.len(), here);
            reader.panel = None;
            Overlay::Contents(picker, reader.hold())
        }
        Action::Card => {
            let entity = reader.pointed().or_else(|| reader.entity_at_hand());
            let entity = entity.ok_or(phrases::NOTHING_CHOSEN)?;
            Overlay::Profile(Profile::new(&reader.names, entity, reader.current))
        }
        Action::Search | Action::SearchBack => {
            reader.panel = None;
            Overlay::Prompt { field: Field::default(), backward: action == Action::SearchBack }
        }
        Action::SetMark | Action::GoToMark => Overlay::Mark { set: action == Action::SetMark },
        Action::Select => {
            let word = reader.first_word().ok_or(reading::NOTHING_TO_COPY)?;
            Overlay::Select(Selection::at(word))
        }
        Action::Links => {
            let mut links = reader.links_in_sight();
            match links.len() {
                0 => return Err(reading::NO_LINKS),
                1 => Overlay::Address(links.remove(0).url),
                _ => Overlay::Links(Hints::new(links)),
            }
        }
        Action::Page => {
            let url = reader.article.source.as_ref().and_then(|source| source.url.clone());
            Overlay::Address(url.filter(|url| address(url).is_some()).ok_or(reading::NO_PAGE)?)
        }
        Action::Pipe if !reader.is_whole() => return Err(phrases::READING),
        Action::Pipe => Overlay::Command(Field::default()),
        _ => return Ok(()),
    };
    state.overlays.push(overlay);
    Ok(())
}

/// Copies the section one is in, or the article.
fn copy(state: &mut State, context: &Context, action: Action) -> Vec<Effect> {
    let Some(reader) = &state.reader else { return Vec::new() };
    if action == Action::CopyArticle && !reader.is_whole() {
        state.notice = Some(context.language.say(phrases::READING).to_owned());
        return Vec::new();
    }
    let article = &reader.article;
    let section = || copy::section(article, reader.section().unwrap_or(0));
    let text = match action {
        Action::CopyArticle => copy::article(article),
        Action::CopyWithSource => {
            copy::joined([copy::source(article, context.words()), section()].into_iter())
        }
        _ => section(),
    };
    give(state, context, text)
}

/// Gives a text to the clipboards; the status will say how much it was.
pub(super) fn give(state: &mut State, context: &Context, text: String) -> Vec<Effect> {
    if text.is_empty() {
        state.notice = Some(context.language.say(reading::NOTHING_TO_COPY).to_owned());
        return Vec::new();
    }
    let words = text.split_whitespace().count();
    state.copying = Some(context.words().count(counted::WORD, words));
    vec![Effect::Copy(text)]
}
