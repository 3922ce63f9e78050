//! Writes an article in another form, logical text throughout.

use super::args::{Export, FormatName};
use super::error::Error;
use super::{print, source};
use crate::article::{Article, Block, BlockKind, to_json};

/// `sahifa export`.
pub(super) fn run(options: &Export) -> Result<u8, Error> {
    let (Some(argument), Some(format)) = (&options.article, options.format) else {
        return Err(Error::failure("'sahifa export --all' is not there yet").hint("export one article"));
    };
    match format {
        FormatName::Json => {
            let json =
                to_json(&source::article(argument)?).map_err(|error| Error::failure(error.to_string()))?;
            print::lines([json])
        }
        FormatName::Text => print::lines([text(&source::article(argument)?)]),
        FormatName::Markdown | FormatName::Html => {
            Err(Error::failure("this format is not there yet").hint("there are: json, text"))
        }
    }
}

/// Title, headings and blocks, an empty line between them; each paragraph one line.
fn text(article: &Article) -> String {
    let title = Some(article.title.clone()).filter(|title| !title.is_empty());
    let sections = article
        .sections
        .iter()
        .flat_map(|section| section.heading.clone().into_iter().chain(section.blocks.iter().map(block)));
    title.into_iter().chain(sections).collect::<Vec<_>>().join("\n\n")
}

fn block(block: &Block) -> String {
    format!("{}{}", sign(&block.kind), block.text)
}

/// What marks a block in plain text, as the ingest of plain text reads it.
pub(super) fn sign(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Quote => "> ".to_owned(),
        BlockKind::Item { number: Some(number), .. } => format!("{number}. "),
        BlockKind::Item { .. } => "- ".to_owned(),
        BlockKind::Rule => "---".to_owned(),
        _ => String::new(),
    }
}
