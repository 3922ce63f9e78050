//! What the shape of a line says of it: heading, list item, quotation.

use crate::article::BlockKind;
use crate::text::fold::fold;
use crate::text::script;

/// A heading has no more characters and words than this; a line with more is a paragraph.
const HEADING_CHARACTERS: usize = 90;
const HEADING_WORDS: usize = 14;

/// Whether a line has no more characters than `most`; of a long one they are not counted.
pub(super) fn at_most(line: &str, most: usize) -> bool {
    // A character has at most four bytes.
    line.len() <= most || (line.len() <= most * 4 && line.chars().count() <= most)
}

/// Whether a line is short and does not end as a sentence does.
pub(super) fn is_short(line: &str) -> bool {
    at_most(line, HEADING_CHARACTERS) && line.split_whitespace().count() <= HEADING_WORDS && !is_closed(line)
}

/// Whether a line is as short as the name of a rubric.
pub(super) fn is_category(line: &str) -> bool {
    is_short(line)
        && at_most(line, 30)
        && line.split_whitespace().count() <= 2
        && !line.chars().any(|c| script::digit(c).is_some())
}

/// Whether a line ends with a stop, quotation marks and brackets after it aside. A question may be a heading.
pub(super) fn is_closed(line: &str) -> bool {
    let end = line.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '”' | '“' | '"' | '»' | ')' | ']' | '″')
    });
    end.ends_with(['.', '!', '…', ':', '،', '؛', ',', ';', '۔'])
}

/// Whether a line begins as a sentence of the story does and a heading does not: with an "and" before a verb or a
/// question, or with who speaks.
pub(super) fn begins_sentence(line: &str) -> bool {
    const OPENERS: [&str; 30] = [
        "وفي",
        "ومن",
        "وعن",
        "وقد",
        "وكان",
        "وكانت",
        "وقال",
        "وقالت",
        "واضاف",
        "واضافت",
        "واكد",
        "واوضح",
        "واشار",
        "وبين",
        "وذكر",
        "وهو",
        "وهي",
        "وهذا",
        "وهذه",
        "كما",
        "لكن",
        "ولكن",
        "ولا",
        "ولم",
        "اذ",
        "حيث",
        "فيما",
        "بينما",
        "لذلك",
        "لان",
    ];
    let first = line.split_whitespace().map(fold).find(|word| !word.text().is_empty()).unwrap_or_default();
    let first = first.text();
    let speaker = first.strip_suffix(':').is_some_and(|name| name.chars().count() <= 2);
    // A verb of the present behind the "and"; names that begin so are foreign.
    let verb = first.chars().count() >= 4
        && first.starts_with("وي")
        && !["ويك", "ويل", "وين", "ويس"].iter().any(|name| first.starts_with(name));
    // وهرعت: a verb of the past.
    let past = first.chars().count() >= 5
        && first.starts_with('و')
        && first.ends_with('ت')
        && !first.ends_with("ات");
    let question = line.ends_with(['؟', '?']) && first.starts_with(['و', 'ف']);
    line.starts_with('#') || speaker || verb || past || question || OPENERS.contains(&first)
}

/// The kind of a list item or quotation and its text, if the line is marked as one.
pub(super) fn marked(line: &str) -> Option<(BlockKind, &str)> {
    if let Some(quote) = line.strip_prefix('>') {
        return Some((BlockKind::Quote, quote.trim_start()));
    }
    if is_quotation(line) {
        return Some((BlockKind::Quote, line));
    }
    if let Some(text) = bullet(line) {
        return Some((BlockKind::Item { level: 1, ordered: false, number: None }, text));
    }
    let (number, text) = numbered(line)?;
    Some((BlockKind::Item { level: 1, ordered: true, number: Some(number) }, text))
}

/// A line wholly in quotation marks, and long enough to be more than a name.
fn is_quotation(line: &str) -> bool {
    const LEAST: usize = 5;
    [('«', '»'), ('“', '”')].into_iter().any(|(open, close)| {
        let inner = line.strip_prefix(open).and_then(|rest| {
            let rest = rest.strip_suffix(['.', '،', '؟', '!']).unwrap_or(rest);
            rest.strip_suffix(close)
        });
        inner.is_some_and(|inner| {
            !inner.contains([open, close]) && inner.split_whitespace().count() >= LEAST && is_closed(line)
        })
    })
}

