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

/// A sentence is first sought so many bytes to either side, then further: a paragraph may be as long as a book …
const NEAR: usize = 4096;

/// … and what goes on for longer than this is no sentence: it is cut at a blank.
const FAR: usize = 256 * 1024;

/// The sentence that holds a byte of a text. It is never empty where the text goes on.
pub(super) fn sentence_at(text: &str, byte: usize) -> Range<usize> {
    let mut reach = NEAR;
    loop {
        let window = window(text, byte, reach);
        let found = sentence::sentence_at(&text[window.clone()], byte - window.start);
        let found = window.start + found.start..window.start + found.end;
        let cut = found.start == window.start && window.start > 0
            || found.end == window.end && window.end < text.len();
        if !cut || reach >= FAR {
            return found;
        }
        reach *= 8;
    }
}

/// The text so many bytes to either side of a byte, cut behind blanks where there are any.
fn window(text: &str, byte: usize, reach: usize) -> Range<usize> {
    let bound = |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let behind_blank = |at: usize| text[at..].find(char::is_whitespace).map(|blank| bound(at + blank + 1));
    let start = match bound(byte.saturating_sub(reach)) {
        0 => 0,
        low => behind_blank(low).filter(|&start| start <= byte).unwrap_or(low),
    };
    let high = bound(byte.saturating_add(reach));
    start..behind_blank(high).unwrap_or(text.len()).min(bound(high + reach))
}

/// The sentence behind the one that holds a place, or before it.
pub(super) fn sentence_beside(article: &Article, place: Place, forward: bool) -> Option<Spot> {
    let Place { part, byte } = place;
    let text = article.text(part).unwrap_or_default();
    let here = sentence_at(text, byte.min(text.len()));
    let filled = |part: &Part| article.text(*part).is_some_and(|text| !text.trim().is_empty());
    if forward {
        if here.end < text.len() {
            // One that had to be cut goes on from the cut.
            let next = sentence_at(text, here.end);
            return Some(Spot::new(part, &(next.start.max(here.end)..next.end)));
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
    use super::{sentence_at, sentence_beside, word_at, word_beside};
    use crate::article::{Article, Block, Place, Section};
    use crate::ui::spot::Spot;
    use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

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

    proptest! {
        /// Onward from sentence to sentence all of a text is gone through, however long they are, and back again.
        #[test]
        fn sentences_onward_and_back(
            sentences in prop::collection::vec((1_usize..4000, prop::sample::select(vec![". ", "، ", "؟ ", " "])), 1..12),
        ) {
            let text: String = sentences.iter().map(|(words, end)| "كلمة ".repeat(*words).trim_end().to_owned() + end).collect();
            let sections = vec![Section { blocks: vec![Block::paragraph(text.as_str())], ..Section::default() }];
            let article = Article { sections, ..Article::default() };
            let part = crate::article::Part::Block(0, 0);
            let mut here = Spot::new(part, &sentence_at(&text, 0));
            prop_assert_eq!(here.range().start, 0);
            let mut all = vec![here];
            while let Some(next) = sentence_beside(&article, Place { byte: here.end().byte - 1, ..here.place() }, true) {
                prop_assert_eq!(next.range().start, here.range().end);
                prop_assert!(next.range().end > next.range().start);
                here = next;
                all.push(here);
            }
            prop_assert_eq!(here.range().end, text.len());
        }
    }
}
