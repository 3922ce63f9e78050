//! Texts as the file keeps them: deflated, in half the bytes.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The quickest: the next levels save a thirtieth for half as much time again, the best a tenth.
const LEVEL: u8 = 1;

/// No text is longer: whoever says so is damaged.
const LONGEST: usize = 1 << 30;

/// Packs a text.
pub(super) fn pack(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), LEVEL)
}

/// The text that was packed; why it is none.
pub(super) fn unpack(packed: &[u8]) -> Result<String, String> {
    let bytes = decompress_to_vec_with_limit(packed, LONGEST).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};
    use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn a_text_comes_back(text in ".*") {
            prop_assert_eq!(unpack(&pack(&text)), Ok(text));
        }

        /// What is no packed text is told, or is another text; nothing panics.
        #[test]
        fn anything_can_be_unpacked(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..100) {
            let _ = unpack(&bytes);
            let mut packed = pack("نص من كلمات كثيرة تتكرر: نص من كلمات كثيرة تتكرر.");
            packed.truncate(cut.min(packed.len() - 1));
            prop_assert!(unpack(&packed).is_err());
        }
    }
}
