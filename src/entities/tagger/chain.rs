//! The linear chain: the likeliest tags of a text, and how likely a name in it is.

use std::ops::Range;

use super::model::{Model, ROW, Worth};
use super::tag::{TAGS, Tag};

/// What an unlawful step is worth.
const NEVER: i32 = -1_000_000;

/// The factors of so many steps are kept: most tags are worth less than the best by no more.
const LESS: i32 = 1 << 11;

/// A value for each tag.
type Each<T> = [T; TAGS];

/// What the steps from tag to tag are worth, the unlawful ones never taken; the last row is for the beginning.
#[derive(Debug)]
pub(super) struct Chain {
    steps: [Each<i32>; TAGS + 1],
    /// The same as factors.
    factors: [Each<f32>; TAGS + 1],
    /// What so many steps less than another tag are as a factor.
    less: Vec<f32>,
    size: f32,
}

/// What is worked in, kept from one text to the next.
#[derive(Debug, Default)]
pub(super) struct Room {
    origins: Vec<Each<u8>>,
    forward: Vec<Each<f32>>,
    backward: Vec<Each<f32>>,
    emitted: Vec<Each<f32>>,
    /// By token, what the rows of `forward` and `backward` were divided by.
    norms: Vec<[f32; 2]>,
}

impl Chain {
    pub(super) fn new(model: &Model<'_>) -> Self {
        Self::of(|before, tag| model.step(before, tag), model.size)
    }

    /// By what the steps are worth, in steps of a size.
    fn of(worth: impl Fn(usize, usize) -> i32, size: f32) -> Self {
        let mut steps = [[NEVER; TAGS]; TAGS + 1];
        let mut factors = [[0.0; TAGS]; TAGS + 1];
        for before in 0..=TAGS {
            let behind = (before < TAGS).then(|| Tag::numbered(before));
            for tag in (0..TAGS).filter(|&tag| Tag::numbered(tag).may_follow(behind)) {
                steps[before][tag] = worth(before, tag);
                factors[before][tag] = factor(steps[before][tag], size);
            }
        }
        Self { steps, factors, less: (0..LESS).map(|less| factor(-less, size)).collect(), size }
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

    /// Weighs all ways to tag a text, for [`Self::likely`].
    pub(super) fn weigh(&self, worths: &[Worth], room: &mut Room) {
        let Room { forward, backward, emitted, norms, .. } = room;
        norms.clear();
        norms.resize(worths.len(), [1.0; 2]);
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
            norms[at][0] = normal(&mut row);
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
            norms[at - 1][1] = normal(&mut row);
            backward[at - 1] = row;
        }
    }

    fn emitted(&self, worth: &Worth) -> Each<f32> {
        let most = worth.iter().copied().fold(0, i32::max);
        let factor = |less: i32| {
            let known = usize::try_from(less).ok().and_then(|less| self.less.get(less));
            known.copied().unwrap_or_else(|| factor(-less, self.size))
        };
        let mut out = [factor(most); TAGS];
        for at in 0..ROW {
            out[at + 1] = factor(most - worth[at]);
        }
        out
    }

    /// The stretches of the text weighed last that are names with a likelihood of at least `least`: tokens, the tag of the first,
    /// and how likely it is that just these are one name of its kind.
    pub(super) fn likely(&self, least: f32, room: &Room) -> Vec<(Range<usize>, Tag, f32)> {
        let mut stretches = Vec::new();
        let tokens = room.forward.len();
        let all = |at: usize| -> f32 {
            room.forward[at].iter().zip(&room.backward[at]).map(|(before, behind)| before * behind).sum()
        };
        for start in 0..tokens {
            let whole = all(start);
            for begins in (1..TAGS).step_by(2) {
                let rest = begins + 1;
                if room.forward[start][begins] * room.backward[start][begins] < least * whole {
                    continue;
                }
                // The way through these tags, beside all ways to here.
                let (mut way, mut tag, mut end) = (room.forward[start][begins], begins, start + 1);
                loop {
                    let here = end - 1;
                    // All that may follow, and of it what goes on with the name.
                    let behind = room.backward[here][tag] * room.norms[here][1];
                    let (next, on) = match room.emitted.get(end) {
                        Some(emitted) => {
                            let next = self.factors[tag][rest] * emitted[rest];
                            (next, next * room.backward[end][rest])
                        }
                        None => (0.0, 0.0),
                    };
                    let scale = all(here) * room.norms[here][1];
                    let just = (way * (behind - on).max(0.0) / scale).clamp(0.0, 1.0);
                    if just >= least {
                        stretches.push((start..end, Tag::numbered(begins), just));
                    }
                    if way * on < least * scale {
                        break;
                    }
                    way *= next / room.norms[end][0];
                    (tag, end) = (rest, end + 1);
                }
            }
        }
        stretches
    }
}

/// What a worth in steps of a size is as a factor of likelihood.
// A worth is a sum of some hundred bytes.
#[allow(clippy::cast_precision_loss)]
fn factor(worth: i32, size: f32) -> f32 {
    (worth as f32 * size).exp()
}

/// Divides a row by its sum, and gives that.
fn normal(row: &mut Each<f32>) -> f32 {
    let sum: f32 = row.iter().sum();
    if sum <= 0.0 {
        return 1.0;
    }
    for value in row {
        *value /= sum;
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};

    use super::{Chain, Each, NEVER, ROW, Room, TAGS, Worth};

    const SIZE: f32 = 0.05;

    fn chain(steps: &[i32]) -> Chain {
        Chain::of(|before, tag| steps[before * TAGS + tag], SIZE)
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

        /// The likelihood of a name is the share of all ways that have it; all that are likely are told.
        #[test]
        fn a_likelihood_is_a_share_of_all_ways((steps, worths) in texts()) {
            const LEAST: f32 = 0.05;
            let chain = chain(&steps);
            let ways = ways(&chain, &worths);
            let share = |way: &(Vec<usize>, i32)| f64::from(way.1) * f64::from(SIZE);
            let top = ways.iter().map(share).fold(f64::MIN, f64::max);
            let sum = |ways: &mut dyn Iterator<Item = &(Vec<usize>, i32)>| ways.map(|way| (share(way) - top).exp()).sum::<f64>();
            let all = sum(&mut ways.iter());
            let mut room = Room::default();
            chain.weigh(&worths, &mut room);
            let likely = chain.likely(LEAST, &room);
            for start in 0..worths.len() {
                for end in start + 1..=worths.len() {
                    for first in (1..TAGS).step_by(2) {
                        let rest = first + 1;
                        let has = |way: &[usize]| {
                            way[start] == first && way[start + 1..end].iter().all(|&tag| tag == rest) && way.get(end) != Some(&rest)
                        };
                        let wanted = sum(&mut ways.iter().filter(|(way, _)| has(way))) / all;
                        let told = likely.iter().find(|(tokens, begins, _)| *tokens == (start..end) && begins.number() == first);
                        match told {
                            Some((.., told)) => prop_assert!((f64::from(*told) - wanted).abs() < 1e-3, "{} for {}", told, wanted),
                            None => prop_assert!(wanted < f64::from(LEAST) + 1e-3, "{} not told", wanted),
                        }
                    }
                }
            }
        }
    }
}
