//! A list of articles: the lines that are there of however many, the chosen one, what is typed to find some.

use std::collections::HashMap;

use crate::article::{Order, Snippet, Summary, Thing};
use crate::ui::field::Field;
use crate::ui::listing::{Cursor, Listing};
use crate::ui::shelf::{Fault, Only, Request, Rows, Scope, Wanted};

/// No list is as long.
const UNKNOWN: usize = i32::MAX as usize;

/// What the lines that are there are of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Seen {
    /// None has come yet.
    #[default]
    Nothing,
    /// Of what was wanted before.
    Others,
    /// Of what is wanted.
    Wanted,
    /// The same, and one of them is being changed.
    Changing,
}

/// A list of articles.
#[derive(Debug, Default)]
pub struct List {
    pub(in crate::ui) wanted: Wanted,
    /// How many there are in all.
    pub(in crate::ui) count: usize,
    /// How many of all were not read yet, if all are shown.
    pub(in crate::ui) unread: Option<usize>,
    /// The number of the first line that is there.
    from: usize,
    rows: Vec<Summary>,
    snippets: HashMap<String, Snippet>,
    pub(in crate::ui) cursor: Cursor,
    /// When the lines were asked for; seconds since 1970.
    pub(in crate::ui) now: i64,
    pub(in crate::ui) samples: bool,
    /// What they are about, and what is named beside it.
    pub(in crate::ui) thing: Option<(Thing, Vec<Thing>)>,
    pub(in crate::ui) fault: Option<Fault>,
    /// What was typed to find some.
    pub(in crate::ui) field: Option<Field>,
    /// Whether it still is: letters are text then.
    pub(in crate::ui) typing: bool,
    /// The first line of what was asked for and is not there yet.
    asked: Option<usize>,
    seen: Seen,
    /// The id of the article that is to be chosen when it is there.
    follow: Option<String>,
    /// What was shown before something was typed, and which item was chosen.
    before: Option<(Wanted, usize)>,
}

impl List {
    /// A list with its first lines.
    pub fn new(rows: Rows) -> Self {
        let mut list = Self { wanted: rows.wanted.clone(), ..Self::default() };
        list.take(rows, usize::MAX);
        list
    }

    /// A list whose lines are still to come.
    pub(in crate::ui) fn wanting(wanted: Wanted) -> Self {
        Self { wanted, ..Self::default() }
    }

    /// Where its items stand on a screen of a size.
    pub(in crate::ui) fn listing(&self, size: (u16, u16)) -> Listing {
        let head = match (&self.wanted.scope, &self.thing) {
            (Scope::Naming(_), Some((_, beside))) => 1 + u16::from(!beside.is_empty()),
            (Scope::Naming(_), None) => 1,
            _ => 0,
        };
        Listing::new(size, head, 1 + u16::from(self.has_snippets()), self.count)
    }

    /// Whether a piece of text stands under each title.
    pub(in crate::ui) fn has_snippets(&self) -> bool {
        matches!(self.wanted.scope, Scope::Having(..) | Scope::Naming(_))
    }

    /// The line with a number, if it is there.
    pub(in crate::ui) fn row(&self, at: usize) -> Option<&Summary> {
        self.rows.get(at.checked_sub(self.from)?)
    }

    /// The piece of text under a title.
    pub(in crate::ui) fn snippet(&self, id: &str) -> Option<&Snippet> {
        self.snippets.get(id)
    }

    /// The chosen line.
    pub(in crate::ui) fn chosen(&self) -> Option<&Summary> {
        self.row(self.cursor.at)
    }

    /// Whether what is seen is not yet what was asked for.
    pub(in crate::ui) fn is_others(&self) -> bool {
        matches!(self.seen, Seen::Nothing | Seen::Others)
    }

    /// Whether it is not certain which article is the chosen one: its line, or what becomes of it, is still to come.
    pub(in crate::ui) fn is_waiting(&self) -> bool {
        self.seen != Seen::Wanted || self.chosen().is_none() && self.asked.is_some()
    }

