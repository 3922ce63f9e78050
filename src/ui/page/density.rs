//! How many rows a text may take, learnt from those that have been laid out.

/// Bytes and the columns they took, with the ends of lines that stayed free.
#[derive(Debug, Clone, Copy)]
pub(super) struct Density {
    bytes: usize,
    columns: usize,
}

impl Default for Density {
    /// Arabic, before anything is known.
    fn default() -> Self {
        Self { bytes: 170, columns: 105 }
    }
}

impl Density {
    /// So many bytes filled lines of so many columns in all.
    pub(super) fn learn(&mut self, bytes: usize, columns: usize) {
        self.bytes += bytes;
        self.columns += columns;
    }

    /// The rows of so many bytes in lines of this width; at least 1.
    pub(super) fn rows(self, bytes: usize, width: usize) -> usize {
        (bytes * self.columns).div_ceil((self.bytes * width).max(1)).max(1)
    }
}
