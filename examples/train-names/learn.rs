//! What is learnt from corpora: numbers of features, and their weights, in the two looks that a document is told by.

use std::collections::HashMap;

use sahifa::entities::tagger::{Model, Stretch, Tag, Tagged, first_pass};

use crate::chain;
use crate::corpus::Article;
use crate::crf::{self, Lesson, Plan, Weights};
use crate::file::{self, heaviest};
use crate::wholes::{self, Stretches, Wholes};

/// What to learn from: articles, each with the number of its corpus.
#[derive(Debug)]
pub struct Data<'a> {
    pub corpora: usize,
    pub articles: Vec<(usize, &'a Article)>,
}

/// How it is learnt: tried on articles held back and on ANERcorp's.
const PLAN: Plan = Plan { epochs: 15, rate: 0.025, own: 0.6, dropped: 0.5, seed: 1 };

/// How the first look is learnt that the second is to know: of each fold by the others.
const AT_FIRST: Plan = Plan { epochs: 10, ..PLAN };

const FOLDS: usize = 4;

/// The weights are the mean of what is learnt from these seeds: what one order of texts taught by chance weighs less.
const SEEDS: [u64; 8] = [1, 3, 5, 7, 9, 11, 13, 15];

/// To choose features by, fewer will do.
const CHOOSING: [u64; 4] = [1, 3, 5, 7];

/// So much is taken from what speaks for no name: a name missed is as wrong as a false one.
pub const BIAS: f32 = 1.0;

/// By token: numbers or keys of features.
type Tokens = Vec<Vec<u32>>;

/// The same by text.
type Features = Vec<Tokens>;

/// Features with their numbers, and their weights.
#[derive(Debug)]
pub struct Learnt {
    pub numbers: HashMap<u32, u32>,
    pub weights: Weights,
    /// By number, how many tokens had the feature.
    pub met: Vec<u32>,
    /// What names are weighed by as wholes.
    pub wholes: Wholes,
    /// By article, the keys of the features that its document gave.
    of_documents: Vec<Features>,
}

impl Learnt {
    /// Learns from all articles.
    pub fn new(data: &Data<'_>) -> Self {
        let mut numbers = Counted::default();
        for (_, article) in &data.articles {
            article.seen.iter().flat_map(|seen| &seen.features).flatten().for_each(|key| numbers.count(*key));
        }
        let numbers = numbers.numbers(HashMap::from([(first_pass(), 0)]));
        let guesses: Vec<Vec<Vec<Tag>>> = by_folds(data, &numbers, None, |at, features, weights| {
            at_first(weights, data.articles[at].0, features, numbers[&first_pass()])
        });
        let of_documents: Vec<Features> = data
            .articles
            .iter()
            .zip(&guesses)
            .map(|((_, article), tags)| of_document(article, tags))
            .collect();
        let mut more = Counted::default();
        of_documents.iter().flatten().flatten().flatten().for_each(|key| more.count(*key));
        let numbers = more.numbers(numbers);
        let stretches: Vec<Vec<Stretches>> =
            by_folds(data, &numbers, Some(&of_documents), |at, features, weights| {
                let (corpus, article) = data.articles[at];
                let own: Features = of_documents[at].iter().map(|text| numbered(&numbers, text)).collect();
                let told = stretches(weights, corpus, article, &guesses[at], features, &own);
                let document = document(article, &guesses[at]);
                let mut lessons: Vec<Stretches> = Vec::new();
                for (number, text) in told.into_iter().enumerate() {
                    lessons.push(wholes::labelled(corpus, text, &article.gold[number]));
                    let first = &guesses[at][number];
                    lessons.push(wholes::cuts(corpus, &document, article, number, first));
                }
                lessons
            });
        let wholes = Wholes::new(&stretches.into_iter().flatten().collect::<Vec<_>>(), data.corpora);
        Self::with(data, &CHOOSING, numbers, of_documents, wholes)
    }

    /// Learns once more, by the features alone that weigh most in a corpus.
    pub fn fewer(self, data: &Data<'_>, corpus: usize, most: usize) -> Self {
        let keys = heaviest(&self, corpus, most, first_pass());
        Self::with(data, &SEEDS, keys.into_iter().zip(0..).collect(), self.of_documents, self.wholes)
    }

