//! Plain text to articles: structure of the samples, edges, errors.

use sahifa::article::{Article, ArticleDirection, BlockKind, from_json, to_json};
use sahifa::ingest::{self, IngestError};

use crate::support::samples;

fn read(text: &str) -> Article {
    ingest::article(text.as_bytes()).unwrap()
}

/// The headings of an article, a lead as "–".
fn headings(article: &Article) -> Vec<&str> {
    article.sections.iter().map(|section| section.heading.as_deref().unwrap_or("–")).collect()
}

const LEAD: &str = "هذا متن الخبر وفيه كلام كثير يطول حتى لا يظن أحد أنه عنوان، ثم ينتهي بنقطة.";

#[test]
fn the_samples_have_the_sections_their_writer_gave_them() {
    let found: Vec<(String, String, usize, usize)> = samples()
        .iter()
        .map(|(name, text)| {
            let article = read(text);
            let headed = article.sections.iter().filter(|section| section.heading.is_some()).count();
            (name.clone(), article.language, article.categories.len(), headed)
        })
        .collect();
    let expected = [
        ("deepseek-ar.txt", "ar", 2, 6),
        ("harakat-ar.txt", "ar", 0, 4),
        ("mixed-ar.txt", "ar", 1, 5),
        ("tide-en.txt", "en", 0, 5),
        ("urdu-ur.txt", "ur", 0, 4),
        ("water-fa.txt", "fa", 0, 5),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(name, tag, cats, headed)| (name.to_owned(), tag.to_owned(), cats, headed))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_paragraph_comes_out_to_the_letter() {
    for (name, text) in samples() {
        let article = read(&text);
        let mut parts: Vec<String> = article.categories.clone();
        parts.extend(article.parts().map(|part| article.text(part).unwrap().to_owned()));
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        for line in lines {
            let kept =
                parts.iter().any(|part| part == line || (!part.is_empty() && line.ends_with(part.as_str())));
            assert!(kept || line == "العودة إلى أعلى الصفحة", "{name}: {line}");
        }
    }
}

#[test]
fn headings_are_told_by_shape() {
    let text = format!(
        "علوم\n\nعنوان الخبر الذي يزيد على أربع كلمات\n\n{LEAD}\n\nعنوان أول\n\n{LEAD}\n\nهل هذا عنوان؟\n\n{LEAD}"
    );
    let article = read(&text);
    assert_eq!(article.categories, ["علوم"]);
    assert_eq!(headings(&article), ["–", "عنوان أول", "هل هذا عنوان؟"]);
    // A short line that ends a thought, one with nothing under it, verse: no headings.
    let text = format!(
        "عنوان\n\n{LEAD}\n\nوانتهى الأمر.\n\n{LEAD}\n\nبيت من شعر\n\nوبيت آخر بعده\n\n{LEAD}\n\nآخر سطر"
    );
    assert_eq!(headings(&read(&text)), ["–"]);
    // Blank lines part paragraphs here, so a line in the middle of a stanza is none.
    let text = format!("عنوان\n\n{LEAD}\n\n{LEAD}\n\n{LEAD}\nسطر قصير\n{LEAD}\n\n{LEAD}");
    assert_eq!(headings(&read(&text)), ["–"]);
    // No blank lines at all.
    let text = format!("عنوان هذا الخبر الذي نقرأ\n{LEAD}\nعنوان أول\n{LEAD}");
    assert_eq!(headings(&read(&text)), ["–", "عنوان أول"]);
}

#[test]
fn items_quotes_and_furniture() {
    let text = format!(
        "شارك\n\nعنوان هذا الخبر الذي نقرأ\n\n{LEAD}\n\n- أول\n- ثان\n\n٢) عدد\n\n> قول\n\n2025. سنة ليست بندا.\n\nطباعة\nزر الذهاب إلى الأعلى"
    );
    let article = read(&text);
    let blocks: Vec<_> =
        article.sections[0].blocks.iter().skip(1).map(|b| (b.kind.clone(), b.text.as_str())).collect();
    let item = |ordered, number| BlockKind::Item { level: 1, ordered, number };
    assert_eq!(
        blocks,
        [
            (item(false, None), "أول"),
            (item(false, None), "ثان"),
            (item(true, Some(2)), "عدد"),
            (BlockKind::Quote, "قول"),
            (BlockKind::Paragraph, "2025. سنة ليست بندا."),
        ]
    );
}

#[test]
fn edges() {
    for empty in ["", "\n \n", "\u{FEFF}"] {
        let article = read(empty);
        assert_eq!((article.title.as_str(), article.sections.len()), ("", 0));
    }
    let article = read("One title only");
    assert_eq!((article.title.as_str(), article.direction), ("One title only", ArticleDirection::Ltr));
    assert_eq!(read(&format!("\u{FEFF}عنوان\r\n\r\n{LEAD}\r\n")).sections[0].blocks[0].text, LEAD);
    assert_eq!(read(LEAD).sections[0].blocks[0].text, LEAD);
    // What is stored is logical: forms go back to letters.
    assert_eq!(read("\u{FEB3}\u{FEFC}\u{FEE1}").title, "سلام");
}

/// A long text that begins as UTF-8 is UTF-8: bytes of another set behind it are damage, however many.
#[test]
fn the_set_of_a_long_text_is_told_by_its_beginning() {
    let plain =
        "This is a line of plain words and it goes on until it ends with a stop, far away.\n".repeat(900);
    let text = [
        format!("A café by the river at night\n\n{plain}").as_bytes(),
        &b"The caf\xE9 is old.\n".repeat(100),
    ]
    .concat();
    let read = ingest::read(&text, None).unwrap();
    assert_eq!(read.article.title, "A café by the river at night");
    assert!(matches!(read.notes[..], [ingest::Note::Replaced { count: 100, .. }]), "{:?}", read.notes);
    // Where it begins in neither, the whole tells.
    let read = ingest::read(&text[b"A caf\xC3\xA9 ".len()..], None).unwrap();
    assert_eq!(read.notes, [ingest::Note::Charset("windows-1252")]);
}

#[test]
fn what_is_no_text_is_refused_with_the_place() {
    assert!(matches!(ingest::article(b"a\0b"), Err(IngestError::Binary { at: 1, .. })));
    assert_eq!(ingest::article(b"\n<!DOCTYPE html><p>x"), Err(IngestError::Html));
}

#[test]
fn lines_are_verbatim() {
    let lines = |bytes: &[u8]| -> Vec<String> {
        ingest::verbatim(bytes).unwrap().lines().map(str::to_owned).collect()
    };
    assert_eq!(lines(b"a  b\n\n\x1B[1mc\x1B[0m\t\n"), ["a  b", "", "c "]);
    assert_eq!(lines(b""), Vec::<String>::new());
    assert_eq!(lines(b"\n"), [""]);
    let text = ingest::verbatim(b"caf\xE9\n\n").unwrap();
    assert_eq!(text.lines().collect::<Vec<_>>(), ["café", ""]);
    assert_eq!(text.notes().len(), 1);
}

#[test]
fn json_reads_back_and_names_what_is_wrong() {
    for (_, text) in samples() {
        let article = read(&text);
        assert_eq!(from_json(&to_json(&article).unwrap()), Ok(article));
    }
    let wrong = |json: &str| from_json(json).unwrap_err().to_string();
    assert!(wrong(r#"{"sections": [{"heading": 7}]}"#).starts_with("at sections[0].heading: "));
    assert!(
        wrong(r#"{"sections": [{"blocks": [{"kind": "poem"}]}]}"#).starts_with("at sections[0].blocks[0]")
    );
    let out = r#"{"title": "عن", "title_mentions": [{"entity": 0, "start": 0, "end": 3}], "entities": []}"#;
    assert_eq!(wrong(out), "at title_mentions[0]: bytes 0..3 are not a piece of that text");
    let nobody = r#"{"title": "عن", "title_mentions": [{"entity": 2, "start": 0, "end": 2}]}"#;
    assert_eq!(wrong(nobody), "at title_mentions[0]: there is no entity 2");
    assert_eq!(from_json(r#"{"title": "t", "later": 1}"#).unwrap().title, "t");
}

#[test]
fn short_headlines_and_what_stands_under_them() {
    let read = |lines: &[&str]| {
        let article = read(&[lines, &[LEAD]].concat().join("\n\n"));
        (article.title.clone(), article.categories.len(), headings(&article).len())
    };
    for under in
        ["أحمد سالم", "القاهرة", "منذ ساعتين", "الوكالة: المهمة حققت أهدافها كاملة", "الرياض: «الشرق»"]
    {
        let (title, categories, sections) = read(&["افتتاح معرض الكتاب", under]);
        assert_eq!((title.as_str(), categories, sections), ("افتتاح معرض الكتاب", 0, 1), "{under}");
    }
    // A tab in a title is a slip, and no verse.
    assert_eq!(read(&["أمير عسير يستقبل\t المهنئين بالعيد"]).0, "أمير عسير يستقبل  المهنئين بالعيد");
    assert_eq!(read(&["علوم", "افتتاح معرض الكتاب"]), ("افتتاح معرض الكتاب".to_owned(), 1, 1));
}

#[test]
fn cut_lines_are_joined_below_any_head() {
    let body = "أعلن البنك أمس أنه يرفع سعر الفائدة ربع نقطة مئوية في\nمحاولة لكبح التضخم الذي بلغ أعلى مستوياته منذ سنوات عدة\nكما جاء في بيان له.";
    let article = read(&format!(
        "اقتصاد\nالبنك المركزي يرفع الفائدة للمرة الثالثة\n28 يناير 2025\nبقلم: نادر الخطيب\n\n{body}\n\n{body}\n\n{body}"
    ));
    assert_eq!(article.categories, ["اقتصاد"]);
    assert_eq!(article.sections[0].blocks.len(), 3, "{:?}", article.sections);
    assert_eq!(article.sections[0].blocks[0].text, body.replace('\n', " "));
}

#[test]
fn json_that_is_no_article_is_refused_and_dates_are_made_lawful() {
    let wrong = |json: &str| ingest::read(json.as_bytes(), Some("a.json")).unwrap_err().to_string();
    assert!(wrong(r#"{"error": "not found"}"#).contains("neither a title nor sections"));
    assert!(wrong("[1]").contains("this is a list"));
    assert!(wrong(r#"{"title": "\ud800"}"#).contains("surrogate"));
    let block =
        r#"{"sections": [{"mentions": [{"entity": 0, "block": 44, "start": 0, "end": 2}]}], "entities": []}"#;
    assert!(wrong(block).contains("no such block"));
    let read = |date: &str| {
        ingest::article(format!(r#"{{"title": "t", "published": "{date}"}}"#).as_bytes()).unwrap().published
    };
    assert_eq!(read("yesterday"), None);
    assert_eq!(read("2025-01-28").as_deref(), Some("2025-01-28T00:00:00Z"));
    assert_eq!(read("2025-01-28T09:00:00.5+03:00").as_deref(), Some("2025-01-28T09:00:00.5+03:00"));
}
