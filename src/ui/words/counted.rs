//! Things that are counted: six forms in Arabic, two in English, chosen by the plural rules of CLDR.

use icu_locale_core::locale;
use icu_plurals::{PluralCategory, PluralRules};

use super::{Language, Words};

/// A thing that is counted, as it stands alone (in the nominative).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// None, one and two in Arabic, said without a number; then the noun behind a few, many and any other number.
    ar: [&'static str; 6],
    /// None in English, said without a number; then the noun behind one and behind others.
    en: [&'static str; 3],
}

const fn counted(ar: [&'static str; 6], en: [&'static str; 3]) -> Counted {
    Counted { ar, en }
}

/// Articles.
pub const ARTICLE: Counted = counted(
    ["لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"],
    ["no articles", "article", "articles"],
);
/// Places where what was sought stands.
pub const HIT: Counted =
    counted(["لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"], ["no hits", "hit", "hits"]);
/// Names in an article.
pub const NAME: Counted =
    counted(["لا أسماء", "اسم واحد", "اسمان", "أسماء", "اسمًا", "اسم"], ["no names", "name", "names"]);
/// Places that name an entity.
pub const MENTION: Counted = counted(
    ["لا مواضع", "موضع واحد", "موضعان", "مواضع", "موضعًا", "موضع"],
    ["no mentions", "mention", "mentions"],
);
/// Sections.
pub const SECTION: Counted =
    counted(["لا أقسام", "قسم واحد", "قسمان", "أقسام", "قسمًا", "قسم"], ["no sections", "section", "sections"]);
/// Articles that were not read yet.
pub const UNREAD: Counted = counted(
    ["لا جديد", "واحد غير مقروء", "اثنان غير مقروءين", "غير مقروءة", "غير مقروء", "غير مقروء"],
    ["none unread", "unread", "unread"],
);
/// Minutes, behind قبل …
pub const MINUTE_AGO: Counted =
    counted(["لحظة", "دقيقة", "دقيقتين", "دقائق", "دقيقة", "دقيقة"], ["a moment", "minute", "minutes"]);
/// … hours …
pub const HOUR_AGO: Counted =
    counted(["لحظة", "ساعة", "ساعتين", "ساعات", "ساعة", "ساعة"], ["a moment", "hour", "hours"]);
/// … and days.
pub const DAY_AGO: Counted =
    counted(["لحظة", "يوم", "يومين", "أيام", "يومًا", "يوم"], ["a moment", "day", "days"]);
/// Minutes of reading.
pub const MINUTE: Counted = counted(
    ["أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"],
    ["under a minute", "minute", "minutes"],
);
/// Hours of reading.
pub const HOUR: Counted = counted(
    ["أقل من ساعة", "ساعة واحدة", "ساعتان", "ساعات", "ساعة", "ساعة"],
    ["under an hour", "hour", "hours"],
);
/// Letters and other characters.
pub const LETTER: Counted =
    counted(["لا حروف", "حرف واحد", "حرفان", "أحرف", "حرفًا", "حرف"], ["no letters", "letter", "letters"]);
/// Words.
pub const WORD: Counted =
    counted(["لا كلمات", "كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"], ["no words", "word", "words"]);
/// Sentences.
pub const SENTENCE: Counted = counted(
    ["لا جمل", "جملة واحدة", "جملتان", "جمل", "جملة", "جملة"],
    ["no sentences", "sentence", "sentences"],
);
/// Links.
pub const LINK: Counted =
    counted(["لا روابط", "رابط واحد", "رابطان", "روابط", "رابطًا", "رابط"], ["no links", "link", "links"]);

/// Words read in a minute: our choice, for an unhurried reader of news.
const PER_MINUTE: usize = 180;

/// The minutes that so many words take to read, to the nearest.
pub fn minutes(words: usize) -> usize {
    words.saturating_add(PER_MINUTE / 2) / PER_MINUTE
}

impl Words {
    /// So many of a thing: "٣ مقالات", "3 articles".
    pub fn count(self, thing: Counted, number: usize) -> String {
        let noun = match (self.language, self.category(number)) {
            (Language::Arabic, PluralCategory::Zero) => return thing.ar[0].to_owned(),
            (Language::Arabic, PluralCategory::One) => return thing.ar[1].to_owned(),
            (Language::Arabic, PluralCategory::Two) => return thing.ar[2].to_owned(),
            (Language::Arabic, PluralCategory::Few) => thing.ar[3],
            (Language::Arabic, PluralCategory::Many) => thing.ar[4],
            (Language::Arabic, PluralCategory::Other) => thing.ar[5],
            (Language::English, _) if number == 0 => return thing.en[0].to_owned(),
            (Language::English, PluralCategory::One) => thing.en[1],
            (Language::English, _) => thing.en[2],
        };
        format!("{} {noun}", self.number(number))
    }

    /// How long so many words take to read.
    pub fn reading_time(self, words: usize) -> String {
        let minutes = minutes(words);
        // Of what takes so long nobody counts the minutes.
        if minutes < 120 { self.count(MINUTE, minutes) } else { self.count(HOUR, (minutes + 30) / 60) }
    }

    fn category(self, number: usize) -> PluralCategory {
        let locale = match self.language {
            Language::Arabic => locale!("ar"),
            Language::English => locale!("en"),
        };
        // The rules of both are built in.
        let rules = PluralRules::try_new_cardinal(locale.into());
        rules.map_or(PluralCategory::Other, |rules| rules.category_for(number))
    }
}
