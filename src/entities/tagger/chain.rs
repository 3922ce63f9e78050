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

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};

    use super::{Chain, Each, NEVER, ROW, Room, TAGS, Tag, Worth, factor};

    const SIZE: f32 = 0.05;

    fn chain(steps: &[i32]) -> Chain {
        let mut worths = [[NEVER; TAGS]; TAGS + 1];
        let mut factors = [[0.0; TAGS]; TAGS + 1];
        for before in 0..=TAGS {
            let behind = (before < TAGS).then(|| Tag::numbered(before));
            for tag in (0..TAGS).filter(|&tag| Tag::numbered(tag).may_follow(behind)) {
                worths[before][tag] = steps[before * TAGS + tag];
                factors[before][tag] = factor(worths[before][tag], SIZE);
            }
        }
        Chain { steps: worths, factors, size: SIZE }
    }

    /// All lawful ways to tag a text, and what each is worth.
    fn ways(chain: &Chain, worths: &[Worth]) -> Vec<(Vec<usize>, i32)> {
        let mut ways: Vec<(Vec<usize>, i32)> = vec![(Vec::new(), 0)];
        for worth in worths {
            let longer = |(tags, value): &(Vec<usize>, i32)| {
                let steps: &Each<i32> = &chain.steps[tags.last().copied().unwrap_or(TAGS)];
                let lawful = (0..TAGS).filter(|&tag| steps[tag] != NEVER);
                let own = |tag: usize| tag.checked_sub(1).map_or(0, |at| worth[at]);
                let longer = lawful.map(|tag| ([&tags[..], &[tag]].concat(), value + steps[tag] + own(tag)));
                longer.collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(longer).collect();
        }
        ways
    }

    fn texts() -> impl Strategy<Value = (Vec<i32>, Vec<Worth>)> {
        let steps = prop::collection::vec(-40_i32..40, TAGS * (TAGS + 1));
        (steps, prop::collection::vec(prop::array::uniform::<_, ROW>(-60_i32..60), 1..4))
    }

    proptest! {
        #[test]
        fn the_best_way_is_best_and_lawful((steps, worths) in texts()) {
            let chain = chain(&steps);
            let tags: Vec<usize> = chain.best(&worths, &mut Room::default()).iter().map(|tag| tag.number()).collect();
            let ways = ways(&chain, &worths);
            let most = ways.iter().map(|(_, value)| *value).max();
            let told = ways.iter().find(|(way, _)| *way == tags).map(|(_, value)| *value);
            prop_assert!(told.is_some());
            prop_assert_eq!(told, most);
        }

        /// The likelihood of a name is the share of all ways that have it.
        #[test]
        fn a_likelihood_is_a_share_of_all_ways((steps, worths) in texts(), from in 0_usize..3, length in 1_usize..4, kind in 0_usize..5) {
            let chain = chain(&steps);
            let (start, end) = (from.min(worths.len() - 1), (from.min(worths.len() - 1) + length).min(worths.len()));
            let (first, rest) = (1 + 2 * kind, 2 + 2 * kind);
            let has = |way: &[usize]| {
                way[start] == first && way[start + 1..end].iter().all(|&tag| tag == rest) && way.get(end) != Some(&rest)
            };
            let share = |way: &(Vec<usize>, i32)| f64::from(way.1) * f64::from(SIZE);
            let ways = ways(&chain, &worths);
            let top = ways.iter().map(share).fold(f64::MIN, f64::max);
            let sum = |ways: &mut dyn Iterator<Item = &(Vec<usize>, i32)>| ways.map(|way| (share(way) - top).exp()).sum::<f64>();
            let wanted = sum(&mut ways.iter().filter(|(way, _)| has(way))) / sum(&mut ways.iter());
            let mut room = Room::default();
            chain.weigh(&worths, &mut room);
            let told = chain.likelihood(start..end, Tag::numbered(first), &room);
            prop_assert!((f64::from(told) - wanted).abs() < 1e-3, "{} for {}", told, wanted);
        }
    }
}
