//! A stretch of one part of an article, kept small: of mentions and hits there may be hundreds of thousands.

use std::ops::Range;

use crate::article::{Part, Place};

/// A part and a range of its bytes. What is read is shorter than 4 GB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// 0 for the title, else one more than the section.
    section: u32,
    /// 0 for the heading, else one more than the block.
    block: u32,
    start: u32,
    end: u32,
}

impl Spot {
    pub(super) fn new(part: Part, range: &Range<usize>) -> Self {
        let (section, block) = match part {
            Part::Title => (0, 0),
            Part::Heading(section) => (section + 1, 0),
            Part::Block(section, block) => (section + 1, block + 1),
        };
        Self {
            section: section as u32,
            block: block as u32,
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    pub(super) fn part(self) -> Part {
        match ((self.section as usize).checked_sub(1), (self.block as usize).checked_sub(1)) {
            (None, _) => Part::Title,
            (Some(section), None) => Part::Heading(section),
            (Some(section), Some(block)) => Part::Block(section, block),
        }
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its first byte.
    pub(super) fn place(self) -> Place {
        Place { part: self.part(), byte: self.start as usize }
    }

    /// The byte behind its last.
    pub(super) fn end(self) -> Place {
        Place { part: self.part(), byte: self.end as usize }
    }
}
