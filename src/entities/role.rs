//! What a listed word or phrase is. The build compiles it into the automata of the lists.

/// What a listed word or phrase is, each a bit: a phrase may be several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The full name of a person.
    Person,
    /// A place by itself.
    Place,
    /// A place whose name is also something else: it needs evidence.
    MaybePlace,
    /// An organisation by itself.
    Organization,
    /// An organisation whose name is also something else.
    MaybeOrganization,
    /// A product or work.
    Product,
    /// An event.
    Event,
    /// An adjective of nationality or region, and no place.
    Nationality,
    /// Stands before a person's name.
    Title,
    /// A verb of speech or of doing, before who does it.
    Says,
    /// Stands before the name of an organisation and is no part of it: company, club.
    AnnouncesOrganization,
    /// Begins the official name of an organisation: ministry, university.
    HeadsOrganization,
    /// Stands before a place's name and is no part of it: city, province.
    AnnouncesPlace,
    /// Begins the name of a place: airport, stadium.
    HeadsPlace,
    /// Stands before the name of a product or work.
    AnnouncesProduct,
    /// Begins the name of an event: cup, festival.
    HeadsEvent,
    /// A month.
    Month,
    /// A month whose name is also a word.
    MaybeMonth,
    /// A day of the week.
    Weekday,
    /// A currency.
    Currency,
    /// A unit of measure.
    Unit,
    /// A stretch of time: hours, years.
    TimeUnit,
    /// Two of a unit, in one word: two hours.
    DualUnit,
    /// Thousand, million.
    Scale,
    /// A number in words.
    Number,
    /// Last, next, present: behind a day or a month.
    Relative,
    /// Words of football and the like: where they stand, clubs are named.
    Sport,
    /// A word of grammar: no name holds it.
    Function,
    /// A given name.
    Given,
    /// A noun inside the names of offices: affairs, development.
    Office,
    /// A word before a place that is part of no name: north, near. Only known places follow it.
    Beside,
    /// A name that is a word of every day: it needs more evidence than others.
    Doubtful,
    /// A department that is called by its work and its town: the health of Tabuk.
    Department,
}

impl Role {
    /// The role that a list calls so.
    // Only the build reads the lists.
    #[allow(dead_code)]
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "person" => Self::Person,
            "place" => Self::Place,
            "maybe-place" => Self::MaybePlace,
            "organization" => Self::Organization,
            "maybe-organization" => Self::MaybeOrganization,
            "product" => Self::Product,
            "event" => Self::Event,
            "nationality" => Self::Nationality,
            "title" => Self::Title,
            "say" => Self::Says,
            "before-organization" => Self::AnnouncesOrganization,
            "heads-organization" => Self::HeadsOrganization,
            "before-place" => Self::AnnouncesPlace,
            "heads-place" => Self::HeadsPlace,
            "before-product" => Self::AnnouncesProduct,
            "heads-event" => Self::HeadsEvent,
            "month" => Self::Month,
            "maybe-month" => Self::MaybeMonth,
            "weekday" => Self::Weekday,
            "currency" => Self::Currency,
            "unit" => Self::Unit,
            "time" => Self::TimeUnit,
            "dual" => Self::DualUnit,
            "scale" => Self::Scale,
            "number" => Self::Number,
            "relative" => Self::Relative,
            "sport" => Self::Sport,
            "function" => Self::Function,
            "given" => Self::Given,
            "office" => Self::Office,
            "beside-place" => Self::Beside,
            "doubtful" => Self::Doubtful,
            "department" => Self::Department,
            _ => return None,
        })
    }

    /// Its bit in a set of roles.
    pub(crate) const fn bit(self) -> u64 {
        1 << self as u64
    }
}

/// The bits of several roles.
pub(crate) const fn bits(roles: &[Role]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < roles.len() {
        bits |= roles[at].bit();
        at += 1;
    }
    bits
}
