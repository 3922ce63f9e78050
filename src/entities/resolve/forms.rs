//! What a full name is called for short: a surname, a name without its head, the first words of a long one.

use crate::article::Kind;
use crate::entities::lexicon::lexicon;
use crate::entities::role::{Role, bits};

/// How surely a shorter name stands for the full one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// Another spelling of the whole name.
    Same,
    /// Wherever it stands: a surname.
    Strong,
    /// Behind the full name alone: the first word of a company's.
    Later,
    /// Where nothing else does: a given name.
    Weak,
}

/// Names of more words are called nothing for short.
const LONGEST: usize = 12;

/// The shorter names of a name, by its folded words.
pub(super) fn forms(kind: Kind, words: &[&str]) -> Vec<(String, Strength)> {
    if words.is_empty() || words.len() > LONGEST {
        return Vec::new();
    }
    let mut forms = match kind {
        Kind::Person => of_person(words),
        Kind::Organization | Kind::Event => of_body(words),
        Kind::Location | Kind::Product => of_thing(kind, words),
        Kind::Date | Kind::Money | Kind::Percent | Kind::Quantity => Vec::new(),
    };
    let whole = words.join(" ");
    forms.retain(|(form, _)| *form != whole && form.chars().count() > 1);
    forms
}

/// Words that join the next one of a person's name to themselves.
const JOINS: [&str; 22] = [
    "عبد", "ابو", "ابي", "ابا", "ام", "ال", "ايت", "بو", "دي", "دا", "دو", "فان", "فون", "دير", "دن", "لا",
    "ماك", "سان", "de", "van", "von", "der",
];

/// Words of descent: the one behind is the father's.
const DESCENT: [&str; 7] = ["بن", "ابن", "بنت", "ولد", "ود", "منت", "اوغلو"];

/// Words that belong to the one before: the light of the faith.
const BELONGS: [&str; 5] = ["الدين", "الله", "الاسلام", "الزهراء", "الهدي"];

/// A part of a person's name.
#[derive(Debug)]
struct Part {
    text: String,
    /// A word of descent stands before it.
    of: Option<String>,
}

/// Whether a person's folded name has several parts, the first of them the own: محمد صلاح, but neither عبد الله nor بن سلمان.
pub(in crate::entities) fn is_full(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.first().is_some_and(|first| !DESCENT.contains(first)) && parts(&words).len() > 1
}

fn parts(words: &[&str]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let of = (DESCENT.contains(&words[at]) && at + 1 < words.len()).then(|| words[at].to_owned());
        at += usize::from(of.is_some());
        let start = at;
        while JOINS.contains(&words[at]) && at + 1 < words.len() {
            at += 1;
        }
        at += 1;
        let mut text = words[start..at].join(" ");
        // One name in one word or two: عبدالله.
        if let Some(rest) = text.strip_prefix("عبدال").filter(|rest| !rest.is_empty()) {
            text = format!("عبد ال{rest}");
        }
        for (father, one) in [("ابي ", "ابو "), ("ابا ", "ابو ")] {
            if let Some(rest) = text.strip_prefix(father) {
                text = format!("{one}{rest}");
            }
        }
        match parts.last_mut() {
            Some(last) if of.is_none() && BELONGS.contains(&text.as_str()) && !last.text.contains(' ') => {
                last.text = format!("{} {text}", last.text);
            }
            _ => parts.push(Part { text, of }),
        }
    }
    parts
}

fn of_person(words: &[&str]) -> Vec<(String, Strength)> {
    let parts = parts(words);
    let text = |parts: &[Part]| parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    let said = |parts: &[Part]| {
        let words = parts.iter().flat_map(|part| part.of.as_deref().into_iter().chain([part.text.as_str()]));
        words.collect::<Vec<_>>().join(" ")
    };
    let mut forms = vec![(text(&parts), Strength::Same)];
    let last = parts.len() - 1;
    for at in 1..parts.len() {
        let (before, behind) = (&parts[..at], &parts[at..]);
        forms.push((said(behind), Strength::Strong));
        if at > 1 {
            forms.push((text(before), Strength::Strong));
            forms.push((said(before), Strength::Strong));
        }
        let son = parts[at].of.is_some();
        if !son {
            forms.push((text(behind), Strength::Strong));
            // A family's first name of two: Spanish, and of the Maghreb.
            if at < last {
                forms.push((parts[at].text.clone(), Strength::Weak));
            }
        } else if at < last {
            forms.push((text(behind), Strength::Strong));
        }
    }
    if last > 0 {
        forms.push((parts[0].text.clone(), Strength::Weak));
        if parts[last].of.is_none() {
            forms.push((format!("{} {}", parts[0].text, parts[last].text), Strength::Strong));
        }
    }
    forms
}

/// A word without its article.
pub(super) fn bare(word: &str) -> &str {
    word.strip_prefix("لل")
        .or_else(|| word.strip_prefix("ال"))
        .filter(|rest| rest.chars().count() > 2)
        .unwrap_or(word)
}

fn is_definite(word: &str) -> bool {
    word.starts_with("ال") && bare(word) != word
}

