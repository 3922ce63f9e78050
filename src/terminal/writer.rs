//! A ratatui backend that writes cells as one terminal needs them: crossterm's, but for what no symbol can say.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::Output;

/// Writes the cells of frames that [`Output::apply`] has passed over.
#[derive(Debug)]
pub struct Writer<W: Write> {
    inner: CrosstermBackend<W>,
    output: Output,
}

impl<W: Write> Writer<W> {
    /// A backend that writes to `writer` for this output.
    pub fn new(writer: W, output: Output) -> Self {
        Self { inner: CrosstermBackend::new(writer), output }
    }

    /// Changes the output; everything must be drawn anew then.
    pub fn set_output(&mut self, output: Output) {
        self.output = output;
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
        let content: Vec<_> = content.collect();
        // A sequence in the place of a symbol: it is printed as it is, and nothing counts its columns any more.
        let encoded: Vec<Option<Cell>> = content
            .iter()
            .map(|(x, _, cell)| {
                self.output.encode(cell, *x).map(|text| {
                    let mut encoded = (*cell).clone();
                    encoded.set_symbol(&text);
                    encoded
                })
            })
            .collect();
        self.inner.draw(
            content
                .iter()
                .zip(&encoded)
                .map(|((x, y, cell), encoded)| (*x, *y, encoded.as_ref().unwrap_or(cell))),
        )
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
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
