//! How well names are found: texts marked by readers, the measures as one table, and floors under them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sahifa::article::{Block, Part, Section};

use crate::support::marked::corpus;
use crate::support::names::{Trial, kind_name, unmarked};
use crate::support::score::{Kinds, Score};
use crate::support::{conll, hash, news};

/// The rows of the table, and the kinds that each counts.
const ROWS: [(&str, &[&str]); 13] = [
    ("person", &["person"]),
    ("organization", &["organization"]),
    ("location", &["location"]),
    ("product", &["product"]),
    ("event", &["event"]),
    ("misc", &["misc"]),
    ("first three", &["person", "organization", "location"]),
    ("names", &["person", "organization", "location", "product", "event", "misc"]),
    ("date", &["date"]),
    ("money", &["money"]),
    ("percent", &["percent"]),
    ("quantity", &["quantity"]),
    ("figures", &["date", "money", "percent", "quantity"]),
];

/// Floors: the least precision, recall and F1 of a row in a set, in a hundred. Kinds of fewer than twenty names have none, for one
/// name is many points there.
const FLOORS: [(&str, &str, [f64; 3]); 32] = [
    ("dev", "person", [85.1, 86.4, 85.7]),
    ("dev", "organization", [80.6, 78.5, 79.5]),
    ("dev", "location", [85.0, 83.1, 84.0]),
    ("dev", "product", [75.0, 58.8, 65.9]),
    ("dev", "event", [85.0, 61.5, 71.4]),
    ("dev", "first three", [83.6, 82.8, 83.2]),
    ("dev", "names", [82.9, 79.9, 81.4]),
    ("dev", "date", [97.1, 94.2, 95.6]),
    ("dev", "money", [99.0, 95.2, 97.0]),
    ("dev", "percent", [99.0, 99.0, 99.0]),
    ("dev", "quantity", [95.6, 95.1, 95.4]),
    ("dev", "figures", [96.9, 95.0, 96.0]),
    ("own", "person", [91.1, 92.5, 91.8]),
    ("own", "organization", [88.2, 89.2, 88.7]),
    ("own", "location", [84.6, 93.1, 88.6]),
    ("own", "product", [78.2, 81.6, 79.9]),
    ("own", "first three", [87.4, 91.5, 89.4]),
    ("own", "names", [86.7, 90.1, 88.4]),
    ("own", "date", [99.0, 99.0, 99.0]),
    ("own", "money", [99.0, 99.0, 99.0]),
    ("own", "quantity", [99.0, 99.0, 99.0]),
    ("own", "figures", [99.0, 98.2, 98.6]),
    ("gold", "first three", [95.0, 99.0, 97.0]),
    ("gold", "names", [95.2, 99.0, 97.0]),
    ("gold", "figures", [99.0, 99.0, 99.0]),
    ("news", "first three", [78.7, 81.2, 79.9]),
    ("news", "names", [76.3, 79.7, 78.0]),
    ("news", "figures", [95.4, 92.0, 93.6]),
    ("probe", "first three", [86.8, 86.8, 86.8]),
    ("probe", "names", [87.6, 82.0, 84.7]),
    ("ANERcorp", "first three", [73.2, 76.5, 74.8]),
    ("ANERcorp", "names", [70.8, 71.3, 71.0]),
];

/// Texts that are measured together.
struct Set {
    name: &'static str,
    /// Whether it is kept for measuring alone: what is wrong in it is not shown, so that no rule can be fitted to it.
    is_hidden: bool,
    trials: Vec<Trial>,
}

impl Set {
    fn shown(name: &'static str, trials: Vec<Trial>) -> Self {
        Self { name, is_hidden: false, trials }
    }

    /// Counts its names; prints what is wrong where that is asked for.
    fn score(&self, tells_errors: bool) -> Score {
        let mut score = Score::default();
        for trial in &self.trials {
            let wrong = score.add(&trial.wanted, &trial.found);
            if tells_errors && !self.is_hidden {
                for (what, names) in ["false", "missed"].iter().zip(wrong) {
                    for (kind, range) in names {
                        println!("{}: {what} {kind}: {}", self.name, trial.around(range));
                    }
                }
            }
        }
        score
    }
}