    /// The chosen article is being changed.
    pub(in crate::ui) fn change(&mut self) {
        if self.seen == Seen::Wanted {
            self.seen = Seen::Changing;
        }
    }

    /// An article is to be chosen, wherever it stands.
    pub(in crate::ui) fn follow(&mut self, id: String) {
        self.follow = Some(id);
    }

    /// What was asked for does not come: there is nothing to be seen.
    pub(in crate::ui) fn fail(&mut self) {
        (self.count, self.from, self.asked, self.seen) = (0, 0, None, Seen::Wanted);
        self.rows.clear();
    }

    /// Chooses the line so many further; asks for what is not there.
    pub(in crate::ui) fn step(&mut self, by: isize, size: (u16, u16)) -> Option<Request> {
        let shown = self.listing(size).shown();
        // How many there will be of what is still to come is not known.
        let count = if self.is_others() { UNKNOWN } else { self.count };
        self.cursor.step(by, count, shown);
        self.missing(size)
    }

    /// Chooses the line with a number; asks for what is not there.
    pub(in crate::ui) fn go(&mut self, at: usize, size: (u16, u16)) -> Option<Request> {
        self.cursor.at = at;
        self.step(0, size)
    }

    /// What is to be asked for so that all in sight, and as much on both sides, is there.
    fn missing(&mut self, size: (u16, u16)) -> Option<Request> {
        let shown = self.listing(size).shown();
        let first = self.cursor.top.saturating_sub(shown);
        let last = (self.cursor.top + 2 * shown).min(self.count);
        let there = self.from <= first && last <= self.from + self.rows.len();
        (!there && self.asked.is_none()).then(|| self.ask(size))
    }

    /// Asks for the lines around the chosen one, whether they are there or not.
    pub(in crate::ui) fn ask(&mut self, size: (u16, u16)) -> Request {
        let shown = self.listing(size).shown();
        let from = self.cursor.top.saturating_sub(2 * shown);
        self.asked = Some(from);
        let same = self.chosen().filter(|_| !self.is_others()).map(|row| row.id.clone());
        let chosen = self.follow.clone().or(same);
        Request::Rows {
            wanted: self.wanted.clone(),
            from,
            limit: 5 * shown + 20,
            near: self.cursor.at,
            chosen,
        }
    }

    /// Takes lines that were asked for, with so many in sight at a time; false where others are wanted by now. The same
    /// article stays chosen, wherever it stands now.
    pub(in crate::ui) fn take(&mut self, rows: Rows, shown: usize) -> bool {
        if rows.wanted != self.wanted {
            return false;
        }
        // Of others the one that one has gone to is chosen, whichever that is.
        let same = self.chosen().filter(|_| !self.is_others()).map(|row| row.id.clone());
        let same = self.follow.take().or(same);
        let below = self.cursor.at - self.cursor.top.min(self.cursor.at);
        (self.count, self.unread, self.from, self.rows) = (rows.count, rows.unread, rows.from, rows.rows);
        (self.thing, self.now, self.samples, self.fault) = (rows.thing, rows.now, rows.samples, rows.fault);
        (self.asked, self.seen) = (None, Seen::Wanted);
        let there = same.and_then(|id| self.rows.iter().position(|row| row.id == id));
        let at = there.map(|at| at + self.from).or(rows.chosen);
        if let Some(at) = at.filter(|at| *at != self.cursor.at) {
            (self.cursor.at, self.cursor.top) = (at, at.saturating_sub(below));
        }
        self.cursor.step(0, self.count, shown);
        true
    }

    /// Takes pieces of text.
    pub(in crate::ui) fn take_snippets(&mut self, wanted: &Wanted, snippets: Vec<(String, Snippet)>) {
        if *wanted == self.wanted {
            self.snippets.extend(snippets);
        }
    }

