//! Writes a model: the weights of one corpus, a byte each, the heaviest features.

use std::collections::HashMap;

use sahifa::entities::tagger::{BUCKETS, MAGIC, ROW, TAGS};

use crate::chain::WIDTH;
use crate::crf::Weights;

/// What a feature is worth for each tag in a corpus, beside "outside".
fn row(weights: &Weights, corpus: usize, number: u32) -> [f32; ROW] {
    let (shared, own) = (&weights.rows[number as usize], &weights.rows[(1 + corpus) * weights.features + number as usize]);
    let whole: [f32; WIDTH] = std::array::from_fn(|tag| shared[tag] + own[tag]);
    std::array::from_fn(|tag| whole[tag + 1] - whole[0])
}

fn weight(row: &[f32; ROW]) -> f32 {
    row.iter().map(|value| value.abs()).fold(0.0, f32::max)
}

/// The keys of the features that weigh most in a corpus, and one that is always there; in order.
pub fn heaviest(weights: &Weights, numbers: &HashMap<u32, u32>, met: &HashMap<u32, u32>, corpus: usize, most: usize, always: u32) -> Vec<u32> {
    let power: f32 = std::env::var("POWER").ok().and_then(|v| v.parse().ok()).unwrap_or(0.5);
    let mut keys: Vec<(f32, u32)> = numbers.iter().map(|(&key, &number)| {
        let weight = if key == always { f32::MAX } else { weight(&row(weights, corpus, number)) * (met.get(&number).copied().unwrap_or(1) as f32).powf(power) };
        (weight, key)
    }).collect();
    keys.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut keys: Vec<u32> = keys.into_iter().take(most).map(|(_, key)| key).collect();
    keys.sort_unstable();
    keys
}

/// The bytes of a model for texts like those of a corpus, with `most` features. `bias` is taken from what speaks for no name.
pub fn bytes(weights: &Weights, numbers: &HashMap<u32, u32>, corpus: usize, most: usize, bias: f32, notice: &str) -> Vec<u8> {
    let mut rows: Vec<(u32, [f32; ROW])> =
        numbers.iter().map(|(&key, &number)| (key, row(weights, corpus, number))).collect();
    rows.sort_by(|a, b| weight(&b.1).total_cmp(&weight(&a.1)).then(a.0.cmp(&b.0)));
    rows.truncate(most);
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
    let steps = weights.steps(corpus);
    for row in &steps {
        for (tag, value) in row.iter().take(TAGS).enumerate() {
            let value = value - if tag == 0 { bias } else { 0.0 };
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
        bytes.extend(row.iter().map(|value| (value / size).round().clamp(-127.0, 127.0) as i8 as u8));
    }
    bytes
}
