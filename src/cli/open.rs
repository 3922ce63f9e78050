//! Opens the reader, or prints where there is no screen for it.

use std::ffi::OsStr;
use std::io::IsTerminal;

use super::error::Error;
use super::opening::Opening;
use super::source::Source;
use super::{World, has_screen, print, samples, show};
use crate::runtime::{self, Work};
use crate::ui::state::List;
use crate::ui::{Context, State};

/// `sahifa read ARTICLE`.
pub(super) fn read(world: &World, argument: &OsStr) -> Result<u8, Error> {
    if argument == "-" && std::io::stdin().is_terminal() {
        return Err(Error::usage("standard input is the terminal").hint("pipe a text: … | sahifa read -"));
    }
    let source = Source::open(argument)?;
    if !has_screen(&world.env) {
        return show::print(world, source);
    }
    let Opening { article, awaited, work } = Opening::of(source)?;
    run(world, |size, context| State::awaiting(article, awaited, size, context), work)
}

/// `sahifa` alone: the samples to choose from.
pub(super) fn samples(world: &World) -> Result<u8, Error> {
    if !has_screen(&world.env) {
        return print::lines(samples::items().into_iter().map(|item| item.title));
    }
    run(world, |size, _| State::choosing(List::new(samples::items()), size), None)
}

fn run(
    world: &World,
    start: impl FnOnce((u16, u16), &Context) -> State,
    work: Option<Work>,
) -> Result<u8, Error> {
    let ended = runtime::run(&world.settings(), start, samples::open, work).map_err(|error| {
        Error::failure(format!("cannot use the terminal: {error}"))
            .hint("print the article instead: sahifa show ARTICLE")
    })?;
    let code = ended.code;
    // The end of the process frees it at once, however long the article is.
    std::mem::forget(ended);
    Ok(code)
}
