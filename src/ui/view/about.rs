//! What is said of something that is named: its kind and other spellings, whom it is named with.

use ratatui::style::Style;

use crate::article::Kind;
use crate::ui::context::Context;
use crate::ui::label::Label;
use crate::ui::words::reading;

/// The kind, and the other spellings.
pub(super) fn about(kind: Kind, aliases: &[String], context: &Context) -> Label {
    let (theme, language) = (context.theme, context.language);
    let label = Label::default().apart(language.kind(kind), theme.dim());
    if aliases.is_empty() {
        return label;
    }
    let mut label = label.with(" · ", theme.dim()).apart(language.say(reading::ALSO), theme.dim());
    for (at, alias) in aliases.iter().enumerate() {
        label = label.with(if at == 0 { ": " } else { " · " }, theme.dim()).apart(alias, Style::new());
    }
    label
}

/// The closest neighbours, each with the digit that goes to it, and how often they are together.
pub(super) fn neighbours<'a>(
    beside: impl Iterator<Item = (Kind, &'a str, usize)>,
    context: &Context,
) -> Label {
    let (theme, language) = (context.theme, context.language);
    let mut label = Label::default().apart(language.say(reading::WITH), theme.dim()).with(": ", theme.dim());
    for (number, (kind, name, count)) in (1..).zip(beside) {
        let style = theme.sign(kind);
        label = label.apart(&context.words().number(number), theme.accent()).with(" ", theme.accent());
        label = label.with(kind.sign(), style).with(" ", style).apart(name, style);
        // Once together is no news.
        let count = if count > 1 { format!(" ×{}", context.words().number(count)) } else { String::new() };
        label = label.with(&format!("{count}   "), theme.dim());
    }
    label
}
