//! The screens of the library: the list of all articles, and what was opened from it, one on the other.

use super::bars::Bars;
use super::list::List;
use crate::ui::shelf::{Answer, Request, Rows, Scope, Wanted};

/// A screen of the library.
#[derive(Debug)]
pub(in crate::ui) enum Screen {
    /// A list of articles.
    Articles(Box<List>),
    /// What most of them name.
    Names(Bars),
}

/// The screens of the library.
#[derive(Debug)]
pub(in crate::ui) struct Library {
    /// Those below the top one; the first is the list of all.
    below: Vec<Screen>,
    top: Screen,
}

impl Library {
    /// The list of all articles, with its first lines.
    pub(in crate::ui) fn new(rows: Rows) -> Self {
        Self { below: Vec::new(), top: Screen::Articles(Box::new(List::new(rows))) }
    }

    /// The screen that is seen.
    pub(in crate::ui) fn top(&self) -> &Screen {
        &self.top
    }

    /// The same, to be changed.
    pub(in crate::ui) fn top_mut(&mut self) -> &mut Screen {
        &mut self.top
    }

    /// The list that is seen, if it is one.
    pub(in crate::ui) fn list_mut(&mut self) -> Option<&mut List> {
        match &mut self.top {
            Screen::Articles(list) => Some(list),
            Screen::Names(_) => None,
        }
    }

    /// Whether letters are text now.
    pub(in crate::ui) fn is_typing(&self) -> bool {
        match &self.top {
            Screen::Articles(list) => list.typing,
            Screen::Names(bars) => bars.typing,
        }
    }

    fn open(&mut self, screen: Screen) {
        self.below.push(std::mem::replace(&mut self.top, screen));
    }

    /// Closes the screen that is seen; false if it is the last.
    pub(in crate::ui) fn close(&mut self) -> bool {
        let Some(screen) = self.below.pop() else { return false };
        self.top = screen;
        true
    }

    /// Shows what most articles name.
    pub(in crate::ui) fn open_names(&mut self) -> Request {
        let bars = Bars::default();
        let request = bars.ask();
        self.open(Screen::Names(bars));
        request
    }

    /// Shows the articles that name a thing.
    pub(in crate::ui) fn open_thing(&mut self, thing: i64, size: (u16, u16)) -> Request {
        let mut list = List::wanting(Wanted { scope: Scope::Naming(thing), ..Wanted::default() });
        let request = list.ask(size);
        self.open(Screen::Articles(Box::new(list)));
        request
    }

    /// Asks for what is seen, anew.
    pub(in crate::ui) fn ask(&mut self, size: (u16, u16)) -> Request {
        match &mut self.top {
            Screen::Articles(list) => list.ask(size),
            Screen::Names(bars) => bars.ask(),
        }
    }

    /// Keeps what is chosen in sight on a screen of another size.
    pub(in crate::ui) fn settle(&mut self, size: (u16, u16)) -> Option<Request> {
        match &mut self.top {
            Screen::Articles(list) => list.step(0, size),
            Screen::Names(bars) => {
                bars.step(0, size);
                None
            }
        }
    }

    /// Whether it is not certain what is chosen.
    pub(in crate::ui) fn is_waiting(&self) -> bool {
        match &self.top {
            Screen::Articles(list) => list.is_waiting(),
            Screen::Names(bars) => !bars.answered,
        }
    }

    /// What was asked for what is seen does not come.
    pub(in crate::ui) fn fail(&mut self) {
        match &mut self.top {
            Screen::Articles(list) => list.fail(),
            Screen::Names(bars) => bars.fail(),
        }
    }

    /// Closes all but the list of all articles: what was opened from it is of another library.
    pub(in crate::ui) fn close_all(&mut self) {
        while self.close() {}
    }

    /// Takes an answer to the screen that is seen; gives back what is none to a list.
    pub(in crate::ui) fn take(&mut self, answer: Answer, size: (u16, u16)) -> Option<Request> {
        match (&mut self.top, answer) {
            (Screen::Articles(list), Answer::Rows(rows)) => {
                let shown = list.listing(size).shown();
                list.take(*rows, shown).then(|| list.step(0, size)).flatten()
            }
            (Screen::Articles(list), Answer::Snippets(wanted, snippets)) => {
                list.take_snippets(&wanted, snippets);
                None
            }
            (Screen::Names(bars), Answer::Things(counted, things)) => {
                bars.take(&counted, things, size);
                None
            }
            _ => None,
        }
    }
}
