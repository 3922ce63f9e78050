//! The screens of the library: what is asked of it, what is drawn of what comes back, storms.

use proptest::prelude::{prop, prop_assert, proptest};
use proptest::test_runner::TestCaseError;
use sahifa::article::{Kind, Order, Snippet, Summary, Thing};
use sahifa::ui::shelf::{
    Answer, At, Change, Counted, Done, Fault, Only, Request, Rows, Scope, Since, Wanted,
};
use sahifa::ui::words::Language;
use sahifa::ui::{Effect, Message, Trouble};

use crate::support::drive::Drive;

const NOW: i64 = 1_764_158_400;

/// Articles of a library: title, right to left, source, seconds since, new, star.
const ARTICLES: [(&str, bool, &str, i64, bool, bool); 7] = [
    ("قمة الرياض تنتهي بلا بيان", true, "واس", 30, true, false),
    (
        "أسعار النفط تتراجع بعد قرار «أوبك+» زيادة الإنتاج للشهر الثالث على التوالي وسط ترقب الأسواق لبيانات المخزون",
        true,
        "رويترز",
        7 * 60,
        true,
        true,
    ),
    ("Orkney Tidal Scheme Sends Its First Power Ashore", false, "The Islander", 2 * 3600, true, false),
    ("مكتبة الزيتون في فاس تفتح أبوابها من جديد", true, "", 30 * 3600, false, true),
    ("العربية 2025: أين «DeepSeek» من لغة الضاد؟", true, "مصدر – Source", 3 * 86400, true, false),
    ("لاہور کی چلتی پھرتی لائبریری", true, "جنگ", 40 * 86400, false, false),
    ("تونس: ١٢٠٠ مبرمج", true, "الصباح", 800 * 86400, false, false),
];

fn summaries() -> Vec<Summary> {
    let row = |(number, (title, rtl, source, ago, unread, starred)): (
        usize,
        (&str, bool, &str, i64, bool, bool),
    )| Summary {
        id: format!("{number:016x}"),
        title: title.to_owned(),
        language: if rtl { "ar" } else { "en" }.to_owned(),
        rtl,
        source: Some(source.to_owned()).filter(|source| !source.is_empty()),
        published: None,
        date: NOW - ago,
        unread,
        starred,
        tags: Vec::new(),
    };
    ARTICLES.into_iter().enumerate().map(row).collect()
}

fn rows(wanted: Wanted) -> Rows {
    let rows = summaries();
    let unread = wanted == Wanted::default();
    Rows { wanted, count: rows.len(), unread: unread.then_some(4), rows, now: NOW, ..Rows::default() }
}

fn library(size: (u16, u16), language: Language) -> Drive {
    Drive::library(rows(Wanted::default()), size, language)
}

fn thing(id: i64, name: &str, kind: Kind, articles: usize) -> Thing {
    Thing { id, name: name.to_owned(), kind, aliases: Vec::new(), articles, mentions: 3 * articles }
}

/// What is asked for lines by these effects: what is wanted, and the first and the number of them.
fn asked(effects: &[Effect]) -> Option<(Wanted, usize, usize)> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Ask(Request::Rows { wanted, from, limit, .. }) => Some((wanted.clone(), *from, *limit)),
        _ => None,
    })
}

fn say(drive: &mut Drive, answer: Answer) -> Vec<Effect> {
    drive.tell(Message::Library(answer))
}

/// Gives the screen what it asked for, until it asks no more.
fn serve(drive: &mut Drive, mut effects: Vec<Effect>, all: usize) {
    while let Some((wanted, from, limit)) = asked(&effects) {
        let from = from.min(all.saturating_sub(limit));
        let numbered = (from..all.min(from + limit)).map(|number| Summary {
            id: number.to_string(),
            title: format!("Article {number}"),
            ..summaries().swap_remove(2)
        });
        let rows = Rows { wanted, count: all, from, rows: numbered.collect(), now: NOW, ..Rows::default() };
        effects = say(drive, Answer::Rows(Box::new(rows)));
    }
}

