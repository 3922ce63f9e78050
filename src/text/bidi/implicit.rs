//! The rules for a text without direction codes (W1 to I2), in two passes over the kinds of its characters: weak types
//! by an automaton that patches the few which hang on what follows, then brackets and neutrals.

use super::super::property::Properties;
use super::brackets::{self, Pair};
use super::resolved::Resolved;
use super::{CLASSES, Classes, Direction};
use unicode_bidi::BidiClass;

/// What a text is after the rules for weak types (W1 to W7); its buffers are used again for the next.
#[derive(Debug, Default)]
pub(in crate::text) struct Weak {
    /// Longer than there are characters: what comes after them is left from texts before.
    resolved: Vec<Resolved>,
    pairs: Vec<Pair>,
    base: Direction,
}

/// Resolves one character after another.
pub(in crate::text) struct Resolver<'a> {
    resolved: &'a mut [Resolved],
    state: usize,
    /// Where what hangs on the next character begins.
    marked: usize,
}

impl Weak {
    /// Begins a text of at most so many characters.
    pub(in crate::text) fn start(&mut self, base: Direction, most: usize) -> Resolver<'_> {
        if self.resolved.len() < most {
            self.resolved.resize(most, Resolved::NEUTRAL);
        }
        self.base = base;
        let state = State { strong: Strong::of(base), last: Last::Strong }.number();
        Resolver { resolved: &mut self.resolved, state, marked: 0 }
    }

    /// The level of each character of the text that was resolved, before rule L1. `classes` are those that occur in it,
    /// without direction codes; `character` gives the character at an index of so many. Linear in the length.
    pub(in crate::text) fn levels(
        &mut self,
        length: usize,
        classes: Classes,
        character: impl Fn(usize) -> char,
        levels: &mut Vec<u8>,
    ) {
        let Self { resolved, pairs, base } = self;
        let resolved = &mut resolved[..length];
        let base = *base;
        levels.clear();
        let against = match base {
            Direction::Ltr => Classes::RIGHT_TO_LEFT,
            Direction::Rtl => Classes::LEFT,
        };
        if classes.any(against) {
            pairs.clear();
            if classes.any(Classes::OTHER_NEUTRAL) {
                brackets::pair(&character, resolved, base, pairs);
            }
            levels.resize(length, base.level());
            neutral(&character, resolved, pairs, base, levels);
        } else if base == Direction::Rtl && classes.any(Classes::NUMBERS) {
            // Neutrals are along the base direction, and brackets too: only numbers stand at another level …
            levels.extend(resolved.iter().map(|resolved| resolved.level(base)));
        } else {
            // … and from left to right not even those.
            levels.resize(length, base.level());
        }
        if classes.any(Classes::REMOVED) {
            // What is removed stands with what is before it, as unicode-bidi has it.
            for at in 0..levels.len() {
                if resolved[at] == Resolved::REMOVED {
                    levels[at] = at.checked_sub(1).map_or(base.level(), |before| levels[before]);
                }
            }
        }
    }
}

impl Resolver<'_> {
    /// Takes the next character, which has this index; whether each more of its class would be what it is, whatever
    /// follows.
    #[inline]
    pub(in crate::text) fn step(&mut self, at: usize, properties: Properties) -> bool {
        let entry = AUTOMATON[self.state][properties.bidi()];
        self.state = entry.state();
        if entry.action() != Action::None as u16 {
            self.act(at, entry);
        }
        self.resolved[at] = entry.resolved();
        entry.is_settled()
    }

    /// Takes a character of the class of the one before it, which was settled.
    #[inline]
    pub(in crate::text) fn repeat(&mut self, at: usize) {
        self.resolved[at] = self.resolved[at - 1];
    }

    fn act(&mut self, at: usize, entry: Entry) {
        if entry.action() == Action::Mark as u16 {
            self.marked = at;
        } else {
            self.resolved[self.marked..at].fill(entry.resolved());
        }
    }
}

/// Rules N0 to I2.
fn neutral(
    character: &impl Fn(usize) -> char,
    resolved: &mut [Resolved],
    pairs: &[Pair],
    base: Direction,
    levels: &mut [u8],
) {
    let opposite = base.level() + 1;
    // Whether the last strong type is against the base direction, and where the neutrals behind it begin.
    let (mut against, mut from) = (false, 0);
    let mut pairs = pairs.iter().peekable();
    for at in 0..resolved.len() {
        if let Some(pair) = pairs.next_if(|pair| pair.open == at) {
            pair.resolve(base, against, character, resolved);
        }
        let now = resolved[at];
        if matches!(now, Resolved::NEUTRAL | Resolved::REMOVED) {
            continue;
        }
        let is_against = now.is_against(base);
        if is_against && against {
            levels[from..at].fill(opposite);
        }
        levels[at] = now.level(base);
        (against, from) = (is_against, at + 1);
    }
}

/// The last strong character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strong {
    L,
    R,
    Al,
}

impl Strong {
    fn of(direction: Direction) -> Self {
        match direction {
            Direction::Ltr => Self::L,
            Direction::Rtl => Self::R,
        }
    }
}

/// The last character, as far as the rules for weak types ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// The last strong one, or the start of the text.
    Strong,
    Neutral,
    European,
    /// One separator behind a European number.
    EuropeanSeparator,
    Arabic,
    ArabicSeparator,
    /// Terminators that no number stands before.
    Terminator,
    /// Terminators behind a European number.
    EuropeanTerminator,
}

