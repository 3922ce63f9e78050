//! An open article: its text, its names, and where one is in it.

mod jumps;
mod seek;
mod sight;

use std::sync::Arc;

use super::Context;
use crate::article::{Article, Part, Place};
use crate::text::Order;
use crate::ui::frame::{self, Frame};
use crate::ui::names::Names;
use crate::ui::page::{Address, Outline, Page};
use crate::ui::search::Search;

/// What `n` repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Last {
    Search,
    Entity,
}

/// What of an article is still being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// Its text: what is there is its beginning. Then its names.
    Rest,
    /// Its names.
    Names,
}

/// An article made ready to be shown: what must be known of all its text.
#[derive(Debug)]
pub struct Prepared {
    article: Arc<Article>,
    outline: Outline,
}

impl Prepared {
    /// Makes an article ready. For a long one this is work for a thread beside the screen's.
    pub fn new(article: Arc<Article>) -> Self {
        Self { outline: Outline::of(&article), article }
    }
}

/// An open article.
#[derive(Debug)]
pub struct Reader {
    pub(in crate::ui) article: Arc<Article>,
    pub(in crate::ui) names: Names,
    pub(in crate::ui) awaited: Option<Awaited>,
    pub(in crate::ui) page: Page,
    pub(in crate::ui) frame: Frame,
    /// The width wished for the text.
    measure: u16,
    /// The first row in sight.
    pub(in crate::ui) top: Address,
    /// The row behind the last in sight.
    bottom: Address,
    /// The first byte in sight; a change of width keeps it, and `top` follows.
    pub(in crate::ui) anchor: Place,
    /// The section last jumped to, until one scrolls: near the end its heading cannot come to the top.
    section: Option<usize>,
    /// The cursor in the names, the number of an entry; `None` while the keys go to the text.
    pub(in crate::ui) panel: Option<usize>,
    /// The chosen entity.
    pub(in crate::ui) chosen: Option<usize>,
    /// The mention last jumped to.
    pub(in crate::ui) current: Option<usize>,
    pub(in crate::ui) search: Option<Search>,
    pub(in crate::ui) last: Option<Last>,
    /// Where one was when words began to be typed.
    origin: Option<seek::Origin>,
}

impl Reader {
    pub(in crate::ui) fn new(
        Prepared { article, outline }: Prepared,
        awaited: Option<Awaited>,
        size: (u16, u16),
        context: &Context,
    ) -> Self {
        let names = Names::of(&article);
        let frame = Self::divide(&article, size, frame::MEASURE, context);
        let mut reader = Self {
            page: Page::default(),
            article,
            names,
            awaited,
            frame,
            measure: frame::MEASURE,
            top: Address::default(),
            bottom: Address::default(),
            anchor: Place::START,
            section: None,
            panel: None,
            chosen: None,
            current: None,
            search: None,
            last: None,
            origin: None,
        };
        reader.lay(outline, size, context);
        reader
    }

    fn divide(article: &Article, size: (u16, u16), measure: u16, context: &Context) -> Frame {
        // What puts rows in order by itself, or reads them aloud, would mix two panes.
        let beside = context.order == Order::Visual;
        frame::divide(size, measure, context.side(article.direction.into()), beside)
    }

    /// Lays the article out for a screen; the first byte in sight stays in sight.
    pub(in crate::ui) fn lay_out(&mut self, size: (u16, u16), context: &Context) {
        let outline = std::mem::take(&mut self.page).into_outline();
        self.lay(outline, size, context);
    }

    fn lay(&mut self, outline: Outline, size: (u16, u16), context: &Context) {
        self.frame = Self::divide(&self.article, size, self.measure, context);
        // Under each heading, where they are not beside the text.
        let below = self.frame.panel.is_none() && size.1 >= frame::HIGH;
        let (names, awaited) = (&self.names, self.awaited);
        // While they are awaited there is room for them, so that nothing moves when they come.
        let has_row = |section| below && (awaited.is_some() || !names.section(section).is_empty());
        // The numbers of a beginning would not be those of the whole anyway.
        let complete = outline.bytes() <= context.small && awaited != Some(Awaited::Rest);
        let columns = self.frame.text.width;
        self.page = Page::new(&self.article, outline, complete, columns, has_row, context);
        let top = self.top_for(self.anchor);
        self.settle(top);
        self.page.estimate();
    }

    /// Changes the width of the text by so many columns; 0 = the usual one.
    pub(in crate::ui) fn set_measure(&mut self, by: i16, size: (u16, u16), context: &Context) {
        let widest = size.0.saturating_sub(2).max(20);
        // From what is seen: a wish beyond the screen would take keys to come back from.
        let measure = self.frame.text.width.saturating_add_signed(by).clamp(20, widest);
        self.measure = if by == 0 { frame::MEASURE } else { measure };
        self.lay_out(size, context);
    }

    /// Takes the whole of the article whose beginning it has shown. What is in sight stays where it is.
    pub(in crate::ui) fn take_whole(&mut self, whole: Prepared, size: (u16, u16), context: &Context) {
        let held = self.hold();
        self.seek_in_rest();
        self.article = whole.article;
        self.awaited = Some(Awaited::Names);
        self.lay(whole.outline, size, context);
        self.let_go(held);
        self.page.estimate();
    }

    /// Takes the names that were found. There is room for them; what stays empty of it goes when all is laid out anew.
    pub(in crate::ui) fn take_names(&mut self, names: Names) {
        self.seek_in_names(&names);
        self.names = names;
        self.awaited = None;
    }

    /// A part's heading or title as text.
    pub(in crate::ui) fn heading(&self, section: usize) -> &str {
        self.article.text(Part::Heading(section)).unwrap_or_default()
    }
}
