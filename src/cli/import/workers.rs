//! Reads articles and finds their names on all cores but one, on two at least: who writes waits for the disk at times.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde::Deserialize;

use super::super::error::Error;
use super::super::source::{Input, Source};
use super::gather::{Failed, STANDARD_INPUT};
use super::lines::{Given, Lines, are_lines, standard_input};
use crate::article::Article;
use crate::entities::{self, Recogniser};
use crate::ingest;
use crate::store::{Shelf, Volume};

/// So many pieces of work wait at most.
const WAITING: usize = 128;

/// So many results do: what is made while one batch is written.
const MADE: usize = 384;

/// So many workers there are at least.
const LEAST: usize = 2;

/// The work that is given is at most so far ahead of what was taken in its turn: what is done before its turn is kept.
const AHEAD: usize = 1024;

/// What became of a piece of work.
pub(super) enum Done {
    Article(Box<Volume>),
    Failed(Failed),
    /// A file has no more.
    FileEnds,
}

/// A piece of work.
enum Job {
    File(PathBuf),
    /// What was read of a file.
    Whole(PathBuf, Vec<u8>),
    /// A line of a file, and its number.
    Line(PathBuf, usize, String),
    Failed(Failed),
    FileEnds,
}

/// The work, numbered, as the workers take it; and where they leave what they have done.
type Jobs = Mutex<Receiver<(usize, Job)>>;
type Results = SyncSender<(usize, Done)>;

/// Reads files beside `take`, which gets what came of each piece by its number, and counts in `written` those it has taken in turn.
pub(super) fn run<T>(
    found: &[PathBuf],
    stop: &AtomicBool,
    written: &AtomicUsize,
    take: impl FnOnce(Receiver<(usize, Done)>) -> T,
) -> T {
    let (give, jobs) = sync_channel(WAITING);
    let (results, done) = sync_channel(MADE);
    let jobs: Jobs = Mutex::new(jobs);
    let ended = AtomicBool::new(false);
    let workers =
        thread::available_parallelism().map_or(LEAST, |cores| cores.get().saturating_sub(1)).max(LEAST);
    thread::scope(|scope| {
        let (jobs, ended) = (&jobs, &ended);
        for _ in 0..workers {
            let results = results.clone();
            scope.spawn(move || work(jobs, &results));
        }
        drop(results);
        scope.spawn(move || {
            let mut number = 0;
            let wanted = || !stop.load(Ordering::Relaxed) && !ended.load(Ordering::Relaxed);
            let mut give = |job: Job| {
                number += 1;
                // Who is far ahead of the writer waits.
                while number > written.load(Ordering::Relaxed) + AHEAD && !ended.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(2));
                }
                wanted() && give.send((number - 1, job)).is_ok()
            };
            for path in found {
                if !of_file(path, wanted, &mut give) {
                    break;
                }
            }
        });
        let taken = take(done);
        // Nobody listens any more.
        ended.store(true, Ordering::Relaxed);
        leave_undone(jobs);
        taken
    })
}

/// Takes what nobody will do, so that who gives it ends.
fn leave_undone(jobs: &Jobs) {
    let jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
    while jobs.recv().is_ok() {}
}

