//! What is said of an article: its source, its date, the kinds of what it names.

use super::{Language, Phrase, Words};
use crate::article::{Article, Kind};

impl Words {
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
        let names = match self.language {
            Language::Arabic => AR,
            Language::English => EN,
        };
        format!("{} {} {}", self.number(day), names[month - 1], self.number(year))
    }

    /// The same as [`Self::about`], for a screen: no part is drawn into the run of another (UAX 9 FSI).
    pub fn about_apart(self, article: &Article) -> String {
        self.parts(article).map(|part| format!("\u{2068}{part}\u{2069}")).collect::<Vec<_>>().join(" · ")
    }

    /// The line under or over a title: source, authors, date and categories, as far as they are known.
    pub fn about(self, article: &Article) -> String {
        self.parts(article).collect::<Vec<_>>().join(" · ")
    }

    fn parts(self, article: &Article) -> impl Iterator<Item = String> {
        let source =
            article.source.as_ref().map(|source| source.name.clone()).filter(|name| !name.is_empty());
        let date = article.published.as_deref().map(|date| self.date(date));
        source
            .into_iter()
            .chain(article.authors.iter().cloned())
            .chain(date)
            .chain(article.categories.iter().cloned())
    }
}

impl Language {
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
