//! Stretches of the calendar: this year, last month, the first quarter of 2025, the nineties, the tenth century.

use super::{ORDINALS, Reader};
use crate::entities::role::Role;

/// Stretches of time that "last" and "next" make a date of.
const PERIODS: [&str; 18] = [
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
    "الفصل",
    "الاعوام",
    "العامين",
    "الشهرين",
    "week",
    "month",
    "year",
];

/// Stretches of time that "this" makes a date of.
const PRESENT: [&str; 10] =
    ["الاسبوع", "الشهر", "العام", "السنه", "القرن", "الموسم", "الصيف", "الشتاء", "الربيع", "الخريف"];

/// What a year may be: a financial one, a school year.
const YEARS: [&str; 8] =
    ["المالي", "الماليه", "الدراسي", "الدراسيه", "الجامعي", "الجامعيه", "الرياضي", "الهجري"];

/// Tens in words, of which decades are made.
const TENS: [&str; 8] = ["عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"];

/// Summers and the like.
const SEASONS: [&str; 4] = ["صيف", "خريف", "شتاء", "ربيع"];

/// What is said before the number of a century.
const CENTURIES: [&str; 2] = ["القرن", "الالفيه"];

/// The words that stretches of time begin with.
pub(super) fn beginnings() -> impl Iterator<Item = String> {
    let words = ["هذا", "هذه", "الربع"].into_iter().chain(PERIODS).chain(SEASONS).chain(CENTURIES);
    let decade = |ten: &'static str| {
        ["يات", "ات"]
            .into_iter()
            .flat_map(move |ending| ["", "ال"].map(|article| format!("{article}{ten}{ending}")))
    };
    words.map(str::to_owned).chain(TENS.into_iter().flat_map(decade))
}

impl Reader<'_> {
    /// A stretch of time with a name: its end and the bytes of clitics before it.
    pub(super) fn stretch(&self, at: usize) -> Option<(usize, usize)> {
        if !self.0.is_word(at) {
            return None;
        }
        self.period(at)
            .or_else(|| self.this(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.season(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
    }

    /// `last week`, `the coming month`, `the present school year`.
    fn period(&self, at: usize) -> Option<(usize, usize)> {
        let clitics = self.one_of(at, &PERIODS).filter(|_| self.0.is_arabic(at))?;
        let which = usize::from(YEARS.contains(&self.0.word(at + 1)));
        let behind = at + 1 + which;
        if which == 1 && matches!(self.0.word(behind), "الجديد" | "الجديده") {
            return Some((behind + 1, clitics));
        }
        let lawful = self.is_relative(behind)
            && !matches!(self.0.word(behind), "نفسه" | "ذاته" | "الاخير" | "الاخيره" | "التالي" | "التاليه");
        // The present العقد is a contract.
        let contract =
            self.0.word(at).ends_with("العقد") && matches!(self.0.word(behind), "الجاري" | "الحالي");
        (lawful && !contract).then_some((behind + 1, clitics))
    }

    /// `this year`.
    fn this(&self, at: usize) -> Option<(usize, usize)> {
        let clitics = self.one_of(at, &["هذا", "هذه"])?;
        let lawful = PRESENT.contains(&self.0.word(at + 1));
        lawful.then(|| (at + 2 + usize::from(self.is_relative(at + 2)), clitics))
    }

    /// `the first quarter of 2025`, `the third quarter of next year`.
    fn quarter(&self, at: usize) -> Option<(usize, usize)> {
        let clitics = self.one_of(at, &["الربع"])?;
        let which = self.ordinal(at + 1) == 1 || self.0.word(at + 1) == "الاخير";
        let (end, _) = Some(at + 3)
            .filter(|_| which && self.0.word(at + 2) == "من")
            .and_then(|year| self.year(year).or_else(|| self.period(year)).or_else(|| self.this(year)))
            .filter(|(_, skip)| *skip == 0)?;
        Some((end, clitics))
    }

    /// `summer 2028`, `the spring of next year`.
    fn season(&self, at: usize) -> Option<(usize, usize)> {
        let clitics = self.one_of(at, &SEASONS)?;
        if self.is_year(at + 1) {
            return Some((at + 2, clitics));
        }
        let (end, _) = self.year(at + 1).or_else(|| self.period(at + 1)).filter(|(_, skip)| *skip == 0)?;
        Some((end, clitics))
    }

    /// `the nineties`, `the nineties of the last century`.
    fn decade(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.0.word(at);
        let tens = word.strip_suffix("يات").or_else(|| word.strip_suffix("ات"))?;
        let clitics = TENS.iter().find_map(|known| tens.strip_suffix(known))?;
        let definite = clitics.ends_with("ال");
        let clitics = clitics.strip_suffix("ال").unwrap_or(clitics);
        if !matches!(clitics, "" | "و" | "ب" | "ل" | "ف") {
            return None;
        }
        if let Some((end, _)) = self.period(at + 1).or_else(|| self.century(at + 1))
            && self.0.word(at + 1) == "القرن"
        {
            return Some((end, clitics.len()));
        }
        // في الستينيات من عمره is an age.
        let age = self.0.word(at + 1) == "من" && self.0.stem_word(at + 2).contains("عمر");
        (definite && !age).then_some((at + 1, clitics.len()))
    }

    /// `the nineteenth century`, `the third millennium before Christ`.
    fn century(&self, at: usize) -> Option<(usize, usize)> {
        let clitics = self.one_of(at, &CENTURIES)?;
        let which = match self.0.word(at + 1) {
            "العشرين" => 1,
            // الثالثة
            word if word.strip_suffix('ه').is_some_and(|word| ORDINALS.contains(&word)) => 1,
            _ => self.ordinal(at + 1),
        };
        let mut end = at + 1 + which;
        if self.0.word(end) == "قبل" && self.0.word(end + 1) == "الميلاد" {
            end += 2;
        } else if matches!(self.0.word(end), "الميلادي" | "الهجري") {
            end += 1;
        }
        (which > 0).then_some((end, clitics))
    }

    fn is_relative(&self, at: usize) -> bool {
        self.0.stem(at).is(Role::Relative.bit()) && self.0.skip(at) == 0
    }
}
