//! An article as Markdown that reads back to the same blocks and spans.

use super::{Article, ArticleDirection, Block, BlockKind, Span, SpanKind};

/// The article as Markdown (`CommonMark` and tables), its metadata as front matter.
///
/// What Markdown cannot say between signs is said in HTML: spans inside spans. Verse is program text called `verse`.
pub fn to_markdown(article: &Article) -> String {
    let mut out = front_matter(article);
    let mut parts = Vec::new();
    if !article.title.is_empty() {
        parts.push(format!("# {}", heading(&article.title)));
    }
    for section in &article.sections {
        if let Some(text) = section.heading.as_ref().filter(|text| !text.trim().is_empty()) {
            let level = usize::from(section.level.clamp(1, 5)) + 1;
            parts.push(format!("{} {}", "#".repeat(level), heading(text)));
        }
        let blocks = Blocks::default().written(&section.blocks);
        parts.extend((!blocks.is_empty()).then_some(blocks));
    }
    out.push_str(&parts.join("\n\n"));
    out
}

fn front_matter(article: &Article) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
    let mut fields = Vec::new();
    if article.title.is_empty() {
        fields.push("title: \"\"".to_owned());
    }
    if !article.authors.is_empty() {
        fields.push(format!("authors: [{}]", list(&article.authors)));
    }
    if let Some(source) = &article.source {
        fields.extend((!source.name.is_empty()).then(|| format!("source: {}", quoted(&source.name))));
        fields.extend(source.url.as_ref().map(|url| format!("url: {}", quoted(url))));
    }
    fields.extend(article.published.as_ref().map(|date| format!("date: {}", quoted(date))));
    if !article.categories.is_empty() {
        fields.push(format!("categories: [{}]", list(&article.categories)));
    }
    if !article.language.is_empty() {
        fields.push(format!("language: {}", quoted(&article.language)));
    }
    fields.push(format!(
        "direction: {}",
        if article.direction == ArticleDirection::Rtl { "rtl" } else { "ltr" }
    ));
    format!("---\n{}\n---\n\n", fields.join("\n"))
}

/// A heading: signs at its end would be taken for its own.
fn heading(text: &str) -> String {
    let text = inline(text, &[]);
    let bare = text.trim_end_matches('#');
    let closing = text.len() - bare.len();
    if closing > 0 { format!("{bare}{}", "\\#".repeat(closing)) } else { text }
}

/// The blocks of a section, as they are written one after the other.
#[derive(Default)]
struct Blocks {
    out: String,
    /// The lists around: the column where the text of an item begins, whether the list counts, its last number.
    lists: Vec<(usize, bool, u32)>,
    /// Whether the last block was an item.
    after_item: bool,
}

impl Blocks {
    fn written(mut self, blocks: &[Block]) -> String {
        // The level of the item that follows each block.
        let mut levels: Vec<Option<usize>> = vec![None; blocks.len()];
        let mut next = None;
        for (level, block) in levels.iter_mut().zip(blocks).rev() {
            *level = next;
            if let BlockKind::Item { level, .. } = block.kind {
                next = Some(usize::from(level));
            }
        }
        for (at, block) in blocks.iter().enumerate() {
            if block.text.trim().is_empty() && block.kind != BlockKind::Rule {
                continue;
            }
            if let BlockKind::Item { level, ordered, number } = block.kind {
                self.item(usize::from(level), ordered, number.unwrap_or(1), block);
                continue;
            }
            // A block between two items of a list below another stands in that list.
            let next = levels[at];
            let depth = next.map_or(0, |level| level.saturating_sub(1)).min(self.lists.len());
            self.lists.truncate(depth);
            let indent = self.lists.last().map_or(0, |list| list.0);
            self.part(&written(block), indent, "\n\n");
            self.after_item = false;
        }
        self.out
    }

    fn item(&mut self, level: usize, ordered: bool, number: u32, block: &Block) {
        // An item can be one level below the one before it, no more.
        let depth = level.clamp(1, self.lists.len() + 1);
        let same_list = self.lists.len() >= depth && self.lists[depth - 1].1 == ordered;
        let deeper = self.lists.len() < depth;
        self.lists.truncate(depth);
        let indent = depth.checked_sub(2).map_or(0, |above| self.lists[above].0);
        let number = number.min(999_999_999);
        if same_list && ordered && self.lists[depth - 1].2.saturating_add(1) != number {
            // A list counts on by ones: another number begins another list.
            self.part("<!-- -->", indent, "\n\n");
            self.after_item = false;
        }
        let mark = if ordered { format!("{number}. ") } else { "- ".to_owned() };
        self.lists.truncate(depth - 1);
        self.lists.push((indent + mark.len(), ordered, number));
        let tight = self.after_item && ((same_list && !deeper) || (deeper && !ordered));
        self.part(
            &format!("{mark}{}", start_escaped(inline(&block.text, &block.spans))),
            indent,
            if tight { "\n" } else { "\n\n" },
        );
        self.after_item = true;
    }

    fn part(&mut self, text: &str, indent: usize, between: &str) {
        if !self.out.is_empty() {
            self.out.push_str(between);
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            if !line.is_empty() {
                self.out.push_str(&" ".repeat(indent));
                self.out.push_str(line);
            }
        }
    }
}

