//! Words of an article, one after the other, as one moves through them: what stands between blanks.

use std::ops::Range;

use crate::article::{Article, Part, Place};

/// The word that holds a byte of a text, or the next one; `None` behind the last.
fn word_from(text: &str, byte: usize) -> Option<Range<usize>> {
    let at = (byte..=text.len()).find(|&at| text.is_char_boundary(at))?;
    let begun = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + width(text, blank));
    let start = if text[at..].starts_with(|c: char| !c.is_whitespace()) {
        begun
    } else {
        at + text[at..].find(|c: char| !c.is_whitespace())?
    };
    let end = text[start..].find(char::is_whitespace).map_or(text.len(), |length| start + length);
    Some(start..end)
}

/// The last word that begins before a byte.
fn word_before(text: &str, byte: usize) -> Option<Range<usize>> {
    let end = text[..byte].trim_end().len();
    let start = text[..end].rfind(char::is_whitespace).map_or(0, |blank| blank + width(text, blank));
    (start < end).then_some(start..end)
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// The word at a place or the next one.
pub(super) fn word_at(article: &Article, place: Place) -> Option<(Part, Range<usize>)> {
    let own = article.text(place.part).and_then(|text| word_from(text, place.byte));
    if let Some(range) = own {
        return Some((place.part, range));
    }
    let mut behind = article.parts().skip_while(|part| *part <= place.part);
    behind.find_map(|part| Some((part, word_from(article.text(part)?, 0)?)))
}

/// The word behind one, or before it.
pub(super) fn word_beside(
    article: &Article,
    (part, range): (Part, Range<usize>),
    forward: bool,
) -> Option<(Part, Range<usize>)> {
    if forward {
        return word_at(article, Place { part, byte: range.end });
    }
    let own = article.text(part).and_then(|text| word_before(text, range.start));
    if let Some(range) = own {
        return Some((part, range));
    }
    let before: Vec<Part> = article.parts().take_while(|before| *before < part).collect();
    let last = |part: &Part| article.text(*part).and_then(|text| word_before(text, text.len()));
    before.iter().rev().find_map(|part| Some((*part, last(part)?)))
}

#[cfg(test)]
mod tests {
    use super::{word_at, word_beside};
    use crate::article::{Article, Block, Part, Place, Section};

    #[test]
    fn words_of_all_parts_forward_and_back() {
        let blocks = vec![Block::paragraph("قال  Ada نعم."), Block::paragraph(""), Block::paragraph("ثم")];
        let sections = vec![Section { blocks, ..Section::default() }];
        let article = Article { title: " عنوان".into(), sections, ..Article::default() };
        let text = |(part, range): &(Part, std::ops::Range<usize>)| {
            article.text(*part).unwrap()[range.clone()].to_owned()
        };
        let mut at = word_at(&article, Place::START).unwrap();
        let mut found = vec![text(&at)];
        while let Some(next) = word_beside(&article, at.clone(), true) {
            assert_eq!(word_beside(&article, next.clone(), false), Some(at));
            found.push(text(&next));
            at = next;
        }
        assert_eq!(found, ["عنوان", "قال", "Ada", "نعم.", "ثم"]);
    }
}
