//! One paragraph analysed: its characters with their kinds, where clusters begin, where lines may end, and levels.

use super::bidi::{self, Classes, Direction, Weak};
use super::breaks::{Breaker, Told};
use super::cluster::Segmenter;
use super::joining::Sides;
use super::property::{Kind, Properties};
use super::{reorder, tables};

/// A character with those of its properties that are asked for at every one, and two things about its beginning.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Unit(u32);

/// The properties that a unit has; they stand where the tables have them.
const KEPT: u32 = tables::SPACE
    | tables::SIMPLE
    | tables::JOINS_PREVIOUS
    | tables::JOINS_NEXT
    | tables::TRANSPARENT
    | tables::LAM
    | tables::ALEF;
const CLUSTER: u32 = 1 << 26;
const BREAK: u32 = 1 << 27;
const CODE: u32 = 0x1F_FFFF;
const _: () = assert!(KEPT & (CLUSTER | BREAK | CODE) == 0 && tables::ALEF == tables::LAM << 1);

impl Unit {
    #[inline]
    fn new(code: u32, properties: Properties, begins: bool, may_break: bool) -> Self {
        let begins = if begins { CLUSTER } else { 0 };
        let may_break = if may_break { BREAK } else { 0 };
        Self(code | properties.flags(KEPT) | begins | may_break)
    }

    /// The number of its character.
    #[inline]
    pub(super) fn code(self) -> u32 {
        self.0 & CODE
    }

    /// Whether, before another, it is a cluster of its own that is drawn in one column as it is, but for its form, and the
    /// two do not make one letter. Bits alone: one branch for all that.
    #[inline]
    pub(super) fn is_plain_before(self, next: Self) -> bool {
        let here = (self.0 ^ tables::SIMPLE) & (tables::SIMPLE | tables::TRANSPARENT);
        let after = (next.0 ^ CLUSTER) & (CLUSTER | tables::TRANSPARENT);
        here | after | (self.0 & next.0 >> 1 & tables::LAM) == 0
    }

    #[inline]
    pub(super) fn character(self) -> char {
        char::from_u32(self.code()).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Whether a cluster begins with it.
    #[inline]
    pub(super) fn begins_cluster(self) -> bool {
        self.0 & CLUSTER != 0
    }

    /// Whether a line may end before it.
    #[inline]
    pub(super) fn may_break(self) -> bool {
        self.0 & BREAK != 0
    }

    /// Whether it is white space, which hangs at the end of a line.
    #[inline]
    pub(super) fn is_space(self) -> bool {
        self.0 & tables::SPACE != 0
    }

    /// Whether it is drawn in one column as it is, but for its form.
    #[inline]
    pub(super) fn is_simple(self) -> bool {
        self.0 & tables::SIMPLE != 0
    }

    /// Whether it is passed over where letters join.
    #[inline]
    pub(super) fn is_transparent(self) -> bool {
        self.0 & tables::TRANSPARENT != 0
    }

    #[inline]
    pub(super) fn sides(self, level: u8) -> Sides {
        Sides::of(self.0, level)
    }
}

/// An analysis; its buffers only grow, and are used again for the next paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Longer than there are characters: what comes after them is left from paragraphs before.
    units: Vec<Unit>,
    kinds: Vec<Kind>,
    levels: Vec<u8>,
    /// How many characters there are …
    characters: usize,
    /// … and how many clusters.
    pub(super) clusters: usize,
    /// Boundaries that hang on what follows.
    open: Vec<(usize, Told)>,
    weak: Weak,
}

impl Paragraph {
    pub(super) fn units(&self) -> &[Unit] {
        &self.units[..self.characters]
    }

    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds[..self.characters]
    }

    /// Embedding levels (rules P2 to I2, and L1 for separators).
    pub(super) fn levels(&self) -> &[u8] {
        &self.levels
    }

    /// Analyses a text that has this direction.
    pub(super) fn analyse(&mut self, text: &str, direction: Direction) {
        let classes = self.read(text, direction);
        let Self { units, kinds, levels, open, weak, characters, .. } = self;
        let (units, kinds) = (&mut units[..*characters], &kinds[..*characters]);
        for (at, told) in open.drain(..) {
            if told.settle(kinds[at + 1..].iter().map(|kind| kind.properties().line())) {
                units[at].0 |= BREAK;
            }
        }
        if classes.any(Classes::CODES) {
            let bytes = bidi::levels(text, direction);
            levels.clear();
            levels.extend(text.char_indices().map(|(at, _)| bytes[at]));
        } else {
            weak.levels(*characters, classes, |at| units[at].character(), levels);
        }
        if classes.any(Classes::SEPARATORS) {
            reorder::reset_before_separators(kinds, levels, direction.level());
        }
    }

    /// One pass over the characters.
    fn read(&mut self, text: &str, direction: Direction) -> Classes {
        // There are no more characters than bytes.
        if self.units.len() < text.len() {
            self.units.resize(text.len(), Unit::default());
            self.kinds.resize(text.len(), Kind::default());
        }
        let (mut breaker, mut segmenter) = (Breaker::default(), Segmenter::default());
        let mut weak = self.weak.start(direction, text.len());
        let mut classes = Classes::default();
        let (mut count, mut clusters) = (0, 0);
        // The classes of the last character, if all automata would stand still at one more of them: so they do in words.
        let mut settled = Properties::NO_CLASSES;
        let mut byte = 0;
        for (unit, kind_at) in self.units.iter_mut().zip(&mut self.kinds) {
            let Some((code, kind)) = decode(text, &mut byte) else { break };
            let properties = kind.properties();
            *kind_at = kind;
            if properties.classes() == settled {
                *unit = Unit::new(code, properties, true, false);
                weak.repeat(count);
                count += 1;
                clusters += 1;
                continue;
            }
            classes.add(properties);
            let weak_settled = weak.step(count, properties);
            let (begins, cluster_settled) = segmenter.step_and_settle(properties);
            let (told, break_settled) = breaker.step_and_settle(properties);
            if told.is_open() {
                self.open.push((count, told));
            }
            let all = weak_settled & cluster_settled & break_settled;
            settled = if all { properties.classes() } else { Properties::NO_CLASSES };
            *unit = Unit::new(code, properties, begins, told.is_yes());
            count += 1;
            clusters += usize::from(begins);
        }
        (self.characters, self.clusters) = (count, clusters);
        classes
    }
}

/// The code of the character at a byte, which is then that of the next one; and its kind.
///
/// As `chars` does it, but without a branch between one and two bytes: in Arabic they come too mixed to be foreseen.
#[inline]
pub(super) fn decode(text: &str, at: &mut usize) -> Option<(u32, Kind)> {
    let bytes = text.as_bytes();
    let first = *bytes.get(*at)?;
    if first >= 0xE0 {
        let c = text[*at..].chars().next()?;
        *at += c.len_utf8();
        return Some((c as u32, Kind::of(c)));
    }
    let two = u32::from(first >= 0xC0);
    let last = u32::from(*bytes.get(*at + two as usize)?);
    *at += 1 + two as usize;
    let code = if two == 1 { (u32::from(first) & 0x1F) << 6 | last & 0x3F } else { u32::from(first) };
    Some((code, Kind::of_low(code)))
}