    /// Shows others, or in another order; the first is chosen.
    fn want(&mut self, wanted: Wanted, size: (u16, u16)) -> Option<Request> {
        if wanted == self.wanted {
            return None;
        }
        // What is in sight stays until the answer comes, but for the pieces of text: they are of what was sought.
        self.wanted = wanted;
        self.snippets.clear();
        (self.cursor, self.fault) = (Cursor::default(), None);
        self.seen = if self.seen == Seen::Nothing { Seen::Nothing } else { Seen::Others };
        Some(self.ask(size))
    }

    /// Shows all of them, those that were not read yet, those with a star.
    pub(in crate::ui) fn next_only(&mut self, size: (u16, u16)) -> Option<Request> {
        let only = match self.wanted.only {
            Only::All => Only::Unread,
            Only::Unread => Only::Starred,
            Only::Starred => Only::All,
        };
        self.want(Wanted { only, ..self.wanted.clone() }, size)
    }

    /// Puts them in the next order.
    pub(in crate::ui) fn next_order(&mut self, size: (u16, u16)) -> Option<Request> {
        let order = match self.wanted.order {
            Order::Best => Order::Newest,
            Order::Newest => Order::Oldest,
            Order::Oldest => Order::Source,
            Order::Source if matches!(self.wanted.scope, Scope::Having(..)) => Order::Best,
            Order::Source => Order::Newest,
        };
        self.want(Wanted { order, ..self.wanted.clone() }, size)
    }

    /// Begins to type words that titles, or whole texts, shall have; goes on with those that were typed.
    pub(in crate::ui) fn type_words(&mut self, whole: bool, size: (u16, u16)) -> Option<Request> {
        if self.before.is_none() {
            self.before = Some((self.wanted.clone(), self.cursor.at));
        }
        self.typing = true;
        self.field.get_or_insert_default();
        self.scope_of_words(whole, size)
    }

    /// Whether whole texts are sought in, and not titles alone.
    pub(in crate::ui) fn is_whole(&self) -> bool {
        matches!(self.wanted.scope, Scope::Having(..))
    }

    /// Seeks in whole texts, or in titles alone.
    pub(in crate::ui) fn scope_of_words(&mut self, whole: bool, size: (u16, u16)) -> Option<Request> {
        let words = self.field.as_ref().map_or("", Field::text).to_owned();
        let order = match (whole, self.is_whole()) {
            (true, false) => Order::Best,
            (false, true) if self.wanted.order == Order::Best => Order::Newest,
            _ => self.wanted.order,
        };
        let scope = if whole { Scope::Having(words, self.typing) } else { Scope::Titled(words) };
        self.want(Wanted { scope, order, ..self.wanted.clone() }, size)
    }

    /// What was typed is no more typed at.
    pub(in crate::ui) fn stop_typing(&mut self, size: (u16, u16)) -> Option<Request> {
        self.typing = false;
        let (chosen, seen, scope) = (self.cursor, self.seen, self.wanted.scope.clone());
        let Scope::Having(words, true) = scope else { return None };
        // The last word is a whole one now; who has chosen an article means that one.
        let request = self.want(Wanted { scope: Scope::Having(words, false), ..self.wanted.clone() }, size);
        // Unless what was typed last is still to come.
        (self.cursor, self.seen) = (chosen, seen);
        request
    }

    /// Forgets what was typed: all are shown again, and the one chosen before.
    pub(in crate::ui) fn forget_words(&mut self, size: (u16, u16)) -> Option<Request> {
        (self.field, self.typing) = (None, false);
        let (before, at) = self.before.take()?;
        let wanted = Wanted { only: self.wanted.only, ..before };
        let request = self.want(wanted, size);
        if request.is_some() {
            let shown = self.listing(size).shown();
            self.cursor = Cursor { at, top: at.saturating_sub(shown / 2) };
            return Some(self.ask(size));
        }
        None
    }
}
