//! A first look at a text, many bytes at once: which stretches of it may hold what is looked for.

use std::ops::Range;

/// How many bytes are looked at together: enough for wide registers, few enough to look closer at.
const TOGETHER: usize = 64;
/// A test sees a byte and so many behind it.
const BEHIND: usize = 3;

/// The first stretch at or behind `from`, in bytes and on character boundaries, where `suspect` holds for a byte and
/// the three behind it (blanks behind the end). A character belongs to the stretch that its first byte stands in.
///
/// The test should be made of comparisons alone: then a stretch is tested without a branch.
pub(in crate::text) fn suspect(
    text: &str,
    from: usize,
    suspect: impl Fn([u8; BEHIND + 1]) -> bool,
) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let holds = |piece: &[u8; TOGETHER + BEHIND]| {
        (0..TOGETHER).fold(false, |found, at| {
            found | suspect([piece[at], piece[at + 1], piece[at + 2], piece[at + 3]])
        })
    };
    let boundary = |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let found = (from..text.len()).step_by(TOGETHER).find(|&at| {
        let rest = &bytes[at..];
        rest.first_chunk().map_or_else(
            || {
                let mut last = [b' '; TOGETHER + BEHIND];
                last[..rest.len()].copy_from_slice(rest);
                holds(&last)
            },
            holds,
        )
    })?;
    Some(boundary(found)..boundary(found + TOGETHER))
}

#[cfg(test)]
mod tests {
    use super::suspect;

    #[test]
    fn a_stretch_is_found_wherever_the_character_stands() {
        for before in 0..200 {
            let text = format!("{}\u{2028}{}", "a".repeat(before), "ب".repeat(40));
            let found = suspect(&text, 0, |[a, b, c, _]| (a, b, c) == (0xE2, 0x80, 0xA8)).unwrap();
            assert!(text[found.clone()].contains('\u{2028}') && found.len() <= 66, "{found:?}");
            let behind = suspect(&text, found.end, |[a, ..]| a == 0xE2);
            assert_eq!(behind, None);
        }
        assert_eq!(suspect("", 0, |_| true), None);
    }
}
