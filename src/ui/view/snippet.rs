//! A piece of text with places in it that are meant, cut so that the first of them can be seen.

use std::ops::Range;

use ratatui::style::Style;

use crate::text::width;
use crate::ui::label::Label;

/// A piece of text in a style, the places in it in another: in so many columns.
pub(super) fn label(text: &str, hits: &[Range<usize>], columns: usize, plain: Style, hit: Style) -> Label {
    let first = hits.first().map_or(0..0, Range::clone);
    let (Some(before), Some(rest)) = (text.get(..first.start), text.get(first.start..)) else {
        return Label::new(text, plain);
    };
    // A third of the line may stand before the place, or more where little follows.
    let after = width::width(&rest.chars().take(columns).collect::<String>());
    let room = (columns / 3).max(columns.saturating_sub(2 + after));
    let cut = cut_before(before, room);
    let mut label = if cut > 0 { Label::new("…", plain) } else { Label::default() };
    let mut at = cut;
    for range in hits {
        if let (Some(between), Some(inside)) = (text.get(at..range.start), text.get(range.clone())) {
            label = label.with(between, plain).with(inside, hit);
            at = range.end;
        }
    }
    label.with(text.get(at..).unwrap_or_default(), plain)
}

/// Where a text is cut at its beginning so that what is left takes at most so many columns: at a blank, if there is one.
pub(super) fn cut_before(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        taken += width::width(c.encode_utf8(&mut [0; 4]));
        if taken > columns {
            let blank = text[start..].find(' ').map_or(start, |blank| start + blank + 1);
            return blank;
        }
        start = at;
    }
    0
}

/// A text that takes at most so many columns, with an ellipsis where it was cut: in its own direction that stands at its end.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if width::width(text) <= columns {
        return text.to_owned();
    }
    let mut taken = 1;
    let end = text.char_indices().find(|(_, c)| {
        taken += width::width(c.encode_utf8(&mut [0; 4]));
        taken > columns
    });
    format!("{}…", text[..end.map_or(text.len(), |(at, _)| at)].trim_end())
}
