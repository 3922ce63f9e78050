//! A list in groups, each under a heading: which line shows what.

/// Where groups begin in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Groups<T> {
    /// How many items the list has.
    items: usize,
    /// The first item of each group, and what the group is.
    starts: Vec<(usize, T)>,
}

/// A line of a list in groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line<T> {
    /// A group begins.
    Heading(T),
    /// The item with this number.
    Item(usize),
}

impl<T: Copy + PartialEq> Groups<T> {
    /// The groups of a list, of whose items it is told what group each belongs to.
    pub(super) fn of(keys: impl Iterator<Item = T>) -> Self {
        let mut groups = Self { items: 0, starts: Vec::new() };
        for (item, key) in keys.enumerate() {
            if groups.starts.last().is_none_or(|(_, last)| *last != key) {
                groups.starts.push((item, key));
            }
            groups.items = item + 1;
        }
        groups
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.items + self.starts.len()
    }

    /// What a line shows.
    pub(super) fn line(&self, line: usize) -> Option<Line<T>> {
        // Group `n` begins `n` lines below its first item's number: the last that begins here or above.
        let (mut low, mut high) = (0, self.starts.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.starts[middle].0 + middle <= line { low = middle + 1 } else { high = middle }
        }
        let group = low.checked_sub(1)?;
        let (first, key) = self.starts[group];
        if first + group == line {
            return Some(Line::Heading(key));
        }
        Some(line - group - 1).filter(|&item| item < self.items).map(Line::Item)
    }

    /// The line of an item.
    pub(super) fn line_of(&self, item: usize) -> usize {
        item + self.starts.partition_point(|(first, _)| *first <= item)
    }
}

#[cfg(test)]
mod tests {
    use super::{Groups, Line};
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn lines_are_headings_and_items_in_order(keys in prop::collection::vec(0_u8..4, 0..40)) {
            let groups = Groups::of(keys.iter().copied());
            let mut plain = Vec::new();
            for (item, key) in keys.iter().enumerate() {
                if item == 0 || keys[item - 1] != *key {
                    plain.push(Line::Heading(*key));
                }
                prop_assert_eq!(groups.line_of(item), plain.len());
                plain.push(Line::Item(item));
            }
            let lines: Vec<_> = (0..=plain.len()).map_while(|line| groups.line(line)).collect();
            prop_assert_eq!(groups.lines(), plain.len());
            prop_assert_eq!(lines, plain);
        }
    }
}
