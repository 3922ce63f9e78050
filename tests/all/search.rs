//! Search as one types it: whole words, names spelled otherwise, what was sought before, and the way back.

use proptest::prelude::{any, prop, prop_assert_eq, proptest};
use sahifa::article::Article;
use sahifa::config::NamesChoice;
use sahifa::entities;
use sahifa::ui::words::Language;
use sahifa::ui::{Awaited, Message, Names};

use crate::support::drive::Drive;
use crate::support::sample;

fn reading(text: &str) -> Drive {
    Drive::new(sahifa::ingest::article(text.as_bytes()).unwrap(), (80, 24), Language::English)
}

/// Which hit of how many the status names after keys.
fn count(drive: &mut Drive, keys: &str) -> String {
    drive.press(keys);
    let status = drive.status();
    let words = status.split_whitespace().collect::<Vec<_>>();
    // After Enter a sign tells it from the number of the section; while one types that is not there.
    let signed = words.windows(4).find(|words| words[0] == "/" && words[2] == "of").map(|words| &words[1..]);
    let counted = signed.or_else(|| words.windows(3).find(|words| words[1] == "of"));
    counted.map_or_else(|| status.trim().to_owned(), |words| words.join(" "))
}

/// How many hits there are, by the status.
fn all(drive: &mut Drive) -> Option<usize> {
    count(drive, "").split(" of ").nth(1).and_then(|all| all.parse().ok())
}

#[test]
fn whole_words_and_phrases() {
    let text = "عنوان الخبر\n\nكتب الوزير في مكتبه أن الكتب والمكتبة، وكتب  الوزير كتابا.";
    for (keys, all) in [
        ("/كتب", "1 of 5"),
        ("/\"كتب\"", "1 of 3"),
        ("/«كتب الوزير»", "1 of 2"),
        ("/كتب الوزير", "1 of 2"),
        ("/<A-w>كتب", "1 of 3"),
        ("/كتب<A-w>", "1 of 3"),
        ("/كتب<A-ص>", "1 of 3"),
        ("/كتب<A-w><A-w>", "1 of 5"),
    ] {
        let mut drive = reading(text);
        assert_eq!(count(&mut drive, keys), all, "{keys}: {}", drive.status());
        assert_eq!(drive.status().contains("whole words"), keys.matches("<A-").count() == 1, "{keys}");
    }
    // It stays so for the next search.
    let mut drive = reading(text);
    drive.press("/كتب<A-w><Enter>/");
    assert!(drive.status().contains("whole words"));
    assert_eq!(count(&mut drive, "كتب"), "1 of 3");
}

#[test]
fn a_name_is_found_however_it_is_spelled() {
    let article = sample("deepseek-ar.txt");
    let is_it = |entity: &&sahifa::article::Entity| entity.aliases.iter().any(|alias| alias == "DeepSeek");
    let entity = article.entities.iter().find(is_it).unwrap();
    let all = entity.count;
    let mut drive = Drive::new(article, (80, 24), Language::English);
    // All places of the name, in both spellings, from one spelling: where they stand together they are two.
    let text: usize = drive
        .article()
        .parts()
        .map(|part| drive.article().text(part).unwrap().matches("DeepSeek").count())
        .sum();
    drive.press("/DeepSeek<Enter>");
    let status = drive.status();
    let counted = self::all(&mut drive).unwrap();
    assert!(counted >= all && counted > text, "{status} of {all} and {text}");
    // Each of them is another place.
    let mut places = std::collections::BTreeSet::new();
    for _ in 0..counted {
        places.insert(format!("{:?}", drive.buffer()));
        drive.press("n");
    }
    assert_eq!(places.len(), counted);
    assert_eq!(drive.status(), status);
}

#[test]
fn what_was_sought_before_is_walked_through() {
    let text = "Title here\n\none two three\n\ntwo three\n\nthree";
    let mut drive = reading(text);
    drive.press("/one<Enter>/three<Enter>/three<Enter>/two<Enter>");
    let mut typed = |keys: &str| {
        drive.press(keys);
        drive.status().trim().replace('▏', "|").split("  ").next().unwrap().to_owned()
    };
    assert_eq!(typed("/<Up>"), "/ two|");
    assert_eq!(typed("<Up>"), "/ three|");
    assert_eq!(typed("<Up>"), "/ one|");
    assert_eq!(typed("<Up>"), "/ one|");
    assert_eq!(typed("<Down>"), "/ three|");
    // What is changed of it changes nothing of what was.
    assert_eq!(typed("x"), "/ threex|");
    assert_eq!(typed("<Down><Up>"), "/ three|");
    // Behind the last is what was being typed.
    assert_eq!(typed("<Esc>/dra<Up><Up><Down><Down>"), "/ dra|");
    assert_eq!(typed("<Down>"), "/ dra|");
    // What was given up is not kept.
    assert_eq!(typed("<Esc>/<Up>"), "/ two|");
}