#[test]
fn screens() {
    for (language, name) in [(Language::Arabic, "ar"), (Language::English, "en")] {
        for (width, height) in [(40, 12), (80, 24), (110, 30)] {
            let mut shown = String::new();
            let mut show = |drive: &Drive, what: &str| {
                shown.push_str(&format!("== {what}\n{}\n", drive.rows().join("\n")));
            };
            let mut drive = library((width, height), language);
            drive.press("j");
            show(&drive, "the list");
            drive.press("/");
            drive.press("قمة");
            show(&drive, "titles");
            drive.press("<Esc><Esc>");
            let effects = drive.press("?الرياض");
            let (wanted, ..) = asked(&effects).unwrap();
            say(&mut drive, Answer::Rows(Box::new(rows(wanted.clone()))));
            let text =
                "…وتنتهي اليوم في الرياض قمة استمرت ثلاثة أيام، بحضور وفود من ستين دولة و(Reuters) وسط…";
            let at = text.find("الرياض").unwrap();
            let snippet = Snippet { text: text.to_owned(), hits: vec![at..at + "الرياض".len()] };
            let ids = (0..4).map(|number| (format!("{number:016x}"), snippet.clone()));
            say(&mut drive, Answer::Snippets(wanted.clone(), ids.collect()));
            show(&drive, "texts");
            drive.press("<Esc><Esc>");
            let effects = drive.press("?after:gestern ");
            let (wanted, ..) = asked(&effects).unwrap();
            let fault = Some(Fault::Day("gestern".into()));
            say(&mut drive, Answer::Rows(Box::new(Rows { wanted, fault, ..Rows::default() })));
            show(&drive, "a fault");
            drive.press("<Esc><Esc><Tab>");
            let things = [
                thing(1, "الرياض", Kind::Location, 120),
                thing(2, "ليانغ وينفينغ", Kind::Person, 61),
                thing(3, "OpenAI", Kind::Organization, 60),
                thing(4, "ديب سيك", Kind::Product, 2),
                thing(5, "كأس العالم للأندية لكرة القدم المقامة في الولايات المتحدة", Kind::Event, 1),
            ];
            say(&mut drive, Answer::Things(Counted::default(), things.to_vec()));
            show(&drive, "names");
            drive.press("c");
            say(&mut drive, Answer::Things(Counted { since: Since::Day, ..Counted::default() }, Vec::new()));
            show(&drive, "no names");
            drive.press("cc");
            say(&mut drive, Answer::Things(Counted::default(), things.to_vec()));
            let effects = drive.press("<Enter>");
            let (wanted, ..) = asked(&effects).unwrap();
            let about = Thing { aliases: vec!["Riyadh".into(), "رياض".into()], ..things[0].clone() };
            let thing = Some((about, things[1..4].to_vec()));
            say(&mut drive, Answer::Rows(Box::new(Rows { thing, ..rows(wanted.clone()) })));
            say(&mut drive, Answer::Snippets(wanted, vec![("0".repeat(16), snippet.clone())]));
            show(&drive, "a name");
            drive.press("qqf");
            let wanted = Wanted { only: Only::Unread, ..Wanted::default() };
            say(&mut drive, Answer::Rows(Box::new(Rows { wanted, ..Rows::default() })));
            show(&drive, "nothing unread");
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), shown);
        }
    }
}

#[test]
fn an_empty_library_says_what_to_do() {
    let mut drive = Drive::library(Rows::default(), (80, 24), Language::English);
    assert!(drive.rows().iter().any(|row| row.contains("sahifa import FOLDER")), "{:#?}", drive.rows());
    // Nothing comes of keys that need an article, and nothing breaks.
    for key in ["<Enter>", "s", "x", "r", "e", "5", "j", "G"] {
        assert_eq!(drive.press(key), [], "{key}");
    }
}

/// However one moves in a list of thousands, what is seen is there once what was asked for has come.
#[test]
fn a_long_list_is_there_wherever_one_looks() {
    for (size, all) in [((80, 24), 5000), ((40, 12), 5000), ((110, 70), 5000), ((80, 24), 30)] {
        let mut drive = Drive::library(Rows::default(), size, Language::English);
        let effects = drive.press("c");
        serve(&mut drive, effects, all);
        for (keys, expected) in [
            ("", 0),
            ("jjj", 3),
            ("G", all - 1),
            ("k", all - 2),
            ("g", 0),
            ("G", all - 1),
            ("kkk", all - 4),
            ("g", 0),
        ] {
            let effects = drive.press(keys);
            serve(&mut drive, effects, all);
            let rows = drive.rows();
            let is_listed = |row: &String| row.split("  ").any(|part| part == format!("Article {expected}"));
            assert!(rows.iter().any(is_listed), "{keys}: {rows:#?}");
            let listed = rows.iter().filter(|row| row.contains("Article ")).count();
            assert!(listed >= usize::from(size.1 - 6).min(all), "{keys}: {rows:#?}");
        }
        for _ in 0..40 {
            let effects = drive.press("<PgDn>");
            serve(&mut drive, effects, all);
            assert!(
                drive.rows().iter().filter(|row| row.contains("Article ")).count()
                    >= usize::from(size.1 - 6).min(all)
            );
        }
    }
}

