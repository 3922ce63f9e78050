//! The rules of Unicode Annex 14 (LB4 to LB31), one after another, and what each needs to know of the text before.
// Classes and rules have the annex's own names.
#![allow(clippy::upper_case_acronyms, clippy::doc_markdown)]

/// A line break class after rule LB1, in the order of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum Class {
    BK, CR, LF, NL, SP, ZW, WJ, GL, CM, ZWJ, BA, HH, HY, OP, CL, CP, EX, IS, SY,
    /// A quotation mark that is neither …
    QU,
    /// … an opening one (general category Pi) …
    QuPi,
    /// … nor a closing one (Pf).
    QuPf,
    NS, B2, BB, CB, IN, NU, PR, PO, AL, HL, ID, EB, EM, JL, JV, JT, H2, H3, RI, AK, AP, AS, VI, VF,
    /// U+25CC, which is an AL and stands in for an AK.
    DottedCircle,
    /// An ID that is Extended_Pictographic and not assigned …
    UnassignedIdeograph,
    /// … and an AL that is.
    UnassignedLetter,
}

use Class::{
    AK, AL, AP, AS, B2, BA, BB, BK, CB, CL, CM, CP, CR, DottedCircle, EB, EM, EX, GL, H2, H3, HH, HL, HY, ID,
    IN, IS, JL, JT, JV, LF, NL, NS, NU, OP, PO, PR, QU, QuPf, QuPi, RI, SP, SY, UnassignedIdeograph,
    UnassignedLetter, VF, VI, WJ, ZW, ZWJ,
};

/// All classes, in order.
#[rustfmt::skip]
pub(super) const CLASSES: [Class; 49] = [
    BK, CR, LF, NL, SP, ZW, WJ, GL, CM, ZWJ, BA, HH, HY, OP, CL, CP, EX, IS, SY, QU, QuPi, QuPf, NS, B2, BB, CB, IN,
    NU, PR, PO, AL, HL, ID, EB, EM, JL, JV, JT, H2, H3, RI, AK, AP, AS, VI, VF, DottedCircle, UnassignedIdeograph,
    UnassignedLetter,
];

/// Whether a line may end before a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    No,
    May,
    Must,
    /// No if a closing quotation mark has what rule LB15b asks for behind it, else yes.
    UnlessClosing,
    /// No if what follows is not East Asian (LB19a), else yes.
    UnlessNarrow,
    /// Yes if a number follows (LB15c), else no.
    IfNumber,
    /// No if a number follows, perhaps behind a sign (LB25), else yes.
    UnlessNumber,
    /// No if a final virama follows (LB28a), else yes.
    UnlessVirama,
}

/// What the rules need to know of the text before a boundary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    /// The last character that is neither CM nor ZWJ (LB9), spaces aside; `None` at the start of the text (sot).
    pub(super) class: Option<Class>,
    /// Whether that is East Asian: full width, wide or half width.
    pub(super) wide: bool,
    /// What stands before it, as far as a rule asks: see [`Before::note`].
    pub(super) note: u8,
    /// Whether spaces stand between it and the boundary.
    pub(super) spaced: bool,
    /// Whether the very last character is a ZWJ.
    pub(super) joined: bool,
}

/// Notes of a quotation mark: it opens (LB15a), what stands before it is not East Asian (LB19a).
const OPENS: u8 = 1;
const AFTER_NARROW: u8 = 2;
/// Notes of a hyphen: it begins a word (LB20a), it ends a Hebrew one (LB21a).
const BEGINS: u8 = 1;
const AFTER_HEBREW: u8 = 2;
/// Note of what belongs to a number (LB25), of a VI behind an aksara (LB28a), and of an odd RI (LB30a).
const NOTED: u8 = 1;

impl Before {
    pub(super) const START: Self = Self { class: None, wide: false, note: 0, spaced: false, joined: false };

    /// A number below 4096 that no other state has.
    pub(super) const fn number(self) -> usize {
        let class = match self.class {
            Some(class) => class as usize,
            None => CLASSES.len(),
        };
        class
            | (self.wide as usize) << 6
            | (self.note as usize) << 7
            | (self.spaced as usize) << 9
            | (self.joined as usize) << 10
    }

