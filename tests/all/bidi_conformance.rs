//! The annex's own files, whole, through our functions: levels (P2 to I2), then L1 and L2.

use sahifa::text::bidi::{self, Direction};
use sahifa::text::reorder;

use crate::support::unicode::{character, code, read, rows};

/// Whether rule X9 removes the character: it has no level (`x`) and no place in the order.
fn removed(c: char) -> bool {
    use unicode_bidi::BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    matches!(bidi::class(c), BN | LRE | LRO | PDF | RLE | RLO)
}

/// Levels (`None` = removed) and order of one line that is a paragraph.
fn line(text: &str, base: Direction) -> (Vec<Option<u8>>, Vec<usize>) {
    let mut bytes = bidi::levels(text, base);
    reorder::reset_whitespace(text, &mut bytes, base.level());
    let levels: Vec<Option<u8>> =
        text.char_indices().map(|(at, c)| (!removed(c)).then_some(bytes[at])).collect();
    let kept: Vec<usize> = (0..levels.len()).filter(|&at| levels[at].is_some()).collect();
    let order = reorder::visual_order(&levels.iter().copied().flatten().collect::<Vec<_>>());
    (levels, order.into_iter().map(|at| kept[at as usize]).collect())
}

fn expected_levels(field: &str) -> Vec<Option<u8>> {
    field.split_whitespace().map(|level| level.parse().ok()).collect()
}

fn expected_order(field: &str) -> Vec<usize> {
    field.split_whitespace().map(|at| at.parse().unwrap()).collect()
}

#[test]
fn bidi_test() {
    // One character of each class, of one to four bytes.
    let sample = |class: &str| match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{627}',
        "EN" => '1',
        "ES" => '-',
        "ET" => '%',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{300}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => '\u{2003}',
        "ON" => '\u{1F600}',
        "LRE" => '\u{202A}',
        "LRO" => '\u{202D}',
        "RLE" => '\u{202B}',
        "RLO" => '\u{202E}',
        "PDF" => '\u{202C}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("no such class: {other}"),
    };
    let file = read("BidiTest.txt");
    let (mut levels, mut order, mut cases) = (Vec::new(), Vec::new(), 0);
    for row in file.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
        if let Some(field) = row.strip_prefix("@Levels:") {
            levels = expected_levels(field);
        } else if let Some(field) = row.strip_prefix("@Reorder:") {
            order = expected_order(field);
        } else {
            let (classes, directions) = row.split_once(';').unwrap();
            let text: String = classes.split_whitespace().map(sample).collect();
            let directions: u8 = directions.trim().parse().unwrap();
            let auto = bidi::first_strong(&text).unwrap_or(Direction::Ltr);
            for (bit, base) in [(1, auto), (2, Direction::Ltr), (4, Direction::Rtl)] {
                if directions & bit != 0 {
                    assert_eq!(line(&text, base), (levels.clone(), order.clone()), "{classes} {base:?}");
                    cases += 1;
                }
            }
        }
    }
    assert_eq!(cases, 770_241);
}

#[test]
fn bidi_character_test() {
    let mut cases = 0;
    for row in rows(&read("BidiCharacterTest.txt")) {
        let text: String = row[0].split(' ').map(character).collect();
        let base = match row[1] {
            "0" => Direction::Ltr,
            "1" => Direction::Rtl,
            _ => bidi::first_strong(&text).unwrap_or(Direction::Ltr),
        };
        assert_eq!(u32::from(base.level()), code(row[2]), "{row:?}");
        assert_eq!(line(&text, base), (expected_levels(row[3]), expected_order(row[4])), "{row:?}");
        cases += 1;
    }
    assert_eq!(cases, 91_707);
}

/// unicode-bidi 0.3.18 gives the brackets level 0 here (N0 over an isolate); the annex, ICU and fribidi 1.
#[test]
fn brackets_after_an_isolate_see_the_strong_character_before_it() {
    let (levels, _) = line("a \u{5D0} \u{2068}x\u{2069} [\u{5D1}]", Direction::Ltr);
    assert_eq!(levels[levels.len() - 3..], [Some(1); 3]);
}
