//! Which mentions are one and the same, against articles where each says what it names.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use sahifa::article::{Kind, Part};
use sahifa::entities::{Document, Recognised, recognise, resolve_spans};

use crate::support::marked::{Marked, corpus};

/// Right parts of precision and of recall, and what each is of.
#[derive(Debug, Default, Clone, Copy)]
struct Measure {
    precision: (f64, f64),
    recall: (f64, f64),
}

impl Measure {
    fn add(&mut self, other: Self) {
        let sum = |to: &mut (f64, f64), from: (f64, f64)| *to = (to.0 + from.0, to.1 + from.1);
        sum(&mut self.precision, other.precision);
        sum(&mut self.recall, other.recall);
    }

    fn shares(&self) -> (f64, f64, f64) {
        let share = |(right, of): (f64, f64)| if of > 0.0 { 100.0 * right / of } else { 100.0 };
        let (p, r) = (share(self.precision), share(self.recall));
        (p, r, 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE))
    }
}

/// The sets of mentions that have one label.
fn sets(labels: &[usize]) -> Vec<BTreeSet<usize>> {
    let mut sets: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (mention, &label) in labels.iter().enumerate() {
        sets.entry(label).or_default().insert(mention);
    }
    sets.into_values().collect()
}

/// B³ of Bagga and Baldwin: for each mention, how much of its set is right, and how much of the right set it has.
fn b_cubed(wanted: &[usize], got: &[usize]) -> Measure {
    let (wanted, got) = (sets(wanted), sets(got));
    let one = |of: &[BTreeSet<usize>], against: &[BTreeSet<usize>]| {
        let share = |set: &BTreeSet<usize>| -> f64 {
            against.iter().map(|other| set.intersection(other).count().pow(2) as f64).sum::<f64>()
                / set.len() as f64
        };
        let mentions: usize = of.iter().map(BTreeSet::len).sum();
        (of.iter().map(share).sum::<f64>(), mentions as f64)
    };
    Measure { precision: one(&got, &wanted), recall: one(&wanted, &got) }
}

/// MUC of Vilain and others: of the links that hold each set together, how many the other side has.
fn muc(wanted: &[usize], got: &[usize]) -> Measure {
    let (wanted, got) = (sets(wanted), sets(got));
    let one = |of: &[BTreeSet<usize>], against: &[BTreeSet<usize>]| {
        let parts = |set: &BTreeSet<usize>| against.iter().filter(|other| !set.is_disjoint(other)).count();
        let right: usize = of.iter().map(|set| set.len() - parts(set)).sum();
        let all: usize = of.iter().map(|set| set.len() - 1).sum();
        (right as f64, all as f64)
    };
    Measure { precision: one(&got, &wanted), recall: one(&wanted, &got) }
}

/// The marks of an article that have ids, the spans they stand at.
fn spans(article: &Marked) -> (Vec<(Part, Range<usize>, Kind)>, Vec<usize>) {
    let named = article.marks().filter_map(|(part, mark)| {
        let id = mark.id?;
        Some(((part, mark.range.clone(), mark.kind), id as usize))
    });
    named.unzip()
}

/// What the mentions of some articles are said to be, and what they are: of the mentions found where one is marked.
fn measure(
    articles: &[&Marked],
    resolved: impl Fn(&Document, &[(Part, Range<usize>, Kind)]) -> Recognised,
) -> [Measure; 2] {
    let mut measures = [Measure::default(); 2];
    for article in articles {
        let (title, sections) = article.document();
        let document = Document { title, sections: &sections, language: "ar" };
        let (spans, ids) = spans(article);
        let found = resolved(&document, &spans);
        let at: HashMap<_, _> =
            found.mentions().map(|(part, range, entity)| ((part, range.start, range.end), entity)).collect();
        let pairs = spans
            .iter()
            .zip(&ids)
            .filter_map(|((part, range, _), &id)| Some((id, *at.get(&(*part, range.start, range.end))?)));
        let (wanted, got): (Vec<usize>, Vec<usize>) = pairs.unzip();
        // What is kept for measuring is not looked at.
        if !article.is_dev() {
            explain(article, &spans, &ids, &at, &found);
        }
        measures[0].add(b_cubed(&wanted, &got));
        measures[1].add(muc(&wanted, &got));
    }
    measures
}

