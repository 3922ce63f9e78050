//! A line to type in: right to left, left to right, or mixed.
//!
//! The text is logical and the cursor is a byte of it and a side ([`Affinity`]): where two directions meet, the end of one
//! run and the beginning of the next are one byte but two columns. What is typed comes at the byte, and the cursor then
//! stands with it: where the next letter of the same direction will come. Left and Right go by what is seen, one letter in
//! that direction; Home, End and all that erases go by the order of the text.

mod caret;
mod draw;
mod stroke;

use crate::terminal::Key;
use crate::text::{Affinity, Direction, Offset, bidi, clean, cluster, normalise};
use caret::{Caret, Stops};
use stroke::{Go, Reach, Stroke};

/// No field holds more bytes: it is one line to be read, and laid out at each key.
const MOST: usize = 4 * 1024;

/// What a key did to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The text is another.
    Changed,
    /// The cursor moved, or could have.
    Moved,
    /// It is no key of a field's.
    Ignored,
}

/// A line to type in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    caret: Caret,
    /// What was erased last by words or to an end.
    killed: String,
}

impl Field {
    /// A field with a text, of which it takes one line without controls, and the cursor at a byte of that or, within a
    /// cluster, behind it.
    pub fn new(text: &str, cursor: Offset) -> Self {
        let mut field = Self::default();
        field.set(text);
        field.caret = Caret { at: field.boundary(cursor), affinity: Affinity::Upstream };
        field
    }

    /// Its text, in logical order.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The byte where the cursor stands, always between two clusters, and with which of them.
    pub fn cursor(&self) -> (Offset, Affinity) {
        (self.caret.at, self.caret.affinity)
    }

    /// Puts another text in its place, and the cursor behind it. What was erased can still be brought back.
    pub fn set(&mut self, text: &str) {
        self.text.clear();
        self.caret = Caret::default();
        self.insert(text);
    }

    /// Takes a key. `around` is the direction of the line where nothing typed tells it.
    pub fn press(&mut self, key: &Key, around: Direction) -> Edit {
        match Stroke::of(key) {
            None => Edit::Ignored,
            Some(Stroke::Type(c)) => self.insert(c.encode_utf8(&mut [0; 4])),
            Some(Stroke::Yank) => {
                let killed = std::mem::take(&mut self.killed);
                let edit = self.insert(&killed);
                self.killed = killed;
                edit
            }
            Some(Stroke::Erase(reach)) => self.erase(reach),
            Some(Stroke::Go(go)) => {
                self.go(go, around);
                Edit::Moved
            }
        }
    }

    /// Takes text that was pasted: on one line, without controls.
    pub fn paste(&mut self, text: &str) -> Edit {
        self.insert(text)
    }

    /// The direction of the line.
    fn direction(&self, around: Direction) -> Direction {
        bidi::first_strong(&self.text).unwrap_or(around)
    }

    /// Puts text at the cursor, and the cursor behind it: letters for presentation forms, blanks for line ends. A keyboard's
    /// key for lam-alef so gives two letters.
    fn insert(&mut self, text: &str) -> Edit {
        let line = normalise(&clean(text)).replace('\n', " ");
        let room = MOST.saturating_sub(self.text.len());
        let fits = (0..=room.min(line.len())).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
        if fits == 0 {
            return Edit::Moved;
        }
        self.text.insert_str(self.caret.at, &line[..fits]);
        self.caret = Caret { at: self.boundary(self.caret.at + fits), affinity: Affinity::Upstream };
        Edit::Changed
    }

    fn erase(&mut self, reach: Reach) -> Edit {
        let at = self.caret.at;
        let range = match reach {
            Reach::Before => self.before(at)..at,
            Reach::After => at..self.boundary(at + 1),
            Reach::WordBefore => self.word_before(at)..at,
            Reach::Start => 0..at,
            Reach::End => at..self.text.len(),
        };
        if range.is_empty() {
            return Edit::Moved;
        }
        self.caret.at = range.start;
        let erased: String = self.text.drain(range).collect();
        // What stood on both sides may be one cluster now.
        self.caret.at = self.boundary(self.caret.at);
        if !matches!(reach, Reach::Before | Reach::After) {
            self.killed = erased;
        }
        if reach != Reach::After {
            self.caret.affinity = Affinity::Upstream;
        }
        Edit::Changed
    }

    /// Where what Backspace takes begins: the last character, so that a mark goes alone and a lam-alef letter by letter; but
    /// all of an emoji, whose parts nobody typed.
    fn before(&self, at: Offset) -> Offset {
        let Some((start, cluster)) = cluster::clusters(&self.text[..at]).last() else { return at };
        match cluster.char_indices().next_back() {
            Some((last, c)) if c < '\u{1F000}' && c != '\u{FE0F}' && c != '\u{20E3}' => start + last,
            _ => start,
        }
    }

    /// The beginning of the word before a byte.
    fn word_before(&self, at: Offset) -> Offset {
        let mut clusters =
            cluster::clusters(&self.text[..at]).collect::<Vec<_>>().into_iter().rev().peekable();
        let mut start = at;
        for words in [false, true] {
            while let Some((before, _)) = clusters.next_if(|(_, cluster)| is_word(cluster) == words) {
                start = before;
            }
        }
        start
    }

    /// The first boundary of clusters at or behind a byte.
    fn boundary(&self, at: Offset) -> Offset {
        let mut starts = cluster::clusters(&self.text).map(|(start, _)| start);
        starts.find(|&start| start >= at).unwrap_or(self.text.len())
    }

    fn go(&mut self, go: Go, around: Direction) {
        self.caret = match go {
            Go::Start => Caret { at: 0, affinity: Affinity::Upstream },
            Go::End => Caret { at: self.text.len(), affinity: Affinity::Downstream },
            Go::Left | Go::Right => self.stops(around).step(self.caret, go == Go::Right),
            Go::WordLeft | Go::WordRight => {
                let stops = self.stops(around);
                stops.step_word(self.caret, go == Go::WordRight, |source| is_word(&self.text[source]))
            }
        };
    }

    /// The places on the line, letter by letter: the same whether or not this terminal makes one of lam and alef.
    fn stops(&self, around: Direction) -> Stops {
        Stops::of_letters(&self.text, self.direction(around))
    }
}

/// Whether a cluster is part of a word.
fn is_word(cluster: &str) -> bool {
    cluster.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_')
}