/// A larger screen asks for the lines that it shows more.
#[test]
fn a_larger_screen_has_its_lines() {
    const ALL: usize = 5000;
    let mut drive = Drive::library(Rows::default(), (100, 24), Language::English);
    let effects = drive.press("c");
    serve(&mut drive, effects, ALL);
    for _ in 0..12 {
        let effects = drive.press("<PgDn>");
        serve(&mut drive, effects, ALL);
    }
    for height in [70, 20, 150] {
        let effects = drive.resize(100, height);
        serve(&mut drive, effects, ALL);
        let listed = drive.rows().iter().filter(|row| row.contains("Article ")).count();
        assert!(listed >= usize::from(height - 6), "{height}: {listed}");
    }
}

/// An answer to what is not wanted any more changes nothing; the chosen article stays chosen where another comes before it.
#[test]
fn answers_that_come_late_or_differ() {
    let mut drive = library((80, 24), Language::English);
    let effects = drive.press("jjf");
    let before = drive.rows();
    say(&mut drive, Answer::Rows(Box::new(rows(Wanted::default()))));
    assert_eq!(drive.rows(), before);
    let (wanted, ..) = asked(&effects).unwrap();
    assert_eq!(wanted.only, Only::Unread);
    say(&mut drive, Answer::Rows(Box::new(rows(wanted))));
    // Others are listed: the first is chosen.
    assert!(drive.status().contains("1 of 7"), "{}", drive.status());
    drive.press("jj");
    let effects = drive.press("r");
    assert_eq!(effects.len(), 1);
    let effects = say(&mut drive, Answer::Done(Done::Read(true)));
    assert!(drive.status().contains("read"), "{}", drive.status());
    let (wanted, ..) = asked(&effects).unwrap();
    let mut fewer = rows(wanted);
    fewer.rows.remove(0);
    fewer.count -= 1;
    say(&mut drive, Answer::Rows(Box::new(fewer)));
    drive.press("<F1><Esc>");
    assert!(drive.status().contains("2 of 6"), "{}", drive.status());
}

/// What failed is told once and not asked for again; what was typed ahead is forgotten.
#[test]
fn what_fails_is_told_and_not_asked_again() {
    let mut drive = library((80, 24), Language::English);
    let effects = drive.press("c");
    let [Effect::Ask(request)] = &effects[..] else { panic!("{effects:?}") };
    // The star waits for the lines.
    assert_eq!(drive.press("s"), []);
    for _ in 0..2 {
        let failed = Answer::Failed(request.clone(), "it failed".into(), "do this".into());
        assert_eq!(say(&mut drive, failed), []);
    }
    let shown = drive.rows().join("\n");
    assert_eq!(shown.matches("it failed").count(), 1, "{shown}");
    assert_eq!(drive.press("<Esc>"), []);
    assert!(!drive.rows().join("\n").contains("it failed"));
}

