//! Whatever comes from outside: no panic, no control character on the way to the terminal, every place in its text.

use proptest::prelude::*;
use sahifa::article::{Article, from_json, to_html, to_json, to_markdown};
use sahifa::text::{LayoutOptions, layout};
use sahifa::ui::words::Language;
use sahifa::{entities, ingest};
use serde_json::{Value, json};

use crate::support::drive::Drive;
use crate::support::samples;

/// Pieces that mean something to one reader or another.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => Just("قال الوزير محمد بن أحمد إن ".as_bytes().to_vec()),
        2 => Just("عنوان قصير\n\n".as_bytes().to_vec()),
        2 => Just(b"\n".to_vec()),
        1 => Just(b"\n\n".to_vec()),
        1 => Just("«ميتا – Meta» بنسبة 2.5 في المائة من 12 مليون دولار، يوم الأحد 3 مارس 2025.\n".as_bytes().to_vec()),
        1 => Just(b"---\ntitle: x\n---\n".to_vec()),
        1 => Just(b"# x\n- a\n    1. b\n> c\n```\nd\n```\n| a | b |\n|---|---|\n".to_vec()),
        1 => Just("\u{202E}\u{2067}\u{202C}\u{2069}\u{200D}\u{FEFB}\u{64B}".as_bytes().to_vec()),
        1 => Just(b"\x1B[31m\x1B]0;t\x07\x1B_x\x1B\\\x9B\x90".to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..12),
        1 => ".{0,12}".prop_map(String::into_bytes),
        1 => Just(b"**x** [y](z) <b>&#27;[31m</b> `w`\t*** \t".to_vec()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// No control in any text of an article, and every mention and span on a piece of its text.
fn check(article: &Article) -> Result<(), TestCaseError> {
    for part in article.parts() {
        let text = article.text(part).unwrap();
        prop_assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')), "{:?}", text);
        for (range, entity) in article.mentions_in(part) {
            prop_assert!(text.get(range).is_some_and(|name| !name.is_empty()));
            prop_assert!(entity < article.entities.len());
        }
    }
    for block in article.sections.iter().flat_map(|section| &section.blocks) {
        for span in &block.spans {
            prop_assert!(block.text.get(span.start..span.end).is_some_and(|text| !text.is_empty()));
        }
    }
    let source = article.source.iter().flat_map(|source| [Some(&source.name), source.url.as_ref()]).flatten();
    let names =
        article.entities.iter().flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases));
    let fields = article.categories.iter().chain(&article.authors).chain([
        &article.title,
        &article.id,
        &article.language,
    ]);
    for field in fields.chain(source).chain(names).chain(&article.published) {
        prop_assert!(!field.contains(char::is_control), "{:?}", field);
    }
    Ok(())
}

/// A screen that shows an article, whatever is typed, holds no control.
fn check_screen(drive: &Drive) -> Result<(), TestCaseError> {
    let buffer = drive.buffer();
    prop_assert!(!buffer.content().iter().any(|cell| cell.symbol().chars().any(char::is_control)));
    Ok(())
}

/// JSON like an article's, with values of the wrong kind and places out of range among them.
fn document() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        3 => Just("قال محمد بن أحمد في القاهرة".to_owned()),
        1 => Just("a\u{1B}[31mb\u{9B}c\nd\te\u{202E}".to_owned()),
        1 => ".{0,8}",
        1 => Just(String::new()),
    ];
    let text =
        prop_oneof![9 => word.clone().prop_map(Value::from), 1 => Just(Value::Null), 1 => Just(json!(7))];
    let number = prop_oneof![4 => 0_usize..40, 1 => Just(usize::MAX)];
    let mention = (number.clone(), number.clone(), 0_usize..3, prop::option::of(0_usize..3)).prop_map(
        |(start, end, entity, block)| json!({"start": start, "end": end, "entity": entity, "block": block}),
    );
    let span = (number.clone(), number, "strong|emphasis|code|link|x", word.clone())
        .prop_map(|(start, end, kind, url)| json!({"start": start, "end": end, "kind": kind, "url": url}));
    let kind = "paragraph|quote|item|code|caption|table|rule|verse|poem";
    let block = (kind, text.clone(), prop::collection::vec(span, 0..2), any::<u8>(), any::<u32>())
        .prop_map(|(kind, text, spans, level, number)| json!({"kind": kind, "text": text, "spans": spans, "level": level, "number": number}));
    let section = (text.clone(), prop::collection::vec(block, 0..4), prop::collection::vec(mention, 0..2), any::<u8>())
        .prop_map(|(heading, blocks, mentions, level)| json!({"heading": heading, "blocks": blocks, "mentions": mentions, "level": level}));
    let entity = (word.clone(), "person|location|organization")
        .prop_map(|(name, kind)| json!({"name": name, "kind": kind, "count": 3}));
    let parts =
        (text.clone(), word, text, prop::collection::vec(section, 0..4), prop::collection::vec(entity, 0..3));
    parts.prop_map(|(title, category, published, sections, entities)| {
        json!({"title": title, "categories": [category], "published": published, "sections": sections, "entities": entities, "later": {"x": 1}})
    })
}

