//! Bytes in, articles out: looks at what it was given and calls the right reader.
//!
//! What comes out has no mentions yet: names are the business of [`crate::entities`].

mod decode;
mod furniture;
mod head;
mod language;
mod plain;
mod shape;

use sha2::{Digest, Sha256};

use crate::article::{Article, ArticleDirection, Section};
use crate::text;

pub use decode::IngestError;

/// An article from a plain-text file.
///
/// # Errors
/// When the bytes are no UTF-8 text, or are of a kind that is not read yet.
pub fn article(bytes: &[u8]) -> Result<Article, IngestError> {
    let text = decode::text(bytes)?;
    if looks_like_html(text) {
        return Err(IngestError::Html);
    }
    let cleaned = text::clean(text);
    let normalised = text::normalise(&cleaned);
    Ok(finish(plain::parse(&normalised)))
}

/// The lines of a text, each a paragraph, cleaned but otherwise as they are: for a filter.
///
/// # Errors
/// When the bytes are no UTF-8 text.
pub fn lines(bytes: &[u8]) -> Result<Vec<String>, IngestError> {
    let cleaned = text::clean(decode::text(bytes)?);
    let body = cleaned.strip_suffix('\n').unwrap_or(&cleaned);
    Ok(if cleaned.is_empty() { Vec::new() } else { body.split('\n').map(str::to_owned).collect() })
}

fn looks_like_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

/// What a reader of one format makes of a text.
#[derive(Debug, Default)]
struct Parsed {
    title: String,
    categories: Vec<String>,
    sections: Vec<Section>,
}

fn finish(parsed: Parsed) -> Article {
    let language = language::of(&parsed);
    let direction =
        if language::is_right_to_left(language) { ArticleDirection::Rtl } else { ArticleDirection::Ltr };
    Article {
        id: id(&parsed),
        title: parsed.title,
        language: language.to_owned(),
        direction,
        source: None,
        published: None,
        authors: Vec::new(),
        categories: parsed.categories,
        sections: parsed.sections,
        title_mentions: Vec::new(),
        entities: Vec::new(),
    }
}

/// The first 16 hexadecimal digits of the SHA-256 of title, headings and blocks, a line feed after each.
fn id(parsed: &Parsed) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update(text);
        hash.update("\n");
    };
    add(&parsed.title);
    for section in &parsed.sections {
        section.heading.iter().for_each(|heading| add(heading));
        section.blocks.iter().for_each(|block| add(&block.text));
    }
    let digest = hash.finalize();
    let first = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{first:016x}")
}
