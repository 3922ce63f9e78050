//! Where a paragraph of many pages is cut, so that no layout costs more than a moment.

use std::ops::Range;

use unicode_bidi::BidiClass;

use crate::text::Direction;
use crate::text::bidi::{bracket, class};

/// Longer paragraphs are cut, in bytes.
pub(super) const LONGEST: usize = 64 * 1024;

/// The pieces are at least so long, in bytes: each may end with a line that is not full.
const PIECE: usize = 16 * 1024;

/// The ends of the pieces of a paragraph of this direction, in order; the last is the end of the text.
pub(super) fn ends(text: &str, direction: Direction) -> Vec<usize> {
    ends_within(text, direction, PIECE, LONGEST)
}

/// A piece ends behind a space between two letters of the paragraph's direction, outside all brackets and bidi
/// controls: there nothing on one side changes the levels on the other. Where there is no such place in `longest`
/// bytes this is no prose, and it is cut all the same.
fn ends_within(text: &str, direction: Direction, piece: usize, longest: usize) -> Vec<usize> {
    let closed = closed(text);
    let mut ends = Vec::new();
    let mut start = 0;
    while text.len() - start > piece {
        let mut at = boundary(text, start + piece);
        let mut space = None;
        let end = loop {
            let Some(next) = text[at..].find(' ').map(|found| at + found + 1) else {
                break space.filter(|_| text.len() - start > longest).unwrap_or(text.len());
            };
            let inside = closed[..closed.partition_point(|range| range.start < next)].last();
            match inside.filter(|range| next < range.end) {
                Some(range) => at = range.end,
                None if parts(text, next, direction) => break next,
                None => at = next,
            }
            space = space.or(Some(next));
            if at - start > longest {
                break space.unwrap_or(next);
            }
        };
        let end = if end - start > longest { boundary(text, start + longest) } else { end };
        ends.push(end);
        start = end;
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    ends
}

/// The next byte where a character begins that stands for itself.
fn boundary(text: &str, from: usize) -> usize {
    let follows = |c: char| matches!(class(c), BidiClass::NSM | BidiClass::BN);
    let mut at = (from..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    while let Some(c) = text[at..].chars().next().filter(|&c| follows(c)) {
        at += c.len_utf8();
    }
    at
}

/// Whether the space before a byte stands between two letters of a direction.
fn parts(text: &str, at: usize, direction: Direction) -> bool {
    let strong = |c: char| match class(c) {
        BidiClass::L => direction == Direction::Ltr,
        BidiClass::R | BidiClass::AL => direction == Direction::Rtl,
        _ => false,
    };
    let before = text[..at - 1].chars().rev().find(|&c| class(c) != BidiClass::NSM);
    before.is_some_and(strong) && text[at..].chars().next().is_some_and(strong)
}

/// What stands between brackets, or between a bidi control and what ends it: in order, none inside another.
fn closed(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut add = |range: Range<usize>| {
        while ranges.last().is_some_and(|last| last.start > range.start) {
            ranges.pop();
        }
        ranges.push(range);
    };
    let mut brackets: Vec<(char, usize)> = Vec::new();
    // Whether each control that is open is an isolate, and where the first of them stands.
    let (mut controls, mut first): (Vec<bool>, usize) = (Vec::new(), 0);
    for (at, c) in text.char_indices() {
        // Most characters are letters.
        if c.is_alphabetic() || c == ' ' {
            continue;
        }
        let open = controls.len();
        match class(c) {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => controls.push(true),
            BidiClass::LRE | BidiClass::RLE | BidiClass::LRO | BidiClass::RLO => controls.push(false),
            BidiClass::PDF if controls.last() == Some(&false) => {
                controls.pop();
            }
            // It ends what was opened inside its isolate too.
            BidiClass::PDI => {
                controls.truncate(controls.iter().rposition(|&isolate| isolate).unwrap_or(open));
            }
            BidiClass::ON if open == 0 => match bracket(c) {
                Some((opening, true)) => brackets.push((opening, at)),
                Some((opening, false)) => {
                    if let Some(pair) = brackets.iter().rposition(|(open, _)| *open == opening) {
                        add(brackets[pair].1..at + c.len_utf8());
                        brackets.truncate(pair);
                    }
                }
                None => {}
            },
            _ => {}
        }
        match (open, controls.len()) {
            (0, 1) => first = at,
            (1.., 0) => add(first..at + c.len_utf8()),
            _ => {}
        }
    }
    if !controls.is_empty() {
        add(first..text.len());
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::ends_within;
    use crate::text::Direction;
    use crate::text::bidi::levels;
    use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};

    fn words() -> impl Strategy<Value = String> {
        let words = [
            "قال",
            "كَتَبَ",
            "ميتا",
            "Meta",
            "12",
            "٣٤",
            "(",
            ")",
            "[",
            "]",
            "2.5%",
            "،",
            "-",
            "\u{2067}",
            "\u{2066}",
            "\u{2069}",
            "\u{202B}",
            "\u{202E}",
            "\u{202C}",
            "«",
            "»",
        ];
        let word = (prop::sample::select(words.to_vec()), prop::sample::select(vec!["", " ", " ", "  "]));
        prop::collection::vec(word.prop_map(|(word, blank)| format!("{word}{blank}")), 0..120)
            .prop_map(|words| words.concat())
    }

    proptest! {
        /// Each piece has the levels that it has in the whole, but for the space at its end.
        #[test]
        fn a_piece_is_ordered_as_in_the_whole(text in words(), rtl in any::<bool>(), piece in 1_usize..60) {
            let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
            let whole = levels(&text, direction);
            let mut start = 0;
            for end in ends_within(&text, direction, piece, usize::MAX) {
                let shown = text[start..end].trim_end_matches(' ').len();
                let alone = levels(&text[start..end], direction);
                prop_assert_eq!(&alone[..shown], &whole[start..start + shown], "{:?}", &text[start..end]);
                start = end;
            }
            prop_assert_eq!(start, text.len());
        }

        /// Whatever the text is, no piece is much longer than the longest.
        #[test]
        fn no_piece_is_too_long(text in "[ا-ي ()\u{64B}a\u{2067}]{1,300}", longest in 20_usize..80) {
            let mut start = 0;
            for end in ends_within(&text, Direction::Rtl, 20, longest) {
                let marks = text[start..end].chars().rev().take_while(|&c| c == '\u{64B}').count() * 2;
                prop_assert!(start < end && end - start <= longest + marks + 4, "{}", end - start);
                start = end;
            }
            prop_assert!(start == text.len());
        }
    }

    #[test]
    fn prose_is_cut_about_where_it_should_be() {
        let text = "قال الوزير (في 12 مارس) إن ".repeat(100);
        let ends = ends_within(&text, Direction::Rtl, 200, 1000);
        let lengths: Vec<usize> =
            ends.iter().scan(0, |from, &end| Some(end - std::mem::replace(from, end))).collect();
        assert!(lengths.len() > 15 && lengths.iter().all(|&length| length < 260), "{lengths:?}");
    }
}
