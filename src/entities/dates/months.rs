//! Months, with their days and years: 28 January 2025, the first of June, from 3 to 8 March.

use super::Reader;
use crate::entities::role::{Role, bits};

/// Behind these a word that may be a month is one.
const BEFORE_MONTH: [&str; 18] = [
    "في",
    "ففي",
    "منذ",
    "حتي",
    "قبل",
    "خلال",
    "مطلع",
    "نهايه",
    "منتصف",
    "اواخر",
    "اوائل",
    "بدايه",
    "حلول",
    "دخول",
    "بعد",
    "موسم",
    "ايام",
    "ليالي",
];

/// Months that are nothing else.
const MONTH: u64 = Role::Month.bit();
const ANY_MONTH: u64 = bits(&[Role::Month, Role::MaybeMonth]);

impl Reader<'_> {
    /// `28 January [2025]`, `January 2025`, `January 28, 2025`, `from 3 to 8 March`, `month of Ramadan`.
    pub(super) fn day_and_month(&self, at: usize) -> Option<(usize, usize)> {
        let mut end = at;
        let mut skip = 0;
        let named = self
            .one_of(at, &["شهر"])
            .filter(|_| self.0.stem(at + 1).is(ANY_MONTH) || self.0.stem(at + 1).begins);
        if let Some(clitics) = named {
            (end, skip) = (at + 1, clitics);
        }
        // الأول من حزيران, but not الأسبوع الأول من حزيران.
        let ordinal = self.ordinal(end);
        let of_another = at.checked_sub(1).is_some_and(|before| {
            self.one_of(before, &["الاسبوع", "النصف", "الثلث", "الربع", "الفصل"]).is_some()
        });
        let in_words = ordinal > 0 && !of_another && self.0.word(end + ordinal) == "من" && named.is_none();
        if in_words {
            skip = self.0.skip(end);
        }
        // The first of a month, as it is called in the Maghreb.
        let first = self.one_of(end, &["غره", "فاتح"]).filter(|_| named.is_none());
        skip = first.unwrap_or(skip);
        let mut day = self.is_day(end) || in_words || first.is_some();
        if day {
            end += if in_words { ordinal } else { 1 };
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
        // صفر is nought, unless it has a day.
        let placed = !latin && roles & Role::Number.bit() == 0 && self.is_where_months_are(month);
        let sure = roles & MONTH != 0 && roles & Role::MaybeMonth.bit() == 0;
        (sure || day || dated || twice || fast || placed || named.is_some()).then_some((end, skip))
    }

    /// Whether a word that may be a month stands behind what is said of times, or behind another month and "and".
    fn is_where_months_are(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let (word, month) = (self.0.word(before), self.0.word(at));
        if self.0.skip(at) > 0 {
            return month.starts_with('و') && self.0.stem(before).is(ANY_MONTH);
        }
        match month {
            // Hardly ever anything else.
            "حزيران" | "تموز" | "ايلول" | "شباط" | "ايار" | "غشت" | "جويليه" => {
                true
            }
            "رمضان" if word == "كل" => true,
            // Without its madda it is a father, or the town of Ibb.
            "اب" if !self.0.spelling(at..at + 1, 0).starts_with('آ') => false,
            _ => BEFORE_MONTH.contains(&word.strip_prefix('و').unwrap_or(word)),
        }
    }

    /// The other name of the same month: `يناير/كانون الثاني`, `يناير (كانون الثاني)`, `يناير كانون الثاني`, or the last of several.
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
        // مايو أيار
        if let Some((length, _)) = self.0.phrase(at, ANY_MONTH)
            && self.0.skip(at) == 0
            && self.0.is_arabic(at)
        {
            return at + length;
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
}
