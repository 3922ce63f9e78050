//! Trains the model that names are told by, and measures it.
//!
//! `cargo run --release --example train-names -- [--out FILE] [--measure CORPUS=PATH]… [CORPUS=PATH]…`
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr, missing_docs, clippy::cast_precision_loss)]

mod chain;
mod corpus;
mod crf;
mod file;
mod score;

use std::collections::HashMap;
use std::path::Path;

use corpus::Article;
use crf::{Lesson, Plan, Weights};
use sahifa::entities::tagger::{Tag, Tagged, first_pass};
use score::Score;

fn env(name: &str, usual: f32) -> f32 { std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(usual) }

const FOLDS: usize = 5;

/// The numbers of features.
struct Numbers(HashMap<u32, u32>);

impl Numbers {
    fn get(&self, keys: &[u32]) -> Vec<u32> {
        keys.iter().filter_map(|key| self.0.get(key).copied()).collect()
    }
}

struct Data {
    names: Vec<String>,
    /// Corpus and article.
    articles: Vec<(usize, Article)>,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut data = Data { names: vec!["ours".into()], articles: Vec::new() };
    let mut measured: Vec<(String, Article)> = Vec::new();
    let pair = |argument: String| argument.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let mut seed = 1;
    let mut out = None;
    let mut epochs = 15;
    for article in corpus::read(Path::new(&std::env::var("OURS").unwrap_or("assets/names/corpus".into()))) {
        if corpus::is_dev(&article) { measured.push(("ours".into(), article)) } else { data.articles.push((0, article)) }
    }
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--measure" => {
                let (name, path) = pair(arguments.next().unwrap());
                measured.extend(corpus::read(Path::new(&path)).into_iter().map(|article| (name.clone(), article)));
            }
            "--out" => out = arguments.next(),
            "--seed" => seed = arguments.next().unwrap().parse().unwrap(),
            "--epochs" => epochs = arguments.next().unwrap().parse().unwrap(),
            _ => {
                let (name, path) = pair(argument);
                let number = data.names.iter().position(|one| *one == name).unwrap_or_else(|| {
                    data.names.push(name);
                    data.names.len() - 1
                });
                data.articles.extend(corpus::read(Path::new(&path)).into_iter().map(|article| (number, article)));
            }
        }
    }
    let clock = std::time::Instant::now();
    let most = out.as_ref().map(|_| env("MOST", 160_000.0) as usize);
    let model = Model::train(&data, most, Plan { epochs, rate: env("RATE", 0.02), dropped: env("DROP", 0.5), seed, own: env("OWN", 1.0) });
    eprintln!("trained in {:.0} s, {} features", clock.elapsed().as_secs_f64(), model.numbers.0.len());
    if let Some(path) = out {
        let bytes = file::bytes(&model.weights, &model.numbers.0, 0, env("MOST", 160_000.0) as usize, env("BIAS", 1.0), "");
        eprintln!("{} bytes", bytes.len());
        std::fs::write(path, bytes).unwrap();
    }
    let mut corpora: Vec<&str> = measured.iter().map(|(name, _)| name.as_str()).collect();
    corpora.dedup();
    for name in corpora {
        for guide in [name, "ours"] {
            let Some(corpus) = data.names.iter().position(|one| one == guide) else { continue };
            let (mut one, mut two) = (Score::default(), Score::default());
            for (_, article) in measured.iter().filter(|(of, _)| of == name) {
                let (first, second) = model.tag(article, corpus);
                one.take(article, &first, name != "ours");
                two.take(article, &second, name != "ours");
                if std::env::var_os("ERRORS").is_some() && name == guide { score::errors(article, &second); }
            }
            println!("{name} as {guide}, first pass: {one}");
            println!("{name} as {guide}:             {two}");
            if name == guide && name == "ours" { break }
        }
    }
}

struct Model {
    numbers: Numbers,
    weights: Weights,
}