/// A key that changes the chosen article waits until it is certain which that is, and so does the next.
#[test]
fn keys_wait_for_what_they_are_about() {
    let mut drive = library((80, 24), Language::English);
    let effects = drive.press("jjcx");
    let (wanted, ..) = asked(&effects).unwrap();
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Ask(Request::Change(..)))), "{effects:?}");
    let mut other = rows(wanted.clone());
    other.rows.reverse();
    let effects = say(&mut drive, Answer::Rows(Box::new(other.clone())));
    let first = other.rows[0].id.clone();
    assert_eq!(effects, [Effect::Ask(Request::Change(first, Change::Delete))]);
    // The next waits for what becomes of that.
    assert_eq!(drive.press("x"), []);
    let effects = say(&mut drive, Answer::Done(Done::Deleted));
    assert_eq!(asked(&effects).unwrap().0, wanted);
    other.rows.remove(0);
    other.count -= 1;
    let effects = say(&mut drive, Answer::Rows(Box::new(other.clone())));
    assert_eq!(effects, [Effect::Ask(Request::Change(other.rows[0].id.clone(), Change::Delete))]);
    // Esc gives up what waits.
    assert_eq!(drive.press("x<Esc>"), []);
    say(&mut drive, Answer::Done(Done::Deleted));
    assert_eq!(say(&mut drive, Answer::Rows(Box::new(other))), []);
    // Where nobody answers any more, nothing waits.
    drive.press("c");
    say(&mut drive, Answer::Closed);
    assert_eq!(drive.press("j"), []);
    assert!(drive.press("q").contains(&Effect::Quit(0)));
}

/// A letter that is typed while something else fails is no command.
#[test]
fn trouble_while_one_types() {
    let mut drive = library((80, 24), Language::English);
    let effects = drive.press("?fi");
    let (wanted, ..) = asked(&effects).unwrap();
    say(&mut drive, Answer::Rows(Box::new(rows(wanted))));
    drive.tell(Message::Trouble(Trouble { what: "no browser".into(), hint: String::new() }));
    let effects = drive.press("x");
    assert_eq!(asked(&effects).unwrap().0.scope, Scope::Having("fix".into(), true));
    let effects = drive.press("<Esc>");
    drive.tell(Message::Trouble(Trouble { what: "no browser".into(), hint: String::new() }));
    let _ = effects;
    assert_eq!(drive.press("x"), []);
}

/// Names are sought in all articles; given up, those of the days that were counted before are there again.
#[test]
fn names_are_sought_in_all_articles() {
    let mut drive = library((80, 24), Language::English);
    drive.press("<Tab>c");
    assert!(drive.rows()[1].contains("in the last day"), "{:#?}", drive.rows());
    let effects = drive.press("/x");
    let asks = |effects: &[Effect], wanted: &Counted| {
        effects.contains(&Effect::Ask(Request::Things(wanted.clone())))
    };
    assert!(asks(&effects, &Counted { words: "x".into(), ..Counted::default() }));
    let effects = drive.press("<Esc><Esc>");
    assert!(asks(&effects, &Counted { since: Since::Day, ..Counted::default() }), "{effects:?}");
    assert!(drive.rows()[1].contains("in the last day"), "{:#?}", drive.rows());
}

/// On a name's card stand the other articles that name it, each with its age in the program's language; Enter asks for one.
#[test]
fn other_articles_on_a_card() {
    for (language, ago) in [(Language::English, "2 hours ago"), (Language::Arabic, "نيتعاس لبق")] {
        let mut drive = Drive::new(crate::support::sample("deepseek-ar.txt"), (100, 30), language);
        let effects = drive.press("}i");
        let [Effect::Ask(Request::Others { name, kind, .. })] = &effects[..] else { panic!("{effects:?}") };
        let snippet = Snippet { text: "في الرياض".into(), hits: Vec::new() };
        let others = vec![(summaries().swap_remove(2), snippet)];
        let thing = Some(thing(7, name, *kind, 2));
        let answer = Answer::Others(name.clone(), *kind, thing, others, NOW);
        assert_eq!(say(&mut drive, answer), []);
        let rows = drive.rows();
        let row = rows.iter().find(|row| row.contains("Orkney")).unwrap_or_else(|| panic!("{rows:#?}"));
        assert!(row.contains(ago), "{row}");
        let wanted = Request::Open(summaries().swap_remove(2).id, At::Naming(7));
        assert_eq!(drive.press("G<Enter>"), [Effect::Ask(wanted)]);
    }
}

/// What was opened from a library is closed where another takes its place.
#[test]
fn another_library_takes_the_place() {
    let mut drive = library((80, 24), Language::English);
    drive.press("<Tab>");
    say(&mut drive, Answer::Things(Counted::default(), vec![thing(7, "Riyadh", Kind::Location, 3)]));
    drive.press("<Enter>");
    let effects = say(&mut drive, Answer::Replaced);
    assert_eq!(asked(&effects).unwrap().0, Wanted::default());
    assert!(drive.rows().join("\n").contains("sahifa · 7 articles"), "{:#?}", drive.rows());
}

