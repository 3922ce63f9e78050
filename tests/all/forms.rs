//! Forms that an article is read from and written in: Markdown, text, JSON, HTML, and the way back from each.

use proptest::prelude::*;
use sahifa::article::{
    Article, ArticleDirection, Block, BlockKind, Section, Span, SpanKind, from_json, to_html, to_json,
    to_markdown,
};
use sahifa::ingest;

use crate::support::samples;

fn markdown(text: &str) -> Article {
    ingest::read(text.as_bytes(), Some("x.md")).unwrap().article
}

const PAGE: &str = "---\ntitle: عنوان المقال\nauthor: [نادر الخطيب]\ndate: 2025-01-28\nsource: مدار\n---\n\nفقرة أولى فيها **كلمة مهمة** \
و[رابط إلى *موضع*](https://example.org/a?b=1&c=2) و`رمز`.\n\n## قسم أول\n\n- بند\n- بند آخر\n    1. فرعي\n    2. فرعي ثان\n\n> اقتباس\n> في سطرين\n\n\
### قسم تحته\n\n```rust\nfn main() {\n    x();\n}\n```\n\n| اسم | عدد |\n|---|---|\n| أ | 1 |\n\n---\n\n![صورة للنهر](a.png)\n\n## قسم ثان\n\n<div>نص <b>مهم</b></div>\n";

#[test]
fn markdown_has_its_structure() {
    let article = markdown(PAGE);
    assert_eq!(article.title, "عنوان المقال");
    assert_eq!(
        (article.authors.as_slice(), article.published.as_deref()),
        (&["نادر الخطيب".to_owned()][..], Some("2025-01-28T00:00:00Z"))
    );
    assert_eq!(article.source.as_ref().map(|source| source.name.as_str()), Some("مدار"));
    let heads: Vec<(Option<&str>, u8)> =
        article.sections.iter().map(|s| (s.heading.as_deref(), s.level)).collect();
    assert_eq!(heads, [(None, 1), (Some("قسم أول"), 1), (Some("قسم تحته"), 2), (Some("قسم ثان"), 1)]);
    let lead = &article.sections[0].blocks[0];
    assert_eq!(lead.text, "فقرة أولى فيها كلمة مهمة ورابط إلى موضع ورمز.");
    let spans: Vec<(SpanKind, &str)> =
        lead.spans.iter().map(|s| (s.kind, &lead.text[s.start..s.end])).collect();
    assert_eq!(
        spans,
        [
            (SpanKind::Strong, "كلمة مهمة"),
            (SpanKind::Link, "رابط إلى موضع"),
            (SpanKind::Emphasis, "موضع"),
            (SpanKind::Code, "رمز")
        ]
    );
    assert_eq!(lead.spans[1].url.as_deref(), Some("https://example.org/a?b=1&c=2"));
    let item = |level, number: Option<u32>| BlockKind::Item { level, ordered: number.is_some(), number };
    let kinds: Vec<(BlockKind, &str)> = article.sections[1..]
        .iter()
        .flat_map(|section| &section.blocks)
        .map(|block| (block.kind.clone(), block.text.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            (item(1, None), "بند"),
            (item(1, None), "بند آخر"),
            (item(2, Some(1)), "فرعي"),
            (item(2, Some(2)), "فرعي ثان"),
            (BlockKind::Quote, "اقتباس في سطرين"),
            (BlockKind::Code { language: Some("rust".into()) }, "fn main() {\n    x();\n}"),
            (BlockKind::Table, "اسم | عدد\nأ | 1"),
            (BlockKind::Rule, ""),
            (BlockKind::Caption, "صورة للنهر"),
            (BlockKind::Paragraph, "نص مهم"),
        ]
    );
}

#[test]
fn what_is_plainly_markdown_is_read_so_under_any_name() {
    let is_markdown = |text: &str| {
        ingest::article(text.as_bytes())
            .unwrap()
            .sections
            .iter()
            .any(|section| section.heading.as_deref() == Some("قسم"))
    };
    assert!(is_markdown("# عنوان\n\nنص\n\n## قسم\n\nنص"));
    assert!(is_markdown("---\ntitle: عنوان\n---\n\n## قسم\n\nنص"));
    let plain = ingest::article(
        "# وسم واحد\n\nنص فيه *نجمة* ولا شيء غيرها، وهو طويل حتى لا يظن أحد أنه عنوان.".as_bytes(),
    )
    .unwrap();
    assert!(plain.sections[0].blocks[0].text.contains("*نجمة*"));
    // A file may lie about its form.
    assert_eq!(ingest::read(b"{\"title\": \"t\"}", Some("a.txt")).unwrap().article.title, "t");
    assert!(ingest::read("نص".as_bytes(), Some("a.json")).is_err());
    assert_eq!(
        ingest::article("{المركزي} يرفع الفائدة مرة أخرى".as_bytes()).unwrap().title,
        "{المركزي} يرفع الفائدة مرة أخرى"
    );
}

