//! The reader lays out what is looked at: what it shows is what one shows that has laid out all; what arrives late moves
//! nothing.

use std::sync::Arc;

use proptest::prelude::{Just, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use sahifa::article::{Article, Block, BlockKind, Section};
use sahifa::config::NamesChoice;
use sahifa::entities;
use sahifa::ui::words::Language;
use sahifa::ui::{Awaited, Message, Names, Prepared};

use crate::support::drive::Drive;

fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let words = [
        "قال",
        "الوزير",
        "محمد",
        "بن",
        "أحمد",
        "في",
        "القاهرة",
        "إن",
        "ميتا",
        "Meta",
        "(iOS)",
        "12",
        "مليون",
        "دولار",
        "،",
        "كَتَبَ",
        "والمستشفيات",
        "الأحد",
        "3",
        "مارس",
        "2025",
        "عن",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), count).prop_map(|words| words.join(" "))
}

fn block() -> impl Strategy<Value = Block> {
    let of = |kind: BlockKind, count| {
        words(count).prop_map(move |text| Block { kind: kind.clone(), text, spans: Vec::new() })
    };
    let lines = |kind: BlockKind| {
        prop::collection::vec(words(0..12), 1..6).prop_map(move |lines| Block {
            kind: kind.clone(),
            text: lines.join("\n"),
            spans: Vec::new(),
        })
    };
    let item = (1_u8..4, prop::option::of(1_u32..200)).prop_flat_map(|(level, number)| {
        let kind = BlockKind::Item { level, ordered: number.is_some(), number };
        words(1..30).prop_map(move |text| Block { kind: kind.clone(), text, spans: Vec::new() })
    });
    prop_oneof![
        8 => of(BlockKind::Paragraph, 1..160),
        2 => of(BlockKind::Quote, 1..60),
        3 => item,
        1 => lines(BlockKind::Code { language: None }),
        1 => lines(BlockKind::Verse),
        1 => Just(Block { kind: BlockKind::Rule, text: String::new(), spans: Vec::new() }),
    ]
}

/// An article with its names.
fn article() -> impl Strategy<Value = Article> {
    let section = (prop::option::weighted(0.8, words(1..12)), prop::collection::vec(block(), 0..7))
        .prop_map(|(heading, blocks)| Section { heading, level: 1, blocks, mentions: Vec::new() });
    (words(0..9), prop::collection::vec(section, 1..9)).prop_map(|(title, sections)| {
        let mut article = Article { title, sections, id: String::new(), ..empty() };
        entities::annotate(&mut article);
        article
    })
}