/// Prints what is torn apart and what is thrown together.
fn explain(
    article: &Marked,
    spans: &[(Part, Range<usize>, Kind)],
    ids: &[usize],
    at: &HashMap<(Part, usize, usize), usize>,
    found: &Recognised,
) {
    let (title, sections) = article.document();
    let text = |part: Part, range: &Range<usize>| match part {
        Part::Block(section, block) => &sections[section].blocks[block].text[range.clone()],
        _ => &title[range.clone()],
    };
    let mut torn: BTreeMap<usize, BTreeMap<usize, BTreeSet<&str>>> = BTreeMap::new();
    let mut mixed: BTreeMap<usize, BTreeMap<usize, BTreeSet<&str>>> = BTreeMap::new();
    for ((part, range, _), &id) in spans.iter().zip(ids) {
        if let Some(&entity) = at.get(&(*part, range.start, range.end)) {
            torn.entry(id).or_default().entry(entity).or_default().insert(text(*part, range));
            mixed.entry(entity).or_default().entry(id).or_default().insert(text(*part, range));
        }
    }
    for parts in torn.values().filter(|parts| parts.len() > 1) {
        println!("{} torn: {:?}", article.number, parts.values().collect::<Vec<_>>());
    }
    for (entity, parts) in mixed.iter().filter(|(_, parts)| parts.len() > 1) {
        println!(
            "{} mixed as {}: {:?}",
            article.number,
            found.entities[*entity].name,
            parts.values().collect::<Vec<_>>()
        );
    }
}

fn print(what: &str, measures: [Measure; 2]) {
    for (name, measure) in ["B3", "MUC"].iter().zip(measures) {
        let (p, r, f) = measure.shares();
        println!("{what} {name}: precision {p:.1}, recall {r:.1}, F1 {f:.1}");
    }
}

fn articles(corpus: &[Marked], dev: bool) -> Vec<&Marked> {
    corpus.iter().filter(|article| article.has_ids() && article.is_dev() == dev).collect()
}

/// The marked names, resolved.
#[test]
fn marked_names_are_resolved() {
    let corpus = corpus().unwrap();
    println!("development");
    print("development, names given", measure(&articles(&corpus, false), resolve_spans));
    if std::env::var_os("SAHIFA_DEVELOPMENT").is_some() {
        return;
    }
    println!("dev");
    let measures = measure(&articles(&corpus, true), resolve_spans);
    print("dev, names given", measures);
    let (.., f) = measures[0].shares();
    assert!(f >= 90.0, "B3 {f:.1}");
}

#[test]
fn found_names_are_resolved() {
    let corpus = corpus().unwrap();
    for (what, dev) in [("development", false), ("dev", true)] {
        let measures = measure(&articles(&corpus, dev), |document, _| recognise(document));
        print(&format!("{what}, names found"), measures);
    }
}

/// Worked by hand: two sets of three and one mention, of which one went astray.
#[test]
fn the_measures_measure() {
    let (wanted, got) = ([0, 0, 0, 1, 1, 1, 2], [0, 0, 1, 1, 1, 1, 2]);
    let (p, r, _) = b_cubed(&wanted, &got).shares();
    assert!((p - 100.0 * (2.0 + 1.0 / 4.0 + 9.0 / 4.0 + 1.0) / 7.0).abs() < 1e-9, "{p}");
    assert!((r - 100.0 * (4.0 / 3.0 + 1.0 / 3.0 + 3.0 + 1.0) / 7.0).abs() < 1e-9, "{r}");
    let (p, r, f) = muc(&wanted, &got).shares();
    assert!((p - 75.0).abs() < 1e-9 && (r - 75.0).abs() < 1e-9 && (f - 75.0).abs() < 1e-9, "{p} {r} {f}");
    assert!((b_cubed(&wanted, &wanted).shares().2 - 100.0).abs() < 1e-9);
}
