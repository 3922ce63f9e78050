//! Every word the program says on its screens, in Arabic and in English.

pub mod reading;

use crate::article::{Article, Kind};
use crate::text::Direction;

/// The language of the program's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Arabic, with Arabic-Indic digits.
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

/// Titles and short answers.
pub mod phrases {
    use super::Phrase;

    /// The title of the contents.
    pub const CONTENTS: Phrase = Phrase { ar: "المحتويات", en: "Contents" };
    /// The title of the names.
    pub const NAMES: Phrase = Phrase { ar: "الأسماء", en: "Names" };
    /// The title of the help.
    pub const HELP: Phrase = Phrase { ar: "المفاتيح", en: "Keys" };
    /// The title of the list.
    pub const SAMPLES: Phrase =
        Phrase { ar: "صحيفة · مقالات للتجربة", en: "sahifa · sample articles" };
    /// What the list's status says.
    pub const LIST_HINT: Phrase = Phrase {
        ar: "Enter يفتح · F1 المفاتيح · q خروج",
        en: "Enter opens · F1 keys · q quits",
    };
    /// Nothing found.
    pub const NO_HITS: Phrase = Phrase { ar: "لا نتائج", en: "no hits" };
    /// Only whole words are sought.
    pub const WHOLE_WORDS: Phrase = Phrase { ar: "كلمات كاملة", en: "whole words" };
    /// The article names nobody.
    pub const NO_NAMES: Phrase =
        Phrase { ar: "لا أسماء في هذا المقال", en: "no names in this article" };
    /// The text of the article is still being read.
    pub const READING: Phrase = Phrase { ar: "يُقرأ الباقي", en: "reading the rest" };
    /// The names of the article are still being sought.
    pub const NAMING: Phrase = Phrase { ar: "يُبحث عن الأسماء", en: "finding the names" };
    /// What was still being read could not be.
    pub const REST_FAILED: Phrase =
        Phrase { ar: "لم يُقرأ الباقي", en: "the rest could not be read" };
    /// An article was opened where it was left.
    pub const RESUMED: Phrase = Phrase { ar: "من حيث توقفت", en: "where you left off" };
    /// The article has no headings.
    pub const NO_SECTIONS: Phrase =
        Phrase { ar: "لا عناوين في هذا المقال", en: "no headings in this article" };
    /// Before the end, no next one.
    pub const NO_MORE: Phrase = Phrase { ar: "لا مزيد", en: "no more" };
    /// The title of the test card.
    pub const CARD: Phrase = Phrase { ar: "بطاقة الفحص", en: "Test card" };
    /// The first question of the test card.
    pub const CARD_ORDER: Phrase = Phrase {
        ar: "هل كل حرف فوق رقمه، و5 يسار الخط، والقوسان حول 4؟",
        en: "Is each letter over its number, 5 left of the line, 4 in ( )?",
    };
    /// The second.
    pub const CARD_LETTERS: Phrase = Phrase {
        ar: "هل تتصل حروف الكلمتين، و1 حرف واحد لا اثنان؟",
        en: "Do the letters of each word meet? Is 1 one sign, not two?",
    };
    /// When they do not.
    pub const CARD_BASE: Phrase = Phrase {
        ar: "وهكذا، حرفا حرفا: هل كلها ظاهرة، لا مربع مكان حرف؟",
        en: "Like this, one by one: are all letters there, none a box?",
    };
    /// The third.
    pub const CARD_MARKS: Phrase = Phrase {
        ar: "هل فوق 1 و2 علامة، وعند 3 علامتان، ولا شيء عند 4؟",
        en: "Is a mark above 1, one above 2, two at 3, none at 4?",
    };
    /// The fourth.
    pub const CARD_SAVE: Phrase =
        Phrase { ar: "أيحفظ هذا لهذه الطرفية؟", en: "Save this for this terminal?" };
    /// When nothing was right.
    pub const CARD_NOTHING: Phrase = Phrase {
        ar: "لم تصح طريقة. أرسل إلينا ما يكتبه: sahifa doctor --json",
        en: "No way was right. Please report what this writes: sahifa doctor --json",
    };
    /// The keys of the test card.
    pub const CARD_KEYS: Phrase =
        Phrase { ar: "y نعم · n لا · q خروج", en: "y yes · n no · q leave" };
    /// The marks are drawn.
    pub const MARKS_SHOWN: Phrase = Phrase { ar: "الحركات ظاهرة", en: "harakat shown" };
    /// The marks are not drawn.
    pub const MARKS_HIDDEN: Phrase = Phrase { ar: "الحركات مخفية", en: "harakat hidden" };
    /// The lead.
    pub const LEAD: Phrase = Phrase { ar: "مقدمة", en: "Lead" };
    /// Nothing has been sought or chosen.
    pub const NOTHING_CHOSEN: Phrase = Phrase {
        ar: "لم تختر اسما ولم تبحث عن شيء",
        en: "no name chosen, nothing sought",
    };
    /// An article without text.
    pub const EMPTY: Phrase =
        Phrase { ar: "لا نص في هذا المقال", en: "this article has no text" };
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

