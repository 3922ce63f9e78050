//! Articles of little and of much: what is not there is said, lists keep their cursor in sight at any size, and Esc gives
//! back what was there before, one thing at a time.

use ratatui::style::Modifier;
use sahifa::article::{Article, ArticleDirection, Block, Entity, Kind, Mention, Place, Section, Source};
use sahifa::ui::action::{Action, TABLE};
use sahifa::ui::words::Language;
use sahifa::ui::{Effect, Message, Trouble};

use crate::support::drive::{self, Drive};
use crate::support::sample;

/// An article, keys, and the word that is said then.
type Said = (fn() -> Article, &'static [(&'static str, &'static str)]);

const SIZES: [(u16, u16); 5] = [(1, 1), (5, 3), (20, 6), (40, 12), (200, 60)];

fn titled(title: &str, sections: Vec<Section>) -> Article {
    Article { title: title.into(), direction: ArticleDirection::Ltr, sections, ..Article::default() }
}

fn section(heading: Option<String>, texts: &[&str]) -> Section {
    let blocks = texts.iter().map(|text| Block::paragraph(*text)).collect();
    Section { heading, blocks, ..Section::default() }
}

fn empty() -> Article {
    titled("", Vec::new())
}

fn one_line() -> Article {
    titled("One line", vec![section(None, &["No more than this."])])
}

/// One that names nobody.
fn nameless() -> Article {
    let mut article = sample("tide-en.txt");
    (article.entities, article.title_mentions) = (Vec::new(), Vec::new());
    article.sections.iter_mut().for_each(|section| section.mentions.clear());
    article
}

fn headless() -> Article {
    let text = "It goes on and on. ".repeat(60);
    titled("No headings", vec![section(None, &[&text, &text, "This is its end."])])
}

fn many_sections() -> Article {
    let at = |number| section(Some(format!("Heading {number}")), &["Some text under it.", "And more."]);
    titled("Many sections", (1..=300).map(at).collect())
}

fn long_headings() -> Article {
    let at = |number| section(Some(format!("Number {number} {}", "goes on ".repeat(2000))), &["Under it."]);
    titled("Long headings", (1..=3).map(at).collect())
}

/// Five thousand mentions of so many entities, one after the other, in ten sections.
fn crowded(entities: usize) -> Article {
    let name = |number: usize| format!("Name{:04}", number % entities);
    let mut article = titled("Crowded", Vec::new());
    for at in 0..10 {
        let mut found = section(Some(format!("Part {at}")), &[]);
        for block in 0..50 {
            let mut text = String::new();
            for number in 0..10 {
                let number = (at * 50 + block) * 10 + number;
                text.push_str("so said ");
                let start = text.len();
                text.push_str(&name(number));
                let mention = Mention {
                    entity: number % entities,
                    block: Some(block),
                    start,
                    end: text.len(),
                    confidence: None,
                };
                found.mentions.push(mention);
                text.push_str(", ");
            }
            found.blocks.push(Block::paragraph(text));
        }
        article.sections.push(found);
    }
    let entity =
        |at| Entity { name: name(at), kind: Kind::Person, aliases: Vec::new(), count: 5000 / entities };
    article.entities = (0..entities).map(entity).collect();
    article
}

/// One that has all there can be.
fn full() -> Article {
    let url = Some("https://example.org/masdar".to_owned());
    Article { source: Some(Source { name: "A paper".into(), url }), ..sample("mixed-ar.txt") }
}

fn english(article: Article, size: (u16, u16)) -> Drive {
    Drive::new(article, size, Language::English)
}

fn shows(drive: &Drive, words: &str) -> bool {
    drive.rows().iter().any(|row| row.contains(words))
}

/// Whether the row of a list that the cursor is on is on the screen.
fn has_cursor(drive: &Drive) -> bool {
    drive.buffer().content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED))
}

