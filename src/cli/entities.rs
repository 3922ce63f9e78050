//! Lists the names in an article.

use serde::Serialize;

use super::args::Entities;
use super::error::{Error, quoted};
use super::library::DAY;
use super::list::{USUAL, eprint, json, nothing};
use super::rows::{Row, tell};
use super::{World, library, print, source};
use crate::article::{Article, Confidence, Entity, Kind, Thing};
use crate::store::day;

/// An entity as scripts get it. Fields may be added, none changes its meaning.
#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    entity: Entity,
    /// That of its surest mention: one is enough for it to be there. Left out where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<Confidence>,
}

/// `sahifa entities`.
pub(super) fn run(world: &World, options: &Entities) -> Result<u8, Error> {
    let Some(argument) = &options.article else { return of_library(world, options) };
    let mut article = source::article(world, argument)?;
    article.keep_names(world.least());
    let mut listed = listed(article);
    listed.sort_by_key(|listed| std::cmp::Reverse(listed.entity.count));
    listed.truncate(options.limit.unwrap_or(usize::MAX));
    if options.json {
        let json =
            serde_json::to_string_pretty(&listed).map_err(|error| Error::failure(error.to_string()))?;
        return print::lines([json]);
    }
    print::lines(listed.into_iter().map(|Listed { entity, .. }| {
        let kind = world.language.kind(entity.kind);
        let names = std::iter::once(entity.name).chain(entity.aliases).collect::<Vec<_>>().join(" · ");
        format!("{} {names} ×{} ({kind})", entity.kind.sign(), entity.count)
    }))
}

fn listed(article: Article) -> Vec<Listed> {
    let mut best = vec![None; article.entities.len()];
    for ((.., entity), confidence) in article.mentions().zip(article.confidences()) {
        if let Some(best) = best.get_mut(entity) {
            *best = confidence.max(*best);
        }
    }
    let entities = article.entities.into_iter().zip(best);
    entities.map(|(entity, confidence)| Listed { entity, confidence }).collect()
}

/// What stored articles name, as scripts get it.
#[derive(Serialize)]
struct Named {
    name: String,
    kind: Kind,
    aliases: Vec<String>,
    /// How often it is named.
    count: usize,
    /// In how many articles.
    articles: usize,
}

/// When a stretch of time begins that was typed, in seconds since 1970.
fn since(typed: &str) -> Result<i64, Error> {
    match typed {
        "day" => Ok(library::now() - DAY),
        "week" => Ok(library::now() - 7 * DAY),
        typed => day(typed).ok_or_else(|| {
            let typed = quoted(typed.as_ref());
            Error::usage(format!("--since {typed} is no time"))
                .hint("write day, week, or a day as 2025-01-28")
        }),
    }
}

/// What the stored articles name, the most named first.
fn of_library(world: &World, options: &Entities) -> Result<u8, Error> {
    let Some(store) = library::open_existing(world)? else { return nothing(options.json) };
    let limit = options.limit.unwrap_or(if options.json { usize::MAX } else { USUAL });
    let since = options.since.as_deref().map(since).transpose()?;
    let mut named = store.most_named(since, None, limit.saturating_add(1))?;
    let are_more = named.len() > limit;
    named.truncate(limit);
    if options.json {
        let named = named.into_iter().map(|Thing { name, kind, aliases, articles, mentions, .. }| Named {
            name,
            kind,
            aliases,
            count: mentions,
            articles,
        });
        return json(&named.collect::<Vec<_>>());
    }
    let row = |Thing { name, kind, aliases, articles, .. }: Thing| {
        let spelled = std::iter::once(name).chain(aliases).collect::<Vec<_>>().join(" · ");
        let text = format!("{spelled} ({})", world.language.kind(kind));
        Row { label: format!("{} ×{articles}", kind.sign()), text }
    };
    let code = tell(world, named.into_iter().map(row).collect())?;
    if are_more {
        eprint(&format!("{limit} of more; all: sahifa entities --limit N"));
    }
    Ok(code)
}
