//! Dates: days, months, years, and those that stand beside another: last Monday, the year before.

mod months;
mod periods;

use std::sync::LazyLock;

use foldhash::HashSet;

use super::lexicon::lexicon;
use super::numbers::digits;
use super::passage::{Find, Passage, TokenKind};
use super::role::{Role, bits};
use crate::article::Kind;

/// Places in an order: days of a month, quarters of a year, centuries.
const ORDINALS: [&str; 13] = [
    "الاول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي",
    "العشرين",
    "الثلاثين",
];

/// What may stand before a word of a date.
const CLITICS: [&str; 8] = ["", "و", "ل", "ب", "ف", "وب", "ول", "ك"];

/// What days begin with, but for the weekdays that the lists have.
const DAYS: [&str; 13] =
    ["يومي", "يوم", "امس", "اليوم", "غدا", "غد", "اول", "بعد", "خميس", "اربعاء", "جمعه", "سبت", "ثلاثاء"];

/// What is said before a month, or of its first day.
const MONTHS: [&str; 3] = ["شهر", "غره", "فاتح"];

/// What is said before a year.
const YEARS: [&str; 8] = ["عام", "العام", "سنه", "السنه", "عامي", "سال", "سنوات", "year"];

/// Behind these a bare number of four digits is a year.
const BEFORE_YEAR: [&str; 36] = [
    "في",
    "ففي",
    "وفي",
    "منذ",
    "ومنذ",
    "حتي",
    "وحتي",
    "الي",
    "من",
    "بين",
    "نهايه",
    "بدايه",
    "مطلع",
    "منتصف",
    "اواخر",
    "اوائل",
    "قبل",
    "بعد",
    "خلال",
    "حلول",
    "بحلول",
    "لعام",
    "نسخه",
    "دوره",
    "طبعه",
    "موسم",
    "موازنه",
    "ميزانيه",
    "انتخابات",
    "اقتراع",
    "ازمه",
    "حرب",
    "in",
    "since",
    "until",
    "(",
];

/// Words that a date may begin with, with what may stand before them; all others begin with numbers, ordinals, days and months.
static BEGINNINGS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = DAYS.into_iter().chain(MONTHS).chain(YEARS).map(str::to_owned);
    let words: Vec<String> = words.chain(periods::beginnings()).collect();
    let with = |clitics: &'static str| words.iter().map(move |word| format!("{clitics}{word}"));
    CLITICS.into_iter().flat_map(with).collect()
});

/// The date that begins at a token.
pub(super) fn at(passage: &Passage, at: usize) -> Option<Find> {
    may_begin(passage, at).then(|| read(passage, at)).flatten()
}

/// Most tokens begin no date, and that is seen at once.
fn may_begin(passage: &Passage, at: usize) -> bool {
    passage.tokens[at].kind == TokenKind::Number
        || passage.is_word(at)
            && (passage.phrase(at, bits(&[Role::Weekday, Role::Month, Role::MaybeMonth])).is_some()
                || BEGINNINGS.contains(passage.word(at))
                || Reader(passage).ordinal(at) > 0)
}

fn read(passage: &Passage, at: usize) -> Option<Find> {
    let reader = Reader(passage);
    let (end, skip) = reader
        .weekday(at)
        .or_else(|| reader.day_and_month(at))
        .or_else(|| reader.year(at))
        .or_else(|| reader.stretch(at))
        .or_else(|| reader.slashed(at))?;
    Some(Find { skip, ..Find::new(Kind::Date, at..end, 3) })
}

struct Reader<'a>(&'a Passage<'a>);

