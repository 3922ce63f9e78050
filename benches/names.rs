//! How fast names are found: bytes of text a second on one core, ingest apart.
//!
//! On the samples' text, repeated; `SAHIFA_TEXT=FILE` measures a text of your own too.
// A benchmark that cannot read its text has nothing to measure.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::Bencher;
use divan::counter::BytesCount;
use sahifa::article::{Article, Section};
use sahifa::entities::{Document, Recogniser, recognise};
use sahifa::ingest;

fn main() {
    divan::main();
}

/// The Arabic samples, so often that there are some megabytes of them.
fn samples() -> String {
    let texts = [
        include_str!("../assets/samples/deepseek-ar.txt"),
        include_str!("../assets/samples/mixed-ar.txt"),
        include_str!("../assets/samples/harakat-ar.txt"),
    ];
    texts.join("\n\n").repeat(200)
}

fn texts() -> Vec<String> {
    let own = std::env::var_os("SAHIFA_TEXT").map(|path| std::fs::read_to_string(path).unwrap());
    std::iter::once(samples()).chain(own).collect()
}

fn bytes(article: &Article) -> usize {
    article.parts().filter_map(|part| article.text(part)).map(str::len).sum()
}

#[divan::bench(args = 0..texts().len(), sample_count = 5, sample_size = 1)]
fn find_names(bencher: Bencher, number: usize) {
    let article = ingest::article(texts()[number].as_bytes()).unwrap();
    let document =
        Document { title: &article.title, sections: &article.sections, language: &article.language };
    bencher.counter(BytesCount::new(bytes(&article))).bench_local(|| recognise(&document));
}

/// The same text as articles of some 5 kB, one after the other.
#[divan::bench(args = 0..texts().len(), sample_count = 5, sample_size = 1)]
fn find_names_in_each_of_many(bencher: Bencher, number: usize) {
    let whole = ingest::article(texts()[number].as_bytes()).unwrap();
    let mut articles: Vec<Vec<Section>> = vec![Vec::new()];
    for block in whole.sections.iter().flat_map(|section| &section.blocks) {
        if articles
            .last()
            .is_some_and(|sections| sections.iter().map(|s| s.blocks[0].text.len()).sum::<usize>() > 5000)
        {
            articles.push(Vec::new());
        }
        let section = Section { blocks: vec![block.clone()], level: 1, ..Section::default() };
        articles.last_mut().unwrap().push(section);
    }
    bencher.counter(BytesCount::new(bytes(&whole))).bench_local(|| {
        let mut recogniser = Recogniser::default();
        for sections in &articles {
            divan::black_box(recogniser.recognise(&Document {
                title: "",
                sections,
                language: &whole.language,
            }));
        }
    });
}

#[divan::bench(args = 0..texts().len(), sample_count = 5, sample_size = 1)]
fn read_article(bencher: Bencher, number: usize) {
    let texts = texts();
    let text = &texts[number];
    bencher.counter(BytesCount::new(text.len())).bench_local(|| ingest::article(text.as_bytes()).unwrap());
}
