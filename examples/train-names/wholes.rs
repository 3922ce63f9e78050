//! Trains the weights that names are weighed by as wholes: logistic regression over the stretches that the chain has as likely.

use std::collections::{BTreeMap, HashMap};

use sahifa::entities::tagger::{Seen, Stretch, Tag, Tagged, named};

use crate::corpus::{Article, spans};
use crate::crf::Dice;

/// What may be a name in a text: the numbers of features or their keys, and whether it is one.
#[derive(Debug)]
pub struct Stretches {
    corpus: usize,
    all: Vec<(Vec<u32>, bool)>,
}

/// The stretches of a text and whether they are right.
pub fn labelled(corpus: usize, stretches: Vec<Stretch>, gold: &[Tag]) -> Stretches {
    let names = spans(gold);
    let right =
        |one: &Stretch| one.begins.kind().is_some_and(|kind| names.contains(&(kind, one.tokens.clone())));
    let all = stretches.into_iter().map(|one| (right(&one), one)).map(|(right, one)| (one.features, right));
    Stretches { corpus, all: all.collect() }
}

/// The ways to read the first words of a text's names and whether they are right, where the corpus says.
pub fn cuts(corpus: usize, document: &Tagged, article: &Article, number: usize, first: &[Tag]) -> Stretches {
    let (text, seen, gold) = (&article.texts[number], &article.seen[number], &article.gold[number]);
    let mut all = Vec::new();
    for (_, tokens) in spans(gold) {
        let word = seen.tokens[tokens.start].start;
        let marked = text.names.iter().find(|(_, name)| seen.tokens[tokens.start].contains(&name.start));
        // The tokens of other corpora have their clitics.
        let Some((_, name)) = marked.filter(|_| text.tokens.is_empty()) else { continue };
        let cuts = document.cuts(seen, first, gold, &tokens);
        all.extend(cuts.into_iter().map(|(length, keys)| (keys, length == name.start - word)));
    }
    Stretches { corpus, all }
}

/// Weights by key: shared by all corpora, and each corpus' own beside.
#[derive(Debug)]
pub struct Wholes {
    corpora: usize,
    weights: BTreeMap<u32, Vec<f32>>,
}

/// How often all stretches are gone through.
const PASSES: usize = 30;

/// How much a stretch told wrong weighs against large weights.
const COST: f32 = 0.15;

/// How far what is a corpus' own goes beside what is shared.
const OWN: f32 = 0.3;

/// A feature met more seldom is not learnt.
const MET: u32 = 4;

/// A stretch to learn from: its corpus, the numbers of its features, whether it is a name.
type Lesson = (usize, Vec<usize>, bool);

impl Wholes {
    pub fn new(texts: &[Stretches], corpora: usize) -> Self {
        let mut met: BTreeMap<u32, u32> = BTreeMap::new();
        for key in texts.iter().flat_map(|text| &text.all).flat_map(|(keys, _)| keys) {
            *met.entry(*key).or_default() += 1;
        }
        let keys: Vec<u32> = met.into_iter().filter(|(_, met)| *met >= MET).map(|(key, _)| key).collect();
        let numbers: HashMap<u32, usize> =
            keys.iter().enumerate().map(|(number, key)| (*key, number)).collect();
        let numbered = |keys: &[u32]| keys.iter().filter_map(|key| numbers.get(key).copied()).collect();
        let lessons: Vec<Lesson> = texts
            .iter()
            .flat_map(|text| text.all.iter().map(move |(keys, right)| (text.corpus, keys, *right)))
            .map(|(corpus, keys, right)| (corpus, numbered(keys), right))
            .collect();
        let rows = descend(&lessons, keys.len(), 1 + corpora);
        Self { corpora, weights: keys.into_iter().zip(rows).collect() }
    }

    /// What a feature is worth in a corpus.
    pub fn weight(&self, corpus: usize, key: u32) -> f32 {
        self.weights.get(&key).map_or(0.0, |row| row[0] + row[1 + corpus.min(self.corpora - 1)])
    }

