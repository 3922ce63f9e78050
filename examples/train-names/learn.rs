//! What is learnt from corpora: numbers of features, and their weights, in the two looks that a document is told by.

use std::collections::HashMap;

use sahifa::entities::tagger::{Tag, Tagged, first_pass};

use crate::chain;
use crate::corpus::Article;
use crate::crf::{self, Lesson, Plan, Weights};
use crate::file::heaviest;

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

const FOLDS: usize = 5;

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
        let guesses = guesses(data, &numbers);
        let of_documents: Vec<Features> = data
            .articles
            .iter()
            .zip(&guesses)
            .map(|((_, article), tags)| of_document(article, tags))
            .collect();
        let mut more = Counted::default();
        of_documents.iter().flatten().flatten().flatten().for_each(|key| more.count(*key));
        Self::with(data, more.numbers(numbers), of_documents)
    }

    /// Learns once more, by the features alone that weigh most in a corpus.
    pub fn fewer(self, data: &Data<'_>, corpus: usize, most: usize) -> Self {
        let keys = heaviest(&self, corpus, most, first_pass());
        Self::with(data, keys.into_iter().zip(0..).collect(), self.of_documents)
    }

    fn with(data: &Data<'_>, numbers: HashMap<u32, u32>, of_documents: Vec<Features>) -> Self {
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
        let weights =
            crf::train(&lessons.iter().collect::<Vec<_>>(), numbers.len(), data.corpora, first, PLAN);
        Self { numbers, weights, met, of_documents }
    }

    /// The tags of the texts of an article by the guide of a corpus: at first, and when all of it is known.
    pub fn tags(&self, article: &Article, corpus: usize) -> [Vec<Vec<Tag>>; 2] {
        let features: Features =
            article.seen.iter().map(|seen| numbered(&self.numbers, &seen.features)).collect();
        let first = at_first(&self.weights, corpus, &features, self.numbers[&first_pass()]);
        let own = of_document(article, &first);
        let second = features
            .iter()
            .zip(own)
            .map(|(text, own)| tagged(&self.weights, corpus, text, &numbered(&self.numbers, &own)));
        let second = second.collect();
        [first, second]
    }
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

/// What the texts of all articles are tagged as by what was learnt without them: as wrong as a first look is.
fn guesses(data: &Data<'_>, numbers: &HashMap<u32, u32>) -> Vec<Vec<Vec<Tag>>> {
    let first = numbers[&first_pass()];
    let features: Vec<Features> = data
        .articles
        .iter()
        .map(|(_, article)| article.seen.iter().map(|seen| numbered(numbers, &seen.features)).collect())
        .collect();
    let folds = folds(data);
    let guess = |fold: usize| -> Vec<(usize, Vec<Vec<Tag>>)> {
        let lessons: Vec<Lesson<'_>> = (0..folds.len())
            .filter(|&at| folds[at] != fold)
            .flat_map(|at| {
                let (corpus, article) = data.articles[at];
                let texts = features[at].iter().zip(&article.gold);
                texts.map(move |(features, gold)| Lesson { corpus, features, of_document: None, gold })
            })
            .collect();
        let weights =
            crf::train(&lessons.iter().collect::<Vec<_>>(), numbers.len(), data.corpora, first, AT_FIRST);
        let own = (0..folds.len()).filter(|&at| folds[at] == fold);
        own.map(|at| (at, at_first(&weights, data.articles[at].0, &features[at], first))).collect()
    };
    let mut guesses: Vec<Vec<Vec<Tag>>> = vec![Vec::new(); folds.len()];
    let all: Vec<(usize, Vec<Vec<Tag>>)> = std::thread::scope(|scope| {
        let halves = [0..FOLDS / 2, FOLDS / 2..FOLDS];
        let halves = halves.map(|folds| scope.spawn(|| folds.flat_map(guess).collect::<Vec<_>>()));
        halves.into_iter().flat_map(|half| half.join().expect("a fold that ends")).collect()
    });
    for (at, tags) in all {
        guesses[at] = tags;
    }
    guesses
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

fn of_document(article: &Article, tags: &[Vec<Tag>]) -> Features {
    let mut document = Tagged::default();
    for (seen, tags) in article.seen.iter().zip(tags) {
        document.learn(seen, tags);
    }
    let texts = article.seen.iter().zip(tags);
    texts
        .map(|(seen, tags)| (0..seen.tokens.len()).map(|at| document.features(seen, tags, at)).collect())
        .collect()
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
