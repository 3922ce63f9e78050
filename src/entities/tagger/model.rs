//! The trained weights, read where they lie: nothing is parsed or copied when the program starts.

use super::tag::TAGS;

/// A weight for each tag but the first: what speaks for "outside" is what speaks against all others.
pub const ROW: usize = TAGS - 1;

/// What the tags of a token are worth, in steps of the model's own size; that of "outside" is 0.
pub type Worth = [i32; ROW];

/// What a file of weights begins with; the last digit is the version of its form and of the features.
pub const MAGIC: &[u8; 8] = b"sahifan3";

/// Features are found by the upper half of their keys.
pub const BUCKETS: usize = 1 << 16;

/// Features of whole names, which are fewer, are found by so many bits of their keys.
pub const WHOLE_BITS: u32 = 12;

/// Weights by feature.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    /// Who is to be named for what it was trained on.
    pub notice: &'a str,
    /// How much one step of a weight is.
    pub size: f32,
    /// What it is worth that a tag follows another; the last row is for the beginning. Two bytes each.
    steps: &'a [u8],
    /// By upper half of the key: how many features have a smaller one. Four bytes each, one more than there are buckets.
    buckets: &'a [u8],
    /// The lower halves of the keys, in order. Two bytes each.
    keys: &'a [u8],
    /// By feature, a byte for each tag.
    rows: &'a [u8],
    /// How much one step of a whole name's weight is.
    pub(super) whole_size: f32,
    /// By the first [`WHOLE_BITS`] of the key: how many features of whole names have a smaller one. Four bytes each, one more.
    whole_buckets: &'a [u8],
    /// The keys of what whole names have, in order. Four bytes each.
    whole_keys: &'a [u8],
    /// The weight of each, a byte.
    whole_weights: &'a [u8],
}

impl<'a> Model<'a> {
    /// A model in the bytes of its file: the magic; the size of a step for tags and for whole names, the length of the notice, the
    /// numbers of features of tags and of whole names (four bytes each, little-endian); the notice, steps, buckets, keys, rows, and
    /// buckets, keys and weights of whole names. None where they are not of that form.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(MAGIC)?;
        let (size, bytes) = bytes.split_first_chunk()?;
        let (whole_size, bytes) = bytes.split_first_chunk()?;
        let (length, bytes) = bytes.split_first_chunk()?;
        let (features, bytes) = bytes.split_first_chunk()?;
        let (wholes, bytes) = bytes.split_first_chunk()?;
        let features = u32::from_le_bytes(*features) as usize;
        let wholes = u32::from_le_bytes(*wholes) as usize;
        let (notice, bytes) = bytes.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let (steps, bytes) = bytes.split_at_checked((TAGS + 1) * TAGS * 2)?;
        let (buckets, bytes) = bytes.split_at_checked((BUCKETS + 1) * 4)?;
        let (keys, bytes) = bytes.split_at_checked(features * 2)?;
        let (rows, bytes) = bytes.split_at_checked(features * ROW)?;
        let (whole_buckets, bytes) = bytes.split_at_checked(((1 << WHOLE_BITS) + 1) * 4)?;
        let (whole_keys, whole_weights) = bytes.split_at_checked(wholes * 4)?;
        let notice = std::str::from_utf8(notice).ok()?;
        let (size, whole_size) = (f32::from_le_bytes(*size), f32::from_le_bytes(*whole_size));
        let whole = whole_weights.len() == wholes;
        whole.then_some(Self {
            notice,
            size,
            steps,
            buckets,
            keys,
            rows,
            whole_size,
            whole_buckets,
            whole_keys,
            whole_weights,
        })
    }

    /// What a feature of a whole name is worth, in steps of `whole_size`.
    pub(super) fn whole(&self, key: u32) -> i32 {
        let found = || {
            let bucket = (key >> (u32::BITS - WHOLE_BITS)) as usize;
            let (from, to) = (number(self.whole_buckets, bucket)?, number(self.whole_buckets, bucket + 1)?);
            let (keys, _) = self.whole_keys.get(from * 4..to * 4)?.as_chunks();
            let at = keys.iter().position(|bytes| u32::from_le_bytes(*bytes) == key)?;
            self.whole_weights.get(from + at)
        };
        found().map_or(0, |weight| i32::from(weight.cast_signed()))
    }

    /// What it is worth that one tag follows another; `TAGS` stands for the beginning.
    pub(super) fn step(&self, before: usize, tag: usize) -> i32 {
        let at = (before * TAGS + tag) * 2;
        self.steps.get(at..at + 2).map_or(0, |two| i32::from(i16::from_le_bytes([two[0], two[1]])))
    }

    /// Adds what a feature says.
    pub(super) fn add(&self, worth: &mut Worth, key: u32) {
        if let Some(row) = self.row(key) {
            for (worth, weight) in worth.iter_mut().zip(row) {
                *worth += i32::from(weight.cast_signed());
            }
        }
    }

    fn row(&self, key: u32) -> Option<&'a [u8]> {
        let bucket = (key >> 16) as usize;
        let (from, to) = (number(self.buckets, bucket)?, number(self.buckets, bucket + 1)?);
        let low = key as u16;
        let (keys, _) = self.keys.get(from * 2..to * 2)?.as_chunks();
        let found = keys.iter().position(|two| u16::from_le_bytes(*two) == low)?;
        self.rows.get((from + found) * ROW..(from + found + 1) * ROW)
    }
}

