//! The structure of pasted texts against marks made by readers: own texts here, others where a folder names them.

use std::path::Path;

use sahifa::ingest;

use crate::support::structure::{Score, found, wanted};

/// Pairs of text and marks.
fn own() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/structure");
    let mut pairs = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let marks = std::fs::read_to_string(path.with_extension("want")).unwrap();
            pairs.push((
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&path).unwrap(),
                marks,
            ));
        }
    }
    pairs.sort();
    assert!(pairs.len() >= 26);
    pairs
}

#[test]
fn own_texts_have_the_structure_their_writer_marked() {
    let mut score = Score::default();
    let mut faults = Vec::new();
    for (name, text, marks) in own() {
        let article = ingest::article(text.as_bytes()).unwrap();
        let wanted = wanted(&marks);
        let (labels, joins) = found(&text, &article);
        for (line, wanted, got) in score.add(&wanted, &labels) {
            faults.push(format!("{name}:{line}: {got} for {wanted}"));
        }
        for join in wanted.joins.iter().filter(|join| !joins.contains(join)) {
            faults.push(format!("{name}: lines {join:?} are one paragraph"));
        }
        faults.extend(
            joins
                .iter()
                .filter(|join| !wanted.joins.contains(join))
                .map(|join| format!("{name}: joined {join:?}")),
        );
        let published = article.published.clone().unwrap_or_default();
        for (field, value) in &wanted.fields {
            let holds = match field.as_str() {
                "published" => published.starts_with(value),
                "author" => article.authors.contains(value),
                _ => article.source.as_ref().is_some_and(|source| source.name == *value),
            };
            if !holds {
                faults.push(format!(
                    "{name}: no {field} {value}: {:?} {published:?} {:?}",
                    article.authors, article.source
                ));
            }
        }
        let of_authors = wanted.fields.iter().filter(|(field, _)| field == "author").count();
        if of_authors != article.authors.len() {
            faults.push(format!("{name}: authors {:?}", article.authors));
        }
    }
    score.print("own texts");
    println!("{}", faults.join("\n"));
    let (right, found, wanted) = score.0["heading"];
    assert!(right * 100 >= found * 98, "headings: precision {right}/{found}");
    assert!(right * 100 >= wanted * 90, "headings: recall {right}/{wanted}");
    assert_eq!(faults, Vec::<String>::new());
}

/// A trial on a newspaper day that may not stand here: `SAHIFA_NEWS` = a gzipped file of JSON lines with title and
/// content; the marks here name an article by its line and the hash of its text.
#[test]
fn news_has_the_structure_that_readers_marked() {
    let Some(path) = std::env::var_os("SAHIFA_NEWS") else {
        println!("no SAHIFA_NEWS: nothing tried");
        return;
    };
    let texts = crate::support::news(Path::new(&path));
    let (mut score, mut tried) = (Score::default(), 0);
    let gold = include_str!("../fixtures/structure/news.gold");
    for entry in gold.split("\n\n").filter(|entry| !entry.trim().is_empty() && !entry.starts_with('#')) {
        let (head, marks) = entry.trim().split_once('\n').unwrap();
        let (number, hash) = head.split_once(' ').unwrap();
        let text = &texts[number.parse::<usize>().unwrap()];
        assert_eq!(crate::support::hash(text), hash, "{number}: another text");
        tried += 1;
        let article = ingest::article(text.as_bytes()).unwrap();
        let (labels, _) = found(text, &article);
        for (line, wanted, got) in score.add(&wanted(marks), &labels) {
            let text: String = text.lines().nth(line - 1).unwrap().chars().take(80).collect();
            println!("{number}:{line}: {got} for {wanted}: {text}");
        }
    }
    score.print("news");
    assert_eq!(tried, 60);
    let (right, found, _) = score.0["heading"];
    assert!(right * 100 >= found * 90, "headings: precision {right}/{found}");
}
