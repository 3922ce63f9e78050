//! What the program says in the library.

use super::counted::{self, ARTICLE};
use super::{Language, Phrase, Words};
use crate::article::Order;
use crate::ui::shelf::{Done, Fault, Only, Since};

/// The title of the library.
pub const LIBRARY: Phrase = Phrase { ar: "صحيفة", en: "sahifa" };
/// The list shows samples, for there is nothing else.
pub const SAMPLES: Phrase = Phrase { ar: "مقالات للتجربة", en: "sample articles" };
/// What stands between tags.
pub const COMMA: Phrase = Phrase { ar: "، ", en: ", " };
/// All articles are listed …
pub const ALL: Phrase = Phrase { ar: "كل المقالات", en: "all articles" };
/// … those that were not read yet …
pub const UNREAD: Phrase = Phrase { ar: "غير المقروء", en: "unread" };
/// … or those with a star.
pub const STARRED: Phrase = Phrase { ar: "ذو النجمة", en: "starred" };
/// The newest first …
pub const NEWEST: Phrase = Phrase { ar: "الأحدث أولا", en: "newest first" };
/// … the oldest …
pub const OLDEST: Phrase = Phrase { ar: "الأقدم أولا", en: "oldest first" };
/// … by source …
pub const BY_SOURCE: Phrase = Phrase { ar: "بحسب المصدر", en: "by source" };
/// … what fits best.
pub const BEST: Phrase = Phrase { ar: "الأنسب أولا", en: "best first" };
/// The title of what most articles name.
pub const MOST_NAMED: Phrase = Phrase { ar: "أكثر الأسماء ورودا", en: "Most named" };
/// In all articles …
pub const EVER: Phrase = Phrase { ar: "في كل المقالات", en: "in all articles" };
/// … of the last seven days …
pub const WEEK: Phrase = Phrase { ar: "في آخر أسبوع", en: "in the last week" };
/// … of the last day.
pub const DAY: Phrase = Phrase { ar: "في آخر يوم", en: "in the last day" };
/// What is typed is sought in titles …
pub const IN_TITLES: Phrase = Phrase { ar: "في العناوين", en: "in titles" };
/// … or in all texts.
pub const IN_TEXTS: Phrase = Phrase { ar: "في النصوص", en: "in all texts" };
/// What Tab does while words are typed.
pub const SWITCHES: Phrase = Phrase { ar: "يبدل", en: "switches" };
/// What keys do: they find something …
pub const FINDS: Phrase = Phrase { ar: "يبحث", en: "finds" };
/// … show the names …
pub const NAMES: Phrase = Phrase { ar: "الأسماء", en: "names" };
/// … or the articles again …
pub const ARTICLES: Phrase = Phrase { ar: "المقالات", en: "articles" };
/// … or go back …
pub const BACK: Phrase = Phrase { ar: "رجوع", en: "back" };
/// … count other days …
pub const DAYS: Phrase = Phrase { ar: "مدة أخرى", en: "other days" };
/// … names of one kind …
pub const KINDS: Phrase = Phrase { ar: "نوع", en: "kind" };
/// … undo.
pub const UNDOES: Phrase = Phrase { ar: "تراجع", en: "undoes" };
/// … keep …
pub const KEEPS: Phrase = Phrase { ar: "حفظ", en: "keeps" };
/// The prompt of tags.
pub const TAGS: Phrase = Phrase { ar: "الوسوم", en: "tags" };
/// Other articles that name the same.
pub const OTHERS: Phrase = Phrase { ar: "في مقالات أخرى", en: "In other articles" };
/// The library was damaged; where its file is now follows.
pub const DAMAGED_ASIDE: Phrase = Phrase {
    ar: "كانت المكتبة تالفة؛ صار ملفها:",
    en: "the library was damaged; its file is now",
};
/// What to do then.
pub const DAMAGED_HINT: Phrase = Phrase {
    ar: "بدأت مكتبة جديدة؛ استورد المقالات من جديد، أو انظر ما يُنقذ: \u{2066}sqlite3 FILE .recover\u{2069}",
    en: "a new one is begun: import the articles again, or see what can be saved: sqlite3 FILE .recover",
};
/// The file of the library is damaged somewhere: what to do.
pub const DAMAGED_WITHIN: Phrase = Phrase {
    ar: "أنقذ ما يُقرأ منه: \u{2066}sahifa export --all > FILE\u{2069}",
    en: "save what of it can be read: sahifa export --all > FILE",
};
/// An article was thrown away meanwhile.
pub const GONE: Phrase = Phrase {
    ar: "لم يعد المقال في المكتبة",
    en: "the article is no more in the library",
};
/// All are being marked as read.
pub const MARKING: Phrase = Phrase { ar: "لحظة…", en: "a moment…" };
/// Old articles are given the names of today; how far that is follows.
pub const RENAMING: Phrase = Phrase { ar: "تُحدَّث الأسماء", en: "names renewed" };
/// There is nothing in the library …
pub const EMPTY: Phrase =
    Phrase { ar: "لا مقالات في المكتبة", en: "no articles in the library" };
