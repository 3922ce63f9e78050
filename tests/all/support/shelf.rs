//! Shelves of small articles.

use sahifa::article::{Article, Block, Entity, Kind, Mention, Order, Section};
use sahifa::entities::Stems;
use sahifa::ingest;
use sahifa::store::{Query, Shelf, Store, Volume};

/// An article of one paragraph.
pub fn article(title: &str, text: &str) -> Article {
    ingest::article(format!("{title}\n\n{text}\n").as_bytes()).unwrap()
}

pub fn volume(article: &Article) -> Volume {
    Volume::of(article.clone(), Shelf::default(), &mut Stems::default()).unwrap()
}

/// A shelf with articles, the first the newest.
pub fn shelf(articles: &[Article]) -> Store {
    let mut store = Store::in_memory().unwrap();
    for (now, article) in (1..).zip(articles.iter().rev()) {
        store.add(&[volume(article)], now).unwrap();
    }
    store
}

pub fn query(typed: &str) -> Query {
    Query::parse(typed, false, &mut Stems::default()).unwrap()
}

pub fn found(store: &Store, typed: &str) -> Vec<String> {
    let found = store.search(&query(typed), Order::Newest, 0, 100).unwrap();
    found.into_iter().map(|found| found.article.title).collect()
}

/// An article that names some entities, each once.
pub fn naming(title: &str, names: &[(Kind, &[&str])]) -> Article {
    let mut text = String::new();
    let mut section = Section { level: 1, ..Section::default() };
    let mut entities = Vec::new();
    for (kind, spellings) in names {
        for spelled in *spellings {
            let start = text.len();
            text.push_str(spelled);
            section.mentions.push(Mention {
                entity: entities.len(),
                block: Some(0),
                start,
                end: text.len(),
                confidence: None,
            });
            text.push_str(" .. ");
        }
        let mut spellings = spellings.iter().map(|name| (*name).to_owned());
        let name = spellings.next().unwrap();
        let aliases: Vec<String> = spellings.collect();
        entities.push(Entity { name, kind: *kind, count: 1 + aliases.len(), aliases });
    }
    section.blocks.push(Block::paragraph(&text));
    let mut article = article(title, &format!("نص من كلمات قليلة عن {title}."));
    article.sections = vec![section];
    article.entities = entities;
    article
}
