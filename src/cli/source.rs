//! Where an article comes from: a file or standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::error::{Error, quoted};
use crate::article::Article;
use crate::entities;
use crate::ingest::{self, Note};

/// More is no article: a device without end, or a mistake.
const LIMIT: u64 = 256 * 1024 * 1024;

/// The bytes of an argument.
pub(super) struct Input {
    bytes: Vec<u8>,
    /// What to call them in an error.
    label: String,
    /// The name of the file.
    name: Option<String>,
}

impl Input {
    /// Reads a file or, for `-`, standard input.
    pub(super) fn open(argument: &OsStr) -> Result<Self, Error> {
        if argument == "-" {
            let label = "standard input".to_owned();
            let bytes = limited(io::stdin().lock(), &label)?;
            return Ok(Self { bytes, label, name: None });
        }
        let label = quoted(argument);
        let path = Path::new(argument);
        match path.metadata() {
            Ok(found) if found.is_dir() => {
                return Err(Error::failure(format!("{label} is a folder")).hint("give a file"));
            }
            Ok(_) => {}
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::NotFound | ErrorKind::InvalidInput | ErrorKind::InvalidFilename
                ) =>
            {
                return Err(missing(argument, &label));
            }
            Err(error) => return Err(unreadable(&label, &error)),
        }
        let file = File::open(path).map_err(|error| unreadable(&label, &error))?;
        let bytes = limited(file, &label)?;
        Ok(Self { bytes, label, name: path.file_name().map(|name| name.to_string_lossy().into_owned()) })
    }

    /// The article they are, with its names.
    pub(super) fn article(&self) -> Result<Article, Error> {
        let ingested = ingest::read(&self.bytes, self.name.as_deref())
            .map_err(|error| Error::reading(&self.label, &error))?;
        self.say(&ingested.notes);
        let mut article = ingested.article;
        // What brings its names keeps them.
        if article.entities.is_empty() {
            entities::annotate(&mut article);
        }
        tracing::info!(
            name = self.label,
            sections = article.sections.len(),
            entities = article.entities.len(),
            language = article.language,
            "read"
        );
        Ok(article)
    }

    /// Its lines, each a paragraph.
    pub(super) fn lines(&self) -> Result<Vec<String>, Error> {
        let (lines, notes) =
            ingest::lines(&self.bytes).map_err(|error| Error::reading(&self.label, &error))?;
        self.say(&notes);
        Ok(lines)
    }

    fn say(&self, notes: &[Note]) {
        for note in notes {
            tracing::info!(name = self.label, ?note, "read with a note");
            // Where nobody listens, nothing is to be said.
            let _ = writeln!(io::stderr(), "sahifa: {}: {note}", self.label);
        }
    }
}

/// The article of an argument, with its names.
pub(super) fn article(argument: &OsStr) -> Result<Article, Error> {
    Input::open(argument)?.article()
}

fn limited(source: impl Read, label: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    source.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(label, &error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::failure(format!("{label} is larger than {} MB", LIMIT / (1024 * 1024)))
            .hint("cut it into parts: an article is read whole"));
    }
    Ok(bytes)
}

fn unreadable(label: &str, error: &io::Error) -> Error {
    Error::failure(format!("cannot read {label}: {error}")).hint("give a file that you can read")
}

/// Why an argument that is no file is nothing else either.
fn missing(argument: &OsStr, label: &str) -> Error {
    let words = argument.to_string_lossy();
    if words.starts_with("http://") || words.starts_with("https://") {
        return Error::failure(format!("cannot open {label}: addresses are not read yet"))
            .hint("save the article's text to a file, or pipe it: … | sahifa read -");
    }
    if words.starts_with("id:") {
        return Error::failure(format!("cannot open {label}: there is no library yet")).hint("give a file");
    }
    Error::failure(format!("there is no file {label}")).hint("give a file, or - for standard input")
}
