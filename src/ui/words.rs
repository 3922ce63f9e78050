//! Every word the program says on its screens, in Arabic and in English.

mod article;
pub mod counted;
pub mod errands;
pub mod library;
pub mod phrases;
pub mod reading;

use crate::text::{Digits, Direction};

/// The language of the program's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English.
    English,
}

/// A phrase in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// In Arabic.
    pub ar: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Language {
    /// The language for a locale such as `ar_EG.UTF-8`: English where it says so, else Arabic.
    pub fn of_locale(locale: Option<&str>) -> Self {
        if locale.is_some_and(|locale| locale.starts_with("en")) { Self::English } else { Self::Arabic }
    }

    /// The direction of its words.
    pub fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::Rtl,
            Self::English => Direction::Ltr,
        }
    }

    /// A phrase in this language.
    pub fn say(self, phrase: Phrase) -> &'static str {
        match self {
            Self::Arabic => phrase.ar,
            Self::English => phrase.en,
        }
    }

    /// Its words, with its own digits.
    pub fn words(self) -> Words {
        let digits = match self {
            Self::Arabic => Digits::ArabicIndic,
            Self::English => Digits::Western,
        };
        Words { language: self, digits }
    }
}

/// Words with numbers in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The digits of numbers.
    pub digits: Digits,
}

impl Words {
    /// A number in digits.
    pub fn number(self, number: usize) -> String {
        number.to_string().chars().map(|c| self.digits.show(c)).collect()
    }

    /// "3 of 16".
    pub fn of(self, number: usize, all: usize) -> String {
        let (number, all) = (self.number(number), self.number(all));
        match self.language {
            Language::Arabic => format!("{number} من {all}"),
            Language::English => format!("{number} of {all}"),
        }
    }

    /// "Section 2 of 7", the lead having no number.
    pub fn section(self, number: Option<usize>, all: usize) -> String {
        match (number, self.language) {
            (None, _) => self.language.say(phrases::LEAD).to_owned(),
            (Some(number), Language::Arabic) => format!("القسم {}", self.of(number, all)),
            (Some(number), Language::English) => format!("Section {}", self.of(number, all)),
        }
    }

    /// "34%", the sign on the side where the language has it.
    pub fn percent(self, share: usize) -> String {
        match self.language {
            Language::Arabic => format!("{}٪", self.number(share)),
            Language::English => format!("{}%", self.number(share)),
        }
    }

    /// "here/in all".
    pub fn ratio(self, here: usize, all: usize) -> String {
        format!("{}/{}", self.number(here), self.number(all))
    }
}
