//! Writes an article in another form, logical text throughout.

use serde::Serialize;

use super::args::{Export, FormatName};
use super::error::Error;
use super::library::unreadable;
use super::{World, library, print, source};
use crate::article::{Article, to_html, to_json, to_markdown};
use crate::config::Origin;
use crate::ingest;
use crate::store::{Shelf, Stored};
use crate::ui::least;

/// `sahifa export`. The form that is read back has all names with their confidence, unless fewer are asked for.
pub(super) fn run(world: &World, options: &Export) -> Result<u8, Error> {
    let (Some(argument), Some(format)) = (&options.article, options.format) else { return all(world) };
    let mut article = source::article(world, argument)?;
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

/// A stored article and what a person did with it: `import` takes it back.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    article: &'a Article,
    shelf: &'a Shelf,
}

/// `sahifa export --all`: each stored article in a line, in the order in which they came.
fn all(world: &World) -> Result<u8, Error> {
    let Some(store) = library::open_existing(world)? else { return Ok(0) };
    let (mut wrong, mut damaged) = (None, false);
    let code = print::with(|writer| {
        let mut written = Ok(());
        let read = store.each(|stored| {
            let Stored { article, shelf } = match stored {
                Ok(stored) => stored,
                Err(error) => {
                    unreadable(&error);
                    damaged = true;
                    return true;
                }
            };
            match serde_json::to_string(&Line { article: &article, shelf: &shelf }) {
                Ok(line) => {
                    writer.text.push_str(&line);
                    writer.text.push('\n');
                    written = writer.write();
                }
                Err(error) => written = Err(error.into()),
            }
            written.is_ok()
        });
        wrong = read.err();
        written
    })?;
    wrong.map_or(Ok(code.max(u8::from(damaged))), |error| Err(error.into()))
}
