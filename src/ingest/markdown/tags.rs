//! The HTML that Markdown may hold: tags that are spans, and text without its tags.

use crate::article::SpanKind;

/// What an inline tag means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Open(SpanKind, Option<String>),
    Close(SpanKind),
    Break,
    Other,
}

/// The meaning of a tag: `<strong>`, `</a>`, `<br/>` …
pub(super) fn tag(html: &str) -> Tag {
    let inner = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
    let name: String =
        inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let kind = match name.as_str() {
        "strong" | "b" => SpanKind::Strong,
        "em" | "i" => SpanKind::Emphasis,
        "code" => SpanKind::Code,
        "a" => SpanKind::Link,
        "br" => return Tag::Break,
        _ => return Tag::Other,
    };
    if closes {
        return Tag::Close(kind);
    }
    let url = (kind == SpanKind::Link).then(|| href(inner)).flatten();
    if kind == SpanKind::Link && url.is_none() { Tag::Other } else { Tag::Open(kind, url) }
}

fn href(tag: &str) -> Option<String> {
    let (_, rest) = tag.split_once("href=")?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(quote) => rest[1..].split(quote).next()?,
        None => rest.split_whitespace().next()?,
    };
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// The text of a piece of HTML, without tags and comments.
pub(super) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, rest)| rest)
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            text.push(' ');
            after.split_once('>').map_or("", |(_, rest)| rest)
        } else {
            text.push('<');
            after
        };
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Tag, tag, text};
    use crate::article::SpanKind;

    #[test]
    fn tags() {
        assert_eq!(tag("<strong>"), Tag::Open(SpanKind::Strong, None));
        assert_eq!(tag("</EM>"), Tag::Close(SpanKind::Emphasis));
        assert_eq!(tag("<a href=\"x?a=1&amp;b=2\">"), Tag::Open(SpanKind::Link, Some("x?a=1&b=2".into())));
        assert_eq!(tag("<a name=x>"), Tag::Other);
        assert_eq!(tag("<br />"), Tag::Break);
        assert_eq!(text("<div class=x>نص <b>مهم</b></div><!-- لا --> و1 < 2"), "نص مهم و1 < 2");
    }
}
