//! Corpora of a token and its tag a line, read as articles.

use std::ops::Range;

use sahifa::article::{Block, Part, Section};
use sahifa::entities::{Document, recognise};

use super::names::{Trial, kind_name};
use super::score::{Kinds, Name, spans};

/// A sentence as a text, and where the tokens stand in it.
#[derive(Debug, Default)]
struct Sentence<'a> {
    text: String,
    tokens: Vec<Range<usize>>,
    tags: Vec<&'a str>,
}

impl<'a> Sentence<'a> {
    fn push(&mut self, token: &str, tag: &'a str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text += token;
        self.tokens.push(start..self.text.len());
        self.tags.push(tag);
    }

    /// The tags of names in the text: a token is a name's if they share a letter, and the first name's that has it.
    fn tagged(&self, names: &[Name]) -> Vec<String> {
        let mut tags = vec!["O".to_owned(); self.tokens.len()];
        for (kind, range) in names {
            let shared = self.tokens.iter().zip(&mut tags).filter(|(token, tag)| {
                token.start < range.end && range.start < token.end && tag.as_str() == "O"
            });
            for (number, (_, tag)) in shared.enumerate() {
                *tag = format!("{}-{kind}", if number == 0 { "B" } else { "I" });
            }
        }
        tags
    }

    /// The names that tags tell, in bytes of the text.
    fn names<'t>(&self, tags: impl IntoIterator<Item = &'t str>, kinds: Kinds) -> Vec<Name> {
        let bytes = |tokens: Range<usize>| self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end;
        spans(tags, kinds).into_iter().map(|(kind, tokens)| (kind, bytes(tokens))).collect()
    }
}

/// The sentences of each document of a corpus. The first field of a line is the token, the last its tag.
fn documents(content: &str) -> Vec<Vec<Sentence<'_>>> {
    let mut documents = vec![vec![Sentence::default()]];
    for line in content.lines() {
        let mut fields = line.split_whitespace();
        match (fields.next(), fields.next_back()) {
            (Some(mark), _) if mark.starts_with("-DOCSTART-") => documents.push(vec![Sentence::default()]),
            (Some(token), tag) => {
                if let Some(sentence) = documents.last_mut().and_then(|sentences| sentences.last_mut()) {
                    sentence.push(token, tag.unwrap_or("O"));
                }
            }
            (None, _) => documents.last_mut().unwrap().push(Sentence::default()),
        }
    }
    for sentences in &mut documents {
        sentences.retain(|sentence| !sentence.tokens.is_empty());
    }
    documents.retain(|sentences| !sentences.is_empty());
    documents
}

/// Finds the names of a corpus: each of its documents is an article, each sentence a paragraph of tokens parted by spaces.
pub fn trials(content: &str, kinds: Kinds) -> Vec<Trial> {
    documents(content).iter().flat_map(|sentences| document(sentences, kinds)).collect()
}

fn document(sentences: &[Sentence<'_>], kinds: Kinds) -> Vec<Trial> {
    let blocks = sentences.iter().map(|sentence| Block::paragraph(&sentence.text)).collect();
    let sections = [Section { blocks, level: 1, ..Section::default() }];
    let recognised = recognise(&Document { title: "", sections: &sections, language: "ar" });
    let mut found: Vec<Vec<Name>> = vec![Vec::new(); sentences.len()];
    for (part, range, entity) in recognised.mentions() {
        if let Part::Block(_, at) = part {
            found[at].push((kind_name(recognised.entities[entity].kind), range));
        }
    }
    let trial = |(sentence, found): (&Sentence<'_>, Vec<Name>)| {
        let told = sentence.tagged(&found);
        // How sure each is has no place in their tags.
        Trial {
            text: sentence.text.clone(),
            wanted: sentence.names(sentence.tags.iter().copied(), kinds),
            found: sentence.names(told.iter().map(String::as_str), kinds),
            sure: Vec::new(),
        }
    };
    sentences.iter().zip(found).map(trial).collect()
}

#[test]
fn tokens_and_tags_are_read() {
    let content = "-DOCSTART- O\n\nزار x B-PER\nسلام\tO\n\n\nصور\n-DOCSTART-\nو B-LOC\r\n\n";
    let read: Vec<Vec<(String, Vec<&str>)>> = documents(content)
        .into_iter()
        .map(|sentences| sentences.into_iter().map(|sentence| (sentence.text, sentence.tags)).collect())
        .collect();
    let sentence = |text: &str, tags: &[&'static str]| (text.to_owned(), tags.to_vec());
    assert_eq!(
        read,
        [
            vec![sentence("زار سلام", &["B-PER", "O"]), sentence("صور", &["O"])],
            vec![sentence("و", &["B-LOC"])]
        ]
    );
}

/// A clitic belongs to the token, and so to the name; two names in one token are the first.
#[test]
fn a_token_is_a_names_if_they_share_a_letter() {
    let mut sentence = Sentence::default();
    for token in ["للأمم", "المتحدة", "بيروت/دمشق", "."] {
        sentence.push(token, "O");
    }
    let name = |kind: &str, letters: &str| {
        let start = sentence.text.find(letters).unwrap();
        (kind.to_owned(), start..start + letters.len())
    };
    let names = [name("organization", "لأمم المتحدة"), name("location", "بيروت"), name("person", "دمشق")];
    assert_eq!(sentence.tagged(&names), ["B-organization", "I-organization", "B-location", "O"]);
    let tags = ["B-organization", "I-organization", "B-location", "O"];
    let wanted = [name("organization", "للأمم المتحدة"), name("location", "بيروت/دمشق")];
    assert_eq!(sentence.names(tags, Kinds::default()), wanted);
}