#[test]
fn footnotes_stay() {
    let article = markdown("نص[^1] وتتمة.\n\n[^1]: حاشية قصيرة\n");
    let texts: Vec<&str> = article.sections[0].blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["نص[^1] وتتمة.", "[^1]: حاشية قصيرة"]);
    reads_back_from_markdown(&article).unwrap();
}

/// All articles that stand here as files: samples, structure fixtures, the Markdown page.
fn articles() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/structure");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let texts = texts.map(|path| std::fs::read_to_string(path).unwrap());
    let mut articles: Vec<Article> = samples()
        .into_iter()
        .map(|(_, text)| text)
        .chain(texts)
        .map(|text| ingest::article(text.as_bytes()).unwrap())
        .collect();
    articles.push(markdown(PAGE));
    articles
}

fn reads_back_from_markdown(article: &Article) -> Result<(), TestCaseError> {
    let written = to_markdown(article);
    let again = markdown(&written);
    prop_assert_eq!(&again.title, &article.title, "{}", written);
    prop_assert_eq!(&again.sections, &article.sections, "{}", written);
    prop_assert_eq!(&again.source, &article.source);
    prop_assert_eq!(&again.authors, &article.authors);
    prop_assert_eq!(&again.categories, &article.categories);
    prop_assert_eq!(&again.published, &article.published);
    prop_assert_eq!((&again.language, again.direction), (&article.language, article.direction));
    prop_assert_eq!(&again.id, &article.id);
    Ok(())
}

fn reads_back_from_text(article: &Article) -> Result<(), TestCaseError> {
    let written = ingest::to_text(article);
    let again = ingest::article(written.as_bytes()).unwrap();
    prop_assert_eq!(&again.title, &article.title, "{}", written);
    let headings = |article: &Article| article.sections.iter().map(|s| s.heading.clone()).collect::<Vec<_>>();
    prop_assert_eq!(headings(&again), headings(article), "{}", written);
    let paragraphs = |article: &Article| -> Vec<String> {
        let blocks = article.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.text.clone()).collect()
    };
    prop_assert_eq!(paragraphs(&again), paragraphs(article), "{}", written);
    Ok(())
}

#[test]
fn files_read_back_from_every_form() {
    for article in articles() {
        reads_back_from_markdown(&article).unwrap();
        assert_eq!(from_json(&to_json(&article).unwrap()).unwrap(), article);
        let json = to_json(&article).unwrap();
        assert_eq!(ingest::article(json.as_bytes()).unwrap(), article);
    }
    for article in articles().into_iter().filter(|article| article.title != "عنوان المقال") {
        reads_back_from_text(&article).unwrap();
    }
}

/// Words with everything that means something to Markdown.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => Just("كلمة".to_owned()),
        2 => Just("word".to_owned()),
        1 => "[-+*_`~#>=|\\[\\]()<>&!.:0-9a\\\\]{1,4}",
        1 => Just("«نص»".to_owned()),
        1 => Just("&amp;".to_owned()),
        1 => Just("<b>".to_owned()),
        1 => Just("12.".to_owned()),
        1 => Just("كِتَابٌ".to_owned()),
    ];
    prop::collection::vec(word, 1..8).prop_map(|words| words.join(" "))
}

fn spans(text: String) -> impl Strategy<Value = Block> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let kind = prop_oneof![
        Just(SpanKind::Strong),
        Just(SpanKind::Emphasis),
        Just(SpanKind::Code),
        Just(SpanKind::Link)
    ];
    let span = (0..places.len(), 0..places.len(), kind, "https?://[a-z()<>&\"\\\\]{0,6}");
    prop::collection::vec(span, 0..3).prop_map(move |list| {
        let mut spans: Vec<Span> = list
            .into_iter()
            .map(|(a, b, kind, url)| Span {
                start: places[a.min(b)],
                end: places[a.max(b)],
                kind,
                url: (kind == SpanKind::Link).then_some(url),
            })
            .collect();
        spans.retain(|span| span.start < span.end);
        // Two of one kind that cross are one to any reader of tags.
        let all = spans.clone();
        let crosses =
            |a: &Span, b: &Span| a.kind == b.kind && a.start < b.start && b.start < a.end && a.end < b.end;
        spans.retain(|span| !all.iter().any(|other| crosses(span, other)));
        Block { spans, ..Block::paragraph(text.clone()) }
    })
}

