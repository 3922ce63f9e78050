//! The places one jumped from, to go back along them and forth again; and marks set by hand.

use crate::article::Place;

/// No more places than these are kept.
const LONGEST: usize = 200;

/// The way one came by jumps, and marks.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    /// Places that were left by a jump, the oldest first.
    places: Vec<Place>,
    /// How many of them lie before where one is; those behind can be gone forth to.
    at: usize,
    marks: Vec<(char, Place)>,
}

impl Trail {
    /// A jump from `place`: what could have been gone forth to is forgotten.
    pub(super) fn leave(&mut self, place: Place) {
        self.places.truncate(self.at);
        if self.places.last() != Some(&place) {
            self.places.push(place);
        }
        if self.places.len() > LONGEST {
            self.places.remove(0);
        }
        self.at = self.places.len();
    }

    /// The place to go back to from `here`.
    pub(super) fn back(&mut self, here: Place) -> Option<Place> {
        // Where one stands on the last place left, the one before it is meant.
        let mut at = self.at;
        while at > 0 && self.places[at - 1] == here {
            at -= 1;
        }
        let to = *self.places.get(at.checked_sub(1)?)?;
        if self.at == self.places.len() && self.places.last() != Some(&here) {
            self.places.push(here);
        }
        self.at = at - 1;
        Some(to)
    }

    /// The place to go forth to from `here`.
    pub(super) fn forth(&mut self, here: Place) -> Option<Place> {
        let mut at = self.at + 1;
        while self.places.get(at) == Some(&here) {
            at += 1;
        }
        let to = *self.places.get(at)?;
        self.at = at;
        Some(to)
    }

    /// The place that was left by the last jump, and `here` in its stead: twice is once there and back.
    pub(super) fn swap(&mut self, here: Place) -> Option<Place> {
        let last = self.at.checked_sub(1)?;
        Some(std::mem::replace(self.places.get_mut(last)?, here))
    }

    /// Sets a mark.
    pub(super) fn mark(&mut self, letter: char, place: Place) {
        self.marks.retain(|(known, _)| *known != letter);
        self.marks.push((letter, place));
    }

    /// The place of a mark.
    pub(super) fn marked(&self, letter: char) -> Option<Place> {
        self.marks.iter().find(|(known, _)| *known == letter).map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::Trail;
    use crate::article::{Part, Place};

    fn place(byte: usize) -> Place {
        Place { part: Part::Title, byte }
    }

    #[test]
    fn back_to_where_one_was_and_forth_again() {
        let mut trail = Trail::default();
        // From 0 to 10 to 20 to 30.
        for byte in [0, 10, 20] {
            trail.leave(place(byte));
        }
        assert_eq!(trail.back(place(30)), Some(place(20)));
        assert_eq!(trail.back(place(20)), Some(place(10)));
        assert_eq!(trail.forth(place(10)), Some(place(20)));
        assert_eq!(trail.forth(place(20)), Some(place(30)));
        assert_eq!(trail.forth(place(30)), None);
        assert_eq!(trail.back(place(30)), Some(place(20)));
        assert_eq!(trail.back(place(20)), Some(place(10)));
        assert_eq!(trail.back(place(10)), Some(place(0)));
        assert_eq!(trail.back(place(0)), None);
        // A jump from the middle forgets what lay ahead.
        trail.forth(place(0));
        trail.leave(place(10));
        assert_eq!(trail.forth(place(40)), None);
        assert_eq!(trail.back(place(40)), Some(place(10)));
    }

    #[test]
    fn there_and_back() {
        let mut trail = Trail::default();
        assert_eq!(trail.swap(place(1)), None);
        trail.leave(place(5));
        assert_eq!(trail.swap(place(9)), Some(place(5)));
        assert_eq!(trail.swap(place(5)), Some(place(9)));
    }
}
