//! An article laid out for one width: rows, and from a place to its row and back.

use super::state::Context;
use crate::article::{Article, Block, BlockKind, Part, Place};
use crate::text::bidi::direction_in;
use crate::text::{Direction, Layout, LayoutOptions, Overflow, VisualLine, layout, width};

/// What a text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading,
    Body,
    Quote,
    Code,
}

/// One paragraph laid out.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) part: Part,
    /// Where the paragraph begins in its part: a part of several lines (code, a table) is several texts.
    pub(super) base: usize,
    pub(super) role: Role,
    /// Columns kept free at the start side.
    pub(super) indent: u16,
    /// The sign or number of a list item, which stands there.
    pub(super) label: Option<String>,
    layout: Layout,
    first_row: usize,
}

impl Text {
    pub(super) fn line(&self, at: usize) -> Option<VisualLine<'_>> {
        self.layout.line(at)
    }

    pub(super) fn height(&self) -> usize {
        self.layout.height()
    }
}

/// One row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Blank,
    /// Source, date, categories.
    Source,
    /// A line of a text.
    Line {
        text: usize,
        line: usize,
    },
    /// A section's names.
    Names(usize),
    Rule,
}

/// An article in rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    rows: Vec<Row>,
    texts: Vec<Text>,
    /// The first row of each section.
    sections: Vec<usize>,
}

impl Page {
    /// Lays an article out. `names` = a row of names under each heading.
    pub(super) fn new(article: &Article, columns: u16, names: bool, context: &Context) -> Self {
        let mut page = Self::default();
        let mut builder = Builder { page: &mut page, columns, direction: article.direction.into(), context };
        if !context.language.about(article).is_empty() {
            builder.page.rows.extend([Row::Source, Row::Blank]);
        }
        if !article.title.is_empty() {
            builder.text(Part::Title, 0, &article.title, Role::Title, 0, None);
            builder.page.rows.push(Row::Blank);
        }
        for (at, section) in article.sections.iter().enumerate() {
            builder.page.sections.push(builder.page.rows.len());
            if let Some(heading) = &section.heading {
                builder.text(Part::Heading(at), 0, heading, Role::Heading, 0, None);
            }
            let has_names =
                names && (!section.mentions.is_empty() || (at == 0 && !article.title_mentions.is_empty()));
            if has_names {
                builder.page.rows.push(Row::Names(at));
            }
            if section.heading.is_some() || has_names {
                builder.page.rows.push(Row::Blank);
            }
            for (number, block) in section.blocks.iter().enumerate() {
                builder.block(Part::Block(at, number), block);
                let items = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
                let list = items(block) && section.blocks.get(number + 1).is_some_and(items);
                if !list {
                    builder.page.rows.push(Row::Blank);
                }
            }
        }
        while page.rows.last() == Some(&Row::Blank) {
            page.rows.pop();
        }
        page
    }

    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, at: usize) -> Option<Row> {
        self.rows.get(at).copied()
    }

    pub(super) fn text(&self, at: usize) -> Option<&Text> {
        self.texts.get(at)
    }

    /// The first row of a section.
    pub(super) fn section_row(&self, section: usize) -> Option<usize> {
        self.sections.get(section).copied()
    }

    /// The section that a row belongs to; `None` above the first.
    pub(super) fn section_at(&self, row: usize) -> Option<usize> {
        self.sections.partition_point(|&start| start <= row).checked_sub(1)
    }

    /// The row that shows a place.
    pub(super) fn row_of(&self, place: Place) -> usize {
        let after = self.texts.partition_point(|text| Place { part: text.part, byte: text.base } <= place);
        let Some(text) = after.checked_sub(1).and_then(|at| self.texts.get(at)) else { return 0 };
        let last = text.first_row + text.height() - 1;
        if text.part == place.part {
            text.first_row + text.layout.line_of(place.byte - text.base)
        } else {
            last
        }
    }

    /// The first place shown at or below a row, else the last above it.
    pub(super) fn place_at(&self, row: usize) -> Place {
        let shown = |row: &Row| match *row {
            Row::Line { text, line } => {
                let text = &self.texts[text];
                let byte = text.base + text.line(line).map_or(0, |line| line.source().start);
                Some(Place { part: text.part, byte })
            }
            _ => None,
        };
        let row = row.min(self.rows.len());
        let below = self.rows[row..].iter().find_map(shown);
        below.or_else(|| self.rows[..row].iter().rev().find_map(shown)).unwrap_or(Place::START)
    }
}

struct Builder<'a> {
    page: &'a mut Page,
    columns: u16,
    direction: Direction,
    context: &'a Context,
}

impl Builder<'_> {
    fn block(&mut self, part: Part, block: &Block) {
        match &block.kind {
            BlockKind::Rule => self.page.rows.push(Row::Rule),
            BlockKind::Quote => self.text(part, 0, &block.text, Role::Quote, 2.min(self.columns / 2), None),
            BlockKind::Item { level, ordered: _, number } => {
                let label = number
                    .map_or("•".to_owned(), |n| format!("{}.", self.context.language.number(n as usize)));
                let indent = u16::from(*level) * 2 + width::width(&label).saturating_sub(1) as u16;
                self.text(part, 0, &block.text, Role::Body, indent.min(self.columns / 2), Some(label));
            }
            BlockKind::Paragraph | BlockKind::Caption => self.text(part, 0, &block.text, Role::Body, 0, None),
            BlockKind::Code { .. } | BlockKind::Table | BlockKind::Verse => {
                let mut base = 0;
                for line in block.lines() {
                    // The second half of a verse stands further in.
                    let second = base > 0 && block.text.as_bytes().get(base - 1) == Some(&b'\t');
                    let indent = if second && block.kind == BlockKind::Verse { 6 } else { 2 };
                    let role =
                        if matches!(block.kind, BlockKind::Code { .. }) { Role::Code } else { Role::Body };
                    self.text(part, base, line, role, indent.min(self.columns / 2), None);
                    base += line.len() + 1;
                }
            }
        }
    }

    fn text(&mut self, part: Part, base: usize, text: &str, role: Role, indent: u16, label: Option<String>) {
        let options = LayoutOptions {
            width: usize::from(self.columns.saturating_sub(indent).max(1)),
            // Program text is written from left to right, whatever is written in it.
            direction: Some(if role == Role::Code {
                Direction::Ltr
            } else {
                direction_in(text, self.direction)
            }),
            order: self.context.order,
            letters: self.context.letters,
            marks: self.context.marks,
            overflow: Overflow::Wrap,
        };
        let layout = layout(text, &options);
        let number = self.page.texts.len();
        let first_row = self.page.rows.len();
        self.page.rows.extend((0..layout.height()).map(|line| Row::Line { text: number, line }));
        self.page.texts.push(Text { part, base, role, indent, label, layout, first_row });
    }
}
