//! Finds the people, places and bodies that an article names, and its dates, amounts and shares.
//!
//! A recogniser by rule: known names (`lexicon`), names that are announced (`announce`, `person`, `english`), figures
//! (`figures`); then each name found is sought through the whole article (`spread`) and its spellings are made one
//! entity (`resolve`). [`recognise`] is the seam: a function from text to mentions and entities.

mod announce;
mod clitic;
mod english;
mod figures;
mod lexicon;
mod passage;
mod person;
mod quote;
mod resolve;
mod spread;

use crate::article::{Article, Entity, Mention, Part, Section, TitleMention};
use passage::{Find, Passage};

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

/// The names found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The entities, in order of their first mention.
    pub entities: Vec<Entity>,
    /// The mentions in the title, in order.
    pub title: Vec<TitleMention>,
    /// The mentions of each section, in order of reading; they do not overlap.
    pub sections: Vec<Vec<Mention>>,
}

/// Finds the names of a document. Linear in its length.
pub fn recognise(document: &Document<'_>) -> Recognised {
    let passages = passages(document);
    let mut finds: Vec<Vec<Find>> =
        passages.iter().map(|passage| first_pass(passage, document.language)).collect();
    spread::spread(&passages, &mut finds);
    let (entities, numbers) = resolve::entities(&passages, &finds);
    let mut found =
        Recognised { entities, title: Vec::new(), sections: vec![Vec::new(); document.sections.len()] };
    for ((passage, finds), numbers) in passages.iter().zip(&finds).zip(&numbers) {
        for (find, &entity) in finds.iter().zip(numbers) {
            let range = passage.source(find);
            match passage.part {
                Part::Title => found.title.push(TitleMention { entity, start: range.start, end: range.end }),
                Part::Heading(section) | Part::Block(section, _) => {
                    let block = if let Part::Block(_, block) = passage.part { Some(block) } else { None };
                    let mention = Mention { entity, block, start: range.start, end: range.end };
                    found.sections[section].push(mention);
                }
            }
        }
    }
    found
}

/// Finds the names of an article and writes them into it, in place of those it had.
pub fn annotate(article: &mut Article) {
    let found = recognise(&Document {
        title: &article.title,
        sections: &article.sections,
        language: &article.language,
    });
    (article.entities, article.title_mentions) = (found.entities, found.title);
    for (section, mentions) in article.sections.iter_mut().zip(found.sections) {
        section.mentions = mentions;
    }
}

fn passages(document: &Document<'_>) -> Vec<Passage> {
    let title = Passage::new(Part::Title, document.title);
    let sections = document.sections.iter().enumerate().flat_map(|(at, section)| {
        let heading = section.heading.as_deref().map(|heading| Passage::new(Part::Heading(at), heading));
        let blocks = section.blocks.iter().enumerate();
        heading
            .into_iter()
            .chain(blocks.map(move |(number, block)| Passage::new(Part::Block(at, number), &block.text)))
    });
    std::iter::once(title).chain(sections).collect()
}

/// What one passage tells by itself.
fn first_pass(passage: &Passage, language: &str) -> Vec<Find> {
    let mut finds = figures::find(passage);
    finds.extend(lexicon::find(passage));
    if matches!(language, "ar" | "en") {
        finds.extend(announce::find(passage, &quote::quotes(passage)));
        finds.extend(person::find(passage));
    }
    if language == "en" {
        finds.extend(english::find(passage));
    }
    passage::settle(finds)
}
