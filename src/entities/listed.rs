//! Names that the lists have: by themselves, or with evidence where they are other words too.

use super::numbers;
use super::passage::{Find, Passage};
use super::role::{Role, bits};
use crate::article::Kind;

const SURE: u64 = bits(&[Role::Person, Role::Place, Role::Organization, Role::Product, Role::Event]);
const MAYBE: u64 = bits(&[Role::MaybePlace, Role::MaybeOrganization]);

/// What an article tells about the names in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Subject {
    /// It is about sport: clubs are named by words that are other things elsewhere.
    pub(super) sport: bool,
}

/// The listed names in a passage.
pub(super) fn find(passage: &Passage, subject: Subject) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        // The servant of the two holy places is a title.
        if let Some((length, _)) = passage.phrase(at, Role::Title.bit()).filter(|(length, _)| *length > 1) {
            at += length;
            continue;
        }
        let found = named(passage, at, subject)
            // A Latin name is a name only with its capital: us is no US.
            .filter(|_| !passage.is_latin(at) || passage.tokens[at].capital);
        if let Some((length, kind)) = found {
            // كأس العالم 2026
            let year = numbers::digits(passage, at + length).is_some_and(|digits| digits.len() == 4);
            let length = length + usize::from(kind == Kind::Event && year);
            // The province of X, the movement X: the name is X.
            let stem = passage.stem(at);
            let announced = stem.is(bits(&[Role::AnnouncesPlace, Role::AnnouncesOrganization, Role::Beside]))
                && !stem.is(Role::HeadsOrganization.bit());
            if length > 1 && announced && !stem.is(SURE) && passage.skip(at + 1) == 0 {
                finds.push(Find::new(kind, at + 1..at + length, 3));
                at += length;
                continue;
            }
            // A phrase that is listed whole is surer than what its words alone would say.
            let trust = if length > 1 { 5 } else { 3 };
            finds.push(Find { skip: passage.skip(at), ..Find::new(kind, at..at + length, trust) });
            at += length;
        } else {
            at += 1;
        }
    }
    finds
}

/// The kind that some roles are; of several the likeliest.
pub(super) fn kind(roles: u64) -> Option<Kind> {
    let order = [
        (Role::Event, Kind::Event),
        (Role::Organization, Kind::Organization),
        (Role::Place, Kind::Location),
        (Role::Person, Kind::Person),
        (Role::Product, Kind::Product),
        (Role::MaybeOrganization, Kind::Organization),
        (Role::MaybePlace, Kind::Location),
    ];
    order.into_iter().find(|(role, _)| roles & role.bit() != 0).map(|(_, kind)| kind)
}

fn named(passage: &Passage, at: usize, subject: Subject) -> Option<(usize, Kind)> {
    if !passage.is_word(at) {
        return None;
    }
    if let Some((length, roles)) = passage.phrase(at, SURE) {
        let whole = passage.whole(at);
        // A place that is a given name too, with a name behind it: يونس، مريم.
        let person = length == 1
            && roles & Role::Place.bit() != 0
            && whole.name_grade() >= 2
            && passage.whole(at + 1).name_grade() >= 2;
        // السعودية behind a word with the article is its adjective.
        if length == 1 && passage.is_adjective_of_country(at) {
            return None;
        }
        let doubtful = length == 1 && passage.stem(at).is(Role::Doubtful.bit());
        if doubtful && (!passage.is_located(at) || passage.is_definite(at + 1)) {
            return None;
        }
        if subject.sport
            && length == 1
            && roles & Role::MaybeOrganization.bit() != 0
            && roles & SURE == Role::Place.bit()
            && near_sport(passage, at, 1)
            && !after_place_word(passage, at)
        {
            return Some((length, Kind::Organization));
        }
        return kind(roles & SURE).filter(|_| !person).map(|kind| (length, kind));
    }
    let (length, roles) = passage.phrase(at, MAYBE)?;
    let stem = passage.stem(at);
    if roles & Role::MaybeOrganization.bit() != 0
        && subject.sport
        && stem.is(Role::MaybeOrganization.bit())
        && stem.frequency <= 14
        && (stem.frequency <= 12 || near_sport(passage, at, length))
    {
        return Some((length, Kind::Organization));
    }
    if roles & Role::MaybePlace.bit() == 0 {
        return None;
    }
    let located = passage.is_located(at);
    let rare = stem.frequency <= 8 && stem.name_grade() < 2 && !passage.is_definite(at);
    // Of a list of all the world some names are phrases of every day: one of their words must be a rare one.
    let known = length > 1
        && !stem.is(Role::Function.bit())
        && (at..at + length).any(|at| passage.stem(at).frequency <= 9);
    (known || (located && rare && length == 1 && stem.frequency > 0)).then_some((length, Kind::Location))
}

/// Whether words of sport stand around: there a club is named.
fn near_sport(passage: &Passage, at: usize, length: usize) -> bool {
    const AROUND: usize = 4;
    let sport = |at: usize| passage.stem(at).is(Role::Sport.bit());
    (at.saturating_sub(AROUND)..at).any(sport) || (at + length..at + length + 2).any(sport)
}

/// Whether a word stands before it that places follow.
fn after_place_word(passage: &Passage, at: usize) -> bool {
    let place_word = bits(&[Role::AnnouncesPlace, Role::Beside, Role::HeadsOrganization]);
    passage.is_located(at) || at.checked_sub(1).is_some_and(|before| passage.stem(before).is(place_word))
}
