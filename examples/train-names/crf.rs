//! Trains the weights of a conditional random field by stochastic descent, each step as long as its weight's past allows (AdaGrad).

use sahifa::entities::tagger::{TAGS, Tag};

use crate::chain::{Steps, WIDTH, Worth, lawful, likelihoods};

/// How training goes.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub epochs: usize,
    pub rate: f32,
    /// The share of features that are left out of each look at a text.
    pub dropped: f32,
    pub seed: u64,
    /// How fast what is a corpus' own is learnt, beside what is shared.
    pub own: f32,
}

/// A text to learn from: by token the numbers of features, with and without those of its document.
#[derive(Debug)]
pub struct Lesson<'a> {
    pub corpus: usize,
    pub features: &'a [Vec<u32>],
    /// None where it is learnt without.
    pub of_document: Option<&'a [Vec<u32>]>,
    pub gold: &'a [Tag],
}

/// Of so many looks at a text the rest of its document is unknown: the same weights tell it at first and at last.
const UNKNOWN: f32 = 0.35;

/// A weight and the squares of its steps so far.
#[derive(Debug, Clone, Copy)]
struct Row {
    weight: Worth,
    past: Worth,
}

const NEW: Row = Row { weight: [0.0; WIDTH], past: [0.0; WIDTH] };

/// Weights shared by all corpora, and each corpus' own beside them.
#[derive(Debug, Clone)]
pub struct Weights {
    pub features: usize,
    /// First the shared rows, then those of each corpus.
    pub rows: Vec<Worth>,
    pub steps: Vec<Steps>,
}

impl Weights {
    /// The mean of several.
    pub fn mean(several: Vec<Self>) -> Self {
        let share = 1.0 / several.len() as f32;
        let mut mean: Option<Self> = None;
        for one in several {
            let Some(mean) = &mut mean else {
                mean = Some(one);
                continue;
            };
            for (row, more) in mean.rows.iter_mut().zip(&one.rows) {
                add(row, more, 1.0);
            }
            for (row, more) in mean.steps.iter_mut().flatten().zip(one.steps.iter().flatten()) {
                add(row, more, 1.0);
            }
        }
        let mut mean = mean.expect("one at least");
        for value in mean.rows.iter_mut().chain(mean.steps.iter_mut().flatten()).flatten() {
            *value *= share;
        }
        mean
    }

    /// What each tag of each token is worth in a corpus, by its features and those its document gives.
    pub fn worths(&self, corpus: usize, text: &[Vec<u32>], own: &[Vec<u32>]) -> Vec<Worth> {
        let worth = |(features, own): (&Vec<u32>, &Vec<u32>)| {
            let mut worth = [0.0; WIDTH];
            for feature in features.iter().chain(own) {
                let [shared, own] = self.rows_of(corpus, *feature);
                add(&mut worth, &self.rows[shared], 1.0);
                add(&mut worth, &self.rows[own], 1.0);
            }
            worth
        };
        text.iter().zip(own).map(worth).collect()
    }

    /// Where the rows of a feature are: the shared one, and that of a corpus.
    pub fn rows_of(&self, corpus: usize, feature: u32) -> [usize; 2] {
        [feature as usize, (1 + corpus) * self.features + feature as usize]
    }

    /// What the steps from tag to tag are worth in a corpus.
    pub fn steps(&self, corpus: usize) -> Steps {
        let mut steps = self.steps[0];
        for (row, own) in steps.iter_mut().zip(&self.steps[1 + corpus]) {
            add(row, own, 1.0);
        }
        lawful(steps)
    }
}

fn add(to: &mut Worth, row: &Worth, times: f32) {
    for (to, row) in to.iter_mut().zip(row) {
        *to += row * times;
    }
}

/// Numbers that look random: the same from the same seed.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn next(&mut self) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// Learns from texts. `first` is the feature of tokens whose document is not known.
pub fn train(lessons: &[&Lesson<'_>], features: usize, corpora: usize, first: u32, plan: Plan) -> Weights {
    let mut rows = vec![NEW; features * (1 + corpora)];
    let mut steps = vec![[NEW; TAGS + 1]; 1 + corpora];
    let mut sum = vec![[0.0f32; WIDTH]; rows.len()];
    let mut sum_steps = vec![[[0.0f32; WIDTH]; TAGS + 1]; 1 + corpora];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut dice = Dice::new(plan.seed);
    let mut kept = 0.0;
    let scale = 1.0 / (1.0 - plan.dropped);
    for epoch in 0..plan.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, (dice.next() % (at as u64 + 1)) as usize);
        }
        for &number in &order {
            let lesson = lessons[number];
            let known = lesson.of_document.filter(|_| dice.share() > UNKNOWN);
            let mut worths = Vec::with_capacity(lesson.gold.len());
            let mut seen: Vec<Vec<u32>> = Vec::with_capacity(lesson.gold.len());
            for (at, all) in lesson.features.iter().enumerate() {
                let own = known.map_or(std::slice::from_ref(&first), |own| &own[at]);
                let mut some: Vec<u32> = Vec::with_capacity(all.len());
                let mut worth = [0.0; WIDTH];
                for &feature in all.iter().chain(own) {
                    if dice.share() < plan.dropped {
                        continue;
                    }
                    some.push(feature);
                    add(&mut worth, &rows[feature as usize].weight, scale);
                    add(&mut worth, &rows[(1 + lesson.corpus) * features + feature as usize].weight, scale);
                }
                worths.push(worth);
                seen.push(some);
            }
            let mut both = [[0.0; WIDTH]; TAGS + 1];
            for (at, row) in both.iter_mut().enumerate() {
                add(row, &steps[0][at].weight, 1.0);
                add(row, &steps[1 + lesson.corpus][at].weight, 1.0);
            }
            let (likely, mut taken) = likelihoods(&worths, &lawful(both));
            for (at, mut slope) in likely.into_iter().enumerate() {
                slope[lesson.gold[at].number()] -= 1.0;
                if slope.iter().all(|value| value.abs() < 1e-4) {
                    continue;
                }
                for value in &mut slope {
                    *value *= scale;
                }
                for &feature in &seen[at] {
                    descend(&mut rows[feature as usize], &slope, plan.rate);
                    descend(
                        &mut rows[(1 + lesson.corpus) * features + feature as usize],
                        &slope,
                        plan.rate * plan.own,
                    );
                }
            }
            let mut before = TAGS;
            for tag in lesson.gold {
                taken[before][tag.number()] -= 1.0;
                before = tag.number();
            }
            for (at, slope) in taken.iter().enumerate() {
                descend(&mut steps[0][at], slope, plan.rate);
                descend(&mut steps[1 + lesson.corpus][at], slope, plan.rate);
            }
        }
        if epoch >= plan.epochs / 2 {
            kept += 1.0;
            for (sum, row) in sum.iter_mut().zip(&rows) {
                add(sum, &row.weight, 1.0);
            }
            for (sum, steps) in sum_steps.iter_mut().zip(&steps) {
                for (sum, row) in sum.iter_mut().zip(steps) {
                    add(sum, &row.weight, 1.0);
                }
            }
        }
    }
    for row in sum.iter_mut().chain(sum_steps.iter_mut().flatten()) {
        for value in row {
            *value /= kept;
        }
    }
    Weights { features, rows: sum, steps: sum_steps }
}

fn descend(row: &mut Row, slope: &Worth, rate: f32) {
    for ((weight, past), slope) in row.weight.iter_mut().zip(&mut row.past).zip(slope) {
        *past += slope * slope;
        *weight -= rate * slope / (past.sqrt() + 1e-6);
    }
}
