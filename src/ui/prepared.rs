//! An article made ready to be shown.

use std::sync::Arc;

use super::page::Outline;
use crate::article::{Article, Place};

/// An article made ready to be shown: what must be known of all its text.
#[derive(Debug)]
pub struct Prepared {
    pub(super) article: Arc<Article>,
    pub(super) outline: Outline,
    /// Where it was left before.
    pub(super) resume: Option<Place>,
}

impl Prepared {
    /// Makes an article ready. For a long one this is work for a thread beside the screen's.
    pub fn new(article: Arc<Article>) -> Self {
        Self { outline: Outline::of(&article), article, resume: None }
    }

    /// The article's id.
    pub fn id(&self) -> &str {
        &self.article.id
    }

    /// The same, to be opened where it was left. A place that it has not, perhaps one of another version's sections, is
    /// none.
    pub fn resuming(self, place: Place) -> Self {
        let there = self.article.text(place.part).is_some_and(|text| text.is_char_boundary(place.byte));
        Self { resume: Some(place).filter(|_| there), ..self }
    }
}
