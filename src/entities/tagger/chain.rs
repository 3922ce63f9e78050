//! The linear chain: the likeliest tags of a text, and how likely a name in it is.

use super::model::{Model, ROW, Worth};
use super::tag::{TAGS, Tag};

/// What an unlawful step is worth.
const NEVER: i32 = -1_000_000;

/// A value for each tag.
type Each<T> = [T; TAGS];

/// What the steps from tag to tag are worth, the unlawful ones never taken; the last row is for the beginning.
#[derive(Debug)]
pub(super) struct Chain {
    steps: [Each<i32>; TAGS + 1],
    /// The same as factors.
    factors: [Each<f32>; TAGS + 1],
    size: f32,
}

/// What is worked in, kept from one text to the next.
#[derive(Debug, Default)]
pub(super) struct Room {
    origins: Vec<Each<u8>>,
    forward: Vec<Each<f32>>,
    backward: Vec<Each<f32>>,
    emitted: Vec<Each<f32>>,
}

impl Chain {
    pub(super) fn new(model: &Model<'_>) -> Self {
        let mut steps = [[NEVER; TAGS]; TAGS + 1];
        let mut factors = [[0.0; TAGS]; TAGS + 1];
        for before in 0..=TAGS {
            let behind = (before < TAGS).then(|| Tag::numbered(before));
            for tag in (0..TAGS).filter(|&tag| Tag::numbered(tag).may_follow(behind)) {
                steps[before][tag] = model.step(before, tag);
                factors[before][tag] = factor(steps[before][tag], model.size);
            }
        }
        Self { steps, factors, size: model.size }
    }

    /// The likeliest tags.
    pub(super) fn best(&self, worths: &[Worth], room: &mut Room) -> Vec<Tag> {
        room.origins.clear();
        let mut so_far = self.steps[TAGS];
        for (at, worth) in worths.iter().enumerate() {
            let mut next = [NEVER; TAGS];
            let mut origin = [0; TAGS];
            if at == 0 {
                next = so_far;
            } else {
                for (before, value) in so_far.iter().enumerate() {
                    for tag in 0..TAGS {
                        let value = value + self.steps[before][tag];
                        if value > next[tag] {
                            (next[tag], origin[tag]) = (value, before as u8);
                        }
                    }
                }
            }
            for (next, worth) in next[1..].iter_mut().zip(worth) {
                *next += worth;
            }
            room.origins.push(origin);
            so_far = next;
        }
        let mut tag = (1..TAGS).fold(0, |best, tag| if so_far[tag] > so_far[best] { tag } else { best });
        let mut tags = vec![Tag::OUTSIDE; worths.len()];
        for (told, origin) in tags.iter_mut().zip(&room.origins).rev() {
            *told = Tag::numbered(tag);
            tag = usize::from(origin[tag]);
        }
        tags
    }

    /// Weighs all ways to tag a text, for [`Self::likelihood`].
    pub(super) fn weigh(&self, worths: &[Worth], room: &mut Room) {
        let Room { forward, backward, emitted, .. } = room;
        emitted.clear();
        emitted.extend(worths.iter().map(|worth| self.emitted(worth)));
        forward.clear();
        for (at, emitted) in emitted.iter().enumerate() {
            let mut row = [0.0; TAGS];
            match at.checked_sub(1) {
                None => row = self.factors[TAGS],
                Some(last) => {
                    for (before, likely) in forward[last].iter().enumerate() {
                        for (out, factor) in row.iter_mut().zip(&self.factors[before]) {
                            *out += likely * factor;
                        }
                    }
                }
            }
            for (out, emitted) in row.iter_mut().zip(emitted) {
                *out *= emitted;
            }
            normal(&mut row);
            forward.push(row);
        }
        backward.clear();
        backward.resize(worths.len(), [1.0; TAGS]);
        for at in (1..worths.len()).rev() {
            let mut ahead = backward[at];
            for (out, emitted) in ahead.iter_mut().zip(&emitted[at]) {
                *out *= emitted;
            }
            let mut row = [0.0; TAGS];
            for (out, factors) in row.iter_mut().zip(&self.factors) {
                *out = factors.iter().zip(&ahead).map(|(factor, ahead)| factor * ahead).sum();
            }
            normal(&mut row);
            backward[at - 1] = row;
        }
    }

    fn emitted(&self, worth: &Worth) -> Each<f32> {
        let most = worth.iter().copied().fold(0, i32::max);
        let mut out = [factor(-most, self.size); TAGS];
        for at in 0..ROW {
            out[at + 1] = factor(worth[at] - most, self.size);
        }
        out
    }

    /// How likely it is that these tokens of the text weighed last are one name of the kind that begins with a tag: 0 to 1.
    pub(super) fn likelihood(&self, tokens: std::ops::Range<usize>, begins: Tag, room: &Room) -> f32 {
        let (first, rest) = (begins.number(), begins.number() + 1);
        let Some(last) = tokens.end.checked_sub(1).filter(|&last| last < room.forward.len()) else {
            return 0.0;
        };
        let tag_of = |at: usize| if at == tokens.start { first } else { rest };
        // The way through these tags, step by step beside all ways.
        let mut way = room.forward[tokens.start][first];
        for at in tokens.start + 1..tokens.end {
            let mut all = 0.0;
            for (before, likely) in room.forward[at - 1].iter().enumerate() {
                for (factor, emitted) in self.factors[before].iter().zip(&room.emitted[at]) {
                    all += likely * factor * emitted;
                }
            }
            way *= self.factors[tag_of(at - 1)][rest] * room.emitted[at][rest] / all;
        }
        let after = |tag: usize, over: bool| -> f32 {
            let Some(emitted) = room.emitted.get(tokens.end) else { return 1.0 };
            let ahead = &room.backward[tokens.end];
            (0..TAGS)
                .filter(|&next| !(over && next == rest))
                .map(|next| self.factors[tag][next] * emitted[next] * ahead[next])
                .sum()
        };
        let all: f32 = (0..TAGS).map(|tag| room.forward[last][tag] * after(tag, false)).sum();
        (way * after(tag_of(last), true) / all).clamp(0.0, 1.0)
    }
}

/// What a worth in steps of a size is as a factor of likelihood.
// A worth is a sum of some hundred bytes.
#[allow(clippy::cast_precision_loss)]
fn factor(worth: i32, size: f32) -> f32 {
    (worth as f32 * size).exp()
}

fn normal(row: &mut Each<f32>) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        for value in row {
            *value /= sum;
        }
    }
}
