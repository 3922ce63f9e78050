//! Trains the model that names are told by (`assets/names/model.bin`), and measures it.
//!
//! `cargo run --release --example train-names -- CORPUS=PATH…` reads our own articles and corpora in CoNLL form (a file, or a
//! folder of files that end in `.conll`), such as `anercorp=train.conll`. What is learnt of a corpus apart from the others is
//! known by its name. The same data give the same file, byte for byte; two threads, some three minutes.
//!
//! - `--out FILE` writes the model for texts like our own, with a notice for each corpus that has one below.
//! - `--measure CORPUS=PATH` prints how well its names are told, by the guide of that corpus and by our own; one article in six of
//!   our own is always measured and never learnt.
//! - `--cross CORPUS` measures a corpus by parts: each is told by what was learnt without it.
//! - `--errors` prints what was missed and what was false in the corpora measured, and in our own where it is measured by parts.
// A tool for those who work on the program: it stops at what it cannot read, and says where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
#![allow(missing_docs, clippy::doc_markdown, clippy::cast_precision_loss, clippy::cast_sign_loss)]

mod chain;
mod corpus;
mod crf;
mod file;
mod learn;
mod score;
mod wholes;

use std::path::{Path, PathBuf};

use clap::Parser;
use corpus::Article;
use learn::{Data, Learnt};
use score::Score;

/// Where our own articles are.
const OWN: &str = "assets/names/corpus";

/// The name of our own corpus.
const OURS: &str = "ours";

/// A corpus measured by parts is cut into so many.
const PARTS: usize = 7;

/// Who is to be named for a corpus.
const NOTICES: [(&str, &str); 2] = [
    (
        OURS,
        "Trained on articles written for sahifa. The model is under the Creative Commons Attribution-ShareAlike 4.0 \
         International licence (creativecommons.org/licenses/by-sa/4.0).\n",
    ),
    (
        "anercorp",
        "Trained on ANERcorp (Yassine Benajiba, Paolo Rosso and Jose Miguel Benedi Ruiz, 2007) in the splits of the CAMeL Lab \
         (Ossama Obeid and others, 2020), CC BY-SA 4.0.\n",
    ),
];

#[derive(Debug, Parser)]
struct Arguments {
    /// What to learn from besides our own articles: CORPUS=PATH
    #[arg(value_parser = named)]
    learn: Vec<(String, PathBuf)>,
    /// Where to write the model
    #[arg(long)]
    out: Option<PathBuf>,
    /// What to measure besides our own: CORPUS=PATH
    #[arg(long, value_parser = named)]
    measure: Vec<(String, PathBuf)>,
    /// A corpus to measure by parts, besides
    #[arg(long)]
    cross: Option<String>,
    /// Print what is missed and what is false
    #[arg(long)]
    errors: bool,
}

fn named(argument: &str) -> Result<(String, PathBuf), String> {
    let (name, path) = argument.split_once('=').ok_or("not of the form CORPUS=PATH")?;
    Ok((name.to_owned(), path.into()))
}

fn main() {
    let arguments = Arguments::parse();
    let mut names = vec![OURS.to_owned()];
    let mut articles: Vec<(usize, Article)> = Vec::new();
    let mut measured: Vec<(String, Article)> = Vec::new();
    for article in corpus::read(Path::new(OWN)) {
        if corpus::is_dev(&article) {
            measured.push((OURS.to_owned(), article));
        } else {
            articles.push((0, article));
        }
    }
    for (name, path) in &arguments.learn {
        let number = names.iter().position(|one| one == name).unwrap_or_else(|| {
            names.push(name.clone());
            names.len() - 1
        });
        articles.extend(corpus::read(path).into_iter().map(|article| (number, article)));
    }
    let data = Data {
        corpora: names.len(),
        articles: articles.iter().map(|(of, article)| (*of, article)).collect(),
    };
    let number = |name: &str| names.iter().position(|one| one == name);
    if let Some(name) = &arguments.cross {
        let number = number(name).unwrap_or_else(|| panic!("no corpus {name} to learn from"));
        println!("{name} by parts: {}", by_parts(&data, number, arguments.errors));
        return;
    }
    for (name, path) in &arguments.measure {
        measured.extend(corpus::read(path).into_iter().map(|article| (name.clone(), article)));
    }
    let clock = std::time::Instant::now();
    let learnt = Learnt::new(&data);
    let learnt = match &arguments.out {
        None => learnt,
        Some(path) => {
            let learnt = learnt.fewer(&data, 0, file::FEATURES);
            let notices = NOTICES.iter().filter(|(name, _)| number(name).is_some());
            let notice: String = notices.map(|(_, notice)| *notice).collect();
            let bytes = file::bytes(&learnt, 0, &notice);
            std::fs::write(path, &bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            eprintln!("{}: {} bytes", path.display(), bytes.len());
            learnt
        }
    };
    eprintln!("learnt in {:.0} s, {} features", clock.elapsed().as_secs_f64(), learnt.numbers.len());
    let mut corpora: Vec<&str> = measured.iter().map(|(name, _)| name.as_str()).collect();
    corpora.dedup();
    for name in corpora {
        let mut guides = vec![name, OURS];
        guides.dedup();
        for guide in guides {
            let Some(corpus) = number(guide) else { continue };
            let mut scores: [Score; 3] = Default::default();
            for (_, article) in measured.iter().filter(|(of, _)| of == name) {
                let looks = learnt.told(article, corpus);
                for (score, told) in scores.iter_mut().zip(&looks) {
                    score.take(article, told, name != OURS);
                }
                if arguments.errors && name == guide && name != OURS {
                    score::print_errors(article, &looks[2]);
                }
            }
            for (look, score) in ["at first", "at second", "as wholes"].into_iter().zip(&scores) {
                println!("{name} by the guide of {guide}, {look}: {score}");
            }
        }
    }
}

/// How well the names of a corpus are told by what is learnt from the others and the rest of it.
fn by_parts(data: &Data<'_>, corpus: usize, errors: bool) -> Score {
    let own: Vec<&Article> =
        data.articles.iter().filter(|(of, _)| *of == corpus).map(|(_, article)| *article).collect();
    let mut score = Score::default();
    for part in 0..PARTS {
        let here = |article: &Article| {
            own.iter().position(|one| std::ptr::eq(*one, article)).is_some_and(|at| at % PARTS == part)
        };
        let rest = data.articles.iter().copied().filter(|(_, article)| !here(article)).collect();
        let learnt = Learnt::new(&Data { corpora: data.corpora, articles: rest });
        for article in own.iter().skip(part).step_by(PARTS) {
            let [.., told] = learnt.told(article, corpus);
            score.take(article, &told, true);
            if errors {
                score::print_errors(article, &told);
            }
        }
    }
    score
}
