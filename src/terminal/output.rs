//! One pass over the finished buffer that makes this terminal show it, and what is sent on entering and leaving. Each
//! recipe is a file.

mod classes;
mod explicit;
mod inverse;
mod inverse_boxed;
mod kitty_reverse;
mod kitty_split;
mod konsole;
mod mlterm;
mod plain;
mod row;
mod split_colour;
mod unorder;
mod words;

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::colour::Colours;
use super::{Answers, Choice, Environment, Recipe};
use super::{link, sgr, tmux};
use crate::cells;
use crate::text::VisualLine;
use split_colour::Ground;

/// How frames are written for one terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// Facts of a terminal, none of which follows from another.
#[allow(clippy::struct_excessive_bools)]
pub struct Output {
    recipe: Recipe,
    /// Whether the terminal ordered text by itself before we came, or is taken to have done so.
    ordered_before: bool,
    /// Whether U+200E helps: where it does not, it may harm.
    ends_runs: bool,
    /// Whether switches must be wrapped to reach the terminal.
    wraps: bool,
    /// Whether the terminal takes links.
    links: bool,
    ground: Ground,
}

impl Output {
    /// The output by a choice, for a terminal that answered so.
    pub fn new(choice: &Choice, answers: &Answers, env: &Environment) -> Self {
        let ground = Ground {
            light: answers.light.or_else(|| env.light()),
            colours: Colours::of(env).told(answers),
            rounds: choice.terminal.within.is_some(),
        };
        Self {
            recipe: choice.recipe,
            ordered_before: answers.bidi_mode != Some(2),
            ends_runs: choice.terminal.brand.needs_run_ends(),
            wraps: choice.terminal.passes_through(answers),
            links: link::takes(&choice.terminal),
            ground,
        }
    }

    /// The output by a recipe alone, for a terminal of which nothing is known.
    pub fn of(recipe: Recipe) -> Self {
        let ground = Ground { light: None, colours: Colours::Indexed, rounds: false };
        Self { recipe, ordered_before: true, ends_runs: true, wraps: false, links: false, ground }
    }

    /// The recipe it follows.
    pub fn recipe(self) -> Recipe {
        self.recipe
    }

    /// What is sent before the other screen is entered.
    pub fn enter(self) -> String {
        self.wrapped(match self.recipe {
            Recipe::Explicit => explicit::ENTER,
            Recipe::Konsole => konsole::ENTER,
            Recipe::Mlterm => mlterm::ENTER,
            _ => "",
        })
    }

    /// What is sent on every way out, so that the terminal orders text as it did before.
    pub fn leave(self) -> String {
        self.wrapped(match self.recipe {
            Recipe::Explicit if self.ordered_before => explicit::LEAVE,
            Recipe::Konsole => konsole::LEAVE,
            Recipe::Mlterm => mlterm::LEAVE,
            _ => "",
        })
    }

    fn wrapped(self, switch: &str) -> String {
        if self.wraps && !switch.is_empty() { tmux::passed_through(switch) } else { switch.to_owned() }
    }

    /// Rewrites the cells of a finished buffer so that this terminal shows them as they stand. Pure: the result is
    /// compared with the last one, not with what the view drew, so that a row is rewritten as far as it must be.
    pub fn apply(self, buffer: &mut Buffer) {
        match self.recipe {
            Recipe::Plain | Recipe::Explicit if self.ends_runs => plain::apply(buffer),
            Recipe::Mlterm => mlterm::apply(buffer),
            Recipe::KittyReverse => kitty_reverse::apply(buffer),
            Recipe::Inverse => inverse::apply(buffer),
            Recipe::InverseBoxed => inverse_boxed::apply(buffer),
            Recipe::SplitColour => split_colour::apply(buffer, self.ground, self.ends_runs),
            Recipe::Words => words::apply(buffer),
            // The cells are right; what is sent around them is not their matter, or they were laid out so.
            Recipe::Plain | Recipe::Explicit | Recipe::Konsole | Recipe::KittySplit | Recipe::Logical => {}
        }
    }

    /// Whether cells may lead somewhere (OSC 8): not where a cell is not written where it is seen.
    pub fn links(self) -> bool {
        let moves = matches!(
            self.recipe,
            Recipe::Inverse | Recipe::InverseBoxed | Recipe::KittyReverse | Recipe::Words
        );
        self.links && !moves
    }

    /// Whether some cells are written otherwise than by their symbols.
    pub(super) fn encodes(self) -> bool {
        self.recipe == Recipe::KittySplit
    }

    /// Appends what is written for a cell in column `x`, where its symbol cannot say it; false where it can.
    pub(super) fn encode(self, cell: &Cell, x: u16, out: &mut String) -> bool {
        self.encodes() && kitty_split::encode(cell, x, out)
    }

    /// Whether a line whose cells have no style is printed as their symbols, one after another.
    pub fn prints_symbols(self) -> bool {
        match self.recipe {
            Recipe::Plain | Recipe::Explicit => !self.ends_runs,
            Recipe::Konsole | Recipe::Logical => true,
            _ => false,
        }
    }

    /// One line as it is printed in this terminal, its left edge `indent` columns from the left of a row of `columns`,
    /// each cell in the style that `style` gives for the bytes it came from. Without a line feed, and without the
    /// blanks at its end.
    pub fn line(
        &self,
        line: &VisualLine<'_>,
        indent: usize,
        columns: u16,
        style: impl FnMut(&Range<usize>) -> Style,
    ) -> String {
        let place = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        // Only what depends on the whole row needs one.
        if !matches!(self.recipe, Recipe::Inverse | Recipe::Words) {
            let mut row = Buffer::empty(Rect::new(0, 0, place(line.width()).max(1), 1));
            cells::put(&mut row, (0, 0), line, style);
            let text = self.row(row);
            return if text.is_empty() { text } else { " ".repeat(indent) + &text };
        }
        let mut row = Buffer::empty(Rect::new(0, 0, columns.max(place(indent + line.width())).max(1), 1));
        cells::put(&mut row, (place(indent), 0), line, style);
        self.row(row)
    }

    /// The first row of a buffer, as it is printed in this terminal: without a line feed, and without the blanks at
    /// its end.
    pub fn row(self, mut row: Buffer) -> String {
        self.apply(&mut row);
        let width = usize::from(row.area.width).min(row.content.len());
        let cells = &row.content[..width];
        let mut out = String::with_capacity(width * 2);
        let mut written = Style::new();
        let shows = |cell: &Cell| cell.symbol() != " " || !sgr::is_plain(cell);
        let end = cells.iter().rposition(shows).map_or(0, |last| last + 1);
        let mut at = 0;
        while at < end {
            let cell = &cells[at];
            sgr::change(&mut out, &mut written, cell);
            if !self.encode(cell, u16::try_from(at).unwrap_or(0), &mut out) {
                out.push_str(cell.symbol());
            }
            at += usize::from(cell.cell_width()).max(1);
        }
        sgr::end(&mut out, written);
        out
    }
}
