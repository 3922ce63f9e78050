//! Where sentences end: examples, laws over random text, and the annex's rules as ICU has them.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use sahifa::text::cluster;
use sahifa::text::sentence::{next, previous, sentence_at, sentences};

use crate::support::text::{CODES, mixed};

/// A text with a bar where a sentence ends.
#[track_caller]
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let found: Vec<&str> = sentences(&text).map(|range| &text[range]).collect();
    assert_eq!(found.join("|"), marked);
}

#[test]
fn arabic_news() {
    check("وصل الوفد. |ثم غادر! |هل عاد؟ |نعم… |وكتب ذلك۔ |انتهى");
    check("قال: «سنعود غدا.» |ثم مضى.");
    check("قال: “سنعود غدا”. |ثم مضى.");
    check("سأل (أين هو؟) |ثم مضى");
    check("بلغ 2.5 في المئة و٣.٥ في المئة. |ثم زاد.");
    check("قال د. أحمد وأ.د. سالم ود. منى. |ثم مضى.");
    check("وُلد سنة ٥٧١ م. |وهاجر سنة 1 هـ. |ثم عاد");
    check("1. أول\n|2. ثان. |ثالث");
    check("ما هذا؟! |لا أدري...");
    check("كلا!، قال الرجل؛ ثم مضى.");
    check("قال.|وأضاف.|ثم زاد. |انتهى");
    check("زوروا example.com. |ثم عودوا");
    check("قال مُحَمَّدٌ.\u{200F} |نعم");
    check("");
    check(" ");
}

#[test]
fn other_languages() {
    check("Mr. Smith met J. R. Doe. |They spoke.");
    check("It grew 2.5 per cent. |Then it fell.");
    check("“Where?” he asked. |She left (for good!). |Nobody knew");
    check("See fig. 3 and e.g. this. |Next… |Last");
    check("یہ خبر ہے۔ |وہ چلا گیا۔");
}

#[test]
fn sentence_by_sentence() {
    let text = "One. Two. Three.";
    assert_eq!(sentence_at(text, 0), 0..5);
    assert_eq!(sentence_at(text, 5), 5..10);
    assert_eq!(sentence_at(text, 99), 10..16);
    assert_eq!(sentence_at("", 3), 0..0);
    assert_eq!((next(text, 0), next(text, 7), next(text, 12)), (Some(5), Some(10), None));
    assert_eq!((previous(text, 16), previous(text, 10), previous(text, 0)), (Some(10), Some(5), None));
}

/// Words of Latin letters with marks between that the annex and we judge alike: it knows no initials and no titles.
fn latin() -> impl Strategy<Value = String> {
    let words = ["Some", "words", "here", "Nothing", "more", "12", "and", "2.5", "Then"];
    let ends = [" ", " ", " ", ", ", ". ", "! ", "? ", ".” ", "!) ", "?! ", "... ", "\n", ".", "!", " – "];
    prop::collection::vec((prop::sample::select(words.to_vec()), prop::sample::select(ends.to_vec())), 1..20)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, end)| [word, end]).collect())
}

proptest! {
    /// Sentences follow one another, begin where clusters do and are the whole text; and the ways from one to the next agree.
    #[test]
    fn sentences_are_the_whole_text(text in mixed(CODES), more in ".{0,40}", at in any::<prop::sample::Index>()) {
        for text in [text.clone(), more.clone(), format!("{text}. {more}؟ {text}")] {
            let found: Vec<_> = sentences(&text).collect();
            prop_assert_eq!(found.iter().map(|range| &text[range.clone()]).collect::<String>(), text.as_str());
            let begins: Vec<usize> = cluster::clusters(&text).map(|(at, _)| at).collect();
            for pair in found.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
                prop_assert_eq!(next(&text, pair[0].start), Some(pair[1].start));
                prop_assert_eq!(previous(&text, pair[1].start), Some(pair[0].start));
            }
            for range in &found {
                prop_assert!(range.start < range.end && begins.contains(&range.start));
            }
            let at = at.index(text.len() + 1);
            let holds = sentence_at(&text, at);
            prop_assert!(text.is_empty() || found.contains(&holds));
            prop_assert!(holds.contains(&at) || at == text.len());
        }
    }

    /// In plain Latin text sentences end where ICU has them end.
    #[test]
    fn latin_sentences_are_those_of_the_annex(text in latin()) {
        let segmenter = icu_segmenter::SentenceSegmenter::new(icu_segmenter::options::SentenceBreakInvariantOptions::default());
        // To us no sentence begins with a small letter.
        let begins = |&end: &usize| text[..end].ends_with('\n') || !text[end..].starts_with(char::is_lowercase);
        let ends: Vec<usize> = segmenter.segment_str(&text).skip(1).filter(begins).collect();
        // A number alone before a full stop numbers what follows: there we differ.
        let is_numbered = |range: &std::ops::Range<usize>| text[range.clone()].trim_start().starts_with(char::is_numeric);
        let found: Vec<_> = sentences(&text).collect();
        if !found.iter().any(is_numbered) {
            prop_assert_eq!(found.iter().map(|range| range.end).collect::<Vec<_>>(), ends, "{:?}", text);
        }
    }
}

/// What is no text ends too, and soon.
#[test]
fn hostile_text_has_sentences() {
    for piece in [".", "a.", ". ", ".\u{301}", "…»", ".,", "1."] {
        let text = piece.repeat(50_000);
        assert_eq!(sentences(&text).map(|range| range.len()).sum::<usize>(), text.len());
    }
}