#[test]
fn esc_brings_back_the_place_and_what_was_marked() {
    let mut drive = Drive::new(sample("tide-en.txt"), (80, 24), Language::English);
    drive.press("/drever<Enter>n");
    assert!(drive.status().contains("/ 2 of 4"), "{}", drive.status());
    let before = drive.buffer();
    for keys in
        ["/hairline<Esc>", "/hairline<Back><Esc>", "?x<Up><Esc>", "/<Esc>", "/<Enter>", "/zzz<C-u><Enter>"]
    {
        drive.press(keys);
        assert_eq!(drive.buffer(), before, "{keys}");
    }
    drive.press("n");
    assert!(drive.status().contains("/ 3 of 4"), "{}", drive.status());
}

#[test]
fn what_is_pasted_is_sought() {
    let mut drive = reading("Title\n\none two three\n\ntwo  three");
    drive.tell(Message::Paste("two".into()));
    assert!(!drive.status().contains(" of "), "{}", drive.status());
    drive.press("/");
    drive.tell(Message::Paste("two\nthree".into()));
    assert!(
        drive.status().contains("/ two three▏") && drive.status().contains("1 of 2"),
        "{}",
        drive.status()
    );
    // What is edited within is sought too.
    drive.press("<C-w><C-w>one<Left><Right> ");
    assert!(drive.status().contains("1 of 1"), "{}", drive.status());
}

/// Hits in a long paragraph that stretches divide are those of a short one, name by name.
#[test]
fn whole_words_in_many_stretches() {
    let piece =
        |n: usize| format!("{} والكتب{} مكتب كتب  الوزير ", "كلمة ".repeat(n * 37 % 900), "ـ".repeat(n % 50));
    let text = (0..120).map(piece).collect::<String>();
    let article = sahifa::article::from_json(
        &serde_json::json!({ "language": "ar", "sections": [{ "blocks": [{ "kind": "paragraph", "text": text }] }] })
            .to_string(),
    )
    .unwrap();
    for (keys, all) in [("/«كتب»", 240), ("/«كتب الوزير»", 120), ("/كتب", 360)] {
        let mut drive = Drive::new(article.clone(), (80, 24), Language::English);
        assert_eq!(count(&mut drive, &format!("{keys}<Enter>")), format!("1 of {all}"));
        assert_eq!(count(&mut drive, "N"), format!("{all} of {all}"));
    }
}

proptest! {
    /// When names come does not matter: the hits are the same, in order and without doubles, and one stays where one was.
    #[test]
    fn names_that_come_late_are_found_too(
        file in prop::sample::select(vec!["deepseek-ar.txt", "mixed-ar.txt", "tide-en.txt"]),
        query in prop::sample::select(vec!["DeepSeek", "ديب", "الصين", "a", "ا", "ن ا", "«ديب سيك»", "Orkney", "2025", "شركة", "or"]),
        (backward, steps, small) in (any::<bool>(), 0_usize..7, any::<bool>()),
    ) {
        let named = sample(file);
        let mut bare = Article { entities: Vec::new(), title_mentions: Vec::new(), ..named.clone() };
        bare.sections.iter_mut().for_each(|section| section.mentions.clear());
        let size = if small { (50, 12) } else { (100, 30) };
        let mut early = Drive::lazy(named, size, Language::English);
        let mut late = Drive::awaiting(bare.clone(), Awaited::Names, size, Language::English);
        let keys = format!("{}{query}<Enter>", if backward { "?" } else { "/" });
        early.press(&keys);
        late.press(&keys);
        late.press(&"n".repeat(steps));
        let place = late.state.place();
        let names = Names::found(&bare, entities::of(&bare), NamesChoice::Normal);
        late.tell(Message::Named(Box::new(names)));
        prop_assert_eq!(late.state.place(), place);
        prop_assert_eq!(all(&mut late), all(&mut early));
        // Round to the same hit.
        let Some(number) = all(&mut early).filter(|_| early.status().contains("/ ")) else { return Ok(()) };
        let mut reached = Vec::new();
        for drive in [&mut early, &mut late] {
            drive.press("<Esc>g");
            drive.press(&keys);
            let mut seen = Vec::new();
            for _ in 0..number.min(9) {
                seen.push((count(drive, ""), drive.text_rows(), drive.state.place()));
                drive.press("n");
            }
            reached.push(seen);
        }
        prop_assert_eq!(&reached[0], &reached[1]);
    }
}
