//! Where an article comes from: a file or standard input.

use std::io::Read;
use std::path::Path;

use super::error::Error;
use crate::article::Article;
use crate::{entities, ingest};

/// The bytes of an argument, and what to call them in an error.
pub(super) fn bytes(argument: &str) -> Result<(Vec<u8>, String), Error> {
    if argument == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| Error::failure(format!("cannot read standard input: {error}")))?;
        return Ok((bytes, "standard input".to_owned()));
    }
    let path = Path::new(argument);
    if path.exists() {
        if path.is_dir() {
            return Err(Error::failure(format!("'{argument}' is a folder")).hint("give a file"));
        }
        let bytes = std::fs::read(path).map_err(|error| {
            Error::failure(format!("cannot read '{argument}': {error}")).hint("give a file that you can read")
        })?;
        return Ok((bytes, format!("'{argument}'")));
    }
    if argument.starts_with("http://") || argument.starts_with("https://") {
        return Err(Error::failure(format!("cannot open '{argument}': addresses are not read yet"))
            .hint("save the article's text to a file, or pipe it: … | sahifa read -"));
    }
    if argument.starts_with("id:") {
        return Err(
            Error::failure(format!("cannot open '{argument}': there is no library yet")).hint("give a file")
        );
    }
    Err(Error::failure(format!("there is no file '{argument}'")).hint("give a file, or - for standard input"))
}

/// The article of an argument, with its names.
pub(super) fn article(argument: &str) -> Result<Article, Error> {
    let (bytes, name) = bytes(argument)?;
    let mut article = ingest::article(&bytes).map_err(|error| Error::reading(&name, &error))?;
    entities::annotate(&mut article);
    tracing::info!(
        name,
        sections = article.sections.len(),
        entities = article.entities.len(),
        language = article.language,
        "read"
    );
    Ok(article)
}