#[test]
fn what_is_not_there_is_said() {
    let said: [Said; 3] = [
        (
            empty,
            &[
                ("", "this article has no text"),
                (")", "no more"),
                ("(", "no more"),
                ("]", "no more"),
                ("[", "no more"),
                ("t", "no headings in this article"),
                ("}", "no more"),
                ("{", "no more"),
                ("*", "no name chosen, nothing sought"),
                ("<Tab>", "no names in this article"),
                ("<Right>", "no names in this article"),
                ("i", "no name chosen, nothing sought"),
                ("<Enter>", "no name chosen, nothing sought"),
                ("f", "no names in this article"),
                ("c", "no names in this article"),
                ("n", "no name chosen, nothing sought"),
                ("/x<Enter>", "no hits"),
                ("<C-o>", "no further place"),
                ("<A-o>", "no further place"),
                ("'x", "no mark with this letter"),
                ("y", "no text to copy"),
                ("Y", "no text to copy"),
                ("<A-y>", "no text to copy"),
                ("v", "no text to copy"),
                ("o", "no links in sight"),
                ("O", "this article has no address"),
            ],
        ),
        (
            nameless,
            &[
                ("}", "no more"),
                ("i", "no name chosen, nothing sought"),
                ("<Tab>", "no names in this article"),
                ("f", "no names in this article"),
                ("c", "no names in this article"),
            ],
        ),
        (headless, &[("t", "no headings in this article"), ("]", "no more")]),
    ];
    let mut wrong = Vec::new();
    for (article, said) in said {
        for (keys, word) in said {
            let mut drive = english(article(), (80, 24));
            let effects = drive.press(keys);
            if !shows(&drive, word) || !effects.is_empty() {
                wrong.push(format!(
                    "{:?} {keys}: {word}, not {:?} {effects:?}",
                    drive.article().title,
                    drive.status()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What lies over the text, step by step: each step is closed by one Esc.
const STEPS: [&[&str]; 19] = [
    &["t"],
    &["t", "/"],
    &["}", "i"],
    &["}}", "i", "1", "1"],
    &["<F1>"],
    &["<F1>", "/"],
    &[":"],
    &[":copy"],
    &["/masdar"],
    &["?masdar"],
    &["o"],
    &["O"],
    &["v"],
    &["vv<Left>}"],
    &["m"],
    &["'"],
    &["|wc"],
    &["<Tab>"],
    &["t", "trouble"],
];

fn step(drive: &mut Drive, keys: &str) {
    if keys == "trouble" {
        drive.tell(Message::Trouble(Trouble { what: "no browser".into(), hint: "set BROWSER".into() }));
    } else {
        // A card asks the library who else names it.
        let mut effects = drive.press(keys);
        effects.retain(|effect| !matches!(effect, Effect::Ask(_)));
        assert_eq!(effects, [], "{keys}");
    }
}

#[test]
fn esc_closes_one_thing_at_a_time_at_any_size() {
    for base in [(100, 60), (70, 60)] {
        for steps in STEPS {
            for size in std::iter::once(base).chain(SIZES) {
                let mut drive = english(full(), base);
                let mut screens = vec![drive.rows()];
                for keys in steps {
                    step(&mut drive, keys);
                    screens.push(drive.rows());
                }
                // Away and back.
                drive.resize(size.0, size.1);
                drive.buffer();
                drive.resize(base.0, base.1);
                let before = screens.pop().unwrap();
                assert_eq!(drive.rows(), before, "{steps:?} after {size:?}");
                while let Some(before) = screens.pop() {
                    drive.press("<Esc>");
                    assert_eq!(drive.rows(), before, "{steps:?} at {base:?} after {size:?}");
                }
                // The same where it was resized to.
                for keys in steps {
                    step(&mut drive, keys);
                }
                drive.resize(size.0, size.1);
                for _ in steps {
                    drive.press("<Esc>");
                    drive.buffer();
                }
                drive.resize(base.0, base.1);
                assert_eq!(drive.rows(), english(full(), base).rows(), "{steps:?} closed at {size:?}");
            }
        }
    }
}

#[test]
fn the_cursor_of_a_list_stays_in_sight() {
    for (article, open) in [
        (many_sections(), "t"),
        (long_headings(), "t"),
        (crowded(1), "}i"),
        (crowded(2000), "}i"),
        (crowded(2000), "<Tab>"),
        (full(), "<F1>"),
        (full(), ":"),
    ] {
        for size in SIZES {
            let mut drive = english(article.clone(), (80, 24));
            drive.press(open);
            drive.resize(size.0, size.1);
            for keys in ["", "<Down><Down><Down>", "<PgDn>", "<End>", "<Up>", "<PgUp>", "<Home>"] {
                drive.press(keys);
                drive.buffer();
                assert!(
                    has_cursor(&drive) || size.1 < 6,
                    "{open} at {size:?} after {keys}: {:#?}",
                    drive.rows()
                );
            }
            drive.press("<End>");
            // What lies beside the text follows it, and that stays where it is.
            for size in SIZES.into_iter().rev().filter(|_| open != "<Tab>") {
                drive.resize(size.0, size.1);
                assert!(has_cursor(&drive) || size.1 < 6, "{open} at {size:?}: {:#?}", drive.rows());
            }
        }
    }
}

#[test]
fn the_last_of_many_is_gone_to() {
    let mut drive = english(many_sections(), (80, 24));
    drive.press("tG<Enter>");
    assert!(drive.status().contains("Section 300 of 300"), "{}", drive.status());
    drive.press("t/heading 299<Enter>");
    assert!(shows(&drive, "Heading 299"), "{:#?}", drive.rows());
    let mut drive = english(crowded(1), (80, 24));
    drive.press("}i");
    assert!(drive.rows()[1].contains("Name0000") && drive.rows()[1].contains("5000"), "{:#?}", drive.rows());
    drive.press("G<Enter>");
    assert!(drive.status().contains("Name0000 · 5000 of 5000"), "{}", drive.status());
    drive.press("*");
    assert!(drive.status().contains("Name0000 · 1 of 5000"), "{}", drive.status());
    let mut drive = english(crowded(2000), (120, 40));
    drive.press("<Tab>G<Enter>");
    assert!(drive.status().contains(" of 3") || drive.status().contains(" of 2"), "{}", drive.status());
    let mut drive = english(long_headings(), (40, 12));
    drive.press("t3");
    assert!(shows(&drive, "Number 3 goes on"), "{:#?}", drive.rows());
    let effects = drive.press("y");
    assert!(
        matches!(&effects[..], [Effect::Copy(text)] if text.starts_with("Number 3") && text.ends_with("Under it."))
    );
}

/// Every key at every size, and what lies over the text is closed again: nothing panics, what fits does not move.
#[test]
fn every_key_on_little_and_much() {
    let keys = drive::usual_keys();
    let leaves = [Action::Quit, Action::Interrupt, Action::Suspend];
    for article in [
        empty(),
        one_line(),
        nameless(),
        headless(),
        many_sections(),
        long_headings(),
        crowded(1),
        crowded(2000),
    ] {
        for size in SIZES {
            let mut drive = english(article.clone(), size);
            for row in TABLE.iter().filter(|row| !leaves.contains(&row.action)) {
                for key in keys.keys(row.action) {
                    drive.press_key(drive::key(*key));
                    let buffer = drive.buffer();
                    assert!(buffer.content.iter().all(|cell| !cell.symbol().chars().any(char::is_control)));
                    drive.press("<Esc><Esc>");
                    assert!(
                        drive.state.is_in_sight(drive.state.place().unwrap()) || article == empty(),
                        "{key}"
                    );
                }
            }
            drive.press("g");
            assert_eq!(drive.state.place(), Some(Place::START), "{} at {size:?}", article.title);
        }
    }
}