fn block() -> impl Strategy<Value = Block> {
    let lines = prop::collection::vec(words(), 1..4).prop_map(|lines| lines.join("\n"));
    let item = (1_u8..4, any::<bool>(), 1_u32..12, words().prop_flat_map(spans));
    prop_oneof![
        4 => words().prop_flat_map(spans),
        1 => words().prop_flat_map(spans).prop_map(|block| Block { kind: BlockKind::Quote, ..block }),
        3 => item.prop_map(|(level, ordered, number, block)| Block {
            kind: BlockKind::Item { level, ordered, number: ordered.then_some(number) },
            ..block
        }),
        1 => lines.prop_map(|text| Block { kind: BlockKind::Code { language: Some("a b".into()) }, ..Block::paragraph(text) }),
        1 => Just(Block { kind: BlockKind::Rule, ..Block::paragraph("") }),
        1 => words().prop_map(|text| Block { kind: BlockKind::Caption, ..Block::paragraph(text) }),
    ]
}

/// An article as Markdown gives one: written and read once, so that what Markdown cannot say is gone.
fn article() -> impl Strategy<Value = Article> {
    let section = (words(), 1_u8..4, prop::collection::vec(block(), 0..5));
    (words(), prop::collection::vec(section, 1..4), any::<bool>()).prop_map(|(title, sections, lead)| {
        let mut article = markdown("# x");
        article.title = title;
        article.direction = ArticleDirection::Ltr;
        article.sections = sections
            .into_iter()
            .enumerate()
            .map(|(at, (heading, level, blocks))| Section {
                heading: (at > 0 || !lead).then_some(heading),
                level,
                blocks,
                mentions: Vec::new(),
            })
            .collect();
        markdown(&to_markdown(&article))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_article_reads_back_from_markdown(article in article()) {
        reads_back_from_markdown(&article)?;
    }

    /// Nothing of a text or its spans is lost on the way into Markdown.
    #[test]
    fn a_paragraph_and_its_spans_survive_markdown(block in words().prop_flat_map(spans)) {
        let mut article = markdown("# x\n\ny");
        article.sections[0].blocks[0] = block.clone();
        let again = markdown(&to_markdown(&article));
        let got = &again.sections[0].blocks[0];
        prop_assert_eq!(&got.text, &block.text, "{}", to_markdown(&article));
        let sorted = |block: &Block| {
            let mut spans: Vec<_> = block.spans.iter().map(|s| (s.start, s.end, s.kind as u8, s.url.clone())).collect();
            spans.sort();
            spans
        };
        prop_assert_eq!(sorted(got), sorted(&block), "{}", to_markdown(&article));
    }

    #[test]
    fn any_text_reads_back_as_text(lines in prop::collection::vec(prop_oneof![words(), Just(String::new()), Just("وهذا سطر طويل من متن الخبر ينتهي كما تنتهي الجمل بنقطة في آخره.".to_owned()), Just("عنوان قصير".to_owned()), Just("28 يناير 2025".to_owned()), Just("كتب: نادر الخطيب".to_owned()), Just("شارك".to_owned()), Just("=====".to_owned()), Just("-----".to_owned())], 0..14)) {
        let article = ingest::read(lines.join("\n").as_bytes(), Some("x.txt")).unwrap().article;
        reads_back_from_text(&article)?;
    }

    #[test]
    fn html_is_well_formed(block in block(), title in words()) {
        let mut article = markdown("# x\n\ny");
        article.title = title;
        article.sections[0].blocks[0] = block;
        let page = to_html(&article);
        let mut open: Vec<String> = Vec::new();
        for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let name = tag.trim_start_matches('/').split(' ').next().unwrap().to_owned();
            if tag.starts_with('/') {
                prop_assert_eq!(open.pop(), Some(name));
            } else if !matches!(name.as_str(), "meta" | "br" | "hr" | "!DOCTYPE") {
                open.push(name);
            }
        }
        prop_assert!(open.is_empty());
    }
}
