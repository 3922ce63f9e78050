//! Dates: days, months, years, and those that stand beside another: last Monday, the year before.

use super::numbers::digits;
use super::passage::{Find, Passage};
use super::role::{Role, bits};
use crate::article::Kind;

/// Stretches of time that "last" and "next" make a date of.
const PERIODS: [&str; 16] = [
    "الاسبوع",
    "الشهر",
    "العام",
    "السنه",
    "القرن",
    "العقد",
    "الموسم",
    "الصيف",
    "الشتاء",
    "الربيع",
    "الخريف",
    "week",
    "month",
    "year",
    "الفصل",
    "الاعوام",
];

/// Days of the month in words.
const DAYS: [&str; 10] =
    ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];

/// Months that are nothing else.
const MONTH: u64 = Role::Month.bit();
const ANY_MONTH: u64 = bits(&[Role::Month, Role::MaybeMonth]);

/// The date that begins at a token.
pub(super) fn at(passage: &Passage, at: usize) -> Option<Find> {
    let reader = Reader(passage);
    let (end, skip) = reader
        .weekday(at)
        .or_else(|| reader.day_and_month(at))
        .or_else(|| reader.year(at))
        .or_else(|| reader.period(at))
        .or_else(|| reader.slashed(at))?;
    Some(Find { skip, ..Find::new(Kind::Date, at..end, 3) })
}

struct Reader<'a>(&'a Passage<'a>);

