//! The lines of a file that has an article in each, and of standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, stdin};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use serde::de::IgnoredAny;

/// A line of JSON is no longer than an article may be.
const LONGEST: usize = 256 * 1024 * 1024;

/// So many lines of standard input wait at most; and so often it is looked whether more are wanted.
const WAITING: usize = 16;
const OFTEN: Duration = Duration::from_millis(100);

/// The mark that a text begins with.
const MARK: &[u8] = b"\xEF\xBB\xBF";

fn too_long() -> io::Error {
    io::Error::other(format!("longer than {} MB", LONGEST / (1024 * 1024)))
}

/// Lines of bytes, the mark that a text begins with taken off.
pub(super) struct Lines<R> {
    from: R,
    begun: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, begun: false }
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        if (&mut self.from).take(LONGEST as u64).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.len() == LONGEST && !line.ends_with(b"\n") {
            self.from.skip_until(b'\n')?;
            return Err(too_long());
        }
        if !std::mem::replace(&mut self.begun, true) && line.starts_with(MARK) {
            line.drain(..MARK.len());
        }
        Ok(Some(line))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

/// Whether the first two lines of a file that are not empty are an object of JSON each.
pub(super) fn are_lines(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let lines = Lines::new(BufReader::new(file)).map_while(Result::ok);
    let mut lines = lines.filter(|line| !line.trim_ascii().is_empty());
    [lines.next(), lines.next()].iter().flatten().filter(|line| is_object(line)).count() == 2
}

/// Whether a line is an object of JSON by itself.
fn is_object(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

/// What standard input has.
pub(super) enum Given {
    /// An article in a line.
    Line(io::Result<Vec<u8>>),
    /// One article, however it is written.
    Whole(io::Result<Vec<u8>>),
}

/// What standard input has, as it comes, as long as it is wanted. It is read by a thread that nobody waits for: who writes there may
/// be silent for ever.
pub(super) fn standard_input(wanted: impl Fn() -> bool) -> impl Iterator<Item = Given> {
    let (give, given) = sync_channel(WAITING);
    thread::spawn(move || read_all(&give));
    std::iter::from_fn(move || {
        loop {
            match given.recv_timeout(OFTEN) {
                Ok(one) => return Some(one),
                Err(RecvTimeoutError::Timeout) if wanted() => {}
                Err(_) => return None,
            }
        }
    })
}

/// Gives lines where the first that is not empty is an object of JSON by itself; else all there is as one.
fn read_all(give: &SyncSender<Given>) {
    let mut lines = Lines::new(stdin().lock());
    let mut first = Vec::new();
    let has_lines = loop {
        match lines.read() {
            Ok(Some(line)) if line.trim_ascii().is_empty() => first.extend(line),
            Ok(Some(line)) => {
                let is_object = is_object(&line);
                first.extend(line);
                break is_object;
            }
            Ok(None) => break false,
            Err(error) => return drop(give.send(Given::Whole(Err(error)))),
        }
    };
    if has_lines {
        if give.send(Given::Line(Ok(first))).is_ok() {
            // Until nobody listens any more.
            let _ = lines.try_for_each(|line| give.send(Given::Line(line)));
        }
        return;
    }
    let left = (LONGEST + 1).saturating_sub(first.len());
    let read = match lines.from.take(left as u64).read_to_end(&mut first) {
        Ok(_) if first.len() > LONGEST => Err(too_long()),
        read => read.map(|_| first),
    };
    let _ = give.send(Given::Whole(read));
}
