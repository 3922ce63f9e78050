//! The levels of a row of a screen: the rules of Unicode Annex 9 for text without explicit codes, in one paragraph.
//! [`crate::text::bidi::levels`] gives the same for any text; this is for sixty rows in each frame, so that classes are
//! bits, and what a row has nothing of is not looked for.

use unicode_bidi::BidiClass;

use crate::text::Direction;
use crate::text::bidi::{bracket, class};

/// A bidi class as a bit.
pub(super) type Class = u16;

pub(super) const L: Class = 1;
pub(super) const R: Class = 1 << 1;
pub(super) const AL: Class = 1 << 2;
pub(super) const EN: Class = 1 << 3;
pub(super) const AN: Class = 1 << 4;
const ES: Class = 1 << 5;
const ET: Class = 1 << 6;
const CS: Class = 1 << 7;
/// Blanks.
pub(super) const WS: Class = 1 << 11;
/// Other neutrals; explicit codes too.
const ON: Class = 1 << 8;
/// A mark, which is what it stands on.
const NSM: Class = 1 << 9;
/// With `ON`: a bracket of a pair.
const BRACKET: Class = 1 << 10;

/// Rule BD16: how many brackets may be open.
const MOST_OPEN: usize = 63;

/// The class of a character.
#[inline]
pub(super) fn bit(c: char) -> Class {
    match c {
        // What most cells of an Arabic row hold.
        ' ' => WS,
        '\u{FE80}'..='\u{FEFC}' => AL,
        c => bit_of_any(c),
    }
}

fn bit_of_any(c: char) -> Class {
    match class(c) {
        BidiClass::L => L,
        BidiClass::R => R,
        BidiClass::AL => AL,
        BidiClass::EN => EN,
        BidiClass::AN => AN,
        BidiClass::ES => ES,
        BidiClass::ET => ET,
        BidiClass::CS => CS,
        BidiClass::NSM => NSM,
        BidiClass::WS => WS,
        BidiClass::ON if bracket(c).is_some() => ON | BRACKET,
        _ => ON,
    }
}

/// The level of each of some characters of these classes (rules W1 to W7, N0 to N2, I1 and I2).
pub(super) fn levels(characters: &[char], classes: &[Class], base: Direction) -> Vec<u8> {
    let own = match base {
        Direction::Ltr => L,
        Direction::Rtl => R,
    };
    let mut classes = classes.to_vec();
    let mut present = 0;
    let (mut before, mut strong) = (own, own);
    for class in &mut classes {
        // Rules W1 to W3: a mark is what it stands on, a number after Arabic letters is an Arabic one.
        if *class != NSM {
            before = *class;
        }
        if before & (L | R | AL) != 0 {
            strong = before;
        } else if before == EN && strong == AL {
            before = AN;
        }
        *class = if before == AL { R } else { before };
        present |= *class;
    }
    if present & (EN | AN) != 0 {
        if present & (ES | CS) != 0 {
            between_numbers(&mut classes);
        }
        if present & ET != 0 {
            beside_numbers(&mut classes);
        }
        if present & EN != 0 {
            numbers_after_latin(&mut classes, own);
        }
    }
    if present & BRACKET != 0 {
        pairs(characters, &mut classes, own);
    }
    neutrals(&mut classes, own);
    let even = own == L;
    classes.iter().map(|class| if *class == R { 1 } else { 2 * u8::from(!(even && *class == L)) }).collect()
}

/// Rule W4: one separator between two numbers.
fn between_numbers(classes: &mut [Class]) {
    for at in 1..classes.len().saturating_sub(1) {
        let before = classes[at - 1];
        let joins = (classes[at] == ES && before == EN) || (classes[at] == CS && before & (EN | AN) != 0);
        if joins && before == classes[at + 1] {
            classes[at] = before;
        }
    }
}

/// Rule W5: signs such as % beside European numbers.
fn beside_numbers(classes: &mut [Class]) {
    let mut at = 0;
    while at < classes.len() {
        let start = at;
        while at < classes.len() && classes[at] == ET {
            at += 1;
        }
        let before = start.checked_sub(1).map(|before| classes[before]);
        if at > start && (before == Some(EN) || classes.get(at) == Some(&EN)) {
            classes[start..at].fill(EN);
        }
        at = at.max(start + 1);
    }
}

/// Rule W7. (Rule W6 is that what is left of separators and signs is no letter and no number: a neutral.)
fn numbers_after_latin(classes: &mut [Class], own: Class) {
    let mut strong = own;
    for class in classes {
        if *class & (L | R) != 0 {
            strong = *class;
        } else if *class == EN && strong == L {
            *class = L;
        }
    }
}

/// What a class counts as for neutrals: a number is right to left there; 0 for a neutral.
fn strong(class: Class) -> Class {
    if class & (R | EN | AN) != 0 { R } else { class & L }
}

/// Rule N0: both brackets of a pair get one direction.
fn pairs(characters: &[char], classes: &mut [Class], own: Class) {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, c) in characters.iter().enumerate() {
        if classes[at] != ON | BRACKET {
            continue;
        }
        let Some((opening, opens)) = bracket(*c) else { continue };
        if opens {
            if open.len() == MOST_OPEN {
                break;
            }
            open.push((opening, at));
        } else if let Some(partner) = open.iter().rposition(|(of, _)| *of == opening) {
            found.push((open[partner].1, at));
            open.truncate(partner);
        }
    }
    found.sort_unstable();
    for (start, end) in found {
        let inside = classes[start + 1..end].iter().fold(0, |all, class| all | strong(*class));
        let direction = if inside & own != 0 {
            own
        } else if inside != 0 {
            classes[..start].iter().rev().map(|class| strong(*class)).find(|class| *class != 0).unwrap_or(own)
        } else {
            continue;
        };
        for at in [start, end] {
            // Marks of a bracket follow it.
            let marks = characters[at + 1..].iter().take_while(|c| class(**c) == BidiClass::NSM).count();
            classes[at..=at + marks].fill(direction);
        }
    }
}

/// Rules N1 and N2: neutrals between two of one direction have that, others the paragraph's.
fn neutrals(classes: &mut [Class], own: Class) {
    let mut before = own;
    let mut start = 0;
    for at in 0..=classes.len() {
        let here = classes.get(at).map_or(own, |class| strong(*class));
        if here == 0 {
            continue;
        }
        classes[start..at].fill(if before == here { here } else { own });
        before = here;
        start = at + 1;
    }
}