#[derive(Debug, Clone, Copy)]
struct State {
    strong: Strong,
    last: Last,
}

const STRONG: [Strong; 3] = [Strong::L, Strong::R, Strong::Al];
const LAST: [Last; 8] = [
    Last::Strong,
    Last::Neutral,
    Last::European,
    Last::EuropeanSeparator,
    Last::Arabic,
    Last::ArabicSeparator,
    Last::Terminator,
    Last::EuropeanTerminator,
];

impl State {
    const fn number(self) -> usize {
        self.strong as usize * LAST.len() + self.last as usize
    }
}

/// What is done about characters before this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    None,
    /// What this one is hangs on what follows.
    Mark,
    /// From the mark on all are what this one is.
    Patch,
}

/// The next state (5 bits), what the character is (3), the action (2), `SETTLED`.
#[derive(Debug, Clone, Copy)]
struct Entry(u16);

/// The next state stays, and gives the same without an action, for each more of the class.
const SETTLED: u16 = 1 << 15;

impl Entry {
    #[inline]
    fn state(self) -> usize {
        usize::from(self.0 & 0x1F)
    }

    #[inline]
    fn resolved(self) -> Resolved {
        Resolved::of_number((self.0 >> 5 & 7) as u8)
    }

    #[inline]
    fn action(self) -> u16 {
        self.0 >> 8 & 3
    }

    #[inline]
    fn is_settled(self) -> bool {
        self.0 & SETTLED != 0
    }
}

/// One step of rules W1 to W7.
const fn step(State { strong, last }: State, class: BidiClass) -> (State, Resolved, Action) {
    use Action::{Mark, None, Patch};
    const NEUTRAL: Resolved = Resolved::NEUTRAL;
    const LEFT: Resolved = Resolved::LEFT;
    const RIGHT: Resolved = Resolved::RIGHT;
    const ARABIC: Resolved = Resolved::ARABIC;
    let next = match class {
        BidiClass::L => return (State { strong: Strong::L, last: Last::Strong }, LEFT, None),
        BidiClass::R => return (State { strong: Strong::R, last: Last::Strong }, RIGHT, None),
        BidiClass::AL => return (State { strong: Strong::Al, last: Last::Strong }, RIGHT, None),
        // W1: a mark is what it stands on.
        BidiClass::NSM => match last {
            Last::Strong => (last, if matches!(strong, Strong::L) { LEFT } else { RIGHT }, None),
            // A second separator: then neither is part of a number (W4).
            Last::Neutral | Last::EuropeanSeparator | Last::ArabicSeparator => (Last::Neutral, NEUTRAL, None),
            Last::European | Last::EuropeanTerminator => (last, european(strong), None),
            Last::Arabic => (last, ARABIC, None),
            Last::Terminator => (last, NEUTRAL, None),
        },
        // W2, W4, W5, W7.
        BidiClass::EN if matches!(strong, Strong::Al) => match last {
            Last::ArabicSeparator => (Last::Arabic, ARABIC, Patch),
            _ => (Last::Arabic, ARABIC, None),
        },
        BidiClass::EN => match last {
            Last::EuropeanSeparator | Last::Terminator => (Last::European, european(strong), Patch),
            _ => (Last::European, european(strong), None),
        },
        BidiClass::AN => match last {
            Last::ArabicSeparator => (Last::Arabic, ARABIC, Patch),
            _ => (Last::Arabic, ARABIC, None),
        },
        BidiClass::ES | BidiClass::CS => match (last, class) {
            (Last::European, _) => (Last::EuropeanSeparator, NEUTRAL, Mark),
            (Last::Arabic, BidiClass::CS) => (Last::ArabicSeparator, NEUTRAL, Mark),
            _ => (Last::Neutral, NEUTRAL, None),
        },
        BidiClass::ET => match last {
            Last::European | Last::EuropeanTerminator => (Last::EuropeanTerminator, european(strong), None),
            Last::Terminator => (last, NEUTRAL, None),
            // Behind an Arabic letter no number is European.
            _ if matches!(strong, Strong::Al) => (Last::Neutral, NEUTRAL, None),
            _ => (Last::Terminator, NEUTRAL, Mark),
        },
        BidiClass::BN => (last, Resolved::REMOVED, None),
        _ => (Last::Neutral, NEUTRAL, None),
    };
    (State { strong, last: next.0 }, next.1, next.2)
}

/// Rule W7: behind a left-to-right letter a European number is like one.
const fn european(strong: Strong) -> Resolved {
    if matches!(strong, Strong::L) { Resolved::LEFT } else { Resolved::EUROPEAN }
}

static AUTOMATON: [[Entry; 32]; STRONG.len() * LAST.len()] = {
    let mut table = [[Entry(0); 32]; STRONG.len() * LAST.len()];
    let mut number = 0;
    while number < table.len() {
        let state = State { strong: STRONG[number / LAST.len()], last: LAST[number % LAST.len()] };
        let mut class = 0;
        while class < CLASSES.len() {
            let (next, resolved, action) = step(state, CLASSES[class]);
            let (after, same, more) = step(next, CLASSES[class]);
            let settled = after.number() == next.number()
                && same.number() == resolved.number()
                && matches!(more, Action::None);
            let settled = if settled { SETTLED } else { 0 };
            table[number][class] = Entry(
                next.number() as u16 | (resolved.number() as u16) << 5 | (action as u16) << 8 | settled,
            );
            class += 1;
        }
        number += 1;
    }
    table
};
