//! The linear chain: the likeliest tags, and how likely each tag is.

use sahifa::entities::tagger::{TAGS, Tag};

/// A weight for each tag; the last is there for alignment alone.
pub const WIDTH: usize = 12;

/// What each tag of a token is worth.
pub type Worth = [f32; WIDTH];

/// What it is worth that one tag follows another; the last row is for the beginning.
pub type Steps = [Worth; TAGS + 1];

/// What an unlawful step is worth.
const NEVER: f32 = -1e4;

/// Steps where the unlawful ones are never taken.
pub fn lawful(mut steps: Steps) -> Steps {
    for (before, row) in steps.iter_mut().enumerate() {
        for (number, worth) in row.iter_mut().enumerate() {
            let before = (before < TAGS).then(|| Tag::numbered(before));
            if number >= TAGS || !Tag::numbered(number).may_follow(before) {
                *worth = NEVER;
            }
        }
    }
    steps
}

/// The likeliest tags.
pub fn best(worths: &[Worth], steps: &Steps) -> Vec<Tag> {
    let mut from: Vec<[u8; TAGS]> = Vec::with_capacity(worths.len());
    let mut so_far = [0.0f32; TAGS];
    for (at, worth) in worths.iter().enumerate() {
        let mut next = [0.0; TAGS];
        let mut origin = [0; TAGS];
        for tag in 0..TAGS {
            let value = |before: usize| so_far[before] + steps[before][tag];
            let before = if at == 0 {
                TAGS
            } else {
                (1..TAGS).fold(0, |best, before| if value(before) > value(best) { before } else { best })
            };
            next[tag] = worth[tag] + if at == 0 { steps[TAGS][tag] } else { value(before) };
            origin[tag] = before as u8;
        }
        from.push(origin);
        so_far = next;
    }
    let mut tag = (1..TAGS).fold(0, |best, tag| if so_far[tag] > so_far[best] { tag } else { best });
    let mut tags = vec![Tag::OUTSIDE; worths.len()];
    for at in (0..worths.len()).rev() {
        tags[at] = Tag::numbered(tag);
        tag = usize::from(from[at][tag]);
    }
    tags
}

/// How likely each tag of each token is, and each step summed over the text.
pub fn likelihoods(worths: &[Worth], steps: &Steps) -> (Vec<Worth>, Steps) {
    let length = worths.len();
    let most = |row: &Worth| row[..TAGS].iter().copied().fold(f32::MIN, f32::max);
    let weigh = |row: &Worth| {
        let top = most(row);
        let mut out = [0.0; WIDTH];
        for (out, worth) in out.iter_mut().zip(row).take(TAGS) {
            *out = (worth - top).exp();
        }
        out
    };
    let emitted: Vec<Worth> = worths.iter().map(weigh).collect();
    let mut step = [[0.0f32; WIDTH]; TAGS + 1];
    for (out, row) in step.iter_mut().zip(steps) {
        for (out, worth) in out.iter_mut().zip(row).take(TAGS) {
            *out = worth.exp();
        }
    }
    let scale = |row: &mut Worth| {
        let sum: f32 = row.iter().sum();
        for value in row.iter_mut() {
            *value /= sum;
        }
    };
    let mut forward: Vec<Worth> = Vec::with_capacity(length);
    for at in 0..length {
        let mut row = [0.0; WIDTH];
        if at == 0 {
            row = step[TAGS];
        } else {
            for (before, likely) in forward[at - 1].iter().enumerate().take(TAGS) {
                for (out, step) in row.iter_mut().zip(&step[before]) {
                    *out += likely * step;
                }
            }
        }
        for (out, emitted) in row.iter_mut().zip(&emitted[at]) {
            *out *= emitted;
        }
        scale(&mut row);
        forward.push(row);
    }
    let mut backward = vec![[0.0; WIDTH]; length];
    if let Some(last) = backward.last_mut() {
        last[..TAGS].fill(1.0);
    }
    let mut taken = [[0.0; WIDTH]; TAGS + 1];
    for at in (1..length).rev() {
        let mut ahead = backward[at];
        for (out, emitted) in ahead.iter_mut().zip(&emitted[at]) {
            *out *= emitted;
        }
        let mut row = [0.0; WIDTH];
        let mut sum = 0.0;
        let mut here = [[0.0; WIDTH]; TAGS];
        for before in 0..TAGS {
            for tag in 0..TAGS {
                let value = step[before][tag] * ahead[tag];
                row[before] += value;
                here[before][tag] = value * forward[at - 1][before];
                sum += here[before][tag];
            }
        }
        for before in 0..TAGS {
            for tag in 0..TAGS {
                taken[before][tag] += here[before][tag] / sum;
            }
        }
        scale(&mut row);
        backward[at - 1] = row;
    }
    let mut likely = forward;
    for (row, backward) in likely.iter_mut().zip(&backward) {
        for (out, backward) in row.iter_mut().zip(backward) {
            *out *= backward;
        }
        scale(row);
    }
    if let Some(first) = likely.first() {
        taken[TAGS] = *first;
    }
    (likely, taken)
}
