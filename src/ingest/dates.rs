//! Dates as the heads of Arabic, Persian and English pages write them, in RFC 3339.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use icu_calendar::Date;
use icu_calendar::cal::{Gregorian, Hijri};

use super::lists::entries;
use super::shape::at_most;
use crate::text::fold::fold;

/// A line that tells a date and nothing else is no longer.
const LONGEST: usize = 100;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendar {
    Gregorian,
    Hijri,
    Persian,
}

/// Months by their folded words; and the other words of such a line.
struct Words {
    months: HashMap<String, (u8, Calendar)>,
    others: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let month = |line: &str| {
        let mut fields = line.split('\t');
        let (name, number, calendar) = (fields.next()?, fields.next()?, fields.next()?);
        let calendar = match calendar {
            "hijri" => Calendar::Hijri,
            "persian" => Calendar::Persian,
            _ => Calendar::Gregorian,
        };
        Some((fold(name).text().to_owned(), (number.parse().ok()?, calendar)))
    };
    Words {
        months: entries(include_str!("../../assets/ingest/months.tsv")).filter_map(month).collect(),
        others: entries(include_str!("../../assets/ingest/date_words.txt"))
            .flat_map(|line| fold(line).text().split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect(),
    }
});

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number { value: u32, digits: usize },
    Month(u8, Calendar),
    Word(String),
    Sign(char),
}

/// The time that a line tells, if it tells a date and nothing else: `الثلاثاء 28 يناير 2025`, `٢٨/١/٢٠٢٥ - 10:30 ص`.
///
/// A date without a time is midnight, and no zone is UTC: what the line does not say is not known.
pub(super) fn of_line(line: &str) -> Option<String> {
    if !at_most(line, LONGEST) {
        return None;
    }
    let tokens = tokens(line)?;
    let date = gregorian(&tokens)?;
    let (hour, minute) = time(&tokens).unwrap_or((0, 0));
    Some(format!(
        "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:00Z",
        date.year().extended_year(),
        date.month().ordinal,
        date.day_of_month().0
    ))
}

/// A time as metadata gives it: RFC 3339 or a date of that form is kept, others are read as lines are.
pub(super) fn of_field(field: &str) -> Option<String> {
    let field = field.trim();
    let ascii = field.is_ascii().then_some(field.as_bytes())?;
    let date = |bytes: &[u8]| {
        let shape = bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let tokens = std::str::from_utf8(bytes).ok().and_then(tokens)?;
        gregorian(&tokens).filter(|_| shape)
    };
    date(ascii.get(..10)?).filter(|_| field[..4] >= *"1700")?;
    let (day, time) = field.split_at(10);
    if time.is_empty() {
        return Some(format!("{day}T00:00:00Z"));
    }
    let clock = time.get(1..9).filter(|_| time.starts_with(['T', 't', ' ']))?;
    let fields: Vec<Option<u8>> =
        clock.split(':').map(|part| part.parse().ok().filter(|_| !part.starts_with('+'))).collect();
    if !matches!(fields[..], [Some(0..=23), Some(0..=59), Some(0..=60)]) {
        return None;
    }
    let zone = time[9..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()).trim();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let zone = match (zone.len(), zone.get(..1)) {
        (0, _) | (1, Some("Z" | "z")) => "Z".to_owned(),
        (6, Some("+" | "-")) if digits(&zone[1..3]) && zone[3..4] == *":" && digits(&zone[4..]) => {
            zone.to_owned()
        }
        (5, Some("+" | "-")) if digits(&zone[1..]) => format!("{}:{}", &zone[..3], &zone[3..]),
        _ => return None,
    };
    Some(format!("{day}T{clock}{zone}"))
}

