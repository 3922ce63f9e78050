//! Names against names marked by readers: own articles here, others where a file is named.

use std::path::Path;

use sahifa::entities::annotate;
use sahifa::ingest;

use crate::support::names::{Name, PLO, Score, found, moved, unmarked};

/// Scores one article; prints what is wrong in it.
fn score(score: &mut Score, what: &str, text: &str, wanted: &[Name]) {
    let mut article = ingest::article(text.as_bytes()).unwrap();
    annotate(&mut article);
    let (read, got) = found(text, &article);
    let wanted: Vec<Name> = wanted
        .iter()
        .map(|(kind, range)| (kind.clone(), moved(text, range.start)..moved(text, range.end)))
        .collect();
    let (wrong, missed) = score.add(&wanted, &got);
    let around = |range: &std::ops::Range<usize>| {
        let before: String =
            read[..range.start].chars().rev().take(25).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = read[range.end..].chars().take(15).collect();
        format!("{before}[{}]{after}", &read[range.clone()]).replace('\n', " ")
    };
    for (kind, range) in &wrong {
        println!("{what} false {kind}: {}", around(range));
    }
    for (kind, range) in &missed {
        println!("{what} missed {kind}: {}", around(range));
    }
}

/// Persons, organisations and locations together, and figures: what must hold.
fn floor(all: &Score) {
    let figures = ["date", "money", "percent", "quantity"];
    for (kinds, precision, recall) in [(&PLO[..], 85, 65), (&figures, 90, 80)] {
        let (right, found, wanted) = all.of(kinds);
        assert!(right * 100 >= found * precision, "{kinds:?}: precision {right}/{found}");
        assert!(right * 100 >= wanted * recall, "{kinds:?}: recall {right}/{wanted}");
    }
}

#[test]
fn own_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/entities/own");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 12);
    let mut all = Score::default();
    for path in files {
        let (text, wanted) = unmarked(&std::fs::read_to_string(&path).unwrap());
        score(&mut all, &path.file_stem().unwrap().to_string_lossy(), &text, &wanted);
    }
    all.print("own articles");
    floor(&all);
}

/// A trial on a newspaper day that may not stand here, named by `SAHIFA_NEWS`: see `structure.rs`.
#[test]
fn news_articles() {
    let Some(path) = std::env::var_os("SAHIFA_NEWS") else {
        println!("no SAHIFA_NEWS: nothing tried");
        return;
    };
    let texts = crate::support::news(Path::new(&path));
    let (mut all, mut tried) = (Score::default(), 0);
    let gold = include_str!("../fixtures/entities/news.gold");
    for entry in gold.split("\n\n").filter(|entry| !entry.trim().is_empty() && !entry.starts_with('#')) {
        let (head, marks) = entry.trim().split_once('\n').unwrap();
        let (number, hash) = head.split_once(' ').unwrap();
        let text = &texts[number.parse::<usize>().unwrap()];
        assert_eq!(crate::support::hash(text), hash, "{number}: another text");
        let mark = |line: &str| {
            let fields: Vec<&str> = line.split(' ').collect();
            (fields[0].to_owned(), fields[1].parse().unwrap()..fields[2].parse().unwrap())
        };
        score(&mut all, number, text, &marks.lines().map(mark).collect::<Vec<_>>());
        tried += 1;
    }
    all.print("news");
    assert_eq!(tried, 20);
    floor(&all);
}

/// A trial on a marked corpus, named by `SAHIFA_CONLL`: a word and its tag a line, an empty line between sentences.
#[test]
fn marked_corpus() {
    use sahifa::article::{Block, Part, Section};
    use sahifa::entities::{Document, recognise};
    let Some(path) = std::env::var_os("SAHIFA_CONLL") else {
        println!("no SAHIFA_CONLL: nothing tried");
        return;
    };
    let text = std::fs::read_to_string(&path).unwrap();
    let mut sentences: Vec<(String, Vec<Name>)> = vec![Default::default()];
    for line in text.lines() {
        let Some((word, tag)) =
            line.split_once(' ').or_else(|| line.split_once('\t')).filter(|_| !line.starts_with("-DOC"))
        else {
            sentences.push(Default::default());
            continue;
        };
        let tag = tag.rsplit([' ', '\t']).next().unwrap();
        let (plain, names) = sentences.last_mut().unwrap();
        if !plain.is_empty() {
            plain.push(' ');
        }
        let start = plain.len();
        plain.push_str(word);
        let kind = match tag.get(2..) {
            Some("PER" | "PERS") => "person",
            Some("LOC") => "location",
            Some("ORG") => "organization",
            _ => continue,
        };
        match names
            .last_mut()
            .filter(|(last, range)| tag.starts_with("I-") && last == kind && range.end + 1 == start)
        {
            Some((_, range)) => range.end = plain.len(),
            None => names.push((kind.to_owned(), start..plain.len())),
        }
    }
    sentences.retain(|(plain, _)| !plain.is_empty());
    let mut all = Score::default();
    for chunk in sentences.chunks(30) {
        let blocks = chunk.iter().map(|(plain, _)| Block::paragraph(plain.clone())).collect();
        let sections = [Section { blocks, level: 1, ..Section::default() }];
        let got = recognise(&Document { title: "", sections: &sections, language: "ar" });
        for (at, (plain, wanted)) in chunk.iter().enumerate() {
            let mentions = got.mentions().filter(|(part, ..)| *part == Part::Block(0, at));
            let kinds = mentions.map(|(_, range, entity)| {
                (crate::support::names::kind_name(got.entities[entity].kind), range)
            });
            // The corpus marks whole words, clitics and all.
            let whole = |range: std::ops::Range<usize>| {
                plain[..range.start].rfind(' ').map_or(0, |space| space + 1)..range.end
            };
            let names: Vec<Name> = kinds
                .filter(|(kind, _)| PLO.contains(&kind.as_str()))
                .map(|(kind, range)| (kind, whole(range)))
                .collect();
            let (wrong, missed) = all.add(wanted, &names);
            for (what, list) in [("false", &wrong), ("missed", &missed)] {
                for (kind, range) in list {
                    println!("{what} {kind}: [{}] in {plain}", &plain[range.clone()]);
                }
            }
        }
    }
    all.print("marked corpus");
}