fn empty() -> Article {
    sahifa::article::from_json(r#"{"language": "ar", "sections": []}"#).unwrap()
}

fn keys() -> impl Strategy<Value = Vec<String>> {
    let key = prop_oneof![
        6 => prop::sample::select("jkdu bgG][}{*#nN".chars().collect::<Vec<_>>()).prop_map(String::from),
        1 => prop::sample::select(vec!["/في<Enter>", "?محمد<Enter>", "<Tab>j<Enter>", "t", "<Esc>", "+", "-", "<Tab>G", "3"])
            .prop_map(String::from),
    ];
    prop::collection::vec(key, 0..25)
}

/// The screen but for what is a proportion of the whole: progress, status and the places on the line between.
fn shown(drive: &Drive) -> Vec<String> {
    let mut rows = drive.rows();
    rows.truncate(rows.len().saturating_sub(2));
    // Without a line between names and text, they stand alone at the edge.
    let line = if drive.is_wide() { "│" } else { " " };
    rows.iter().map(|row| row.replace('┃', line).trim_end().to_owned()).collect()
}

proptest! {
    /// Whatever keys are pressed at whatever size, no row in sight differs from those of a reader that has laid out all.
    #[test]
    fn what_is_looked_at_is_what_all_would_be(
        article in article(),
        keys in keys(),
        sizes in prop::collection::vec((1_u16..140, 1_u16..40), 1..4),
    ) {
        let mut all = Drive::new(article.clone(), sizes[0], Language::Arabic);
        let mut lazy = Drive::lazy(article, sizes[0], Language::Arabic);
        for (at, key) in keys.iter().enumerate() {
            if at % 9 == 8 {
                let (width, height) = sizes[at / 9 % sizes.len()];
                all.resize(width, height);
                lazy.resize(width, height);
            }
            all.press(key);
            lazy.press(key);
            prop_assert_eq!(shown(&all), shown(&lazy), "after {}", key);
            prop_assert_eq!(all.state.place(), lazy.state.place());
        }
        for end in ["G", "g"] {
            all.press("<Esc><Esc><Esc>");
            lazy.press("<Esc><Esc><Esc>");
            all.press(end);
            lazy.press(end);
            prop_assert_eq!(shown(&all), shown(&lazy));
        }
        // At the end all is known.
        all.press("G");
        lazy.press("G");
        prop_assert_eq!(lazy.status(), all.status());
    }

    /// A beginning, then the whole, then the names: what was in sight stands where it stood, and in the end nothing tells
    /// that it came in pieces.
    #[test]
    fn what_arrives_moves_nothing(
        article in article(),
        (cut, keep) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        (before, between, after) in (keys(), keys(), keys()),
        size in (20_u16..140, 4_u16..40),
    ) {
        let mut whole = article.clone();
        whole.entities.clear();
        whole.title_mentions.clear();
        whole.sections.iter_mut().for_each(|section| section.mentions.clear());
        let mut beginning = whole.clone();
        beginning.sections.truncate(cut.index(whole.sections.len()) + 1);
        let last = beginning.sections.last_mut().unwrap();
        last.blocks.truncate(keep.index(last.blocks.len() + 1));

        let whole = Arc::new(whole);
        let mut drive = Drive::awaiting(beginning, Awaited::Rest, size, Language::Arabic);
        drive.press(&before.concat());
        drive.press("<Esc><Esc><Esc>");
        let (rows, place) = (drive.text_rows(), drive.state.place());
        drive.tell(Message::Whole(Box::new(Prepared::new(Arc::clone(&whole))), None));
        for (before, after) in rows.iter().zip(drive.text_rows()).filter(|(before, _)| !before.is_empty()) {
            prop_assert_eq!(before, &after);
        }
        prop_assert_eq!(drive.state.place(), place);

        drive.press(&between.concat());
        drive.press("<Esc><Esc><Esc>");
        let (text, place) = (drive.text_rows(), drive.state.place());
        let found = entities::of(&whole);
        drive.tell(Message::Named(Box::new(Names::found(&whole, found, NamesChoice::Normal))));
        for (before, after) in text.iter().zip(drive.text_rows()).filter(|(before, _)| !before.is_empty()) {
            prop_assert_eq!(before, &after);
        }
        prop_assert_eq!(drive.state.place(), place);

        let mut at_once = Drive::lazy(article, size, Language::Arabic);
        for drive in [&mut drive, &mut at_once] {
            drive.press("<Esc><Esc>====g");
        }
        for key in after {
            drive.press(&key);
            at_once.press(&key);
            prop_assert_eq!(shown(&drive), shown(&at_once), "after {}", key);
        }
    }
}

/// A paragraph of many pages, which is laid out in pieces: every word is there, in its order.
#[test]
fn a_paragraph_of_many_pages() {
    let word = |number: usize| format!("word{number}");
    let text: Vec<String> = (0..30_000).map(word).collect();
    let article = Article {
        sections: vec![Section { blocks: vec![Block::paragraph(text.join(" "))], ..Section::default() }],
        direction: sahifa::article::ArticleDirection::Ltr,
        ..empty()
    };
    let mut drive = Drive::new(article, (80, 24), Language::English);
    let mut next = 0;
    let mut last = drive.text_rows();
    loop {
        for row in &last {
            for seen in row.split_whitespace() {
                let number: usize = seen.trim_start_matches("word").parse().unwrap();
                assert!(number <= next, "{seen} before {next}");
                next = next.max(number + 1);
            }
        }
        drive.press(" ");
        let rows = drive.text_rows();
        if rows == last {
            break;
        }
        last = rows;
    }
    assert_eq!(next, text.len());
    assert!(drive.status().contains("100%"));
    drive.press("/word15000<Enter>");
    assert!(drive.rows().concat().contains("word15000"), "{:#?}", drive.rows());
    assert!(drive.status().contains("1 of 1"), "{}", drive.status());
}

/// Very long paragraphs that are no prose: all keys end, and both ends are reached.
#[test]
fn paragraphs_that_cannot_be_cut_well() {
    let hostile = [
        "ب".repeat(100_000),
        "ب\u{64B}".repeat(60_000),
        "(".repeat(150_000),
        format!("({}) نهاية", "كلمة ".repeat(20_000)),
        format!("\u{2067}{}", "كلمة ".repeat(20_000)),
        "12 34 ".repeat(20_000),
        "abc ".repeat(20_000) + &"كلمة ".repeat(20_000),
    ];
    for text in hostile {
        let block = |kind: BlockKind| Block { kind, text: text.clone(), spans: Vec::new() };
        let blocks =
            [BlockKind::Paragraph, BlockKind::Quote, BlockKind::Code { language: None }].map(block).to_vec();
        let sections = vec![Section { heading: Some(text.clone()), blocks, ..Section::default() }];
        let mut drive = Drive::lazy(Article { sections, ..empty() }, (40, 20), Language::English);
        let first = drive.rows();
        drive.press("G");
        assert!(drive.status().contains("100%"), "{}", drive.status());
        let last = drive.rows();
        drive.press("kkbbjj  G");
        assert_eq!(drive.rows(), last);
        drive.resize(90, 30);
        drive.resize(40, 20);
        drive.press("g");
        assert_eq!(drive.rows(), first);
    }
}

/// Of a heading as long as a page the contents show what they show of any that is too long.
#[test]
fn a_very_long_heading_is_cut_as_any_other() {
    let shown = |words: usize| {
        let heading = Some("كَلِمَة (word) ".repeat(words));
        let sections =
            vec![Section { heading, blocks: vec![Block::paragraph("نص")], ..Section::default() }];
        let mut drive = Drive::lazy(Article { sections, ..empty() }, (80, 20), Language::English);
        drive.press("t");
        drive.rows()[..18].to_vec()
    };
    let rows = shown(40);
    assert!(rows.iter().any(|row| row.contains('…')), "{rows:#?}");
    assert_eq!(rows, shown(20_000));
}

/// What is awaited is said in the status; a failure too, and the text stays.
#[test]
fn the_status_says_what_is_awaited() {
    let article = sahifa::ingest::article(include_bytes!("../../assets/samples/tide-en.txt")).unwrap();
    let mut drive = Drive::awaiting(article.clone(), Awaited::Rest, (100, 30), Language::English);
    assert!(drive.status().contains("reading the rest"), "{}", drive.status());
    let whole = Arc::new(article.clone());
    drive.tell(Message::Whole(Box::new(Prepared::new(Arc::clone(&whole))), Some("read as X".into())));
    assert!(drive.status().contains("finding the names") && drive.status().contains("read as X"));
    let found = entities::of(&whole);
    drive.tell(Message::Named(Box::new(Names::found(&whole, found, NamesChoice::Normal))));
    assert!(!drive.status().contains('…'), "{}", drive.status());
    drive.press("}");
    assert!(drive.status().contains("Orkney · 1 of 2"), "{}", drive.status());

    let mut drive = Drive::awaiting(article, Awaited::Rest, (100, 30), Language::English);
    let rows = shown(&drive);
    drive.tell(Message::Failed("gone".into()));
    assert!(drive.status().contains("the rest could not be read: gone"), "{}", drive.status());
    assert!(!drive.status().contains('…'));
    assert_eq!(rows, shown(&drive));
}

/// What is sought in a beginning is sought in the rest too when that comes; where one stands stays.
#[test]
fn a_search_goes_on_in_the_rest() {
    let whole = sahifa::ingest::article(include_bytes!("../../assets/samples/tide-en.txt")).unwrap();
    let beginning = Article { sections: whole.sections[..2].to_vec(), ..whole.clone() };
    for (keys, before, after) in
        [("/drever<Enter>", "/ 1 of 2", "/ 1 of 4"), ("/hairline<Enter>", "no hits", "/ 1 of 1")]
    {
        let mut drive = Drive::awaiting(beginning.clone(), Awaited::Rest, (100, 30), Language::English);
        drive.press(keys);
        assert!(drive.status().contains(before), "{}", drive.status());
        let prepared = Prepared::new(Arc::new(whole.clone()));
        drive.tell(Message::Whole(Box::new(prepared), None));
        drive.press("<Down>");
        assert!(drive.status().contains(after), "{}", drive.status());
    }
}

/// A step of a search that was given up meanwhile finds nothing to say.
#[test]
fn a_search_that_was_given_up_is_not_gone_on_with() {
    let article = sahifa::ingest::article(include_bytes!("../../assets/samples/tide-en.txt")).unwrap();
    let mut drive = Drive::lazy(article, (100, 30), Language::English);
    drive.press("/zzzz<Esc>");
    let rows = drive.rows();
    drive.tell(Message::Idle);
    assert_eq!(drive.rows(), rows);
}

/// A long article is sought through in stretches: the hits are those of each part by itself, wherever a stretch ends.
#[test]
fn a_search_of_many_stretches_finds_all() {
    let texts: Vec<String> =
        (0..90).map(|n| format!("{}needle {}", "word ".repeat(n * 37 % 900), "aab".repeat(n % 7))).collect();
    let long = texts.join(" ").repeat(2);
    let blocks = texts.iter().chain([&long]).map(|text| Block::paragraph(text.as_str())).collect();
    let article = Article {
        sections: vec![Section { blocks, ..Section::default() }],
        language: "en".into(),
        ..empty()
    };
    for words in ["needle", "aabaab", "d w"] {
        let mut drive = Drive::lazy(article.clone(), (100, 30), Language::English);
        drive.press(&format!("/{words}<Enter>"));
        let found: usize =
            article.parts().map(|part| article.text(part).unwrap().matches(words).count()).sum();
        assert!(drive.status().contains(&format!("/ 1 of {found}")), "{}", drive.status());
        drive.press("N");
        assert!(drive.status().contains(&format!("/ {found} of {found}")), "{}", drive.status());
    }
}
