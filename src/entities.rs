//! Finds the people, places and bodies that an article names, and its dates, amounts and shares.
//!
//! Each word is read once, whole and without its clitics (`words`), by lists that the build compiles (`lexicon`). Rules find names
//! that are listed (`listed`), quoted (`quoted`), announced (`announce`), begin with a head (`office`) or are people's (`person`,
//! `english`), and figures (`dates`, `amounts`). In Arabic the names are told by a learnt model, for which what rules and lists
//! say is one thing among others ([`tagger`]); elsewhere the rules are all there is, and each name they found is sought through the
//! whole article (`spread`). Then the spellings of a name are made one entity (`resolve`), and it is doubted where the article has
//! it as a plain word (`plain`). [`recognise`] is the seam: a function from text to mentions and entities.

mod amounts;
mod anaphora;
mod announce;
mod clitic;
mod dates;
mod english;
mod finds;
mod hash;
mod inflected;
mod interner;
mod lexicon;
mod listed;
mod lists;
mod numbers;
mod office;
mod passage;
mod person;
mod plain;
mod quote;
mod quoted;
mod recognised;
mod resolve;
mod role;
mod sort;
mod spans;
mod spread;
mod stems;
mod sure;
mod table;
pub mod tagger;
#[cfg(test)]
mod trial;
mod words;

use crate::article::{Article, Block, Part, Section};
pub use anaphora::with_anaphora;
use finds::Finds;
use listed::Subject;
use lists::IN_ARABIC;
use passage::{Find, Passage};
use plain::PlainWords;
pub use recognised::Recognised;
use recognised::Spoken;
use resolve::Entities;
use role::{Role, bits};
pub use spans::resolve_spans;
use spread::Names;
pub use stems::{Stem, Stems, tells_who};
pub use sure::{CAREFUL, EAGER, NORMAL};
use tagger::Tagger;
use words::Words;

/// What names are sought in.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The title.
    pub title: &'a str,
    /// The sections, with or without mentions.
    pub sections: &'a [Section],
    /// Its language tag. The rules for announced names know Arabic and English; elsewhere known names and figures
    /// are found.
    pub language: &'a str,
}

/// Finds the names of documents, one after the other; what it learnt of words it keeps for the next.
#[derive(Debug)]
pub struct Recogniser {
    stems: Stems,
    /// None where there is no model: rules alone are heard.
    tagger: Option<Tagger>,
    /// The age of the words that the tagger learnt of.
    age: u32,
}

impl Default for Recogniser {
    fn default() -> Self {
        Self { stems: Stems::default(), tagger: Tagger::new(), age: 0 }
    }
}

impl Recogniser {
    /// Finds the names of a document, in two passes over its text. Linear in its length; what it keeps are the different
    /// words, and until it ends the names found and what one stretch of the text needs. The result depends on the
    /// document alone.
    pub fn recognise(&mut self, document: &Document<'_>) -> Recognised {
        let words = &mut self.stems.0;
        words.make_room();
        if words.age() != self.age
            && let Some(tagger) = &mut self.tagger
        {
            tagger.forget();
        }
        self.age = words.age();
        let language = language_of(document);
        // Elsewhere rules and lists are all there is.
        let tagger = self.tagger.as_mut().filter(|_| language == "ar");
        recognise_with(words, tagger, document, &language)
    }

    /// What it learnt of words, to read those of a text as they are sought.
    pub fn stems(&mut self) -> &mut Stems {
        &mut self.stems
    }

    /// Finds the names of an article and writes them into it, in place of those it had.
    pub fn annotate(&mut self, article: &mut Article) {
        let Article { title, sections, language, .. } = &*article;
        let found = self.recognise(&Document { title, sections, language });
        found.write_into(article);
    }
}

/// Finds the names of one document: see [`Recogniser::recognise`].
pub fn recognise(document: &Document<'_>) -> Recognised {
    Recogniser::default().recognise(document)
}

fn recognise_with(
    words: &mut Words,
    tagger: Option<&mut Tagger>,
    document: &Document<'_>,
    language: &str,
) -> Recognised {
    let texts: Vec<Text<'_>> = texts(document).collect();
    let passages = Passages::first_of(&texts, words);
    let subject = passages.subject();
    let mut known = match tagger {
        Some(tagger) => Known::Told(tagger, Box::default()),
        None => Known::Sought(Box::new(Names::of_language(language))),
    };
    let (mut rules, mut figures) = (Finds::default(), Finds::default());
    for (number, (.., text)) in texts.iter().enumerate() {
        let First { found, beaten } = passages.see(number, text, words, |passage| {
            let first = first_pass(passage, language, subject);
            known.learn(passage, &first.found);
            first
        });
        rules.push(&found);
        figures.push(&beaten);
    }
    let (mut names, finds) = known.settle(&texts, &passages, (rules, &figures), words);
    let mut entities = Entities::default();
    let mut plain = PlainWords::default();
    let mut found = Recognised::default();
    for (number, (&(part, base, text), finds)) in texts.iter().zip(finds.texts()).enumerate() {
        passages.see(number, text, words, |passage| {
            let finds = names.spread(passage, finds);
            plain.count(passage, &finds);
            let spoken = finds.iter().map(|find| {
                let (range, what) = (passage.source(find), entities.learn(passage, find));
                let (start, end) = ((base + range.start) as u32, (base + range.end) as u32);
                Spoken { start, end, what, sure: find.sure }
            });
            found.extend(part, spoken);
        });
    }
    drop((names, finds));
    found.resolve(entities, &plain);
    found
}

