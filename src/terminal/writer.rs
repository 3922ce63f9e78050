//! A ratatui backend that writes cells as one terminal needs them: crossterm's, but for what no symbol can say.

mod linked;

use std::borrow::Cow;
use std::io::{self, Write};

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::Output;
use super::link::{self, Link};
use linked::Linked;

/// Writes the cells of frames that [`Output::apply`] has passed over, each frame as one (synchronised output).
#[derive(Debug)]
pub struct Writer<W: Write> {
    inner: CrosstermBackend<W>,
    output: Output,
    /// Whether a frame has been begun that the terminal is to show at once.
    begun: bool,
    linked: Linked,
}

impl<W: Write> Writer<W> {
    /// A backend that writes to `writer` for this output.
    pub fn new(writer: W, output: Output) -> Self {
        Self { inner: CrosstermBackend::new(writer), output, begun: false, linked: Linked::default() }
    }

    /// Changes the output; everything must be drawn anew then.
    pub fn set_output(&mut self, output: Output) {
        self.output = output;
    }

    /// Sets the links of the frames to come: cells of their rows, no two of which overlap. They are written where the
    /// terminal is known to take them, and never where cells are moved.
    pub fn set_links(&mut self, links: Vec<Link>) {
        if self.output.links() {
            self.linked.set(links);
        }
    }

    fn open(&mut self, address: Option<&str>) -> io::Result<()> {
        address.map_or(Ok(()), |address| self.inner.write_all(link::opening(address).as_bytes()))
    }

    fn close(&mut self, address: Option<&str>) -> io::Result<()> {
        address.map_or(Ok(()), |_| self.inner.write_all(link::CLOSING.as_bytes()))
    }

    /// Writes cells, each as this terminal needs it.
    fn write_cells<'a>(&mut self, content: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
        if !self.output.encodes() {
            return self.inner.draw(content);
        }
        // A sequence in the place of a symbol: it is printed as it is, and nothing counts its columns any more.
        let mut sequence = String::new();
        let encoded: Vec<(u16, u16, Cow<'_, Cell>)> = content
            .map(|(x, y, cell)| {
                sequence.clear();
                if !self.output.encode(cell, x, &mut sequence) {
                    return (x, y, Cow::Borrowed(cell));
                }
                let mut encoded = Cell::EMPTY;
                encoded.set_symbol(&sequence).set_style(cell.style());
                (x, y, Cow::Owned(encoded))
            })
            .collect();
        self.inner.draw(encoded.iter().map(|(x, y, cell)| (*x, *y, &**cell)))
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

impl<W: Write> Backend for Writer<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        // Not before the frame is made: if that panics, nothing is left half begun.
        queue!(self.inner, BeginSynchronizedUpdate)?;
        self.begun = true;
        if !self.output.links() {
            return self.write_cells(content);
        }
        let cells = self.linked.cells(content);
        let linked = std::mem::take(&mut self.linked);
        let address = |cell: &(u16, u16, Cell)| linked.address(cell.0, cell.1);
        let mut written = Ok(());
        for run in cells.chunk_by(|a, b| address(a) == address(b)) {
            let there = address(&run[0]);
            let cells = run.iter().map(|(x, y, cell)| (*x, *y, cell));
            written =
                self.open(there).and_then(|()| self.write_cells(cells)).and_then(|()| self.close(there));
            if written.is_err() {
                break;
            }
        }
        self.linked = linked;
        written
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.linked.clear();
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.linked.clear();
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.begun) {
            queue!(self.inner, EndSynchronizedUpdate)?;
        }
        Backend::flush(&mut self.inner)
    }
}