    fn with(
        data: &Data<'_>,
        seeds: &[u64],
        numbers: HashMap<u32, u32>,
        of_documents: Vec<Features>,
        wholes: Wholes,
    ) -> Self {
        let texts: Vec<(usize, &[Tag], Tokens, Tokens)> = data
            .articles
            .iter()
            .zip(&of_documents)
            .flat_map(|((corpus, article), own)| {
                let texts = article.seen.iter().zip(own).zip(&article.gold);
                texts.map(|((seen, own), gold)| {
                    (*corpus, &gold[..], numbered(&numbers, &seen.features), numbered(&numbers, own))
                })
            })
            .collect();
        let mut met = vec![0; numbers.len()];
        for number in texts.iter().flat_map(|(_, _, features, own)| features.iter().chain(own)).flatten() {
            met[*number as usize] += 1;
        }
        let lessons: Vec<Lesson<'_>> = texts
            .iter()
            .map(|(corpus, gold, features, own)| Lesson {
                corpus: *corpus,
                features,
                of_document: Some(own),
                gold,
            })
            .collect();
        let first = numbers[&first_pass()];
        let lessons: Vec<&Lesson<'_>> = lessons.iter().collect();
        let one =
            &|seed: u64| crf::train(&lessons, numbers.len(), data.corpora, first, Plan { seed, ..PLAN });
        let some = |seeds: &[u64]| seeds.iter().map(|seed| one(*seed)).collect::<Vec<_>>();
        let several = std::thread::scope(|scope| {
            let halves = seeds.chunks(seeds.len().div_ceil(2)).map(|half| scope.spawn(move || some(half)));
            let halves: Vec<_> = halves.collect();
            halves.into_iter().flat_map(|half| half.join().expect("weights")).collect()
        });
        let weights = Weights::mean(several);
        Self { numbers, weights, met, wholes, of_documents }
    }

    /// What is told of an article by the guide of a corpus: at first, when all of it is known, and when its names are weighed as
    /// wholes.
    pub fn told(&self, article: &Article, corpus: usize) -> [Told; 3] {
        let features: Features =
            article.seen.iter().map(|seen| numbered(&self.numbers, &seen.features)).collect();
        let first = at_first(&self.weights, corpus, &features, self.numbers[&first_pass()]);
        let own: Features =
            of_document(article, &first).iter().map(|own| numbered(&self.numbers, own)).collect();
        let second: Vec<Vec<Tag>> =
            features.iter().zip(&own).map(|(text, own)| tagged(&self.weights, corpus, text, own)).collect();
        let stretches = stretches(&self.weights, corpus, article, &first, &features, &own);
        let last = self.wholes.tags(corpus, article, &stretches);
        let document = document(article, &first);
        let clitics = |(number, tags): (usize, &Vec<Tag>)| {
            self.wholes.clitics(corpus, &document, &article.seen[number], &first[number], tags)
        };
        let clitics = last.iter().enumerate().map(clitics).collect();
        let usual: Vec<Vec<usize>> = article.seen.iter().map(|seen| seen.clitics.clone()).collect();
        [
            Told { tags: first, clitics: usual.clone() },
            Told { tags: second, clitics: usual },
            Told { tags: last, clitics },
        ]
    }
}

/// The stretches of the texts of an article that may be names.
fn stretches(
    weights: &Weights,
    corpus: usize,
    article: &Article,
    first: &[Vec<Tag>],
    features: &Features,
    own: &Features,
) -> Vec<Vec<Stretch>> {
    let document = document(article, first);
    let steps = file::steps(weights, corpus);
    let model = Model::new(&steps).expect("a model of steps");
    let texts = article.seen.iter().zip(first).zip(features.iter().zip(own));
    texts
        .map(|((seen, first), (features, own))| {
            let worths = file::in_steps(&weights.worths(corpus, features, own));
            document.stretches(seen, first, &worths, &model)
        })
        .collect()
}

/// By text and token: its tag, and how many of its bytes are clitics before a name.
#[derive(Debug)]
pub struct Told {
    pub tags: Vec<Vec<Tag>>,
    pub clitics: Vec<Vec<usize>>,
}

/// Keys, and how often they were met.
#[derive(Debug, Default)]
struct Counted(HashMap<u32, u32>);

impl Counted {
    fn count(&mut self, key: u32) {
        *self.0.entry(key).or_default() += 1;
    }

