//! An article made ready to be shown.

use std::sync::Arc;

use super::page::Outline;
use crate::article::Article;

/// An article made ready to be shown: what must be known of all its text.
#[derive(Debug)]
pub struct Prepared {
    pub(super) article: Arc<Article>,
    pub(super) outline: Outline,
}

impl Prepared {
    /// Makes an article ready. For a long one this is work for a thread beside the screen's.
    pub fn new(article: Arc<Article>) -> Self {
        Self { outline: Outline::of(&article), article }
    }
}
