//! An article as plain text that reads back.

use super::underlined::{HEADING, TITLE};
use super::{Form, form, plain};
use crate::article::{Article, BlockKind, Section};
use crate::text;

/// The article as plain text: title, headings and blocks, an empty line between them, each paragraph one line. Logical
/// text. What marks items and quotations is what the reader of plain text knows.
///
/// Read again, it has the same title, headings and paragraphs; but a paragraph that begins with the sign of an item or a
/// quotation is read as one. Where their shape alone would not tell, title and headings are underlined.
pub fn text(article: &Article) -> String {
    let natural = written(article, false);
    if reads_back(article, &natural) { natural } else { written(article, true) }
}

fn written(article: &Article, underlined: bool) -> String {
    let line = |text: &str, sign: char| {
        if underlined { format!("{text}\n{}", String::from(sign).repeat(7)) } else { text.to_owned() }
    };
    let mut parts = Vec::new();
    if article.title.is_empty() {
        parts.extend(underlined.then(|| String::from(TITLE).repeat(7)));
    } else {
        parts.push(line(&article.title, TITLE));
    }
    for section in &article.sections {
        parts.extend(section.heading.iter().map(|heading| line(heading, HEADING)));
        parts.extend(section.blocks.iter().map(|block| format!("{}{}", block.kind.sign(), block.text)));
    }
    parts.join("\n\n")
}

fn reads_back(article: &Article, written: &str) -> bool {
    if form(written, None) != Form::Plain {
        return false;
    }
    let again = plain::parse(&text::normalise(&text::clean_tabs(written, text::Tabs::Keep)));
    let texts = |section: &Section| -> Vec<String> {
        let blocks = section.blocks.iter().filter(|block| block.kind != BlockKind::Rule);
        section.heading.iter().cloned().chain(blocks.map(|block| block.text.clone())).collect()
    };
    let same =
        |(one, other): (&Section, &Section)| one.heading == other.heading && texts(one) == texts(other);
    again.title == article.title
        && again.categories.is_empty()
        && again.sections.len() == article.sections.len()
        && again.sections.iter().zip(&article.sections).all(same)
}
