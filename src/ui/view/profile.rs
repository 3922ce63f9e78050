//! The card of an entity: its kind, other spellings, whom it is named with, and each mention in its sentence.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::about::{about, neighbours};
use super::sheet::{self, Line};
use super::snippet::{self, cut_before};
use crate::article::{Entity, Snippet, Summary};
use crate::text::{Direction, width};
use crate::ui::context::Context;
use crate::ui::groups;
use crate::ui::label::{Label, Side};
use crate::ui::names::Mention;
use crate::ui::over;
use crate::ui::overlay::Overlay;
use crate::ui::profile::{Group, Profile};
use crate::ui::state::{Reader, State};
use crate::ui::units;
use crate::ui::words::{library, phrases, reading};

/// Draws the card.
pub(super) fn draw(
    state: &State,
    overlay: &Overlay,
    (reader, profile): (&Reader, &Profile),
    context: &Context,
    buffer: &mut Buffer,
) {
    let Some(place) = over::sheet(state, overlay) else { return };
    let Some(entity) = reader.names.entity(profile.entity) else { return };
    let direction = context.side(reader.article.direction.into());
    let mentions = reader.names.of_entity(profile.entity);
    let columns = usize::from(place.body().width);
    let line = |at: usize| match profile.groups.line(at) {
        Some(groups::Line::Heading(group)) => {
            let heading = match group {
                Group::Title => context.language.say(reading::TITLE),
                Group::Section(section) if reader.article.sections[section].heading.is_none() => {
                    context.language.say(phrases::LEAD)
                }
                Group::Section(section) => reader.heading(section),
                Group::Others => context.language.say(library::OTHERS),
            };
            Line::plain(Label::new(heading, context.theme.dim()))
        }
        Some(groups::Line::Item(rank)) if profile.other(rank).is_some() => {
            let chosen = profile.picker.cursor() == Some(rank);
            profile.other(rank).map_or_else(Line::default, |other| {
                let ago = context.words().ago(other.0.date, profile.now);
                let columns = columns.saturating_sub(width::width(&ago) + 1);
                let start = in_another(entity, other, (columns, chosen), direction, context);
                // In the program's language, beside an article of any.
                Line { start, end: Some(Label::default().apart(&ago, context.theme.dim())) }
            })
        }
        Some(groups::Line::Item(rank)) => {
            let mention = mentions.get(rank).and_then(|&at| reader.names.get(at as usize));
            let chosen = profile.picker.cursor() == Some(rank);
            mention.map_or_else(Line::default, |mention| {
                Line::plain(snippet(reader, entity, mention, (columns, chosen), context))
            })
        }
        None => Line::default(),
    };
    // The columns beside it too.
    sheet::clear(buffer, Rect { x: 0, width: buffer.area.width, ..place.area });
    sheet::draw(&place, &title(entity, mentions.len(), context), line, direction, context, buffer);
    let head = place.between();
    let row = |at: u16| Rect { y: head.y + at, height: 1, ..head };
    if head.height > 0 {
        about(entity.kind, &entity.aliases, context).draw(buffer, row(0), (direction, Side::Start), context);
    }
    if head.height > 1 {
        let named = |&(other, count): &(usize, usize)| {
            reader.names.entity(other).map(|other| (other.kind, other.name.as_str(), count))
        };
        let beside = profile.neighbours.iter().filter_map(named);
        neighbours(beside, context).draw(buffer, row(1), (direction, Side::Start), context);
    }
}

/// Sign and name; how many mentions.
fn title(entity: &Entity, count: usize, context: &Context) -> Line {
    let kind = context.theme.sign(entity.kind);
    let start = Label::new(entity.kind.sign(), kind)
        .with(" ", kind)
        .with(&entity.name, kind.patch(context.theme.title()));
    Line { start, end: Some(Label::new(&context.words().number(count), context.theme.dim())) }
}

/// A mention in its sentence, which is cut so that the name stays in it.
fn snippet(
    reader: &Reader,
    entity: &Entity,
    mention: Mention,
    (columns, chosen): (usize, bool),
    context: &Context,
) -> Label {
    let theme = context.theme;
    let text = reader.article.text(mention.place().part).unwrap_or_default();
    let range = mention.range();
    let (Some(name), true) = (text.get(range.clone()), columns > 4) else { return Label::default() };
    let around = units::sentence_at(text, range.start);
    let (start, end) = (around.start.min(range.start), around.end.max(range.end));
    let before = &text[start..range.start];
    // A third of the line may stand before the name, or more where little follows.
    let after = width::width(&text[range.end..end].chars().take(columns).collect::<String>());
    let room = (columns / 3).max((columns - 2).saturating_sub(width::width(name) + after));
    let cut = cut_before(before, room);
    let plain = Style::new();
    let mut named = theme.kind(entity.kind).patch(theme.chosen());
    if chosen {
        named = named.patch(theme.current());
    }
    let label = pointer(chosen, context.side(reader.article.direction.into()), context);
    let label = if cut > 0 { label.with("…", theme.dim()) } else { label };
    label.with(&before[cut..], plain).with(name, named).with(text[range.end..end].trim_end(), plain)
}

/// What stands before the chosen line: a sign that points to where one reads on.
fn pointer(chosen: bool, direction: Direction, context: &Context) -> Label {
    let sign = match (chosen, direction) {
        (false, _) => "  ",
        (true, Direction::Rtl) => "◂ ",
        (true, Direction::Ltr) => "▸ ",
    };
    Label::new(sign, context.theme.accent())
}

/// Another article: its title, and the sentence in which it names the same.
fn in_another(
    entity: &Entity,
    (article, found): &(Summary, Snippet),
    (columns, chosen): (usize, bool),
    direction: Direction,
    context: &Context,
) -> Label {
    let theme = context.theme;
    let title = if chosen { theme.title().patch(theme.current()) } else { theme.title() };
    let label = pointer(chosen, direction, context).apart(&snippet::cut(&article.title, columns / 2), title);
    let rest = columns.saturating_sub(width::width(&article.title).min(columns / 2) + 5);
    let named = theme.kind(entity.kind).patch(theme.chosen());
    label.with("  ", theme.dim()).join(snippet::label(&found.text, &found.hits, rest, theme.dim(), named))
}