/// What the first pass over a document leaves for the next.
enum Known<'t> {
    /// A model tells the names by what it told at first.
    Told(&'t mut Tagger, Box<tagger::Document>),
    /// Names are those that rules found.
    Sought(Box<Names>),
}

impl Known<'_> {
    fn learn(&mut self, passage: &Passage<'_>, rules: &[Find]) {
        match self {
            Self::Told(tagger, told) => tagger.first(passage, rules, told),
            Self::Sought(names) => names.learn(passage, rules),
        }
    }

    /// The names that are to be sought everywhere, and what is found without seeking. A model goes through all texts twice more for
    /// that, of which the first are there as passages.
    fn settle(
        self,
        texts: &[Text<'_>],
        passages: &Passages<'_>,
        (rules, figures): (Finds, &Finds),
        words: &mut Words,
    ) -> (Names, Finds) {
        let (tagger, mut told) = match self {
            Self::Told(tagger, told) => (tagger, told),
            Self::Sought(mut names) => {
                names.settle();
                return (*names, rules);
            }
        };
        for (number, ((.., text), rules)) in texts.iter().zip(rules.texts()).enumerate() {
            passages.see(number, text, words, |passage| tagger.second(passage, &rules, &mut told, number));
        }
        let (mut names, mut finds) = (Names::default(), Finds::default());
        let found = rules.texts().zip(figures.texts());
        for (number, ((.., text), (mut rules, figures))) in texts.iter().zip(found).enumerate() {
            rules.extend(figures);
            passages.see(number, text, words, |passage| {
                let mut found = with_rules(passage, tagger::told(passage, &told, number), &rules);
                finds.push(&found);
                found.retain(|find| find.sure >= SOUGHT);
                names.learn_whole(passage, &found);
            });
        }
        names.settle();
        (names, finds)
    }
}

/// The first texts of a document cut into words, as many as there is room for: the others are cut again each time they are looked at.
struct Passages<'a>(Vec<Passage<'a>>);

impl<'a> Passages<'a> {
    fn first_of(texts: &[Text<'a>], words: &mut Words) -> Self {
        let mut length = 0;
        let first = texts.iter().take_while(|(.., text)| {
            let room = length < KEPT;
            length += text.len();
            room
        });
        Self(first.map(|(.., text)| Passage::new(text, words)).collect())
    }

    /// Gives something the text with a number, cut into words.
    fn see<T>(&self, number: usize, text: &str, words: &mut Words, see: impl FnOnce(&Passage<'_>) -> T) -> T {
        match self.0.get(number) {
            Some(passage) => see(passage),
            None => see(&Passage::new(text, words)),
        }
    }

    /// What they say that the document is about.
    fn subject(&self) -> Subject {
        const LEAST: usize = 3;
        const TEXTS: usize = 40;
        let tokens = self.0.iter().take(TEXTS).flat_map(|passage| &passage.tokens);
        let of_sport = tokens.filter(|token| token.read.stem.is(Role::Sport.bit()));
        Subject { sport: of_sport.take(LEAST).count() == LEAST }
    }
}

/// Names that a model told, their Latin spellings in brackets, and the figures that rules found; and names that rules found with
/// their spelling in other letters beside them, where the model is less sure: these are hardly ever none.
fn with_rules(passage: &Passage<'_>, mut names: Vec<Find>, rules: &[Find]) -> Vec<Find> {
    for pair in rules.iter().filter(|find| find.is_name() && find.alias.is_some()) {
        let (start, end) = (pair.tokens.start, pair.tokens.end);
        let beside = |name: &Find| name.tokens.end <= start || end <= name.tokens.start;
        let weaker =
            |name: &Find| start <= name.tokens.start && name.tokens.end <= end && name.sure < pair.sure;
        if names.iter().all(|name| beside(name) || weaker(name)) {
            names.retain(beside);
            names.extend(pair.apart());
        }
    }
    let spelled = announce::in_brackets(passage, &names);
    let figures = rules.iter().filter(|find| !find.is_name()).cloned();
    passage::settle(names.into_iter().chain(spelled).chain(figures).collect())
}

/// Reads the texts of a document as a tagger sees them: for those who train one.
pub fn seen(document: &Document<'_>) -> Vec<tagger::Seen> {
    let mut words = Words::default();
    let language = language_of(document);
    let texts: Vec<Text<'_>> = texts(document).collect();
    let subject = Passages::first_of(&texts, &mut words).subject();
    let see = |(.., text): &Text<'_>| {
        let passage = Passage::new(text, &mut words);
        tagger::see(&passage, &first_pass(&passage, &language, subject).found)
    };
    texts.iter().map(see).collect()
}

/// Finds the names of an article.
pub fn of(article: &Article) -> Recognised {
    let Article { title, sections, language, .. } = article;
    recognise(&Document { title, sections, language })
}

/// Finds the names of an article and writes them into it, in place of those it had.
pub fn annotate(article: &mut Article) {
    Recogniser::default().annotate(article);
}

/// The version of the recogniser: what was found by an older one is found anew. It changes with whatever changes what is found.
pub const VERSION: u32 = 3;

/// A name at least so sure, in a hundred, is sought everywhere.
const SOUGHT: u8 = 70;

/// So many bytes of a document's text are kept cut into words from its first pass to its second; what is more is cut again.
const KEPT: usize = 1 << 16;

/// A stretch of a text is no longer: what is kept beside it grows with its length.
const STRETCH: usize = 1 << 20;

/// A stretch of the text of a document: the part, where the stretch begins in it, and the stretch.
type Text<'a> = (Part, usize, &'a str);

