//! What most articles name: the things, the chosen one, what is typed to find some.

use crate::article::{Kind, Thing};
use crate::ui::field::Field;
use crate::ui::listing::{Cursor, Listing};
use crate::ui::shelf::{Counted, Request, Since};

/// What most articles name.
#[derive(Debug, Default)]
pub(in crate::ui) struct Bars {
    pub(in crate::ui) since: Since,
    /// The one kind that is counted; `None` = all.
    pub(in crate::ui) kind: Option<Kind>,
    pub(in crate::ui) things: Vec<Thing>,
    pub(in crate::ui) cursor: Cursor,
    /// What was typed to find some.
    pub(in crate::ui) field: Option<Field>,
    /// Whether it still is.
    pub(in crate::ui) typing: bool,
    /// Whether what is there is what was asked for.
    pub(in crate::ui) answered: bool,
    /// Which was chosen, and since when names were counted, before something was typed.
    before: (usize, Since),
}

impl Bars {
    /// What is counted.
    fn counted(&self) -> Counted {
        let words = self.field.as_ref().map_or("", Field::text).to_owned();
        Counted { since: self.since, kind: self.kind, words }
    }

    /// Asks for what is to be shown.
    pub(in crate::ui) fn ask(&self) -> Request {
        Request::Things(self.counted())
    }

    /// Where the rows stand on a screen of a size.
    pub(in crate::ui) fn listing(&self, size: (u16, u16)) -> Listing {
        Listing::new(size, 0, 1, self.things.len())
    }

    /// The chosen one.
    pub(in crate::ui) fn chosen(&self) -> Option<&Thing> {
        self.things.get(self.cursor.at)
    }

    /// Chooses the one so many further.
    pub(in crate::ui) fn step(&mut self, by: isize, size: (u16, u16)) {
        self.cursor.step(by, self.things.len(), self.listing(size).shown());
    }

    /// Chooses the one with a number.
    pub(in crate::ui) fn go(&mut self, at: usize, size: (u16, u16)) {
        self.cursor.at = at;
        self.step(0, size);
    }

    /// Counts the names of the next stretch of time. What was typed is sought in all.
    pub(in crate::ui) fn next_since(&mut self) -> Request {
        self.since = match self.since {
            Since::Ever => Since::Day,
            Since::Day => Since::Week,
            Since::Week => Since::Ever,
        };
        (self.field, self.typing) = (None, false);
        self.ask_anew(0)
    }

    /// Counts the names of the next kind, or of all.
    pub(in crate::ui) fn next_kind(&mut self) -> Request {
        let mut kinds = Kind::ALL.into_iter().filter(|kind| kind.is_name());
        self.kind = match self.kind {
            None => kinds.next(),
            Some(kind) => kinds.skip_while(|other| *other != kind).nth(1),
        };
        self.before.0 = 0;
        self.ask_anew(0)
    }

    /// Words are typed to find some, in all articles.
    pub(in crate::ui) fn type_words(&mut self) -> Request {
        if self.field.is_none() {
            self.before = (self.cursor.at, self.since);
        }
        self.since = Since::Ever;
        self.typing = true;
        self.field.get_or_insert_default();
        self.retyped()
    }

    /// Other words were typed.
    pub(in crate::ui) fn retyped(&mut self) -> Request {
        self.ask_anew(0)
    }

    /// Forgets what was typed: all are shown again, of the time that was counted before, and the one chosen then.
    pub(in crate::ui) fn forget_words(&mut self) -> Request {
        let (chosen, since) = self.before;
        (self.field, self.typing, self.since) = (None, false, since);
        self.ask_anew(chosen)
    }

    fn ask_anew(&mut self, chosen: usize) -> Request {
        self.cursor = Cursor { at: chosen, top: chosen };
        self.answered = false;
        self.ask()
    }

    /// What was asked for does not come.
    pub(in crate::ui) fn fail(&mut self) {
        self.things.clear();
        self.answered = true;
    }

    /// Takes what was asked for; what is not wanted any more is left.
    pub(in crate::ui) fn take(&mut self, counted: &Counted, things: Vec<Thing>, size: (u16, u16)) {
        if *counted != self.counted() {
            return;
        }
        // Looked at again, the same one stays chosen.
        let chosen = self.chosen().filter(|_| self.answered).map(|thing| thing.id);
        (self.things, self.answered) = (things, true);
        if let Some(at) = self.things.iter().position(|thing| Some(thing.id) == chosen) {
            self.cursor.at = at;
        }
        self.step(0, size);
    }
}
