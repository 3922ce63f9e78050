//! The library as it grows: import with names by the program itself, then list, open, search and entity pages, each by the clock
//! of a person who waits.
//!
//! On news made of the sentences of `assets/names/corpus`, some 1.7 kB an article: 1,000 and 10,000 of them, and as many more as
//! `SAHIFA_SCALE=100000` says. `cargo bench --bench store`; with
//! `SAHIFA_LIBRARY=FOLDER` the searches alone, in a library that is there.
// A benchmark prints, and one that cannot make its texts has nothing to measure.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::cast_precision_loss)]

#[path = "support/screen.rs"]
mod screen;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use sahifa::article::Order;
use sahifa::entities::Stems;
use sahifa::store::{Asked, FILE, Query, Store};
use screen::Screen;

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
    let mut screens = Vec::new();
    for articles in [1_000, 10_000, 100_000].into_iter().filter(|articles| *articles <= scale) {
        screens.push(measure(articles));
    }
    println!(
        "\n| on the screen | start, list | open | back | search | names | a name's articles | a key, 99 of 100 under | beside an import |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for row in screens {
        println!("{row}");
    }
    if let Some(row) = newsboat() {
        println!("{row}");
    }
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// The middle of five times.
fn middle(mut measured: impl FnMut() -> Duration) -> String {
    let mut times: Vec<Duration> = (0..5).map(|_| measured()).collect();
    times.sort_unstable();
    ms(times[2])
}

/// What a person waits for on the screens of a library.
fn screens(articles: usize, data: &Path) -> String {
    let open = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sahifa"));
        command.args(["--data-dir", data.to_str().unwrap(), "--letters", "base"]);
        Screen::start(command)
    };
    let list = format!(" of {articles}");
    let start = middle(|| open().shows(&list));
    let mut screen = open();
    screen.shows(&list);
    let (mut opened, mut searched, mut pages) = (Vec::new(), Vec::new(), Vec::new());
    let back = middle(|| {
        opened.push(screen.after("\r", "%"));
        screen.after("q", "q quits")
    });
    for _ in 0..5 {
        screen.after("?", "in all texts");
        screen.send("الحكومة");
        searched.push(screen.until("hits", |shown| shown.contains("in all texts") && !shown.contains(&list)));
        screen.after("\x1B[27u\x1B[27u", &list);
    }
    let names = middle(|| {
        let names = screen.after("\t", "━");
        pages.push(screen.after("\r", "with:"));
        screen.after("q", "━");
        screen.after("\t", "q quits");
        names
    });
    let [opened, searched, pages] = [opened, searched, pages].map(|mut times| {
        times.sort_unstable();
        ms(times[2])
    });
    let quiet = keys(&mut screen);
    let beside = beside_an_import(&mut screen, data);
    format!(
        "| {articles} | {start} | {opened} | {back} | {searched} | {names} | {pages} | {quiet} | {beside} |"
    )
}

/// So many keys are measured.
const KEYS: usize = 300;

/// What 99 of 100 keys that go down the list are answered in.
fn keys(screen: &mut Screen) -> String {
    let mut times: Vec<Duration> = (0..KEYS).map(|_| screen.changes("j")).collect();
    times.sort_unstable();
    ms(times[KEYS * 99 / 100])
}

/// The same while another program stores articles in the library, on all cores.
fn beside_an_import(screen: &mut Screen, data: &Path) -> String {
    const ARTICLES: usize = 4_000;
    let lines = data.with_file_name("more.jsonl");
    write(ARTICLES, &lines, &sentences(), &mut Random(11));
    let mut import = Command::new(env!("CARGO_BIN_EXE_sahifa"))
        .args(["--data-dir", data.to_str().unwrap(), "import", lines.to_str().unwrap()])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let times = keys(screen);
    let goes_on = import.try_wait().unwrap().is_none();
    import.wait().unwrap();
    fs::remove_file(lines).unwrap();
    if goes_on { times } else { format!("{times} (it ended before them)") }
}

/// The same of newsboat, with 1,000 articles in one feed, where it is installed.
fn newsboat() -> Option<String> {
    Command::new("newsboat").arg("--version").stdout(Stdio::null()).status().ok()?;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sentences, mut random) = (sentences(), Random(7));
    let mut sentence = || sentences[random.below(sentences.len())].replace(['<', '&'], " ");
    let item = |number: usize| {
        let title: String = sentence().split(' ').take(9).collect::<Vec<_>>().join(" ");
        let text = (0..10).map(|_| sentence()).collect::<Vec<_>>().join("\n\n");
        format!("<item><title>{title}</title><guid>{number}</guid><description>{text}</description></item>")
    };
    let items: String = (0..1_000).map(item).collect();
    let feed = format!("<rss version=\"2.0\"><channel><title>Paper</title>{items}</channel></rss>");
    fs::write(path("feed.xml"), feed).unwrap();
    fs::write(path("urls"), format!("file://{}\n", path("feed.xml"))).unwrap();
    let arguments = ["-u", &path("urls"), "-c", &path("cache.db"), "-C", "/dev/null"];
    let filled = Command::new("newsboat").args(arguments).args(["-x", "reload"]).status().ok()?;
    assert!(filled.success());
    let open = || {
        let mut command = CommandBuilder::new("newsboat");
        command.args(arguments);
        command.env("HOME", folder.path());
        Screen::start(command)
    };
    // It begins with its feeds; the list of articles is one key further.
    let start = middle(|| {
        let mut screen = open();
        let feeds = screen.shows("Paper");
        screen.send("\r");
        feeds + screen.shows("Articles in feed")
    });
    let opened = middle(|| {
        let mut screen = open();
        screen.shows("Paper");
        screen.send("\r");
        screen.shows("Articles in feed");
        screen.send("\r");
        screen.shows("Open in Browser")
    });
    Some(format!("| newsboat, 1000 | {start} | {opened} | | | | | | |"))
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

fn measure(articles: usize) -> String {
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
    drop(store);
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
    screens(articles, &data)
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
