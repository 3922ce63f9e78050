//! Where a line may end (Unicode Annex 14).
//!
//! The rules are in `rules`; the compiler makes an automaton of them, so that a character costs one look-up.

mod rules;

use super::property::{Kind, Properties};
use super::tables;
use rules::{Before, CLASSES, Class, Verdict, verdict};

/// The bytes at which a line may end, in order; the end of the text is the last. Empty for an empty text.
///
/// South-East Asian scripts are broken only at spaces: their words need a dictionary (rule LB1).
pub fn breaks(text: &str) -> Vec<usize> {
    let kinds: Vec<Kind> = text.chars().map(Kind::of).collect();
    let line = |kind: &Kind| kind.properties().line();
    let mut breaker = Breaker::default();
    let mut found = Vec::new();
    for (at, (byte, _)) in text.char_indices().enumerate() {
        let told = breaker.step(kinds[at].properties());
        if told.is_yes() || told.is_open() && told.settle(kinds[at + 1..].iter().map(line)) {
            found.push(byte);
        }
    }
    found.extend((!text.is_empty()).then_some(text.len()));
    found
}

/// Walks a text from its beginning.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Breaker {
    state: u16,
}

impl Breaker {
    /// Takes the next character.
    #[inline]
    pub(super) fn step(&mut self, properties: Properties) -> Told {
        self.step_and_settle(properties).0
    }

    /// Takes the next character; also whether no line could end before any more of its class.
    #[inline]
    pub(super) fn step_and_settle(&mut self, properties: Properties) -> (Told, bool) {
        let entry = AUTOMATON.entries[usize::from(self.state)][properties.line()];
        self.state = entry & STATE;
        (Told((entry & !SETTLED) >> STATE.count_ones()), entry & SETTLED != 0)
    }
}

/// What was told of the boundary before a character: the number of a [`Verdict`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told(u16);

impl Told {
    /// Whether a line may end there, as far as the text up to that character tells.
    #[inline]
    pub(super) fn is_yes(self) -> bool {
        self.0 == Verdict::May as u16 || self.0 == Verdict::Must as u16
    }

    /// Whether it hangs on what follows that character.
    #[inline]
    pub(super) fn is_open(self) -> bool {
        self.0 > Verdict::Must as u16
    }

    /// Settles an open verdict by the characters that follow. Marks are passed over, each for one base only.
    /// `rest` gives the [`Properties::line`] of each.
    pub(super) fn settle(self, mut rest: impl Iterator<Item = usize>) -> bool {
        let mut next = || {
            let line = rest.find(|&line| !matches!(class(line), Class::CM | Class::ZWJ))?;
            Some((class(line), line >= WIDE))
        };
        if self.0 == Verdict::UnlessClosing as u16 {
            use Class::{BK, CL, CP, CR, EX, GL, IS, LF, NL, QU, QuPf, QuPi, SP, SY, WJ, ZW};
            return !next().is_none_or(|(class, _)| {
                let quotation = matches!(class, QU | QuPi | QuPf);
                quotation || matches!(class, SP | GL | WJ | CL | CP | EX | IS | SY | BK | CR | LF | NL | ZW)
            });
        }
        if self.0 == Verdict::UnlessNarrow as u16 {
            return next().is_some_and(|(_, wide)| wide);
        }
        if self.0 == Verdict::IfNumber as u16 {
            return next().is_some_and(|(class, _)| class == Class::NU);
        }
        if self.0 == Verdict::UnlessVirama as u16 {
            return next().is_none_or(|(class, _)| class != Class::VF);
        }
        match next() {
            Some((Class::NU, _)) => false,
            Some((Class::IS, _)) => next().is_none_or(|(class, _)| class != Class::NU),
            _ => true,
        }
    }
}

/// The first number of an East Asian class in [`Properties::line`].
const WIDE: usize = (tables::WIDE >> 5) as usize;

fn class(line: usize) -> Class {
    CLASSES[line % WIDE]
}

/// For each state, for each class: the next state and, in the high bits, the verdict before that class.
struct Automaton {
    entries: [[u16; 2 * WIDE]; STATES],
}

/// How many states the rules tell apart.
const STATES: usize = explore().1;

static AUTOMATON: Automaton = Automaton { entries: table() };

/// The bits of a state in an entry.
const STATE: u16 = 0x1FF;

/// In an entry: the next state stays, and allows no break, for each more of the class.
const SETTLED: u16 = 1 << 15;

/// More than the rules tell apart.
const MOST: usize = STATE as usize + 1;

/// Finds all that can be before a boundary, the start of the text first, and how many there are.
#[allow(long_running_const_eval)]
const fn explore() -> ([Before; MOST], usize) {
    let mut states = [Before::START; MOST];
    let mut known = [false; 1 << 12];
    known[Before::START.number()] = true;
    let (mut at, mut count) = (0, 1);
    while at < count {
        let mut column = 0;
        while column < 2 * CLASSES.len() {
            let next = states[at].then(CLASSES[column / 2], column % 2 == 1);
            if !known[next.number()] {
                known[next.number()] = true;
                states[count] = next;
                count += 1;
            }
            column += 1;
        }
        at += 1;
    }
    (states, count)
}

#[allow(long_running_const_eval)]
#[allow(clippy::large_stack_arrays, reason = "the compiler's stack, not ours")]
const fn table() -> [[u16; 2 * WIDE]; STATES] {
    let (states, count) = explore();
    let mut numbers = [0_u16; 1 << 12];
    let mut at = 0;
    while at < count {
        numbers[states[at].number()] = at as u16;
        at += 1;
    }
    let mut entries = [[0; 2 * WIDE]; STATES];
    let mut at = 0;
    while at < count {
        let mut column = 0;
        while column < 2 * CLASSES.len() {
            let (right, wide) = (CLASSES[column / 2], column % 2 == 1);
            let next = states[at].then(right, wide);
            let told = verdict(states[at], right, wide) as u16;
            let stays = next.then(right, wide).number() == next.number()
                && matches!(verdict(next, right, wide), Verdict::No);
            entries[at][right as usize + if wide { WIDE } else { 0 }] =
                numbers[next.number()] | told << STATE.count_ones() | if stays { SETTLED } else { 0 };
            column += 1;
        }
        at += 1;
    }
    entries
}