/// The text behind a bullet. A dash may touch the word behind it, if that is Arabic: a number may be negative.
fn bullet(line: &str) -> Option<&str> {
    let sign = line.chars().next()?;
    let text = &line[sign.len_utf8()..];
    let spaced = text.starts_with(char::is_whitespace);
    let touching = match sign {
        '-' | '–' => text.starts_with(script::is_arabic_letter),
        '•' | '▪' | '◦' | '●' | '■' | '◆' | '✓' | '➤' | '►' => true,
        '*' | '·' | '+' | '—' => false,
        _ => return None,
    };
    let text = text.trim_start();
    ((spaced || touching) && text.chars().any(char::is_alphanumeric)).then_some(text)
}

/// `1. text`, `(1) text`, `١- text`, `أ) text`: at most three digits, so that a year begins a sentence.
fn numbered(line: &str) -> Option<(u32, &str)> {
    let rest = line.strip_prefix('(').unwrap_or(line);
    let digits = rest.chars().take_while(|&c| script::digit(c).is_some()).count();
    let (number, after) = if (1..=3).contains(&digits) {
        let number = rest.chars().take(digits).filter_map(script::digit);
        let number = number.fold(0, |sum, digit| sum * 10 + u32::from(digit));
        (number, &rest[rest.chars().take(digits).map(char::len_utf8).sum()..])
    } else {
        let letter = rest.chars().next()?;
        (letter_number(letter)?, &rest[letter.len_utf8()..])
    };
    let sign =
        after.trim_start().chars().next().filter(|&c| matches!(c, '.' | ')' | '-' | '–' | '/' | 'ـ'))?;
    let text = &after.trim_start()[sign.len_utf8()..];
    // 10-15 is a range, 3.5 a number, and أ.ف.ب an agency.
    let touching = digits > 0 && sign != '.' && text.starts_with(script::is_arabic_letter);
    let apart = text.starts_with(char::is_whitespace) && (digits > 0 || after.starts_with([')', '-', '–']));
    let text = text.trim_start_matches(['-', '–', ' ']).trim_start();
    ((apart || touching) && !text.is_empty()).then_some((number, text))
}

/// The place of a letter in the order in which lists are counted: أ ب ج د ه و ز, a b c.
fn letter_number(letter: char) -> Option<u32> {
    const ABJAD: &str = "أبجدهوزحطي";
    let arabic = ABJAD.chars().position(|c| c == letter || (letter == 'ا' && c == 'أ'));
    let latin = || ('a'..='j').position(|c| c == letter);
    arabic.or_else(latin).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::article::BlockKind;

    #[test]
    fn items_and_quotations_by_their_signs() {
        let number = |line: &str| match marked(line) {
            Some((BlockKind::Item { number, .. }, text)) => Some((number, text.to_owned())),
            _ => None,
        };
        for (line, wanted) in [
            ("- بند", None),
            ("-بند", None),
            ("• بند", None),
            ("1. بند", Some(1)),
            ("١- بند", Some(1)),
            ("٢-بند", Some(2)),
            ("(3) بند", Some(3)),
            ("1 - بند", Some(1)),
            ("ب) بند", Some(2)),
            ("a) بند", Some(1)),
        ] {
            assert_eq!(number(line), Some((wanted, "بند".to_owned())), "{line}");
        }
        for line in ["-5 درجات", "2025. سنة", "10-15 كيلومترا", "3.5 في المائة", "أ.ف.ب", "و قال", "***", "-"]
        {
            assert_eq!(marked(line), None, "{line}");
        }
        let quote = "«البحر لا يخيفنا ولا نخافه».";
        assert_eq!(marked(quote), Some((BlockKind::Quote, quote)));
        assert_eq!(marked("«بيت من طين» و«سراب» رواية."), None);
    }
}
