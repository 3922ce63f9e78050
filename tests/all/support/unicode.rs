//! Reads the files of the Unicode Character Database under `tests/fixtures/unicode`.

use std::io::Read;
use std::ops::RangeInclusive;

/// The whole text of one file.
pub fn read(name: &str) -> String {
    let path = format!("{}/tests/fixtures/unicode/{name}.gz", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text
}

/// The rows of a file: its fields, comments and blank lines left out.
pub fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or(""))
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split(';').map(str::trim).collect())
}

/// `0041` or `0041..005A`.
pub fn range(field: &str) -> RangeInclusive<u32> {
    let (first, last) = field.split_once("..").unwrap_or((field, field));
    code(first)..=code(last)
}

/// A code point in hexadecimal.
pub fn code(field: &str) -> u32 {
    u32::from_str_radix(field, 16).unwrap_or_else(|_| panic!("{field} is no code point"))
}

/// A character in hexadecimal.
pub fn character(field: &str) -> char {
    char::from_u32(code(field)).unwrap_or_else(|| panic!("{field} is no character"))
}
