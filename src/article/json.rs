//! The JSON form of an article: written, and read with errors that name the place in the document.

use std::ops::Range;

use super::{Article, Part};

/// Why a document is no article.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum JsonError {
    /// Not JSON, or a field of the wrong type.
    #[error("at {path}: {what}")]
    Form {
        /// The path in the document: `sections[0].heading`.
        path: String,
        /// What is wrong there, with line and column.
        what: String,
    },
    /// A byte range that does not lie on character boundaries inside its text.
    #[error("at {path}: bytes {start}..{end} are not a piece of that text")]
    Range {
        /// The path of the mention or span.
        path: String,
        /// Its first byte.
        start: usize,
        /// The byte after its last.
        end: usize,
    },
    /// Not an object, or one that has neither a title nor sections.
    #[error("{0}")]
    NoArticle(&'static str),
    /// A mention in a block, or a heading, that is not there.
    #[error("at {path}: its section has no such block or heading")]
    Block {
        /// The path of the mention.
        path: String,
    },
    /// A mention of an entity that is not in the list.
    #[error("at {path}: there is no entity {entity}")]
    Entity {
        /// The path of the mention.
        path: String,
        /// The index it gives.
        entity: usize,
    },
}

/// The article as indented JSON.
///
/// # Errors
/// None in practice: the type has no map with keys that are not strings.
pub fn to_json(article: &Article) -> serde_json::Result<String> {
    serde_json::to_string_pretty(article)
}

/// An article from its JSON form; fields it does not know are ignored.
///
/// # Errors
/// A [`JsonError`] with the path of the first thing that is wrong.
pub fn from_json(json: &str) -> Result<Article, JsonError> {
    match json.trim_start().chars().next() {
        Some('{') => {}
        Some('[') => return Err(JsonError::NoArticle("this is a list; an article is one object")),
        _ => return Err(JsonError::NoArticle("an article is an object, and begins with '{'")),
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    let article: Article = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        // serde's words for the whole, and for where the text ended.
        let path = if matches!(path.as_str(), "." | "?") { "the document".to_owned() } else { path };
        let what = error.inner().to_string();
        let surrogate = what.contains("hex escape") || what.contains("surrogate");
        let what = if surrogate { format!("{what} (half of a surrogate pair)") } else { what };
        JsonError::Form { path, what }
    })?;
    reader.end().map_err(|error| JsonError::Form { path: "the document".into(), what: error.to_string() })?;
    if article.title.is_empty()
        && article.sections.is_empty()
        && article.entities.is_empty()
        && !json.contains("\"sections\"")
    {
        return Err(JsonError::NoArticle("it has neither a title nor sections"));
    }
    check(&article)?;
    Ok(article)
}

fn check(article: &Article) -> Result<(), JsonError> {
    let range = |text: Option<&str>, range: &Range<usize>, path: &dyn Fn() -> String| {
        if range.start < range.end && text.is_some_and(|text| text.get(range.clone()).is_some()) {
            return Ok(());
        }
        Err(JsonError::Range { path: path(), start: range.start, end: range.end })
    };
    let entity = |entity: usize, path: &dyn Fn() -> String| {
        if entity < article.entities.len() { Ok(()) } else { Err(JsonError::Entity { path: path(), entity }) }
    };
    for (at, mention) in article.title_mentions.iter().enumerate() {
        let path = || format!("title_mentions[{at}]");
        range(article.text(Part::Title), &(mention.start..mention.end), &path)?;
        entity(mention.entity, &path)?;
    }
    for (section_at, section) in article.sections.iter().enumerate() {
        for (at, mention) in section.mentions.iter().enumerate() {
            let path = || format!("sections[{section_at}].mentions[{at}]");
            if article.text(mention.part(section_at)).is_none() {
                return Err(JsonError::Block { path: path() });
            }
            range(article.text(mention.part(section_at)), &(mention.start..mention.end), &path)?;
            entity(mention.entity, &path)?;
        }
        for (block_at, block) in section.blocks.iter().enumerate() {
            for (at, span) in block.spans.iter().enumerate() {
                let path = || format!("sections[{section_at}].blocks[{block_at}].spans[{at}]");
                range(Some(&block.text), &(span.start..span.end), &path)?;
            }
        }
    }
    Ok(())
}
