//! Opens the reader, or prints where there is no screen for it.

use std::ffi::OsStr;
use std::io::IsTerminal;

use super::error::Error;
use super::opening::Opening;
use super::resume::Resume;
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
    let source = Source::open(world, argument)?;
    if !has_screen(&world.env) {
        return show::print(world, source);
    }
    let resume = Resume::new(world);
    let Opening { prepared, awaited, work } = Opening::of(source, &resume, world.config.names.value)?;
    run(world, &resume, |size, context| State::opening(prepared, awaited, size, context), work)
}

/// `sahifa` alone: the samples to choose from.
pub(super) fn samples(world: &World) -> Result<u8, Error> {
    if !has_screen(&world.env) {
        return print::lines(samples::items().into_iter().map(|item| item.title));
    }
    let resume = Resume::new(world);
    let start = |size, _: &Context| State::choosing(List::new(samples::items()), size).knowing(resume.all());
    run(world, &resume, start, None)
}

fn run(
    world: &World,
    resume: &Resume,
    start: impl FnOnce((u16, u16), &Context) -> State,
    work: Option<Work>,
) -> Result<u8, Error> {
    let refused = |error| {
        Error::failure(format!("cannot use the terminal: {error}"))
            .hint("print the article instead: sahifa show ARTICLE")
    };
    let ended = runtime::run(&world.settings(), start, samples::open, work).map_err(refused)?;
    // Also where the terminal has gone.
    resume.keep(&ended.state);
    // The end of the process frees it at once, however long the article is.
    std::mem::forget(ended.state);
    ended.code.map_err(refused)
}
