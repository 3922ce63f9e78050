//! Takes controls, escape codes and stray direction marks out of text from outside.

/// The text without escape sequences, C0 and C1 controls, and unmatched embeddings, overrides and isolates.
///
/// Line feeds stay (CR, CR LF, NEL, U+2028 and U+2029 become line feeds), tabs become one space each.
/// Balanced direction controls, LRM, RLM, ALM, ZWJ and ZWNJ stay: they belong to the spelling.
/// Balance is judged line by line, as UAX 9 ends every embedding and isolate with the paragraph.
pub fn clean(text: &str) -> String {
    let text = without_controls(text);
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        push_balanced(&mut out, line);
    }
    out
}

fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\x1B' | '\u{90}' | '\u{98}' | '\u{9B}' | '\u{9D}'..='\u{9F}' => escape_length(rest),
            '\r' => {
                out.push('\n');
                if rest[1..].starts_with('\n') { 2 } else { 1 }
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push('\n');
                c.len_utf8()
            }
            '\t' => {
                out.push(' ');
                1
            }
            // Noncharacters and the byte-order mark show nothing and mean nothing in running text.
            _ if c.is_control() || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}') => c.len_utf8(),
            _ => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
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
            '\n' | '\x1B' => break,
            _ => {}
        }
    }
    body
}

/// Appends a line without the direction controls that have no partner (UAX 9, BD9 and X7: a PDF closes
/// nothing across an isolate, and an embedding still open at the end of its isolate is unmatched).
fn push_balanced(out: &mut String, line: &str) {
    let is_pair_part = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !line.contains(is_pair_part) {
        out.push_str(line);
        return;
    }
    let mut kept = vec![false; line.len()];
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut isolates = 0_usize;
    for (at, c) in line.char_indices() {
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
    out.extend(line.char_indices().filter(|&(at, c)| !is_pair_part(c) || kept[at]).map(|(_, c)| c));
}

#[cfg(test)]
mod tests {
    use super::clean;

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
}