/// The articles of our corpus that nothing is learnt from.
fn dev() -> Set {
    let corpus = corpus().unwrap();
    let trial = |article: &crate::support::marked::Marked| {
        let (title, sections) = article.document();
        let marks: Vec<_> =
            article.marks().map(|(part, mark)| (part, (kind_name(mark.kind), mark.range.clone()))).collect();
        Trial::article(title, &sections, &marks)
    };
    let trials = corpus.iter().filter(|article| article.is_dev()).map(trial).collect();
    Set { name: "dev", is_hidden: true, trials }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/entities")
}

/// Twelve articles as people paste them.
fn own() -> Set {
    let mut files: Vec<_> =
        std::fs::read_dir(fixtures().join("own")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 12);
    let trial = |path: PathBuf| {
        let (text, wanted) = unmarked(&std::fs::read_to_string(path).unwrap());
        Trial::pasted(&text, &wanted)
    };
    Set::shown("own", files.into_iter().map(trial).collect())
}

/// Sentences, each an article of its own.
fn gold() -> Set {
    let lines = include_str!("../fixtures/entities/gold.txt").lines().filter(|line| !line.starts_with('#'));
    let trial = |line: &str| {
        let (text, names) = unmarked(line);
        let sections = [Section { blocks: vec![Block::paragraph(text)], level: 1, ..Section::default() }];
        let wanted: Vec<_> = names.into_iter().map(|name| (Part::Block(0, 0), name)).collect();
        Trial::article("", &sections, &wanted)
    };
    Set::shown("gold", lines.map(trial).collect())
}

/// Twenty articles of a newspaper day: see [`names_are_found`].
fn twenty(path: &Path) -> Set {
    let texts = news(path);
    let gold = include_str!("../fixtures/entities/news.gold");
    let entries = gold.split("\n\n").filter(|entry| !entry.trim().is_empty() && !entry.starts_with('#'));
    let trial = |entry: &str| {
        let (head, marks) = entry.trim().split_once('\n').unwrap();
        let (number, of) = head.split_once(' ').unwrap();
        let text = &texts[number.parse::<usize>().unwrap()];
        assert_eq!(hash(text), of, "{number}: another text");
        let mark = |line: &str| {
            let fields: Vec<&str> = line.split(' ').collect();
            (fields[0].to_owned(), fields[1].parse().unwrap()..fields[2].parse().unwrap())
        };
        Trial::pasted(text, &marks.lines().map(mark).collect::<Vec<_>>())
    };
    let trials: Vec<_> = entries.map(trial).collect();
    assert_eq!(trials.len(), 20);
    Set::shown("news", trials)
}

/// Kinds as the corpora of others call them: what is neither a person nor a place nor a body is one kind, figures are none.
const FOUR: Kinds = Kinds {
    called: &[
        ("PER", "person"),
        ("ORG", "organization"),
        ("LOC", "location"),
        ("MISC", "misc"),
        ("product", "misc"),
        ("event", "misc"),
    ],
    dropped: &["date", "money", "percent", "quantity"],
};

/// Kinds of a corpus that marks products, but no events.
const WITH_PRODUCTS: Kinds = Kinds {
    called: &[("PER", "person"), ("ORG", "organization"), ("LOC", "location"), ("PROD", "product")],
    dropped: &["event", "date", "money", "percent", "quantity"],
};

/// The corpora of others, in a folder: see [`names_are_found`].
fn corpora(folder: &Path) -> [Set; 3] {
    let set = |name, path: &str, kinds| {
        let path = folder.join(path);
        let mut files: Vec<_> = if path.is_dir() {
            std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect()
        } else {
            vec![path.clone()]
        };
        files.retain(|file| file.extension().is_some_and(|extension| extension == "conll"));
        files.sort();
        let read = |file: PathBuf| {
            let content = std::fs::read_to_string(&file);
            conll::trials(&content.unwrap_or_else(|error| panic!("{}: {error}", file.display())), kinds)
        };
        let trials: Vec<_> = files.into_iter().flat_map(read).collect();
        assert!(!trials.is_empty(), "{}: nothing to measure", path.display());
        Set::shown(name, trials)
    };
    [
        set("probe", "probe_modern/probe_public.conll", WITH_PRODUCTS),
        set("ANERcorp", "anercorp/dev_from_test.conll", FOUR),
        set("AQMAR", "aqmar", FOUR),
    ]
}

