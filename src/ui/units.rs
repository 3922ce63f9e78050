//! Words and sentences of an article, one after the other, as one moves through them.

use std::ops::Range;

use super::spot::Spot;
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
pub(super) fn word_at(article: &Article, place: Place) -> Option<Spot> {
    let own = article.text(place.part).and_then(|text| word_from(text, place.byte));
    if let Some(range) = own {
        return Some(Spot::new(place.part, &range));
    }
    let mut behind = article.parts_from(place.part).skip(1);
    behind.find_map(|part| Some(Spot::new(part, &word_from(article.text(part)?, 0)?)))
}

/// The word behind a spot, or before it.
pub(super) fn word_beside(article: &Article, spot: Spot, forward: bool) -> Option<Spot> {
    let (part, range) = (spot.part(), spot.range());
    if forward {
        return word_at(article, Place { part, byte: range.end });
    }
    let own = article.text(part).and_then(|text| word_before(text, range.start));
    if let Some(range) = own {
        return Some(Spot::new(part, &range));
    }
    let last = |part: Part| article.text(part).and_then(|text| word_before(text, text.len()));
    article.parts_before(part).find_map(|part| Some(Spot::new(part, &last(part)?)))
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
pub(super) fn sentence_beside(article: &Article, place: Place, forward: bool) -> Option<Spot> {
    let Place { part, byte } = place;
    let text = article.text(part).unwrap_or_default();
    let here = sentence_at(text, byte.min(text.len()));
    let filled = |part: &Part| article.text(*part).is_some_and(|text| !text.trim().is_empty());
    if forward {
        if here.end < text.len() {
            return Some(Spot::new(part, &sentence_at(text, here.end)));
        }
        let part = article.parts_from(part).skip(1).find(filled)?;
        return Some(Spot::new(part, &sentence_at(article.text(part)?, 0)));
    }
    let last = |text: &str| text.char_indices().next_back().map(|(at, _)| at);
    if let Some(before) = last(&text[..here.start]) {
        return Some(Spot::new(part, &sentence_at(text, before)));
    }
    let part = article.parts_before(part).find(filled)?;
    let text = article.text(part)?;
    Some(Spot::new(part, &sentence_at(text, last(text)?)))
}

/// The next part with text in it, or the one before.
pub(super) fn part_beside(article: &Article, part: Part, forward: bool) -> Option<Spot> {
    let filled = |part: &Part| article.text(*part).is_some_and(|text| !text.is_empty());
    let found = if forward {
        article.parts_from(part).skip(1).find(filled)
    } else {
        article.parts_before(part).find(filled)
    }?;
    Some(Spot::new(found, &(0..article.text(found)?.len())))
}

#[cfg(test)]
mod tests {
    use super::{word_at, word_beside};
    use crate::article::{Article, Block, Place, Section};
    use crate::ui::spot::Spot;

    #[test]
    fn words_of_all_parts_forward_and_back() {
        let blocks = vec![Block::paragraph("قال  Ada نعم."), Block::paragraph(""), Block::paragraph("ثم")];
        let sections = vec![Section { blocks, ..Section::default() }];
        let article = Article { title: " عنوان".into(), sections, ..Article::default() };
        let text = |spot: &Spot| article.text(spot.part()).unwrap()[spot.range()].to_owned();
        let mut at = word_at(&article, Place::START).unwrap();
        let mut found = vec![text(&at)];
        while let Some(next) = word_beside(&article, at, true) {
            assert_eq!(word_beside(&article, next, false), Some(at));
            found.push(text(&next));
            at = next;
        }
        assert_eq!(found, ["عنوان", "قال", "Ada", "نعم.", "ثم"]);
    }
}
