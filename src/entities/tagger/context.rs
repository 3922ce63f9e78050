//! What the words around a token say of it together: pairs, quotations, what rules and lists found, cues before it.

use std::cmp::Ordering;
use std::ops::Range;

use super::cue::CUES;
use super::key::{Ask, key};
use super::tag::{KINDS, Tag};
use super::word::Lore;
use crate::article::Kind;
use crate::entities::hash::pair;
use crate::entities::passage::{Find, Passage};
use crate::entities::quote::quotes;
use crate::entities::role::{Role, bits};

/// A cue is heard no further than this many tokens.
const HEARD: usize = 7;

/// Phrases that name something.
const NAMES: u64 = bits(&[
    Role::Person,
    Role::Place,
    Role::MaybePlace,
    Role::Organization,
    Role::MaybeOrganization,
    Role::Product,
    Role::Event,
]);

/// What is known of a passage beside its words.
#[derive(Debug)]
pub(super) struct Context {
    /// By token: what rules found, 0 = nothing.
    rules: Vec<u32>,
    /// By token: what the lists have there.
    listed: Vec<u32>,
    /// All that the lists have as names, in order of where they begin: tokens, and the kinds.
    names: Vec<(Range<u32>, u32)>,
    /// By token: its place in a quotation, and what stands before that.
    quoted: Vec<(u32, u64)>,
    /// By token: the last cue and how far it is.
    cues: Vec<u32>,
    /// By token: how many words the head of an organisation is before it, while its name may go on.
    heads: Vec<u32>,
}

impl Context {
    pub(super) fn new(passage: &Passage<'_>, lore: &[Lore], finds: &[Find]) -> Self {
        Self {
            rules: rules(passage, finds),
            listed: listed(passage),
            names: names(passage),
            quoted: quoted(passage, lore),
            cues: cues(passage),
            heads: heads(passage),
        }
    }

    /// What lists have of some tokens: the kinds if they are just these, with a mark for what goes beyond.
    pub(super) fn listed_as(&self, tokens: &Range<usize>) -> u64 {
        extent(&self.listed, tokens, |listed| (listed - 1) & 1 == 0, |listed| u64::from((listed - 1) >> 2))
    }

    /// What lists have just these tokens as, whatever longer names they have there: a bit for each kind, and one that says
    /// whether one goes on behind them.
    pub(super) fn named_as(&self, tokens: &Range<usize>) -> u64 {
        let first = self.names.partition_point(|(name, _)| (name.start as usize) < tokens.start);
        let here = self.names[first..].iter().take_while(|(name, _)| name.start as usize == tokens.start);
        here.fold(0, |all, (name, kinds)| match tokens.end.cmp(&(name.end as usize)) {
            Ordering::Equal => all | u64::from(*kinds) << 1,
            Ordering::Less => all | 1,
            Ordering::Greater => all,
        })
    }

    /// Whether lists have just some tokens.
    pub(super) fn is_listed(&self, tokens: &Range<usize>) -> bool {
        self.listed_as(tokens) & 3 == 1
    }

