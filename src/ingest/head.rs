//! What stands before the text: categories and title.

use super::shape::{is_category, is_short, marked};

/// How many lines are looked at.
const LINES: usize = 8;

/// The head of a text: categories, title, and how many lines they take.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head<'a> {
    pub(super) categories: Vec<&'a str>,
    pub(super) title: &'a str,
    pub(super) lines: usize,
}

/// Reads the short lines before the first paragraph: the title is the first that is longer than a category can be,
/// else the last; those before it are categories. A text that begins with a paragraph has no head.
pub(super) fn head<'a>(lines: &[&'a str]) -> Head<'a> {
    let may_be_head = |line: &str| marked(line).is_none() && (is_short(line) || is_title(line));
    let mut short: Vec<&str> =
        lines.iter().copied().take(LINES).take_while(|line| may_be_head(line)).collect();
    // A closed line is a title only where it stands alone at the top; further down it is a sentence.
    if let Some(at) = short.iter().skip(1).position(|line| !is_short(line)) {
        short.truncate(at + 1);
    }
    let Some(last) = short.len().checked_sub(1) else { return Head::default() };
    let title = short.iter().position(|line| !is_category(line)).unwrap_or(last);
    Head { categories: short[..title].to_vec(), title: short[title], lines: title + 1 }
}

/// A first line that ends in an exclamation or an ellipsis may still be a title, if it is no longer than one.
fn is_title(line: &str) -> bool {
    line.chars().count() <= 110 && line.ends_with(['!', '…', '؟', '?']) && !line.contains(['.', '۔'])
}

#[cfg(test)]
mod tests {
    use super::{Head, head};

    const TEXT: &str = "وهذا سطر طويل من متن الخبر ينتهي كما تنتهي الجمل بنقطة في آخره.";

    #[test]
    fn the_last_short_line_is_the_title_and_those_before_it_are_categories() {
        let title = "عنوان فيه من الكلمات ما يزيد على أسماء الأبواب";
        let found = head(&["علوم", "أخبار اليوم", title, TEXT]);
        assert_eq!(found, Head { categories: vec!["علوم", "أخبار اليوم"], title, lines: 3 });
        assert_eq!(head(&["علوم", "عنوان قصير", TEXT]).title, "عنوان قصير");
        assert_eq!(head(&[title, "عنوان فرعي", TEXT]), Head { categories: vec![], title, lines: 1 });
    }

    #[test]
    fn a_text_without_short_lines_has_no_head() {
        assert_eq!(head(&[TEXT, TEXT]), Head::default());
        assert_eq!(head(&[]), Head::default());
    }
}
