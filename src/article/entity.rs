//! An entity, its kind, and the places that name it.

use serde::{Deserialize, Serialize};

use super::{Confidence, Part};

/// Something an article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The name it is listed under: the fullest spelling in the article.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Other spellings in the article, Latin ones among them.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How many mentions the article has, title and headings counted.
    #[serde(default)]
    pub count: usize,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, party, ministry, club, agency …
    Organization,
    /// A country, city, region, river, building …
    Location,
    /// A product, work, device, model, programme.
    Product,
    /// A war, summit, cup, feast.
    Event,
    /// A date, year or month.
    Date,
    /// An amount with its currency.
    Money,
    /// A share of a hundred.
    Percent,
    /// A number with its unit.
    Quantity,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Organization,
        Self::Location,
        Self::Product,
        Self::Event,
        Self::Date,
        Self::Money,
        Self::Percent,
        Self::Quantity,
    ];

    /// Whether what it names can be named again; a date or an amount stands for itself.
    pub fn is_name(self) -> bool {
        !matches!(self, Self::Date | Self::Money | Self::Percent | Self::Quantity)
    }

    /// The sign that tells the kind without colour: one column wide, no letter.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Person => "●",
            Self::Organization => "■",
            Self::Location => "▲",
            Self::Product => "◆",
            Self::Event => "★",
            Self::Date => "○",
            Self::Money => "□",
            Self::Percent => "△",
            Self::Quantity => "◇",
        }
    }
}

/// A place in a section that names an entity: the name without clitics and quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Index into the article's entities.
    pub entity: usize,
    /// Index of the block in its section; `None` for the heading.
    #[serde(default)]
    pub block: Option<usize>,
    /// First byte of the name in the block's (or the heading's) text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How sure it is; `None` = not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

impl Mention {
    /// The part the mention stands in, given the index of its section.
    pub fn part(&self, section: usize) -> Part {
        self.block.map_or(Part::Heading(section), |block| Part::Block(section, block))
    }
}

/// A place in the title that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleMention {
    /// Index into the article's entities.
    pub entity: usize,
    /// First byte of the name in the title.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How sure it is; `None` = not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}
