//! Which of some things are one: disjoint sets, joined two by two.

/// The sets that numbers are in; each set is called by its least number.
#[derive(Debug)]
pub(super) struct Sets {
    parents: Vec<u32>,
}

impl Sets {
    /// Each number below a bound in a set of its own.
    pub(super) fn new(numbers: usize) -> Self {
        Self { parents: (0..numbers as u32).collect() }
    }

    /// The set that a number is in.
    pub(super) fn of(&mut self, number: u32) -> u32 {
        let mut at = number;
        while self.parents[at as usize] != at {
            // Each look shortens the way for the next.
            let above = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = above;
            at = above;
        }
        at
    }

    /// Makes one set of the sets of two numbers.
    pub(super) fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.of(one), self.of(other));
        self.parents[one.max(other) as usize] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::Sets;
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    proptest! {
        /// Against labels that are all rewritten at each join.
        #[test]
        fn what_is_joined_is_one(pairs in prop::collection::vec((0_u32..30, 0_u32..30), 0..40)) {
            let (mut sets, mut labels) = (Sets::new(30), (0..30).collect::<Vec<u32>>());
            for (one, other) in pairs {
                sets.join(one, other);
                let (one, other) = (labels[one as usize], labels[other as usize]);
                let (least, most) = (one.min(other), one.max(other));
                labels.iter_mut().filter(|label| **label == most).for_each(|label| *label = least);
            }
            prop_assert_eq!((0..30).map(|number| sets.of(number)).collect::<Vec<_>>(), labels);
        }
    }
}
