//! The marked corpus is lawful, and its reader tells what is not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sahifa::article::Kind;
use sahifa::text::fold::fold;
use sahifa::text::sentence::sentences;

use crate::support::marked::{Marked, corpus};
use crate::support::names::kind_name;

/// Names that are several things, folded, and which.
fn ambiguous() -> BTreeMap<String, BTreeSet<String>> {
    let lines =
        include_str!("../../assets/names/ambiguous.tsv").lines().filter(|line| !line.starts_with('#'));
    let entry = |line: &str| {
        let (name, kinds) = line.split_once('\t').unwrap();
        (fold(name).text().to_owned(), kinds.split(' ').map(str::to_owned).collect())
    };
    lines.map(entry).collect()
}

/// The corpus is well marked: each file can be read, each name is one kind unless it was looked at, nothing is said twice.
#[test]
fn the_corpus_is_lawful() {
    let corpus = corpus().unwrap();
    let mut faults: Vec<String> = Vec::new();
    let mut kinds: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let (mut said, mut numbers) = (HashMap::new(), BTreeSet::new());
    for article in &corpus {
        if !numbers.insert(article.number) {
            faults.push(format!("{}: another has this number", article.file));
        }
        let mut things: HashMap<u32, Kind> = HashMap::new();
        for text in &article.texts {
            let at = format!("{}:{}", article.file, text.line);
            for range in sentences(&text.text) {
                let sentence = text.text[range].trim();
                if sentence.split(' ').count() > 3
                    && let Some(before) = said.insert(sentence, at.clone())
                {
                    faults.push(format!("{at}: as in {before}: {sentence}"));
                }
            }
            for mark in &text.marks {
                let name = mark.kind as usize <= Kind::Event as usize;
                if article.has_ids() && name != mark.id.is_some() || !article.has_ids() && mark.id.is_some() {
                    faults.push(format!(
                        "{at}: {}: an id, or none, against the number",
                        &text.text[mark.range.clone()]
                    ));
                }
                if mark.id.is_some_and(|id| *things.entry(id).or_insert(mark.kind) != mark.kind) {
                    faults.push(format!("{at}: {}: its id has two kinds", &text.text[mark.range.clone()]));
                }
                if name {
                    let name = fold(&text.text[mark.range.clone()]).text().to_owned();
                    kinds.entry(name).or_default().entry(kind_name(mark.kind)).or_insert_with(|| at.clone());
                }
            }
        }
    }
    let ambiguous = ambiguous();
    for (name, kinds) in kinds.iter().filter(|(_, kinds)| kinds.len() > 1) {
        if ambiguous.get(name) != Some(&kinds.keys().cloned().collect()) {
            faults.push(format!("{name} has several kinds: {kinds:?}"));
        }
    }
    let idle = ambiguous.keys().filter(|name| kinds.get(*name).is_none_or(|kinds| kinds.len() < 2));
    faults.extend(idle.map(|name| format!("{name} is listed as several kinds and has one")));
    assert_eq!(faults, Vec::<String>::new());
    let dev = corpus.iter().filter(|article| article.is_dev()).count();
    assert!(corpus.len() >= 132 && (dev * 6).abs_diff(corpus.len()) <= 6, "{dev} of {}", corpus.len());
}

/// A file with a fault says which and where.
#[test]
fn faults_of_marking_are_told() {
    let read = |content: &str| Marked::read("007-a.txt", content);
    let good = read("زار [[person#1:سلام]] [[location:صور]]\n\nعاد.\n").unwrap();
    assert_eq!((good.number, good.texts[0].text.as_str()), (7, "زار سلام صور"));
    let marks: Vec<_> = good.texts[0]
        .marks
        .iter()
        .map(|mark| (mark.kind, &good.texts[0].text[mark.range.clone()], mark.id))
        .collect();
    assert_eq!(marks, [(Kind::Person, "سلام", Some(1)), (Kind::Location, "صور", None)]);
    for (content, fault) in [
        ("أ\nب\n", "007-a.txt:2: "),
        ("أ\n\nقال [[person:«سلام»]].\n", "007-a.txt:3: "),
        ("أ\n\nقال [[person:سلام]]ي.\n", "007-a.txt:3: "),
        ("أ\n\nقال [[human:سلام]].\n", "007-a.txt:3: "),
        ("أ\n\nقال [[person:سلام].\n", "007-a.txt:3: "),
        ("أ\n\nقال [سلام].\n", "007-a.txt:3: "),
        ("أ\n", "007-a.txt: "),
    ] {
        let told = read(content).unwrap_err();
        assert!(told.starts_with(fault), "{content}: {told}");
    }
    assert!(Marked::read("a.txt", "أ\n\nب\n").is_err());
}
