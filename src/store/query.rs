//! What a person types to search the shelf: words, "phrases", −words, and filters such as `entity:` and `unread`.

use std::ops::Range;

use jiff::Timestamp;

use super::Asked;
use crate::entities::Stems;
use crate::text::fold::fold;

/// Why a query cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// What stands behind `after:` is no day.
    #[error("'{0}' is no day: write it as 2025-01-28")]
    Day(String),
    /// What stands behind `is:` is nothing that an article can be.
    #[error("'{0}' is not known: is:unread or is:starred")]
    State(String),
    /// Nothing stands behind a colon.
    #[error("nothing stands behind '{0}:'")]
    Nothing(String),
}

/// A word, or several in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Each word folded, and as a stem.
    pub(super) words: Vec<(String, String)>,
    /// Whether the last is the beginning of a word.
    pub(super) begins: bool,
}

/// What is sought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What all must have.
    pub(super) terms: Vec<Term>,
    /// What none may have.
    pub(super) without: Vec<Term>,
    /// Whether something was typed in which there is nothing to be sought.
    empty: bool,
    /// Which articles are asked for besides.
    pub asked: Asked,
}

/// A piece of what was typed.
struct Piece<'a> {
    minus: bool,
    /// What stands before a colon.
    key: Option<&'a str>,
    text: &'a str,
    quoted: bool,
    /// Whether it ends with what was typed.
    last: bool,
}

/// The filters, each by its English and its Arabic names.
const KEYS: [(&str, &[&str]); 5] = [
    ("entity", &["entity", "كيان", "اسم"]),
    ("source", &["source", "مصدر"]),
    ("tag", &["tag", "وسم"]),
    ("after", &["after", "بعد"]),
    ("is", &["is", "حالة", "حاله"]),
];

/// What an article can be, by its English and its Arabic names, these folded.
const UNREAD: &[&str] = &["unread", "جديد", "جديده", "غير مقروء", "غير-مقروء"];
const STARRED: &[&str] = &["starred", "نجمه", "بنجمه"];

/// While it is typed, a word is the beginning of others from so many letters on, the article not counted: what is shorter is none
/// yet. In titles there are fewer words.
const LETTERS: usize = 3;
const IN_TITLES: usize = 2;

const OPENING: [char; 8] = ['"', '«', '“', '”', '„', '‟', '″', '＂'];
const CLOSING: [char; 8] = ['"', '»', '”', '“', '„', '‟', '″', '＂'];

impl Query {
    /// Reads what was typed. While it is being typed its last word is taken for the beginning of one.
    ///
    /// # Errors
    /// When a filter cannot be understood.
    pub fn parse(typed: &str, typing: bool, stems: &mut Stems) -> Result<Self, QueryError> {
        let mut query = Self { empty: !typed.trim().is_empty(), ..Self::default() };
        let mut but = Asked::default();
        for piece in pieces(typed) {
            let begins = typing && piece.last && !piece.quoted;
            let asked = if piece.minus { &mut but } else { &mut query.asked };
            match (piece.key, piece.text) {
                (Some(key), "") => {
                    // Still being typed.
                    if typing && piece.last {
                        query.empty = false;
                        continue;
                    }
                    return Err(QueryError::Nothing(key.to_owned()));
                }
                (Some("entity"), text) => asked.entities.push(text.to_owned()),
                (Some("source"), text) => asked.sources.push(text.to_owned()),
                (Some("tag"), text) => asked.tags.push(text.trim_start_matches('#').to_owned()),
                (Some("is"), text) => match fold(text).text() {
                    state if UNREAD.contains(&state) => asked.unread = true,
                    state if STARRED.contains(&state) => asked.starred = true,
                    _ if begins => query.empty = false,
                    _ => return Err(QueryError::State(text.to_owned())),
                },
                (Some(_), text) => match day(text) {
                    Some(day) => asked.after = Some(day),
                    None if begins && is_of_day(text) => query.empty = false,
                    None => return Err(QueryError::Day(text.to_owned())),
                },
                (None, "unread") if !piece.quoted => asked.unread = true,
                (None, "starred") if !piece.quoted => asked.starred = true,
                (None, text) => {
                    if begins && is_short(text, LETTERS) {
                        query.empty = false;
                        continue;
                    }
                    let Some(term) = Term::new(text, begins, stems) else {
                        // A quotation that is just begun.
                        if typing && piece.last && text.is_empty() {
                            query.empty = false;
                        }
                        continue;
                    };
                    if piece.minus { query.without.push(term) } else { query.terms.push(term) }
                }
            }
        }
        query.asked.but = (!but.is_all()).then(|| Box::new(but));
        query.empty &= query.terms.is_empty() && query.without.is_empty() && query.asked.is_all();
        Ok(query)
    }

