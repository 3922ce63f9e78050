//! Numbers for words and for what is known of them: hashes that are the same on every machine, since files are written by them.

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// One number for two.
pub(crate) fn pair(one: u64, other: u64) -> u64 {
    let mut hash = (one ^ other.rotate_left(29)).wrapping_mul(MIX);
    hash ^= hash >> 32;
    hash = (hash ^ other).wrapping_mul(MIX);
    hash ^ hash >> 29
}

/// The number of a string.
pub(crate) fn of(text: &str) -> u64 {
    of_bytes(text.bytes())
}

/// The number of a string of characters.
pub(crate) fn of_chars(text: impl Iterator<Item = char>) -> u64 {
    of_bytes(text.flat_map(|c| {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        bytes.into_iter().take(length)
    }))
}

/// FNV-1a.
fn of_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
