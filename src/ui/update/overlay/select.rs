//! Keys of a selection: it moves and grows by words, lines, sentences and paragraphs.

use crate::article::{Part, Place};
use crate::text::Direction;
use crate::ui::action::Action;
use crate::ui::context::Context;
use crate::ui::copy;
use crate::ui::message::Effect;
use crate::ui::overlay::Overlay;
use crate::ui::selection::Selection;
use crate::ui::spot::Spot;
use crate::ui::state::{Reader, State};
use crate::ui::units;
use crate::ui::update::act::act;
use crate::ui::update::reader::give;

/// Takes a key.
pub(super) fn press(
    state: &mut State,
    context: &Context,
    mut selection: Selection,
    action: Option<Action>,
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
            if let Some((spot, column)) = moved(reader, &selection, action, context) {
                selection.column = column;
                selection.move_to(spot);
                let last = spot.end().byte.saturating_sub(1);
                reader.reveal(Place { byte: last, ..spot.end() });
                reader.reveal(spot.place());
            }
        }
    }
    Some(Overlay::Select(selection))
}

/// Where an action takes what one is at, and the column that lines keep to.
fn moved(
    reader: &mut Reader,
    selection: &Selection,
    action: Action,
    context: &Context,
) -> Option<(Spot, Option<u16>)> {
    let head = selection.head();
    let (part, range) = (head.part(), head.range());
    let rtl = context.side(reader.article.direction.into()) == Direction::Rtl;
    let article = &reader.article;
    let text = article.text(part).unwrap_or_default();
    Some(match action {
        Action::Left | Action::Right => {
            // Onward is to the left where one reads to the left.
            let onward = (action == Action::Left) == rtl;
            (units::word_beside(article, head, onward)?, None)
        }
        Action::LineDown | Action::LineUp => {
            let onward = action == Action::LineDown;
            let (word, column) = reader.word_in_line(head.place(), selection.column, onward, context)?;
            (word, Some(column))
        }
        // First all of what one is in, then the next.
        Action::NextSentence | Action::PreviousSentence => {
            let here = units::sentence_at(text, range.start);
            let all = range == here || range.end > here.end;
            let next = || units::sentence_beside(article, head.place(), action == Action::NextSentence);
            (if all { next()? } else { Spot::new(part, &here) }, None)
        }
        Action::NextMention | Action::PreviousMention | Action::PageDown | Action::PageUp => {
            let onward = matches!(action, Action::NextMention | Action::PageDown);
            let here = 0..text.len();
            let all = range == here;
            (if all { units::part_beside(article, part, onward)? } else { Spot::new(part, &here) }, None)
        }
        Action::Top => (units::word_at(article, Place::START)?, None),
        Action::Bottom => {
            let filled = |part: &Part| article.text(*part).is_some_and(|text| !text.is_empty());
            let last = article.parts().filter(filled).last()?;
            (Spot::new(last, &(0..article.text(last)?.len())), None)
        }
        _ => return None,
    })
}
