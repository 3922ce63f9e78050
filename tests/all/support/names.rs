//! Texts whose names are marked, and the names that are found in them.

use std::ops::Range;

use sahifa::article::{Article, Confidence, Kind, Part, Section};
use sahifa::entities::{Document, annotate, recognise};
use sahifa::ingest;
use sahifa::text::{clean, normalise};

use super::score::Name;

/// A text with the names that are marked in it and those that were found, in its bytes.
#[derive(Debug)]
pub struct Trial {
    pub text: String,
    pub wanted: Vec<Name>,
    pub found: Vec<Name>,
    /// How sure each name found is.
    pub sure: Vec<Confidence>,
}

pub fn kind_name(kind: Kind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

/// A text without its marks `[[kind:name]]`, and what they mark.
pub fn unmarked(text: &str) -> (String, Vec<Name>) {
    let (mut plain, mut names, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once("[[") {
        let (mark, behind) = after.split_once("]]").unwrap();
        let (kind, name) = mark.split_once(':').unwrap();
        plain += before;
        names.push((kind.to_owned(), plain.len()..plain.len() + name.len()));
        plain += name;
        rest = behind;
    }
    (plain + rest, names)
}

/// The names of an article as bytes of the text it was read from, and that text as it was read.
fn found(text: &str, article: &Article) -> (String, Vec<Name>) {
    let text = normalise(&clean(text)).into_owned();
    let mut names = Vec::new();
    let mut from = 0;
    for part in article.parts() {
        let body = article.text(part).unwrap();
        let base = from + text[from..].find(body).unwrap_or_else(|| panic!("not in the text: {body}"));
        from = base + body.len();
        for (range, entity) in article.mentions_in(part) {
            names.push((kind_name(article.entities[entity].kind), base + range.start..base + range.end));
        }
    }
    (text, names)
}

/// Where a byte of a text stands in the text as it was read.
fn moved(text: &str, at: usize) -> usize {
    normalise(&clean(&text[..at])).len()
}

impl Trial {
    /// Finds the names of a text as it is pasted.
    pub fn pasted(text: &str, wanted: &[Name]) -> Self {
        let mut article = ingest::article(text.as_bytes()).unwrap();
        annotate(&mut article);
        let (read, found) = found(text, &article);
        let sure = article.confidences().map(|sure| sure.unwrap_or(Confidence::NONE)).collect();
        let place = |range: &Range<usize>| moved(text, range.start)..moved(text, range.end);
        let wanted = wanted.iter().map(|(kind, range)| (kind.clone(), place(range))).collect();
        Self { text: read, wanted, found, sure }
    }

    /// Finds the names of an article whose parts are marked; each part is a line of the trial's text.
    pub fn article(title: &str, sections: &[Section], wanted: &[(Part, Name)]) -> Self {
        let blocks = sections.iter().enumerate().flat_map(|(at, section)| {
            let blocks = section.blocks.iter().enumerate();
            blocks.map(move |(number, block)| (Part::Block(at, number), block.text.as_str()))
        });
        let (mut text, mut bases) = (String::new(), Vec::new());
        for (part, line) in std::iter::once((Part::Title, title)).chain(blocks) {
            bases.push((part, text.len()));
            text += line;
            text.push('\n');
        }
        let name = |part: Part, kind: String, range: Range<usize>| {
            let (_, base) = bases.iter().find(|(of, _)| *of == part).unwrap();
            (kind, base + range.start..base + range.end)
        };
        let recognised = recognise(&Document { title, sections, language: "ar" });
        let found = recognised
            .mentions()
            .map(|(part, range, entity)| name(part, kind_name(recognised.entities[entity].kind), range));
        let (found, sure) = (found.collect(), recognised.confidences().collect());
        let wanted = wanted.iter().map(|(part, (kind, range))| name(*part, kind.clone(), range.clone()));
        Self { wanted: wanted.collect(), found, sure, text }
    }

    /// The names found that are at least so sure.
    pub fn shown(&self, least: Confidence) -> Vec<Name> {
        let sure = self.found.iter().zip(&self.sure).filter(|(_, sure)| **sure >= least);
        sure.map(|(name, _)| name.clone()).collect()
    }

    /// A name with some letters around it.
    pub fn around(&self, range: &Range<usize>) -> String {
        let before = self.text[..range.start].char_indices().rev().nth(25).map_or(0, |(at, _)| at);
        let after =
            self.text[range.end..].char_indices().nth(15).map_or(self.text.len(), |(at, _)| range.end + at);
        let name = &self.text[range.clone()];
        format!("{}[{name}]{}", &self.text[before..range.start], &self.text[range.end..after])
            .replace('\n', " ")
    }
}
