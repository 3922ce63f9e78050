//! The front matter of a Markdown file: fields between two lines of dashes (YAML) or plus signs (TOML).

use crate::article::ArticleDirection;
use crate::ingest::{Parsed, dates};

/// Whether a text begins with front matter.
pub(super) fn has(text: &str) -> bool {
    split(text).is_some()
}

/// The fields of the front matter, and the text behind it. What it does not know is left out.
pub(super) fn take(text: &str) -> (Parsed, &str) {
    let mut parsed = Parsed::default();
    let Some((fields, body)) = split(text) else { return (parsed, text) };
    let mut lines = fields.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = field(line) else { continue };
        let mut values = values(value);
        // A list of lines, each with a dash before it.
        while value.is_empty()
            && let Some(item) = lines.next_if(|line| line.trim_start().starts_with("- "))
        {
            values.extend(single(item.trim_start().trim_start_matches("- ")));
        }
        set(&mut parsed, &key, values, value);
    }
    (parsed, body)
}

fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('\n');
    let sign = ["---", "+++"].into_iter().find(|sign| {
        text.strip_prefix(sign).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('\n'))
    })?;
    let rest = &text[text.find('\n')? + 1..];
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == sign || (sign == "---" && line.trim_end() == "...") {
            let fields = &rest[..at];
            // Two rules with a sentence between them are no fields.
            let first = fields.lines().find(|line| !line.trim().is_empty());
            return first
                .is_none_or(|line| field(line).is_some())
                .then_some((fields, &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// A key and what stands behind its colon or equals sign.
fn field(line: &str) -> Option<(String, &str)> {
    // What is indented belongs to the field above it.
    if line.starts_with([' ', '\t']) {
        return None;
    }
    let end = line.find([':', '='])?;
    let key = line[..end].trim();
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let value = &line[end + 1..];
    let lawful =
        !key.is_empty() && key.chars().all(word) && (value.is_empty() || value.starts_with([' ', '\t', '"']));
    lawful.then(|| (key.to_ascii_lowercase(), value.trim()))
}

fn set(parsed: &mut Parsed, key: &str, values: Vec<String>, raw: &str) {
    let first = || values.first().cloned();
    match key {
        // A title may hold commas and brackets: it is never a list.
        "title" => {
            parsed.given_title = single(raw).or_else(|| matches!(raw, "\"\"" | "''").then(String::new));
        }
        "author" | "authors" | "by" | "creator" => parsed.authors.extend(values),
        "source" | "publisher" | "site" | "sitename" => parsed.source = first(),
        "url" | "link" | "canonical" | "permalink" | "source_url" => parsed.url = first(),
        "date" | "published" | "pubdate" | "created" | "date_published" => {
            parsed.published =
                first().and_then(|date| dates::of_field(&date).or_else(|| dates::of_line(&date)));
        }
        "category" | "categories" | "tags" | "rubric" | "section" | "topics" => {
            parsed.categories.extend(values);
        }
        "lang" | "language" => parsed.language = first().filter(|tag| !tag.is_empty()),
        "dir" | "direction" => {
            parsed.direction = match first().as_deref() {
                Some("rtl") => Some(ArticleDirection::Rtl),
                Some("ltr") => Some(ArticleDirection::Ltr),
                _ => None,
            }
        }
        _ => {}
    }
}

/// The values of a field: one, or those of a list in brackets.
fn values(text: &str) -> Vec<String> {
    let Some(list) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return single(text).into_iter().collect();
    };
    let mut values = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let end = if let Some(inner) = rest.strip_prefix(['"', '\'']) {
            let quote = rest.chars().next();
            let mut escaped = false;
            let close = inner.char_indices().find(|&(_, c)| {
                let closes = Some(c) == quote && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            });
            close.map_or(rest.len(), |(at, _)| at + 2)
        } else {
            rest.find(',').unwrap_or(rest.len())
        };
        values.extend(single(&rest[..end]));
        rest = rest[end..].trim_start_matches([',', ' ', '\t']);
    }
    values
}

/// One value, without its quotation marks and a comment behind it; nothing if it is empty.
fn single(text: &str) -> Option<String> {
    let text = text.trim();
    // A text of several lines is not read.
    if text.starts_with(['>', '|']) && text.len() <= 2 {
        return None;
    }
    let value = if let Some(inner) = text.strip_prefix('"') {
        let json = serde_json::Deserializer::from_str(text).into_iter::<String>().next().and_then(Result::ok);
        json.unwrap_or_else(|| inner.rsplit_once('"').map_or(inner, |(inner, _)| inner).to_owned())
    } else if let Some(inner) = text.strip_prefix('\'') {
        inner.rsplit_once('\'').map_or(inner, |(inner, _)| inner).replace("''", "'")
    } else {
        text.split(" #").next().unwrap_or(text).trim().to_owned()
    };
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{has, take};

    #[test]
    fn yaml_and_toml_fields() {
        let yaml = "---\ntitle: \"قال: \\\"نعم\\\"\"\nauthor: نادر الخطيب\ntags: [علوم, \"ماء, وهواء\"]\ndate: 2025-01-28\nlang: ar\nother: {x: 1}\n---\nنص";
        let (parsed, body) = take(yaml);
        assert_eq!(parsed.given_title.as_deref(), Some("قال: \"نعم\""));
        assert_eq!(parsed.authors, ["نادر الخطيب"]);
        assert_eq!(parsed.categories, ["علوم", "ماء, وهواء"]);
        assert_eq!(parsed.published.as_deref(), Some("2025-01-28T00:00:00Z"));
        assert_eq!((parsed.language.as_deref(), body), (Some("ar"), "نص"));
        let toml = "+++\ntitle = 'عنوان'\nauthors = ['a', 'b']\n+++\n\nنص";
        let (parsed, _) = take(toml);
        assert_eq!((parsed.given_title.as_deref(), parsed.authors.len()), (Some("عنوان"), 2));
        let list = "---\nauthors:\n  - واحد\n  - اثنان\n---\n";
        assert_eq!(take(list).0.authors, ["واحد", "اثنان"]);
        assert!(!has("---\nجملة بين خطين\n---\n") && !has("--- \nx") && !has("نص"));
    }
}
