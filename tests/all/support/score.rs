//! How right names are: strict places and kinds, counted as seqeval counts.
// Counts of names are small.
#![allow(clippy::cast_precision_loss)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A name: its kind, and its place in bytes of a text or in tokens of a sentence.
pub type Name = (String, Range<usize>);

/// How many names are marked, how many were found, and how many of these are the same.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub wanted: usize,
    pub found: usize,
    pub right: usize,
}

impl Count {
    /// Precision, recall and their harmonic mean, in a hundred; what cannot be told is 0.
    pub fn shares(self) -> [f64; 3] {
        let share = |right: usize, of: usize| if of > 0 { 100.0 * right as f64 / of as f64 } else { 0.0 };
        let Self { wanted, found, right } = self;
        [share(right, found), share(right, wanted), share(2 * right, found + wanted)]
    }
}

/// Counts by kind.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Score(BTreeMap<String, Count>);

impl Score {
    /// Counts the names of one text; gives those that are false and those that are missed.
    pub fn add<'a>(&mut self, wanted: &'a [Name], found: &'a [Name]) -> [Vec<&'a Name>; 2] {
        fn key((kind, range): &Name) -> (&str, usize, usize) {
            (kind, range.start, range.end)
        }
        let [marked, got] = [wanted, found].map(|names| names.iter().map(key).collect::<BTreeSet<_>>());
        for (kind, ..) in &marked {
            self.of_mut(kind).wanted += 1;
        }
        for name @ (kind, ..) in &got {
            let count = self.of_mut(kind);
            count.found += 1;
            count.right += usize::from(marked.contains(name));
        }
        [(found, &marked), (wanted, &got)]
            .map(|(names, known)| names.iter().filter(|name| !known.contains(&key(name))).collect())
    }

    fn of_mut(&mut self, kind: &str) -> &mut Count {
        self.0.entry(kind.to_owned()).or_default()
    }

    /// Some kinds together.
    pub fn of(&self, kinds: &[&str]) -> Count {
        self.sum(|kind| kinds.contains(&kind))
    }

    pub fn all(&self) -> Count {
        self.sum(|_| true)
    }

    fn sum(&self, is_one: impl Fn(&str) -> bool) -> Count {
        let counts = self.0.iter().filter(|(kind, _)| is_one(kind)).map(|(_, count)| count);
        counts.fold(Count::default(), |sum, count| Count {
            wanted: sum.wanted + count.wanted,
            found: sum.found + count.found,
            right: sum.right + count.right,
        })
    }
}

/// What the kinds of a corpus are called here, and which are not counted.
#[derive(Debug, Default, Clone, Copy)]
pub struct Kinds {
    pub called: &'static [(&'static str, &'static str)],
    /// By what they are called here.
    pub dropped: &'static [&'static str],
}

impl Kinds {
    /// What a kind is called, if it is counted.
    fn name<'a>(&self, kind: &'a str) -> Option<&'a str> {
        let name = self.called.iter().find(|(from, _)| *from == kind).map_or(kind, |(_, to)| to);
        Some(name).filter(|name| !self.dropped.contains(name))
    }
}

/// The names that the tags of a sentence tell (IOB2), in tokens. What goes on with no name begins one.
pub fn spans<'a>(tags: impl IntoIterator<Item = &'a str>, kinds: Kinds) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    // The kind of the token before.
    let mut last = None;
    for (at, tag) in tags.into_iter().enumerate() {
        let kind = tag.char_indices().nth(2).map_or("", |(behind, _)| &tag[behind..]);
        let kind = Some(kind).filter(|_| tag != "O").and_then(|kind| kinds.name(kind));
        match (kind, names.last_mut()) {
            (Some(_), Some((_, range))) if kind == last && !tag.starts_with("B-") => range.end = at + 1,
            (Some(kind), _) => names.push((kind.to_owned(), at..at + 1)),
            (None, _) => {}
        }
        last = kind;
    }
    names
}