    /// A number in this language's digits.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        match self {
            Self::English => digits,
            Self::Arabic => digits.chars().map(arabic_digit).collect(),
        }
    }

    /// "3 of 16".
    pub fn of(self, number: usize, all: usize) -> String {
        let (number, all) = (self.number(number), self.number(all));
        match self {
            Self::Arabic => format!("{number} من {all}"),
            Self::English => format!("{number} of {all}"),
        }
    }

    /// "Section 2 of 7", the lead having no number.
    pub fn section(self, number: Option<usize>, all: usize) -> String {
        match (number, self) {
            (None, _) => self.say(phrases::LEAD).to_owned(),
            (Some(number), Self::Arabic) => format!("القسم {}", self.of(number, all)),
            (Some(number), Self::English) => format!("Section {}", self.of(number, all)),
        }
    }

    /// "34%", the sign on the side where the language has it.
    pub fn percent(self, share: usize) -> String {
        match self {
            Self::Arabic => format!("{}٪", self.number(share)),
            Self::English => format!("{share}%"),
        }
    }

    /// "here/in all".
    pub fn ratio(self, here: usize, all: usize) -> String {
        format!("{}/{}", self.number(here), self.number(all))
    }

    /// A date of the form `2026-11-24…` in words; any other is left as it is.
    pub fn date(self, date: &str) -> String {
        const AR: [&str; 12] = [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ];
        const EN: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let mut fields = date.get(..10).unwrap_or(date).split('-').map(str::parse::<usize>);
        let (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(day))) =
            (fields.next(), fields.next(), fields.next())
        else {
            return date.to_owned();
        };
        let names = match self {
            Self::Arabic => AR,
            Self::English => EN,
        };
        format!("{} {} {}", self.number(day), names[month - 1], self.number(year))
    }

    /// The line under or over a title: source, authors, date and categories, as far as they are known.
    pub fn about(self, article: &Article) -> String {
        let source =
            article.source.as_ref().map(|source| source.name.clone()).filter(|name| !name.is_empty());
        let date = article.published.as_deref().map(|date| self.date(date));
        source
            .into_iter()
            .chain(article.authors.iter().cloned())
            .chain(date)
            .chain(article.categories.iter().cloned())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// The name of a theme: one of ours in words, one's own as it is called.
    pub fn theme(self, name: &str) -> String {
        let phrase = match name {
            "auto" => {
                Phrase { ar: "الألوان: بحسب الطرفية", en: "colours: by the terminal" }
            }
            "dark" => Phrase { ar: "الألوان: داكنة", en: "colours: dark" },
            "light" => Phrase { ar: "الألوان: فاتحة", en: "colours: light" },
            "sepia" => Phrase { ar: "الألوان: ورق عتيق", en: "colours: sepia" },
            "contrast" => Phrase { ar: "الألوان: تباين عال", en: "colours: high contrast" },
            "none" => Phrase { ar: "بلا ألوان", en: "no colours" },
            name => return name.to_owned(),
        };
        self.say(phrase).to_owned()
    }

    /// The name of a kind of entity.
    pub fn kind(self, kind: Kind) -> &'static str {
        self.say(match kind {
            Kind::Person => Phrase { ar: "شخص", en: "person" },
            Kind::Organization => Phrase { ar: "جهة", en: "organisation" },
            Kind::Location => Phrase { ar: "مكان", en: "place" },
            Kind::Product => Phrase { ar: "منتج", en: "product" },
            Kind::Event => Phrase { ar: "حدث", en: "event" },
            Kind::Date => Phrase { ar: "تاريخ", en: "date" },
            Kind::Money => Phrase { ar: "مبلغ", en: "amount" },
            Kind::Percent => Phrase { ar: "نسبة", en: "percentage" },
            Kind::Quantity => Phrase { ar: "مقدار", en: "quantity" },
        })
    }
}

fn arabic_digit(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c)
}