/// Old articles get the names of today, quietly; Esc stops that.
#[test]
fn what_goes_on_by_itself_is_seen_and_stopped() {
    let mut drive = library((80, 24), Language::English);
    say(&mut drive, Answer::Renamed(30, 120));
    assert!(drive.status().contains("names renewed 25%"), "{}", drive.status());
    assert_eq!(drive.press("<Esc>"), [Effect::Ask(Request::Stop)]);
    say(&mut drive, Answer::Renamed(120, 120));
    assert!(!drive.status().contains("renewed"), "{}", drive.status());
    assert_eq!(drive.press("<Esc>"), []);
}

#[test]
fn what_is_typed_goes_on_and_is_forgotten() {
    let mut drive = library((80, 24), Language::English);
    drive.press("jjj");
    let effects = drive.press("/ab");
    assert_eq!(asked(&effects).unwrap().0.scope, Scope::Titled("ab".into()));
    // The same words in all texts, and back.
    let effects = drive.press("<Tab>");
    let (wanted, ..) = asked(&effects).unwrap();
    assert_eq!((wanted.scope, wanted.order), (Scope::Having("ab".into(), true), Order::Best));
    let effects = drive.press("<Tab>");
    assert_eq!(asked(&effects).unwrap().0.order, Order::Newest);
    let effects = drive.tell(Message::Paste("c\u{1B}[31m\nd".into()));
    assert_eq!(asked(&effects).unwrap().0.scope, Scope::Titled("abc d".into()));
    // Esc leaves the words and what they found; once more shows all.
    assert_eq!(drive.press("<Esc>"), []);
    assert!(drive.status().contains("/ abc d   Esc all articles"), "{}", drive.status());
    let effects = drive.press("<Esc>");
    assert_eq!(asked(&effects).unwrap().0, Wanted::default());
    say(&mut drive, Answer::Rows(Box::new(rows(Wanted::default()))));
    assert!(drive.status().contains("4 of 7"), "the one chosen before: {}", drive.status());
    // q goes out of what was typed before it goes out of the program.
    let effects = drive.press("/ab");
    let (wanted, ..) = asked(&effects).unwrap();
    // Chosen before it is there: it is opened when it comes, and keys are kept for it.
    assert_eq!(drive.press("<Enter>jj"), []);
    let effects = say(&mut drive, Answer::Rows(Box::new(rows(wanted))));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Ask(Request::Open(..)))), "{effects:?}");
    // q gives up what was to be opened, then what was typed, then the program.
    for ends in [false, false, true] {
        assert_eq!(drive.press("q").contains(&Effect::Quit(0)), ends);
    }
}

proptest! {
    /// Keys, clicks, pastes and sizes in any order, with answers that come, come late or never: nothing panics, no control
    /// character is drawn.
    #[test]
    fn storms(
        keys in prop::collection::vec("[a-zA-Z/?*:' ضصثقل1-9]|<(Enter|Esc|Tab|Up|Down|PgDn|PgUp|Home|End|Back|F1|F2|C-o)>", 1..120),
        answered in prop::collection::vec(0_u8..4, 120),
        all in 0_usize..400,
        sizes in prop::collection::vec((1_u16..120, 1_u16..50), 4),
    ) {
        let mut drive = Drive::library(Rows::default(), (80, 24), Language::Arabic);
        let mut late: Vec<Effect> = Vec::new();
        for (at, key) in keys.iter().enumerate() {
            let effects = match at % 30 {
                7 => drive.resize(sizes[at / 30].0, sizes[at / 30].1),
                13 => drive.click(u16::try_from(at % 80).unwrap(), u16::try_from(at % 24).unwrap()),
                21 => drive.tell(Message::Paste("لصق\u{202E}\u{7}".into())),
                _ => drive.press(key),
            };
            match answered[at] {
                0 => late.extend(effects),
                1 => {
                    let effects = std::mem::take(&mut late);
                    serve(&mut drive, effects, all);
                }
                _ => serve(&mut drive, effects, all),
            }
            check(&drive)?;
        }
    }
}

fn check(drive: &Drive) -> Result<(), TestCaseError> {
    let buffer = drive.buffer();
    prop_assert!(!buffer.content().iter().any(|cell| cell.symbol().chars().any(char::is_control)));
    Ok(())
}
