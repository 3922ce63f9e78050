//! A table in the bytes of a file: what keys of four bytes stand for, found in place by the upper half of the key.

/// Keys with one upper half are a bucket; so many buckets are a group.
const GROUP: usize = 1 << 8;

const BUCKETS: usize = 1 << 16;

/// Entries of `WIDTH` bytes: the lower half of the key, and what it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a, const WIDTH: usize> {
    /// By group, how many entries stand before it; four bytes each.
    groups: &'a [u8],
    /// By bucket, how many entries of its group stand before it; two bytes each, and one more where the last ends.
    buckets: &'a [u8],
    /// In order of their keys.
    entries: &'a [[u8; WIDTH]],
}

impl<'a, const WIDTH: usize> Table<'a, WIDTH> {
    /// A table of so many entries at the beginning of some bytes, and the bytes behind it. None where they are too few.
    pub(super) fn split(bytes: &'a [u8], entries: usize) -> Option<(Self, &'a [u8])> {
        let (groups, bytes) = bytes.split_at_checked((BUCKETS / GROUP + 1) * 4)?;
        let (buckets, bytes) = bytes.split_at_checked((BUCKETS + 1) * 2)?;
        let (entries, bytes) = bytes.split_at_checked(entries.checked_mul(WIDTH)?)?;
        Some((Self { groups, buckets, entries: entries.as_chunks().0 }, bytes))
    }

    /// Gives what each of some keys stands for; zeros where it stands for nothing.
    pub(super) fn each(&self, keys: &[u32], mut found: impl FnMut(&[u8])) {
        // Memory is far. Read before anything is decided by it, the entries of all keys are waited for once.
        let near = |key: &u32| self.entries.get(self.start((key >> 16) as usize)?).map(|entry| entry[0]);
        std::hint::black_box(keys.iter().filter_map(near).fold(0, |all, byte| all ^ byte));
        for key in keys {
            // What has no entry stands for nothing: to add that costs less than to foresee which.
            let entry = self.place(*key).and_then(|at| self.entries.get(at)).unwrap_or(&[0; WIDTH]);
            found(&entry[2..]);
        }
    }

    /// Where the entry of a key stands; nowhere is the largest number.
    fn place(&self, key: u32) -> Option<usize> {
        let bucket = (key >> 16) as usize;
        let (start, end) = (self.start(bucket)?, self.start(bucket + 1)?);
        let here = |at: usize| -> usize {
            let entry = self.entries.get(at).unwrap_or(&[0; WIDTH]);
            let same = at < end && u16::from_le_bytes([entry[0], entry[1]]) == key as u16;
            // All ones where it is another.
            at | usize::from(same).wrapping_sub(1)
        };
        let first = here(start).min(here(start + 1)).min(here(start + 2)).min(here(start + 3));
        Some((start + 4..end).fold(first, |found, at| found.min(here(at))))
    }

    /// How many entries stand before a bucket.
    fn start(&self, bucket: usize) -> Option<usize> {
        let group = self.groups.get(bucket / GROUP * 4..)?.first_chunk()?;
        let place = self.buckets.get(bucket * 2..)?.first_chunk()?;
        Some(u32::from_le_bytes(*group) as usize + usize::from(u16::from_le_bytes(*place)))
    }
}

/// The bytes of a table of keys in order and what they stand for. No group may have more than 65,535 entries, of which one of
/// a million numbers of features has some thousands.
pub fn table<const BYTES: usize>(entries: &[(u32, [u8; BYTES])]) -> Vec<u8> {
    let before = |bucket: usize| entries.partition_point(|(key, _)| ((key >> 16) as usize) < bucket);
    let groups = (0..=BUCKETS).step_by(GROUP).flat_map(|bucket| (before(bucket) as u32).to_le_bytes());
    let places = (0..=BUCKETS)
        .flat_map(|bucket| ((before(bucket) - before(bucket / GROUP * GROUP)) as u16).to_le_bytes());
    let entries =
        entries.iter().flat_map(|(key, entry)| (*key as u16).to_le_bytes().into_iter().chain(*entry));
    groups.chain(places).chain(entries).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

    use super::{Table, table};

    proptest! {
        /// What was written is read, and nothing else.
        #[test]
        fn each_key_has_its_entry(
            entries in prop::collection::btree_map(prop_oneof![any::<u32>(), 0_u32..40, 0xFFFF_FFD8_u32..], any::<[u8; 3]>(), 0..60),
            others in prop::collection::vec(prop_oneof![any::<u32>(), 0_u32..40], 0..20),
        ) {
            let mut bytes = table(&entries.iter().map(|(key, entry)| (*key, *entry)).collect::<Vec<_>>());
            let length = bytes.len();
            bytes.extend(b"rest");
            prop_assert!(Table::<5>::split(&bytes[..length - 1], entries.len()).is_none());
            let (table, rest) = Table::<5>::split(&bytes, entries.len()).unwrap();
            prop_assert_eq!(rest, b"rest");
            let entries: BTreeMap<u32, [u8; 3]> = entries;
            for key in entries.keys().chain(&others) {
                let mut found = Vec::new();
                table.each(&[*key], |entry| found.push(entry.to_vec()));
                prop_assert_eq!(found, [entries.get(key).copied().unwrap_or_default().to_vec()]);
            }
        }
    }
}
