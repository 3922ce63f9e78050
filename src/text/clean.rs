//! Takes controls, escape codes and stray direction marks out of text from outside.

pub(super) mod screen;

use std::borrow::Cow;

/// What becomes of a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tabs {
    /// It is one space.
    Blank,
    /// It stays: it parts the hemistichs of a verse, or indents a program.
    Keep,
}

/// The text without escape sequences, C0 and C1 controls, and unmatched embeddings, overrides and isolates.
///
/// Line feeds stay (CR, CR LF, NEL, U+2028 and U+2029 become line feeds), tabs become one space each.
/// Balanced direction controls, LRM, RLM, ALM, ZWJ and ZWNJ stay: they belong to the spelling.
/// Balance is judged line by line, as UAX 9 ends every embedding and isolate with the paragraph.
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_tabs(text, Tabs::Blank)
}

/// As [`clean`], with a say over tabs.
pub fn clean_tabs(text: &str, tabs: Tabs) -> Cow<'_, str> {
    if is_clean(text, tabs) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(Cleaned::new(text, tabs).text)
}

/// Whether [`clean_tabs`] would surely leave a text as it is. A balanced pair of direction controls is not sure.
pub fn is_clean(text: &str, tabs: Tabs) -> bool {
    first_unsure(text, 0, tabs).is_none()
}

/// The first character at or behind `from` that is not sure to stay.
// The test is made of comparisons without a branch.
#[allow(clippy::needless_bitwise_bool)]
fn first_unsure(text: &str, from: usize, tabs: Tabs) -> Option<usize> {
    let kept_tab = if tabs == Tabs::Keep { b'\t' } else { b'\n' };
    // By the first bytes of what `is_kept` refuses: C0 and DEL, C1, U+2028 to U+202E and U+2066 to U+2069, the rest.
    let suspect = |[a, b, c, _]: [u8; 4]| {
        ((a < b' ') & (a != b'\n') & (a != kept_tab))
            | (a == 0x7F)
            | ((a == 0xC2) & (b < 0xA0))
            | ((a == 0xE2) & (((b == 0x80) & (c >= 0xA8)) | ((b == 0x81) & (c >= 0xA6))))
            | (a == 0xEF)
    };
    let mut from = from;
    while let Some(stretch) = screen::suspect(text, from, suspect) {
        let unsure = text[stretch.clone()].char_indices().find(|&(_, c)| !is_kept(c, tabs));
        if let Some((at, _)) = unsure {
            return Some(stretch.start + at);
        }
        from = stretch.end;
    }
    None
}

fn is_kept(c: char, tabs: Tabs) -> bool {
    match c {
        '\n' => true,
        '\t' => tabs == Tabs::Keep,
        _ => !(c.is_control() || is_line_end(c) || is_dropped(c) || is_pair_part(c)),
    }
}

/// A cleaned text that knows where the bytes of the text it was made of went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The cleaned text.
    pub text: String,
    /// Where runs of kept characters begin, before and after: within a run bytes keep their distance.
    runs: Vec<(usize, usize)>,
}

impl Cleaned {
    /// Cleans a text and keeps the map. Linear in its length.
    pub fn new(text: &str, tabs: Tabs) -> Self {
        let mut cleaned = Self { text: String::with_capacity(text.len()), runs: Vec::new() };
        let mut line = Vec::new();
        let mut at = 0;
        while let Some(unsure) = first_unsure(text, at, tabs) {
            let rest = &text[unsure..];
            if rest.starts_with("\r\n") {
                cleaned.push(at, &text[at..unsure]);
                cleaned.push(unsure, "\n");
                at = unsure + 2;
                continue;
            }
            // What is taken out ends at a line feed at the latest: only its line is taken apart.
            let start = text[at..unsure].rfind('\n').map_or(at, |feed| at + feed + 1);
            let end = rest.find('\n').map_or(text.len(), |feed| unsure + feed + 1);
            cleaned.push(at, &text[at..start]);
            at = start;
            while at < end {
                let length = take_line(&text[at..end], at, tabs, &mut line);
                keep_balanced(&mut line);
                for (at, c) in line.drain(..) {
                    cleaned.push(at, c.encode_utf8(&mut [0; 4]));
                }
                at += length;
            }
        }
        cleaned.push(at, &text[at..]);
        cleaned
    }

    /// Where a byte offset of the original went; one inside what was taken out goes to what follows it.
    pub fn offset(&self, original: usize) -> usize {
        let next = self.runs.partition_point(|&(old, _)| old <= original);
        let end = self.runs.get(next).map_or(self.text.len(), |&(_, new)| new);
        let Some(&(old, new)) = next.checked_sub(1).and_then(|at| self.runs.get(at)) else { return 0 };
        (new + (original - old)).min(end)
    }

    fn push(&mut self, at: usize, piece: &str) {
        let new = self.text.len();
        if !piece.is_empty() && self.runs.last().is_none_or(|&(old, start)| at - old != new - start) {
            self.runs.push((at, new));
        }
        self.text.push_str(piece);
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Noncharacters and the byte-order mark show nothing and mean nothing in running text.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn is_pair_part(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Takes the characters of the first line that stay, its line end among them, and gives its length in bytes. Each has
/// its place in the whole text, which begins `from` bytes before.
fn take_line(text: &str, from: usize, tabs: Tabs, line: &mut Vec<(usize, char)>) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            _ if is_line_end(c) => {
                line.push((from + at, '\n'));
                let pair = text[at..].starts_with("\r\n");
                return at + if pair { 2 } else { c.len_utf8() };
            }
            '\x1B' | '\u{90}' | '\u{98}' | '\u{9B}' | '\u{9D}'..='\u{9F}' => escape_length(&text[at..]),
            '\t' => {
                line.push((from + at, if tabs == Tabs::Keep { '\t' } else { ' ' }));
                1
            }
            _ if c.is_control() || is_dropped(c) => c.len_utf8(),
            _ => {
                line.push((from + at, c));
                c.len_utf8()
            }
        };
    }
    at
}

