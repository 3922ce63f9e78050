//! Words and sentences of an article, one after the other, as one moves through them.

use std::ops::Range;

use crate::article::{Article, Part, Place};
use crate::text::sentence;

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

/// A sentence is sought no further than so many bytes to either side: a paragraph may be as long as a book.
const REACH: usize = 4096;

/// The sentence that holds a byte of a text.
pub(super) fn sentence_at(text: &str, byte: usize) -> Range<usize> {
    let blank = |c: char| c.is_whitespace();
    let bound = |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let low = bound(byte.saturating_sub(REACH));
    let start = if low == 0 { 0 } else { text[low..].find(blank).map_or(low, |at| low + at) };
    let end = bound(byte.saturating_add(REACH));
    let start = if start > byte { low } else { start };
    let found = sentence::sentence_at(&text[start..end], byte - start);
    start + found.start..start + found.end
}

/// The sentence behind the one that holds a place, or before it.
pub(super) fn sentence_beside(
    article: &Article,
    place: Place,
    forward: bool,
) -> Option<(Part, Range<usize>)> {
    let Place { part, byte } = place;
    let text = article.text(part).unwrap_or_default();
    let here = sentence_at(text, byte.min(text.len()));
    let filled = |part: &Part| article.text(*part).is_some_and(|text| !text.trim().is_empty());
    if forward {
        if here.end < text.len() {
            return Some((part, sentence_at(text, here.end)));
        }
        let part = article.parts().skip_while(|next| *next <= part).find(filled)?;
        return Some((part, sentence_at(article.text(part)?, 0)));
    }
    if let Some(before) = text[..here.start].char_indices().next_back() {
        return Some((part, sentence_at(text, before.0)));
    }
    let before: Vec<Part> = article.parts().take_while(|before| *before < part).collect();
    let part = before.into_iter().rev().find(filled)?;
    let text = article.text(part)?;
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    Some((part, sentence_at(text, last)))
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