/// Gives the work that a file is; false when no more is wanted.
fn of_file(path: &Path, wanted: impl Fn() -> bool, give: &mut impl FnMut(Job) -> bool) -> bool {
    if path == Path::new(STANDARD_INPUT) {
        let mut number = 0;
        let more = standard_input(wanted).all(|given| match given {
            Given::Line(line) => {
                number += 1;
                of_line(path, number, line, give)
            }
            Given::Whole(Ok(bytes)) => give(Job::Whole(path.to_owned(), bytes)),
            Given::Whole(Err(error)) => give(Job::Failed(Failed::new(path, error.to_string()))),
        });
        return more && give(Job::FileEnds);
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let has_lines = match ending.as_deref() {
        Some("jsonl" | "ndjson") => true,
        Some("json") => are_lines(path),
        _ => false,
    };
    if !has_lines {
        return give(Job::File(path.to_owned())) && give(Job::FileEnds);
    }
    let more = match File::open(path) {
        Ok(file) => {
            let mut lines = (1..).zip(Lines::new(BufReader::new(file)));
            lines.all(|(number, line)| of_line(path, number, line, give))
        }
        Err(error) => give(Job::Failed(Failed::new(path, error.to_string()))),
    };
    more && give(Job::FileEnds)
}

/// Gives the work that a line is; false when no more is wanted.
fn of_line(
    path: &Path,
    number: usize,
    line: io::Result<Vec<u8>>,
    give: &mut impl FnMut(Job) -> bool,
) -> bool {
    let failed = |error: &str| Job::Failed(Failed::new(path, format!("line {number}: {error}")));
    match line {
        Ok(line) if line.trim_ascii().is_empty() => true,
        Ok(line) => give(match String::from_utf8(line) {
            Ok(line) => Job::Line(path.to_owned(), number, line),
            Err(_) => failed("not UTF-8"),
        }),
        Err(error) => give(failed(&error.to_string())),
    }
}

/// Does pieces of work until there are no more.
fn work(jobs: &Jobs, results: &Results) {
    let mut recogniser = Recogniser::default();
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, job)) = job else { return };
        let done = match job {
            Job::FileEnds => Done::FileEnds,
            Job::Failed(failed) => Done::Failed(failed),
            Job::File(path) => match of_whole(&path, &mut recogniser) {
                Ok(volume) => Done::Article(Box::new(volume)),
                Err(error) => Done::Failed(Failed::new(&path, error)),
            },
            Job::Whole(path, bytes) => match of_bytes(bytes, &mut recogniser) {
                Ok(volume) => Done::Article(Box::new(volume)),
                Err(error) => Done::Failed(Failed::new(&path, error)),
            },
            Job::Line(path, line, text) => match of_text(&text, &mut recogniser) {
                Ok(volume) => Done::Article(Box::new(volume)),
                Err(error) => Done::Failed(Failed::new(&path, format!("line {line}: {error}"))),
            },
        };
        if results.send((number, done)).is_err() {
            return;
        }
    }
}

fn of_whole(path: &Path, recogniser: &mut Recogniser) -> Result<Volume, String> {
    let read = Source::file(path.as_os_str()).and_then(Source::read).and_then(Input::ingest);
    let (article, _) = read.map_err(|error: Error| error.cause().to_owned())?;
    volume(article, Shelf::default(), recogniser)
}

/// What an exported line has beside the article.
#[derive(Deserialize)]
struct Beside {
    #[serde(default)]
    shelf: Shelf,
}

fn of_bytes(bytes: Vec<u8>, recogniser: &mut Recogniser) -> Result<Volume, String> {
    let read = ingest::read_owned(bytes, None).map_err(|error| error.to_string())?;
    volume(read.article, Shelf::default(), recogniser)
}

fn of_text(line: &str, recogniser: &mut Recogniser) -> Result<Volume, String> {
    let read = ingest::read(line.as_bytes(), Some("line.json")).map_err(|error| error.to_string())?;
    let Beside { shelf } = serde_json::from_str(line).map_err(|error| format!("at shelf: {error}"))?;
    volume(read.article, shelf, recogniser)
}

/// An article with its names: those that it brings, or that an older recogniser did not find.
fn volume(mut article: Article, mut shelf: Shelf, recogniser: &mut Recogniser) -> Result<Volume, String> {
    if article.title.trim().is_empty() && article.sections.iter().all(|section| section.blocks.is_empty()) {
        return Err("there is no text in it".to_owned());
    }
    let brought = shelf.recogniser.is_none() && !article.entities.is_empty();
    if !brought && shelf.recogniser != Some(entities::VERSION) {
        recogniser.annotate(&mut article);
        shelf.recogniser = Some(entities::VERSION);
    }
    Volume::of(article, shelf, recogniser.stems()).map_err(|error| error.to_string())
}