/// How many bytes the escape sequence at the start of `text` takes (ECMA-48 forms, 7 and 8 bit).
///
/// A string sequence without its end takes only its introducer: text that follows must not vanish.
fn escape_length(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (kind, body) = if let Some(rest) = text.strip_prefix('\x1B') {
        match rest.chars().next() {
            Some(c @ ('[' | ']' | 'P' | 'X' | '^' | '_')) => (c, 2),
            // ESC, intermediates, final.
            Some(' '..='/') => {
                let end = rest.find(|c| !(' '..='/').contains(&c)).map_or(text.len(), |at| at + 1);
                let last = text[end..].chars().next().filter(|c| ('0'..='~').contains(c));
                return end + last.map_or(0, char::len_utf8);
            }
            Some('0'..='~') => return 2,
            _ => return 1,
        }
    } else {
        let kind = match text.chars().next() {
            Some('\u{9B}') => '[',
            Some('\u{9D}') => ']',
            _ => 'P',
        };
        (kind, first)
    };
    if kind == '[' {
        let parameters = text[body..].find(|c| !(' '..='?').contains(&c)).map_or(text.len(), |at| body + at);
        let last = text[parameters..].chars().next().filter(|c| ('@'..='~').contains(c));
        return parameters + last.map_or(0, char::len_utf8);
    }
    // A string sequence ends with ST or BEL, and holds no line end.
    for (at, c) in text[body..].char_indices() {
        match c {
            '\x07' | '\u{9C}' => return body + at + c.len_utf8(),
            '\x1B' if text[body + at..].starts_with("\x1B\\") => return body + at + 2,
            // Anything else of that kind ends it unfinished; so the search is not made again over the same bytes.
            _ if c.is_control() || is_line_end(c) => break,
            _ => {}
        }
    }
    body
}

/// Takes the direction controls that have no partner out of a line (UAX 9, BD9 and X7: a PDF closes nothing across an
/// isolate, and an embedding still open at the end of its isolate is unmatched).
fn keep_balanced(line: &mut Vec<(usize, char)>) {
    if !line.iter().any(|&(_, c)| is_pair_part(c)) {
        return;
    }
    let mut kept = vec![false; line.len()];
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut isolates = 0_usize;
    for (at, &(_, c)) in line.iter().enumerate() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push((at, false)),
            '\u{2066}'..='\u{2068}' => {
                open.push((at, true));
                isolates += 1;
            }
            '\u{202C}' => {
                if let Some((start, false)) = open.last().copied() {
                    open.pop();
                    (kept[start], kept[at]) = (true, true);
                }
            }
            '\u{2069}' if isolates > 0 => {
                while let Some((start, isolate)) = open.pop() {
                    if isolate {
                        isolates -= 1;
                        (kept[start], kept[at]) = (true, true);
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    let mut at = 0;
    line.retain(|&(_, c)| {
        at += 1;
        !is_pair_part(c) || kept[at - 1]
    });
}

#[cfg(test)]
mod tests {
    use super::{Cleaned, Tabs, clean, is_clean, is_kept};

    #[test]
    fn escapes_and_controls_go_and_text_stays() {
        assert_eq!(clean("a\x1B[31mb\x1B[0m\u{9B}1mc\x07d"), "abcd");
        assert_eq!(clean("a\x1B]0;title\x07b\x1BPq data\x1B\\c\x1B(Bd\x1B=e"), "abcde");
        assert_eq!(clean("a\x1B]52;no end here"), "a52;no end here");
        assert_eq!(clean("a\x1B]8;;x\nnext"), "a8;;x\nnext");
        assert_eq!(clean("a\r\nb\rc\u{2029}d\te\u{FEFF}"), "a\nb\nc\nd e");
        assert_eq!(clean("ends in escape \x1B"), "ends in escape ");
    }

    #[test]
    fn only_direction_controls_with_a_partner_stay() {
        assert_eq!(clean("\u{202E}abc"), "abc");
        assert_eq!(clean("a\u{202B}b\u{202C}c"), "a\u{202B}b\u{202C}c");
        assert_eq!(clean("\u{2067}a\u{202A}b\u{2069}c\u{202C}"), "\u{2067}ab\u{2069}c");
        assert_eq!(clean("\u{202B}one\ntwo\u{202C}"), "one\ntwo");
        assert_eq!(clean("\u{200F}می\u{200C}شود\u{61C}"), "\u{200F}می\u{200C}شود\u{61C}");
    }

    #[test]
    fn a_first_look_passes_what_a_look_at_each_character_passes() {
        for c in '\0'..=char::MAX {
            for tabs in [Tabs::Keep, Tabs::Blank] {
                let text = format!("ب{c}.");
                assert_eq!(is_clean(&text, tabs), is_kept(c, tabs), "{c:?} {tabs:?}");
            }
        }
    }

    #[test]
    fn the_map_leads_to_the_same_character() {
        let text = "a\x1B[31mb\u{202E}\u{85}cم\r\nد\u{FEFF}e\t.";
        let cleaned = Cleaned::new(text, Tabs::Blank);
        assert_eq!(cleaned.text, "ab\ncم\nدe .");
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphabetic() && *c != 'm') {
            assert!(cleaned.text[cleaned.offset(at)..].starts_with(c), "{c} at {at}");
        }
        assert_eq!(cleaned.offset(text.len()), cleaned.text.len());
        assert_eq!(Cleaned::new("\ta\tb", Tabs::Keep).text, "\ta\tb");
    }
}
