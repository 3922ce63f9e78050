//! How sure names are: what is kept and shown of them, its JSON, and the setting that says how sure they must be.

use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};
use sahifa::article::{Article, Confidence, Part, from_json, to_json};
use sahifa::config::NamesChoice;
use sahifa::entities::{CAREFUL, EAGER, NORMAL, of};
use sahifa::ingest;
use sahifa::ui::least;
use sahifa::ui::words::Language;

use crate::support::drive::Drive;
use crate::support::{sample, samples};

/// A place, and the name of what it mentions.
type Mentioned = (Part, std::ops::Range<usize>, String);

fn mentioned(article: &Article) -> Vec<Mentioned> {
    article
        .mentions()
        .map(|(part, range, entity)| (part, range, article.entities[entity].name.clone()))
        .collect()
}

fn mentions(article: &mut Article) -> impl Iterator<Item = &mut Option<Confidence>> {
    let title = article.title_mentions.iter_mut().map(|mention| &mut mention.confidence);
    let sections = article.sections.iter_mut().flat_map(|section| &mut section.mentions);
    title.chain(sections.map(|mention| &mut mention.confidence))
}

/// What is left of an article that must be so sure.
fn kept(article: &Article, least: Confidence) -> Article {
    let mut article = article.clone();
    article.keep_names(least);
    article
}

proptest! {
    #[test]
    fn what_must_be_surer_is_less_and_what_is_left_is_lawful(
        file in prop::sample::select(vec!["deepseek-ar.txt", "mixed-ar.txt", "tide-en.txt"]),
        sure in prop::collection::vec(prop::option::of(0_u8..=100), 1..40),
        (one, other) in (0_u8..=100, 0_u8..=100),
    ) {
        let mut article = sample(file);
        // Entities with one name could not be told apart below.
        for (number, entity) in article.entities.iter_mut().enumerate() {
            entity.name = format!("{number} {}", entity.name);
        }
        mentions(&mut article).zip(sure.iter().cycle()).for_each(|(to, from)| *to = from.map(Confidence::new));
        let (low, high) = (Confidence::new(one.min(other)), Confidence::new(one.max(other)));
        let (more, less) = (kept(&article, low), kept(&article, high));
        for (article, least) in [(&more, low), (&less, high)] {
            let mut counts = vec![0; article.entities.len()];
            for (.., entity) in article.mentions() {
                counts[entity] += 1;
            }
            prop_assert!(counts.iter().all(|&count| count > 0));
            prop_assert_eq!(counts, article.entities.iter().map(|entity| entity.count).collect::<Vec<_>>());
            prop_assert!(article.confidences().flatten().all(|confidence| confidence >= least));
            prop_assert_eq!(&kept(article, least), article);
        }
        // The same as picked one by one, and so the less is in the more.
        for (left, least) in [(&more, low), (&less, high)] {
            let sure = article.confidences().map(|sure| sure.is_none_or(|sure| sure >= least));
            let picked: Vec<_> = mentioned(&article).into_iter().zip(sure).filter(|(_, sure)| *sure).collect();
            prop_assert_eq!(mentioned(left), picked.into_iter().map(|(mention, _)| mention).collect::<Vec<_>>());
        }
        prop_assert_eq!(kept(&more, high), less);
        prop_assert_eq!(kept(&article, EAGER), article);
    }

    #[test]
    fn json_reads_back_with_confidence_and_without(sure in prop::collection::vec(prop::option::of(any::<u8>()), 1..9)) {
        let mut article = sample("mixed-ar.txt");
        mentions(&mut article).zip(sure.iter().cycle()).for_each(|(to, from)| *to = from.map(Confidence::new));
        let json = to_json(&article).unwrap();
        prop_assert_eq!(from_json(&json).unwrap(), article.clone());
        prop_assert_eq!(ingest::article(json.as_bytes()).unwrap(), article.clone());
        let known = article.confidences().flatten().count();
        prop_assert_eq!(json.matches("\"confidence\"").count(), known);
    }
}

#[test]
fn a_confidence_is_a_number_of_a_hundred() {
    let json = |value: &str| {
        format!(
            r#"{{"title": "ab", "entities": [{{"name": "ab", "kind": "person"}}],
                "title_mentions": [{{"entity": 0, "start": 0, "end": 2, "confidence": {value}}}]}}"#
        )
    };
    for (value, sure) in [("0", Some(0)), ("100", Some(100)), ("null", None)] {
        let read = from_json(&json(value)).unwrap();
        assert_eq!(read.title_mentions[0].confidence.map(Confidence::percent), sure);
    }
    for value in ["101", "-1", "300", "-9999999999999999999", "0.5", "\"sure\"", "[]"] {
        let error = from_json(&json(value)).unwrap_err().to_string();
        assert!(error.starts_with("at title_mentions[0].confidence: "), "{value}: {error}");
    }
    let error = from_json(&json("101")).unwrap_err().to_string();
    assert!(error.contains("a confidence is a number from 0 to 100, not 101"), "{error}");
}

