//! What turns round in right-to-left runs (rule L4): BidiMirroring.txt only, so brackets and « », never “ ”.

use super::tables;

/// The mirror image of a character, if it has one.
pub fn mirror(c: char) -> Option<char> {
    let at = tables::MIRRORS.binary_search_by_key(&c, |row| row.0).ok()?;
    Some(tables::MIRRORS[at].1)
}
