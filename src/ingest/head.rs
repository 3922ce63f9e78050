//! What stands before the text: rubrics, title, byline, date.

use super::furniture::is_furniture;
use super::lines::Line;
use super::shape::{at_most, is_category, is_short, marked};
use super::{byline, dates, verse};
use crate::article::BlockKind;

/// How many lines are looked at.
const LINES: usize = 12;

/// A title has no more characters and words than this.
const TITLE_CHARACTERS: usize = 140;
const TITLE_WORDS: usize = 22;

/// The head of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) categories: Vec<String>,
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) source: Option<String>,
    pub(super) published: Option<String>,
}

/// Takes the head off the lines: the title is the first short line that is longer than a rubric can be, else the last;
/// those before it are rubrics. A line that only tells date or author goes into those fields. A text that begins with
/// a paragraph has no title.
pub(super) fn take(lines: &mut Vec<Line<'_>>) -> Head {
    let mut head = Head::default();
    // The places of the short lines, and of those that the fields have taken.
    let (mut short, mut taken): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate().take(LINES) {
        // A poem is no list of rubrics.
        if verse::length(&lines[at..]) > 0 {
            break;
        }
        let noted = head.note(line);
        let words = line.text.contains(char::is_alphanumeric);
        let may_be_title = words && (is_short(&line.text) || (short.is_empty() && is_title(&line.text)));
        match noted {
            Noted::InPart => {}
            Noted::Whole => taken.push(at),
            Noted::Not if !short.is_empty() && is_furniture(&line.text) => taken.push(at),
            // A number may begin a title; a list has more than one.
            Noted::Not if may_be_title && (marked(&line.text).is_none() || (at == 0 && is_alone(lines))) => {
                short.push(at);
            }
            Noted::Not => break,
        }
    }
    // A date or an author without a title is a line of the text.
    if short.is_empty() {
        return Head::default();
    }
    let text = |at: usize| &*lines[at].text;
    let title = short.iter().position(|&at| !is_category(text(at))).unwrap_or(short.len() - 1);
    let (above, title) = (&short[..title], short[title]);
    head.categories = above.iter().map(|&at| text(at).to_owned()).collect();
    text(title).clone_into(&mut head.title);
    taken.extend(above);
    taken.push(title);
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !taken.contains(&(at - 1))
    });
    if let Some(first) = lines.first() {
        head.note_dateline(&first.text);
    }
    head
}

/// Whether a line's words are in the fields of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noted {
    Not,
    /// All but the place, which is kept nowhere but in the text.
    InPart,
    Whole,
}

impl Head {
    /// Takes what a line tells of date or author into the fields, if it tells nothing else.
    fn note(&mut self, line: &Line<'_>) -> Noted {
        if let Some(date) = dates::of_line(&line.text) {
            self.published.get_or_insert(date);
            return Noted::Whole;
        }
        let Some(byline) = byline::of_line(&line.text) else { return Noted::Not };
        // What has no room in the fields stays in the text.
        let second = byline.source.is_some() && self.source.is_some() && byline.source != self.source;
        let noted = if byline.place || second { Noted::InPart } else { Noted::Whole };
        self.add(byline);
        noted
    }

    fn note_dateline(&mut self, paragraph: &str) {
        if let Some(byline) = byline::of_paragraph(paragraph) {
            self.add(byline);
        }
    }

    fn add(&mut self, byline: byline::Byline) {
        for author in byline.authors {
            if !self.authors.contains(&author) {
                self.authors.push(author);
            }
        }
        self.source = self.source.take().or(byline.source);
    }
}

/// Whether the first line is a numbered one and the next is not.
fn is_alone(lines: &[Line<'_>]) -> bool {
    let numbered =
        |line: &Line<'_>| matches!(marked(&line.text), Some((BlockKind::Item { number: Some(_), .. }, _)));
    lines.first().is_some_and(numbered) && lines.get(1).is_some_and(|next| marked(&next.text).is_none())
}

/// A first line may be long and still be a title: one clause, or two that dots part, without a closing stop.
fn is_title(line: &str) -> bool {
    let closed = line.ends_with(['.', ':', '،', '؛', ',', ';', '۔']) && !line.ends_with("..");
    at_most(line, TITLE_CHARACTERS)
        && line.split_whitespace().count() <= TITLE_WORDS
        && !closed
        && !line.contains("۔ ")
        && !line.replace("..", "").contains(". ")
}

#[cfg(test)]
mod tests {
    use super::{Head, Line, take};

    const TEXT: &str = "وهذا سطر طويل من متن الخبر ينتهي كما تنتهي الجمل بنقطة في آخره.";

    fn head(lines: &[&str]) -> (Head, usize) {
        let mut lines = lines.iter().map(|line| Line::new(line)).collect();
        let head = take(&mut lines);
        (head, lines.len())
    }

    fn titled(title: &str, categories: &[&str]) -> Head {
        let categories = categories.iter().map(|&name| name.to_owned()).collect();
        Head { title: title.to_owned(), categories, ..Head::default() }
    }

    #[test]
    fn the_first_long_line_is_the_title_else_the_last_and_those_before_it_are_categories() {
        let title = "عنوان فيه من الكلمات ما يزيد على أسماء الأبواب";
        assert_eq!(head(&["علوم", "أخبار اليوم", title, TEXT]), (titled(title, &["علوم", "أخبار اليوم"]), 1));
        assert_eq!(head(&["علوم", "عنوان قصير", TEXT]), (titled("عنوان قصير", &["علوم"]), 1));
        assert_eq!(head(&[title, "عنوان فرعي", TEXT]), (titled(title, &[]), 2));
    }

    #[test]
    fn a_text_without_short_lines_has_no_head() {
        assert_eq!(head(&[TEXT, TEXT]), (Head::default(), 2));
        assert_eq!(head(&["28 يناير 2025", TEXT]), (Head::default(), 2));
        assert_eq!(head(&[]), (Head::default(), 0));
    }

    #[test]
    fn date_and_author_go_into_their_fields() {
        let (found, rest) = head(&["عنوان هذا الخبر الذي نقرأ", "كتب: نادر الخطيب", "28 يناير 2025", TEXT]);
        assert_eq!(rest, 1);
        assert_eq!(found.authors, ["نادر الخطيب"]);
        assert_eq!(found.published.as_deref(), Some("2025-01-28T00:00:00Z"));
        let (found, rest) = head(&["عنوان هذا الخبر الذي نقرأ", "جدة – نادر الخطيب", TEXT]);
        assert_eq!((found.authors, rest), (vec!["نادر الخطيب".to_owned()], 2));
        assert_eq!(
            head(&["عنوان هذا الخبر الذي نقرأ", "الرياض – واس: قيل."]).0.source.as_deref(),
            Some("واس")
        );
    }
}
