//! What became of each line of a pasted text, against what a reader marked.

use std::collections::{BTreeMap, BTreeSet};

use sahifa::article::{Article, BlockKind};
use sahifa::text::{Tabs, clean_tabs, normalise};

/// Labels by line number, from 1. A paragraph has none.
pub type Labels = BTreeMap<usize, &'static str>;

/// What was marked: labels, joined lines, and fields of the head.
#[derive(Debug, Default)]
pub struct Wanted {
    pub labels: Labels,
    pub joins: Vec<(usize, usize)>,
    pub bylines: Vec<usize>,
    pub fields: Vec<(String, String)>,
}

const LABELS: [&str; 7] = ["title", "category", "heading", "item", "quote", "verse", "out"];

/// Reads marks: a label a line, line numbers behind it.
pub fn wanted(marks: &str) -> Wanted {
    let mut wanted = Wanted::default();
    for line in marks.lines() {
        let (label, rest) = line.split_once(' ').unwrap();
        match label {
            "published" | "author" | "source" => wanted.fields.push((label.to_owned(), rest.to_owned())),
            "join" => {
                let ranges = rest.split_whitespace().map(|range| range.split_once('-').unwrap());
                wanted
                    .joins
                    .extend(ranges.map(|(a, b)| (a.parse::<usize>().unwrap(), b.parse::<usize>().unwrap())));
            }
            // A second title is a paragraph: no heading. A byline may stay one, for the place it names.
            "subtitle" => {}
            "byline" => {
                wanted.bylines.extend(rest.split_whitespace().map(|number| number.parse::<usize>().unwrap()));
            }
            _ => {
                let name = if matches!(label, "date" | "furniture") { "out" } else { label };
                let name =
                    LABELS.into_iter().find(|known| *known == name).unwrap_or_else(|| panic!("{label}"));
                wanted.labels.extend(rest.split_whitespace().map(|number| (number.parse().unwrap(), name)));
            }
        }
    }
    wanted
}

/// What an article made of each line of its text, and which lines it joined.
pub fn found(text: &str, article: &Article) -> (Labels, BTreeSet<(usize, usize)>) {
    let text = normalise(&clean_tabs(text, Tabs::Keep)).into_owned();
    let mut parts: Vec<(&'static str, String)> = Vec::new();
    for section in &article.sections {
        parts.extend(section.heading.iter().map(|heading| ("heading", heading.clone())));
        for block in &section.blocks {
            let label = match block.kind {
                BlockKind::Item { .. } => "item",
                BlockKind::Quote => "quote",
                BlockKind::Verse => "verse",
                _ => "",
            };
            parts.extend(block.text.split('\n').map(|line| (label, plain(line))));
        }
    }
    let lines: Vec<String> = text.split('\n').map(plain).collect();
    let (mut labels, mut joins) = (Labels::new(), BTreeSet::new());
    let mut next = 0;
    let mut titled = article.title.is_empty();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        at += 1;
        if line.is_empty() {
            continue;
        }
        if !titled && *line == plain(&article.title) {
            titled = true;
            labels.insert(at, "title");
            continue;
        }
        let part = parts.get(next).filter(|(_, part)| line.ends_with(part.as_str()) || starts(line, part));
        let Some((label, part)) = part else {
            let is_category = article.categories.iter().any(|category| category == line);
            labels.insert(at, if is_category { "category" } else { "out" });
            continue;
        };
        next += 1;
        if !label.is_empty() {
            labels.insert(at, label);
        }
        let first = at;
        let mut length = line.len();
        while !line.ends_with(part.as_str()) && at < lines.len() && length < part.len() {
            length += lines[at].len() + 1;
            at += 1;
        }
        if at > first {
            joins.insert((first, at));
        }
    }
    (labels, joins)
}

/// A line with single spaces, and without the sign that parts the halves of a verse.
fn plain(line: &str) -> String {
    line.replace("،،", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a part begins with a line, the sign of an item aside.
fn starts(line: &str, part: &str) -> bool {
    part.starts_with(line)
        || line.char_indices().take(8).any(|(at, _)| line.len() - at > 12 && part.starts_with(&line[at..]))
}

/// Right, found and wanted of each label.
#[derive(Debug, Default)]
pub struct Score(pub BTreeMap<&'static str, (usize, usize, usize)>);

impl Score {
    /// Counts one article; gives what was wrong: line, wanted, found.
    pub fn add(&mut self, wanted: &Wanted, found: &Labels) -> Vec<(usize, &'static str, &'static str)> {
        let mut found = found.clone();
        found.retain(|line, label| *label != "out" || !wanted.bylines.contains(line));
        let (wanted, found) = (&wanted.labels, &found);
        for label in LABELS {
            let right = wanted.iter().filter(|&(line, l)| *l == label && found.get(line) == Some(l)).count();
            let entry = self.0.entry(label).or_default();
            entry.0 += right;
            entry.1 += found.values().filter(|l| **l == label).count();
            entry.2 += wanted.values().filter(|l| **l == label).count();
        }
        let lines: BTreeSet<usize> = wanted.keys().chain(found.keys()).copied().collect();
        let get = |labels: &Labels, line| labels.get(&line).copied().unwrap_or("paragraph");
        let faults = lines.into_iter().map(|line| (line, get(wanted, line), get(found, line)));
        faults.filter(|(_, wanted, found)| wanted != found).collect()
    }

    pub fn print(&self, what: &str) {
        println!("{what}: label, precision, recall");
        for (label, (right, found, wanted)) in &self.0 {
            let share = |of: usize| (right * 100).checked_div(of).unwrap_or(100);
            println!(
                "  {label:<9} {:3} ({right}/{found})  {:3} ({right}/{wanted})",
                share(*found),
                share(*wanted)
            );
        }
    }
}
