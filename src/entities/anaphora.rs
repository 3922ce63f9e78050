//! Mentions by a common noun: the company, the ministry; they stand for the latest one that was named.

use std::collections::HashMap;
use std::ops::Range;

use super::passage::Passage;
use super::recognised::{Recognised, Spoken};
use super::sure::DOUBTFUL;
use super::words::Words;
use super::{Document, texts};
use crate::article::{Kind, Part};

/// Nouns that stand for an organisation named before, with the article; and the words that begin or announce such names.
const NOUNS: [(&str, &[&str]); 17] = [
    ("الشركه", &["شركه", "مجموعه"]),
    ("المجموعه", &["مجموعه"]),
    ("الوزاره", &["وزاره"]),
    ("النادي", &["نادي"]),
    ("الجامعه", &["جامعه"]),
    ("البنك", &["بنك", "مصرف"]),
    ("المصرف", &["مصرف", "بنك"]),
    ("المنظمه", &["منظمه"]),
    ("الهيئه", &["هيئه"]),
    ("الوكاله", &["وكاله"]),
    ("المؤسسه", &["مؤسسه"]),
    ("الحزب", &["حزب"]),
    ("الحركه", &["حركه"]),
    ("الصحيفه", &["صحيفه", "جريده"]),
    ("المستشفي", &["مستشفي"]),
    ("المحكمه", &["محكمه"]),
    ("المجلس", &["مجلس"]),
];

/// Whether a noun with the article stands for something named before: not behind "each", nor before an adjective of its own.
fn stands_alone(passage: &Passage, at: usize) -> bool {
    let next = passage.word(at + 1);
    let adjective = next.starts_with("ال") && passage.is_arabic(at + 1);
    let other = at
        .checked_sub(1)
        .is_some_and(|before| matches!(passage.word(before), "كل" | "بعض" | "نفس" | "غير" | "تلك"));
    !adjective && !other
}

/// Adds to the names found in a document the nouns that stand for one of its organisations: the company, behind "the
/// company X". Weak mentions: no name stands there, and which one is meant is guessed, so nothing asks for them unasked.
pub fn with_anaphora(document: &Document<'_>, found: &Recognised) -> Recognised {
    let mut words = Words::default();
    let mut latest: HashMap<&str, usize> = HashMap::new();
    let mut all = Recognised::of(found.entities.clone());
    let mut mentions = found.mentions().zip(found.confidences()).peekable();
    for (part, base, text) in texts(document) {
        let passage = Passage::new(text, &mut words);
        let mut said: Vec<Spoken> = Vec::new();
        for at in 0..passage.tokens.len() {
            let here = passage.source_of(at..at + 1, 0);
            while let Some(((_, range, entity), confidence)) =
                mentions.next_if(|((of, range, _), _)| is_before(*of, range, part, base + here.end))
            {
                let entity_kind = found.entities.get(entity).map(|entity| entity.kind);
                if entity_kind == Some(Kind::Organization) {
                    let start = range.start.saturating_sub(base);
                    let first = (0..=at)
                        .rev()
                        .find(|&at| passage.source_of(at..at + 1, 0).start <= start)
                        .unwrap_or(at);
                    for noun in announced(&passage, first) {
                        latest.insert(noun, entity);
                    }
                }
                said.push(Spoken {
                    start: range.start as u32,
                    end: range.end as u32,
                    what: entity as u32,
                    sure: confidence.percent(),
                });
            }
            let inside = said.last().is_some_and(|last| (last.end as usize) > base + here.start);
            let stem = passage.stem_word(at);
            if !inside
                && let Some((noun, _)) = NOUNS.iter().find(|(noun, _)| *noun == stem)
                && let Some(&entity) = latest.get(noun)
                && stands_alone(&passage, at)
            {
                let range = passage.source_of(at..at + 1, passage.skip(at));
                said.push(Spoken {
                    start: (base + range.start) as u32,
                    end: (base + range.end) as u32,
                    what: entity as u32,
                    sure: DOUBTFUL,
                });
                all.entities[entity].count += 1;
            }
        }
        all.extend(part, said.into_iter());
    }
    all
}

/// Whether a mention begins before a byte of a part.
fn is_before(of: Part, range: &Range<usize>, part: Part, end: usize) -> bool {
    of == part && range.start < end
}

/// The nouns that stand for a name from here on, by the word that begins it or stands before it.
fn announced(passage: &Passage, first: usize) -> Vec<&'static str> {
    let quote = |at: usize| passage.is_sign(at, &['«', '"', '“', '”']);
    let mut before = first.checked_sub(1);
    while let Some(at) = before.filter(|&at| quote(at)) {
        before = at.checked_sub(1);
    }
    let heads = [Some(passage.stem_word(first)), before.map(|at| passage.stem_word(at))];
    let headed = |heads_of: &[&str]| heads.iter().flatten().any(|head| heads_of.contains(&head.as_ref()));
    NOUNS.iter().filter(|(_, heads_of)| headed(heads_of)).map(|(noun, _)| *noun).collect()
}