    /// Whether a CM or ZWJ that comes now becomes part of what is before it (LB9).
    const fn absorbs(self) -> bool {
        !self.spaced && !matches!(self.class, None | Some(BK | CR | LF | NL | SP | ZW))
    }

    /// What is before the next boundary once `class` has come.
    pub(super) const fn then(self, class: Class, wide: bool) -> Self {
        let class = match class {
            CM | ZWJ if self.absorbs() => return Self { joined: matches!(class, ZWJ), ..self },
            SP => {
                // Only these are asked for across spaces (LB8, LB14 to LB17).
                let kept = match self.class {
                    Some(ZW | OP | CL | CP | B2) => true,
                    Some(QuPi) => self.note & OPENS != 0,
                    _ => false,
                };
                let note = if matches!(self.class, Some(QuPi)) { OPENS } else { 0 };
                return if kept {
                    Self { note, wide: false, spaced: true, joined: false, ..self }
                } else {
                    Self { class: Some(SP), wide: false, note: 0, spaced: true, joined: false }
                };
            }
            // LB10: an AL that is not East Asian.
            CM | ZWJ => return Self { class: Some(AL), joined: matches!(class, ZWJ), ..Self::START },
            class => class,
        };
        Self { class: Some(class), wide, note: self.note(class), spaced: false, joined: false }
    }

    /// What has to be remembered of the text before `class`.
    const fn note(self, class: Class) -> u8 {
        let begins = self.spaced || matches!(self.class, None | Some(BK | CR | LF | NL | ZW | GL));
        let in_number = !self.spaced && self.note == NOTED && matches!(self.class, Some(NU | SY | IS));
        match class {
            QU | QuPi | QuPf => {
                let opens = begins || matches!(self.class, Some(OP | QU | QuPi | QuPf));
                let narrow = self.spaced || !self.wide;
                (opens as u8 * OPENS) | (narrow as u8 * AFTER_NARROW)
            }
            HY | HH if begins || matches!(self.class, Some(CB)) => BEGINS,
            HY | HH if matches!(self.class, Some(HL)) => AFTER_HEBREW,
            NU => NOTED,
            SY | IS | CL | CP => in_number as u8 * NOTED,
            VI => (!self.spaced && self.is(AKSARA)) as u8 * NOTED,
            RI => !(matches!(self.class, Some(RI)) && self.note == NOTED) as u8 * NOTED,
            _ => 0,
        }
    }

    /// Whether the last character is of one of some classes; never across spaces.
    const fn is(self, classes: u64) -> bool {
        match self.class {
            Some(class) => !self.spaced && one_of(class, classes),
            None => false,
        }
    }
}

const fn set(classes: &[Class]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < classes.len() {
        bits |= 1 << classes[at] as u64;
        at += 1;
    }
    bits
}

const fn one_of(class: Class, classes: u64) -> bool {
    classes >> class as u64 & 1 == 1
}

const AKSARA: u64 = set(&[AK, DottedCircle, AS]);
const LETTER: u64 = set(&[AL, HL, DottedCircle, UnassignedLetter]);
const IDEOGRAPH: u64 = set(&[ID, EB, EM, UnassignedIdeograph]);
const HANGUL: u64 = set(&[JL, JV, JT, H2, H3]);

