//! Cuts a text into clusters: what the reader sees as one letter with its marks (Unicode Annex 29, extended).

use super::property::Properties;

/// The extended grapheme clusters of a text, each with the byte where it begins.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut segmenter = Segmenter::default();
    let starts = text.char_indices().filter(move |&(_, c)| segmenter.step(Properties::of(c)));
    let mut starts = starts.map(|(at, _)| at).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        Some((start, &text[start..starts.peek().copied().unwrap_or(text.len())]))
    })
}

/// Walks a text from its beginning and says where clusters begin.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Segmenter {
    /// A [`Before`], as a number.
    state: u8,
}

impl Segmenter {
    /// Takes the next character; whether a cluster begins with it.
    #[inline]
    pub(super) fn step(&mut self, properties: Properties) -> bool {
        self.step_and_settle(properties).0
    }

    /// Takes the next character; whether a cluster begins with it, and whether one would begin with each more of its class.
    #[inline]
    pub(super) fn step_and_settle(&mut self, properties: Properties) -> (bool, bool) {
        let entry = AUTOMATON[usize::from(self.state)][properties.cluster()];
        self.state = entry & STATE;
        (entry & BEGINS != 0, entry & SETTLED != 0)
    }
}

/// A cluster break class, in the order of the tables. What rules 9c and 11 tell apart is a class of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Any,
    Cr,
    Lf,
    Control,
    Extend,
    Zwj,
    Regional,
    Prepend,
    SpacingMark,
    L,
    V,
    T,
    Lv,
    Lvt,
    Pictograph,
    Consonant,
    Linker,
}

const CLASSES: [Class; 17] = [
    Class::Any,
    Class::Cr,
    Class::Lf,
    Class::Control,
    Class::Extend,
    Class::Zwj,
    Class::Regional,
    Class::Prepend,
    Class::SpacingMark,
    Class::L,
    Class::V,
    Class::T,
    Class::Lv,
    Class::Lvt,
    Class::Pictograph,
    Class::Consonant,
    Class::Linker,
];

/// What the rules need to know of the text before a boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Start,
    Other,
    Cr,
    Control,
    Prepend,
    L,
    /// V or LV.
    V,
    /// T or LVT.
    T,
    /// An odd number of regional indicators.
    Regional,
    /// A pictograph and what extends it …
    Pictograph,
    /// … up to a ZWJ.
    PictographZwj,
    /// A consonant and what extends it …
    Consonant,
    /// … with a linker in it.
    Linked,
}

const STATES: [Before; 13] = [
    Before::Start,
    Before::Other,
    Before::Cr,
    Before::Control,
    Before::Prepend,
    Before::L,
    Before::V,
    Before::T,
    Before::Regional,
    Before::Pictograph,
    Before::PictographZwj,
    Before::Consonant,
    Before::Linked,
];

/// Rules GB3 to GB13: whether no cluster begins between what is before and a character of this class.
const fn holds(before: Before, class: Class) -> bool {
    match (before, class) {
        // GB1, GB3 to GB5.
        (Before::Start, _) => false,
        (Before::Cr, Class::Lf) => true,
        (Before::Cr | Before::Control, _) | (_, Class::Cr | Class::Lf | Class::Control) => false,
        // GB9, GB9a, GB9b.
        (_, Class::Extend | Class::Zwj | Class::Linker | Class::SpacingMark) | (Before::Prepend, _) => true,
        // GB6 to GB8.
        (Before::L, Class::L | Class::V | Class::Lv | Class::Lvt) => true,
        (Before::V, Class::V | Class::T) | (Before::T, Class::T) => true,
        // GB9c, GB11, GB12, GB13.
        (Before::Linked, Class::Consonant) => true,
        (Before::PictographZwj, Class::Pictograph) => true,
        (Before::Regional, Class::Regional) => true,
        _ => false,
    }
}

const fn then(before: Before, class: Class) -> Before {
    match (class, before) {
        (Class::Cr, _) => Before::Cr,
        (Class::Lf | Class::Control, _) => Before::Control,
        (Class::Prepend, _) => Before::Prepend,
        (Class::L, _) => Before::L,
        (Class::V | Class::Lv, _) => Before::V,
        (Class::T | Class::Lvt, _) => Before::T,
        (Class::Regional, Before::Regional) => Before::Other,
        (Class::Regional, _) => Before::Regional,
        (Class::Pictograph, _) => Before::Pictograph,
        (Class::Consonant, _) => Before::Consonant,
        (Class::Zwj, Before::Pictograph) => Before::PictographZwj,
        (Class::Extend | Class::Linker, Before::Pictograph) => Before::Pictograph,
        (Class::Linker, Before::Consonant | Before::Linked) => Before::Linked,
        (Class::Extend | Class::Zwj, Before::Consonant | Before::Linked) => before,
        (Class::Any | Class::SpacingMark | Class::Extend | Class::Zwj | Class::Linker, _) => Before::Other,
    }
}

/// The parts of an entry of the automaton: the next state, whether a cluster begins, and whether the next state stays and
/// begins a cluster with each more of the class.
const STATE: u8 = 0x3F;
const SETTLED: u8 = 0x40;
const BEGINS: u8 = 0x80;

/// For each state, for each class, an entry.
static AUTOMATON: [[u8; 32]; STATES.len()] = {
    let mut table = [[0; 32]; STATES.len()];
    let mut state = 0;
    while state < STATES.len() {
        let mut class = 0;
        while class < CLASSES.len() {
            let (before, now) = (STATES[state], CLASSES[class]);
            let next = then(before, now);
            let settled = !holds(next, now) && then(next, now) as u8 == next as u8;
            table[state][class] =
                next as u8 | if holds(before, now) { 0 } else { BEGINS } | if settled { SETTLED } else { 0 };
            class += 1;
        }
        state += 1;
    }
    table
};
