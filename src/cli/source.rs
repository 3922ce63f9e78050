//! Where an article comes from: a file or standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::error::{Error, quoted};
use super::{World, library};
use crate::article::Article;
use crate::entities;
use crate::ingest::{self, Ingested, Note, Verbatim};

/// More is no article: a device without end, or a mistake.
const LIMIT: u64 = 256 * 1024 * 1024;

/// What has so many hexadecimal digits may be the beginning of an id.
const ID: usize = 8;

/// So much is read at first.
const FIRST: u64 = 256 * 1024;

/// An argument that has been opened and begun to be read.
pub(super) struct Source {
    /// The first bytes.
    pub(super) first: Vec<u8>,
    /// Where the others come from, if those are not all.
    rest: Option<Box<dyn Read + Send>>,
    /// What to call it in an error.
    label: String,
    /// The name of the file.
    pub(super) name: Option<String>,
}

impl Source {
    /// Opens a file, standard input for `-`, or a stored article by its id; where there is such a file, that is meant.
    pub(super) fn open(world: &World, argument: &OsStr) -> Result<Self, Error> {
        let words = argument.to_string_lossy();
        if let Some(id) = words.strip_prefix("id:") {
            return Self::stored(world, id);
        }
        let is_id = words.len() >= ID && words.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_id && !Path::new(argument).exists() && library::open_existing(world)?.is_some() {
            return Self::stored(world, &words);
        }
        Self::file(argument)
    }

    /// A stored article, in the form in which it is exported.
    fn stored(world: &World, id: &str) -> Result<Self, Error> {
        let article = library::article(world, id)?.article;
        let first = serde_json::to_vec(&article).map_err(|error| Error::failure(error.to_string()))?;
        let label = format!("the stored article {}", article.id);
        Ok(Self { first, rest: None, label, name: Some("article.json".to_owned()) })
    }

    /// Opens a file or, for `-`, standard input.
    pub(super) fn file(argument: &OsStr) -> Result<Self, Error> {
        if argument == "-" {
            return Self::begin(Box::new(io::stdin()), "standard input".to_owned(), None);
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
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self::begin(Box::new(file), label, name)
    }

    fn begin(mut from: Box<dyn Read + Send>, label: String, name: Option<String>) -> Result<Self, Error> {
        let mut first = Vec::with_capacity(FIRST as usize);
        (&mut from).take(FIRST).read_to_end(&mut first).map_err(|error| unreadable(&label, &error))?;
        let rest = (first.len() as u64 == FIRST).then_some(from);
        Ok(Self { first, rest, label, name })
    }

    /// Whether its first bytes are all.
    pub(super) fn is_whole(&self) -> bool {
        self.rest.is_none()
    }

    /// Reads the rest.
    pub(super) fn read(self) -> Result<Input, Error> {
        let Self { first: mut bytes, rest, label, name } = self;
        if let Some(rest) = rest {
            let left = (LIMIT + 1).saturating_sub(bytes.len() as u64);
            rest.take(left).read_to_end(&mut bytes).map_err(|error| unreadable(&label, &error))?;
        }
        if bytes.len() as u64 > LIMIT {
            return Err(Error::failure(format!("{label} is larger than {} MB", LIMIT / (1024 * 1024)))
                .hint("cut it into parts: an article is read whole"));
        }
        Ok(Input { bytes, label, name })
    }
}

/// The bytes of an argument.
pub(super) struct Input {
    bytes: Vec<u8>,
    /// What to call them in an error.
    label: String,
    /// The name of the file.
    name: Option<String>,
}

impl Input {
    /// The article they are, without names but those it brings, and what there is to say of its bytes.
    pub(super) fn ingest(self) -> Result<(Article, Vec<Note>), Error> {
        let Self { bytes, label, name } = self;
        let Ingested { article, notes } =
            ingest::read_owned(bytes, name.as_deref()).map_err(|error| Error::reading(&label, &error))?;
        tracing::info!(
            name = label,
            sections = article.sections.len(),
            language = article.language,
            ?notes,
            "read"
        );
        Ok((article, notes))
    }

    /// The article they are, without names but those it brings; what there is to say of its bytes is said.
    pub(super) fn text(self) -> Result<Article, Error> {
        let label = self.label.clone();
        let (article, notes) = self.ingest()?;
        say(&label, &notes);
        Ok(article)
    }

    /// The article they are, with its names.
    pub(super) fn article(self) -> Result<Article, Error> {
        let label = self.label.clone();
        let mut article = self.text()?;
        // What brings its names keeps them.
        if article.entities.is_empty() {
            entities::annotate(&mut article);
        }
        tracing::info!(name = label, entities = article.entities.len(), "named");
        Ok(article)
    }

    /// Its lines, each a paragraph.
    pub(super) fn verbatim(&self) -> Result<Verbatim<'_>, Error> {
        let verbatim = ingest::verbatim(&self.bytes).map_err(|error| Error::reading(&self.label, &error))?;
        say(&self.label, verbatim.notes());
        Ok(verbatim)
    }
}

fn say(label: &str, notes: &[Note]) {
    for note in notes {
        // Where nobody listens, nothing is to be said.
        let _ = writeln!(io::stderr(), "sahifa: {label}: {note}");
    }
}

/// The article of an argument, with its names.
pub(super) fn article(world: &World, argument: &OsStr) -> Result<Article, Error> {
    Source::open(world, argument)?.read()?.article()
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
    Error::failure(format!("there is no file {label}"))
        .hint("give a file, - for standard input, or the id of a stored article")
}
