//! Writes a model: what is learnt of one corpus, a byte for each weight, the heaviest features.

use sahifa::entities::tagger::{BUCKETS, MAGIC, ROW, TAGS};

use crate::chain::WIDTH;
use crate::learn::{BIAS, Learnt};

/// How many features a model has: with the lists it is to be smaller than 4 MB.
pub const FEATURES: usize = 150_000;

/// What a feature is worth for each tag in a corpus, beside "outside".
fn row(learnt: &Learnt, corpus: usize, number: u32) -> [f32; ROW] {
    let [shared, own] = learnt.weights.rows_of(corpus, number).map(|row| &learnt.weights.rows[row]);
    let whole: [f32; WIDTH] = std::array::from_fn(|tag| shared[tag] + own[tag]);
    std::array::from_fn(|tag| whole[tag + 1] - whole[0])
}

/// The keys of the features that weigh most in a corpus, and one that is always there; in order. Of two that weigh the same
/// what is met more often counts more.
pub fn heaviest(learnt: &Learnt, corpus: usize, most: usize, always: u32) -> Vec<u32> {
    let weight = |key: u32, number: u32| {
        if key == always {
            return f32::MAX;
        }
        let row = row(learnt, corpus, number);
        let largest = row.iter().map(|value| value.abs()).fold(0.0, f32::max);
        largest * (learnt.met[number as usize] as f32).sqrt()
    };
    let mut keys: Vec<(f32, u32)> =
        learnt.numbers.iter().map(|(&key, &number)| (weight(key, number), key)).collect();
    keys.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut keys: Vec<u32> = keys.into_iter().take(most).map(|(_, key)| key).collect();
    keys.sort_unstable();
    keys
}

/// The bytes of a model for texts like those of a corpus, as `Model::new` reads them.
pub fn bytes(learnt: &Learnt, corpus: usize, notice: &str) -> Vec<u8> {
    let mut rows: Vec<(u32, [f32; ROW])> =
        learnt.numbers.iter().map(|(&key, &number)| (key, row(learnt, corpus, number))).collect();
    // All but the very largest weights fit.
    let mut all: Vec<f32> = rows.iter().flat_map(|(_, row)| row.iter().map(|value| value.abs())).collect();
    all.sort_by(f32::total_cmp);
    let size = all[(all.len() as f64 * 0.99999) as usize] / 127.0;
    rows.retain(|(_, row)| row.iter().any(|value| (value / size).round() != 0.0));
    rows.sort_by_key(|(key, _)| *key);
    let mut bytes = MAGIC.to_vec();
    bytes.extend(size.to_le_bytes());
    bytes.extend((notice.len() as u32).to_le_bytes());
    bytes.extend((rows.len() as u32).to_le_bytes());
    bytes.extend(notice.as_bytes());
    for row in &learnt.weights.steps(corpus) {
        for (tag, value) in row.iter().take(TAGS).enumerate() {
            let value = value - if tag == 0 { BIAS } else { 0.0 };
            bytes.extend(((value / size).round().clamp(-32768.0, 32767.0) as i16).to_le_bytes());
        }
    }
    let mut from = 0;
    for bucket in 0..=BUCKETS {
        while from < rows.len() && ((rows[from].0 >> 16) as usize) < bucket {
            from += 1;
        }
        bytes.extend((from as u32).to_le_bytes());
    }
    for (key, _) in &rows {
        bytes.extend((*key as u16).to_le_bytes());
    }
    for (_, row) in &rows {
        bytes.extend(row.map(|value| (value / size).round().clamp(-127.0, 127.0) as i8 as u8));
    }
    bytes
}
