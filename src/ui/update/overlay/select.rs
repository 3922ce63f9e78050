//! Keys of a selection: it moves and grows by words, lines, sentences and paragraphs.

use std::ops::Range;

use crate::article::{Part, Place};
use crate::terminal::Key;
use crate::text::Direction;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::copy;
use crate::ui::message::Effect;
use crate::ui::overlay::Overlay;
use crate::ui::selection::Selection;
use crate::ui::state::{Reader, State};
use crate::ui::units;
use crate::ui::update::act::act;
use crate::ui::update::reader::give;

/// Takes a key.
pub(super) fn press(
    state: &mut State,
    context: &Context,
    mut selection: Selection,
    (_, action): (&Key, Option<Action>),
    effects: &mut Vec<Effect>,
) -> Option<Overlay> {
    let reader = state.reader.as_mut()?;
    let Some(action) = action else { return Some(Overlay::Select(selection)) };
    match action {
        Action::Close | Action::Quit => return None,
        Action::CopySection | Action::CopyArticle | Action::CopyWithSource | Action::Accept => {
            let (start, end) = selection.places();
            let mut text = copy::between(&reader.article, start, end);
            if action == Action::CopyWithSource {
                text = copy::joined([copy::source(&reader.article, context.words()), text].into_iter());
            }
            effects.extend(give(state, context, text));
            return None;
        }
        // What the mouse has selected stays until something else is done.
        _ if selection.by_mouse => {
            effects.extend(act(state, context, action));
            return None;
        }
        Action::Select if selection.grows() => selection.turn(),
        Action::Select => selection.fix(),
        _ => {
            if let Some((range, column)) = moved(reader, &selection, action, context) {
                selection.column = column;
                let (part, Range { start, end }) = range.clone();
                selection.move_to(range);
                reader.reveal(Place { part, byte: end.saturating_sub(1).max(start) });
                reader.reveal(Place { part, byte: start });
            }
        }
    }
    Some(Overlay::Select(selection))
}

type Moved = ((Part, Range<usize>), Option<u16>);

/// Where an action takes what one is at, and the column that lines keep to.
fn moved(reader: &mut Reader, selection: &Selection, action: Action, context: &Context) -> Option<Moved> {
    let (part, range) = selection.head();
    let place = Place { part, byte: range.start };
    let rtl = context.side(reader.article.direction.into()) == Direction::Rtl;
    let article = &reader.article;
    let text = article.text(part).unwrap_or_default();
    Some(match action {
        Action::Left | Action::Right => {
            // Onward is to the left where one reads to the left.
            let onward = (action == Action::Left) == rtl;
            (units::word_beside(article, (part, range), onward)?, None)
        }
        Action::LineDown | Action::LineUp => {
            let onward = action == Action::LineDown;
            let (word, column) = reader.word_in_line(place, selection.column, onward, context)?;
            (word, Some(column))
        }
        Action::NextSentence | Action::PreviousSentence => {
            // First all of the sentence one is in, then the next.
            let here = units::sentence_at(text, range.start);
            if range == here || !(here.start <= range.start && range.end <= here.end) {
                (units::sentence_beside(article, place, action == Action::NextSentence)?, None)
            } else {
                ((part, here), None)
            }
        }
        Action::NextMention | Action::PreviousMention | Action::PageDown | Action::PageUp => {
            let onward = matches!(action, Action::NextMention | Action::PageDown);
            if range != (0..text.len()) {
                return Some(((part, 0..text.len()), None));
            }
            let next = if onward {
                article
                    .parts()
                    .find(|next| *next > part && article.text(*next).is_some_and(|t| !t.is_empty()))
            } else {
                let before = article.parts().take_while(|before| *before < part);
                before.filter(|before| article.text(*before).is_some_and(|t| !t.is_empty())).last()
            }?;
            ((next, 0..article.text(next)?.len()), None)
        }
        _ => return None,
    })
}
