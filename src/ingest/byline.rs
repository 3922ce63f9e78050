//! Who wrote a text and where: bylines on a line of their own, and datelines before a paragraph.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::lists::entries;
use super::shape::at_most;
use crate::text::fold::fold;

/// A byline is no longer, in characters and in words.
const LONGEST: usize = 70;
const WORDS: usize = 10;

/// A name in a dateline has no more words: a reporter's, or one of the lists, with "agency" before it.
const MOST: usize = 4;

/// Words before an author's name. Those marked need a colon or a dash behind them: a title may begin so.
const BEFORE: [(&str, bool); 22] = [
    ("كتب", true),
    ("كتبت", true),
    ("كتبها", true),
    ("بقلم", false),
    ("تحرير", true),
    ("اعداد", true),
    ("تقرير", true),
    ("تحقيق", true),
    ("حوار", true),
    ("حاوره", true),
    ("حاورها", true),
    ("حاورته", true),
    ("اجري الحوار", true),
    ("متابعه", true),
    ("ترجمه", true),
    ("المصدر", true),
    ("نويسنده", true),
    ("گزارش", true),
    ("تحرير وترجمه", true),
    ("by", false),
    ("written by", false),
    ("source", true),
];

fn list(text: &'static str) -> HashSet<String> {
    entries(text).map(|line| fold(line).text().to_owned()).collect()
}

static AGENCIES: LazyLock<HashSet<String>> =
    LazyLock::new(|| list(include_str!("../../assets/ingest/agencies.txt")));
static PLACES: LazyLock<HashSet<String>> =
    LazyLock::new(|| list(include_str!("../../assets/ingest/datelines.txt")));

/// What a byline or a dateline tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub(super) authors: Vec<String>,
    pub(super) source: Option<String>,
    /// Whether it names a place, which is kept nowhere but in the text.
    pub(super) place: bool,
}

/// A line that is a byline and nothing else: `كتب: …`, `جدة – محمد الغامدي`, `واس - الرياض`.
pub(super) fn of_line(line: &str) -> Option<Byline> {
    let line = line.trim().trim_start_matches(['-', '–', '*', '|']).trim();
    if !at_most(line, LONGEST) || line.split_whitespace().count() > WORDS {
        return None;
    }
    after_word(line).or_else(|| {
        let line = line.strip_suffix(':').unwrap_or(line).trim();
        parts(line).filter(|byline| byline.source.is_some() || (byline.place && !byline.authors.is_empty()))
    })
}

/// The dateline that a paragraph begins with: `الرياض – واس: …`.
pub(super) fn of_paragraph(text: &str) -> Option<Byline> {
    let head: &str = text.split_inclusive(':').next().unwrap_or("");
    let before = head.strip_suffix(':')?;
    if !at_most(before, LONGEST) {
        return None;
    }
    parts(before.trim()).filter(|byline| byline.place || byline.source.is_some())
}

fn after_word(line: &str) -> Option<Byline> {
    let folded = fold(line);
    BEFORE.iter().find_map(|&(word, strict)| {
        let rest = folded.text().strip_prefix(word)?;
        let from = folded.source(0..word.len()).end;
        let name = &line[from..];
        let sign = name.trim_start().starts_with([':', '-', '–', '—', '|', '/']);
        if !rest.starts_with([' ', ':', '-', '–', '—', '|', '/']) || (strict && !sign) {
            return None;
        }
        let name = name.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|' | '/')
        });
        let name = name.trim_end_matches(['.', '،', ',']).trim();
        let is_source = matches!(word, "المصدر" | "source") || AGENCIES.contains(fold(name).text());
        if is_source {
            return (!name.is_empty()).then(|| Byline { source: Some(name.to_owned()), ..Byline::default() });
        }
        let (agencies, authors): (Vec<String>, Vec<String>) =
            names(name).into_iter().partition(|name| AGENCIES.contains(fold(name).text()));
        // بقلم and By need a name behind them, not a sentence.
        let likely = authors.iter().all(|name| (1..=5).contains(&name.split_whitespace().count()));
        let latin = name.starts_with(|c: char| c.is_ascii());
        let capital = !latin
            || name.split_whitespace().all(|word| {
                word.starts_with(|c: char| c.is_uppercase()) || matches!(word, "and" | "de" | "van" | "al")
            });
        (!authors.is_empty() && likely && capital).then(|| Byline {
            authors,
            source: agencies.into_iter().next(),
            place: false,
        })
    })
}

