//! Lists the stored articles.

use serde::Serialize;

use super::args::List;
use super::error::Error;
use super::rows::{Row, tell};
use super::{World, library, print};
use crate::article::{Order, Summary};
use crate::entities::Stems;
use crate::store::Query;

/// An article as scripts get it. Fields may be added, none changes its meaning.
#[derive(Serialize)]
pub(super) struct Listed {
    id: String,
    title: String,
    source: Option<String>,
    published: Option<String>,
    language: String,
    unread: bool,
    starred: bool,
    tags: Vec<String>,
    /// The id of the article that this one repeats: not told yet.
    duplicate_of: Option<String>,
}

impl From<Summary> for Listed {
    fn from(summary: Summary) -> Self {
        let Summary { id, title, language, source, published, unread, starred, tags, .. } = summary;
        Self { id, title, source, published, language, unread, starred, tags, duplicate_of: None }
    }
}

/// So many are told to a person who does not say how many.
pub(super) const USUAL: usize = 50;

/// `sahifa list`.
pub(super) fn run(world: &World, options: &List) -> Result<u8, Error> {
    let query = query(&options.filters)?;
    let limit = options.limit.unwrap_or(if options.json { usize::MAX } else { USUAL });
    let Some(store) = library::open_existing(world)? else { return nothing(options.json) };
    let found = store.search(&query, Order::Newest, 0, limit)?;
    let listed: Vec<Summary> = found.into_iter().map(|found| found.article).collect();
    if options.json {
        return json(&listed.into_iter().map(Listed::from).collect::<Vec<_>>());
    }
    if store.is_empty()? {
        return nothing(false);
    }
    let count = store.found(&query)?;
    if count == 0 {
        eprint("no article is such");
        return Ok(0);
    }
    let code = tell(world, listed.iter().map(row).collect())?;
    more(listed.len(), count, "list");
    Ok(code)
}

/// Says that there are more than were told.
pub(super) fn more(told: usize, count: usize, command: &str) {
    if count > told {
        eprint(&format!("{told} of {count}; more: sahifa {command} --limit N"));
    }
}

/// The query that some words of the command line are.
pub(super) fn query(words: &[String]) -> Result<Query, Error> {
    Query::parse(&words.join(" "), false, &mut Stems::default())
        .map_err(|error| Error::usage(error.to_string()).hint("see 'sahifa search --help'"))
}

/// An article in a line: how to ask for it, when it came out, its title.
pub(super) fn row(summary: &Summary) -> Row {
    const SHORT: usize = 8;
    let id = summary.id.get(..SHORT).unwrap_or(&summary.id);
    let day = day(summary.date);
    let signs = [(summary.unread, '*'), (summary.starred, '★')];
    let signs: String = signs.into_iter().map(|(holds, sign)| if holds { sign } else { ' ' }).collect();
    let source = summary.source.as_ref().map(|source| format!("  ({source})")).unwrap_or_default();
    Row { label: format!("{id}  {day}  {signs}  "), text: format!("{}{source}", titled(&summary.title)) }
}

/// A title; what stands for one where there is none.
fn titled(title: &str) -> &str {
    if title.trim().is_empty() { "(no title)" } else { title }
}

fn day(seconds: i64) -> String {
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default().to_string();
    time.split('T').next().unwrap_or_default().to_owned()
}

pub(super) fn json(value: &impl Serialize) -> Result<u8, Error> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Error::failure(error.to_string()))?;
    print::lines([text])
}

/// What is said where there is no library.
pub(super) fn nothing(as_json: bool) -> Result<u8, Error> {
    if as_json {
        return print::lines(["[]".to_owned()]);
    }
    eprint("the library is empty\n  hint: sahifa import FILE-OR-FOLDER");
    Ok(0)
}

pub(super) fn eprint(what: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "sahifa: {what}");
}
