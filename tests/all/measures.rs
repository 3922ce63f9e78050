//! How well names are found: texts marked by readers, the measures as one table, and floors under them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sahifa::article::{Block, Confidence, Part, Section};
use sahifa::entities::{CAREFUL, NORMAL};

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
const FLOORS: [(&str, &str, [f64; 3]); 36] = [
    ("dev", "person", [85.8, 87.2, 86.5]),
    ("dev", "organization", [83.1, 81.5, 82.3]),
    ("dev", "location", [87.9, 86.4, 87.1]),
    ("dev", "product", [78.1, 65.1, 71.0]),
    ("dev", "event", [81.5, 65.4, 72.6]),
    ("dev", "first three", [85.5, 85.1, 85.3]),
    ("dev", "names", [84.9, 82.7, 83.8]),
    ("dev", "date", [97.1, 94.2, 95.6]),
    ("dev", "money", [99.0, 95.2, 97.0]),
    ("dev", "percent", [99.0, 99.0, 99.0]),
    ("dev", "quantity", [95.6, 95.1, 95.4]),
    ("dev", "figures", [96.9, 95.0, 96.0]),
    ("dev shown", "first three", [89.6, 80.4, 84.7]),
    ("dev shown", "names", [88.9, 77.8, 83.0]),
    ("own", "person", [90.8, 89.3, 90.1]),
    ("own", "organization", [85.7, 83.8, 84.7]),
    ("own", "location", [89.6, 94.0, 91.8]),
    ("own", "product", [81.6, 81.6, 81.6]),
    ("own", "first three", [88.8, 89.2, 89.0]),
    ("own", "names", [88.2, 88.2, 88.3]),
    ("own", "date", [99.0, 99.0, 99.0]),
    ("own", "money", [99.0, 99.0, 99.0]),
    ("own", "quantity", [99.0, 99.0, 99.0]),
    ("own", "figures", [99.0, 98.2, 98.6]),
    ("gold", "first three", [95.0, 99.0, 97.0]),
    ("gold", "names", [95.2, 99.0, 97.0]),
    ("gold", "figures", [99.0, 99.0, 99.0]),
    ("news", "first three", [84.2, 88.0, 86.1]),
    ("news", "names", [82.3, 86.2, 84.2]),
    ("news", "figures", [89.9, 85.2, 87.5]),
    ("news shown", "first three", [88.3, 84.1, 86.2]),
    ("news shown", "names", [87.4, 82.2, 84.8]),
    ("probe", "first three", [88.5, 86.8, 87.8]),
    ("probe", "names", [89.9, 84.1, 86.9]),
    ("ANERcorp", "first three", [75.2, 78.1, 76.7]),
    ("ANERcorp", "names", [72.8, 71.8, 72.3]),
];

/// Sets that are measured again by what a reader is shown, and how sure that is: unasked, and to the careful.
const SHOWN: [(&str, &str, Confidence); 4] = [
    ("dev", "dev shown", NORMAL),
    ("dev", "dev careful", CAREFUL),
    ("news", "news shown", NORMAL),
    ("news", "news careful", CAREFUL),
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

    /// Counts those of its names that are at least so sure.
    fn shown_at(&self, least: Confidence) -> Score {
        let mut score = Score::default();
        for trial in &self.trials {
            score.add(&trial.wanted, &trial.shown(least));
        }
        score
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
    let mut scores: Vec<_> = sets.iter().map(|set| (set.name, set.score(tells_errors))).collect();
    for (set, shown, least) in SHOWN {
        let set = sets.iter().find(|of| of.name == set);
        scores.extend(set.map(|set| (shown, set.shown_at(least))));
    }
    print(&scores);
    let (found, shown) = scores.split_at(sets.len());
    print_for_readme(found);
    print_for_readme(shown);
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
    let sets = ["dev", "own", "gold", "news", "probe", "ANERcorp", "AQMAR"].into_iter();
    let sets: Vec<&str> = sets.chain(SHOWN.iter().map(|(_, shown, _)| *shown)).collect();
    let mut seen = BTreeSet::new();
    for (set, row, _) in FLOORS {
        assert!(sets.contains(&set) && ROWS.iter().any(|(name, _)| *name == row), "{set}, {row}");
        assert!(seen.insert((set, row)), "{set}, {row}: twice");
    }
    let floors = FLOORS.iter().filter(|(set, ..)| *set == "dev").count();
    assert!(floors > 0);
    assert_eq!(below("dev", &Score::default()).len(), floors, "what is not found is below its floor");
}
