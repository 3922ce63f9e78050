//! The words that prepare for a name: titles, verbs of speech, heads and announcing words.

use crate::entities::lexicon::Entry;
use crate::entities::role::Role;

/// What prepares for a name. Their order is part of the model's format.
pub(super) const CUES: [Role; 9] = [
    Role::Title,
    Role::Says,
    Role::AnnouncesOrganization,
    Role::HeadsOrganization,
    Role::AnnouncesPlace,
    Role::HeadsPlace,
    Role::AnnouncesProduct,
    Role::HeadsEvent,
    Role::Nationality,
];

/// What a word prepares for: a bit for each of [`CUES`].
pub(super) fn cues(stem: &Entry) -> u16 {
    (0..).zip(CUES).fold(0, |cues, (at, cue)| cues | u16::from(stem.is(cue.bit())) << at)
}
