//! Links in sight, each with a number to choose it by.

use std::ops::Range;

use super::names::REACH;
use crate::article::{Article, Part, SpanKind};
use crate::terminal::link::address;

/// A link of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) part: Part,
    pub(super) range: Range<usize>,
    pub(super) url: String,
}

/// Links in sight, of which one is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hints {
    pub(super) links: Vec<Link>,
    /// The digits typed so far.
    typed: usize,
}

impl Hints {
    /// Numbers for links, from 1.
    pub(super) fn new(links: Vec<Link>) -> Self {
        Self { links, typed: 0 }
    }

    /// Takes a digit; gives the link that is chosen when no other number begins with what was typed.
    pub(super) fn digit(&mut self, digit: u8) -> Option<&Link> {
        let typed = self.typed * 10 + usize::from(digit);
        if typed == 0 || typed > self.links.len() {
            return None;
        }
        self.typed = typed;
        if typed * 10 <= self.links.len() { None } else { self.chosen() }
    }

    /// The link whose number was typed.
    pub(super) fn chosen(&self) -> Option<&Link> {
        self.links.get(self.typed.checked_sub(1)?)
    }

    /// The last digit is taken back; false where there is none.
    pub(super) fn take_back(&mut self) -> bool {
        let any = self.typed > 0;
        self.typed /= 10;
        any
    }

    /// Whether a number, from 1, may still be meant.
    pub(super) fn may_be(&self, number: usize) -> bool {
        let mut number = number;
        while number > self.typed {
            number /= 10;
        }
        number == self.typed
    }
}

/// The links that touch a stretch of a part: its link spans, and addresses that stand in the text itself.
pub(super) fn links_in(article: &Article, part: Part, stretch: Range<usize>) -> Vec<Link> {
    let Some(text) = article.text(part) else { return Vec::new() };
    let spans = match part {
        Part::Block(section, block) => &article.sections[section].blocks[block].spans[..],
        _ => &[],
    };
    let touches = |range: &Range<usize>| range.start < stretch.end && stretch.start < range.end;
    let spans = &spans[spans.partition_point(|span| span.start + REACH < stretch.start)..];
    let spans = spans.iter().take_while(|span| span.start < stretch.end);
    let spans = spans.filter(|span| span.kind == SpanKind::Link);
    let mut links: Vec<Link> = spans
        .filter(|span| touches(&(span.start..span.end)))
        .filter_map(|span| {
            let url = span.url.clone().filter(|url| address(url).is_some())?;
            Some(Link { part, range: span.start..span.end, url })
        })
        .collect();
    for range in written(text, &stretch).into_iter().filter(touches) {
        if links.iter().all(|link| link.range.end <= range.start || range.end <= link.range.start) {
            links.push(Link { part, url: text[range.clone()].to_owned(), range });
        }
    }
    links.sort_by_key(|link| link.range.start);
    links
}

/// No address in a text is longer.
const LONGEST: usize = 2048;

/// The addresses that stand in a stretch of a text, or reach into it.
fn written(text: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
    let bound = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let from = bound(stretch.start.saturating_sub(LONGEST));
    let to = bound(stretch.end.saturating_add(LONGEST).min(text.len()));
    let mut found = Vec::new();
    let mut at = from;
    while let Some(colon) = text[at..to].find("://").map(|colon| at + colon) {
        let start = text[at..colon]
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(at, |before| at + before + text[at + before..].chars().next().map_or(1, char::len_utf8));
        let end = end(&text[start..to]) + start;
        if address(&text[start..end]).is_some() {
            found.push(start..end);
        }
        at = end.max(colon + 3);
    }
    found
}

/// Where an address at the start of a text ends: before a blank, a quotation mark or a letter that none has, and without
/// the marks that belong to the sentence round it.
fn end(text: &str) -> usize {
    let no_part = |c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»،؛؟".contains(c);
    let mut end = text.find(no_part).unwrap_or(text.len());
    loop {
        let url = &text[..end];
        let Some(last) = url.chars().next_back() else { return 0 };
        let unpaired =
            |open: char, close: char| last == close && url.matches(close).count() > url.matches(open).count();
        if !(".,:;!?'…".contains(last) || unpaired('(', ')') || unpaired('[', ']')) {
            return end;
        }
        end -= last.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::{Hints, Link, links_in};
    use crate::article::{Article, Block, Part, Section, Span, SpanKind};

    fn of(block: Block) -> Vec<String> {
        let length = block.text.len();
        let sections = vec![Section { blocks: vec![block], ..Section::default() }];
        let article = Article { sections, ..Article::default() };
        links_in(&article, Part::Block(0, 0), 0..length).into_iter().map(|link| link.url).collect()
    }

    #[test]
    fn addresses_in_the_text_end_where_the_sentence_goes_on() {
        let text = "انظر (https://ar.wikipedia.org/wiki/لغة_(علم)) ثم http://a.b/c?d=1،وHTTPS://X.Y.، و ftp://no.pe و http:// «https://q.r»";
        assert_eq!(
            of(Block::paragraph(text)),
            ["https://ar.wikipedia.org/wiki/لغة_(علم)", "http://a.b/c?d=1", "HTTPS://X.Y", "https://q.r"]
        );
    }

    #[test]
    fn a_span_that_is_a_link_wins_over_what_is_written_in_it() {
        let span = |start, end, url: &str| Span { start, end, kind: SpanKind::Link, url: Some(url.into()) };
        let spans = vec![span(0, 10, "https://one.example"), span(11, 12, "javascript:alert(1)")];
        let block = Block { spans, ..Block::paragraph("http://a.b x") };
        assert_eq!(of(block), ["https://one.example"]);
    }

    #[test]
    fn numbers_are_chosen_as_soon_as_they_are_clear() {
        let link = |at: usize| Link { part: Part::Title, range: at..at + 1, url: format!("https://{at}") };
        let mut hints = Hints::new((1..=12).map(link).collect());
        assert_eq!(hints.digit(0), None);
        assert_eq!(hints.digit(5).map(|link| link.range.start), Some(5));
        let mut hints = Hints::new((1..=12).map(link).collect());
        assert_eq!(hints.digit(1), None);
        assert!(hints.may_be(1) && hints.may_be(12) && !hints.may_be(2));
        assert_eq!(hints.chosen().map(|link| link.range.start), Some(1));
        assert_eq!(hints.digit(2).map(|link| link.range.start), Some(12));
        assert!(hints.take_back());
        assert_eq!(hints.chosen().map(|link| link.range.start), Some(1));
    }
}