/// The number at a place in a table of numbers of four bytes.
fn number(table: &[u8], at: usize) -> Option<usize> {
    let bytes = table.get(at * 4..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes) as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert, proptest};

    use super::{BUCKETS, MAGIC, Model, ROW, TAGS, WHOLE_BITS};

    /// A model of some features whose weights are their number, without steps.
    fn file(keys: &[u32]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([1_f32, 1.0].map(f32::to_le_bytes).concat());
        bytes.extend([0, keys.len() as u32, keys.len() as u32].map(u32::to_le_bytes).concat());
        bytes.extend(vec![0; (TAGS + 1) * TAGS * 2]);
        for bucket in 0..=BUCKETS {
            let before = keys.iter().filter(|&&key| ((key >> 16) as usize) < bucket).count();
            bytes.extend((before as u32).to_le_bytes());
        }
        bytes.extend(keys.iter().flat_map(|key| (*key as u16).to_le_bytes()));
        bytes.extend((0..keys.len()).flat_map(|number| [number as u8; ROW]));
        for bucket in 0..=1_u64 << WHOLE_BITS {
            let before = keys.iter().filter(|&&key| u64::from(key >> (32 - WHOLE_BITS)) < bucket).count();
            bytes.extend((before as u32).to_le_bytes());
        }
        bytes.extend(keys.iter().flat_map(|key| key.to_le_bytes()));
        bytes.extend((0..keys.len()).map(|number| number as u8));
        bytes
    }

    #[test]
    fn each_feature_has_its_own_weights_and_others_have_none() {
        let keys = [0, 7, 0xFFFF, 0x1_0000, 0x1_0007, 0xFFFF_FFFF];
        let bytes = file(&keys);
        let model = Model::new(&bytes).unwrap();
        for (number, key) in (0..).zip(keys) {
            let mut worth = [0; ROW];
            model.add(&mut worth, key);
            assert_eq!(worth, [number; ROW]);
            assert_eq!(model.whole(key), number);
        }
        for key in [1, 0x1_0001, 0x2_0007, 0xFFFF_FFFE] {
            let mut worth = [0; ROW];
            model.add(&mut worth, key);
            assert_eq!(worth, [0; ROW]);
            assert_eq!(model.whole(key), 0);
        }
    }

    #[test]
    fn the_programs_model_is_one_and_names_its_sources() {
        let model = super::super::model().unwrap();
        assert!(model.notice.contains("CC BY-SA 4.0") && model.notice.contains("ANERcorp"));
    }

    proptest! {
        /// What is no model is none, and what looks like one is read without a panic.
        #[test]
        fn any_bytes_are_a_model_or_none(at in 0_usize..300_000, byte in any::<u8>(), cut in prop::option::of(0_usize..300_000), key in any::<u32>()) {
            let mut bytes = file(&[3, 0x2_0003, 0x2_0009]);
            let length = bytes.len();
            bytes[at % length] = byte;
            bytes.truncate(cut.unwrap_or(length));
            if let Some(model) = Model::new(&bytes) {
                let mut worth = [0; ROW];
                model.add(&mut worth, key);
                model.add(&mut worth, 0x2_0003);
                prop_assert!((-128..128).contains(&model.whole(key)));
                prop_assert!(model.step(TAGS, TAGS - 1).abs() <= 1 << 15);
            }
        }
    }
}