/// A block other than an item.
fn written(block: &Block) -> String {
    let text = || start_escaped(inline(&block.text, &block.spans));
    match &block.kind {
        BlockKind::Paragraph | BlockKind::Item { .. } => text(),
        BlockKind::Quote => format!("> {}", text()),
        BlockKind::Caption => format!("![{}](<>)", inline(&block.text, &block.spans)),
        BlockKind::Rule => "---".to_owned(),
        BlockKind::Verse => fenced("verse", &block.text),
        BlockKind::Code { language } => {
            let language = language.as_deref().unwrap_or_default();
            fenced(&language.replace('`', "'").replace('\\', "\\\\").replace('&', "\\&"), &block.text)
        }
        BlockKind::Table => table(&block.text),
    }
}

fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

fn table(text: &str) -> String {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(" | ").collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
    let row = |cells: &[&str]| {
        let cells = (0..columns)
            .map(|at| cells.get(at).map_or(String::new(), |cell| inline(cell, &[]).replace('|', "\\|")));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
    lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(columns)));
    lines.join("\n")
}

/// A line whose first characters would begin something other than a paragraph.
fn start_escaped(line: String) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let at = match line[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => digits,
        Some('#' | '+' | '-' | '=' | '>' | '~') if digits == 0 => 0,
        _ => return line,
    };
    format!("{}\\{}", &line[..at], &line[at..])
}

/// Among very many, which of them touch is not asked.
const MANY: usize = 256;

/// A text with its spans, everything escaped that would mean something.
fn inline(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    // The wider of two that begin together is the outer one.
    let mut spans = spans.to_vec();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let spans = &spans[..];
    // Closed before opened at each place, the inner first; the order of the list tells which is inner.
    let mut edges: Vec<(usize, bool, usize)> = spans
        .iter()
        .enumerate()
        .flat_map(|(at, span)| [(span.start, true, at), (span.end, false, at)])
        .collect();
    edges.sort_by_key(|&(place, opens, at)| (place, opens, if opens { at } else { usize::MAX - at }));
    let sign = |span| if spans.len() > MANY { Sign::Html } else { Sign::of(text, spans, span) };
    let mut signs: Vec<Sign> = spans.iter().map(sign).collect();
    let mut done = 0;
    let mut in_code = false;
    for (place, opens, at) in edges {
        push_text(&mut out, &text[done..place], in_code);
        done = place;
        let span = &spans[at];
        in_code = if signs[at] == Sign::Markdown && span.kind == SpanKind::Code { opens } else { in_code };
        let starred = matches!(span.kind, SpanKind::Strong | SpanKind::Emphasis);
        if opens && starred && out.ends_with('*') {
            signs[at] = Sign::Html;
        }
        push_sign(&mut out, text, span, signs[at], opens);
    }
    push_text(&mut out, &text[done..], false);
    out
}

/// How a span is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Markdown,
    Html,
}

impl Sign {
    /// Signs for a span that stands alone between words; a link may hold such spans. HTML else.
    fn of(text: &str, spans: &[Span], span: &Span) -> Self {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let inner = &text[span.start..span.end];
        let touches =
            |other: &&Span| !std::ptr::eq(*other, span) && other.start < span.end && span.start < other.end;
        let inside = |other: &&Span| other.start <= span.start && span.end <= other.end;
        let mut others = spans.iter().filter(touches);
        let lawful = match span.kind {
            SpanKind::Link => others.all(|other| {
                other.kind != SpanKind::Link
                    && span.start <= other.start
                    && other.end <= span.end
                    && (other.start, other.end) != (span.start, span.end)
            }),
            SpanKind::Code => others.next().is_none(),
            SpanKind::Strong | SpanKind::Emphasis => {
                others.all(|other| {
                    other.kind == SpanKind::Link
                        && inside(&other)
                        && (other.start, other.end) != (span.start, span.end)
                }) && letter(inner.chars().next())
                    && letter(inner.chars().next_back())
            }
        };
        // Where two touch, their signs would run together.
        let apart = spans.iter().all(|other| other.end != span.start && other.start != span.end);
        if lawful && (apart || span.kind == SpanKind::Link) { Self::Markdown } else { Self::Html }
    }
}

fn push_sign(out: &mut String, text: &str, span: &Span, sign: Sign, opens: bool) {
    let url = span.url.as_deref().unwrap_or_default();
    match (sign, span.kind) {
        (Sign::Markdown, SpanKind::Strong) => out.push_str("**"),
        (Sign::Markdown, SpanKind::Emphasis) => out.push('*'),
        (Sign::Markdown, SpanKind::Code) => {
            let code = &text[span.start..span.end];
            let fence = "`".repeat(code.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
            let edge = |c: char| code.starts_with(c) || code.ends_with(c);
            let pad = if edge('`') || (edge(' ') && !code.trim().is_empty()) { " " } else { "" };
            let (first, second) = if opens { (fence.as_str(), pad) } else { (pad, fence.as_str()) };
            out.push_str(first);
            out.push_str(second);
        }
        (Sign::Markdown, SpanKind::Link) if opens => out.push('['),
        (Sign::Markdown, SpanKind::Link) => {
            let url = url.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>").replace('&', "\\&");
            out.extend(["](<", &url, ">)"]);
        }
        (Sign::Html, kind) => {
            let name = match kind {
                SpanKind::Strong => "strong",
                SpanKind::Emphasis => "em",
                SpanKind::Code => "code",
                SpanKind::Link => "a",
            };
            let url =
                url.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
            match (opens, kind) {
                (true, SpanKind::Link) => out.extend(["<a href=\"", &url, "\">"]),
                (true, _) => out.extend(["<", name, ">"]),
                (false, _) => out.extend(["</", name, ">"]),
            }
        }
    }
}

fn push_text(out: &mut String, text: &str, in_code: bool) {
    for c in text.chars() {
        if !in_code && matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
}