    /// The names that rules found: tokens, and the tag of the first.
    pub(super) fn ruled(&self) -> impl Iterator<Item = (Range<usize>, Tag)> + '_ {
        let begins = |rule: u32| rule != 0 && ((rule - 1) / 8).is_multiple_of(2);
        let starts = self.rules.iter().enumerate().filter(move |(_, rule)| begins(**rule));
        starts.filter_map(move |(start, &rule)| {
            let rest = self.rules[start + 1..].iter().take_while(|next| **next != 0 && !begins(**next));
            let kind = KINDS.into_iter().find(|kind| *kind as u32 == (rule - 1) / 16)?;
            Some((start..start + 1 + rest.count(), Tag::begins(kind)))
        })
    }

    /// What rules found in some tokens: just these as this kind or as another, how much that is to be trusted; part of them, more.
    pub(super) fn ruled_as(&self, tokens: &Range<usize>, kind: Kind) -> u64 {
        let told = |rule: u32| u64::from((rule - 1) / 16 == kind as u32) << 3 | u64::from((rule - 1) % 8);
        extent(&self.rules, tokens, |rule| ((rule - 1) / 8).is_multiple_of(2), told)
    }

    /// The features of a token: their keys.
    pub(super) fn features(&self, passage: &Passage<'_>, lore: &[Lore], at: usize, mut put: impl FnMut(u32)) {
        let nothing = Lore::default();
        let near =
            |offset: isize| at.checked_add_signed(offset).and_then(|at| lore.get(at)).unwrap_or(&nothing);
        let (before, here, behind) = (near(-1), near(0), near(1));
        let mut say = |ask: Ask, offset: i8, answer: u64| put(key(ask, offset, answer));
        let class = u64::from(here.class);
        say(Ask::StemPair, -1, pair(before.stem, here.stem));
        say(Ask::StemPair, 1, pair(here.stem, behind.stem));
        say(Ask::StemThree, 0, pair(before.stem, behind.stem));
        say(Ask::RolesPair, -1, pair(before.roles, here.roles));
        say(Ask::RolesPair, 1, pair(here.roles, behind.roles));
        say(Ask::RolesThree, 0, pair(pair(before.roles, here.roles), behind.roles));
        say(Ask::ClassPair, -1, u64::from(before.class) << 16 | class);
        say(Ask::ClassPair, 1, class << 16 | u64::from(behind.class));
        say(Ask::StemClass, -1, pair(before.stem, class));
        say(Ask::StemClass, 1, pair(class, behind.stem));
        say(Ask::SuffixPair, -1, pair(before.ending, here.ending));
        say(Ask::SuffixPair, 1, pair(here.ending, behind.ending));
        let sort = |lore: &Lore| u64::from(lore.sort);
        say(Ask::SortPair, -1, sort(before) << 8 | sort(here));
        say(Ask::SortPair, 1, sort(here) << 8 | sort(behind));
        say(Ask::SortThree, 0, sort(before) << 16 | sort(here) << 8 | sort(behind));
        say(Ask::SortThree, -1, sort(near(-2)) << 16 | sort(before) << 8 | sort(here));
        say(Ask::SortThree, 1, sort(here) << 16 | sort(behind) << 8 | sort(near(2)));
        say(Ask::SortClass, 0, sort(here) << 16 | class);
        let capital = |at: Option<usize>| {
            at.and_then(|at| passage.tokens.get(at)).map_or(0, |token| 1 + u64::from(token.capital))
        };
        if passage.is_latin(at) {
            let around = capital(at.checked_sub(1)) << 4 | capital(Some(at)) << 2 | capital(Some(at + 1));
            say(Ask::Capital, 0, around);
        }
        if at == 0 {
            say(Ask::Begin, 0, class);
        }
        let (place, opener) = self.quoted[at];
        if place > 0 {
            say(Ask::Quote, 0, u64::from(place));
            say(Ask::Quote, 1, pair(u64::from(place), class));
            say(Ask::QuotedBy, 0, opener);
            say(Ask::QuotedBy, 1, pair(opener, u64::from(place)));
        }
        let neighbour = |of: &[u32], offset: isize| {
            u64::from(at.checked_add_signed(offset).and_then(|at| of.get(at)).copied().unwrap_or(0))
        };
        let (rule, list) = (u64::from(self.rules[at]), u64::from(self.listed[at]));
        let (rule_before, rule_behind) = (neighbour(&self.rules, -1), neighbour(&self.rules, 1));
        let (list_before, list_behind) = (neighbour(&self.listed, -1), neighbour(&self.listed, 1));
        let cue = u64::from(self.cues[at]);
        // Where there is nothing, nothing is said: what the words say by themselves says it.
        if rule > 0 {
            say(Ask::Rule, 0, rule);
            say(Ask::RuleClass, 0, pair(rule, class));
            say(Ask::RuleClass, 1, pair(rule, here.stem));
        }
        if rule | list > 0 {
            say(Ask::RuleListed, 0, rule << 16 | list);
        }
        if list > 0 {
            say(Ask::Listed, 0, list);
            say(Ask::ListedClass, 0, pair(list, class));
            say(Ask::ListedClass, 1, pair(list, before.stem));
        }
        let pairs = [
            (Ask::RulePair, -1, rule_before, rule),
            (Ask::RulePair, 1, rule, rule_behind),
            (Ask::ListedPair, -1, list_before, list),
            (Ask::ListedPair, 1, list, list_behind),
        ];
        for (ask, offset, one, other) in pairs {
            if one | other > 0 {
                say(ask, offset, one << 16 | other);
            }
        }
        if cue > 0 {
            say(Ask::Cue, 0, cue);
            say(Ask::CueClass, 0, pair(cue, class));
        }
        let head = u64::from(self.heads[at]);
        if head > 0 {
            say(Ask::Head, 0, head);
            say(Ask::Head, 1, pair(head, class));
            say(Ask::Head, 2, pair(class, behind.roles));
        }
    }
}

