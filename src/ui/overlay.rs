//! What lies over the screen, as data.

use super::field::Field;
use super::held::Held;
use super::hints::Hints;
use super::message::Trouble;
use super::picker::Picker;
use super::profile::Profile;
use super::selection::Selection;

/// What lies over the screen.
#[derive(Debug)]
pub(super) enum Overlay {
    /// The keys, or all actions to choose from.
    Actions(Picker),
    /// The contents, and what one had in sight before.
    Contents(Picker, Held),
    /// The card of an entity.
    Profile(Profile),
    /// What is being typed to be searched.
    Prompt { field: Field, backward: bool },
    /// The shell command that is being typed.
    Command(Field),
    /// The tags of the article with an id, being typed.
    Tags(String, Field),
    /// A letter is awaited: of a mark to be set, or to go to.
    Mark { set: bool },
    /// Text is being selected.
    Select(Selection),
    /// Links in sight, each with a number.
    Links(Hints),
    /// An address, to be opened or copied.
    Address(String),
    /// What went wrong.
    Trouble(Trouble),
}