    /// All keys in order and what they are worth in a corpus.
    pub fn weights(&self, corpus: usize) -> Vec<(u32, f32)> {
        self.weights.keys().map(|&key| (key, self.weight(corpus, key))).collect()
    }

    /// How many bytes of each token of a text are clitics, if a name begins there.
    pub fn clitics(
        &self,
        corpus: usize,
        document: &Tagged,
        seen: &Seen,
        first: &[Tag],
        tags: &[Tag],
    ) -> Vec<usize> {
        let mut clitics = seen.clitics.clone();
        for (_, tokens) in spans(tags) {
            let worth = |keys: &[u32]| -> f32 { keys.iter().map(|key| self.weight(corpus, *key)).sum() };
            let cuts = document.cuts(seen, first, tags, &tokens);
            let best = cuts.iter().max_by(|a, b| worth(&a.1).total_cmp(&worth(&b.1)));
            if let Some((length, _)) = best {
                clitics[tokens.start] = *length;
            }
        }
        clitics
    }

    /// The tags of the texts of an article by the stretches that are most likely right.
    pub fn tags(&self, corpus: usize, article: &Article, stretches: &[Vec<Stretch>]) -> Vec<Vec<Tag>> {
        let worth = |one: &Stretch| one.features.iter().map(|key| self.weight(corpus, *key)).sum();
        let named = named(stretches, worth);
        let texts = article.seen.iter().zip(stretches).zip(named);
        texts
            .map(|((seen, stretches), named)| {
                let mut tags = vec![Tag::OUTSIDE; seen.tokens.len()];
                for Stretch { tokens, begins, .. } in named.into_iter().map(|at| &stretches[at]) {
                    let Some(kind) = begins.kind() else { continue };
                    tags[tokens.clone()].fill(Tag::inside(kind));
                    tags[tokens.start] = *begins;
                }
                tags
            })
            .collect()
    }
}

/// The weights of logistic regression with small squares: by feature what is shared and what is each corpus' own. One stretch after
/// the other is given the share of its cost that is best beside those of the others (dual coordinate descent: H.-F. Yu, F.-L. Huang and
/// C.-J. Lin, “Dual coordinate descent methods for logistic regression and maximum entropy models”, 2011).
fn descend(lessons: &[Lesson], features: usize, width: usize) -> Vec<Vec<f32>> {
    let mut weights = vec![vec![0.0_f32; width]; features];
    let mut shares = vec![COST * 1e-3; lessons.len()];
    let give = |weights: &mut [Vec<f32>], (corpus, numbers, right): &Lesson, share: f32| {
        let share = if *right { share } else { -share };
        for &number in numbers {
            weights[number][0] += share;
            weights[number][1 + corpus] += OWN * share;
        }
    };
    for (lesson, share) in lessons.iter().zip(&shares) {
        give(&mut weights, lesson, *share);
    }
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut dice = Dice::new(1);
    for _ in 0..PASSES {
        for at in (1..order.len()).rev() {
            order.swap(at, (dice.next() % (at as u64 + 1)) as usize);
        }
        for &at in &order {
            let lesson = &lessons[at];
            let (corpus, numbers, right) = lesson;
            let worth: f32 =
                numbers.iter().map(|&number| weights[number][0] + OWN * weights[number][1 + corpus]).sum();
            let worth = if *right { worth } else { -worth };
            let square = numbers.len() as f32 * (1.0 + OWN * OWN);
            let old = shares[at];
            shares[at] = best_share(old, worth, square);
            give(&mut weights, lesson, shares[at] - old);
        }
    }
    for row in &mut weights {
        for own in &mut row[1..] {
            *own *= OWN;
        }
    }
    weights
}

/// The share of its cost that is best for one stretch: where the slope ln(share / rest) + square · (share − old) + worth is 0.
fn best_share(old: f32, worth: f32, square: f32) -> f32 {
    // The slope rises everywhere: halve the way.
    let (mut low, mut high) = (0.0, COST);
    for _ in 0..30 {
        let middle = 0.5 * (low + high);
        let slope = (middle / (COST - middle)).ln() + square * (middle - old) + worth;
        if slope > 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
    0.5 * (low + high)
}
