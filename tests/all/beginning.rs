//! The law of the beginning: what is shown of a long text before it is read whole is what the whole shows there.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use sahifa::article::Article;
use sahifa::ingest;

use crate::support::samples;

/// The texts of the fixtures and samples.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/structure");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let texts = paths.iter().map(|path| std::fs::read_to_string(path).unwrap());
    texts.chain(samples().into_iter().map(|(_, text)| text)).collect()
}

/// What is wrong with a beginning of a whole.
fn fault(beginning: &Article, whole: &Article) -> Option<String> {
    let fields = |article: &Article| {
        let Article { title, language, direction, source, published, authors, categories, .. } =
            article.clone();
        (title, language, direction, source, published, authors, categories)
    };
    if fields(beginning) != fields(whole) {
        return Some(format!("{:?} for {:?}", fields(beginning), fields(whole)));
    }
    if !beginning.id.is_empty() || beginning.sections.len() > whole.sections.len() {
        return Some(format!("id {:?}, {} sections", beginning.id, beginning.sections.len()));
    }
    let last = beginning.sections.len().checked_sub(1)?;
    beginning.sections.iter().zip(&whole.sections).enumerate().find_map(|(at, (one, other))| {
        let same = (&one.heading, one.level, &one.mentions) == (&other.heading, other.level, &other.mentions)
            && other.blocks.starts_with(&one.blocks)
            && (at == last || one.blocks.len() == other.blocks.len());
        (!same).then(|| format!("section {at}: {one:?} for {other:?}"))
    })
}

/// Whether there is a beginning of a text at a cut; a lawful one.
fn holds(text: &[u8], cut: usize, name: Option<&str>, whole: &Article) -> Result<bool, String> {
    let Some(beginning) = ingest::beginning(&text[..cut], name) else { return Ok(false) };
    fault(&beginning, whole).map_or(Ok(true), |fault| Err(format!("{cut} of {}: {fault}", text.len())))
}

#[test]
fn the_beginning_of_a_long_text_is_that_of_the_whole() {
    let texts = texts();
    let repeated = texts.iter().map(|text| text.repeat(300_000 / text.len() + 1));
    let joined = (0..4).map(|from| {
        let texts = texts.iter().cycle().skip(from * 7).take(texts.len() * 2);
        texts.map(String::as_str).collect::<Vec<_>>().join(if from % 2 == 0 { "\n" } else { "\n\n\n" })
    });
    let (mut tried, mut found) = (0, 0);
    for text in repeated.chain(joined) {
        let whole = ingest::article(text.as_bytes()).unwrap();
        for cut in (50_000..text.len()).step_by(17_011).chain([text.len()]) {
            tried += 1;
            found += usize::from(holds(text.as_bytes(), cut, None, &whole).unwrap());
        }
    }
    // Poems and lists without a paragraph have no beginning; most texts have.
    assert!(found * 3 > tried * 2, "{found} of {tried}");
}

/// Lines that change what stands around them.
const TELLING: [&str; 24] = [
    "عنوان قصير",
    "وقال الوزير:",
    "- بند في قائمة",
    "٣- بند معدود",
    "> قول مأثور",
    "«البحر لا يخيفنا ولا نخافه كما قيل».",
    "مضى الليل والبحر",
    "ونام على الحجر",
    "وعاد مع الفجر",
    "حديث عن السفر",
    "يا نهر هل تذكر الصبيان   صوب الضفاف إذا مالت",
    "كانت لياليك أعراسا\tواليوم ليلك لا نور",
    "فيا ابن كروس يا نصف أعمى،، وإن تفخر فيا نصف البصير",
    "شارك",
    "اقرأ أيضا",
    "editor@example.org",
    "28 يناير 2025",
    "بقلم: نادر الخطيب",
    "الرياض – واس: قيل كلام كثير",
    "-------",
    "=======",
    "1) عنوان مرقم",
    "مقدمة",
    "    سطر مزاح قليلا عن حافة الصفحة، وفيه كلام يكفي لكي يكون سطرا مقطوعا",
];

