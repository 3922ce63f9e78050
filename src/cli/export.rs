//! Writes an article in another form, logical text throughout.

use super::args::{Export, FormatName};
use super::error::Error;
use super::{print, source};
use crate::article::{to_html, to_json, to_markdown};
use crate::ingest;

/// `sahifa export`.
pub(super) fn run(options: &Export) -> Result<u8, Error> {
    let (Some(argument), Some(format)) = (&options.article, options.format) else {
        return Err(Error::failure("'sahifa export --all' is not there yet").hint("export one article"));
    };
    let article = source::article(argument)?;
    let written = match format {
        FormatName::Json => to_json(&article).map_err(|error| Error::failure(error.to_string()))?,
        FormatName::Markdown => to_markdown(&article),
        FormatName::Html => to_html(&article),
        FormatName::Text => ingest::to_text(&article),
    };
    print::lines([written])
}
