//! The lists of names of our own: each line lawful, no name twice, no word of every sentence among them.

use std::collections::{BTreeMap, BTreeSet};

use sahifa::text::fold::fold;

/// The lists, each with the roles that it may have.
const OWN: [(&str, &str, &[&str]); 4] = [
    ("people.own.tsv", include_str!("../../assets/lexicon/people.own.tsv"), &["person"]),
    ("bodies.tsv", include_str!("../../assets/lexicon/bodies.tsv"), &["organization", "maybe-organization"]),
    ("places.own.tsv", include_str!("../../assets/lexicon/places.own.tsv"), &["place", "maybe-place"]),
    (
        "works_and_events.tsv",
        include_str!("../../assets/lexicon/works_and_events.tsv"),
        &["product", "event"],
    ),
];

/// Words that are something else wherever they stand: of grammar, before names, of figures.
const OTHER: [&str; 3] = [
    include_str!("../../assets/lexicon/announce.tsv"),
    include_str!("../../assets/lexicon/figures.tsv"),
    include_str!("../../assets/lexicon/nationalities.mit.tsv"),
];

fn lines(list: &str) -> impl Iterator<Item = (String, &str)> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let (name, role) = line.split_once('\t').unwrap();
        (fold(name).text().to_owned(), role)
    })
}

#[test]
fn each_name_is_lawful_and_stands_once() {
    for (file, list, roles) in OWN {
        let mut seen = BTreeSet::new();
        for (name, role) in lines(list) {
            assert!(roles.contains(&role), "{file}: {name}: {role}");
            assert!(seen.insert((name.clone(), role.trim_start_matches("maybe-"))), "{file}: {name}: twice");
            let is_sign = |c: char| matches!(c, '،' | ',' | '؛' | '(' | ')' | '"' | '«' | '»' | ':' | '/');
            assert!(!name.contains(is_sign) && name.trim() == name, "{file}: {name}: a sign");
            let letters = name.chars().filter(|c| c.is_alphabetic()).count();
            assert!(letters > 0 && name.chars().count() > 1, "{file}: {name}: no name");
        }
    }
}

#[test]
fn no_word_of_every_sentence_is_a_name() {
    // That it may be a name too is what these say.
    let is_name = |role: &str| matches!(role, "doubtful");
    let mut other: BTreeMap<String, &str> = BTreeMap::new();
    other.extend(OTHER.iter().flat_map(|list| lines(list)).filter(|(_, role)| !is_name(role)));
    for (file, list, _) in OWN {
        let word = lines(list).find(|(name, _)| other.contains_key(name.as_str()) && !name.contains(' '));
        assert_eq!(word, None, "{file}");
    }
}

/// A company's name for what it makes: the company is named.
#[test]
fn no_product_is_a_body_too() {
    let bodies: BTreeSet<String> = lines(OWN[1].1).map(|(name, _)| name).collect();
    let product = lines(OWN[3].1).find(|(name, role)| *role == "product" && bodies.contains(name));
    assert_eq!(product, None);
}