    /// Whether words are sought, and not only filtered.
    pub fn has_words(&self) -> bool {
        !self.terms.is_empty()
    }

    /// Whether words are sought that may not be there.
    pub fn is_without(&self) -> bool {
        !self.without.is_empty()
    }

    /// Whether something was typed in which there is nothing to be sought: no word, no filter.
    pub fn is_empty(&self) -> bool {
        self.empty
    }

    /// The expression that finds the articles: each term as it is spelled or as stems.
    pub(super) fn expression(&self) -> String {
        let wanted = joined(&self.terms, " AND ");
        if self.without.is_empty() { wanted } else { format!("({wanted}) NOT ({})", self.unwanted()) }
    }

    /// The expression that finds the articles that have any of what none may have.
    pub(super) fn unwanted(&self) -> String {
        joined(&self.without, " OR ")
    }

    /// The places in a text that are what is sought, in order; none lies in another.
    pub fn hits(&self, text: &str, stems: &mut Stems) -> Vec<Range<usize>> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let mut words = Vec::new();
        stems.each(text, |range, word| words.push((range, word.plain.to_owned(), word.stem.to_owned())));
        let mut hits: Vec<Range<usize>> = Vec::new();
        for at in 0..words.len() {
            let longest =
                self.terms.iter().filter(|term| term.is_at(&words[at..])).map(|term| term.words.len()).max();
            let Some(length) = longest else { continue };
            let hit = words[at].0.start..words[at + length - 1].0.end;
            if hits.last().is_none_or(|last| last.end <= hit.start) {
                hits.push(hit);
            }
        }
        hits
    }
}

fn joined(terms: &[Term], by: &str) -> String {
    terms.iter().map(Term::expression).collect::<Vec<_>>().join(by)
}

impl Term {
    fn new(text: &str, begins: bool, stems: &mut Stems) -> Option<Self> {
        let mut words = Vec::new();
        stems.each(text, |_, word| words.push((word.plain.to_owned(), word.stem.to_owned())));
        (!words.is_empty()).then_some(Self { words, begins })
    }

    fn expression(&self) -> String {
        // Letters and digits, and points between digits: nothing in them could end a string.
        let phrase = |form: fn(&(String, String)) -> &str| {
            let words: Vec<&str> = self.words.iter().map(form).collect();
            format!("\"{}\"{}", words.join(" ").replace('"', ""), if self.begins { "*" } else { "" })
        };
        let (plain, stem) = (phrase(|word| &word.0), phrase(|word| &word.1));
        format!("({{title body}} : {plain} OR {{title_stem body_stem}} : {stem})")
    }

    /// Whether words begin with it, as they are spelled or as stems.
    fn is_at(&self, words: &[(Range<usize>, String, String)]) -> bool {
        let same = |form: fn(&(String, String)) -> &str, of: fn(&(Range<usize>, String, String)) -> &str| {
            words.len() >= self.words.len()
                && self.words.iter().zip(words).enumerate().all(|(at, (wanted, word))| {
                    if self.begins && at + 1 == self.words.len() {
                        of(word).starts_with(form(wanted))
                    } else {
                        of(word) == form(wanted)
                    }
                })
        };
        same(|word| &word.0, |word| &word.1) || same(|word| &word.1, |word| &word.2)
    }
}

