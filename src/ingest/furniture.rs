//! Lines that belong to a page and not to its article: share, print, back to top.

use std::sync::LazyLock;

use super::lines::Line;
use super::lists::entries;
use super::shape::{at_most, is_closed, is_short};
use crate::text::fold::fold;
use crate::text::script;

/// Longer lines are text, whatever they begin with.
const LONGEST: usize = 60;

/// A list of other stories has no more lines than this.
const RELATED: usize = 8;

struct Pattern {
    folded: String,
    place: Place,
}

/// Where in a line a pattern stands.
enum Place {
    Whole,
    Start,
    /// Anywhere, in a line that may be longer.
    Within,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    entries(include_str!("../../assets/ingest/furniture.txt"))
        .map(|line| {
            let (words, place) = match (line.strip_prefix('…'), line.strip_suffix('…')) {
                (Some(words), _) => (words.trim_end_matches('…'), Place::Within),
                (None, Some(words)) => (words, Place::Start),
                (None, None) => (line, Place::Whole),
            };
            Pattern { folded: fold(words.trim()).text().to_owned(), place }
        })
        .collect()
});

/// The lines without the page furniture at either edge. Of the first lines of a text no more are left than of all.
pub(super) fn without_furniture(lines: &mut Vec<Line<'_>>) {
    let text = |line: &Line<'_>| !is_furniture(&line.text) && !is_address(&line.text);
    let start = lines.iter().position(|line| !is_furniture(&line.text)).unwrap_or(lines.len());
    lines.drain(..start);
    loop {
        let end = lines.iter().rposition(text).map_or(0, |last| last + 1);
        lines.truncate(end);
        let Some(list) = related(lines) else { return };
        lines.truncate(list);
    }
}

/// Where a list of other stories begins that ends a text: "read also", and nothing but short lines behind it.
fn related(lines: &[Line<'_>]) -> Option<usize> {
    let titles = lines.iter().rev().take(RELATED).take_while(|line| is_short(&line.text)).count();
    let from = lines.len() - titles;
    (from..lines.len()).find(|&at| is_furniture(&lines[at].text))
}

/// A line that is how to reach its writer: an address, a handle, a number to send to.
fn is_address(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let mail = |word: &str| {
        let parts = word.trim_matches(|c: char| !c.is_alphanumeric()).split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let handle = |word: &str| word.len() > 2 && (word.starts_with('@') || word.starts_with('#'));
    let web =
        |word: &str| word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
    let contact = |word: &str| mail(word) || handle(word) || web(word);
    let hashtags = line.split_whitespace().all(|word| word.starts_with('#') && word.chars().count() > 2);
    (words <= 4 && line.split_whitespace().any(|word| contact(word) && word.is_ascii()))
        || (words > 1 && hashtags)
        || is_numbers(line, words)
}

/// The numbers to send a message to, one for each telephone company.
fn is_numbers(line: &str, words: usize) -> bool {
    let numbers = line
        .split(|c: char| script::digit(c).is_none())
        .filter(|number| (5..=6).contains(&number.chars().count()));
    let numbers = numbers.count();
    numbers >= 2 && words <= numbers * 3 - 2 && !is_closed(line)
}

/// Whether a line is page furniture.
pub(super) fn is_furniture(line: &str) -> bool {
    if !at_most(line, LONGEST * 4) {
        return false;
    }
    let short = at_most(line, LONGEST);
    let folded = fold(line);
    let folded = folded.text().trim_matches(|c: char| !c.is_alphanumeric());
    PATTERNS.iter().any(|pattern| match pattern.place {
        Place::Whole => short && folded == pattern.folded,
        Place::Start => {
            let behind = folded.strip_prefix(&pattern.folded);
            short && behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        }
        Place::Within => folded.contains(&pattern.folded),
    })
}
