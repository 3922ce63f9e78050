//! Dates, amounts of money, shares and quantities, with all digits.

use super::lexicon::{Lexicon, Role, lexicon};
use super::passage::{Find, Passage, TokenKind};
use crate::article::Kind;

/// The figures of a passage.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let reader = Reader { passage, lexicon: lexicon() };
    let mut finds = Vec::new();
    for at in 0..passage.tokens.len() {
        finds.extend(reader.date(at));
        finds.extend(reader.amount(at));
    }
    finds
}

struct Reader<'a> {
    passage: &'a Passage,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    fn number(&self, at: usize) -> Option<&str> {
        let token = self.passage.tokens.get(at)?;
        (token.kind == TokenKind::Number).then(|| self.passage.word(at))
    }

    /// The length of a phrase of this role, without clitics.
    fn phrase(&self, at: usize, role: Role) -> Option<usize> {
        self.lexicon
            .at(self.passage, at, |r| r == role)
            .filter(|(.., skip)| *skip == 0)
            .map(|(length, ..)| length)
    }

    fn is_year(&self, at: usize) -> bool {
        self.number(at)
            .is_some_and(|n| n.len() == 4 && n.parse::<u16>().is_ok_and(|year| (1300..=2199).contains(&year)))
    }

    fn is_day(&self, at: usize) -> bool {
        self.number(at).and_then(|n| n.parse::<u8>().ok()).is_some_and(|day| (1..=31).contains(&day))
    }

    /// A word without the clitics before it, if it is one of these; and their bytes.
    fn one_of(&self, at: usize, words: &[&str]) -> Option<usize> {
        let word = self.passage.word(at);
        words.iter().find_map(|known| {
            let clitics = word.strip_suffix(known)?;
            matches!(clitics, "" | "و" | "ل" | "ب" | "ف" | "وب" | "ول").then_some(clitics.len())
        })
    }

    /// `[day of the week] [day] month [year]`, `month day, year`, `year 2021`.
    fn date(&self, at: usize) -> Option<Find> {
        let (mut end, mut skip) = (at, 0);
        if let Some(clitics) = self.one_of(at, &["يوم"])
            && let Some(length) = self.phrase(at + 1, Role::Weekday)
        {
            (end, skip) = (at + 1 + length, clitics);
            if self.passage.is_sign(end, &['،', ','])
                && self.is_day(end + 1)
                && self.phrase(end + 2, Role::Month).is_some()
            {
                end += 1;
            }
        }
        let day = self.is_day(end);
        if let Some(length) =
            self.phrase(end + usize::from(day), Role::Month).filter(|_| day || !self.is_bare_month(end))
        {
            end += usize::from(day) + length;
            end = self.second_month(end);
            if self.is_year(end) {
                end += 1;
            } else if self.one_of(end, &["عام", "سنه"]) == Some(0) && self.is_year(end + 1) {
                end += 2;
            } else if !day && self.is_day(end) && self.passage.is_latin(at) {
                // January 20, 2025
                end += 1;
                end += if self.passage.is_sign(end, &[',']) && self.is_year(end + 1) { 2 } else { 0 };
            } else if !day && end == at + length {
                // A month alone is a date only where one of ours names it and nothing else.
                return Some(Find::new(Kind::Date, at..end, 1));
            }
        }
        if end == at
            && let Some(clitics) = self.one_of(at, &["عام", "العام", "سنه", "سال", "year"])
            && self.is_year(at + 1)
        {
            (end, skip) = (at + 2, clitics);
        }
        (end > at).then(|| Find { skip, ..Find::new(Kind::Date, at..end, 3) })
    }

    /// Months whose names are also other words stand for a date only beside a number.
    fn is_bare_month(&self, at: usize) -> bool {
        let beside_year = self.is_year(at + 1)
            || self.one_of(at + 1, &["عام", "سنه"]).is_some_and(|_| self.is_year(at + 2));
        let latin = self.passage.is_latin(at);
        let known = matches!(
            self.passage.word(at),
            "يناير"
                | "فبراير"
                | "ابريل"
                | "يونيو"
                | "يوليو"
                | "اغسطس"
                | "سبتمبر"
                | "اكتوبر"
                | "نوفمبر"
                | "ديسمبر"
                | "تشرين"
        );
        // May and March are words.
        let capital =
            latin && self.passage.tokens[at].capital && !matches!(self.passage.word(at), "may" | "march");
        !(beside_year || known || capital || self.is_day(at + 1) && latin)
    }

    /// يناير/كانون الثاني: the other name of the same month.
    fn second_month(&self, at: usize) -> usize {
        let bracket = self.passage.is_sign(at, &['(']);
        if !bracket && !self.passage.is_sign(at, &['/']) {
            return at;
        }
        let Some(length) = self.phrase(at + 1, Role::Month) else { return at };
        let end = at + 1 + length;
        if !bracket {
            end
        } else if self.passage.is_sign(end, &[')']) {
            end + 1
        } else {
            at
        }
    }

    /// A number with what follows it: a sign or words of percent, a currency, a unit.
    fn amount(&self, at: usize) -> Option<Find> {
        const SIGNS: [char; 4] = ['$', '€', '£', '¥'];
        if self.passage.is_sign(at, &SIGNS) && self.number(at + 1).is_some() {
            let end = self.scaled(at + 2);
            return Some(Find::new(Kind::Money, at..end, 3));
        }
        let scale_first = self.phrase(at, Role::Scale).is_some();
        let mut end = if self.number(at).is_some() { self.scaled(self.range(at)) } else { at };
        if scale_first && end == at {
            // مليون دولار: the scale is the number.
            end = self.scaled(at);
            let length = self.phrase(end, Role::Currency)?;
            return Some(Find::new(Kind::Money, at..end + length, 2));
        }
        if end == at {
            return None;
        }
        if self.passage.is_sign(end, &['%', '٪']) {
            return Some(Find::new(Kind::Percent, at..end + 1, 3));
        }
        if let Some(length) = self.percent_words(end) {
            return Some(Find::new(Kind::Percent, at..end + length, 3));
        }
        if self.passage.is_sign(end, &SIGNS) {
            return Some(Find::new(Kind::Money, at..end + 1, 3));
        }
        if let Some(length) = self.phrase(end, Role::Currency) {
            return Some(Find::new(Kind::Money, at..end + length, 3));
        }
        self.phrase(end, Role::Unit).map(|length| Find::new(Kind::Quantity, at..end + length, 3))
    }

    /// The end of `10–15`, `10 الى 15`, or of the number alone.
    fn range(&self, at: usize) -> usize {
        let joins = self.passage.is_sign(at + 1, &['-', '–', '—']);
        if joins && self.number(at + 2).is_some() { at + 3 } else { at + 1 }
    }

    /// The end of the thousands and millions that begin at `at`.
    fn scaled(&self, mut at: usize) -> usize {
        while let Some(length) = self.phrase(at, Role::Scale) {
            at += length;
        }
        at
    }

    fn percent_words(&self, at: usize) -> Option<usize> {
        const HUNDRED: [&str; 5] = ["المئه", "المائه", "الميه", "المیه", "cent"];
        let word = self.passage.word(at);
        if matches!(word, "percent" | "درصد" | "فيصد" | "بالمئه" | "بالمائه") {
            return Some(1);
        }
        (matches!(word, "في" | "per") && HUNDRED.contains(&self.passage.word(at + 1))).then_some(2)
    }
}