impl Model {
    fn train(data: &Data, most: Option<usize>, plan: Plan) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for key in data.articles.iter().flat_map(|(_, article)| &article.seen).flat_map(|seen| &seen.features).flatten() {
            *counts.entry(*key).or_default() += 1;
        }
        let mut numbers = Numbers(HashMap::new());
        let mut keys: Vec<u32> = counts.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| key).collect();
        keys.push(first_pass());
        keys.sort_unstable();
        keys.dedup();
        numbers.0.extend(keys.iter().zip(0..).map(|(&key, number)| (key, number)));
        let first = numbers.0[&first_pass()];
        let features: Vec<Vec<Vec<Vec<u32>>>> = data.articles.iter().map(|(_, article)| {
            article.seen.iter().map(|seen| seen.features.iter().map(|keys| numbers.get(keys)).collect()).collect()
        }).collect();
        let corpora = data.names.len();
        // By corpus, each fold is a stretch of it: what two corpora have of one text is in one fold.
        let mut sizes = vec![0; corpora];
        for (corpus, _) in &data.articles {
            sizes[*corpus] += 1;
        }
        let mut met = vec![0; corpora];
        let folds: Vec<usize> = data.articles.iter().map(|(corpus, _)| {
            met[*corpus] += 1;
            (met[*corpus] - 1) * FOLDS / sizes[*corpus]
        }).collect();
        let lessons: Vec<(usize, Lesson<'_>)> = data.articles.iter().enumerate().flat_map(|(at, (corpus, article))| {
            let features = &features[at];
            article.gold.iter().zip(features).map(move |(gold, features)| (at, Lesson { corpus: *corpus, features, of_document: Vec::new(), gold }))
        }).collect();
        let guess = |fold: usize| -> Vec<(usize, Vec<Vec<Tag>>)> {
            let some: Vec<&Lesson<'_>> = lessons.iter().filter(|(at, _)| folds[*at] != fold).map(|(_, lesson)| lesson).collect();
            let weights = crf::train(&some, numbers.0.len(), corpora, first, Plan { epochs: plan.epochs * 2 / 3, ..plan });
            (0..data.articles.len()).filter(|&at| folds[at] == fold).map(|at| {
                let corpus = data.articles[at].0;
                (at, features[at].iter().map(|text| decode(&weights, corpus, text, |_| vec![first])).collect())
            }).collect()
        };
        let mut guesses: Vec<Vec<Vec<Tag>>> = vec![Vec::new(); data.articles.len()];
        let folded: Vec<_> = std::thread::scope(|scope| {
            let halves = [0..FOLDS / 2, FOLDS / 2..FOLDS].map(|folds| scope.spawn(|| folds.flat_map(guess).collect::<Vec<_>>()));
            halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
        });
        for (at, tags) in folded {
            guesses[at] = tags;
        }
        let of_documents: Vec<Vec<Vec<Vec<u32>>>> = data.articles.iter().zip(&guesses).map(|((_, article), tags)| of_document(article, tags)).collect();
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for key in of_documents.iter().flatten().flatten().flatten() {
            *counts.entry(*key).or_default() += 1;
        }
        let mut more: Vec<u32> = counts.into_iter().filter(|(key, count)| *count > 1 && !numbers.0.contains_key(key)).map(|(key, _)| key).collect();
        more.sort_unstable();
        for key in more {
            let number = numbers.0.len() as u32;
            numbers.0.insert(key, number);
        }
        let mut of_documents = of_documents.into_iter();
        let whole: Vec<Lesson<'_>> = data.articles.iter().enumerate().flat_map(|(at, (corpus, article))| {
            let numbers = &numbers;
            let own = of_documents.next().unwrap();
            article.gold.iter().zip(&features[at]).zip(own).map(move |((gold, features), own)| Lesson {
                corpus: *corpus,
                features,
                of_document: own.iter().map(|keys| numbers.get(keys)).collect(),
                gold,
            }).collect::<Vec<_>>()
        }).collect();
        let weights = crf::train(&whole.iter().collect::<Vec<_>>(), numbers.0.len(), corpora, first, plan);
        let Some(most) = most else { return Self { numbers, weights } };
        let mut met: HashMap<u32, u32> = HashMap::new();
        for number in whole.iter().flat_map(|lesson| lesson.features.iter().chain(&lesson.of_document)).flatten() {
            *met.entry(*number).or_default() += 1;
        }
        // Those that weigh most for our own corpus learn once more, without the others.
        let heaviest = file::heaviest(&weights, &numbers.0, &met, 0, most, first_pass());
        let some = Numbers(heaviest.iter().zip(0..).map(|(&key, number)| (key, number)).collect());
        let again: HashMap<u32, u32> = heaviest.iter().map(|key| (numbers.0[key], some.0[key])).collect();
        let fewer = |tokens: &[Vec<u32>]| -> Vec<Vec<u32>> {
            tokens.iter().map(|features| features.iter().filter_map(|number| again.get(number).copied()).collect()).collect()
        };
        let features: Vec<Vec<Vec<u32>>> = whole.iter().map(|lesson| fewer(lesson.features)).collect();
        let lessons: Vec<Lesson<'_>> = whole.iter().zip(&features).map(|(lesson, features)| Lesson {
            corpus: lesson.corpus,
            features,
            of_document: fewer(&lesson.of_document),
            gold: lesson.gold,
        }).collect();
        let weights = crf::train(&lessons.iter().collect::<Vec<_>>(), some.0.len(), corpora, some.0[&first_pass()], plan);
        Self { numbers: some, weights }
    }

    /// The tags of the texts of an article, at first and when all is known.
    fn tag(&self, article: &Article, corpus: usize) -> (Vec<Vec<Tag>>, Vec<Vec<Tag>>) {
        let features: Vec<Vec<Vec<u32>>> = article.seen.iter().map(|seen| seen.features.iter().map(|keys| self.numbers.get(keys)).collect()).collect();
        let first_pass = self.numbers.0[&first_pass()];
        let first: Vec<Vec<Tag>> = features.iter().map(|text| decode(&self.weights, corpus, text, |_| vec![first_pass])).collect();
        let own = of_document(article, &first);
        let second = features.iter().zip(own).map(|(text, own)| {
            decode(&self.weights, corpus, text, |at| self.numbers.get(&own[at]))
        }).collect();
        (first, second)
    }
}

fn of_document(article: &Article, tags: &[Vec<Tag>]) -> Vec<Vec<Vec<u32>>> {
    let mut tagged = Tagged::default();
    for (seen, tags) in article.seen.iter().zip(tags) {
        tagged.learn(seen, tags);
    }
    article.seen.iter().zip(tags).map(|(seen, tags)| (0..seen.tokens.len()).map(|at| tagged.features(seen, tags, at)).collect()).collect()
}

fn decode(weights: &Weights, corpus: usize, text: &[Vec<u32>], more: impl Fn(usize) -> Vec<u32>) -> Vec<Tag> {
    let tokens = text.iter().enumerate().map(|(at, features)| {
        let more = more(at);
        Box::new(features.iter().copied().chain(more)) as Box<dyn Iterator<Item = u32>>
    });
    let mut worths = weights.worths(corpus, tokens);
    let bias = env("BIAS", 0.0);
    for worth in &mut worths { worth[0] -= bias; }
    chain::best(&worths, &weights.steps(corpus))
}
