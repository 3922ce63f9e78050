//! What a cell shows: one character, or several that are drawn as one.

use std::fmt;

/// What a cell shows. Most show one character, or a letter with one mark; those are kept as they are.
#[derive(Debug, Clone, Copy)]
pub enum Symbol<'a> {
    /// One character.
    Char(char),
    /// A letter and a mark on it.
    Marked(char, char),
    /// A base and what is drawn with it.
    Cluster(&'a str),
}

impl Symbol<'_> {
    /// Appends it to a text.
    #[inline]
    pub fn push_to(self, text: &mut String) {
        match self {
            Self::Char(c) => text.push(c),
            Self::Marked(letter, mark) => {
                text.push(letter);
                text.push(mark);
            }
            Self::Cluster(cluster) => text.push_str(cluster),
        }
    }

    /// It as a string, which is made in `buffer` where there is none.
    pub fn encode<'b>(&'b self, buffer: &'b mut [u8; 8]) -> &'b str {
        match self {
            Self::Char(c) => c.encode_utf8(buffer),
            Self::Marked(letter, mark) => {
                let first = letter.encode_utf8(buffer).len();
                let end = first + mark.encode_utf8(&mut buffer[first..]).len();
                std::str::from_utf8(&buffer[..end]).unwrap_or_default()
            }
            Self::Cluster(cluster) => cluster,
        }
    }

    /// Its characters: a base, then marks.
    pub fn chars(self) -> impl Iterator<Item = char> {
        let (first, second, rest) = match self {
            Self::Char(c) => (Some(c), None, ""),
            Self::Marked(letter, mark) => (Some(letter), Some(mark), ""),
            Self::Cluster(cluster) => (None, None, cluster),
        };
        first.into_iter().chain(second).chain(rest.chars())
    }
}

impl fmt::Display for Symbol<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.encode(&mut [0; 8]))
    }
}

impl PartialEq for Symbol<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.chars().eq(other.chars())
    }
}

impl Eq for Symbol<'_> {}

impl PartialEq<str> for Symbol<'_> {
    fn eq(&self, other: &str) -> bool {
        self.chars().eq(other.chars())
    }
}

impl<'a> Extend<Symbol<'a>> for String {
    fn extend<T: IntoIterator<Item = Symbol<'a>>>(&mut self, symbols: T) {
        symbols.into_iter().for_each(|symbol| symbol.push_to(self));
    }
}

impl<'a> FromIterator<Symbol<'a>> for String {
    fn from_iter<T: IntoIterator<Item = Symbol<'a>>>(symbols: T) -> Self {
        let mut text = Self::new();
        text.extend(symbols);
        text
    }
}
