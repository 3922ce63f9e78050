//! The test card on the screen: text to be judged by eye, and what must be seen, said by numbers that stand under it.
//!
//! Numbers and the letters beside them cannot go wrong: a row holds one of each.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::cells;
use crate::text::{Direction, LayoutOptions, layout};
use crate::ui::context::Context;
use crate::ui::label::{Label, Side};
use crate::ui::state::{Card, Question};
use crate::ui::words::{Phrase, phrases};

/// What is to be judged.
struct Page {
    /// The text right of the line, or all of it.
    text: &'static str,
    /// The text left of the line.
    left: Option<&'static str>,
    /// The stretches of both that have a number under them, from 1, and what each is.
    numbered: &'static [&'static str],
    question: Phrase,
}

fn page(question: Question) -> Page {
    match question {
        Question::Order => Page {
            text: "شمس Rust 42 (أ)",
            left: Some("ب"),
            numbered: &["ش", "م", "س", "أ", "ب"],
            question: phrases::CARD_ORDER,
        },
        Question::Letters => {
            Page { text: "سلام بيت", left: None, numbered: &["لا"], question: phrases::CARD_LETTERS }
        }
        Question::Base => {
            Page { text: "سلام بيت", left: None, numbered: &["ل"], question: phrases::CARD_BASE }
        }
        Question::Marks => {
            Page {
                text: "مُدَرِّس", left: None, numbered: &["م", "د", "ر", "س"], question: phrases::CARD_MARKS
            }
        }
        Question::Save => Page { text: "", left: None, numbered: &[], question: phrases::CARD_SAVE },
        Question::Nothing => Page { text: "", left: None, numbered: &[], question: phrases::CARD_NOTHING },
    }
}

/// Draws the card for the question that is asked.
pub(super) fn draw(card: &Card, context: &Context, buffer: &mut Buffer) {
    let area = buffer.area;
    let theme = context.theme;
    let page = page(card.question);
    let margin = if area.width >= 40 { 2 } else { 1 };
    let columns = area.width.saturating_sub(2 * margin).min(72);
    let roomy = area.height >= 18;
    let mut row = Rect::new((area.width - columns) / 2, u16::from(roomy), columns, 1);
    let own = (context.language.direction(), Side::Start);
    let mut next = |lines: u16| {
        let here = row;
        row.y += lines;
        (here.y < area.height).then_some(here)
    };
    let gap = 1 + u16::from(roomy);

    let (recipe, number, all) = card.trial();
    let trial = format!("{} ({})", recipe.name(), context.words().of(number, all));
    let title = Label::new(context.language.say(phrases::CARD), theme.title())
        .with(" · ", theme.dim())
        .with(&trial, theme.accent());
    if let Some(row) = next(1) {
        title.draw(buffer, row, own, context);
    }
    if let Some(row) = next(gap) {
        Label::new(&context.terminal, theme.dim()).draw(buffer, row, own, context);
    }
    if !page.text.is_empty() {
        if let Some(row) = next(1) {
            sample(&page, context, buffer, row);
        }
        let _ = next(gap);
        for (at, letter) in page.numbered.iter().enumerate() {
            if let Some(row) = next(1) {
                Label::new(&format!("{}   ", at + 1), theme.accent()).with(letter, Style::new()).draw(
                    buffer,
                    row,
                    (Direction::Ltr, Side::Start),
                    context,
                );
            }
        }
        if roomy {
            let _ = next(1);
        }
    }
    // The question may take two rows.
    let options = LayoutOptions {
        width: usize::from(columns),
        direction: Some(context.language.direction()),
        order: context.order,
        letters: context.letters,
        marks: context.marks,
        ..LayoutOptions::default()
    };
    let question = layout(context.language.say(page.question), &options);
    for line in question.lines() {
        if let Some(row) = next(1) {
            let free = columns.saturating_sub(line.width() as u16);
            let x = row.x + if context.language.direction() == Direction::Rtl { free } else { 0 };
            cells::put(buffer, (x, row.y), &line, |_| theme.heading());
        }
    }
    if let Some(row) = next(1) {
        Label::new(context.language.say(phrases::CARD_KEYS), theme.dim()).draw(buffer, row, own, context);
    }
}

/// The text, from the right edge; the one left of the line, if there is one; numbers under both.
fn sample(page: &Page, context: &Context, buffer: &mut Buffer, row: Rect) {
    let options = LayoutOptions {
        width: usize::from(row.width),
        direction: Some(Direction::Rtl),
        order: context.order,
        letters: context.letters,
        marks: context.marks,
        ..LayoutOptions::default()
    };
    let bar = row.x + row.width / 4;
    if page.left.is_some() {
        cells::rule(buffer, (bar, row.y), 1, "│", context.theme.rule());
        cells::rule(buffer, (bar, row.y + 1), 1, "│", context.theme.rule());
    }
    let mut numbered = page.numbered.iter().enumerate().peekable();
    for (text, right) in [(Some(page.text), row.right()), (page.left, bar.saturating_sub(2))] {
        let Some(text) = text else { continue };
        let laid = layout(text, &options);
        let Some(line) = laid.line(0) else { continue };
        let x = right.saturating_sub(line.width() as u16);
        cells::put(buffer, (x, row.y), &line, |_| Style::new());
        let mut from = 0;
        while let Some((number, stretch)) = numbered.peek().and_then(|(at, letter)| {
            text[from..].find(**letter).map(|found| (at + 1, from + found..from + found + letter.len()))
        }) {
            from = stretch.end;
            numbered.next();
            put_number(buffer, (x, row.y + 1), &line, stretch, number, context);
        }
    }
}

fn put_number(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    line: &crate::text::VisualLine<'_>,
    stretch: Range<usize>,
    number: usize,
    context: &Context,
) {
    if let Some(columns) = line.columns_of(stretch).first() {
        cells::rule(buffer, (x + columns.start as u16, y), 1, &number.to_string(), context.theme.accent());
    }
}
