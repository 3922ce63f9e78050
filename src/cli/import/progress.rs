//! How far an import is: a line on a terminal, nothing in a pipe.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::terminal::Environment;

/// So often the line is written anew.
const OFTEN: Duration = Duration::from_millis(100);

/// The bar is so wide.
const BAR: usize = 24;

pub(super) struct Progress {
    shown: bool,
    begun: Instant,
    last: Option<Instant>,
    files: usize,
    ended: usize,
}

impl Progress {
    pub(super) fn new(env: &Environment, files: usize) -> Self {
        let shown = io::stderr().is_terminal() && !env.is_dumb();
        Self { shown, begun: Instant::now(), last: None, files, ended: 0 }
    }

    /// A file has been read to its end.
    pub(super) fn file(&mut self) {
        self.ended += 1;
    }

    /// So many articles have been looked at.
    pub(super) fn show(&mut self, articles: usize) {
        if !self.shown || self.last.is_some_and(|last| last.elapsed() < OFTEN) {
            return;
        }
        self.last = Some(Instant::now());
        let full = (self.ended * BAR).checked_div(self.files).unwrap_or(BAR);
        let bar: String = (0..BAR).map(|at| if at < full { '━' } else { '─' }).collect();
        let rate = articles as u128 * 1000 / self.begun.elapsed().as_millis().max(1);
        let _ = write!(
            io::stderr(),
            "\r{bar} {}/{} files, {articles} articles, {rate} a second\x1b[K",
            self.ended,
            self.files
        );
    }

    /// Takes the line away.
    pub(super) fn end(&mut self) {
        if self.last.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