/// The expression that finds the titles in which each word that was typed begins one, as it is spelled or by its stem; one that
/// finds nothing where no word was typed. The last word says nothing as long as it is too short, nor do signs before it; none where
/// that is all.
pub(super) fn titled(typed: &str) -> Option<String> {
    let mut words = Vec::new();
    let mut says_nothing = false;
    Stems::default().each(typed, |range, word| {
        let short = is_short(word.plain, IN_TITLES);
        says_nothing = short && range.end == typed.len();
        let begins = if short { "" } else { "*" };
        words.push(format!("(title : \"{}\"{begins} OR title_stem : \"{}\"{begins})", word.plain, word.stem));
    });
    if says_nothing {
        words.pop();
    }
    match (words.is_empty(), says_nothing || typed.trim().starts_with(OPENING)) {
        (true, true) => None,
        (true, false) => Some("\"\"".to_owned()),
        _ => Some(words.join(" AND ")),
    }
}

/// Whether a word is too short to be the beginning of others: too many begin so.
fn is_short(text: &str, least: usize) -> bool {
    let folded = fold(text);
    let word = folded.text();
    word.strip_prefix("ال").unwrap_or(word).chars().count() < least
}

/// Whether what was typed may become a day.
fn is_of_day(text: &str) -> bool {
    fold(text).text().chars().all(|c| c.is_ascii_digit() || PARTS.contains(&c))
}

/// What stands between the parts of a day.
const PARTS: [char; 3] = ['-', '/', '.'];

/// When a day, a month or a year begins, in seconds since 1970: 2025-01-28, 28/1/2025, 2025-01, 2025; in digits of any kind.
pub fn day(text: &str) -> Option<i64> {
    let folded = fold(text);
    let parts: Vec<&str> = folded.text().split(PARTS).collect();
    let is_year = |part: &str| part.len() == 4;
    let (year, month, day) = match parts[..] {
        [year] if is_year(year) => (year, "1", "1"),
        [year, month] if is_year(year) => (year, month, "1"),
        [month, year] if is_year(year) => (year, month, "1"),
        [year, month, day] if is_year(year) => (year, month, day),
        [day, month, year] if is_year(year) => (year, month, day),
        _ => return None,
    };
    let midnight = format!("{year}-{month:0>2}-{day:0>2}T00:00:00Z");
    Some(midnight.parse::<Timestamp>().ok()?.as_second())
}

fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let minus =
            rest.strip_prefix(['-', '−']).filter(|behind| behind.starts_with(|c: char| !c.is_whitespace()));
        let behind = minus.unwrap_or(rest);
        let key = key(behind);
        let text = key.map_or(behind, |(_, text)| text);
        let opened = text.strip_prefix(OPENING);
        let (text, next) = match opened {
            Some(inside) => inside.split_once(CLOSING).unwrap_or((inside, "")),
            None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
        };
        pieces.push(Piece {
            minus: minus.is_some(),
            key: key.map(|(key, _)| key),
            text: text.trim(),
            quoted: opened.is_some(),
            last: next.is_empty(),
        });
        rest = next.trim_start();
    }
    pieces
}

/// The filter that a piece begins with, and what stands behind its colon.
fn key(piece: &str) -> Option<(&'static str, &str)> {
    let (word, text) = piece.split_once(':')?;
    KEYS.iter().find(|(_, names)| names.contains(&word)).map(|(key, _)| (*key, text))
}

#[cfg(test)]
mod tests {
    use super::{Query, QueryError};
    use crate::entities::Stems;
    use proptest::prelude::proptest;

    fn query(typed: &str) -> Query {
        Query::parse(typed, false, &mut Stems::default()).unwrap()
    }

