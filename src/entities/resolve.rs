//! Says which mentions are one and the same.
//!
//! What is said is taken in as it is read. A shorter name stands for the latest full name before it that it can stand for
//! (`forms`), or else for the first behind it; names written otherwise are linked (`beside`, `alike`); and what is linked is
//! one entity, under its fullest name (`naming`).

mod alike;
mod beside;
mod forms;
mod letters;
mod naming;
mod sets;

use std::ops::Range;

use foldhash::HashMap;

pub(super) use self::forms::is_full;
use self::forms::{Strength, forms};
use self::sets::Sets;
use super::interner::Interner;
use super::passage::{Find, Passage};
use crate::article::{Entity, Kind};
use crate::text::script::is_bidi_control;

/// What an article says of its entities, each thing once: a long article says the same many times.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// Folded names and their shorter forms, each with the letter of its kind before it.
    names: Interner,
    /// By the number of a name.
    known: Vec<Name>,
    /// The shorter forms of all names, name after name.
    forms: Vec<(u32, Strength)>,
    /// Names as they are shown.
    spellings: Interner,
    /// In order of first mention.
    said: Vec<Said>,
    numbers: HashMap<SaidAs, u32>,
    /// Names that the text says are the same.
    links: Vec<(u32, u32)>,
    before: Option<Before>,
}

/// What is known of a name.
#[derive(Debug, Clone, Default)]
struct Name {
    /// Its shorter forms among all, once it was said itself.
    forms: Option<Range<u32>>,
    /// The full names it can stand for: the latest and the first, each by strength.
    full: [Option<Fulls>; 3],
    /// Whether it was said where it stood for nothing else.
    itself: bool,
    count: u32,
    /// How surely it was found, at best.
    trust: u8,
}

#[derive(Debug, Clone, Copy)]
struct Fulls {
    latest: u32,
    first: u32,
}

/// What is said, and how often.
#[derive(Debug, Clone, Copy)]
struct Said {
    what: SaidAs,
    count: u32,
}

/// How something is named, by numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct SaidAs {
    kind: Kind,
    name: u32,
    /// The full name that it stands for, said before.
    full: Option<u32>,
    spelling: u32,
    /// Another spelling inside it: its name and how it is shown.
    alias: Option<(u32, u32)>,
}

/// The find before, in the same passage unless the words there are others.
#[derive(Debug)]
struct Before {
    find: Find,
    name: u32,
    full: Option<u32>,
}

/// Where a strength stands in [`Name::full`]. What is said for short is the surname rather than a company, rather than a
/// given name.
const ORDER: [Strength; 3] = [Strength::Strong, Strength::Later, Strength::Weak];

impl Entities {
    /// Takes in a find. The number of what is said.
    pub(super) fn learn(&mut self, passage: &Passage, find: &Find) -> u32 {
        let kind = find.kind;
        let words = passage.words(find.name(), find.skip);
        let name = self.say(kind, &words, find.trust);
        let full = self.full(name);
        self.known[name as usize].itself |= full.is_none();
        self.remember(name, full);
        self.link_beside(passage, find, name, full);
        let alias = find.alias.clone().map(|alias| {
            let other = self.say(kind, &passage.words(alias.clone(), 0), 0);
            self.links.push((full.unwrap_or(name), other));
            (other, self.spellings.intern(&shown(&passage.spelling(alias, 0))))
        });
        let spelling = self.spellings.intern(&shown(&passage.spelling(find.name(), find.skip)));
        let what = SaidAs { kind, name, full, spelling, alias };
        let number = *self.numbers.entry(what).or_insert_with(|| {
            self.said.push(Said { what, count: 0 });
            self.said.len() as u32 - 1
        });
        self.said[number as usize].count += 1;
        number
    }

    /// The number of a name that is said, its shorter forms known.
    fn say(&mut self, kind: Kind, words: &[String], trust: u8) -> u32 {
        let name = self.number(kind, &words.join(" "));
        let known = &mut self.known[name as usize];
        known.count += 1;
        known.trust = known.trust.max(trust);
        if known.forms.is_none() {
            let start = self.forms.len() as u32;
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            for (form, strength) in forms(kind, &words) {
                let form = self.number(kind, &form);
                self.forms.push((form, strength));
            }
            self.known[name as usize].forms = Some(start..self.forms.len() as u32);
        }
        name
    }

    fn number(&mut self, kind: Kind, words: &str) -> u32 {
        let number = self.names.intern(&format!("{}{words}", char::from(b'a' + kind as u8)));
        self.known.resize_with(self.names.len(), Name::default);
        number
    }

    /// The full name before it that a name stands for here.
    fn full(&self, name: u32) -> Option<u32> {
        let known = &self.known[name as usize];
        let of = |(strength, fulls): (&Strength, &Option<Fulls>)| {
            // What had a life of its own before keeps it.
            fulls.filter(|_| *strength != Strength::Later || !known.itself).map(|fulls| fulls.latest)
        };
        ORDER.iter().zip(&known.full).find_map(of)
    }

