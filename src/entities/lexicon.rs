//! The list of known names and words, read once from assets and searched by folded form.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::clitic::readings;
use super::passage::{Find, Passage};
use crate::article::Kind;
use crate::text::fold::fold;

/// What a listed word or phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A name by itself.
    Name(Kind),
    /// Announces a name of that kind.
    Announces(Kind),
    /// Announces a person.
    Title,
    /// A verb of speech.
    Says,
    Month,
    Weekday,
    Currency,
    Unit,
    /// Thousand, million …
    Scale,
}

impl Role {
    fn named(name: &str, announces: bool) -> Option<Self> {
        let kind = match name {
            "person" => Some(Kind::Person),
            "organization" => Some(Kind::Organization),
            "place" | "location" => Some(Kind::Location),
            "product" => Some(Kind::Product),
            "event" => Some(Kind::Event),
            _ => None,
        };
        Some(match (name, kind) {
            (_, Some(kind)) if announces => Self::Announces(kind),
            (_, Some(kind)) => Self::Name(kind),
            ("title", _) => Self::Title,
            ("say", _) => Self::Says,
            ("month", _) => Self::Month,
            ("weekday", _) => Self::Weekday,
            ("currency", _) => Self::Currency,
            ("unit", _) => Self::Unit,
            ("scale", _) => Self::Scale,
            _ => return None,
        })
    }
}

/// The lists.
pub(super) struct Lexicon {
    /// By first word: the words after it, and what the whole is.
    phrases: HashMap<String, Vec<(Vec<String>, Role)>>,
    names: HashSet<String>,
    /// Words that look like a clitic and a name and are neither: بابها is no ب and Abha.
    whole: HashSet<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lists, read on first use.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        let lists = [
            (include_str!("../../assets/lexicon/places.tsv"), false),
            (include_str!("../../assets/lexicon/names.tsv"), false),
            (include_str!("../../assets/lexicon/people.tsv"), false),
            (include_str!("../../assets/lexicon/figures.tsv"), false),
            (include_str!("../../assets/lexicon/announce.tsv"), true),
        ];
        let mut phrases: HashMap<String, Vec<(Vec<String>, Role)>> = HashMap::new();
        for (list, announces) in lists {
            for line in list.lines() {
                let Some((surface, role)) = line.split_once('\t') else { continue };
                let Some(role) = Role::named(role, announces) else { continue };
                let folded = fold(surface);
                let mut words = folded.text().split_whitespace().map(str::to_owned);
                let Some(first) = words.next() else { continue };
                phrases.entry(first).or_default().push((words.collect(), role));
            }
        }
        for entries in phrases.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        let listed = include_str!("../../assets/lexicon/name_tokens.txt").lines();
        // A word that announces or counts is no given name here, whatever some people are called.
        let alone = |name: &&str| {
            phrases.get(*name).is_some_and(|entries| entries.iter().any(|(rest, _)| rest.is_empty()))
        };
        let names = listed.filter(|name| !alone(name)).map(str::to_owned).collect();
        let whole = include_str!("../../assets/lexicon/whole_words.txt").lines().collect();
        Self { phrases, names, whole }
    }

    /// The longest phrase of a wanted role whose first word is `first` and whose others follow `at`: its tokens and
    /// role.
    fn phrase(
        &self,
        passage: &Passage,
        at: usize,
        first: &str,
        want: impl Fn(Role) -> bool,
    ) -> Option<(usize, Role)> {
        let entries = self.phrases.get(first)?;
        let follows =
            |rest: &[String]| rest.iter().enumerate().all(|(n, word)| passage.word(at + 1 + n) == word);
        let found = entries.iter().find(|(rest, role)| want(*role) && follows(rest))?;
        Some((1 + found.0.len(), found.1))
    }

    /// The phrase of a wanted role that begins at a token: tokens, role, and the bytes of clitics before it. The whole
    /// word is tried first; it is cut only if it is not itself listed as anything.
    pub(super) fn at(
        &self,
        passage: &Passage,
        at: usize,
        want: impl Fn(Role) -> bool,
    ) -> Option<(usize, Role, usize)> {
        let word = passage.word(at);
        if let Some((length, role)) = self.phrase(passage, at, word, &want) {
            return Some((length, role, 0));
        }
        if self.knows(word) || self.whole.contains(word) {
            return None;
        }
        readings(word).into_iter().skip(1).find_map(|reading| {
            let (length, role) = self.phrase(passage, at, &reading.stem, &want)?;
            Some((length, role, reading.skip))
        })
    }

    /// Whether the word is listed by itself, as anything.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.phrases.get(word).is_some_and(|entries| entries.iter().any(|(rest, _)| rest.is_empty()))
    }

    /// Whether the word is a given name or a surname.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.names.contains(word)
    }
}

/// The listed names in a passage.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let found = passage
            .is_word(at)
            .then(|| lexicon().at(passage, at, |role| matches!(role, Role::Name(_))))
            .flatten()
            // A Latin name is a name only with its capital: us is no US.
            .filter(|_| !passage.is_latin(at) || passage.tokens[at].capital);
        if let Some((length, Role::Name(kind), skip)) = found {
            finds.push(Find { skip, ..Find::new(kind, at..at + length, 3) });
            at += length;
        } else {
            at += 1;
        }
    }
    finds
}
