//! Verse in plain text: halves parted by a tab, by spaces or by stars, or short lines that rhyme.

use super::lines::Line;
use super::shape::{at_most, marked};
use crate::text::fold::fold;
use crate::text::script;

/// A stanza of one rhyme has at least so many lines; one whose lines have two halves needs two.
const RHYMED: usize = 4;
const HALVED: usize = 2;

/// A half has no more words than this.
const WORDS: usize = 9;

/// How many of the first lines are verse.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    // A stanza has no more lines than this; a longer poem is several.
    const LONGEST: usize = 64;
    let run = |is_verse: &dyn Fn(&Line<'_>) -> bool| {
        lines.iter().take(LONGEST).take_while(|line| is_verse(line)).count()
    };
    let halved = run(&|line| halves(&line.text).is_some());
    let signed = || signed_halves(&lines[0].text).is_some();
    if halved >= HALVED || (halved == 1 && signed()) {
        return halved;
    }
    let short = run(&|line| is_short_verse(&line.text));
    if short >= RHYMED && rhymes(&lines[..short]) { short } else { 0 }
}

/// Whether a line may be one of verse, whatever stands around it.
pub(super) fn may_be(line: &str) -> bool {
    halves(line).is_some() || is_short_verse(line)
}

/// A line of verse as it is stored: its halves parted by a tab.
pub(super) fn stored(line: &str) -> String {
    halves(line).map_or_else(|| line.to_owned(), |(first, second)| format!("{first}\t{second}"))
}

/// The two halves of a line.
fn halves(line: &str) -> Option<(&str, &str)> {
    if is_prose(line) {
        return None;
    }
    signed_halves(line).or_else(|| parted(line, "\t")).or_else(|| parted(line, "   "))
}

/// Whether a line is sure to have more words than two halves and a sign between them, told by its first bytes at once.
fn is_prose(line: &str) -> bool {
    let seen = &line.as_bytes()[..line.len().min(320)];
    let words = seen.iter().zip(seen.iter().skip(1)).filter(|&(&blank, &letter)| {
        // A letter or sign of ASCII or, by its first byte, of the Arabic block.
        blank == b' ' && matches!(letter, b'!'..=b'~' | 0xD8..=0xDB)
    });
    words.count() > 2 * WORDS
}

/// Halves that a sign parts which stands nowhere else: one such line is verse.
fn signed_halves(line: &str) -> Option<(&str, &str)> {
    [" *** ", "،،"].into_iter().find_map(|sign| parted(line, sign))
}

fn parted<'a>(line: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    // Whether there is a sign is told faster than where: most lines have none.
    let (first, second) = if line.contains(sign) { line.split_once(sign)? } else { return None };
    let (first, second) = (first.trim(), second.trim());
    let words = |half: &str| half.split_whitespace().count();
    let half = |half: &str| (2..=WORDS).contains(&words(half)) && half.chars().any(char::is_alphabetic);
    (half(first) && half(second) && !second.contains(sign) && !line.ends_with(':')).then_some((first, second))
}

fn is_short_verse(line: &str) -> bool {
    at_most(line, 55)
        && (2..=WORDS).contains(&line.split_whitespace().count())
        && marked(line).is_none()
        && !line.ends_with([':', '.', '؟', '?'])
        && !line.chars().any(|c| script::digit(c).is_some())
}

/// Whether all lines, or every second one, end in the same letter.
fn rhymes(lines: &[Line<'_>]) -> bool {
    let ends: Vec<Option<char>> =
        lines.iter().map(|line| fold(&line.text).text().chars().rev().find(|c| c.is_alphabetic())).collect();
    let same = |step: usize| {
        let mut ends = ends.iter().skip(step - 1).step_by(step);
        let first = ends.next().copied().flatten();
        first.is_some() && ends.len() >= 1 && ends.all(|end| *end == first)
    };
    same(1) || (lines.len() >= 6 && same(2))
}

#[cfg(test)]
mod tests {
    use super::{length, stored};
    use crate::ingest::lines::Line;

    fn verse(lines: &[&str]) -> usize {
        length(&lines.iter().map(|line| Line::new(line)).collect::<Vec<_>>())
    }

    #[test]
    fn halves_and_rhymes() {
        let two = ["يا نهر هل تذكر الصبيان   صوب الضفاف إذا مالت", "كانت لياليك أعراسا\tواليوم ليلك لا نور"];
        assert_eq!(verse(&two), 2);
        assert_eq!(stored(two[0]), "يا نهر هل تذكر الصبيان\tصوب الضفاف إذا مالت");
        assert_eq!(
            verse(&["مضى الليل والبحر", "ونام على الحجر", "وعاد مع الفجر", "حديث عن السفر", "قال الراوي."]),
            4
        );
        assert_eq!(verse(&["خبز وماء", "زيت وملح", "تمر ولبن", "شاي وسكر"]), 0);
        assert_eq!(verse(&["فيا ابن كروس يا نصف أعمى،، وإن تفخر فيا نصف البصير", "سطر."]), 1);
        assert_eq!(verse(&["كلمة   أخرى", "سطر بلا نصفين"]), 0);
    }
}
