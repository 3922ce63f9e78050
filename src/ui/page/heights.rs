//! Heights one after the other, their sums, and which of them holds a row: a Fenwick tree.

/// Heights in rows. A sum, a search and a change each take a number of steps that grows with the logarithm of their
/// number.
#[derive(Debug, Clone, Default)]
pub(super) struct Heights {
    list: Vec<u32>,
    /// At `n - 1`, the sum of the heights that end with the `n`th: as many as the lowest bit of `n` says.
    sums: Vec<u32>,
}

impl Heights {
    pub(super) fn new(list: Vec<u32>) -> Self {
        let mut sums = list.clone();
        for at in 1..=sums.len() {
            let above = at + lowest_bit(at);
            if above <= sums.len() {
                sums[above - 1] += sums[at - 1];
            }
        }
        Self { list, sums }
    }

    pub(super) fn get(&self, at: usize) -> usize {
        self.list.get(at).map_or(0, |&height| height as usize)
    }

    pub(super) fn set(&mut self, at: usize, height: usize) {
        let Some(old) = self.list.get_mut(at) else { return };
        let (new, before) = (u32::try_from(height).unwrap_or(u32::MAX), *old);
        *old = new;
        let mut node = at + 1;
        while node <= self.sums.len() && new != before {
            let sum = &mut self.sums[node - 1];
            *sum = sum.wrapping_add(new).wrapping_sub(before);
            node += lowest_bit(node);
        }
    }

    /// The sum of all heights before this one.
    pub(super) fn before(&self, at: usize) -> usize {
        let mut node = at.min(self.sums.len());
        let mut sum = 0;
        while node > 0 {
            sum += self.sums[node - 1] as usize;
            node -= lowest_bit(node);
        }
        sum
    }

    pub(super) fn total(&self) -> usize {
        self.before(self.list.len())
    }

    /// Which height holds a row, and the row's number in it; `None` below the last.
    pub(super) fn at(&self, row: usize) -> Option<(usize, usize)> {
        let (mut at, mut rest) = (0, row);
        let mut step = self.sums.len().checked_ilog2().map_or(0, |bits| 1 << bits);
        while step > 0 {
            if let Some(&sum) = self.sums.get(at + step - 1)
                && sum as usize <= rest
            {
                at += step;
                rest -= sum as usize;
            }
            step /= 2;
        }
        (at < self.list.len()).then_some((at, rest))
    }
}

fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::Heights;
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    proptest! {
        /// After any changes it says what plain sums say.
        #[test]
        fn sums_and_searches_are_those_of_a_plain_list(
            mut list in prop::collection::vec(0_u32..5, 0..70),
            changes in prop::collection::vec((any::<prop::sample::Index>(), 0_u32..90), 0..20),
        ) {
            let mut heights = Heights::new(list.clone());
            for (at, height) in changes {
                if !list.is_empty() {
                    let at = at.index(list.len());
                    list[at] = height;
                    heights.set(at, height as usize);
                }
                let rows: Vec<(usize, usize)> = list
                    .iter()
                    .enumerate()
                    .flat_map(|(at, &height)| (0..height as usize).map(move |row| (at, row)))
                    .collect();
                prop_assert_eq!(heights.total(), rows.len());
                for row in 0..rows.len() + 2 {
                    prop_assert_eq!(heights.at(row), rows.get(row).copied());
                }
                for (at, &height) in list.iter().enumerate() {
                    prop_assert_eq!(heights.get(at), height as usize);
                    prop_assert_eq!(heights.before(at), list[..at].iter().sum::<u32>() as usize);
                }
            }
        }
    }
}