/// All texts of a document in order of reading, each line that is a paragraph of its own apart, very long ones in
/// stretches.
fn texts<'a>(document: &Document<'a>) -> impl Iterator<Item = Text<'a>> {
    let sections = document.sections.iter().enumerate().flat_map(|(at, section)| {
        let heading = section.heading.iter().map(move |heading| (Part::Heading(at), 0, heading.as_str()));
        let blocks = section.blocks.iter().enumerate().flat_map(move |(number, block)| {
            lines(block).map(move |(base, line)| (Part::Block(at, number), base, line))
        });
        heading.chain(blocks)
    });
    let whole = std::iter::once((Part::Title, 0, document.title)).chain(sections);
    whole.flat_map(|(part, base, text)| {
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
            let start = from;
            from += stretch(rest);
            Some((part, base + start, &text[start..from]))
        })
    })
}

/// The lines of a block, each with the byte where it begins: no name goes on from a row or a verse to the next.
fn lines(block: &Block) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    block.lines().map(move |line| {
        let start = next;
        next += line.len() + 1;
        (start, line)
    })
}

/// The length of the first stretch of a text: it ends behind a space, if there is one.
fn stretch(text: &str) -> usize {
    if text.len() <= STRETCH {
        return text.len();
    }
    let end = (0..=STRETCH).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    text[..end].rfind(' ').map_or(end, |space| space + 1)
}

fn language_of(document: &Document<'_>) -> String {
    // ar-SA is Arabic as any.
    document.language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether what the lists have is a name in Persian and Urdu too: clitics are Arabic, of words that are names at times the lists know
/// how often they are words in Arabic, some lists have names of Arabic papers alone, and words with a joint in them (U+200C) are none
/// of theirs. Of two letters are particles in Urdu, and Qom in Persian.
fn is_sure_elsewhere(passage: &Passage<'_>, find: &Find, language: &str) -> bool {
    const SURE: u64 = bits(&[Role::Person, Role::Place, Role::Organization, Role::Product, Role::Event]);
    let (at, length) = (find.tokens.start, find.tokens.len());
    if length > 1 {
        return passage.phrases(at).all(|(of, roles)| of != length || roles & IN_ARABIC == 0);
    }
    let (word, letters) = (passage.whole(at), passage.word(at).chars().count());
    let lawful = find.skip == 0 && word.is(SURE) && !word.in_arabic && (letters > 2 || language == "fa");
    lawful && !passage.spelling(find.tokens.clone(), 0).contains('\u{200C}')
}

/// What one passage tells by itself, by rules.
struct First {
    found: Vec<Find>,
    /// The figures that names stand over: they are there where a model says that these are none.
    beaten: Vec<Find>,
}

fn first_pass(passage: &Passage<'_>, language: &str, subject: Subject) -> First {
    let mut finds: Vec<Find> = Vec::new();
    for at in 0..passage.tokens.len() {
        finds.extend(dates::at(passage, at));
        finds.extend(amounts::at(passage, at));
    }
    let mut beaten = passage::settle(finds.clone());
    let is_known = matches!(language, "ar" | "en");
    let listed = listed::find(passage, subject).into_iter();
    finds.extend(listed.filter(|find| is_known || is_sure_elsewhere(passage, find, language)));
    if is_known {
        finds.extend(quoted::find(passage));
        finds.extend(announce::find(passage));
        finds.extend(office::find(passage));
        finds.extend(person::find(passage));
    }
    if language == "en" {
        finds.extend(english::find(passage));
    }
    let mut settled = passage::settle(finds);
    let spelled = announce::in_brackets(passage, &settled);
    settled.extend(spelled);
    let found = passage::settle(settled);
    beaten.retain(|figure| !found.contains(figure));
    First { found, beaten }
}
