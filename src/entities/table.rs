//! A table in the bytes of a file: what keys stand for, found in place by the first bits of the key.

/// Keys with the same first bits are a bucket; so many buckets are a group.
const GROUP: usize = 1 << 8;

/// So many keys are looked up at once.
const AT_ONCE: usize = 32;

/// Rows of `WIDTH` bytes by keys of `BITS` + 8 × `REST` bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a, const BITS: u32, const REST: usize, const WIDTH: usize> {
    /// By group, how many keys stand before it.
    groups: &'a [[u8; 4]],
    /// By bucket, how many keys of its group stand before it, and one more where the last ends.
    buckets: &'a [[u8; 2]],
    /// The last bytes of each key, in order of the keys: apart from the rows, so that what is searched is small and near.
    keys: &'a [[u8; REST]],
    /// What each stands for.
    rows: &'a [[u8; WIDTH]],
}

impl<'a, const BITS: u32, const REST: usize, const WIDTH: usize> Table<'a, BITS, REST, WIDTH> {
    const BUCKETS: usize = 1 << BITS;

    /// A table of so many keys at the beginning of some bytes, and the bytes behind it. None where they are too few.
    pub(super) fn split(bytes: &'a [u8], length: usize) -> Option<(Self, &'a [u8])> {
        let (groups, bytes) = bytes.split_at_checked((Self::BUCKETS / GROUP + 1) * 4)?;
        let (buckets, bytes) = bytes.split_at_checked((Self::BUCKETS + 1) * 2)?;
        let (keys, bytes) = bytes.split_at_checked(length.checked_mul(REST)?)?;
        let (rows, bytes) = bytes.split_at_checked(length.checked_mul(WIDTH)?)?;
        let (groups, buckets) = (groups.as_chunks().0, buckets.as_chunks().0);
        Some((Self { groups, buckets, keys: keys.as_chunks().0, rows: rows.as_chunks().0 }, bytes))
    }

    /// Gives what each of some keys stands for; zeros where it stands for nothing.
    pub(super) fn each(&self, keys: &[u32], mut found: impl FnMut(&[u8; WIDTH])) {
        for keys in keys.chunks(AT_ONCE) {
            // Memory is far. Where all are is known before any is read, so that they are waited for together.
            let mut places = [usize::MAX; AT_ONCE];
            for (place, key) in places.iter_mut().zip(keys) {
                *place = self.place(u64::from(*key));
            }
            for place in &places[..keys.len()] {
                // What has no row stands for nothing: to add that costs less than to foresee which.
                found(self.rows.get(*place).unwrap_or(&[0; WIDTH]));
            }
        }
    }

    /// What a key stands for, if for anything.
    pub(super) fn get(&self, key: u64) -> Option<&'a [u8; WIDTH]> {
        self.rows.get(self.place(key))
    }

    /// Which row is a key's; that of none is the largest number.
    fn place(&self, key: u64) -> usize {
        let bucket = (key >> (8 * REST)) as usize & (Self::BUCKETS - 1);
        let (start, end) = (self.start(bucket), self.start(bucket + 1));
        let (key, mut rest) = (key.to_le_bytes(), [0; REST]);
        rest.copy_from_slice(&key[..REST]);
        let is_it = |at: usize| self.keys.get(at) == Some(&rest);
        // Four are looked at together where a bucket has no more: to foresee which it is costs more.
        let four = self.keys.get(start..).and_then(|keys| keys.first_chunk::<4>());
        let Some(four) = four.filter(|_| end <= start + 4) else {
            return (start..end).find(|at| is_it(*at)).unwrap_or(usize::MAX);
        };
        let same = four.iter().enumerate().fold(0, |same, (at, key)| same | u32::from(*key == rest) << at);
        // Bytes that are no table may have a bucket end before it begins.
        let own = same & ((1 << end.saturating_sub(start)) - 1);
        if own == 0 { usize::MAX } else { start + own.trailing_zeros() as usize }
    }

    /// How many keys stand before a bucket.
    fn start(&self, bucket: usize) -> usize {
        let group = self.groups.get(bucket / GROUP).map_or(0, |four| u32::from_le_bytes(*four));
        let place = self.buckets.get(bucket).map_or(0, |two| u16::from_le_bytes(*two));
        group as usize + usize::from(place)
    }
}

/// The bytes of a table of keys of `bits` + 8 × `REST` bits, in order, and what they stand for. No group of 256 buckets may have
/// more than 65,535 keys.
pub fn table<const REST: usize, const WIDTH: usize>(bits: u32, entries: &[(u64, [u8; WIDTH])]) -> Vec<u8> {
    let buckets = 1_usize << bits;
    let before = |bucket: usize| entries.partition_point(|(key, _)| ((key >> (8 * REST)) as usize) < bucket);
    let groups = (0..=buckets).step_by(GROUP).flat_map(|bucket| (before(bucket) as u32).to_le_bytes());
    let places = (0..=buckets)
        .flat_map(|bucket| ((before(bucket) - before(bucket / GROUP * GROUP)) as u16).to_le_bytes());
    let keys = entries.iter().flat_map(|(key, _)| key.to_le_bytes().into_iter().take(REST));
    let rows = entries.iter().flat_map(|(_, row)| *row);
    groups.chain(places).chain(keys).chain(rows).collect()
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
            let listed: Vec<_> = entries.iter().map(|(key, entry)| (u64::from(*key), *entry)).collect();
            let mut bytes = table::<2, 3>(16, &listed);
            let length = bytes.len();
            bytes.extend(b"rest");
            prop_assert!(Table::<16, 2, 3>::split(&bytes[..length - 1], entries.len()).is_none());
            let (table, rest) = Table::<16, 2, 3>::split(&bytes, entries.len()).unwrap();
            prop_assert_eq!(rest, b"rest");
            let entries: BTreeMap<u32, [u8; 3]> = entries;
            for key in entries.keys().chain(&others) {
                let mut found = Vec::new();
                table.each(&[*key], |entry| found.push(entry.to_vec()));
                prop_assert_eq!(found, [entries.get(key).copied().unwrap_or_default().to_vec()]);
                prop_assert_eq!(table.get(u64::from(*key)), entries.get(key));
            }
        }

        /// So with longer keys in fewer buckets.
        #[test]
        fn keys_may_be_longer(
            entries in prop::collection::btree_map(prop_oneof![0_u64..1 << 38, 0_u64..300], any::<u8>(), 0..60),
            others in prop::collection::vec(0_u64..300, 0..20),
        ) {
            let listed: Vec<_> = entries.iter().map(|(key, entry)| (*key, [*entry])).collect();
            let bytes = table::<3, 1>(14, &listed);
            let (table, _) = Table::<14, 3, 1>::split(&bytes, entries.len()).unwrap();
            for key in entries.keys().chain(&others) {
                prop_assert_eq!(table.get(*key), entries.get(key).map(std::array::from_ref));
            }
        }

        /// Any bytes are read without a panic.
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 90..120), counts in prop::collection::vec(0_u8..12, 14), key in 0_u64..1 << 10) {
            // Counts as small as those of a table of twelve keys, in no order.
            let mut bytes = bytes;
            for (at, count) in counts.into_iter().enumerate() {
                bytes[at] = if at < 4 && at > 0 || at % 2 == 1 { 0 } else { count };
            }
            let (table, _) = Table::<2, 1, 2>::split(&bytes, 12).unwrap();
            prop_assert!(table.get(key).is_none_or(|row| table.rows.contains(row)));
        }
    }
}