/// Texts of several hundred kilobytes, of lines of the fixtures in any order: paragraphs, headings, verse, lists, cut
/// lines, blank lines; of all or some of these.
fn long_text() -> impl Strategy<Value = String> {
    let whole = texts();
    let lines: Vec<String> =
        whole.iter().flat_map(|text| text.split_inclusive('\n').map(str::to_owned)).collect();
    let paragraphs = lines.iter().filter(|line| line.len() > 300).cloned().collect();
    let wrapped = whole.iter().filter(|text| text.lines().count() > 30).cloned().collect();
    let telling = TELLING.iter().map(|line| format!("{line}\n")).collect();
    let odd =
        ["a\u{202B}b\n", "ا\u{653}ن\r\n", "\u{FEB3}\u{FEFC}\u{FEE1}\n", "\u{2028}", "سطر\r", "\x1B[31mx\n"];
    let odd = odd.map(str::to_owned).to_vec();
    let pools: [Vec<String>; 7] =
        [lines, paragraphs, wrapped, telling, odd, vec!["\n".to_owned()], vec!["# x\n".to_owned()]];
    let pieces = prop::collection::vec((0..pools.len() * 2, any::<Index>()), 60..400);
    (pieces, any::<u8>(), 100_000_usize..350_000).prop_map(move |(pieces, only, length)| {
        let mut text = String::new();
        for (pool, index) in pieces.iter().cycle() {
            // A pool that is left out gives a paragraph; odd lines are rare.
            let pool = if pool % 2 == 1 && matches!(pool / 2, 4 | 6) { 0 } else { pool / 2 };
            let pool = if only >> pool & 1 == 0 { 1 } else { pool };
            text.push_str(&pools[pool][index.index(pools[pool].len())]);
            if text.len() > length {
                break;
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_beginning_of_any_text_is_that_of_the_whole(
        text in long_text(),
        cuts in prop::collection::vec(any::<Index>(), 5),
        name in prop::option::of("a\\.(txt|md)"),
    ) {
        let whole = ingest::read(text.as_bytes(), name.as_deref()).unwrap().article;
        for cut in cuts {
            let cut = 64 * 1024 + cut.index(text.len() - 64 * 1024);
            prop_assert_eq!(holds(text.as_bytes(), cut, name.as_deref(), &whole).err(), None);
        }
    }

    /// Whatever damage stands behind it.
    #[test]
    fn the_beginning_stays_before_damage(at in any::<Index>(), damage in prop::collection::vec(any::<u8>(), 1..40), latin: bool) {
        let sample = samples().swap_remove(if latin { 3 } else { 0 }).1;
        let mut bytes = sample.repeat(200_000 / sample.len()).into_bytes();
        let at = at.index(bytes.len());
        bytes.splice(at..at, damage);
        let Ok(whole) = ingest::article(&bytes) else { return Ok(()) };
        for cut in [70_000, 100_000, 150_000] {
            prop_assert_eq!(holds(&bytes, cut, None, &whole).err(), None);
        }
    }
}

/// The law at ends of lines in the second 64 kB of a text. Seven is no divisor of the lines that are repeated below.
fn holds_at_ends(text: &str) -> bool {
    let whole = ingest::article(text.as_bytes()).unwrap();
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    let cuts = ends.filter(|at| (64 * 1024..128 * 1024).contains(at)).step_by(7).take(60);
    cuts.fold(false, |found, cut| holds(text.as_bytes(), cut, None, &whole).unwrap() | found)
}

/// Longer than lines that are cut to a width.
const PARAGRAPH: &str = "هذا متن الخبر وفيه كلام كثير يطول حتى لا يظن أحد أنه عنوان أو سطر مقطوع من صفحة ضيقة، بل يعرف كل من يراه أنه نص قائم بنفسه، ثم ينتهي بنقطة.\n";

/// Each of these breaks the law if one of its reasons is forgotten.
#[test]
fn what_later_lines_change_is_left_out_or_judged_by_the_beginning() {
    let head = "علوم\nعنوان هذا الخبر الذي نقرأ اليوم\n";
    // A numbered line with a colon: a heading if a paragraph follows. Verse of two halves: verse if another does.
    for line in [
        "1) عنوان مرقم:\n",
        "يا نهر هل تذكر   صوب الضفاف.\nكانت لياليك   واليوم ليلك.\n",
        "اقرأ أيضا\nخبر آخر\n",
    ] {
        let text = format!("{head}{}", format!("{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}{line}").repeat(500));
        assert!(holds_at_ends(&text), "{line}");
    }
    // The paragraphs of the first part are indented; all lines of the rest are.
    let cut = "    أعلن البنك أمس أنه يرفع سعر الفائدة ربع نقطة مئوية في\nمحاولة لكبح التضخم الذي بلغ أعلى مستوياته منذ سنوات عدة\nكما جاء في بيان له أمس.\n";
    let text = format!("{head}{}{}", cut.repeat(500), cut.replace('\n', "\n    ").repeat(2000));
    assert!(holds_at_ends(&text));
    // White space makes what is there too little to judge by: the lines that follow have no blank ones between them.
    let apart = format!("عنوان أول\n{PARAGRAPH}{}", "\n".repeat(60));
    let text = format!("{head}{}{}", apart.repeat(300), "سطر قصير\n".repeat(9000));
    assert!(!holds_at_ends(&text));
    // Lam-alefs are longer as letters: enough to judge the lines by, too little to tell Markdown.
    let text = format!(
        "{}{}{}",
        "\n".repeat(30_000),
        format!("{}.\n\n", "ﻻﻻﻻ ".repeat(30)).repeat(190),
        "# عنوان\n\n".repeat(9000)
    );
    assert!(!holds_at_ends(&text));
    // Numbers and a few Persian letters, then an Arabic text.
    let text = format!("{head}{}{}", format!("{}ک.\n", "1 ".repeat(60)).repeat(600), PARAGRAPH.repeat(2000));
    assert!(holds_at_ends(&text));
}

#[test]
fn what_is_not_certain_has_no_beginning() {
    let (_, sample) = samples().swap_remove(0);
    let long = sample.repeat(200_000 / sample.len());
    let of = |text: &str, name: Option<&str>| ingest::beginning(text.as_bytes(), name).is_some();
    assert!(of(&long, None) && of(&long, Some("a.txt")) && of(&format!("\u{FEFF}\n\n{long}"), None));
    assert!(!of(&long[..60_000], None));
    assert!(!of(&long, Some("a.md")) && !of(&long, Some("a.json")));
    for before in [
        "{\"title\": \"",
        "<html>\n",
        "%PDF-\n",
        "عنوان\n=====\n\n",
        "# عنوان\n\n[رابط](http://x)\n\n",
        "\0\x01\x02",
    ] {
        let before = if before.starts_with('\0') { before.repeat(2000) } else { before.to_owned() };
        assert!(!of(&format!("{before}{long}"), None), "{before:.20}");
    }
    // No line ends; none is a paragraph; nothing but white space is there yet.
    assert!(!of(&long.replace('\n', " "), None));
    assert!(!of(&"مضى الليل والبحر\n".repeat(9000), None));
    assert!(!of(&"\n".repeat(200_000), None));
    // Wide characters, an older set, and one that shows itself late.
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(long.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (old, ..) = encoding_rs::WINDOWS_1256.encode(&long);
    assert_eq!(ingest::beginning(&wide, None), None);
    assert_eq!(ingest::beginning(&old, None), None);
    let late = format!(
        "{}{long}",
        "A line of plain words that goes on and on until it ends with a stop.\n".repeat(2000)
    );
    assert!(!of(&late, None));
}