/// `محمود سرحان ومروة عطية`, `Jane Doe and John Roe`: the authors of a list.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in text.split(['،', ',', '؛', ';', '&', '/']).flat_map(|part| part.split(" and ")) {
        let words: Vec<&str> = part.split_whitespace().collect();
        // An "and" on the third word or later begins another name: names have two words.
        let and = (2..words.len()).find(|&at| {
            words[at].strip_prefix('و').is_some_and(|rest| rest.chars().count() > 2) && words.len() - at >= 2
        });
        match and {
            Some(at) => {
                names.push(words[..at].join(" "));
                names.push(
                    [&[words[at].strip_prefix('و').unwrap_or(words[at])], &words[at + 1..]]
                        .concat()
                        .join(" "),
                );
            }
            None => names.push(words.join(" ")),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Place, agency and reporter, parted by dashes, commas or brackets. Every part must be one of them.
fn parts(text: &str) -> Option<Byline> {
    let mut byline = Byline::default();
    let mut unknown = 0;
    let spaced = if text.contains('-') {
        Cow::Owned(text.replace(" - ", " – ").replace("- ", " – ").replace(" -", " – "))
    } else {
        Cow::Borrowed(text)
    };
    for part in spaced.split(['–', '—', '|', '،', ',', '(', ')', '/']) {
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '"' | '“' | '”'));
        if part.is_empty() {
            continue;
        }
        // Neither a listed name nor a reporter's has more words.
        if part.split_whitespace().nth(MOST).is_some() {
            return None;
        }
        let folded = fold(part);
        let folded = folded.text().trim();
        let plain = folded.strip_prefix("وكاله ").unwrap_or(folded);
        // A paper may be called as a city is; a dateline begins with the city.
        if PLACES.contains(folded) && !byline.place {
            byline.place = true;
        } else if AGENCIES.contains(folded) || AGENCIES.contains(plain) {
            byline.source.get_or_insert_with(|| part.to_owned());
        } else {
            let words = part.split_whitespace().count();
            let name = part.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || c == '.');
            if !(1..=MOST).contains(&words) || !name {
                return None;
            }
            if words == 1 {
                unknown += 1;
            } else {
                byline.authors.push(part.to_owned());
            }
        }
    }
    // One word beside an agency is a place that is not listed.
    if unknown > 0 {
        if unknown > 1 || byline.place || byline.source.is_none() {
            return None;
        }
        byline.place = true;
    }
    (byline != Byline::default() && byline.authors.len() <= 3).then_some(byline)
}

#[cfg(test)]
mod tests {
    use super::{AGENCIES, Byline, MOST, PLACES, of_line, of_paragraph};

    fn byline(authors: &[&str], source: Option<&str>, place: bool) -> Byline {
        let authors = authors.iter().map(|&name| name.to_owned()).collect();
        Byline { authors, source: source.map(str::to_owned), place }
    }

    #[test]
    fn bylines_of_their_own_line() {
        for (line, wanted) in [
            ("كتب: محمود سرحان ومروة عطية", Some(byline(&["محمود سرحان", "مروة عطية"], None, false))),
            ("بقلم نادر الخطيب", Some(byline(&["نادر الخطيب"], None, false))),
            ("جدة – محمد الغامدي", Some(byline(&["محمد الغامدي"], None, true))),
            ("الرياض - واس", Some(byline(&[], Some("واس"), true))),
            ("الرياض – «الشرق الأوسط»", Some(byline(&[], Some("الشرق الأوسط"), true))),
            ("(رويترز)", Some(byline(&[], Some("رويترز"), false))),
            ("By Jane Doe and John Roe", Some(byline(&["Jane Doe", "John Roe"], None, false))),
            ("كتب تعيد القراء إلى المقاهي", None),
            ("تقرير أممي عن المياه", None),
            ("الرياض", None),
            ("سوق السمك – طريق البحر", None),
            ("تناقض «العربية» يحرجها مع متابعيها", None),
            ("By the river at night", None),
        ] {
            assert_eq!(of_line(line), wanted, "{line}");
        }
    }

    #[test]
    fn listed_names_are_short() {
        let longest = AGENCIES.iter().chain(&*PLACES).map(|name| name.split_whitespace().count()).max();
        assert!(longest < Some(MOST), "{longest:?}");
    }

    #[test]
    fn datelines_before_a_paragraph() {
        assert_eq!(of_paragraph("الرياض – واس: أعلنت الوزارة"), Some(byline(&[], Some("واس"), true)));
        assert_eq!(of_paragraph("سبق- الرياض: أعلنت"), Some(byline(&[], Some("سبق"), true)));
        assert_eq!(of_paragraph("وأضاف المتحدث: نعم"), None);
        assert_eq!(of_paragraph("قال الوزير"), None);
    }
}
