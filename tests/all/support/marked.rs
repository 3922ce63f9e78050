//! The marked corpus: articles whose names are marked in the text, read into texts and byte ranges.

use std::ops::Range;
use std::path::{Path, PathBuf};

use sahifa::article::{Block, Kind, Part, Section};

/// A name that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub kind: Kind,
    /// Its bytes in the text without marks.
    pub range: Range<usize>,
    /// What it names; the same number is the same thing, in its article alone.
    pub id: Option<u32>,
}

/// A title or paragraph without its marks, and what they mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its line in the file, from 1 on.
    pub line: usize,
    pub text: String,
    pub marks: Vec<Mark>,
}

/// An article of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The name of its file.
    pub file: String,
    pub number: u32,
    /// The title and the paragraphs.
    pub texts: Vec<Paragraph>,
}

impl Marked {
    /// The article in its file: a title, an empty line, and paragraphs of one line. An error names file and line.
    pub fn read(file: &str, content: &str) -> Result<Self, String> {
        let number = file.split('-').next().and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| format!("{file}: has no number"))?;
        let mut texts = Vec::new();
        for (line, source) in (1..).zip(content.lines()) {
            if (line == 2) != source.is_empty() && (line < 3 || source.trim() != source) {
                return Err(format!(
                    "{file}:{line}: a title, an empty line, paragraphs without spaces around"
                ));
            }
            if !source.is_empty() {
                let (text, marks) = unmark(source).map_err(|fault| format!("{file}:{line}: {fault}"))?;
                texts.push(Paragraph { line, text, marks });
            }
        }
        if texts.len() < 2 {
            return Err(format!("{file}: no title and text"));
        }
        Ok(Self { file: file.to_owned(), number, texts })
    }

    /// Whether it is kept for measuring: no rule or weight may be fitted to it.
    pub fn is_dev(&self) -> bool {
        self.number.is_multiple_of(6)
    }

    /// Whether its names say which are the same.
    pub fn has_ids(&self) -> bool {
        self.number.is_multiple_of(3)
    }

    /// The text as the title and the one section of a document.
    pub fn document(&self) -> (&str, Vec<Section>) {
        let blocks = self.texts[1..].iter().map(|text| Block::paragraph(&text.text)).collect();
        (&self.texts[0].text, vec![Section { blocks, level: 1, ..Section::default() }])
    }

    /// All marks in order of reading, with the parts of [`Self::document`].
    pub fn marks(&self) -> impl Iterator<Item = (Part, &Mark)> {
        let part = |at: usize| at.checked_sub(1).map_or(Part::Title, |block| Part::Block(0, block));
        let texts = self.texts.iter().enumerate();
        texts.flat_map(move |(at, text)| text.marks.iter().map(move |mark| (part(at), mark)))
    }
}

/// A line without its marks, and what they mark.
fn unmark(line: &str) -> Result<(String, Vec<Mark>), String> {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once("[[") {
        let (mark, behind) = after.split_once("]]").ok_or("a mark has no end")?;
        let (head, name) = mark.split_once(':').ok_or_else(|| format!("{mark}: no kind"))?;
        let (kind, id) = match head.split_once('#') {
            Some((kind, id)) => (kind, Some(id.parse().map_err(|_| format!("{mark}: no number"))?)),
            None => (head, None),
        };
        let kind = serde_json::from_value(kind.into()).map_err(|_| format!("{mark}: no such kind"))?;
        text += before;
        let edge = |c: char| c.is_whitespace() || "«»\"“”″()،.؛:".contains(c);
        if name.is_empty() || name.starts_with(edge) || name.ends_with(edge) && !is_abbreviation(name) {
            return Err(format!("{name:?}: empty, or a sign at its edge"));
        }
        if behind.starts_with(char::is_alphanumeric) {
            return Err(format!("{name}: a letter right behind it"));
        }
        marks.push(Mark { kind, range: text.len()..text.len() + name.len(), id });
        text += name;
        rest = behind;
    }
    text += rest;
    if text.contains(['[', ']']) { Err("a stray bracket".into()) } else { Ok((text, marks)) }
}

/// Whether the point or bracket at the end of a name is its own: Inc., Le Monde (Afrique).
fn is_abbreviation(name: &str) -> bool {
    name.ends_with('.') && name.starts_with(|c: char| c.is_ascii_alphabetic())
        || name.ends_with(')') && name.contains('(')
}

/// The folder of the corpus.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/names/corpus")
}

/// All articles of the corpus by number, or what is wrong with it.
pub fn corpus() -> Result<Vec<Marked>, Vec<String>> {
    let files = std::fs::read_dir(folder()).map_err(|error| vec![error.to_string()])?;
    let (mut articles, mut faults) = (Vec::new(), Vec::new());
    for path in files.flatten().map(|entry| entry.path()) {
        let Some(file) = path.file_name().and_then(|name| name.to_str()) else { continue };
        match std::fs::read_to_string(&path) {
            Ok(content) => match Marked::read(file, &content) {
                Ok(article) => articles.push(article),
                Err(fault) => faults.push(fault),
            },
            Err(error) => faults.push(format!("{file}: {error}")),
        }
    }
    articles.sort_by_key(|article| article.number);
    if faults.is_empty() { Ok(articles) } else { Err(faults) }
}
