//! The events of the Markdown parser as headings and blocks.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::Piece;
use super::tags::{self, Tag as Html};
use crate::article::{Block, BlockKind, Span, SpanKind};
use crate::ingest::stored::{in_order, trimmed};

/// The program text that is verse: its lines' hemistichs parted by a tab.
pub(super) const VERSE: &str = "verse";

/// All headings and blocks, in order.
pub(super) fn pieces(parser: Parser<'_>) -> Vec<Piece> {
    let mut builder = Builder::default();
    for event in parser {
        builder.take(event);
    }
    builder.end_block();
    builder.pieces
}

#[derive(Default)]
struct Builder {
    pieces: Vec<Piece>,
    text: String,
    spans: Vec<Span>,
    /// Spans that have begun, by kind.
    open: [Vec<Span>; 4],
    /// The lists around, each with the number of its next item.
    lists: Vec<Option<u64>>,
    /// What the next text is: the item that has begun.
    item: Option<BlockKind>,
    quotes: usize,
    heading: Option<u8>,
    code: Option<BlockKind>,
    /// The rows of a table, each its cells.
    table: Option<Vec<Vec<String>>>,
    /// The name of the footnote that has begun; its first paragraph begins with it.
    note: Option<String>,
    /// The text of the only picture of a paragraph.
    pictures: Vec<std::ops::Range<usize>>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => {
                self.begin(SpanKind::Code, None);
                self.text.push_str(&code);
                self.finish(SpanKind::Code);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Rule => {
                self.end_block();
                self.push(Block { kind: BlockKind::Rule, ..Block::paragraph("") });
            }
            Event::Html(html) => {
                self.text.push_str(&html);
            }
            Event::InlineHtml(html) => match tags::tag(&html) {
                Html::Open(kind, url) => self.begin(kind, url),
                Html::Close(kind) => self.finish(kind),
                Html::Break => self.text.push(' '),
                Html::Other => {}
            },
            Event::FootnoteReference(name) => self.text.extend(["[^", &*name, "]"]),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.begin(SpanKind::Strong, None),
            Tag::Emphasis => self.begin(SpanKind::Emphasis, None),
            Tag::Link { dest_url, .. } => self.begin(SpanKind::Link, Some(dest_url.into_string())),
            Tag::Image { .. } => self.pictures.push(self.text.len()..usize::MAX),
            Tag::TableHead | Tag::TableRow => self.table.iter_mut().for_each(|rows| rows.push(Vec::new())),
            Tag::TableCell => {}
            block => {
                self.end_block();
                let paragraph = matches!(block, Tag::Paragraph);
                self.start_block(block);
                if let Some(name) = self.note.take_if(|_| paragraph) {
                    self.text = format!("[^{name}]: ");
                }
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } if self.quotes == 0 && self.lists.is_empty() => {
                self.heading = Some(level as u8);
            }
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(first) => self.lists.push(first),
            Tag::Item => {
                let level = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
                let next = self.lists.last_mut().and_then(Option::as_mut);
                let number = next.map(|next| {
                    *next += 1;
                    u32::try_from(*next - 1).unwrap_or(u32::MAX)
                });
                self.item = Some(BlockKind::Item { level, ordered: number.is_some(), number });
            }
            Tag::CodeBlock(kind) => {
                let info = if let CodeBlockKind::Fenced(info) = kind {
                    info.trim().to_owned()
                } else {
                    String::new()
                };
                self.code = Some(match info.as_str() {
                    VERSE => BlockKind::Verse,
                    "" => BlockKind::Code { language: None },
                    _ => BlockKind::Code { language: Some(info) },
                });
            }
            Tag::Table(_) => self.table = Some(Vec::new()),
            Tag::FootnoteDefinition(name) => self.note = Some(name.into_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.finish(SpanKind::Strong),
            TagEnd::Emphasis => self.finish(SpanKind::Emphasis),
            TagEnd::Link => self.finish(SpanKind::Link),
            TagEnd::Image => {
                let end = self.text.len();
                self.pictures.last_mut().into_iter().for_each(|picture| picture.end = end);
            }
            TagEnd::TableCell => {
                self.spans.clear();
                self.pictures.clear();
                self.open = Default::default();
                let cell = std::mem::take(&mut self.text).trim().to_owned();
                self.table
                    .iter_mut()
                    .filter_map(|rows| rows.last_mut())
                    .for_each(|row| row.push(cell.clone()));
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::HtmlBlock => {
                self.text = tags::text(&self.text);
                self.end_block();
            }
            TagEnd::Table => self.end_table(),
            block => {
                self.end_block();
                match block {
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::List(_) => {
                        self.lists.pop();
                    }
                    TagEnd::Item => self.item = None,
                    _ => {}
                }
            }
        }
    }

    fn begin(&mut self, kind: SpanKind, url: Option<String>) {
        self.open[kind as usize].push(Span { start: self.text.len(), end: 0, kind, url });
    }

    /// Ends the last span of a kind that has begun.
    fn finish(&mut self, kind: SpanKind) {
        if let Some(span) = self.open[kind as usize].pop() {
            self.spans.push(Span { end: self.text.len(), ..span });
        }
    }

    /// Makes what was gathered a heading or a block; nothing if nothing was.
    fn end_block(&mut self) {
        let (text, spans) = (std::mem::take(&mut self.text), std::mem::take(&mut self.spans));
        let pictures = std::mem::take(&mut self.pictures);
        self.open = Default::default();
        let heading = self.heading.take();
        if let Some(kind) = self.code.take() {
            let text = text.strip_suffix('\n').unwrap_or(&text);
            let text = if kind == BlockKind::Verse { text.to_owned() } else { text.replace('\t', "    ") };
            if !text.trim().is_empty() {
                self.push(Block { kind, text, spans: Vec::new() });
            }
            return;
        }
        let alone = matches!(&pictures[..], [picture]
            if picture.end <= text.len() && text[..picture.start].trim().is_empty() && text[picture.end..].trim().is_empty());
        let block = trimmed(Block { kind: BlockKind::Paragraph, text: text.replace('\t', " "), spans });
        if block.text.is_empty() {
            return;
        }
        if let Some(level) = heading {
            self.pieces.push(Piece::Heading(level, block.text));
            return;
        }
        let kind = match self.item.take() {
            Some(item) => item,
            None if self.quotes > 0 => BlockKind::Quote,
            None if alone => BlockKind::Caption,
            None => BlockKind::Paragraph,
        };
        self.push(Block { kind, ..block });
    }

    fn end_table(&mut self) {
        let rows = self.table.take().unwrap_or_default();
        let lines: Vec<String> = rows
            .into_iter()
            .map(|row| {
                let last = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
                row[..last].join(" | ")
            })
            .filter(|line| !line.is_empty())
            .collect();
        if !lines.is_empty() {
            self.push(Block { kind: BlockKind::Table, ..Block::paragraph(lines.join("\n")) });
        }
    }

    fn push(&mut self, mut block: Block) {
        in_order(&mut block.spans);
        self.pieces.push(Piece::Block(block));
    }
}