impl Reader<'_> {
    fn is_year(&self, at: usize) -> bool {
        digits(self.0, at)
            .is_some_and(|n| n.len() == 4 && n.parse::<u16>().is_ok_and(|year| (1300..=2199).contains(&year)))
    }

    fn is_day(&self, at: usize) -> bool {
        digits(self.0, at).and_then(|n| n.parse::<u8>().ok()).is_some_and(|day| (1..=31).contains(&day))
    }

    /// The bytes of clitics before one of some words.
    fn one_of(&self, at: usize, words: &[&str]) -> Option<usize> {
        let word = self.0.word(at);
        words.iter().find_map(|known| {
            let clitics = word.strip_suffix(known)?;
            matches!(clitics, "" | "و" | "ل" | "ب" | "ف" | "وب" | "ول" | "ك").then_some(clitics.len())
        })
    }

    /// `[yesterday] [day] Monday [last] [,] [28 January 2025]`.
    fn weekday(&self, at: usize) -> Option<(usize, usize)> {
        let mut end = at;
        let mut skip = None;
        if let Some(clitics) = self.one_of(end, &["امس", "اليوم", "غدا", "غد"]) {
            (end, skip) = (end + 1, Some(clitics));
        }
        if let Some(clitics) = self.one_of(end, &["يوم"]) {
            skip = skip.or(Some(clitics));
            end += 1;
        }
        let bracket = end > at && self.0.is_sign(end, &['(']);
        let day = end + usize::from(bracket);
        let is_day = self.0.phrase(day, Role::Weekday.bit());
        let latin = self.0.is_latin(day) && !self.0.tokens[day].capital;
        let (length, _) = is_day.filter(|_| !latin)?;
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

    /// `28 January [2025]`, `January 2025`, `January 28, 2025`, `from 3 to 8 March`, `month of Ramadan`.
    fn day_and_month(&self, at: usize) -> Option<(usize, usize)> {
        let mut end = at;
        let mut skip = 0;
        let named = self
            .one_of(at, &["شهر"])
            .filter(|_| self.0.stem(at + 1).is(ANY_MONTH) || self.0.stem(at + 1).begins);
        if let Some(clitics) = named {
            (end, skip) = (at + 1, clitics);
        }
        // الأول من حزيران
        let ordinal =
            DAYS.contains(&self.0.stem_word(end).as_ref()) && self.0.word(end + 1) == "من" && named.is_none();
        if ordinal {
            skip = self.0.skip(end);
        }
        let mut day = self.is_day(end) || ordinal;
        if day {
            end += 1;
            // 3 الى 8 مارس, 3-8 مارس
            let to =
                self.0.is_sign(end, &['-', '–']) || matches!(self.0.word(end), "الي" | "و" | "حتي" | "to");
            if to && self.is_day(end + 1) && self.0.phrase(end + 2, ANY_MONTH).is_some() {
                end += 2;
            }
            end += usize::from(self.0.word(end) == "من" && self.0.phrase(end + 1, ANY_MONTH).is_some());
        }
        let (length, roles) = self.0.phrase(end, ANY_MONTH)?;
        if (day || named.is_some()) && self.0.skip(end) > 0 {
            return None;
        }
        let latin = self.0.is_latin(end);
        if latin && !self.0.tokens[end].capital {
            return None;
        }
        if !day && named.is_none() {
            skip = self.0.skip(end);
        }
        let month = end;
        end = self.second_month(month + length);
        let twice = end > month + length;
        if latin && !day && self.is_day(end) {
            day = true;
            end += 1;
            end += usize::from(self.0.is_sign(end, &[',']) && self.is_year(end + 1));
        }
        let dated = self.year_behind(&mut end);
        // A month whose name is a word is a month only beside a number; the month of the fast is known by "in" too.
        let fast = self.0.stem_word(month) == "رمضان" && self.0.is_located(month);
        let sure = roles & MONTH != 0 && roles & Role::MaybeMonth.bit() == 0;
        (sure || day || dated || twice || fast || named.is_some()).then_some((end, skip))
    }

    /// The other name of the same month: `يناير/كانون الثاني`, `يناير (كانون الثاني)`, or the last of several.
    fn second_month(&self, at: usize) -> usize {
        let bracket = self.0.is_sign(at, &['(']);
        let slash = self.0.is_sign(at, &['/', '-', '–']);
        if bracket || slash {
            let Some((length, _)) = self.0.phrase(at + 1, ANY_MONTH) else { return at };
            let end = at + 1 + length;
            return match (bracket, self.0.is_sign(end, &[')'])) {
                (true, true) => end + 1,
                (true, false) => at,
                (false, _) => end,
            };
        }
        // شباط وأيار 2025
        match self.0.phrase(at, ANY_MONTH) {
            Some((length, _))
                if self.0.word(at).starts_with('و') && self.0.skip(at) == 2 && self.is_year(at + length) =>
            {
                at + length
            }
            _ => at,
        }
    }

    /// A year, or "last", behind a month.
    fn year_behind(&self, end: &mut usize) -> bool {
        let of = self.one_of(*end, &["عام", "سنه", "من"]) == Some(0) && self.is_year(*end + 1);
        let from = *end;
        if of {
            *end += 2;
        } else if self.is_year(*end) {
            *end += 1;
        } else if self.0.stem(*end).is(Role::Relative.bit())
            && self.0.skip(*end) == 0
            && self.0.is_definite(*end)
        {
            *end += 1;
            return true;
        }
        if *end > from {
            *end += self.era(*end);
        }
        *end > from
    }

    /// م or هـ right behind a year.
    fn era(&self, at: usize) -> usize {
        usize::from(matches!(self.0.word(at), "م" | "ه" | "هجريه" | "ميلاديه" | "هجري"))
    }

    /// `the year 2021`, `2021`, `2015–2016`, `the school year 2025`.
    fn year(&self, at: usize) -> Option<(usize, usize)> {
        let named = self.one_of(at, &["عام", "العام", "سنه", "السنه", "عامي", "سال", "سنوات", "year"]);
        let mut from = at;
        let mut skip = 0;
        if let Some(clitics) = named {
            let adjective = usize::from(self.0.is_definite(at + 1) && self.is_year(at + 2));
            if self.is_year(at + 1 + adjective) {
                (from, skip) = (at + 1 + adjective, clitics);
            }
        }
        if !self.is_year(from) {
            return None;
        }
        // A bare number is a year where nothing says that it counts something.
        if from == at {
            let year: u16 = digits(self.0, at)?.parse().ok()?;
            let after = self.0.stem(at + 1);
            let counts = after.is(bits(&[Role::Unit, Role::TimeUnit, Role::Currency, Role::Scale]));
            let before = at.checked_sub(1).map_or("", |before| self.0.word(before));
            let tied = at > 0
                && (!self.0.tokens[at].spaced && !self.0.is_sign(at - 1, &['(', '['])
                    || self.0.is_sign(at - 1, &['/', '-']));
            let context = matches!(
                before,
                "في" | "منذ"
                    | "حتي"
                    | "الي"
                    | "من"
                    | "بين"
                    | "نهايه"
                    | "بدايه"
                    | "مطلع"
                    | "منتصف"
                    | "اواخر"
                    | "قبل"
                    | "بعد"
                    | "in"
                    | "since"
                    | "until"
                    | "خلال"
                    | "("
                    | "لعام"
                    | "و"
                    | "اوائل"
            );
            let era = self.era(at + 1) > 0;
            if counts || tied || !(1800..=2100).contains(&year) && !era || !(context || era) {
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

    /// `last week`, `the coming month`.
    fn period(&self, at: usize) -> Option<(usize, usize)> {
        let clitics = self.one_of(at, &PERIODS).filter(|_| self.0.is_arabic(at))?;
        let behind = self.0.stem(at + 1).is(Role::Relative.bit()) && self.0.skip(at + 1) == 0;
        let lawful = behind && !matches!(self.0.word(at + 1), "نفسه" | "ذاته" | "الاخير" | "الاخيره");
        lawful.then_some((at + 2, clitics))
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
