//! Bytes in, articles out: looks at what it was given and calls the right reader.
//!
//! What comes out has no mentions yet, unless it is sahifa's own JSON and brings them: names are the business of
//! [`crate::entities`].

mod beginning;
mod byline;
mod dates;
mod decode;
mod furniture;
mod head;
mod language;
mod lines;
mod lists;
mod markdown;
mod plain;
mod shape;
mod stored;
mod underlined;
mod verbatim;
mod verse;
mod wrapped;
mod write;

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::article::{Article, ArticleDirection, JsonError, Section, Source};
use crate::text::{self, Tabs};

pub use beginning::article as beginning;
pub use verbatim::{Verbatim, verbatim};
pub use write::text as to_text;

/// What a text is, and how its lines are cut, is told by so many of its first bytes: what is shown of a long one is never
/// judged again.
const JUDGED: usize = 64 * 1024;

/// Why bytes are no article.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum IngestError {
    /// The bytes are no text.
    #[error("not text: it looks like {kind} (byte offset {at})")]
    Binary {
        /// What they look like.
        kind: &'static str,
        /// The first byte that tells, counted from 0.
        at: usize,
    },
    /// The bytes are text in no character set that is known here.
    #[error("not text in any known character set: byte {byte:#04x} at offset {at}")]
    Unreadable {
        /// The first byte that is no UTF-8.
        byte: u8,
        /// Where it stands, counted from 0.
        at: usize,
    },
    /// An HTML page.
    #[error("this is an HTML page, which is not read yet")]
    Html,
    /// JSON, but not an article's.
    #[error("not sahifa's JSON: {0}")]
    Json(#[from] JsonError),
}

/// Something that a reader of the bytes should know, though they could be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Note {
    /// The character set was guessed.
    #[error("read as {0}, which its bytes look like")]
    Charset(&'static str),
    /// Bytes that are no characters were replaced.
    #[error("{count} damaged characters replaced by U+FFFD, the first in line {line}")]
    Replaced {
        /// How many.
        count: usize,
        /// The line of the first, counted from 1.
        line: usize,
    },
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// The article.
    pub article: Article,
    /// What there is to say about its bytes.
    pub notes: Vec<Note>,
}

/// What form a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Markdown,
    Json,
    Html,
}

/// Reads an article: plain text, Markdown or sahifa's JSON, in UTF-8, UTF-16 and UTF-32 (by their marks) or an older
/// character set. `name` is the file's, whose ending counts where the text does not say otherwise. Linear in the length.
///
/// # Errors
/// When the bytes are no text, are HTML, or are JSON that is no article.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Ingested, IngestError> {
    let mut notes = Vec::new();
    let text = decode::text(bytes, &mut notes)?;
    Ok(Ingested { article: parsed(text, name)?, notes })
}

/// As [`read`], of bytes that are needed no more: a long text is then held twice at most.
///
/// # Errors
/// As [`read`].
pub fn read_owned(bytes: Vec<u8>, name: Option<&str>) -> Result<Ingested, IngestError> {
    let mut notes = Vec::new();
    let text = decode::owned(bytes, &mut notes)?;
    Ok(Ingested { article: parsed(text.into(), name)?, notes })
}

fn parsed(text: Cow<'_, str>, name: Option<&str>) -> Result<Article, IngestError> {
    Ok(match form(&text, name) {
        Form::Html => return Err(IngestError::Html),
        Form::Json => stored::article(&text)?,
        Form::Markdown => finish(markdown::parse(&logical(text))),
        Form::Plain => finish(plain::parse(&logical(text))),
    })
}

/// An article from bytes without a name.
///
/// # Errors
/// As [`read`].
pub fn article(bytes: &[u8]) -> Result<Article, IngestError> {
    read(bytes, None).map(|ingested| ingested.article)
}

/// The text as it is stored: cleaned but for its tabs, and normalised. A text that is so already is not copied, and of
/// one that is not no earlier form is kept.
fn logical(text: Cow<'_, str>) -> Cow<'_, str> {
    let cleaned = changed(text, |text| text::clean_tabs(text, Tabs::Keep));
    changed(cleaned, text::normalise)
}

/// What a change makes of a text: the text itself where it leaves it as it is.
fn changed(text: Cow<'_, str>, change: impl Fn(&str) -> Cow<'_, str>) -> Cow<'_, str> {
    match change(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(changed) => Cow::Owned(changed),
    }
}

fn form(text: &str, name: Option<&str>) -> Form {
    let start = text.trim_start();
    let head: String = start.chars().take(15).collect::<String>().to_ascii_lowercase();
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    let page = ["<!doctype html", "<html", "<head", "<?xml"].iter().any(|sign| head.starts_with(sign));
    if page || (matches!(ending.as_deref(), Some("html" | "htm" | "xhtml")) && start.starts_with('<')) {
        return Form::Html;
    }
    // A brace may also open a title: then no name in quotation marks follows.
    let is_object = start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
    let is_markdown = matches!(ending.as_deref(), Some("md" | "markdown" | "mdown" | "mkd"));
    match ending.as_deref() {
        // As `write::text` marks a title: whatever the text holds, it is plain.
        _ if underlined::is_title(start) && !is_markdown => Form::Plain,
        _ if is_object => Form::Json,
        Some("json") => Form::Json,
        _ if is_markdown => Form::Markdown,
        _ if markdown::looks_like_it(start) => Form::Markdown,
        _ => Form::Plain,
    }
}

/// What a reader of one format makes of a text.
#[derive(Debug, Default)]
struct Parsed {
    title: String,
    /// The title that metadata gives.
    given_title: Option<String>,
    categories: Vec<String>,
    authors: Vec<String>,
    source: Option<String>,
    url: Option<String>,
    published: Option<String>,
    language: Option<String>,
    direction: Option<ArticleDirection>,
    sections: Vec<Section>,
}

fn finish(parsed: Parsed) -> Article {
    let mut article = unnamed(parsed);
    article.id = id(&article.title, &article.sections);
    article
}

/// An article but for its id, which hangs on the whole of its text.
fn unnamed(mut parsed: Parsed) -> Article {
    parsed.sections.iter_mut().for_each(stored::section);
    let title = stored::field(&parsed.title);
    let language = parsed.language.map_or_else(
        || language::of(&title, &parsed.sections).to_owned(),
        |language| stored::field(&language),
    );
    let direction = parsed.direction.unwrap_or_else(|| language::direction(&language));
    let fields = |fields: Vec<String>| fields.iter().map(|field| stored::field(field)).collect();
    let source = (parsed.source.is_some() || parsed.url.is_some()).then(|| Source {
        name: stored::field(&parsed.source.unwrap_or_default()),
        url: parsed.url.map(|url| stored::field(&url)),
    });
    Article {
        id: String::new(),
        title,
        language,
        direction,
        source,
        published: parsed.published,
        authors: fields(parsed.authors),
        categories: fields(parsed.categories),
        sections: parsed.sections,
        title_mentions: Vec::new(),
        entities: Vec::new(),
    }
}

/// The first 16 hexadecimal digits of the SHA-256 of title, headings and blocks, a line feed after each.
fn id(title: &str, sections: &[Section]) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update(text);
        hash.update("\n");
    };
    add(title);
    for section in sections {
        section.heading.iter().for_each(|heading| add(heading));
        section.blocks.iter().for_each(|block| add(&block.text));
    }
    let digest = hash.finalize();
    let first = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{first:016x}")
}