/// … what to do then.
pub const EMPTY_HINT: Phrase = Phrase {
    ar: "أضف مقالات من الصدفة: sahifa import مجلد",
    en: "add articles from the shell: sahifa import FOLDER",
};
/// No article names this any more.
pub const NONE_NAMES: Phrase =
    Phrase { ar: "لا مقال يذكره الآن", en: "no article names it now" };
/// Nothing is unread …
pub const NONE_UNREAD: Phrase = Phrase { ar: "قُرئ كل شيء", en: "all is read" };
/// … nothing has a star …
pub const NONE_STARRED: Phrase = Phrase { ar: "لا مقال له نجمة", en: "no article has a star" };
/// … what to do then.
pub const STARRED_HINT: Phrase = Phrase { ar: "يضع نجمة", en: "gives a star" };
/// Nothing has what was typed.
pub const NOTHING_FOUND: Phrase =
    Phrase { ar: "لا مقال بهذه الكلمات", en: "no article has these words" };
/// … in the titles alone.
pub const IN_ALL_TEXTS: Phrase = Phrase {
    ar: "بالمفتاح \u{2066}Tab\u{2069} يُبحث في كل النصوص، وبمرشحات",
    en: "Tab seeks in all texts, and by filters",
};
/// An article has no title.
pub const UNTITLED: Phrase = Phrase { ar: "بلا عنوان", en: "no title" };
/// Nothing is named so.
pub const NOBODY_FOUND: Phrase = Phrase { ar: "لا اسم كهذا", en: "no such name" };
/// Nothing is named in articles of these days.
pub const NOBODY_NAMED: Phrase = Phrase {
    ar: "لا أسماء في مقالات هذه المدة",
    en: "no names in articles of these days",
};
/// What may be typed besides words.
pub const FILTERS: Phrase = Phrase {
    ar: "كلمات أو «عبارة» أو -كلمة\nاسم: مصدر: وسم: بعد:\u{2066}2025-01-28\u{2069}\nحالة:جديد حالة:نجمة",
    en: "words, \"a phrase\", -word\nentity: source: tag: after:2025-01-28\nunread starred",
};
/// What was typed behind `after:` is no day.
const NO_DAY: Phrase = Phrase {
    ar: "ليس تاريخا؛ يُكتب هكذا: \u{2066}2025-01-28\u{2069}",
    en: "is no day: write it as 2025-01-28",
};
/// What was typed behind `is:` is not known.
const NO_STATE: Phrase = Phrase {
    ar: "غير معروف؛ حالة:جديد أو حالة:نجمة",
    en: "is not known: is:unread or is:starred",
};
/// Nothing stands behind a colon.
const NOTHING_BEHIND: Phrase = Phrase { ar: "لا شيء بعد", en: "nothing stands behind" };

/// The word for what is listed.
pub fn only(only: Only) -> Phrase {
    match only {
        Only::All => ALL,
        Only::Unread => UNREAD,
        Only::Starred => STARRED,
    }
}

/// The word for an order.
pub fn order(order: Order) -> Phrase {
    match order {
        Order::Newest => NEWEST,
        Order::Oldest => OLDEST,
        Order::Source => BY_SOURCE,
        Order::Best => BEST,
    }
}

/// The word for a stretch of time.
pub fn since(since: Since) -> Phrase {
    match since {
        Since::Ever => EVER,
        Since::Week => WEEK,
        Since::Day => DAY,
    }
}

