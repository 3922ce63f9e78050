//! An open article: its text, its names, and where one is in it.

mod jumps;
mod seek;
mod select;
mod sight;
mod under;

use std::sync::Arc;

use crate::article::{Article, Kind, Part, Place};
use crate::config::{NamesChoice, PanelChoice};
use crate::text::Order;
use crate::ui::context::Context;
use crate::ui::frame::{self, Frame};
use crate::ui::names::{Entry, Names};
use crate::ui::page::{Address, Outline, Page};
use crate::ui::prepared::Prepared;
use crate::ui::search::Search;
use crate::ui::spot::Spot;
use crate::ui::trail::Trail;

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

/// An open article.
#[derive(Debug)]
pub struct Reader {
    pub(in crate::ui) article: Arc<Article>,
    pub(in crate::ui) names: Names,
    pub(in crate::ui) awaited: Option<Awaited>,
    /// Whether the article is only the beginning of one.
    partial: bool,
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
    /// Whether one has gone anywhere since it was opened.
    moved: bool,
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
    /// The way one came by jumps, and marks.
    pub(in crate::ui) trail: Trail,
    /// The sentence last gone to.
    pub(in crate::ui) sentence: Option<Spot>,
    /// Whether there is nothing on the screen but text.
    zen: bool,
}

impl Reader {
    pub(in crate::ui) fn new(
        Prepared { article, outline, resume }: Prepared,
        awaited: Option<Awaited>,
        size: (u16, u16),
        context: &Context,
    ) -> Self {
        let names = Names::of(&article, context.names);
        let frame = Self::divide(&article, size, context.width, false, context);
        let mut reader = Self {
            page: Page::default(),
            article,
            names,
            awaited,
            partial: awaited == Some(Awaited::Rest),
            frame,
            measure: context.width,
            top: Address::default(),
            bottom: Address::default(),
            anchor: resume.unwrap_or(Place::START),
            moved: false,
            section: None,
            panel: None,
            chosen: None,
            current: None,
            search: None,
            last: None,
            origin: None,
            trail: Trail::default(),
            sentence: None,
            zen: false,
        };
        reader.lay(outline, size, context);
        reader
    }

    fn divide(article: &Article, size: (u16, u16), measure: u16, zen: bool, context: &Context) -> Frame {
        // What puts rows in order by itself, or reads them aloud, would mix two panes.
        let beside = context.order == Order::Visual && context.panel == PanelChoice::Auto;
        let direction = context.side(article.direction.into());
        if zen { frame::alone(size, measure) } else { frame::divide(size, measure, direction, beside) }
    }

    /// Lays the article out for a screen; the first byte in sight stays in sight.
    pub(in crate::ui) fn lay_out(&mut self, size: (u16, u16), context: &Context) {
        if self.names.wanted() != context.names {
            self.show_names(context.names);
        }
        let outline = std::mem::take(&mut self.page).into_outline();
        self.lay(outline, size, context);
    }

    fn lay(&mut self, outline: Outline, size: (u16, u16), context: &Context) {
        self.frame = Self::divide(&self.article, size, self.measure, self.zen, context);
        // Under each heading, where they are not beside the text.
        let shown = context.panel == PanelChoice::Auto && !self.zen;
        let below = self.frame.panel.is_none() && size.1 >= frame::HIGH && shown;
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
        self.measure = if by == 0 { context.width } else { measure };
        self.lay_out(size, context);
    }

    /// Shows nothing but the text, or all again.
    pub(in crate::ui) fn toggle_zen(&mut self, size: (u16, u16), context: &Context) {
        self.zen = !self.zen;
        self.panel = None;
        self.lay_out(size, context);
    }

    /// Lists the names of one kind only, or of all, and those of a section by count or by first mention. Where they stand
    /// in the text, that is laid out anew.
    pub(in crate::ui) fn arrange(
        &mut self,
        kind: Option<Kind>,
        by_count: bool,
        size: (u16, u16),
        context: &Context,
    ) {
        let pointed = self.pointed();
        self.names.arrange(&self.article, kind, by_count);
        self.point_again(pointed);
        self.lay_out(size, context);
    }

    /// The entity under the cursor of the names.
    pub(in crate::ui) fn pointed(&self) -> Option<usize> {
        self.panel.and_then(|at| self.names.entry(at)).map(Entry::entity)
    }

    /// Brings the cursor of the names back to an entity after they were listed anew.
    fn point_again(&mut self, entity: Option<usize>) {
        if self.panel.take().is_some() {
            let here = self.section().unwrap_or(0);
            let same = entity.and_then(|entity| self.names.entry_of(entity, here));
            self.panel = same.or_else(|| self.first_entry());
        }
    }

    /// Shows the names that are so sure. What was chosen stays chosen as long as it is there.
    fn show_names(&mut self, wanted: NamesChoice) {
        let pointed = self.pointed();
        let current = self.current.and_then(|at| self.names.get(at));
        self.names.show(&self.article, wanted);
        self.current = current.and_then(|mention| self.names.number_of(mention));
        self.chosen = self.chosen.filter(|&entity| !self.names.of_entity(entity).is_empty());
        self.point_again(pointed);
        self.seek_in_names();
    }

    /// Whether one has done nothing yet but look.
    fn is_untouched(&self) -> bool {
        !self.moved && self.panel.is_none() && self.current.is_none() && self.search.is_none()
    }

    /// Whether all of the article is there, so that its id is its own.
    pub(in crate::ui) fn is_whole(&self) -> bool {
        !self.partial
    }

    /// Its id and where reading stops if it stops now, `None` at the beginning; nothing of what is not whole.
    pub(in crate::ui) fn left(&self) -> Option<(String, Option<Place>)> {
        self.is_whole().then(|| (self.article.id.clone(), (!self.is_at_start()).then_some(self.anchor)))
    }

    /// Takes the whole of the article whose beginning it has shown. What is in sight stays where it is, unless nothing has
    /// been done yet and the article was left somewhere: then one is there, and this says so.
    pub(in crate::ui) fn take_whole(&mut self, whole: Prepared, size: (u16, u16), context: &Context) -> bool {
        let resume = whole.resume.filter(|_| self.is_untouched());
        let held = self.hold();
        self.anchor = resume.unwrap_or(self.anchor);
        self.seek_in_rest();
        self.article = whole.article;
        self.partial = false;
        self.awaited = Some(Awaited::Names);
        self.lay(whole.outline, size, context);
        if resume.is_none() {
            self.let_go(held);
            self.page.estimate();
        }
        resume.is_some()
    }

    /// Takes the names that were found. There is room for them; what stays empty of it goes when all is laid out anew.
    pub(in crate::ui) fn take_names(&mut self, mut names: Names) {
        let (kind, by_count) = self.names.arrangement();
        if kind.is_some() || by_count {
            names.arrange(&self.article, kind, by_count);
        }
        if names.wanted() != self.names.wanted() {
            names.show(&self.article, self.names.wanted());
        }
        self.names = names;
        self.seek_in_names();
        self.awaited = None;
    }

    /// The heading with this number among the headings.
    pub(in crate::ui) fn headline(&self, number: usize) -> &str {
        self.page.headed().get(number).map_or("", |&section| self.heading(section))
    }

    /// A section's heading as text.
    pub(in crate::ui) fn heading(&self, section: usize) -> &str {
        self.article.text(Part::Heading(section)).unwrap_or_default()
    }
}
