//! How right names are: strict spans and kinds, as CoNLL counts.

use std::collections::BTreeMap;
use std::ops::Range;

use sahifa::article::Kind;
use sahifa::entities::tagger::Tag;

use crate::corpus::{Article, spans};
use crate::learn::Told;

/// Wanted, found, right.
pub type Count = [usize; 3];

/// By kind.
#[derive(Debug, Default, Clone)]
pub struct Score(pub BTreeMap<String, Count>);

impl Score {
    pub fn take(&mut self, article: &Article, told: &Told, misc: bool) {
        let told = told.tags.iter().zip(&told.clitics);
        for ((text, seen), (tags, clitics)) in article.texts.iter().zip(&article.seen).zip(told) {
            let named = |kind: Kind| match kind {
                Kind::Product | Kind::Event if misc => "Misc".to_owned(),
                kind => format!("{kind:?}"),
            };
            let place = |range: Range<usize>| {
                if text.tokens.is_empty() {
                    return range;
                }
                let within =
                    |at: &usize| text.tokens[*at].start < range.end && range.start < text.tokens[*at].end;
                let start = (0..text.tokens.len()).find(within).unwrap_or(0);
                let end = (0..text.tokens.len()).rev().find(within).unwrap_or(0);
                start..end + 1
            };
            let told = |kind: &Kind| Tag::begins(*kind) != Tag::OUTSIDE;
            let gold: Vec<_> = text
                .names
                .iter()
                .filter(|(kind, _)| told(kind))
                .map(|(kind, range)| (named(*kind), place(range.clone())))
                .collect();
            let found: Vec<_> = spans(tags)
                .into_iter()
                .map(|(kind, tokens)| {
                    let start = seen.tokens[tokens.start].start + clitics[tokens.start];
                    (named(kind), place(start..seen.tokens[tokens.end - 1].end))
                })
                .collect();
            for (kind, _) in &gold {
                self.0.entry(kind.clone()).or_default()[0] += 1;
            }
            for name in &found {
                let count = self.0.entry(name.0.clone()).or_default();
                count[1] += 1;
                count[2] += usize::from(gold.contains(name));
            }
        }
    }

    pub fn all(&self, kinds: &[&str]) -> Count {
        let mut all = [0; 3];
        for (kind, count) in &self.0 {
            if kinds.is_empty() || kinds.contains(&kind.as_str()) {
                for (all, count) in all.iter_mut().zip(count) {
                    *all += count;
                }
            }
        }
        all
    }
}

/// The harmonic mean of precision and recall, in a hundred.
fn f1([gold, found, right]: Count) -> f64 {
    200.0 * right as f64 / (gold + found).max(1) as f64
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let three = self.all(&["Person", "Organization", "Location"]);
        let rows = self
            .0
            .iter()
            .map(|(kind, count)| (kind.as_str(), *count))
            .chain([("P+O+L", three), ("all", self.all(&[]))]);
        for (kind, count) in rows {
            let [gold, found, right] = count;
            let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
            write!(
                out,
                "  {kind}: P {:.1} R {:.1} F {:.2} ({gold}/{found}/{right})",
                share(found),
                share(gold),
                f1(count)
            )?;
        }
        Ok(())
    }
}

/// Prints what is missed and what is false, with some letters around.
pub fn print_errors(article: &Article, told: &Told) {
    let told = told.tags.iter().zip(&told.clitics);
    for ((text, seen), (tags, clitics)) in article.texts.iter().zip(&article.seen).zip(told) {
        let found: Vec<_> = spans(tags)
            .into_iter()
            .map(|(kind, tokens)| {
                let start = if text.tokens.is_empty() { clitics[tokens.start] } else { 0 };
                (kind, seen.tokens[tokens.start].start + start..seen.tokens[tokens.end - 1].end)
            })
            .collect();
        let around = |range: &Range<usize>| {
            let from = text.letters[..range.start].char_indices().rev().nth(25).map_or(0, |(at, _)| at);
            let to = text.letters[range.end..]
                .char_indices()
                .nth(25)
                .map_or(text.letters.len(), |(at, _)| range.end + at);
            format!(
                "{}[{}]{}",
                &text.letters[from..range.start],
                &text.letters[range.clone()],
                &text.letters[range.end..to]
            )
        };
        for name in
            text.names.iter().filter(|name| Tag::begins(name.0) != Tag::OUTSIDE && !found.contains(name))
        {
            println!("missed {} {:?}: {}", article.name, name.0, around(&name.1));
        }
        for name in found.iter().filter(|name| !text.names.contains(name)) {
            println!("false {} {:?}: {}", article.name, name.0, around(&name.1));
        }
    }
}
