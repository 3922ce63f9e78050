//! What has a colour of its own.

use crate::article::Kind;

/// What has a colour of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Person,
    Organization,
    Location,
    Product,
    Event,
    Date,
    Figure,
    Heading,
    Dim,
    Rule,
    Accent,
    Hit,
    Selection,
}

impl Tone {
    /// All of them with their names in a theme's file, each at its own number.
    pub(super) const ALL: [(Self, &'static str); 13] = [
        (Self::Person, "person"),
        (Self::Organization, "organization"),
        (Self::Location, "location"),
        (Self::Product, "product"),
        (Self::Event, "event"),
        (Self::Date, "date"),
        (Self::Figure, "figure"),
        (Self::Heading, "heading"),
        (Self::Dim, "dim"),
        (Self::Rule, "rule"),
        (Self::Accent, "accent"),
        (Self::Hit, "hit"),
        (Self::Selection, "selection"),
    ];

    /// The tone of a kind of entity.
    pub(super) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Person => Self::Person,
            Kind::Organization => Self::Organization,
            Kind::Location => Self::Location,
            Kind::Product => Self::Product,
            Kind::Event => Self::Event,
            Kind::Date => Self::Date,
            Kind::Money | Kind::Percent | Kind::Quantity => Self::Figure,
        }
    }
}
