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

/// The text of a piece of HTML, without tags, comments, scripts and styles. What does not close is text.
pub(super) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let closed = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map(|(_, rest)| rest)
        } else if is_tag {
            after.split_once('>').map(|(tag, rest)| behind(tag, rest))
        } else {
            None
        };
        text.push(if closed.is_some() { ' ' } else { '<' });
        rest = closed.unwrap_or(after);
    }
    text.push_str(rest);
    let text = text.replace("&nbsp;", " ").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands behind a tag; behind a script or a style, what stands behind its end.
fn behind<'a>(tag: &str, rest: &'a str) -> &'a str {
    let name: String =
        tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if !matches!(name.as_str(), "script" | "style") {
        return rest;
    }
    rest.split_once("</").and_then(|(_, end)| end.split_once('>')).map_or(rest, |(_, rest)| rest)
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
        assert_eq!(text("<div\nسطر مهم"), "<div سطر مهم");
        assert_eq!(text("<style>p {}</style>نص &amp; <!-- لا"), "نص & <!-- لا");
        assert_eq!(text("<div class=x>نص <b>مهم</b></div><!-- لا --> و1 < 2"), "نص مهم و1 < 2");
    }
}
