//! Which files are meant: those that were named, and in folders those that look like articles.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::Serialize;

/// The endings of what can be read.
const READ: [&str; 8] = ["txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "log"];

/// The endings of what will be.
const LATER: [&str; 3] = ["html", "htm", "xhtml"];

/// What stands for standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// In order: as they were named, in folders by name.
    pub(super) found: Vec<PathBuf>,
    pub(super) failed: Vec<Failed>,
}

/// What cannot be read, and why.
#[derive(Debug, Serialize)]
pub(super) struct Failed {
    pub(super) path: String,
    pub(super) error: String,
}

impl Failed {
    pub(super) fn new(path: &Path, error: String) -> Self {
        Self { path: path.to_string_lossy().into_owned(), error }
    }
}

/// The files that are meant by some paths.
pub(super) fn files(paths: &[OsString]) -> Files {
    let mut files = Files::default();
    for path in paths.iter().map(Path::new) {
        if path == Path::new(STANDARD_INPUT) {
            files.found.push(path.to_owned());
            continue;
        }
        match path.metadata() {
            Ok(found) if found.is_dir() => files.folder(path),
            Ok(_) => files.found.push(path.to_owned()),
            Err(error) => files.fail(path, error.to_string()),
        }
    }
    files
}

impl Files {
    /// Takes in a folder and those in it; not what is hidden, and no link to a folder, which may lead round.
    fn folder(&mut self, folder: &Path) {
        let entries = match std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
            Ok(entries) => entries,
            Err(error) => return self.fail(folder, error.to_string()),
        };
        let mut entries: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if hidden {
                continue;
            }
            let found = match path.symlink_metadata() {
                Ok(found) => found,
                Err(error) => {
                    self.fail(&path, error.to_string());
                    continue;
                }
            };
            if found.is_dir() {
                self.folder(&path);
            } else if path.is_file() {
                self.file(path);
            }
        }
    }

    fn file(&mut self, path: PathBuf) {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some(ending) if READ.contains(&ending) => self.found.push(path),
            Some(ending) if LATER.contains(&ending) => {
                self.fail(&path, "HTML pages are not read yet".to_owned());
            }
            // A text without an ending; what is no text is not meant.
            None if looks_like_text(&path) => self.found.push(path),
            _ => {}
        }
    }

    fn fail(&mut self, path: &Path, error: String) {
        self.failed.push(Failed::new(path, error));
    }
}

/// Whether the first bytes of a file are text.
fn looks_like_text(path: &Path) -> bool {
    use std::io::Read;
    let mut first = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(1024).read_to_end(&mut first));
    let whole = match std::str::from_utf8(&first) {
        Ok(_) => true,
        // The last character may be cut.
        Err(error) => error.error_len().is_none(),
    };
    read.is_ok() && !first.is_empty() && whole && !first.contains(&0)
}
