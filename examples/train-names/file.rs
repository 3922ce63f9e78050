//! Writes a model: what is learnt of one corpus, a byte for each weight, the heaviest features.

use sahifa::entities::tagger::{MAGIC, ROW, TAGS, Worth, table};

use crate::chain::{self, WIDTH};
use crate::crf::Weights;
use crate::learn::{BIAS, Learnt};

/// How many features a model has: with the lists it is to be smaller than 4 MB.
pub const FEATURES: usize = 130_000;

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

/// A feature's key and what it is worth for each tag.
type Row = (u32, [f32; ROW]);

/// The bytes of a model for texts like those of a corpus, as `Model::new` reads them.
pub fn bytes(learnt: &Learnt, corpus: usize, notice: &str) -> Vec<u8> {
    let mut rows: Vec<Row> =
        learnt.numbers.iter().map(|(&key, &number)| (key, row(learnt, corpus, number))).collect();
    let size = step(rows.iter().flat_map(|(_, row)| row.iter().copied()).collect());
    rows.retain(|(_, row)| row.iter().any(|value| (value / size).round() != 0.0));
    rows.sort_by_key(|(key, _)| *key);
    let mut wholes = learnt.wholes.weights(corpus);
    let whole_size = step(wholes.iter().map(|(_, weight)| *weight).collect());
    wholes.retain(|(_, weight)| (weight / whole_size).round() != 0.0);
    all(&learnt.weights, corpus, notice, (size, &rows), (whole_size, &wholes))
}

/// So large that all but the very largest weights are a byte of steps.
fn step(mut weights: Vec<f32>) -> f32 {
    for weight in &mut weights {
        *weight = weight.abs();
    }
    weights.sort_by(f32::total_cmp);
    weights[(weights.len() as f64 * 0.99999) as usize] / 127.0
}

fn byte(weight: f32, size: f32) -> u8 {
    (weight / size).round().clamp(-127.0, 127.0) as i8 as u8
}

fn all(
    weights: &Weights,
    corpus: usize,
    notice: &str,
    (size, rows): (f32, &[Row]),
    (whole_size, wholes): (f32, &[(u32, f32)]),
) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend([size, whole_size].map(f32::to_le_bytes).concat());
    bytes.extend(
        [notice.len(), rows.len(), wholes.len()].map(|number| (number as u32).to_le_bytes()).concat(),
    );
    bytes.extend(notice.as_bytes());
    for row in &weights.steps(corpus) {
        for (tag, value) in row.iter().take(TAGS).enumerate() {
            let value = value - if tag == 0 { BIAS } else { 0.0 };
            bytes.extend(((value / size).round().clamp(-32768.0, 32767.0) as i16).to_le_bytes());
        }
    }
    let rows = rows.iter().map(|(key, row)| (u64::from(*key), row.map(|value| byte(value, size))));
    bytes.extend(table::<2, ROW>(16, &rows.collect::<Vec<_>>()));
    let wholes = wholes.iter().map(|(key, weight)| (u64::from(*key), [byte(*weight, whole_size)]));
    bytes.extend(table::<2, 1>(16, &wholes.collect::<Vec<_>>()));
    bytes
}

/// The step of weights on the way, fine enough that nothing is lost.
const FINE: f32 = 1.0 / 64.0;

/// A model of nothing but the steps from tag to tag.
pub fn steps(weights: &Weights, corpus: usize) -> Vec<u8> {
    all(weights, corpus, "", (FINE, &[]), (1.0, &[]))
}

/// What tokens are worth, beside "outside", in the steps of such a model.
pub fn in_steps(worths: &[chain::Worth]) -> Vec<Worth> {
    let inside =
        |worth: &chain::Worth| std::array::from_fn(|tag| ((worth[tag + 1] - worth[0]) / FINE).round() as i32);
    worths.iter().map(inside).collect()
}
