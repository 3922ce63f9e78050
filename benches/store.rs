//! The library as it grows: import with names by the program itself, then list, open, search and entity pages, each by the clock
//! of a person who waits.
//!
//! On news made of the sentences of `assets/names/corpus`, some 1.7 kB an article: 1,000 and 10,000 of them, and as many more as
//! `SAHIFA_SCALE=100000` says. `cargo bench --bench store`; with
//! `SAHIFA_LIBRARY=FOLDER` the searches alone, in a library that is there.
// A benchmark prints, and one that cannot make its texts has nothing to measure.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss)]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sahifa::article::Order;
use sahifa::entities::Stems;
use sahifa::store::{Asked, FILE, Query, Store};

fn main() {
    if let Some(library) = std::env::var_os("SAHIFA_LIBRARY") {
        let mut searches = searches(&Store::open(Path::new(&library)).unwrap().store, &mut Random(7));
        searches.sort_by_key(|(time, _)| *time);
        for share in [50, 90, 99, 100] {
            let (time, query) = &searches[(searches.len() - 1) * share / 100];
            println!("{share} of 100 under {time:?}: {query:?}");
        }
        return;
    }
    let scale: usize =
        std::env::var("SAHIFA_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(10_000);
    println!(
        "| articles | text | import | a second | memory | file : text | open, list | article | entity page | search: 50 of 100 under | 99 of 100 |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for articles in [1_000, 10_000, 100_000].into_iter().filter(|articles| *articles <= scale) {
        measure(articles);
    }
}

/// Numbers that look random, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// All sentences of the marked articles, marks taken out.
fn sentences() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/names/corpus");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut sentences = Vec::new();
    for file in files {
        let marked = fs::read_to_string(file).unwrap();
        let mut text = String::new();
        let mut rest = marked.as_str();
        while let Some((before, mark)) = rest.split_once("[[") {
            let (mark, behind) = mark.split_once("]]").unwrap();
            text.push_str(before);
            text.push_str(mark.split_once(':').unwrap().1);
            rest = behind;
        }
        text.push_str(rest);
        for paragraph in text.lines().skip(2).filter(|line| !line.is_empty()) {
            sentences.extend(paragraph.split_inclusive(". ").map(|sentence| sentence.trim().to_owned()));
        }
    }
    sentences
}

/// Writes so many articles, a line of JSON each; gives how many bytes of text they have.
fn write(articles: usize, to: &Path, sentences: &[String], random: &mut Random) -> usize {
    let mut out = BufWriter::new(File::create(to).unwrap());
    let mut bytes = 0;
    for number in 0..articles {
        let mut sentence = || sentences[random.below(sentences.len())].as_str();
        let title: String = sentence().split(' ').take(9).collect::<Vec<_>>().join(" ");
        let paragraphs: Vec<String> = (0..5).map(|_| [sentence(), sentence()].join(" ")).collect();
        bytes += title.len() + paragraphs.iter().map(String::len).sum::<usize>();
        let blocks: Vec<_> =
            paragraphs.iter().map(|text| serde_json::json!({"kind": "paragraph", "text": text})).collect();
        let day = 1 + number % 28;
        let article = serde_json::json!({
            "title": title, "language": "ar",
            "source": {"name": format!("صحيفة {}", number % 12)},
            "published": format!("2025-{:02}-{day:02}T{:02}:00:00Z", 1 + number / 28 % 12, number % 24),
            "sections": [{"heading": null, "blocks": blocks}],
        });
        writeln!(out, "{article}").unwrap();
    }
    bytes
}

/// The most memory that a process has had so far, in megabytes.
fn memory(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

fn measure(articles: usize) {
    let mut random = Random(7);
    let sentences = sentences();
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("news.jsonl");
    let text = write(articles, &lines, &sentences, &mut random);
    let data = folder.path().join("data");
    let begun = Instant::now();
    let mut import = Command::new(env!("CARGO_BIN_EXE_sahifa"))
        .args(["--data-dir", data.to_str().unwrap(), "import", lines.to_str().unwrap()])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut most = 0.0_f64;
    while import.try_wait().unwrap().is_none() {
        most = most.max(memory(import.id()));
        std::thread::sleep(Duration::from_millis(20));
    }
    let import = begun.elapsed();
    fs::remove_file(&lines).unwrap();
    let size = fs::metadata(data.join(FILE)).unwrap().len();

    let (open, (store, listed)) = timed(|| {
        let store = Store::open(&data).unwrap().store;
        let listed = store.list(&Asked::default(), Order::Newest, 0, 100).unwrap();
        (store, listed)
    });
    let article = worst(listed.iter().map(|summary| timed(|| store.get(&summary.id).unwrap().unwrap()).0));
    let things = store.most_named(None, None, 20).unwrap();
    let page = worst(things.iter().map(|thing| {
        let page = || {
            for article in store.naming(thing.id, 0, 30).unwrap() {
                store.get(&article.id).unwrap().unwrap();
            }
        };
        timed(page).0
    }));
    let mut searches: Vec<Duration> =
        searches(&store, &mut random).into_iter().map(|(time, _)| time).collect();
    searches.sort();
    let ms = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
    println!(
        "| {articles} | {:.1} MB | {:.1} s | {:.0} | {most:.0} MB | {:.1} | {} | {} | {} | {} | {} |",
        text as f64 / 1e6,
        import.as_secs_f64(),
        articles as f64 / import.as_secs_f64(),
        size as f64 / text as f64,
        ms(open),
        ms(article),
        ms(page),
        ms(searches[searches.len() / 2]),
        ms(searches[searches.len() * 99 / 100]),
    );
}

/// How long some searches take.
fn searches(store: &Store, random: &mut Random) -> Vec<(Duration, Query)> {
    let queries = queries(&sentences(), random).into_iter();
    queries.map(|query| (timed(|| search(store, &query)).0, query)).collect()
}

fn worst(times: impl Iterator<Item = Duration>) -> Duration {
    times.max().unwrap_or_default()
}

/// What people may seek: a word, two, a phrase, and the beginning of a word.
fn queries(sentences: &[String], random: &mut Random) -> Vec<Query> {
    let mut stems = Stems::default();
    let mut queries = Vec::new();
    for number in 0..400 {
        let words: Vec<&str> = sentences[random.below(sentences.len())]
            .split(' ')
            .filter(|word| word.chars().count() > 2)
            .collect();
        if words.len() < 3 {
            continue;
        }
        let at = random.below(words.len() - 1);
        let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (one, other) = (letters(words[at]), letters(words[at + 1]));
        let typed = match number % 4 {
            0 => one,
            1 => format!("{one} {other}"),
            2 => format!("\"{one} {other}\""),
            _ => one.chars().take(3 + number / 4 % 3).collect(),
        };
        queries.push(Query::parse(&typed, number % 4 == 3, &mut stems).unwrap());
    }
    queries
}

/// The first screen of answers, each with its snippet.
fn search(store: &Store, query: &Query) {
    let mut stems = Stems::default();
    for found in store.search(query, Order::Best, 0, 10).unwrap() {
        store.hits(&found.article.id, query, &mut stems).unwrap();
    }
}
