//! Opens the reader, or prints where there is no screen for it.

use std::ffi::OsStr;
use std::io::IsTerminal;

use super::error::Error;
use super::{World, has_screen, print, samples, show, source};
use crate::article::Article;
use crate::runtime::{self, Settings};
use crate::ui::state::{List, ListItem};
use crate::ui::{Context, State};

/// `sahifa read ARTICLE`.
pub(super) fn read(world: &World, argument: &OsStr) -> Result<u8, Error> {
    if argument == "-" && std::io::stdin().is_terminal() {
        return Err(Error::usage("standard input is the terminal").hint("pipe a text: … | sahifa read -"));
    }
    let article = source::article(argument)?;
    if !has_screen(&world.env) {
        return show::print(world, &article);
    }
    run(world, |size, context| State::reading(article, size, context))
}

/// `sahifa` alone: the samples to choose from.
pub(super) fn samples(world: &World) -> Result<u8, Error> {
    let articles = samples::all();
    if !has_screen(&world.env) {
        return print::lines(articles.iter().map(|article| article.title.clone()));
    }
    let item =
        |article: &Article| ListItem { title: article.title.clone(), direction: article.direction.into() };
    let list = List::new(articles.iter().map(item).collect());
    run(world, |size, _| State::choosing(list, size))
}

fn run(world: &World, start: impl FnOnce((u16, u16), &Context) -> State) -> Result<u8, Error> {
    let settings = Settings {
        env: world.env.clone(),
        wishes: world.wishes,
        saved: world.saved.clone(),
        language: world.language,
    };
    let ended = runtime::run(&settings, start, samples::open, None).map_err(|error| {
        Error::failure(format!("cannot use the terminal: {error}"))
            .hint("print the article instead: sahifa show ARTICLE")
    })?;
    Ok(ended.code)
}