fn of_body(words: &[&str]) -> Vec<(String, Strength)> {
    let heads = bits(&[Role::HeadsOrganization, Role::AnnouncesOrganization, Role::HeadsEvent]);
    let headed = words.len() > 1 && !is_definite(words[0]) && lexicon().entry(words[0]).is(heads);
    let mut forms = beginnings(words, headed);
    let [first, rest @ ..] = words else { return forms };
    if headed {
        forms.push((rest.join(" "), Strength::Strong));
        forms.extend(beginnings(rest, false));
    } else if let [_, last] = words
        && !is_definite(last)
    {
        // Google DeepMind is DeepMind too.
        forms.push(((*last).to_owned(), Strength::Later));
    } else if rest.len() > 1 && !is_definite(first) {
        forms.push((rest.join(" "), Strength::Later));
    }
    if let [only] = words {
        forms.push((bare(only).to_owned(), Strength::Same));
    }
    forms
}

/// The first words of a name; one alone if it is no head of many.
fn beginnings(words: &[&str], headed: bool) -> Vec<(String, Strength)> {
    let beginning = |end: usize| {
        // With the article on both it is a noun and its adjective.
        let surely = end > 1 || (is_definite(words[0]) && is_definite(words[1]));
        // The ministry of defence and …: one word before an "and" is half a name.
        let whole = !words[end].starts_with('و') || end > 1;
        let strength = if surely { Strength::Strong } else { Strength::Later };
        (whole && !(headed && end == 1)).then(|| (words[..end].join(" "), strength))
    };
    (1..words.len()).filter_map(beginning).collect()
}

/// Words that states call themselves by.
const STATES: [&str; 7] = ["المملكه", "مملكه", "جمهوريه", "الجمهوريه", "دوله", "سلطنه", "اماره"];

fn of_thing(kind: Kind, words: &[&str]) -> Vec<(String, Strength)> {
    let mut forms: Vec<(String, Strength)> = Vec::new();
    for end in 2..words.len() {
        forms.push((words[..end].join(" "), Strength::Later));
    }
    match words {
        [only] => forms.push((bare(only).to_owned(), Strength::Same)),
        [_, rest @ ..] if kind == Kind::Product => forms.push((rest.join(" "), Strength::Later)),
        // The kingdom of X, the republic of X.
        [state, rest @ ..] if STATES.contains(state) => {
            let place = |word: &&&str| lexicon().entry(word).is(Role::Place.bit());
            forms.extend(rest.iter().filter(place).map(|word| ((*word).to_owned(), Strength::Strong)));
            forms.push((rest.join(" "), Strength::Strong));
        }
        _ => {}
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::{Strength, forms};
    use crate::article::Kind;
    use proptest::prelude::{prop, prop_assert, proptest};

    fn has(kind: Kind, name: &str, form: &str) -> Option<Strength> {
        let words: Vec<&str> = name.split(' ').collect();
        forms(kind, &words).into_iter().find(|(text, _)| text == form).map(|(_, strength)| strength)
    }

    #[test]
    fn people_are_called_by_surname_and_given_name() {
        let person = |name, form| has(Kind::Person, name, form);
        assert_eq!(person("فهد بن ناصر العتيق", "العتيق"), Some(Strength::Strong));
        assert_eq!(person("فهد بن ناصر العتيق", "فهد العتيق"), Some(Strength::Strong));
        assert_eq!(person("فهد بن ناصر العتيق", "فهد"), Some(Strength::Weak));
        assert_eq!(person("فهد بن ناصر العتيق", "ناصر"), None);
        assert_eq!(person("محمد بن سلمان", "بن سلمان"), Some(Strength::Strong));
        assert_eq!(person("محمد بن سلمان", "سلمان"), None);
        assert_eq!(person("عبدالفتاح السيسي", "عبد الفتاح السيسي"), Some(Strength::Same));
        assert_eq!(person("ام سيف", "سيف"), None);
        assert_eq!(person("ربيع ابو شديد", "ابو شديد"), Some(Strength::Strong));
        assert_eq!(person("بدر الدين ايت الطالب", "ايت الطالب"), Some(Strength::Strong));
    }

    #[test]
    fn bodies_are_called_without_their_head() {
        let body = |name, form| has(Kind::Organization, name, form);
        assert_eq!(body("وزاره الصحه", "الصحه"), Some(Strength::Strong));
        assert_eq!(body("وزاره الصحه", "وزاره"), None);
        assert_eq!(body("الوداد الرياضي", "الوداد"), Some(Strength::Strong));
        assert_eq!(body("google deepmind", "deepmind"), Some(Strength::Later));
        assert_eq!(body("الهلال", "هلال"), Some(Strength::Same));
    }

    proptest! {
        /// No name is a shorter form of itself.
        #[test]
        fn forms_are_other_names(words in prop::collection::vec("[ابنولعيد]{1,6}|بن|ابو|ال|عبد|de", 1..7), kind in prop::sample::select(&Kind::ALL[..])) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            for (form, _) in forms(kind, &words) {
                prop_assert!(form != words.join(" ") && !form.is_empty());
            }
        }
    }
}
