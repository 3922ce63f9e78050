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
    let mut reader = serde_json::Deserializer::from_str(json);
    let article: Article = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        JsonError::Form { path: error.path().to_string(), what: error.inner().to_string() }
    })?;
    reader.end().map_err(|error| JsonError::Form { path: ".".into(), what: error.to_string() })?;
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