    /// From here on the shorter forms of a name stand for it.
    fn remember(&mut self, name: u32, full: Option<u32>) {
        let forms = self.known[name as usize].forms.clone().unwrap_or_default();
        for &(form, strength) in &self.forms[forms.start as usize..forms.end as usize] {
            let Some(at) = ORDER.iter().position(|other| *other == strength) else { continue };
            let latest = full.unwrap_or(name);
            if latest != form {
                let fulls = self.known[form as usize].full[at].get_or_insert(Fulls { latest, first: latest });
                fulls.latest = latest;
            }
        }
    }

    /// A name in brackets behind another, or said to be its other name, is one with it.
    fn link_beside(&mut self, passage: &Passage, find: &Find, name: u32, full: Option<u32>) {
        if let Some(before) = &self.before
            && before.find.kind == find.kind
            && beside::same(passage, &before.find, find)
            && passage.words(before.find.name(), before.find.skip).join(" ")
                == self.names.get(before.name)[1..]
        {
            self.links.push((before.full.unwrap_or(before.name), full.unwrap_or(name)));
        }
        self.before = find.is_name().then(|| Before { find: find.clone(), name, full });
    }

    /// The entities in order of first mention, not counted; and the entity of each thing said.
    pub(super) fn resolve(self) -> (Vec<Entity>, Vec<u32>) {
        let mut sets = Sets::new(self.known.len());
        for &(one, other) in &self.links {
            sets.join(one, other);
        }
        for (name, known) in (0..).zip(&self.known) {
            let forms = known.forms.clone().unwrap_or_default();
            let same = self.forms[forms.start as usize..forms.end as usize].iter();
            same.filter(|(_, strength)| *strength == Strength::Same)
                .for_each(|(form, _)| sets.join(name, *form));
        }
        for (one, other) in alike::pairs(&self.spoken()) {
            sets.join(one, other);
        }
        self.vote(&mut sets);
        let full = |what: &SaidAs| what.full.or_else(|| self.first(what.name)).unwrap_or(what.name);
        // A name that stands for one thing only is one with it, whatever else it is linked to.
        let mut only: HashMap<u32, Option<u32>> = HashMap::default();
        for Said { what, .. } in &self.said {
            let set = sets.of(full(what));
            only.entry(what.name)
                .and_modify(|only| *only = only.filter(|only| *only == set))
                .or_insert(Some(set));
        }
        for Said { what, .. } in &self.said {
            if only.get(&what.name).is_some_and(Option::is_some) {
                sets.join(what.name, full(what));
            }
        }
        let of: Vec<u32> = self.said.iter().map(|said| sets.of(full(&said.what))).collect();
        naming::entities(&self.said, &of, &self.names, &self.spellings)
    }

    /// The first full name behind that a name stands for.
    fn first(&self, name: u32) -> Option<u32> {
        let fulls = ORDER.iter().zip(&self.known[name as usize].full);
        fulls
            .filter(|(strength, _)| **strength != Strength::Later)
            .find_map(|(_, fulls)| fulls.map(|fulls| fulls.first))
    }

    /// The names that are said, in order of first mention.
    fn spoken(&self) -> Vec<(u32, Kind, &str)> {
        let mut met = vec![false; self.known.len()];
        let names = self.said.iter().flat_map(|said| {
            let alias = said.what.alias.map(|(name, _)| name);
            std::iter::once(said.what.name).chain(alias).map(|name| (name, said.what.kind))
        });
        let new = names.filter(|(name, _)| !std::mem::replace(&mut met[*name as usize], true));
        new.map(|(name, kind)| (name, kind, &self.names.get(name)[1..])).collect()
    }

    /// A name that was hardly found to be one kind is the kind that it was surely found to be, or far more often.
    fn vote(&self, sets: &mut Sets) {
        let mut kinds: HashMap<&str, Vec<u32>> = HashMap::default();
        for (name, _, text) in self.spoken() {
            kinds.entry(text).or_default().push(name);
        }
        for names in kinds.into_values().filter(|names| names.len() > 1) {
            let known = |name: u32| &self.known[name as usize];
            let Some(&most) = names.iter().max_by_key(|name| {
                let (count, trust) = (known(**name).count, known(**name).trust);
                (trust > WEAK, count, trust)
            }) else {
                continue;
            };
            for &name in &names {
                let few = known(most).trust > WEAK || known(name).count * 3 <= known(most).count;
                if name != most && few && known(name).trust <= WEAK {
                    sets.join(most, name);
                }
            }
        }
    }
}

/// A find that is trusted no more than this was found by the words around it alone.
const WEAK: u8 = 2;

/// A spelling as a name by itself: direction controls belong to the text it was cut from.
fn shown(spelling: &str) -> String {
    spelling.chars().filter(|&c| !is_bidi_control(c)).collect()
}