/// Whether a line may end between what is before and a character of this class.
///
/// Rule LB2 (never at the start) is kept, LB3 (always at the end) is the caller's.
#[allow(clippy::too_many_lines, reason = "the annex's rules in the annex's order")]
pub(super) const fn verdict(before: Before, right: Class, wide: bool) -> Verdict {
    use Verdict::{IfNumber, May, Must, No, UnlessClosing, UnlessNarrow, UnlessNumber, UnlessVirama};
    let Some(left) = before.class else { return No };
    let spaced = before.spaced;
    // LB4, LB5.
    match left {
        BK | LF | NL => return Must,
        CR => return if matches!(right, LF) { No } else { Must },
        _ => {}
    }
    // LB6, LB7.
    if matches!(right, BK | CR | LF | NL | SP | ZW) {
        return No;
    }
    // LB8, LB8a, LB9, LB10.
    if matches!(left, ZW) {
        return May;
    }
    if before.joined || (matches!(right, CM | ZWJ) && before.absorbs()) {
        return No;
    }
    let (right, wide) = if matches!(right, CM | ZWJ) { (AL, false) } else { (right, wide) };
    // LB11, LB12, LB12a, LB13, LB14.
    if matches!(right, WJ) || before.is(set(&[WJ, GL])) {
        return No;
    }
    if matches!(right, GL) && !spaced && !before.is(set(&[BA, HY, HH])) {
        return No;
    }
    if matches!(right, CL | CP | EX | SY) || matches!(left, OP) {
        return No;
    }
    // LB15a to LB15d.
    if matches!(left, QuPi) && before.note & OPENS != 0 {
        return No;
    }
    if matches!(right, QuPf) && spaced {
        return UnlessClosing;
    }
    if matches!(right, IS) {
        return if spaced { IfNumber } else { No };
    }
    // LB16, LB17, LB18.
    if matches!((left, right), (CL | CP, NS) | (B2, B2)) {
        return No;
    }
    if spaced {
        return May;
    }
    // LB19, LB19a.
    if matches!(right, QU | QuPf) || matches!(left, QU | QuPi) {
        return No;
    }
    if matches!(right, QuPi) && !before.wide {
        return No;
    }
    if matches!(left, QuPf) && (!wide || before.note & AFTER_NARROW != 0) {
        return No;
    }
    // LB20, LB20a.
    if matches!(left, CB) || matches!(right, CB) {
        return May;
    }
    let letter = one_of(right, LETTER);
    let hyphen = matches!(left, HY | HH);
    if hyphen && before.note == BEGINS && letter {
        return No;
    }
    // LB21 to LB22.
    if matches!(right, BA | HH | HY | NS | IN) || matches!(left, BB) {
        return No;
    }
    if hyphen && before.note == AFTER_HEBREW && !matches!(right, HL) {
        return No;
    }
    if matches!((left, right), (SY, HL)) {
        return No;
    }
    // LB23 to LB24.
    let after_letter = before.is(LETTER);
    let affix = matches!(right, PR | PO);
    if matches!(right, NU) && after_letter || matches!(left, NU) && letter {
        return No;
    }
    if matches!(left, PR) && one_of(right, IDEOGRAPH) || matches!(right, PO) && before.is(IDEOGRAPH) {
        return No;
    }
    if matches!(left, PR | PO) && letter || after_letter && affix {
        return No;
    }
    // LB25.
    if before.note == NOTED && matches!(left, NU | SY | IS) && (affix || matches!(right, NU)) {
        return No;
    }
    if before.note == NOTED && matches!(left, CL | CP) && affix {
        return No;
    }
    if matches!(right, NU) && matches!(left, PO | PR | HY | IS) {
        return No;
    }
    if matches!((left, right), (PO | PR, OP)) {
        return UnlessNumber;
    }
    // LB26, LB27.
    if matches!((left, right), (JL, JL | JV | H2 | H3) | (JV | H2, JV | JT) | (JT | H3, JT)) {
        return No;
    }
    if before.is(HANGUL) && matches!(right, PO) || matches!(left, PR) && one_of(right, HANGUL) {
        return No;
    }
    // LB28, LB28a.
    if after_letter && letter {
        return No;
    }
    if matches!((left, right), (AP, AK | DottedCircle | AS)) {
        return No;
    }
    if before.is(AKSARA) && matches!(right, VF | VI) {
        return No;
    }
    if matches!((left, right), (VI, AK | DottedCircle)) && before.note == NOTED {
        return No;
    }
    if before.is(AKSARA) && one_of(right, AKSARA) {
        return UnlessVirama;
    }
    // LB29, LB30, LB30a, LB30b.
    if matches!(left, IS) && letter {
        return No;
    }
    if before.is(LETTER | set(&[NU])) && matches!(right, OP) && !wide {
        return No;
    }
    if matches!(left, CP) && !before.wide && (letter || matches!(right, NU)) {
        return No;
    }
    if matches!((left, right), (RI, RI)) && before.note == NOTED {
        return No;
    }
    if matches!((left, right), (EB | UnassignedIdeograph | UnassignedLetter, EM)) {
        return No;
    }
    // LB19a once more, where nothing but what follows the quotation mark can forbid it; LB31.
    if matches!(right, QuPi) { UnlessNarrow } else { May }
}