/// How marks by token lie on some tokens: what a mark says, times four, with 0 where none lies there, 1 where one begins and ends
/// with them, 2 where one begins with them, 3 where any other does.
fn extent(
    marks: &[u32],
    tokens: &Range<usize>,
    begins: impl Fn(u32) -> bool,
    says: impl Fn(u32) -> u64,
) -> u64 {
    let goes_on = |at: usize| marks.get(at).is_some_and(|&mark| mark != 0 && !begins(mark));
    let first = marks[tokens.start];
    if first != 0 && begins(first) {
        let ends = tokens.clone().skip(1).all(goes_on) && !goes_on(tokens.end);
        return says(first) << 2 | if ends { 1 } else { 2 };
    }
    if marks[tokens.clone()].iter().any(|&mark| mark != 0) { 3 } else { 0 }
}

fn rules(passage: &Passage<'_>, finds: &[Find]) -> Vec<u32> {
    let mut rules = vec![0; passage.tokens.len()];
    for find in finds {
        for (number, rule) in rules[find.tokens.clone()].iter_mut().enumerate() {
            *rule = 1 + (find.kind as u32 * 2 + u32::from(number > 0)) * 8 + u32::from(find.trust);
        }
    }
    rules
}

fn listed(passage: &Passage<'_>) -> Vec<u32> {
    let mut listed = vec![0; passage.tokens.len()];
    let mut at = 0;
    while at < listed.len() {
        let found = passage.is_word(at).then(|| passage.phrase(at, NAMES)).flatten();
        let Some((length, roles)) = found else {
            at += 1;
            continue;
        };
        // The names are the first of the roles.
        let kinds = (roles & NAMES) as u32;
        for number in 0..length {
            listed[at + number] = 1 + (kinds << 2 | u32::from(length > 1) << 1 | u32::from(number > 0));
        }
        at += length;
    }
    listed
}

fn names(passage: &Passage<'_>) -> Vec<(Range<u32>, u32)> {
    let at = |at: usize| {
        let names = passage.phrases(at).filter(|(_, roles)| roles & NAMES != 0);
        names.map(move |(length, roles)| (at as u32..(at + length) as u32, (roles & NAMES) as u32))
    };
    (0..passage.tokens.len()).filter(|at| passage.is_word(*at)).flat_map(at).collect()
}

fn quoted(passage: &Passage<'_>, lore: &[Lore]) -> Vec<(u32, u64)> {
    let mut quoted = vec![(0, 0); passage.tokens.len()];
    let mut mark = |tokens: Range<usize>, base: u32| {
        let opener = tokens.start.checked_sub(2).and_then(|at| lore.get(at)).map_or(0, |lore| lore.stem);
        let length = tokens.len().min(6) as u32;
        let last = tokens.len() - 1;
        for (number, one) in quoted[tokens].iter_mut().enumerate() {
            let place = u32::from(number > 0) + 2 * u32::from(number == last);
            *one = (1 + base + place + 4 * length, opener);
        }
    };
    for quote in quotes(passage).into_iter().filter(|quote| !quote.is_empty()) {
        mark(quote, 0);
    }
    let mut open = None;
    for at in 0..passage.tokens.len() {
        if passage.is_sign(at, &['(', '[']) {
            open = Some(at + 1);
        } else if passage.is_sign(at, &[')', ']'])
            && let Some(start) = open.take()
            && (1..8).contains(&(at - start))
        {
            mark(start..at, 64);
        }
    }
    quoted
}

/// Whether a sign ends what a cue prepares for.
fn ends(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_sign(at, &['.', '؟', '!', '؛', '…', '\n'])
}

fn cues(passage: &Passage<'_>) -> Vec<u32> {
    let mut cues = Vec::with_capacity(passage.tokens.len());
    let mut last: Option<(usize, usize)> = None;
    for at in 0..passage.tokens.len() {
        if ends(passage, at) {
            last = None;
        }
        let heard = last.map(|(cue, from)| (cue, at - from)).filter(|(_, far)| *far <= HEARD);
        cues.push(heard.map_or(0, |(cue, far)| (cue * 8 + far) as u32));
        let stem = passage.stem(at);
        if let Some(cue) = CUES.iter().position(|cue| stem.is(cue.bit())) {
            last = Some((cue, at));
        }
    }
    cues
}

fn heads(passage: &Passage<'_>) -> Vec<u32> {
    let mut heads = Vec::with_capacity(passage.tokens.len());
    let mut far = 0;
    for at in 0..passage.tokens.len() {
        if passage.is_word(at) && passage.stem(at).is(Role::HeadsOrganization.bit()) {
            far = 1;
        } else if far > 0 {
            let goes_on = passage.is_arabic(at)
                && far < HEARD
                && !passage.whole(at).is(bits(&[Role::Function, Role::Says]));
            far = if goes_on { far + 1 } else { 0 };
        }
        heads.push(far as u32);
    }
    heads
}
