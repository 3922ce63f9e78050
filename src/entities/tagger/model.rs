//! The trained weights, read where they lie: nothing is parsed or copied when the program starts.

use super::tag::TAGS;
use crate::entities::table::Table;

/// A weight for each tag but the first: what speaks for "outside" is what speaks against all others.
pub const ROW: usize = TAGS - 1;

/// What the tags of a token are worth, in steps of the model's own size; that of "outside" is 0.
pub type Worth = [i32; ROW];

/// What a file of weights begins with; the last digit is the version of its form and of the features.
pub const MAGIC: &[u8; 8] = b"sahifan5";

/// Weights by feature.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    /// Who is to be named for what it was trained on.
    pub notice: &'a str,
    /// How much one step of a weight is.
    pub size: f32,
    /// What it is worth that a tag follows another; the last row is for the beginning. Two bytes each.
    steps: &'a [u8],
    /// By feature of a token, a byte for each tag.
    tokens: Table<'a, 16, 2, ROW>,
    /// How much one step of a whole name's weight is.
    pub(super) whole_size: f32,
    /// By feature of a whole name, a byte.
    wholes: Table<'a, 16, 2, 1>,
}

impl<'a> Model<'a> {
    /// A model in the bytes of its file: the magic; the size of a step for tags and for whole names, the length of the notice, the
    /// numbers of features of tags and of whole names (four bytes each, little-endian); the notice, the steps, and the [`table`]s of
    /// the weights of tags and of whole names. None where they are not of that form.
    ///
    /// [`table`]: super::table()
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(MAGIC)?;
        let (size, bytes) = bytes.split_first_chunk()?;
        let (whole_size, bytes) = bytes.split_first_chunk()?;
        let (length, bytes) = bytes.split_first_chunk()?;
        let (features, bytes) = bytes.split_first_chunk()?;
        let (whole_features, bytes) = bytes.split_first_chunk()?;
        let (notice, bytes) = bytes.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let (steps, bytes) = bytes.split_at_checked((TAGS + 1) * TAGS * 2)?;
        let (tokens, bytes) = Table::split(bytes, u32::from_le_bytes(*features) as usize)?;
        let (wholes, bytes) = Table::split(bytes, u32::from_le_bytes(*whole_features) as usize)?;
        let notice = std::str::from_utf8(notice).ok()?;
        let (size, whole_size) = (f32::from_le_bytes(*size), f32::from_le_bytes(*whole_size));
        bytes.is_empty().then_some(Self { notice, size, steps, tokens, whole_size, wholes })
    }

    /// What some features of a whole name are worth, in steps of `whole_size`.
    pub(super) fn whole(&self, keys: &[u32]) -> i32 {
        let mut worth = 0;
        self.wholes.each(keys, |[weight]| worth += i32::from(weight.cast_signed()));
        worth
    }

    /// What it is worth that one tag follows another; `TAGS` stands for the beginning.
    pub(super) fn step(&self, before: usize, tag: usize) -> i32 {
        let at = (before * TAGS + tag) * 2;
        self.steps.get(at..at + 2).map_or(0, |two| i32::from(i16::from_le_bytes([two[0], two[1]])))
    }

    /// Adds what a feature says.
    pub(super) fn add(&self, worth: &mut Worth, key: u32) {
        self.add_all(worth, &[key]);
    }

    /// Adds what some features say.
    pub(super) fn add_all(&self, worth: &mut Worth, keys: &[u32]) {
        // As many weights as two bytes hold the sum of.
        for keys in keys.chunks(1 << 7) {
            let mut sum = [0_i16; ROW];
            self.tokens.each(keys, |row| {
                for (sum, weight) in sum.iter_mut().zip(row) {
                    *sum += i16::from(weight.cast_signed());
                }
            });
            for (worth, sum) in worth.iter_mut().zip(sum) {
                *worth += i32::from(sum);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert, proptest};

    use super::{MAGIC, Model, ROW, TAGS};
    use crate::entities::tagger::table;

    /// A model of some features whose weights are their number, without steps.
    fn file(keys: &[u32]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([1_f32, 1.0].map(f32::to_le_bytes).concat());
        bytes.extend([0, keys.len() as u32, keys.len() as u32].map(u32::to_le_bytes).concat());
        bytes.extend(vec![0; (TAGS + 1) * TAGS * 2]);
        let numbered = || keys.iter().map(|key| u64::from(*key)).zip(0_u8..);
        bytes.extend(table::<2, ROW>(
            16,
            &numbered().map(|(key, number)| (key, [number; ROW])).collect::<Vec<_>>(),
        ));
        bytes.extend(table::<2, 1>(16, &numbered().map(|(key, number)| (key, [number])).collect::<Vec<_>>()));
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
            assert_eq!(model.whole(&[key]), number);
        }
        for key in [1, 0x1_0001, 0x2_0007, 0xFFFF_FFFE] {
            let mut worth = [0; ROW];
            model.add(&mut worth, key);
            assert_eq!(worth, [0; ROW]);
            assert_eq!(model.whole(&[key]), 0);
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
                prop_assert!((-128..128).contains(&model.whole(&[key])));
                prop_assert!(model.step(TAGS, TAGS - 1).abs() <= 1 << 15);
            }
        }
    }
}
