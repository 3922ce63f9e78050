//! Stores files, folders and lines of JSON: read and recognised by several threads, written by one, in the order in which they were
//! given.

mod gather;
mod lines;
mod progress;
mod workers;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Write, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::args::Import;
use super::error::Error;
use super::{World, library, print, samples};
use crate::store::{Added, Store, Volume};
use crate::text::clean;
use gather::{Failed, Files, STANDARD_INPUT, files};
use progress::Progress;
use workers::Done;

/// So many articles, or what came in so long, are stored at once.
const AT_ONCE: usize = 256;
const SOON: Duration = Duration::from_secs(1);

/// So often it is looked whether it is to stop.
const OFTEN: Duration = Duration::from_millis(100);

/// What an import has done so far.
#[derive(Debug, Default, Serialize)]
struct Report {
    /// How many articles are stored that were not before.
    stored: usize,
    /// How many were there.
    known: usize,
    failed: Vec<Failed>,
}

/// `sahifa import`. Returns when all is stored that it says is.
pub(super) fn run(world: &World, options: &Import) -> Result<u8, Error> {
    let Files { found, failed } = files(&options.paths);
    let mut store = library::open(world)?;
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    {
        use signal_hook::consts::SIGINT;
        use signal_hook::flag::{register, register_conditional_shutdown};
        // Once asks, twice ends.
        register_conditional_shutdown(SIGINT, 130, Arc::clone(&stop))?;
        register(SIGINT, Arc::clone(&stop))?;
    }
    let mut report = Report { failed, ..Report::default() };
    let mut progress = Progress::new(&world.env, found.len());
    let stored = store_all(&mut store, &found, &stop, &mut report, &mut progress);
    progress.end();
    // What was acknowledged is told even where the rest failed.
    let told = tell(&report, options.json);
    stored?;
    if report.stored > 0 {
        // Who has articles of their own needs no samples, but for those they have kept.
        store.retire(samples::FEED, library::now())?;
    }
    told?;
    if stop.load(Ordering::Relaxed) {
        let _ = writeln!(stderr(), "sahifa: stopped; what is told above is stored");
        return Ok(130);
    }
    Ok(u8::from(!report.failed.is_empty()))
}

/// Stores what the workers make, in order.
fn store_all(
    store: &mut Store,
    found: &[std::path::PathBuf],
    stop: &AtomicBool,
    report: &mut Report,
    progress: &mut Progress,
) -> Result<(), Error> {
    let written = AtomicUsize::new(0);
    workers::run(found, stop, &written, |results| {
        // What came before its turn waits.
        let mut early: BTreeMap<usize, Done> = BTreeMap::new();
        let (mut next, mut batch, mut since) = (0, Vec::new(), Instant::now());
        loop {
            match results.recv_timeout(OFTEN) {
                Ok((number, done)) => drop(early.insert(number, done)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            while let Some(done) = early.remove(&next) {
                next += 1;
                written.store(next, Ordering::Relaxed);
                match done {
                    Done::Article(volume) => batch.push(*volume),
                    Done::Failed(failed) => report.failed.push(failed),
                    Done::FileEnds => progress.file(),
                }
            }
            if batch.len() >= AT_ONCE || since.elapsed() >= SOON {
                put(store, &mut batch, report)?;
                progress.show(report.stored + report.known);
                since = Instant::now();
            }
            if stop.load(Ordering::Relaxed) {
                break;
            }
        }
        put(store, &mut batch, report)
    })
}

fn put(store: &mut Store, batch: &mut Vec<Volume>, report: &mut Report) -> Result<(), Error> {
    if batch.is_empty() {
        return Ok(());
    }
    for added in store.add(batch, library::now())? {
        match added {
            Added::New | Added::Back => report.stored += 1,
            Added::Known => report.known += 1,
        }
    }
    batch.clear();
    Ok(())
}

fn tell(report: &Report, json: bool) -> Result<(), Error> {
    for Failed { path, error } in &report.failed {
        let path = if path == STANDARD_INPUT { "standard input" } else { path };
        let line = clean(&format!("cannot store {path}: {error}")).replace('\n', " ");
        let _ = writeln!(stderr(), "sahifa: {line}");
    }
    if json {
        let text = serde_json::to_string(report).map_err(|error| Error::failure(error.to_string()))?;
        return print::lines([text]).map(|_| ());
    }
    let mut told = format!("{} stored", report.stored);
    if report.known > 0 {
        let _ = write!(told, ", {} known before", report.known);
    }
    if !report.failed.is_empty() {
        let _ = write!(told, ", {} not read", report.failed.len());
    }
    print::lines([told]).map(|_| ())
}