fn print(scores: &[(&str, Score)]) {
    println!(
        "{:<9} {:<13} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
        "set", "kind", "wanted", "found", "right", "P", "R", "F1"
    );
    for (set, score) in scores {
        for (row, kinds) in ROWS {
            let count = score.of(kinds);
            let [p, r, f] = count.shares();
            if count.wanted + count.found > 0 {
                println!(
                    "{set:<9} {row:<13} {:>6} {:>6} {:>6} {p:>6.1} {r:>6.1} {f:>6.1}",
                    count.wanted, count.found, count.right
                );
            }
        }
    }
}

/// The table as README has it: the sets side by side.
fn print_for_readme(scores: &[(&str, Score)]) {
    let line = |cells: Vec<String>| println!("| {} |", cells.join(" | "));
    line(std::iter::once(String::new()).chain(scores.iter().map(|(set, _)| (*set).to_owned())).collect());
    println!("|---{}|", "|---".repeat(scores.len()));
    for (row, kinds) in ROWS {
        let cell = |(_, score): &(&str, Score)| {
            let count = score.of(kinds);
            let [p, r, f] = count.shares();
            if count.wanted > 0 { format!("{p:.0} {r:.0} **{f:.1}**") } else { "–".to_owned() }
        };
        line(std::iter::once(row.to_owned()).chain(scores.iter().map(cell)).collect());
    }
}

/// Prints the measures and holds them above their floors.
///
/// Texts that may not stand here are measured where the environment names them:
///
/// - `SAHIFA_NEWS`: the newspaper day of `structure.rs`, of which twenty articles are marked in `news.gold`.
/// - `SAHIFA_NER`: a folder of corpora, a token and its tag in IOB2 a line, an empty line behind a sentence, `-DOCSTART-` before
///   a document. `anercorp/dev_from_test.conll`: of the test part of `ANERcorp` what is kept for development, with the words
///   that its distribution has overwritten put back; `aqmar/*.conll`: the articles of AQMAR; `probe_modern/probe_public.conll`:
///   modern sentences, products marked as PROD. `newsfane/train_coarse_reattached.conll` may stand there for the trainer: it is
///   learnt from and not measured.
///
/// `SAHIFA_ERRORS=1` prints each name that is false or missed, but for those of dev.
#[test]
fn names_are_found() {
    let mut sets = vec![dev(), own(), gold()];
    match std::env::var_os("SAHIFA_NEWS") {
        Some(path) => sets.push(twenty(Path::new(&path))),
        None => println!("no SAHIFA_NEWS: twenty newspaper articles are not measured"),
    }
    match std::env::var_os("SAHIFA_NER") {
        Some(folder) => sets.extend(corpora(Path::new(&folder))),
        None => println!("no SAHIFA_NER: modern sentences, ANERcorp and AQMAR are not measured"),
    }
    let tells_errors = std::env::var_os("SAHIFA_ERRORS").is_some_and(|value| value == "1");
    let scores: Vec<_> = sets.iter().map(|set| (set.name, set.score(tells_errors))).collect();
    print(&scores);
    print_for_readme(&scores);
    let faults: Vec<String> = scores.iter().flat_map(|(set, score)| below(set, score)).collect();
    assert_eq!(faults, Vec::<String>::new());
}

/// The rows of a set that are below their floors.
fn below(set: &str, score: &Score) -> Vec<String> {
    let floors = FLOORS.iter().filter(|(of, ..)| *of == set);
    let low = floors.filter_map(|(_, row, floor)| {
        let (_, kinds) = ROWS.iter().find(|(name, _)| name == row)?;
        let shares = score.of(kinds).shares();
        let is_low = shares.iter().zip(floor).any(|(share, floor)| share < floor);
        is_low.then(|| format!("{set}, {row}: {shares:.1?} where {floor:?} is the least"))
    });
    low.collect()
}

/// A floor under a row or a set that is not there would hold nothing.
#[test]
fn each_floor_is_under_a_row() {
    let sets = ["dev", "own", "gold", "news", "probe", "ANERcorp", "AQMAR"];
    let mut seen = BTreeSet::new();
    for (set, row, _) in FLOORS {
        assert!(sets.contains(&set) && ROWS.iter().any(|(name, _)| *name == row), "{set}, {row}");
        assert!(seen.insert((set, row)), "{set}, {row}: twice");
    }
    let floors = FLOORS.iter().filter(|(set, ..)| *set == "dev").count();
    assert!(floors > 0);
    assert_eq!(below("dev", &Score::default()).len(), floors, "what is not found is below its floor");
}