impl Language {
    /// What cannot be understood of what was typed.
    pub fn fault(self, fault: &Fault) -> String {
        match fault {
            Fault::Day(typed) => format!("«\u{2068}{typed}\u{2069}» {}", self.say(NO_DAY)),
            Fault::State(typed) => format!("«\u{2068}{typed}\u{2069}» {}", self.say(NO_STATE)),
            Fault::Nothing(key) => format!("{} \u{2066}{key}:\u{2069}", self.say(NOTHING_BEHIND)),
        }
    }
}

impl Words {
    /// What was done, in a word for the status.
    pub fn done(self, done: &Done) -> String {
        let phrase = match done {
            Done::Read(true) => Phrase { ar: "مقروء", en: "read" },
            Done::Read(false) => Phrase { ar: "غير مقروء", en: "unread" },
            Done::Starred(true) => Phrase { ar: "★ وُضعت نجمة", en: "★ starred" },
            Done::Starred(false) => Phrase { ar: "☆ أُزيلت النجمة", en: "☆ star taken away" },
            Done::Deleted => {
                Phrase { ar: "حُذف المقال · z تراجع", en: "deleted · z undoes" }
            }
            Done::Tagged => Phrase { ar: "حُفظت الوسوم", en: "tags kept" },
            Done::Nothing => Phrase { ar: "لا شيء للتراجع عنه", en: "nothing to undo" },
            Done::NotThere => Phrase {
                ar: "ليس في المكتبة؛ يضاف إليها هكذا: sahifa import ملف",
                en: "not in the library; add it: sahifa import FILE",
            },
            Done::AllRead(0) => NONE_UNREAD,
            Done::AllRead(count) => {
                return format!(
                    "{} {} · z {}",
                    self.language.say(Phrase { ar: "صار مقروءا:", en: "now read:" }),
                    self.count(ARTICLE, *count),
                    self.language.say(UNDOES)
                );
            }
            Done::Undone { count, title, .. } => {
                let word = self.language.say(Phrase { ar: "تراجع", en: "undone" });
                if *count < 2 {
                    return format!("{word}: \u{2068}{title}\u{2069}");
                }
                return format!("{word}: {}", self.count(ARTICLE, *count));
            }
        };
        self.language.say(phrase).to_owned()
    }

    /// How long ago something was, in words; what is long ago, or still to come, by its date.
    pub fn ago(self, then: i64, now: i64) -> String {
        const MINUTE: i64 = 60;
        const HOUR: i64 = 60 * MINUTE;
        const DAY: i64 = 24 * HOUR;
        let count = |unit: i64| usize::try_from(now.saturating_sub(then) / unit).unwrap_or(0);
        let (thing, number) = match now.saturating_sub(then) {
            // Clocks differ by a little.
            passed if (-HOUR..MINUTE).contains(&passed) => {
                return self.language.say(Phrase { ar: "الآن", en: "now" }).to_owned();
            }
            passed if (MINUTE..HOUR).contains(&passed) => (counted::MINUTE_AGO, count(MINUTE)),
            passed if (HOUR..DAY).contains(&passed) => (counted::HOUR_AGO, count(HOUR)),
            passed if (DAY..2 * DAY).contains(&passed) => {
                return self.language.say(Phrase { ar: "أمس", en: "yesterday" }).to_owned();
            }
            passed if (2 * DAY..8 * DAY).contains(&passed) => (counted::DAY_AGO, count(DAY)),
            _ => return self.day(then, now),
        };
        let counted = self.count(thing, number);
        match self.language {
            Language::Arabic => format!("قبل {counted}"),
            Language::English => format!("{counted} ago"),
        }
    }

    /// The day of a time (UTC), without its year where that is the one of now.
    fn day(self, then: i64, now: i64) -> String {
        let date = |seconds| jiff::Timestamp::from_second(seconds).unwrap_or_default().to_string();
        let (then, now) = (date(then), date(now));
        let year = then.split('-').next().filter(|year| now.split('-').next() == Some(year));
        let told = self.date(&then);
        let year = year.and_then(|year| year.parse().ok()).map(|year| format!(" {}", self.number(year)));
        year.and_then(|year| told.strip_suffix(&year)).unwrap_or(&told).to_owned()
    }
}
