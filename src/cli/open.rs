//! Opens the reader, or prints where there is no screen for it.

use std::ffi::OsStr;
use std::io::{IsTerminal, Write, stderr};

use super::desk::Desk;
use super::error::Error;
use super::opening::Opening;
use super::resume::{self, Resume};
use super::source::Source;
use super::{World, args, has_screen, library, list, print, samples, show};
use crate::runtime::{self, Work};
use crate::text::clean;
use crate::ui::{Awaited, Context, State, Trouble};

/// `sahifa read ARTICLE`.
pub(super) fn read(world: &World, argument: &OsStr) -> Result<u8, Error> {
    if argument == "-" && std::io::stdin().is_terminal() {
        return Err(Error::usage("standard input is the terminal").hint("pipe a text: … | sahifa read -"));
    }
    let source = Source::open(world, argument)?;
    if !has_screen(&world.env) {
        return show::print(world, source);
    }
    resume::take_over(world);
    let resume = Resume::new(world);
    let Opening { prepared, awaited, work } = Opening::of(source, &resume, world.config.names.value)?;
    // The id of a beginning is not that of the article.
    let whole = awaited != Some(Awaited::Rest);
    let desk = Desk::beside(world, whole.then(|| prepared.id()))?;
    run(world, &resume, |size, context| State::opening(prepared, awaited, size, context), desk, work)
}

/// `sahifa` alone: the library, or the samples where it is empty.
pub(super) fn library(world: &World) -> Result<u8, Error> {
    if !has_screen(&world.env) {
        let filled =
            library::open_existing(world)?.map_or(Ok(false), |store| store.is_empty().map(|empty| !empty));
        return if filled? {
            list::run(world, &args::List::default())
        } else {
            print::lines(samples::titles())
        };
    }
    resume::take_over(world);
    let (desk, rows, trouble) = Desk::open(world)?;
    let start = |size, _: &Context| State::choosing(rows, size).telling(trouble);
    run(world, &Resume::new(world), start, desk, None)
}

fn run(
    world: &World,
    resume: &Resume,
    start: impl FnOnce((u16, u16), &Context) -> State,
    desk: Desk,
    work: Option<Work>,
) -> Result<u8, Error> {
    let refused = |error| {
        Error::failure(format!("cannot use the terminal: {error}"))
            .hint("print the article instead: sahifa show ARTICLE")
    };
    let serve: runtime::Desk = Box::new(move |requests, post| desk.serve(requests, post));
    let ended = runtime::run(&world.settings(), start, Some(serve), work).map_err(refused)?;
    for Trouble { what, hint } in &ended.unkept {
        let said = format!("sahifa: {what}\n  hint: {hint}");
        let _ = writeln!(stderr(), "{}", clean(&said));
    }
    // Also where the terminal has gone.
    resume.keep(&ended.state);
    // The end of the process frees it at once, however long the article is.
    std::mem::forget(ended.state);
    ended.code.map_err(refused)
}
