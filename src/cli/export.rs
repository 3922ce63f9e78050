//! Writes an article in another form, logical text throughout.

use super::args::{Export, FormatName};
use super::error::Error;
use super::{World, print, source};
use crate::article::{to_html, to_json, to_markdown};
use crate::config::Origin;
use crate::ingest;
use crate::ui::least;

/// `sahifa export`. The form that is read back has all names with their confidence, unless fewer are asked for.
pub(super) fn run(world: &World, options: &Export) -> Result<u8, Error> {
    let (Some(argument), Some(format)) = (&options.article, options.format) else {
        return Err(Error::failure("'sahifa export --all' is not there yet").hint("export one article"));
    };
    let mut article = source::article(argument)?;
    let names = &world.config.names;
    if matches!(names.origin, Origin::Option(_)) {
        article.keep_names(least(names.value));
    }
    let written = match format {
        FormatName::Json => to_json(&article).map_err(|error| Error::failure(error.to_string()))?,
        FormatName::Markdown => to_markdown(&article),
        FormatName::Html => to_html(&article),
        FormatName::Text => ingest::to_text(&article),
    };
    print::lines([written])
}
