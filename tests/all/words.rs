//! The program's own words: counts in their forms, numbers in their digits.

use sahifa::ui::words::Language;
use sahifa::ui::words::counted::{
    ARTICLE, Counted, HIT, LETTER, LINK, MENTION, MINUTE, NAME, SECTION, SENTENCE, UNREAD, WORD, minutes,
};

/// Each thing with all its forms: none, one, two, a few, many, others; none, one, others.
const FORMS: [(Counted, [&str; 6], [&str; 3]); 11] = [
    (
        ARTICLE,
        ["لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"],
        ["no articles", "article", "articles"],
    ),
    (HIT, ["لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"], ["no hits", "hit", "hits"]),
    (NAME, ["لا أسماء", "اسم واحد", "اسمان", "أسماء", "اسمًا", "اسم"], ["no names", "name", "names"]),
    (
        MENTION,
        ["لا مواضع", "موضع واحد", "موضعان", "مواضع", "موضعًا", "موضع"],
        ["no mentions", "mention", "mentions"],
    ),
    (
        SECTION,
        ["لا أقسام", "قسم واحد", "قسمان", "أقسام", "قسمًا", "قسم"],
        ["no sections", "section", "sections"],
    ),
    (
        MINUTE,
        ["أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"],
        ["under a minute", "minute", "minutes"],
    ),
    (LETTER, ["لا حروف", "حرف واحد", "حرفان", "أحرف", "حرفًا", "حرف"], ["no letters", "letter", "letters"]),
    (WORD, ["لا كلمات", "كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"], ["no words", "word", "words"]),
    (
        SENTENCE,
        ["لا جمل", "جملة واحدة", "جملتان", "جمل", "جملة", "جملة"],
        ["no sentences", "sentence", "sentences"],
    ),
    (
        UNREAD,
        ["لا جديد", "واحد غير مقروء", "اثنان غير مقروءين", "غير مقروءة", "غير مقروء", "غير مقروء"],
        ["none unread", "unread", "unread"],
    ),
    (LINK, ["لا روابط", "رابط واحد", "رابطان", "روابط", "رابطًا", "رابط"], ["no links", "link", "links"]),
];

/// What is counted takes the form that CLDR's rules for the number ask for.
#[test]
fn counts_agree() {
    for (thing, ar, en) in FORMS {
        for number in 0..=1000 {
            let digits: String = number
                .to_string()
                .chars()
                .map(|c| "٠١٢٣٤٥٦٧٨٩".chars().nth(c as usize - 0x30).unwrap())
                .collect();
            // CLDR, cardinals of `ar`: zero, one, two; few n % 100 = 3..10; many n % 100 = 11..99; other.
            let arabic = match (number, number % 100) {
                (0..=2, _) => ar[number].to_owned(),
                (_, 3..=10) => format!("{digits} {}", ar[3]),
                (_, 11..=99) => format!("{digits} {}", ar[4]),
                _ => format!("{digits} {}", ar[5]),
            };
            let english = match number {
                0 => en[0].to_owned(),
                1 => format!("1 {}", en[1]),
                _ => format!("{number} {}", en[2]),
            };
            assert_eq!(Language::Arabic.words().count(thing, number), arabic);
            assert_eq!(Language::English.words().count(thing, number), english);
        }
    }
}

#[test]
fn time_to_read() {
    for (words, arabic, english) in [
        (0, "أقل من دقيقة", "under a minute"),
        (89, "أقل من دقيقة", "under a minute"),
        (180, "دقيقة واحدة", "1 minute"),
        (360, "دقيقتان", "2 minutes"),
        (720, "٤ دقائق", "4 minutes"),
        (1980, "١١ دقيقة", "11 minutes"),
    ] {
        assert_eq!(Language::Arabic.words().reading_time(words), arabic);
        assert_eq!(Language::English.words().reading_time(words), english);
    }
    assert!((0..10_000).map(minutes).is_sorted());
    assert!(minutes(usize::MAX) > 0);
}

/// How long ago something was, in words that stand behind قبل; what is long ago by its day, of another year with that.
#[test]
fn ages_are_said_in_words() {
    const NOW: i64 = 1_764_158_400; // 26 November 2025, noon
    const HOUR: i64 = 3600;
    const DAY: i64 = 24 * HOUR;
    let (ar, en) = (Language::Arabic.words(), Language::English.words());
    for (ago, arabic, english) in [
        (-DAY, "٢٧ نوفمبر", "27 November"),
        (-60, "الآن", "now"),
        (0, "الآن", "now"),
        (59, "الآن", "now"),
        (60, "قبل دقيقة", "1 minute ago"),
        (2 * 60, "قبل دقيقتين", "2 minutes ago"),
        (3 * 60 + 59, "قبل ٣ دقائق", "3 minutes ago"),
        (11 * 60, "قبل ١١ دقيقة", "11 minutes ago"),
        (HOUR - 1, "قبل ٥٩ دقيقة", "59 minutes ago"),
        (HOUR, "قبل ساعة", "1 hour ago"),
        (2 * HOUR, "قبل ساعتين", "2 hours ago"),
        (23 * HOUR, "قبل ٢٣ ساعة", "23 hours ago"),
        (DAY, "أمس", "yesterday"),
        (2 * DAY, "قبل يومين", "2 days ago"),
        (7 * DAY, "قبل ٧ أيام", "7 days ago"),
        (8 * DAY, "١٨ نوفمبر", "18 November"),
        (365 * DAY, "٢٦ نوفمبر ٢٠٢٤", "26 November 2024"),
    ] {
        assert_eq!((&*ar.ago(NOW - ago, NOW), &*en.ago(NOW - ago, NOW)), (arabic, english), "{ago}");
    }
    // Whatever a file says, something is said.
    for then in [i64::MIN, i64::MAX, 0, -1] {
        assert!(!ar.ago(then, NOW).is_empty() && !en.ago(NOW, then).is_empty());
    }
}
