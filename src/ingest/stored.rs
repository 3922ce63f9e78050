//! Articles from JSON and Markdown made lawful: no control in any text, places and spans following what was taken out.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{IngestError, dates, id, language};
use crate::article::{Article, Block, BlockKind, Mention, Section, Source, Span, from_json};
use crate::text::{Cleaned, Tabs, clean, is_clean, normalise};

/// An article from sahifa's own JSON. What is missing is filled in: language, direction; the id is
/// made anew.
pub(super) fn article(json: &str) -> Result<Article, IngestError> {
    #[derive(Deserialize)]
    struct Given {
        direction: Option<IgnoredAny>,
    }
    let mut article = from_json(json)?;
    make_lawful(&mut article);
    make_letters(&mut article);
    if article.language.is_empty() {
        language::of(&article.title, &article.sections).clone_into(&mut article.language);
    }
    let directed = serde_json::from_str::<Given>(json).is_ok_and(|given| given.direction.is_some());
    if !directed {
        article.direction = language::direction(&article.language);
    }
    // What is in the article says which it is: an edited one is another.
    article.id = id(&article.title, &article.sections);
    Ok(article)
}

/// Puts letters in place of their presentation forms, as in any text that is read, where nothing points into them.
fn make_letters(article: &mut Article) {
    let letters = |text: &mut String| {
        if let Cow::Owned(normal) = normalise(text) {
            *text = normal;
        }
    };
    if article.title_mentions.is_empty() {
        letters(&mut article.title);
    }
    for section in &mut article.sections {
        let mentioned: Vec<Option<usize>> = section.mentions.iter().map(|mention| mention.block).collect();
        if let Some(heading) = section.heading.as_mut().filter(|_| !mentioned.contains(&None)) {
            letters(heading);
        }
        for (at, block) in section.blocks.iter_mut().enumerate() {
            if block.spans.is_empty() && !mentioned.contains(&Some(at)) {
                letters(&mut block.text);
            }
        }
    }
}

/// Takes the controls out of every text of an article.
fn make_lawful(article: &mut Article) {
    // RFC 3339 or nothing: scripts rely on it.
    article.published = article.published.take().and_then(|date| {
        let read = dates::of_field(&date)?;
        Some(if date.contains(['T', 't']) { date } else { read })
    });
    let fields = article.published.iter_mut().chain([&mut article.id, &mut article.language]);
    let names = article.categories.iter_mut().chain(&mut article.authors);
    fields.chain(names).for_each(line);
    if let Some(Source { name, url }) = &mut article.source {
        line(name);
        url.iter_mut().for_each(line);
    }
    for entity in &mut article.entities {
        line(&mut entity.name);
        entity.aliases.iter_mut().for_each(line);
    }
    if let Some(map) = lawful(&mut article.title, Tabs::Blank, false) {
        article.title_mentions.retain_mut(|mention| moved(&map, &mut mention.start, &mut mention.end));
    }
    article.title_mentions.sort_by_key(|mention| (mention.start, mention.end));
    article.sections.iter_mut().for_each(section);
    // How often a name is mentioned is counted, not believed.
    let mut counts = vec![0; article.entities.len()];
    for (.., entity) in article.mentions() {
        counts[entity] += 1;
    }
    if counts.iter().any(|&count| count > 0) {
        for (entity, count) in article.entities.iter_mut().zip(counts) {
            entity.count = count;
        }
    }
}

/// Takes the controls out of a section: its mentions and spans stay on what they named.
pub(super) fn section(section: &mut Section) {
    let follow = |block: Option<usize>, map: &Cleaned, mentions: &mut Vec<Mention>| {
        mentions
            .retain_mut(|mention| mention.block != block || moved(map, &mut mention.start, &mut mention.end));
    };
    if let Some(map) = section.heading.as_mut().and_then(|heading| lawful(heading, Tabs::Blank, false)) {
        follow(None, &map, &mut section.mentions);
    }
    for (at, block) in section.blocks.iter_mut().enumerate() {
        let (tabs, lines) = match block.kind {
            BlockKind::Code { .. } | BlockKind::Verse => (Tabs::Keep, true),
            BlockKind::Table => (Tabs::Blank, true),
            _ => (Tabs::Blank, false),
        };
        if let BlockKind::Code { language: Some(language) } = &mut block.kind {
            line(language);
        }
        if let Some(map) = lawful(&mut block.text, tabs, lines) {
            block.spans.retain_mut(|span| moved(&map, &mut span.start, &mut span.end));
            follow(Some(at), &map, &mut section.mentions);
        }
        block.spans.iter_mut().filter_map(|span| span.url.as_mut()).for_each(line);
    }
    section
        .mentions
        .sort_by_key(|mention| (mention.block.map_or(0, |block| block + 1), mention.start, mention.end));
}

/// A field of one line.
fn line(text: &mut String) {
    lawful(text, Tabs::Blank, false);
}

/// Cleans a text; gives the map if anything changed. Line feeds are blanks where the text has no lines.
fn lawful(text: &mut String, tabs: Tabs, lines: bool) -> Option<Cleaned> {
    if is_clean(text, tabs) && (lines || !text.contains('\n')) {
        return None;
    }
    let cleaned = Cleaned::new(text, tabs);
    *text = if lines { cleaned.text.clone() } else { cleaned.text.replace('\n', " ") };
    Some(cleaned)
}

/// Moves a range with its text; whether anything of it is left.
fn moved(map: &Cleaned, start: &mut usize, end: &mut usize) -> bool {
    (*start, *end) = (map.offset(*start), map.offset(*end));
    start < end
}

/// A block without the white space at its ends, its spans moved with it.
pub(super) fn trimmed(mut block: Block) -> Block {
    let text = block.text.trim();
    let before = block.text.len() - block.text.trim_start().len();
    let end = before + text.len();
    let within = |at: usize| at.clamp(before, end.max(before)) - before;
    for span in &mut block.spans {
        (span.start, span.end) = (within(span.start), within(span.end));
    }
    block.text = text.to_owned();
    block
}

/// Puts spans in the order of their text, the wider first, and drops empty ones.
pub(super) fn in_order(spans: &mut Vec<Span>) {
    spans.retain(|span| span.start < span.end);
    let rank = |span: &Span| {
        let Range { start, end } = span.start..span.end;
        (start, std::cmp::Reverse(end), span.kind as u8)
    };
    spans.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.url.cmp(&b.url)));
}

/// A text on one line, cleaned: for the fields of front matter.
pub(super) fn field(text: &str) -> String {
    clean(text).replace('\n', " ")
}