    /// Numbers for those met twice, in the order of their keys, behind the numbers there are.
    fn numbers(self, mut numbers: HashMap<u32, u32>) -> HashMap<u32, u32> {
        let new = self.0.into_iter().filter(|(key, count)| *count > 1 && !numbers.contains_key(key));
        let mut keys: Vec<u32> = new.map(|(key, _)| key).collect();
        keys.sort_unstable();
        for key in keys {
            numbers.insert(key, numbers.len() as u32);
        }
        numbers
    }
}

fn numbered(numbers: &HashMap<u32, u32>, tokens: &[Vec<u32>]) -> Vec<Vec<u32>> {
    tokens.iter().map(|keys| keys.iter().filter_map(|key| numbers.get(key).copied()).collect()).collect()
}

/// What is told of each article by weights that were learnt without it: as wrong as what is told of a new one.
fn by_folds<T: Send>(
    data: &Data<'_>,
    numbers: &HashMap<u32, u32>,
    of_documents: Option<&[Features]>,
    told: impl Fn(usize, &Features, &Weights) -> T + Sync,
) -> Vec<T> {
    let first = numbers[&first_pass()];
    let features: Vec<Features> = data
        .articles
        .iter()
        .map(|(_, article)| article.seen.iter().map(|seen| numbered(numbers, &seen.features)).collect())
        .collect();
    let own: Option<Vec<Features>> = of_documents.map(|all| {
        all.iter().map(|article| article.iter().map(|text| numbered(numbers, text)).collect()).collect()
    });
    let folds = folds(data);
    let one = |fold: usize| -> Vec<(usize, T)> {
        let own = own.as_ref();
        let lessons: Vec<Lesson<'_>> = (0..folds.len())
            .filter(|&at| folds[at] != fold)
            .flat_map(|at| {
                let (corpus, article) = data.articles[at];
                let texts = features[at].iter().zip(&article.gold).enumerate();
                texts.map(move |(text, (features, gold))| {
                    let of_document = own.map(|own| &own[at][text][..]);
                    Lesson { corpus, features, of_document, gold }
                })
            })
            .collect();
        let weights =
            crf::train(&lessons.iter().collect::<Vec<_>>(), numbers.len(), data.corpora, first, AT_FIRST);
        let held = (0..folds.len()).filter(|&at| folds[at] == fold);
        held.map(|at| (at, told(at, &features[at], &weights))).collect()
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
        let one = &one;
        let halves = [0..FOLDS / 2, FOLDS / 2..FOLDS];
        let halves = halves.map(|folds| scope.spawn(move || folds.flat_map(one).collect::<Vec<_>>()));
        halves.into_iter().flat_map(|half| half.join().expect("a fold that ends")).collect()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, told)| told).collect()
}

/// By article its fold: a stretch of its corpus, so that what two corpora have of one text is in one fold.
fn folds(data: &Data<'_>) -> Vec<usize> {
    let size = |corpus: usize| data.articles.iter().filter(|(of, _)| *of == corpus).count();
    let sizes: Vec<usize> = (0..data.corpora).map(size).collect();
    let mut met = vec![0; data.corpora];
    let fold = |(corpus, _): &(usize, &Article)| {
        met[*corpus] += 1;
        (met[*corpus] - 1) * FOLDS / sizes[*corpus]
    };
    data.articles.iter().map(fold).collect()
}

fn document(article: &Article, tags: &[Vec<Tag>]) -> Tagged {
    let mut document = Tagged::default();
    for (seen, tags) in article.seen.iter().zip(tags) {
        document.learn(seen, tags);
    }
    document
}

fn of_document(article: &Article, tags: &[Vec<Tag>]) -> Features {
    let document = document(article, tags);
    let texts = article.seen.iter().zip(tags);
    texts.map(|(seen, tags)| document.features(seen, tags)).collect()
}

fn at_first(weights: &Weights, corpus: usize, texts: &Features, first: u32) -> Vec<Vec<Tag>> {
    texts.iter().map(|text| tagged(weights, corpus, text, &vec![vec![first]; text.len()])).collect()
}

fn tagged(weights: &Weights, corpus: usize, text: &[Vec<u32>], own: &[Vec<u32>]) -> Vec<Tag> {
    let mut worths = weights.worths(corpus, text, own);
    for worth in &mut worths {
        worth[Tag::OUTSIDE.number()] -= BIAS;
    }
    chain::best(&worths, &weights.steps(corpus))
}
