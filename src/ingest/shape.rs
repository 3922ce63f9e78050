//! What the shape of a line says of it: paragraph, heading, list item, quotation.

use crate::article::BlockKind;
use crate::text::script;

/// A heading has no more characters and words than this; a line with more is a paragraph.
const HEADING_CHARACTERS: usize = 90;
const HEADING_WORDS: usize = 14;

/// Whether a line is short and does not end as a sentence does.
pub(super) fn is_short(line: &str) -> bool {
    line.chars().count() <= HEADING_CHARACTERS
        && line.split_whitespace().count() <= HEADING_WORDS
        && !is_closed(line)
}

/// Whether a line is as short as the name of a rubric.
pub(super) fn is_category(line: &str) -> bool {
    is_short(line)
        && line.chars().count() <= 30
        && line.split_whitespace().count() <= 4
        && !line.chars().any(|c| script::digit(c).is_some())
}

/// Whether a line ends with a stop, quotation marks and brackets after it aside. A question may be a heading.
pub(super) fn is_closed(line: &str) -> bool {
    let end = line.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '”' | '“' | '"' | '»' | ')' | ']' | '″')
    });
    end.ends_with(['.', '!', '…', ':', '،', '؛', ',', ';', '۔'])
}

/// The kind of a list item or quotation and its text, if the line is marked as one.
pub(super) fn marked(line: &str) -> Option<(BlockKind, &str)> {
    if let Some(quote) = line.strip_prefix('>') {
        return Some((BlockKind::Quote, quote.trim_start()));
    }
    let bullet = line.strip_prefix(|c: char| matches!(c, '-' | '*' | '•' | '–' | '▪' | '◦' | '·' | '●'));
    if let Some(text) = bullet.filter(|text| text.starts_with(char::is_whitespace)) {
        return Some((BlockKind::Item { level: 1, ordered: false, number: None }, text.trim_start()));
    }
    let (number, text) = numbered(line)?;
    Some((BlockKind::Item { level: 1, ordered: true, number: Some(number) }, text))
}

/// `1. text`, `(1) text`, `١- text`: at most three digits, so that a year begins a sentence.
fn numbered(line: &str) -> Option<(u32, &str)> {
    let rest = line.strip_prefix('(').unwrap_or(line);
    let digits = rest.chars().take_while(|&c| script::digit(c).is_some()).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let number =
        rest.chars().take(digits).filter_map(script::digit).fold(0, |sum, digit| sum * 10 + u32::from(digit));
    let after = &rest[rest.chars().take(digits).map(char::len_utf8).sum()..];
    let text = after.strip_prefix(|c: char| matches!(c, '.' | ')' | '-' | '–'))?;
    text.starts_with(char::is_whitespace)
        .then(|| (number, text.trim_start()))
        .filter(|(_, text)| !text.is_empty())
}
