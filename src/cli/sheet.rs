//! Lines of labels and text, printed where they are to be read: in the order in which they are seen on a terminal, as
//! they are stored in a pipe.

use std::io::{self, IsTerminal};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::screen::{Screen, columns};
use crate::cells;
use crate::terminal::{Output, Recipe};
use crate::text::{Direction, LayoutOptions, Letters, Marks, Order, VisualLine, layout, width};

/// Where lines are written.
pub(super) struct Sheet {
    pub(super) columns: usize,
    pub(super) direction: Direction,
    /// The columns of labels.
    pub(super) labels: usize,
    /// How lines are put in the order in which they are seen; `None` in a pipe.
    pub(super) visual: Option<Visual>,
}

/// How lines are written on a terminal.
#[derive(Clone, Copy)]
pub(super) struct Visual {
    pub(super) output: Output,
    pub(super) letters: Letters,
    pub(super) marks: Marks,
    /// The columns of the terminal: lines may be shorter.
    pub(super) columns: u16,
}

impl Sheet {
    /// Lines that start from a side, on the terminal of this process or in a pipe.
    pub(super) fn new(screen: Option<&Screen>, direction: Direction, labels: usize) -> Self {
        let columns = columns().filter(|_| io::stdout().is_terminal()).map_or(80, usize::from);
        let visual = screen.filter(|screen| screen.choice.recipe != Recipe::Logical).map(|screen| Visual {
            output: screen.output,
            letters: screen.choice.letters,
            marks: screen.choice.marks,
            columns: screen.columns,
        });
        Self { columns: columns.min(100), direction, labels, visual }
    }

    /// A text and, at the start side before it, a label.
    pub(super) fn entry(&self, label: &str, text: &str) -> Vec<String> {
        // Where there is no room beside it, the label has a line of its own.
        if self.columns < 60 && !label.is_empty() {
            let label = Some(label).filter(|label| !label.trim().is_empty());
            let label = label.map(|label| self.lines("", label, self.columns).concat());
            return label.into_iter().chain(self.lines(text, "", self.columns)).collect();
        }
        let beside = if label.is_empty() { 0 } else { self.labels + 2 };
        self.lines(text, label, self.columns.saturating_sub(beside).max(12))
    }

    fn lines(&self, text: &str, label: &str, room: usize) -> Vec<String> {
        let options = LayoutOptions {
            width: room,
            direction: Some(self.direction),
            order: if self.visual.is_some() { Order::Visual } else { Order::Logical },
            letters: self.visual.map_or(Letters::Base, |visual| visual.letters),
            marks: self.visual.map_or(Marks::Keep, |visual| visual.marks),
            ..LayoutOptions::default()
        };
        let laid = layout(text, &options);
        let labels = std::iter::once(label).chain(std::iter::repeat(""));
        laid.lines().zip(labels).map(|(line, label)| self.line(&line, room, label)).collect()
    }

    /// One line in `room` columns and, at the start side, its label; in a pipe the label comes first.
    fn line(&self, line: &VisualLine<'_>, room: usize, label: &str) -> String {
        let whole = room == self.columns;
        let Some(visual) = self.visual else {
            let words: String = line.cells().map(|cell| cell.symbol).collect();
            let gap = if whole { 0 } else { self.labels.saturating_sub(width::width(label)).max(1) };
            let before = if whole { "" } else { "  " };
            return format!("{before}{label}{}{words}", " ".repeat(gap)).trim_end().to_owned();
        };
        let place = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        let mut row = Buffer::empty(Rect::new(0, 0, visual.columns.max(place(self.columns)), 1));
        // A label has the direction of its own letters: most are Latin.
        let labels = if whole { self.columns } else { self.labels };
        let options = LayoutOptions { width: labels, letters: visual.letters, ..LayoutOptions::default() };
        let laid = layout(label, &options);
        let label = laid.line(0);
        let label_width = label.map_or(0, |label| label.width());
        let (text_at, label_at) = match self.direction {
            Direction::Rtl => (room.saturating_sub(line.width()), self.columns.saturating_sub(label_width)),
            Direction::Ltr => (self.columns - room, if whole { 0 } else { 2 }),
        };
        cells::put(&mut row, (place(text_at), 0), line, |_| Style::new());
        if let Some(label) = label {
            cells::put(&mut row, (place(label_at), 0), &label, |_| Style::new());
        }
        visual.output.row(row)
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Visual};
    use crate::terminal::{Output, Recipe};
    use crate::text::script::is_arabic_mark;
    use crate::text::{Direction, Letters, Marks};

    /// Where marks are not drawn on their letters, they are left out.
    #[test]
    fn marks_are_written_as_the_terminal_draws_them() {
        for (marks, there) in [(Marks::Keep, true), (Marks::Strip, false)] {
            let output = Output::of(Recipe::Plain);
            let visual = Visual { output, letters: Letters::Forms, marks, columns: 80 };
            let sheet = Sheet { columns: 80, direction: Direction::Rtl, labels: 24, visual: Some(visual) };
            let lines = sheet.entry("a", "مَكْتَبَةُ الزَّيْتُونِ").concat();
            assert_eq!(lines.contains(is_arabic_mark), there, "{lines}");
        }
    }
}
