//! The bundled samples.

use crate::article::Article;
use crate::{entities, ingest};

const TEXTS: [&str; 6] = [
    include_str!("../../assets/samples/deepseek-ar.txt"),
    include_str!("../../assets/samples/mixed-ar.txt"),
    include_str!("../../assets/samples/harakat-ar.txt"),
    include_str!("../../assets/samples/water-fa.txt"),
    include_str!("../../assets/samples/urdu-ur.txt"),
    include_str!("../../assets/samples/tide-en.txt"),
];

/// All samples, without their names.
pub(super) fn all() -> Vec<Article> {
    // They are UTF-8 text, so none is refused.
    TEXTS.iter().filter_map(|text| ingest::article(text.as_bytes()).ok()).collect()
}

/// The sample with this number, with its names.
pub(super) fn open(number: usize) -> Option<Article> {
    let mut article = all().into_iter().nth(number)?;
    entities::annotate(&mut article);
    Some(article)
}
