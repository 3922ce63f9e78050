//! UAX 14, UAX 29 and the joining letters: the files whole, through our functions.

use std::collections::BTreeMap;

use sahifa::text::joining::{JoiningType, forms};
use sahifa::text::{Letters, UNICODE_VERSION, bidi, breaks, cluster};

use crate::support::lay::{cells, options};
use crate::support::unicode::{character, read, rows};

/// The text of a line of a break test, and the bytes where it breaks (÷), the start left out.
fn break_case(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut breaks) = (String::new(), Vec::new());
    for field in line.split_whitespace() {
        match field {
            "÷" if !text.is_empty() => breaks.push(text.len()),
            "÷" | "×" => {}
            field => text.push(character(field)),
        }
    }
    (text, breaks)
}

/// The lines of a break test that differ, without their comments.
fn differing(name: &str, found: impl Fn(&str) -> Vec<usize>) -> (usize, Vec<String>) {
    let file = read(name);
    let (major, minor, patch) = UNICODE_VERSION;
    assert!(file.starts_with(&format!("# {}-{major}.{minor}.{patch}.txt", name.trim_end_matches(".txt"))));
    let cases: Vec<&str> = rows(&file).map(|row| row[0]).collect();
    let differ = cases.iter().filter(|line| {
        let (text, breaks) = break_case(line);
        found(&text) != breaks
    });
    (cases.len(), differ.map(|line| (*line).to_owned()).collect())
}

#[test]
fn line_break_test() {
    let (cases, differ) = differing("LineBreakTest.txt", breaks::breaks);
    assert_eq!(cases, 19_338);
    assert_eq!(differ, Vec::<String>::new());
}

#[test]
fn grapheme_break_test() {
    let (cases, differ) = differing("GraphemeBreakTest.txt", |text| {
        cluster::clusters(text).map(|(at, cluster)| at + cluster.len()).collect()
    });
    assert_eq!(cases, 766);
    assert_eq!(differ, Vec::<String>::new());
}

/// Every row of ArabicShaping.txt: the type is in our table, and the letter takes the right one of its four forms.
#[test]
fn every_joining_letter_in_its_four_contexts() {
    const SIDES: [(&str, &str); 4] = [("", ""), ("\u{640}", ""), ("", "\u{640}"), ("\u{640}", "\u{640}")];
    let published = presentation_forms();
    let shaped = options(80, Letters::Forms);
    let (mut letters, mut with_forms) = (0, 0);
    for row in rows(&read("ArabicShaping.txt")) {
        let c = character(row[0]);
        let joining = match row[2] {
            "U" => JoiningType::NonJoining,
            "C" => JoiningType::JoinCausing,
            "D" => JoiningType::DualJoining,
            "L" => JoiningType::LeftJoining,
            "R" => JoiningType::RightJoining,
            _ => JoiningType::Transparent,
        };
        assert_eq!(JoiningType::of(c), joining, "{row:?}");
        if !matches!(row[2], "D" | "L" | "R") {
            continue;
        }
        letters += 1;
        for (before, after) in SIDES {
            let back = !before.is_empty() && matches!(row[2], "D" | "R");
            let on = !after.is_empty() && matches!(row[2], "D" | "L");
            let form = usize::from(back) + 2 * usize::from(on);
            let text = format!("{before}{c}{after}");
            let characters: Vec<(char, u8)> = text.chars().map(|c| (c, 1)).collect();
            let at = before.chars().count();
            assert_eq!(forms(&characters)[at].map(|form| form as usize), Some(form), "{row:?} in {text:?}");

            let expected = published.get(&(c, form)).copied().unwrap_or(c);
            with_forms += usize::from(expected != c);
            let drawn = cells(&text, &shaped).chars().rev().nth(at);
            // Mongolian and the like run left to right: another side, and no presentation forms.
            if bidi::is_right_to_left(c) {
                assert_eq!(drawn, Some(expected), "{row:?} in {text:?}");
            }
        }
    }
    assert!(letters > 500 && with_forms > 250, "{letters} letters, {with_forms} forms");
}

/// Letter and form (isolated, final, initial, medial) to presentation form, straight from the data.
fn presentation_forms() -> BTreeMap<(char, usize), char> {
    rows(&read("ArabicForms.txt"))
        .filter_map(|row| {
            let (kind, letter) = row[2].split_once(' ')?;
            let kind =
                ["<isolated>", "<final>", "<initial>", "<medial>"].iter().position(|name| *name == kind)?;
            (letter.len() == 4 && letter != "0640").then(|| ((character(letter), kind), character(row[0])))
        })
        .collect()
}