/// Sentences of tags, wanted and found, and by kind what seqeval's way of counting makes of them (wanted, found, right).
type Case = (&'static [(&'static str, &'static str)], Kinds, &'static [(&'static str, [usize; 3])]);

const AS_THEY_ARE: Kinds = Kinds { called: &[], dropped: &[] };
const NO_MISC: Kinds = Kinds { called: &[], dropped: &["MISC"] };

/// The numbers are those of a scorer that agrees with seqeval.
#[test]
fn tags_are_counted_as_others_count_them() {
    let cases: [Case; 12] = [
        // The rest of no name begins one, at the beginning of a sentence too.
        (
            &[("B-PER I-PER O B-LOC", "B-PER I-PER O I-LOC"), ("I-ORG I-ORG O", "B-ORG I-ORG O")],
            AS_THEY_ARE,
            &[("PER", [1, 1, 1]), ("LOC", [1, 1, 1]), ("ORG", [1, 1, 1]), ("", [0, 0, 0])],
        ),
        // Nor does it go on with a name of another kind.
        (
            &[("B-PER I-LOC I-LOC O", "B-PER B-LOC I-LOC O")],
            AS_THEY_ARE,
            &[("LOC", [1, 1, 1]), ("PER", [1, 1, 1])],
        ),
        (&[("B-PER B-PER I-PER", "B-PER I-PER I-PER")], AS_THEY_ARE, &[("PER", [2, 1, 0])]),
        // A name that is too short is as wrong as one of another kind.
        (
            &[("B-ORG I-ORG I-ORG O B-LOC", "B-ORG I-ORG O O B-ORG")],
            AS_THEY_ARE,
            &[("LOC", [1, 0, 0]), ("ORG", [1, 2, 0])],
        ),
        // No name goes on in the next sentence.
        (&[("O B-LOC", "O B-LOC"), ("I-LOC O", "B-LOC O")], AS_THEY_ARE, &[("LOC", [2, 2, 2])]),
        // Kinds that are called alike are one before the names are read.
        (
            &[("B-PERS I-PER O B-PROD", "B-PER I-PERS O B-MISC")],
            Kinds { called: &[("PERS", "PER"), ("PROD", "MISC")], dropped: &[] },
            &[("MISC", [1, 1, 1]), ("PER", [1, 1, 1])],
        ),
        // What is dropped is no part of a name, and parts the names around it.
        (&[("B-PER I-MISC I-PER O B-MISC", "B-PER O B-PER O O")], NO_MISC, &[("PER", [2, 2, 2])]),
        (&[("B-PER I-PER I-PER", "B-PER I-MISC I-PER")], NO_MISC, &[("PER", [1, 2, 0])]),
        (
            &[("B-PROD O B-PER", "O B-MISC B-PER")],
            Kinds { called: &[("PROD", "MISC")], dropped: &["MISC"] },
            &[("PER", [1, 1, 1]), ("MISC", [0, 0, 0]), ("PROD", [0, 0, 0])],
        ),
        // Tags that nobody should write.
        (
            &[("S-PER E-PER O B- I x منظ", "B-PER I-PER O I- I o منظ")],
            AS_THEY_ARE,
            &[("", [1, 1, 1]), ("PER", [1, 1, 1]), ("ظ", [1, 1, 1])],
        ),
        (&[("O O", "O O")], AS_THEY_ARE, &[]),
        (&[("B-PER O", "O O")], AS_THEY_ARE, &[("PER", [1, 0, 0])]),
    ];
    for (sentences, kinds, counts) in cases {
        let mut score = Score::default();
        for (wanted, found) in sentences {
            let [wanted, found] = [wanted, found].map(|tags| spans(tags.split(' '), kinds));
            score.add(&wanted, &found);
        }
        for (kind, [wanted, found, right]) in counts {
            let count = Count { wanted: *wanted, found: *found, right: *right };
            assert_eq!(score.of(&[kind]), count, "{kind} of {sentences:?}");
        }
        let sum = |at: usize| counts.iter().map(|(_, numbers)| numbers[at]).sum();
        let count = Count { wanted: sum(0), found: sum(1), right: sum(2) };
        assert_eq!(score.all(), count, "{sentences:?}");
    }
}

#[test]
fn shares_are_of_what_there_is() {
    let near = |[p, r, f]: [f64; 3], wanted: [f64; 3]| {
        [p, r, f].iter().zip(wanted).all(|(share, wanted)| (share - wanted).abs() < 0.005)
    };
    assert!(near(Count { wanted: 4, found: 3, right: 2 }.shares(), [66.67, 50.0, 57.14]));
    assert!(near(Count { wanted: 1, found: 0, right: 0 }.shares(), [0.0, 0.0, 0.0]));
    assert!(near(Count::default().shares(), [0.0, 0.0, 0.0]));
}

/// One name is counted once, however often it is given.
#[test]
fn what_is_wrong_is_told() {
    let name = |kind: &str, range: Range<usize>| (kind.to_owned(), range);
    let wanted = [name("person", 0..4), name("location", 6..9)];
    let found = [name("person", 0..4), name("person", 0..4), name("organization", 6..9)];
    let mut score = Score::default();
    let [wrong, missed] = score.add(&wanted, &found);
    assert_eq!((wrong, missed), (vec![&found[2]], vec![&wanted[1]]));
    assert_eq!(score.all(), Count { wanted: 2, found: 2, right: 1 });
}
