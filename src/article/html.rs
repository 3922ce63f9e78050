//! An article as a page of HTML: output only.

use std::fmt::Write;

use super::{Article, ArticleDirection, Block, BlockKind, Span, SpanKind};

/// The article as a page of its own, in logical order. Only links to http, https and mailto are links.
pub fn to_html(article: &Article) -> String {
    let direction = if article.direction == ArticleDirection::Rtl { "rtl" } else { "ltr" };
    let language = if article.language.is_empty() { "und" } else { &article.language };
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n",
        escaped(language),
        escaped(&article.title)
    );
    for author in &article.authors {
        line(&mut page, &format!("<meta name=\"author\" content=\"{}\">", escaped(author)));
    }
    page.push_str("</head>\n<body>\n<article>\n");
    if !article.title.is_empty() {
        line(&mut page, &format!("<h1>{}</h1>", escaped(&article.title)));
    }
    about(&mut page, article);
    let mut lists: Vec<bool> = Vec::new();
    for section in &article.sections {
        close_lists(&mut page, &mut lists, 0);
        if let Some(heading) = &section.heading {
            let level = section.level.clamp(1, 5) + 1;
            line(&mut page, &format!("<h{level}>{}</h{level}>", escaped(heading)));
        }
        section.blocks.iter().for_each(|part| block(&mut page, part, &mut lists));
    }
    close_lists(&mut page, &mut lists, 0);
    page.push_str("</article>\n</body>\n</html>");
    page
}

fn line(page: &mut String, text: &str) {
    page.push_str(text);
    page.push('\n');
}

/// Source, authors, date and rubrics in one line.
fn about(page: &mut String, article: &Article) {
    let mut parts = Vec::new();
    if let Some(source) = &article.source {
        let name =
            if source.name.is_empty() { source.url.as_deref().unwrap_or_default() } else { &source.name };
        parts.push(match source.url.as_deref().filter(|url| is_safe(url)) {
            Some(url) => format!("<a href=\"{}\">{}</a>", escaped(url), escaped(name)),
            None => escaped(name),
        });
    }
    parts.extend(article.authors.iter().map(|author| escaped(author)));
    parts.extend(
        article.published.iter().map(|date| format!("<time datetime=\"{0}\">{0}</time>", escaped(date))),
    );
    parts.extend(article.categories.iter().map(|category| escaped(category)));
    if !parts.is_empty() {
        line(page, &format!("<p>{}</p>", parts.join(" · ")));
    }
}

fn block(page: &mut String, block: &Block, lists: &mut Vec<bool>) {
    let text = inline(&block.text, &block.spans);
    if let BlockKind::Item { level, ordered, number } = block.kind {
        return item(page, (level, ordered, number), &text, lists);
    }
    close_lists(page, lists, 0);
    let lines = || block.text.lines().map(escaped);
    match &block.kind {
        BlockKind::Paragraph | BlockKind::Item { .. } => line(page, &format!("<p>{text}</p>")),
        BlockKind::Quote => line(page, &format!("<blockquote><p>{text}</p></blockquote>")),
        BlockKind::Caption => line(page, &format!("<figure><figcaption>{text}</figcaption></figure>")),
        BlockKind::Code { .. } => {
            line(page, &format!("<pre dir=\"ltr\"><code>{}</code></pre>", escaped(&block.text)));
        }
        BlockKind::Rule => line(page, "<hr>"),
        BlockKind::Verse => line(
            page,
            &format!("<p>{}</p>", lines().collect::<Vec<_>>().join("<br>\n").replace('\t', "&emsp;&emsp;")),
        ),
        BlockKind::Table => {
            let row = |line: String| format!("<tr><td>{}</td></tr>", line.replace(" | ", "</td><td>"));
            line(page, &format!("<table>\n{}\n</table>", lines().map(row).collect::<Vec<_>>().join("\n")));
        }
    }
}

/// One item, its list begun or ended as its depth says.
fn item(
    page: &mut String,
    (level, ordered, number): (u8, bool, Option<u32>),
    text: &str,
    lists: &mut Vec<bool>,
) {
    let depth = usize::from(level.clamp(1, 8));
    close_lists(page, lists, depth);
    if lists.len() == depth && lists.last() != Some(&ordered) {
        close_lists(page, lists, depth - 1);
    }
    // Each list stands in the item before it, which stays open for it.
    if lists.len() == depth {
        line(page, "</li>");
    }
    while lists.len() < depth {
        line(page, if ordered { "<ol>" } else { "<ul>" });
        lists.push(ordered);
        if lists.len() < depth {
            line(page, "<li>");
        }
    }
    let value = number.map_or(String::new(), |number| format!(" value=\"{number}\""));
    line(page, &format!("<li{value}>{text}"));
}

fn close_lists(page: &mut String, lists: &mut Vec<bool>, depth: usize) {
    while lists.len() > depth {
        line(page, if lists.pop() == Some(true) { "</li></ol>" } else { "</li></ul>" });
    }
}

/// Deeper ones are left out: nobody sees them.
const DEEPEST: usize = 32;

/// A text with its spans as elements, well nested whatever the spans are.
fn inline(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut cuts: Vec<usize> =
        spans.iter().flat_map(|span| [span.start, span.end]).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut sorted: Vec<&Span> = spans.iter().collect();
    sorted.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut coming = sorted.into_iter().peekable();
    let mut wanted: Vec<&Span> = Vec::new();
    let mut open: Vec<&Span> = Vec::new();
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        wanted.retain(|span| span.end >= end);
        while let Some(span) = coming.next_if(|span| span.start <= start) {
            if span.end >= end && wanted.len() < DEEPEST {
                wanted.push(span);
            }
        }
        let kept = open.iter().zip(&wanted).take_while(|(one, other)| one == other).count();
        open.drain(kept..).rev().for_each(|span| close(&mut out, span));
        for span in &wanted[kept..] {
            begin(&mut out, span);
            open.push(span);
        }
        out.push_str(&escaped(text.get(start..end).unwrap_or_default()));
    }
    open.drain(..).rev().for_each(|span| close(&mut out, span));
    out
}

fn begin(out: &mut String, span: &Span) {
    match (span.kind, span.url.as_deref().filter(|url| is_safe(url))) {
        (SpanKind::Link, Some(url)) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "<a href=\"{}\">", escaped(url));
        }
        _ => out.push_str(match span.kind {
            SpanKind::Strong => "<strong>",
            SpanKind::Emphasis => "<em>",
            SpanKind::Code => "<code>",
            SpanKind::Link => "<span>",
        }),
    }
}

fn close(out: &mut String, span: &Span) {
    out.push_str(match span.kind {
        SpanKind::Strong => "</strong>",
        SpanKind::Emphasis => "</em>",
        SpanKind::Code => "</code>",
        SpanKind::Link if span.url.as_deref().is_some_and(is_safe) => "</a>",
        SpanKind::Link => "</span>",
    });
}

/// Whether an address may be followed.
fn is_safe(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or("").to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto") && url.contains(':')
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
