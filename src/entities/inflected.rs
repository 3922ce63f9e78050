//! What sort of word an inflected word is: that of the word it is a form of, which the lists know.

use super::sort::Sort;

/// Pronouns behind a noun or a verb.
const PRONOUNS: [&str; 7] = ["ها", "هم", "هما", "هن", "نا", "ه", "ك"];

/// Persons and numbers behind a verb; none too.
const OF_VERBS: [&str; 11] = ["", "ون", "ين", "ان", "وا", "تا", "تم", "نا", "ا", "ت", "ن"];

/// Persons before a verb.
const PERSONS: [char; 4] = ['ي', 'ت', 'ن', 'ا'];

/// Numbers and cases behind a noun or an adjective, and what stands in place of it in the word itself.
const OF_NOUNS: [(&str, &str); 9] = [
    ("تان", "ه"),
    ("تين", "ه"),
    ("ات", ""),
    ("ات", "ه"),
    ("ون", ""),
    ("ين", ""),
    ("ان", ""),
    ("ه", ""),
    ("ا", ""),
];

/// The sort of a folded word whose own is not known, by what is `known` of others: without the article before it or the pronoun
/// behind it, in another person of a verb, in another number of a noun.
pub(super) fn sort(word: &str, known: impl Fn(&str) -> Option<Sort>) -> Option<Sort> {
    if let Some(base) = word.strip_prefix("ال").filter(|base| is_long(base)) {
        return known(base).or_else(|| of_noun(base, &known));
    }
    let bases =
        || PRONOUNS.iter().filter_map(|pronoun| word.strip_suffix(pronoun)).filter(|base| is_long(base));
    // Before a pronoun the feminine ending is open: دولته.
    let feminine = |base: &str| base.strip_suffix('ت').and_then(|base| known(&format!("{base}ه")));
    let by_form = |word: &str| of_verb(word, &known).or_else(|| of_noun(word, &known));
    bases()
        .find_map(|base| known(base).or_else(|| feminine(base)))
        .or_else(|| by_form(word))
        .or_else(|| bases().find_map(by_form))
}

/// Three letters are a word.
fn is_long(base: &str) -> bool {
    base.len() > 4
}

/// Whether a word is a verb in another person than the one known: سيلتقيان of يلتقي.
fn of_verb(word: &str, known: &impl Fn(&str) -> Option<Sort>) -> Option<Sort> {
    let is_verb = |word: &str| is_long(word) && known(word) == Some(Sort::Verb);
    let word = word.strip_prefix('س').filter(|rest| rest.starts_with(PERSONS)).unwrap_or(word);
    let of = |base: &str| {
        let others = base.strip_prefix(PERSONS).into_iter();
        let mut others = others.flat_map(|rest| ['ي', 'ت'].map(|person| format!("{person}{rest}")));
        is_verb(base) || others.any(|other| is_verb(&other))
    };
    OF_VERBS.iter().filter_map(|ending| word.strip_suffix(ending)).any(of).then_some(Sort::Verb)
}

/// The sort of a noun or adjective in another number, gender or case than the one known: التحذيرات of تحذير.
fn of_noun(word: &str, known: &impl Fn(&str) -> Option<Sort>) -> Option<Sort> {
    let is_plain =
        |sort: &Sort| matches!(sort, Sort::Noun | Sort::Adjective | Sort::NounOrAdjective | Sort::VerbOrNoun);
    OF_NOUNS.iter().find_map(|(ending, singular)| {
        let base = word.strip_suffix(ending).filter(|base| is_long(base))?;
        known(&format!("{base}{singular}")).filter(is_plain)
    })
}

#[cfg(test)]
mod tests {
    use super::{Sort, sort};

    fn known(word: &str) -> Option<Sort> {
        Some(match word {
            "يلتقي" | "قال" | "اعلن" => Sort::Verb,
            "دوله" | "تحذير" => Sort::Noun,
            "مشترك" => Sort::Adjective,
            "مارك" => Sort::Person,
            _ => return None,
        })
    }

    #[test]
    fn a_form_is_what_its_word_is() {
        for (word, wanted) in [
            ("سيلتقيان", Sort::Verb),
            ("تلتقيها", Sort::Verb),
            ("ستلتقي", Sort::Verb),
            ("قالتا", Sort::Verb),
            ("اعلنوا", Sort::Verb),
            ("دولته", Sort::Noun),
            ("دولتين", Sort::Noun),
            ("الدولتان", Sort::Noun),
            ("تحذيراتها", Sort::Noun),
            ("المشتركون", Sort::Adjective),
            ("مشتركه", Sort::Adjective),
        ] {
            assert_eq!(sort(word, known), Some(wanted), "{word}");
        }
    }

    /// What only looks like a form of a name is none; what is too short to be a word is no base.
    #[test]
    fn names_have_no_forms() {
        for word in ["ماركين", "ماركون", "سلان", "ين", "ال", ""] {
            assert_eq!(sort(word, known), None, "{word}");
        }
    }
}
