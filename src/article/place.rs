//! A place in an article that outlives a change of width: a part and a byte, never a row or a column.

/// A stretch of text of its own: the title, a heading or a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The article's title.
    Title,
    /// The heading of the section with this index.
    Heading(usize),
    /// A block: index of its section, index in the section.
    Block(usize, usize),
}

impl Part {
    /// The section the part belongs to; the title stands before all sections.
    pub fn section(self) -> Option<usize> {
        match self {
            Self::Title => None,
            Self::Heading(section) | Self::Block(section, _) => Some(section),
        }
    }

    /// Where the part stands in the order of reading.
    fn rank(self) -> (usize, usize) {
        match self {
            Self::Title => (0, 0),
            Self::Heading(section) => (section + 1, 0),
            Self::Block(section, block) => (section + 1, block + 1),
        }
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Part {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

/// A byte in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which text.
    pub part: Part,
    /// A byte offset into that text.
    pub byte: usize,
}

impl Place {
    /// The beginning of an article.
    pub const START: Self = Self { part: Part::Title, byte: 0 };
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.part, self.byte).cmp(&(other.part, other.byte))
    }
}
