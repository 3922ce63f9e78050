//! Paragraph, quotation, list item …: each holds logical text, and spans over its bytes.

use serde::{Deserialize, Serialize};

/// One block of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BlockForm", into = "BlockForm")]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its logical text: cleaned, normalised, without the sign of an item or the marks of a quotation block.
    pub text: String,
    /// Stretches of the text that differ, in order.
    pub spans: Vec<Span>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A quotation set apart.
    Quote,
    /// One item of a list.
    Item {
        /// Depth, 1 = top.
        level: u8,
        /// Whether the list counts.
        ordered: bool,
        /// The item's number in a list that counts.
        number: Option<u32>,
    },
    /// Program text; its lines are kept.
    Code {
        /// The programming language, if named.
        language: Option<String>,
    },
    /// Words under a picture.
    Caption,
    /// A table, its rows as lines of text.
    Table,
    /// A line between blocks; no text.
    Rule,
    /// A verse, its hemistichs parted by a tab.
    Verse,
}

impl BlockKind {
    /// What marks a block in plain text, as the ingest of plain text reads it.
    pub fn sign(&self) -> String {
        match self {
            Self::Quote => "> ".to_owned(),
            Self::Item { number: Some(number), .. } => format!("{number}. "),
            Self::Item { .. } => "- ".to_owned(),
            Self::Rule => "---".to_owned(),
            _ => String::new(),
        }
    }
}

impl Block {
    /// The lines of its text that are paragraphs of their own: those of code, tables and verse (a verse's halves too);
    /// else the whole. One byte, a line feed or a tab, stands between two.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let parts: &[char] = match self.kind {
            BlockKind::Code { .. } | BlockKind::Table => &['\n'],
            BlockKind::Verse => &['\n', '\t'],
            _ => &[],
        };
        self.text.split(parts)
    }

    /// A paragraph without spans.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self { kind: BlockKind::Paragraph, text: text.into(), spans: Vec::new() }
    }
}

/// A stretch of a block's text that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First byte in the block's text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How it differs.
    pub kind: SpanKind,
    /// Where a link leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// How a span differs from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpanKind {
    /// Strong (bold).
    Strong,
    /// Emphasis (italic).
    Emphasis,
    /// Program text.
    Code,
    /// A link.
    Link,
}

/// The JSON form of a block: flat, so that an error can name the field by its path.
#[derive(Serialize, Deserialize)]
struct BlockForm {
    kind: KindName,
    #[serde(default)]
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spans: Vec<Span>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ordered: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Paragraph,
    Quote,
    Item,
    Code,
    Caption,
    Table,
    Rule,
    Verse,
}

impl From<BlockForm> for Block {
    fn from(form: BlockForm) -> Self {
        let kind = match form.kind {
            KindName::Paragraph => BlockKind::Paragraph,
            KindName::Quote => BlockKind::Quote,
            KindName::Item => BlockKind::Item {
                level: form.level.unwrap_or(1),
                ordered: form.ordered.unwrap_or(form.number.is_some()),
                number: form.number,
            },
            KindName::Code => BlockKind::Code { language: form.language },
            KindName::Caption => BlockKind::Caption,
            KindName::Table => BlockKind::Table,
            KindName::Rule => BlockKind::Rule,
            KindName::Verse => BlockKind::Verse,
        };
        Self { kind, text: form.text, spans: form.spans }
    }
}

impl From<Block> for BlockForm {
    fn from(block: Block) -> Self {
        let mut form = Self {
            kind: KindName::Paragraph,
            text: block.text,
            spans: block.spans,
            level: None,
            ordered: None,
            number: None,
            language: None,
        };
        form.kind = match block.kind {
            BlockKind::Paragraph => KindName::Paragraph,
            BlockKind::Quote => KindName::Quote,
            BlockKind::Item { level, ordered, number } => {
                (form.level, form.ordered, form.number) = (Some(level), Some(ordered), number);
                KindName::Item
            }
            BlockKind::Code { language } => {
                form.language = language;
                KindName::Code
            }
            BlockKind::Caption => KindName::Caption,
            BlockKind::Table => KindName::Table,
            BlockKind::Rule => KindName::Rule,
            BlockKind::Verse => KindName::Verse,
        };
        form
    }
}
