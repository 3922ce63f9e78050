//! Searches the stored articles.

use serde::Serialize;

use super::args::Search;
use super::error::Error;
use super::list::{self, json, nothing, query, row};
use super::rows::{Row, tell};
use super::{World, library};
use crate::article::{Hit, Order, Part, Snippet};
use crate::entities::Stems;
use crate::store::{Found, Query, Store, StoreError};

/// An article that was found, as scripts get it. Fields may be added, none changes its meaning.
#[derive(Serialize)]
struct Listed {
    id: String,
    title: String,
    source: Option<String>,
    published: Option<String>,
    score: f64,
    snippet: String,
    hits: Vec<Place>,
}

/// A place: without a section it is in the title, without a block in the section's heading.
#[derive(Serialize)]
struct Place {
    section: Option<usize>,
    block: Option<usize>,
    start: usize,
    end: usize,
}

impl From<Hit> for Place {
    fn from(Hit { part, range }: Hit) -> Self {
        let block = match part {
            Part::Block(_, block) => Some(block),
            Part::Title | Part::Heading(_) => None,
        };
        Self { section: part.section(), block, start: range.start, end: range.end }
    }
}

/// `sahifa search`.
pub(super) fn run(world: &World, options: &Search) -> Result<u8, Error> {
    let query = query(&options.words)?;
    let limit = options.limit.unwrap_or(if options.json { usize::MAX } else { list::USUAL });
    let Some(store) = library::open_existing(world)? else { return nothing(options.json) };
    let order = if options.newest { Order::Newest } else { Order::Best };
    let found = store.search(&query, order, 0, limit)?;
    let mut stems = Stems::default();
    if options.json {
        let listed: Result<Vec<Listed>, Error> =
            found.into_iter().map(|found| listed(&store, found, &query, &mut stems)).collect();
        return json(&listed?);
    }
    let count = store.found(&query)?;
    if count == 0 {
        list::eprint("nothing is found");
        return Ok(0);
    }
    let mut rows = Vec::new();
    for Found { article, .. } in &found {
        rows.push(row(article));
        if let (_, Some(snippet)) = hits(&store, &article.id, &query, &mut stems)? {
            rows.push(Row { label: String::new(), text: snippet.text });
        }
    }
    let code = tell(world, rows)?;
    list::more(found.len(), count, "search");
    Ok(code)
}

/// The hits in an article; none in one that cannot be read, which is told.
fn hits(
    store: &Store,
    id: &str,
    query: &Query,
    stems: &mut Stems,
) -> Result<(Vec<Hit>, Option<Snippet>), Error> {
    match store.hits(id, query, stems) {
        Err(error @ StoreError::Article { .. }) => {
            library::unreadable(&error);
            Ok((Vec::new(), None))
        }
        hits => Ok(hits?),
    }
}

fn listed(store: &Store, found: Found, query: &Query, stems: &mut Stems) -> Result<Listed, Error> {
    let Found { article, score } = found;
    let (hits, snippet) = hits(store, &article.id, query, stems)?;
    Ok(Listed {
        id: article.id,
        title: article.title,
        source: article.source,
        published: article.published,
        score,
        snippet: snippet.map(|snippet| snippet.text).unwrap_or_default(),
        hits: hits.into_iter().map(Place::from).collect(),
    })
}
