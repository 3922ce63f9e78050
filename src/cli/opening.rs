//! What of an article is on the screen at once, and what is read beside it.

use std::sync::Arc;

use super::error::Error;
use super::resume::Resume;
use super::source::{Input, Source};
use crate::article::Article;
use crate::config::NamesChoice;
use crate::runtime::{Post, Work};
use crate::ui::{Awaited, Message, Names, Prepared};
use crate::{entities, ingest};

/// Articles of at most so many bytes come with their names: that takes no longer than a moment.
const SHORT: usize = 16 * 1024;

/// What is shown first, what is still to come, and the work that brings it.
pub(super) struct Opening {
    pub(super) prepared: Prepared,
    pub(super) awaited: Option<Awaited>,
    pub(super) work: Option<Work>,
}

impl Opening {
    /// A short article with its names; of a long one its beginning, the rest and the names to come; in between and where
    /// no beginning can be told, the whole, the names to come.
    pub(super) fn of(source: Source, resume: &Resume, wanted: NamesChoice) -> Result<Self, Error> {
        if source.is_whole() && source.first.len() <= SHORT {
            let prepared = resume.prepare(Arc::new(source.read()?.article()?));
            return Ok(Self { prepared, awaited: None, work: None });
        }
        if !source.is_whole()
            && let Some(beginning) = ingest::beginning(&source.first, source.name.as_deref())
        {
            let resume = resume.clone();
            let work: Work = Box::new(move |post| rest(source, &resume, wanted, post));
            let prepared = Prepared::new(Arc::new(beginning));
            return Ok(Self { prepared, awaited: Some(Awaited::Rest), work: Some(work) });
        }
        let article = Arc::new(source.read()?.text()?);
        if !article.entities.is_empty() {
            return Ok(Self { prepared: resume.prepare(article), awaited: None, work: None });
        }
        let shared = Arc::clone(&article);
        let work: Work = Box::new(move |post| names(&shared, wanted, post));
        Ok(Self { prepared: resume.prepare(article), awaited: Some(Awaited::Names), work: Some(work) })
    }
}

/// Reads the whole of what has been begun, then finds its names.
fn rest(source: Source, resume: &Resume, wanted: NamesChoice, post: &Post) {
    let read = source.read().and_then(Input::ingest);
    let (article, notes) = match read {
        Ok((article, notes)) => (Arc::new(article), notes),
        Err(error) => {
            post.send(Message::Failed(error.cause().to_owned()));
            return;
        }
    };
    // Where it was left is asked for now: only the whole has the id.
    let whole = Box::new(resume.prepare(Arc::clone(&article)));
    if post.send(Message::Whole(whole, notes.first().map(ToString::to_string))) {
        names(&article, wanted, post);
    }
}

/// Finds the names of an article; those that it brings are there already.
fn names(article: &Article, wanted: NamesChoice, post: &Post) {
    let names = if article.entities.is_empty() {
        Names::found(article, entities::of(article), wanted)
    } else {
        Names::of(article, wanted)
    };
    post.send(Message::Named(Box::new(names)));
}
