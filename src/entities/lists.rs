//! The form of the compiled lists, in which the build writes them and the program reads them: what words and phrases are
//! known by, and how what is known of a word is packed.

use super::hash::{of, pair};

/// A list is a table of so many buckets …
pub(crate) const BITS: u32 = 14;

/// … and so many bytes more of a key: of a million words that a list of 300,000 lacks, it has one by mistake.
pub(crate) const REST: usize = 3;

/// By this number no two words or phrases of the lists have one key, which the build looks after; another may do as well.
const APART: u64 = 4;

/// The roles of a phrase with which longer phrases begin have this bit too.
pub(crate) const GOES_ON: u64 = 1 << 63;

/// The roles of a phrase that is a name in Arabic alone have this bit too: in other languages of these letters it may be any word.
pub(crate) const IN_ARABIC: u64 = 1 << 62;

/// The words of a phrase so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Phrase(u64);

impl Phrase {
    /// Of a first folded word.
    pub(crate) fn new(word: &str) -> Self {
        Self(of(word))
    }

    /// With another folded word behind it.
    pub(crate) fn and(self, word: &str) -> Self {
        Self(pair(self.0, of(word)))
    }

    /// What it is known by in a list.
    pub(crate) fn key(self) -> u64 {
        pair(self.0, APART) & ((1 << (BITS as usize + 8 * REST)) - 1)
    }
}

/// What the lists of words say of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// How often it is met, 0 = never; below 32.
    pub(crate) frequency: u8,
    /// In how many names it is, 0 = none; below 32.
    pub(crate) in_names: u8,
    /// Its sort, 0 = unknown; below 16.
    pub(crate) sort: u8,
}

impl Known {
    /// In two bytes.
    // Only the build packs.
    #[allow(dead_code)]
    pub(crate) fn packed(self) -> [u8; 2] {
        let number = u16::from(self.sort) << 10 | u16::from(self.in_names) << 5 | u16::from(self.frequency);
        number.to_le_bytes()
    }

    /// Out of two bytes.
    pub(crate) fn unpacked(bytes: [u8; 2]) -> Self {
        let number = u16::from_le_bytes(bytes);
        let five = |at: u16| (number >> at & 31) as u8;
        Self { frequency: five(0), in_names: five(5), sort: five(10) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::Known;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(frequency in 0_u8..32, in_names in 0_u8..32, sort in 0_u8..16) {
            let known = Known { frequency, in_names, sort };
            prop_assert_eq!(Known::unpacked(known.packed()), known);
        }
    }
}
