//! Names found against names marked: strict spans and kinds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sahifa::article::{Article, Kind};
use sahifa::text::{clean, normalise};

/// A name in a text: kind and bytes.
pub type Name = (String, Range<usize>);

pub fn kind_name(kind: Kind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

/// A text without its marks `[[kind:name]]`, and what they mark.
pub fn unmarked(text: &str) -> (String, Vec<Name>) {
    let (mut plain, mut names, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once("[[") {
        let (mark, behind) = after.split_once("]]").unwrap();
        let (kind, name) = mark.split_once(':').unwrap();
        plain += before;
        names.push((kind.to_owned(), plain.len()..plain.len() + name.len()));
        plain += name;
        rest = behind;
    }
    (plain + rest, names)
}

/// The names of an article as bytes of the text it was read from, and that text as it was read.
pub fn found(text: &str, article: &Article) -> (String, Vec<Name>) {
    let text = normalise(&clean(text)).into_owned();
    let mut names = Vec::new();
    let mut from = 0;
    for part in article.parts() {
        let body = article.text(part).unwrap();
        let base = from + text[from..].find(body).unwrap_or_else(|| panic!("not in the text: {body}"));
        from = base + body.len();
        for (range, entity) in article.mentions_in(part) {
            names.push((kind_name(article.entities[entity].kind), base + range.start..base + range.end));
        }
    }
    (text, names)
}

/// Where a byte of a text stands in the text as it was read.
pub fn moved(text: &str, at: usize) -> usize {
    normalise(&clean(&text[..at])).len()
}

/// Right, found and wanted of each kind.
#[derive(Debug, Default)]
pub struct Score(pub BTreeMap<String, (usize, usize, usize)>);

impl Score {
    /// Counts one text; gives what is false and what is missed.
    pub fn add(&mut self, wanted: &[Name], found: &[Name]) -> (Vec<Name>, Vec<Name>) {
        let key = |(kind, range): &Name| (kind.clone(), range.start, range.end);
        let (in_wanted, in_found): (BTreeSet<_>, BTreeSet<_>) =
            (wanted.iter().map(key).collect(), found.iter().map(key).collect());
        for (kind, ..) in in_wanted.intersection(&in_found) {
            self.0.entry(kind.clone()).or_default().0 += 1;
        }
        for (kind, ..) in &in_found {
            self.0.entry(kind.clone()).or_default().1 += 1;
        }
        for (kind, ..) in &in_wanted {
            self.0.entry(kind.clone()).or_default().2 += 1;
        }
        let not_in = |set: &BTreeSet<(String, usize, usize)>, names: &[Name]| {
            names.iter().filter(|name| !set.contains(&key(name))).cloned().collect()
        };
        (not_in(&in_wanted, found), not_in(&in_found, wanted))
    }

    /// Right, found and wanted of some kinds together.
    pub fn of(&self, kinds: &[&str]) -> (usize, usize, usize) {
        let counts = self.0.iter().filter(|(kind, _)| kinds.is_empty() || kinds.contains(&kind.as_str()));
        counts.fold((0, 0, 0), |sum, (_, count)| (sum.0 + count.0, sum.1 + count.1, sum.2 + count.2))
    }

    pub fn print(&self, what: &str) {
        println!("{what}: kind, precision, recall, F1");
        let names = self.0.iter().map(|(kind, counts)| (kind.as_str(), *counts));
        let all = [("person, organization, location", self.of(&PLO)), ("all", self.of(&[]))];
        for (kind, (right, found, wanted)) in names.chain(all) {
            let share = |right: usize, of: usize| (right * 1000).checked_div(of).unwrap_or(1000);
            let of = |share: usize| format!("{}.{}", share / 10, share % 10);
            let (p, r, f) = (share(right, found), share(right, wanted), share(2 * right, found + wanted));
            println!(
                "  {kind:<30} {:>5} ({right}/{found})  {:>5} ({right}/{wanted})  {:>5}",
                of(p),
                of(r),
                of(f)
            );
        }
    }
}

/// The kinds that are measured together.
pub const PLO: [&str; 3] = ["person", "organization", "location"];
