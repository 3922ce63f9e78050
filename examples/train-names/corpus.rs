//! Reads marked texts: our own articles, and corpora of a token and a tag a line.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use sahifa::article::{Block, Kind, Section};
use sahifa::entities::tagger::{Seen, Tag};
use sahifa::entities::{Document, seen};

/// A corpus without marks of its documents is read as documents of so many sentences.
const SENTENCES: usize = 60;

/// A name marked in a text: its kind and bytes.
pub type Marked = (Kind, Range<usize>);

/// A text with its names.
#[derive(Debug, Default, Clone)]
pub struct Text {
    pub letters: String,
    pub names: Vec<Marked>,
    /// The bytes of the corpus' own tokens, where it has any.
    pub tokens: Vec<Range<usize>>,
}

/// Texts that stand together.
#[derive(Debug, Default)]
pub struct Article {
    pub texts: Vec<Text>,
    pub seen: Vec<Seen>,
    pub gold: Vec<Vec<Tag>>,
    pub name: String,
}

impl Article {
    fn new(name: String, texts: Vec<Text>) -> Self {
        let blocks = texts.iter().map(|text| Block::paragraph(&text.letters)).collect();
        let sections = [Section { blocks, level: 1, ..Section::default() }];
        let seen = seen(&Document { title: "", sections: &sections, language: "ar" });
        assert_eq!(seen.len(), texts.len(), "{name}: a text is empty or too long");
        let gold = seen.iter().zip(&texts).map(|(seen, text)| tags(seen, &text.names)).collect();
        Self { texts, seen, gold, name }
    }
}

/// The tags of tokens whose names are known.
fn tags(seen: &Seen, names: &[Marked]) -> Vec<Tag> {
    let mut tags = vec![Tag::OUTSIDE; seen.tokens.len()];
    for (kind, range) in names {
        let within = (0..tags.len()).filter(|&at| {
            let token = &seen.tokens[at];
            token.start < range.end && range.start < token.end
        });
        for (number, at) in within.enumerate() {
            tags[at] = if number == 0 { Tag::begins(*kind) } else { Tag::inside(*kind) };
        }
    }
    tags
}

/// The names that tags tell: kinds and tokens.
pub fn spans(tags: &[Tag]) -> Vec<(Kind, Range<usize>)> {
    let mut spans: Vec<(Kind, Range<usize>)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let Some(kind) = tag.kind() else { continue };
        match spans.last_mut() {
            Some((last, range)) if !tag.is_beginning() && range.end == at && *last == kind => {
                range.end = at + 1;
            }
            _ => spans.push((kind, at..at + 1)),
        }
    }
    spans
}

/// All articles of a file or folder.
pub fn read(path: &Path) -> Vec<Article> {
    let mut files: Vec<PathBuf> = if path.is_dir() {
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect()
    } else {
        vec![path.to_owned()]
    };
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            let content = fs::read_to_string(file).unwrap();
            match file.extension().and_then(|extension| extension.to_str()) {
                Some("conll") => conll(&name, &content),
                _ => vec![Article::new(name, marked(&content))],
            }
        })
        .collect()
}

/// Whether an article of our own is kept for measuring: one in six, by the number in its name.
pub fn is_dev(article: &Article) -> bool {
    article
        .name
        .split('-')
        .next()
        .and_then(|number| number.parse::<u32>().ok())
        .is_some_and(|number| number % 6 == 0)
}

/// Texts with marks in them: `[[kind:name]]`, `[[kind#number:name]]`.
fn marked(content: &str) -> Vec<Text> {
    content
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let mut text = Text::default();
            let mut rest = line;
            while let Some((before, after)) = rest.split_once("[[") {
                let (mark, behind) =
                    after.split_once("]]").unwrap_or_else(|| panic!("no end of a mark: {line}"));
                let (kind, name) = mark.split_once(':').unwrap_or_else(|| panic!("no kind: {line}"));
                let kind = kind.split('#').next().unwrap_or_default();
                let kind = Kind::ALL
                    .into_iter()
                    .find(|one| serde_json::to_value(one).is_ok_and(|value| value == kind))
                    .unwrap_or_else(|| panic!("{kind}: no kind: {line}"));
                text.letters += before;
                let start = text.letters.len();
                text.letters += name;
                text.names.push((kind, start..text.letters.len()));
                rest = behind;
            }
            text.letters += rest;
            text
        })
        .collect()
}

fn conll(name: &str, content: &str) -> Vec<Article> {
    let mut articles: Vec<Vec<Vec<(&str, &str)>>> = vec![Vec::new()];
    let documents = content.contains("-DOCSTART-");
    let mut sentence: Vec<(&str, &str)> = Vec::new();
    for line in content.lines().chain([""]) {
        let mut fields = line.split_whitespace();
        let (token, tag) = (fields.next(), fields.next_back());
        match (token, tag) {
            (Some("-DOCSTART-"), _) => articles.push(Vec::new()),
            (Some(token), tag) => sentence.push((token, tag.unwrap_or("O"))),
            (None, _) if !sentence.is_empty() => {
                if !documents && articles.last().is_some_and(|article| article.len() == SENTENCES) {
                    articles.push(Vec::new());
                }
                articles.last_mut().unwrap().push(std::mem::take(&mut sentence));
            }
            _ => {}
        }
    }
    let filled = articles.into_iter().filter(|article| !article.is_empty());
    filled
        .enumerate()
        .map(|(number, sentences)| {
            Article::new(
                format!("{name}-{number}"),
                sentences.iter().map(|sentence| joined(sentence)).collect(),
            )
        })
        .collect()
}

/// The kind that a corpus calls so.
fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "PER" | "PERS" => Kind::Person,
        "ORG" => Kind::Organization,
        "LOC" => Kind::Location,
        "MISC" | "PROD" => Kind::Product,
        _ => return None,
    })
}

/// A sentence of tokens, a space between two.
fn joined(sentence: &[(&str, &str)]) -> Text {
    let mut text = Text::default();
    let mut last: Option<&str> = None;
    for (token, tag) in sentence {
        if !text.letters.is_empty() {
            text.letters.push(' ');
        }
        let start = text.letters.len();
        text.letters += token;
        text.tokens.push(start..text.letters.len());
        let named = tag.split_once('-').and_then(|(place, name)| Some((place, kind(name)?, name)));
        match named {
            Some(("I", _, name)) if last == Some(name) => {
                if let Some((_, range)) = text.names.last_mut() {
                    range.end = text.letters.len();
                }
            }
            Some((_, kind, _)) => text.names.push((kind, start..text.letters.len())),
            None => {}
        }
        last = named.map(|(_, _, name)| name);
    }
    text
}