#[test]
fn settings_ask_for_more_and_more() {
    assert_eq!(least(NamesChoice::Eager), Confidence::NONE);
    assert!(EAGER < NORMAL && NORMAL < CAREFUL && CAREFUL <= Confidence::FULL);
    for (name, text) in samples() {
        let article = ingest::article(text.as_bytes()).unwrap();
        let found = of(&article);
        assert_eq!(found.confidences().count(), found.len(), "{name}");
        let named = sample(&name);
        let written: Vec<_> = named.confidences().collect();
        assert_eq!(written, found.confidences().map(Some).collect::<Vec<_>>(), "{name}");
    }
}

/// An article whose names are all found with this confidence, but that one entity's.
fn doubting(rest: u8, entity: &str, sure: u8) -> Article {
    let mut article = sample("tide-en.txt");
    let number = article.entities.iter().position(|found| found.name == entity).unwrap();
    let doubted: Vec<bool> = article.mentions().map(|(.., entity)| entity == number).collect();
    for (to, doubted) in mentions(&mut article).zip(doubted) {
        *to = Some(Confidence::new(if doubted { sure } else { rest }));
    }
    article
}

#[test]
fn a_screen_shows_what_is_left() {
    for size in [(120, 40), (80, 24), (50, 12)] {
        let doubting = doubting(100, "Orkney", NORMAL.percent() - 1);
        let mut whole = Drive::new(doubting.clone(), size, Language::English);
        let mut left = Drive::new(kept(&doubting, NORMAL), size, Language::English);
        let mut eager = Drive::new(doubting.clone(), size, Language::English);
        eager.press("E");
        let mut all = Drive::new(sample("tide-en.txt"), size, Language::English);
        // Down and up, along the names, their list, a kind, a card, a search for what is hidden.
        for keys in [
            "",
            "}",
            "}",
            "<Tab>",
            "j",
            "<Enter>",
            "*",
            "i",
            "<Esc>",
            "f",
            "f",
            "c",
            "/orkney<Enter>",
            "G",
            "{",
            "g",
        ] {
            for drive in [&mut whole, &mut left, &mut eager, &mut all] {
                drive.press(keys);
            }
            assert_eq!(whole.buffer(), left.buffer(), "{size:?} {keys}");
            if !keys.is_empty() {
                assert_eq!(eager.buffer(), all.buffer(), "{size:?} {keys}");
            }
        }
    }
}

#[test]
fn what_was_chosen_stays_chosen_while_it_is_there() {
    let mut drive = Drive::new(doubting(100, "Orkney", NORMAL.percent()), (120, 40), Language::English);
    drive.press("}");
    assert!(drive.status().contains("Orkney"), "{}", drive.status());
    drive.press("E");
    drive.press("j");
    assert!(drive.status().contains("Orkney"), "{}", drive.status());
    // Only the sure ones.
    drive.press("E");
    drive.press("j");
    assert!(!drive.status().contains("Orkney"), "{}", drive.status());
    // With the cursor of the names, to and fro, and a search that finds names.
    for keys in ["<Tab>", "E", "jj", "E", "/orkney<Enter>", "E", "n", "E", "*", "E", "E", "G", "E", "<Tab>"] {
        drive.press(keys);
        drive.buffer();
    }
}

#[test]
fn names_that_come_late_are_shown_as_is_wanted_by_then() {
    use sahifa::ui::{Awaited, Message, Names};
    let text = sample("mixed-ar.txt");
    let mut bare = Article { entities: Vec::new(), title_mentions: Vec::new(), ..text.clone() };
    bare.sections.iter_mut().for_each(|section| section.mentions.clear());
    let mut screens = [NamesChoice::Normal, NamesChoice::Careful].map(|wanted| {
        let mut drive = Drive::awaiting(bare.clone(), Awaited::Names, (120, 40), Language::English);
        // To the names that are sure, while they are sought.
        drive.press("ee");
        drive.tell(Message::Named(Box::new(Names::found(&bare, of(&bare), wanted))));
        drive.press("j");
        drive
    });
    let [one, other] = &mut screens;
    assert_eq!(one.buffer(), other.buffer());
}