    #[test]
    fn filters_are_told_from_words() {
        let query = query("الرياض entity:\"ديب سيك\" -حرب source:واس unread -starred tag:مهم بعد:٢٠٢٥-٠١-٢٨");
        assert_eq!(query.terms.len(), 1);
        assert_eq!(query.without.len(), 1);
        assert_eq!(query.asked.entities, ["ديب سيك"]);
        assert_eq!(query.asked.sources, ["واس"]);
        assert_eq!(query.asked.tags, ["مهم"]);
        assert_eq!(query.asked.after, Some(1_738_022_400));
        assert!(query.asked.unread && !query.asked.starred && query.asked.but.is_some_and(|but| but.starred));
    }

    #[test]
    fn what_an_article_is_can_be_typed_in_arabic() {
        for (words, filter) in [
            ("حالة:جديد -حالة:بنجمة", "unread -starred"),
            ("is:unread -is:starred", "unread -starred"),
            ("حالة:\"غير مقروء\"", "unread"),
            ("حاله:نجمة", "starred"),
        ] {
            assert_eq!(query(words), query(filter), "{words}");
        }
        let parse = |typed: &str, typing| Query::parse(typed, typing, &mut Stems::default());
        assert_eq!(parse("is:star", false), Err(QueryError::State("star".into())));
        assert_eq!(parse("is:star", true), Ok(Query::default()));
    }

    #[test]
    fn what_cannot_be_understood_is_told() {
        let parse = |typed: &str, typing| Query::parse(typed, typing, &mut Stems::default());
        assert_eq!(parse("after:yesterday", false), Err(QueryError::Day("yesterday".into())));
        assert_eq!(parse("entity:", false), Err(QueryError::Nothing("entity".into())));
        assert_eq!(parse("after:2025-0", true), Ok(Query::default()));
        assert_eq!(parse("after:yesterday", true), Err(QueryError::Day("yesterday".into())));
        let day = |text: &str| parse(&format!("after:{text}"), false).unwrap().asked.after;
        assert_eq!([day("28/1/2025"), day("٢٠٢٥-١-٢٨"), day("2025.01.28")], [day("2025-01-28"); 3]);
        assert_eq!([day("2025"), day("01/2025")], [day("2025-01-01"); 2]);
        for typed in ["🙂", "()", "\"\"", "- *"] {
            assert!(parse(typed, false).unwrap().is_empty(), "{typed}");
        }
        assert!(!parse("", false).unwrap().is_empty() && !parse("ا", true).unwrap().is_empty());
        assert_eq!(parse("\"unread\"", false).unwrap().terms.len(), 1);
    }

    #[test]
    fn hits_lie_in_the_text_as_it_is_written() {
        let text = "وصل إلى الرِّيَاض، من بالرياض؟ رياضة.";
        for typed in ["الرياض", "بالرياض", "الرِّيَاض"] {
            let hits = query(typed).hits(text, &mut Stems::default());
            assert_eq!(hits.into_iter().map(|hit| &text[hit]).collect::<Vec<_>>(), ["الرِّيَاض", "بالرياض"]);
        }
        let hits = query("«من الرياض»").hits(text, &mut Stems::default());
        assert_eq!(hits.into_iter().map(|hit| &text[hit]).collect::<Vec<_>>(), ["من بالرياض"]);
    }

    proptest! {
        /// Whatever is typed is read, and hits are pieces of the text.
        #[test]
        fn anything_can_be_typed(typed in "[ا-ي a\":«»\\-*()0-9]{0,24}", text in "[ا-ي a\":«»\\-]{0,40}", typing: bool) {
            let mut stems = Stems::default();
            if let Ok(query) = Query::parse(&typed, typing, &mut stems) {
                query.expression();
                for hit in query.hits(&text, &mut stems) {
                    let _ = &text[hit];
                }
            }
        }
    }
}