impl Reader<'_> {
    fn is_year(&self, at: usize) -> bool {
        digits(self.0, at)
            .is_some_and(|n| n.len() == 4 && n.parse::<u16>().is_ok_and(|year| (1300..=2199).contains(&year)))
    }

    /// Whether a number of three or four digits behind "the year" is a year long ago.
    fn is_early_year(&self, named: usize) -> bool {
        self.one_of(named, &["عام", "سنه"]).is_some()
            && digits(self.0, named + 1)
                .is_some_and(|n| n.parse::<u16>().is_ok_and(|year| (100..1300).contains(&year)))
            && !self.0.stem(named + 2).is(bits(&[Role::Unit, Role::TimeUnit, Role::Currency, Role::Scale]))
            && !self.0.is_sign(named + 2, &['%', '٪'])
    }

    fn is_day(&self, at: usize) -> bool {
        digits(self.0, at).and_then(|n| n.parse::<u8>().ok()).is_some_and(|day| (1..=31).contains(&day))
    }

    /// The bytes of clitics before one of some words.
    fn one_of(&self, at: usize, words: &[&str]) -> Option<usize> {
        let word = self.0.word(at);
        // Each word is held against many: most differ in the last byte.
        let last = word.as_bytes().last();
        words.iter().filter(|known| known.as_bytes().last() == last).find_map(|known| {
            let clitics = word.strip_suffix(known)?;
            CLITICS.contains(&clitics).then_some(clitics.len())
        })
    }

    /// How many words an ordinal has: `the third`, `the sixteenth`, `the twenty-first`; 0 = it is none.
    fn ordinal(&self, at: usize) -> usize {
        if !self.0.is_definite(at) || !ORDINALS.contains(&self.0.stem_word(at).as_ref()) {
            return 0;
        }
        1 + usize::from(matches!(self.0.word(at + 1), "عشر" | "والعشرين" | "والعشرون" | "والثلاثين"))
    }

    /// `yesterday`, `the day before yesterday`, `after tomorrow`: tokens and the bytes of clitics.
    fn beside_today(&self, at: usize) -> Option<(usize, usize)> {
        if let Some(clitics) = self.one_of(at, &["امس", "اليوم", "غدا", "غد"]) {
            return Some((1, clitics));
        }
        let of = usize::from(self.0.word(at + 1) == "من");
        if self.0.word(at + 1 + of) == "امس"
            && let Some(clitics) = self.one_of(at, &["اول"])
        {
            return Some((2 + of, clitics));
        }
        let clitics = self.one_of(at, &["بعد"]).filter(|_| self.0.word(at + 1) == "غد")?;
        Some((2, clitics))
    }

    /// `on Sunday and Monday`, with the days named before both.
    fn two_weekdays(&self, at: usize) -> Option<(usize, usize)> {
        let clitics = self.one_of(at, &["يومي"])?;
        let (first, _) = self.0.phrase(at + 1, Role::Weekday.bit())?;
        let second = at + 1 + first;
        let (length, _) = self.0.phrase(second, Role::Weekday.bit())?;
        (self.0.skip(second) == "و".len()).then_some((second + length, clitics))
    }

    /// Whether a word that is also a day of the week is two: the two and forty.
    fn is_two(&self, at: usize) -> bool {
        self.0
            .word(at + 1)
            .strip_prefix("وال")
            .is_some_and(|rest| lexicon().entry(rest).is(Role::Number.bit()))
    }

    /// `[yesterday] [day] Monday [last] [,] [28 January 2025]`, `day 28 January`, `every Monday`.
    fn weekday(&self, at: usize) -> Option<(usize, usize)> {
        if let Some(days) = self.two_weekdays(at) {
            return Some(days);
        }
        if matches!(self.0.word(at), "خميس" | "اربعاء" | "جمعه" | "سبت" | "ثلاثاء")
            && at.checked_sub(1).is_some_and(|before| self.0.word(before) == "كل")
        {
            return Some((at + 1, 0));
        }
        let mut end = at;
        let mut skip = None;
        if let Some((length, clitics)) = self.beside_today(end) {
            (end, skip) = (end + length, Some(clitics));
        }
        if let Some(clitics) = self.one_of(end, &["يوم"]) {
            skip = skip.or(Some(clitics));
            end += 1;
            if self.is_day(end)
                && let Some((end, _)) = self.day_and_month(end)
            {
                return Some((end, skip.unwrap_or(0)));
            }
        }
        let bracket = end > at && self.0.is_sign(end, &['(']);
        let day = end + usize::from(bracket);
        let is_day = self.0.phrase(day, Role::Weekday.bit());
        let latin = self.0.is_latin(day) && !self.0.tokens[day].capital;
        let (length, _) = is_day.filter(|_| !latin && !self.is_two(day))?;
        if (skip.is_some() || bracket) && self.0.skip(day) > 0 {
            return None;
        }
        let skip = skip.unwrap_or_else(|| self.0.skip(day));
        end = day + length;
        if bracket {
            if !self.0.is_sign(end, &[')']) {
                return None;
            }
            return Some((end + 1, skip));
        }
        if self.0.stem(end).is(Role::Relative.bit()) && self.0.skip(end) == 0 {
            return Some((end + 1, skip));
        }
        let comma = usize::from(self.0.is_sign(end, &['،', ',']));
        let official = usize::from(self.one_of(end + comma, &["الموافق"]) == Some(0));
        let next = end + comma + official;
        let more = self.day_and_month(next).or_else(|| self.slashed(next)).filter(|(_, skip)| *skip == 0);
        // A Sunday behind a Saturday, and the like, is a date of its own.
        Some((more.filter(|_| self.is_day(next)).map_or(end, |(end, _)| end), skip))
    }

    /// م or هـ right behind a year.
    fn era(&self, at: usize) -> usize {
        usize::from(matches!(self.0.word(at), "م" | "ه" | "هجريه" | "ميلاديه" | "هجري"))
    }

    /// `the year 2021`, `2021`, `2015–2016`, `the school year 2025`.
    fn year(&self, at: usize) -> Option<(usize, usize)> {
        let named = self.one_of(at, &YEARS);
        let mut from = at;
        let mut skip = 0;
        if let Some(clitics) = named {
            let adjective = usize::from(self.0.is_definite(at + 1) && self.is_year(at + 2));
            let old = adjective == 0 && self.is_early_year(at);
            if old || self.is_year(at + 1 + adjective) {
                (from, skip) = (at + 1 + adjective, clitics);
            }
        }
        if from == at && !self.is_year(from) {
            return None;
        }
        // A bare number is a year where nothing says that it counts something.
        if from == at {
            let year: u16 = digits(self.0, at)?.parse().ok()?;
            let after = self.0.stem(at + 1);
            // A day or a year behind it begins a date of its own.
            let counts = after.is(bits(&[Role::Unit, Role::TimeUnit, Role::Currency, Role::Scale]))
                && !matches!(self.0.word(at + 1), "يوم" | "عام" | "سنه" | "ليله");
            let before = at.checked_sub(1).map_or("", |before| self.0.word(before));
            let and = before == "و";
            let tied = at > 0
                && (!self.0.tokens[at].spaced && !and && !self.0.is_sign(at - 1, &['(', '['])
                    || self.0.is_sign(at - 1, &['/', '-']));
            // بين 1992 و1996
            let second = and && at > 1 && self.is_year(at - 2);
            let pair = second || before == "بين" && self.0.word(at + 1) == "و" && self.is_year(at + 2);
            let context = second || BEFORE_YEAR.contains(&before);
            let era = self.era(at + 1) > 0;
            if counts || tied || !(1800..=2100).contains(&year) && !era && !pair || !(context || era) {
                return None;
            }
        }
        let mut end = from + 1;
        let joined = self.0.is_sign(end, &['-', '–', '/']) || (named.is_some() && self.0.word(end) == "و");
        if joined && self.is_year(end + 1) {
            end += 2;
        }
        end += self.era(end);
        Some((end, skip))
    }

    /// `28/1/2025`, `17 / 10 / 1436 هـ`.
    fn slashed(&self, at: usize) -> Option<(usize, usize)> {
        let sign = |at: usize| self.0.is_sign(at, &['/', '-']);
        let lawful =
            sign(at + 1) && sign(at + 3) && digits(self.0, at + 2).is_some_and(|month| month.len() <= 2);
        let days = (self.is_day(at) && self.is_year(at + 4)) || (self.is_year(at) && self.is_day(at + 4));
        (lawful && days).then(|| (at + 5 + self.era(at + 5), 0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{BEFORE_YEAR, BEGINNINGS, ORDINALS, at, read};
    use crate::entities::trial::{differ, differ_in_articles, texts};
    use crate::entities::words::Words;

    fn lists() -> Vec<Vec<String>> {
        const OTHERS: [&str; 30] = [
            "يناير",
            "كانون الثاني",
            "الاثنين",
            "وأربعاء",
            "رمضان",
            "محرم",
            "2025",
            "28",
            "3",
            "/",
            "-",
            "(",
            ")",
            "م",
            "هـ",
            "و",
            "من",
            "الموافق",
            "الماضي",
            "المقبل",
            "الجاري",
            "قبل",
            "الميلاد",
            "May",
            "Monday",
            "كل",
            "للعشرين",
            "فبالأول",
            "خبز",
            "،",
        ];
        let mut beginnings: Vec<String> = BEGINNINGS.iter().cloned().collect();
        beginnings.sort_unstable();
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        vec![beginnings, owned(&ORDINALS), owned(&BEFORE_YEAR), owned(&OTHERS)]
    }

    proptest! {
        /// What is seen at once to begin no date begins none.
        #[test]
        fn a_date_begins_where_it_may(text in texts(lists())) {
            prop_assert_eq!(differ(&text, at, read, &mut Words::default()), None);
        }
    }

    #[test]
    fn so_in_articles() {
        assert_eq!(differ_in_articles(at, read), None);
    }
}