proptest! {
    #[test]
    fn any_bytes_are_an_article_or_an_error(bytes in pieces(), name in prop::option::of("a\\.(md|txt|json)")) {
        let Ok(read) = ingest::read(&bytes, name.as_deref()) else { return Ok(()) };
        let mut article = read.article;
        entities::annotate(&mut article);
        check(&article)?;
        for (part, range, _) in article.mentions() {
            let name = &article.text(part).unwrap()[range];
            prop_assert!(!name.contains(char::is_control), "over the end of a line: {:?}", name);
        }
        prop_assert_eq!(from_json(&to_json(&article).unwrap()), Ok(article.clone()));
        for written in [to_html(&article), to_markdown(&article), ingest::to_text(&article)] {
            let control = written.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'));
            prop_assert!(!control, "{:?}", written);
        }
        check_screen(&Drive::new(article, (50, 15), Language::Arabic))?;
        if let Ok(text) = ingest::verbatim(&bytes) {
            for line in text.lines() {
                let laid = layout(line, &LayoutOptions { width: 20, ..LayoutOptions::default() });
                prop_assert!(laid.lines().all(|line| line.cells().all(|cell| !cell.symbol.chars().any(char::is_control))));
            }
        }
    }

    #[test]
    fn any_json_is_an_article_or_an_error_that_names_its_place(document in document()) {
        match ingest::read(document.to_string().as_bytes(), Some("a.json")) {
            Ok(read) => {
                check(&read.article)?;
                let mut drive = Drive::new(read.article.clone(), (50, 15), Language::English);
                drive.press("jj]}}*<Tab>j<Enter>t<Esc>G");
                check_screen(&drive)?;
                // What was made lawful is stored as it is.
                let again = ingest::read(to_json(&read.article).unwrap().as_bytes(), None).unwrap();
                prop_assert_eq!(again.article, read.article);
            }
            Err(error) => {
                let said = error.to_string();
                let fields = ["title", "categories", "published", "sections", "entities"];
                prop_assert!(said.contains("at ") && fields.iter().any(|field| said.contains(field)), "{}", said);
            }
        }
    }

    /// Keys in any order, at any size, with changes of size between: nothing panics, nothing but text is drawn.
    #[test]
    fn any_keys_at_any_size(
        keys in prop::collection::vec("[a-zA-Z\\]\\[}{*#/?+= ]|<(Enter|Esc|Tab|BackTab|PgDn|PgUp|Home|End|Back|F1|C-d|C-u)>", 0..60),
        sizes in prop::collection::vec((1_u16..130, 1_u16..50), 1..4),
        sample in 0_usize..6,
    ) {
        let (_, text) = samples().swap_remove(sample);
        let mut article = ingest::article(text.as_bytes()).unwrap();
        entities::annotate(&mut article);
        let mut drive = Drive::new(article, sizes[0], Language::Arabic);
        for (at, key) in keys.iter().enumerate() {
            drive.press(key);
            if at % 20 == 19 {
                let (width, height) = sizes[(at / 20) % sizes.len()];
                drive.resize(width, height);
                check_screen(&drive)?;
            }
        }
        check_screen(&drive)?;
    }
}