fn tokens(line: &str) -> Option<Vec<Token>> {
    let folded = fold(line);
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = folded.text();
    while let Some(c) = rest.chars().next() {
        let end = |part: fn(char) -> bool| rest.find(|c| !part(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let length = end(|c| c.is_ascii_digit());
            tokens.push(Token::Number { value: rest[..length].parse().ok()?, digits: length });
            length
        } else if c.is_alphabetic() {
            let mut length = end(char::is_alphabetic);
            // كانون الثاني is one month: a word and the next.
            let second = rest[length..]
                .strip_prefix(' ')
                .map(|rest| rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()));
            let two = second.map_or("", |second| &rest[..length + 1 + second]);
            let word = &rest[..length];
            if let Some(&(month, calendar)) = WORDS.months.get(two) {
                length = two.len();
                tokens.push(Token::Month(month, calendar));
            } else if let Some(&(month, calendar)) = WORDS.months.get(word) {
                tokens.push(Token::Month(month, calendar));
            } else if WORDS.others.contains(word) {
                tokens.push(Token::Word(word.to_owned()));
            } else {
                return None;
            }
            length
        } else if c.is_whitespace() {
            c.len_utf8()
        } else {
            matches!(c, '/' | '-' | '–' | '—' | ':' | '،' | ',' | '.' | '|' | '(' | ')' | '·' | '•')
                .then_some(())?;
            tokens.push(Token::Sign(c));
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    Some(tokens)
}

/// The date some tokens tell, a Gregorian one first.
fn gregorian(tokens: &[Token]) -> Option<Date<Gregorian>> {
    let of = |calendar: Calendar| {
        (0..tokens.len()).find_map(|at| {
            let (year, month, day, found) = at_token(tokens, at)?;
            if found != calendar {
                return None;
            }
            match calendar {
                Calendar::Gregorian => Date::try_new_gregorian(year, month, day).ok(),
                Calendar::Hijri => {
                    Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura())
                        .ok()
                        .map(|date| date.to_calendar(Gregorian))
                }
                Calendar::Persian => {
                    Date::try_new_persian(year, month, day).ok().map(|date| date.to_calendar(Gregorian))
                }
            }
        })
    };
    [Calendar::Gregorian, Calendar::Persian, Calendar::Hijri].into_iter().find_map(of)
}

/// Year, month, day and calendar of the date that begins at a token.
fn at_token(tokens: &[Token], at: usize) -> Option<(i32, u8, u8, Calendar)> {
    let number = |at: usize| match tokens.get(at) {
        Some(Token::Number { value, digits }) => Some((*value, *digits)),
        _ => None,
    };
    let small = |at: usize, most: u32| {
        number(at).filter(|&(value, digits)| digits <= 2 && (1..=most).contains(&value))
    };
    let year = |at: usize| {
        number(at).filter(|&(_, digits)| digits == 4).and_then(|(value, _)| i32::try_from(value).ok())
    };
    let separator = |at: usize| match tokens.get(at) {
        Some(Token::Sign(sign @ ('/' | '-' | '.'))) => Some(*sign),
        _ => None,
    };
    // 2025-01-28, 28/1/2025.
    if let (Some(first), Some(second)) = (separator(at + 1), separator(at + 3)) {
        let month = small(at + 2, 12);
        if first == second
            && let Some((month, _)) = month
        {
            let (year, day) = if let Some(year) = year(at) {
                (year, small(at + 4, 31)?.0)
            } else {
                (year(at + 4)?, small(at, 31)?.0)
            };
            // The years of this age: 1380 to 1419 of the Persian calendar, the Hijri ones around 1446.
            let calendar = match year {
                1380..=1419 => Calendar::Persian,
                ..1700 => Calendar::Hijri,
                _ => Calendar::Gregorian,
            };
            return Some((year, month as u8, day as u8, calendar));
        }
    }
    // January 28, 2025.
    if let (Some(&Token::Month(month, calendar)), Some((day, _))) = (tokens.get(at), small(at + 1, 31)) {
        let comma = usize::from(matches!(tokens.get(at + 2), Some(Token::Sign(',' | '،'))));
        return Some((year(at + 2 + comma)?, month, day as u8, calendar));
    }
    // 28 January/كانون الثاني 2025.
    let (day, _) = small(at, 31)?;
    let after = at + 1 + usize::from(separator(at + 1).is_some());
    let Some(&Token::Month(month, calendar)) = tokens.get(after) else { return None };
    let mut next = after + 1;
    while matches!(tokens.get(next), Some(Token::Sign(_) | Token::Month(..)))
        || matches!(tokens.get(next), Some(Token::Word(word)) if matches!(word.as_str(), "سنه" | "عام" | "من"))
    {
        next += 1;
    }
    Some((year(next)?, month, day as u8, calendar))
}

/// Hour and minute: `10:30`, with ص or م behind it.
fn time(tokens: &[Token]) -> Option<(u32, u32)> {
    tokens.windows(3).enumerate().find_map(|(at, window)| {
        let [Token::Number { value: hour, .. }, Token::Sign(':'), Token::Number { value: minute, digits: 2 }] = window
        else {
            return None;
        };
        // The seconds, if there are any, are passed over.
        let seconds = matches!(tokens.get(at + 3), Some(Token::Sign(':')));
        let mark = tokens.get(at + if seconds { 5 } else { 3 });
        let word = if let Some(Token::Word(word)) = mark { word.as_str() } else { "" };
        let hour = match word {
            "م" | "مساء" | "pm" | "ظهرا" | "عصرا" if *hour < 12 => hour + 12,
            "ص" | "صباحا" | "am" | "فجرا" if *hour == 12 => 0,
            _ => *hour,
        };
        (hour < 24 && *minute < 60).then_some((hour, *minute))
    })
}

#[cfg(test)]
mod tests {
    use super::{of_field, of_line};

    #[test]
    fn dates_in_all_namings() {
        for (line, date) in [
            ("الثلاثاء 28 يناير 2025", "2025-01-28T00:00:00Z"),
            ("الثلاثاء، ٢٨ كانون الثاني ٢٠٢٥ - 10:30 م", "2025-01-28T22:30:00Z"),
            ("28 جانفي 2025", "2025-01-28T00:00:00Z"),
            ("28 يناير/كانون الثاني 2025", "2025-01-28T00:00:00Z"),
            ("28 يناير (كانون الثاني) 2025 م", "2025-01-28T00:00:00Z"),
            ("28 رجب 1446هـ الموافق 28 يناير 2025م", "2025-01-28T00:00:00Z"),
            ("28 رجب 1446 هـ", "2025-01-28T00:00:00Z"),
            ("نشر في: 2025/01/28 12:05 ص", "2025-01-28T00:05:00Z"),
            ("آخر تحديث: 28-01-2025", "2025-01-28T00:00:00Z"),
            ("January 28, 2025", "2025-01-28T00:00:00Z"),
            ("Tue, 28 Jan 2025 09:00 GMT", "2025-01-28T09:00:00Z"),
            ("۱۴۰۳/۱۱/۰۹", "2025-01-28T00:00:00Z"),
            ("۹ بهمن ۱۴۰۳", "2025-01-28T00:00:00Z"),
        ] {
            assert_eq!(of_line(line).as_deref(), Some(date), "{line}");
        }
        for line in ["28 يناير 2025 يوم لا ينسى", "31 شباط 2025", "عام 2025", "10:30", "", "12 2025"]
        {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn fields_keep_their_zone() {
        assert_eq!(of_field("2025-01-28T09:00:00+03:00").as_deref(), Some("2025-01-28T09:00:00+03:00"));
        assert_eq!(of_field("2025-01-28").as_deref(), Some("2025-01-28T00:00:00Z"));
        assert_eq!(of_field("2025-01-28 09:00:00").as_deref(), Some("2025-01-28T09:00:00Z"));
        assert_eq!(of_field("2025-01-28 10:30:00 +0300").as_deref(), Some("2025-01-28T10:30:00+03:00"));
        assert_eq!(of_field("2025-01-28T+9:00:00"), None);
        assert_eq!(of_field("1446-07-28"), None);
        assert_eq!(of_field("2025-13-28"), None);
        assert_eq!(of_field("yesterday"), None);
    }
}
