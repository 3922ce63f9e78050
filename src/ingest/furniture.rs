//! Lines that belong to a page and not to its article: share, print, back to top.

use std::sync::LazyLock;

use crate::text::fold::fold;

/// Longer lines are text, whatever they begin with.
const LONGEST: usize = 60;

struct Pattern {
    folded: String,
    prefix: bool,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    include_str!("../../assets/furniture.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let prefix = line.strip_suffix('…');
            Pattern {
                folded: fold(prefix.unwrap_or(line).trim()).text().to_owned(),
                prefix: prefix.is_some(),
            }
        })
        .collect()
});

/// Whether a line is page furniture.
pub(super) fn is_furniture(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    let folded = fold(line);
    let folded = folded.text().trim_matches(|c: char| !c.is_alphanumeric());
    PATTERNS.iter().any(|pattern| {
        if pattern.prefix { folded.starts_with(&pattern.folded) } else { folded == pattern.folded }
    })
}