/// Time grows with the length: at these lengths what grows with its square would not end while anybody waits.
#[test]
fn hostile_texts_end() {
    let hostile = [
        "«".repeat(200_000),
        "محمد بن ".repeat(100_000),
        "قال مدير ".repeat(100_000),
        "1 و".repeat(200_000),
        "ب\u{64B}".repeat(200_000),
        "\u{2067}".repeat(200_000),
        "\u{9D}".repeat(200_000),
        "# ".repeat(100_000),
        "[".repeat(100_000),
        "سطر\n".repeat(200_000),
        format!("{{\"title\": {}", "[".repeat(100_000)),
        "كان في يوم الأحد 3 مارس ".repeat(50_000),
        "(واس) - ".repeat(100_000),
        "ثلاثة ".repeat(200_000),
        "كلمتان قصيرتان\nوأخريان معهما\n".repeat(40_000),
        "فقرة قصيرة.\n\n".repeat(40_000),
        (0..40_000).map(|n| format!("محمد كخ{n}ضظ بن علي. ")).collect::<Vec<_>>().concat(),
        (0..40_000).map(|n| format!("شركة «كذا – Aa{n}». ")).collect::<Vec<_>>().concat(),
        "*a* ".repeat(60_000),
        format!("{}{}", "<b>".repeat(60_000), "</i>".repeat(60_000)),
    ];
    for text in hostile {
        for name in ["a.txt", "a.md"] {
            if let Ok(read) = ingest::read(text.as_bytes(), Some(name)) {
                let mut article = read.article;
                entities::annotate(&mut article);
                check(&article).unwrap();
                to_html(&article);
                to_markdown(&article);
                ingest::to_text(&article);
            }
        }
    }
}

/// What once went wrong.
#[test]
fn found_by_review_and_fuzzing() {
    let read = |text: &str, name: &str| {
        let mut article = ingest::read(text.as_bytes(), Some(name)).unwrap().article;
        entities::annotate(&mut article);
        check(&article).unwrap();
        article
    };
    // A weekday with a clitic inside brackets.
    read("جاء يوم السبت (والأحد) في موعده.", "a.txt");
    // A picture in a table's cell, and a paragraph right behind the table.
    read("- | a | b |\n  |---|---|\n  | xxx![a](u) | c |\n  |\n  سسس", "a.md");
    // Signs that touch what was escaped.
    for text in ["a\\***b**", "هيا\\![اقرأ](http://x)"] {
        let article = read(text, "a.md");
        assert_eq!(read(&to_markdown(&article), "a.md").sections, article.sections);
    }
    // An override that is closed behind the name.
    let article = read("قال محم\u{202E}د علي الخطيب\u{202C} إن الأمر سهل.", "a.txt");
    assert!(article.entities.iter().all(|entity| !entity.name.contains('\u{202E}')));
    // A person and a place of one name.
    let article = read(
        "عنوان هذا الخبر الذي نقرأ\n\nولد جورج واشنطن في فرجينيا، وسافر الوفد إلى واشنطن في اليوم نفسه.",
        "a.txt",
    );
    assert!(article.entities.iter().any(|entity| entity.name == "واشنطن"));
    // A name that went on from a row, a line or a half of a verse to the next.
    for text in [
        "| الوزير | محمد |\n|---|---|\n| بن سلمان | x |",
        "```\nقال الوزير محمد\nبن أحمد\n```",
        "```verse\nقال محمد\tبن أحمد\nالخطيب علي\tفي القاهرة\n```",
        "| a | b |\n|---|---|\n\u{FFFD}\u{FFFD}قال الوزير محمد بن أحمد إن",
    ] {
        let article = read(&format!("# x\n\n{text}"), "a.md");
        assert!(article.sections[0].blocks[0].lines().count() > 1);
    }
    // The code says that it is Markdown, the title that it is not.
    let mut article = read("# x\n\n```\n# a\n\n# b\n```", "a.md");
    article.title = "عنوان".into();
    assert_eq!(ingest::article(ingest::to_text(&article).as_bytes()).unwrap().title, "عنوان");
    assert!(ingest::read(b"\xFF\xFE\x01\x00\x02\x00\x03\x00\x04\x00", None).is_err());
    assert!(ingest::read(b"<?xml version='1.0'?><html>", None).is_err());
    let text = "عنوان هذا الخبر الذي نقرأ\n\nنص أول طويل ينتهي بنقطة كما تنتهي الجمل.\n\nشاركهم الحفل عدد من الفنانين.";
    assert_eq!(read(text, "a.txt").sections[0].blocks.len(), 2);
}
