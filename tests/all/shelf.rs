//! The library as a person uses it, in a terminal: from an empty home on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sahifa::entities::{Stems, VERSION};
use sahifa::store::{FILE, Shelf, Store, Volume};
use serde_json::json;

use crate::support::pty::{Session, check_restored};

const SIZE: (u16, u16) = (100, 30);

fn import(data: &Path, path: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_sahifa"))
        .env_clear()
        .args(["--data-dir", data.to_str().unwrap(), "import", path.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The library in a folder, on the screen.
fn open(data: &Path) -> Session {
    Session::start(&["--data-dir", data.to_str().unwrap(), "--letters", "base"], SIZE)
}

fn leave(mut session: Session) {
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}

/// Letters as they are seen from left to right.
fn seen(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn an_empty_home_has_the_samples_and_keeps_what_is_done_with_them() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let mut session = open(&data);
    session.shows("sahifa · sample articles · 6 articles · 6 unread");
    assert!(!data.exists(), "who only looks leaves nothing");
    session.send("jjjjjs");
    session.shows("★ starred");
    session.shows("6 articles · 6 unread");
    session.send("z");
    session.shows("undone: Orkney Tidal Scheme");
    session.send("s");
    session.shows("★ starred");
    session.send("\r");
    session.shows("Lead · ");
    session.send("q");
    session.shows("6 articles · 5 unread");
    leave(session);
    let mut session = open(&data);
    session.shows("6 articles · 5 unread");
    session.shows("★ Orkney Tidal Scheme");
    // All thrown away, one after the other, and all back.
    for left in (1..6).rev() {
        session.send("x");
        session.until("one less", |_, screen| {
            screen.contains(&format!("{left} article{}", if left > 1 { "s" } else { "" }))
        });
    }
    session.send("x");
    session.shows("no articles in the library");
    session.shows("sahifa import FOLDER");
    for back in 1..=6 {
        session.send("z");
        session.until("one more", |_, screen| {
            screen.contains(&format!("{back} article{}", if back > 1 { "s" } else { "" }))
        });
    }
    session.send("z");
    session.shows("nothing to undo");
    session.shows("★ Orkney Tidal Scheme");
    leave(session);
}

#[test]
fn a_word_is_found_in_all_its_forms_while_it_is_typed() {
    let home = tempfile::tempdir().unwrap();
    let (texts, data) = (home.path().join("texts"), home.path().join("data"));
    fs::create_dir(&texts).unwrap();
    let body = "هذا نص قصير يملأ المقال بما يكفي من الكلمات حتى يكون مقالا.";
    for (name, title, text) in [
        ("a", "وصل الوفد", "وصل الوفد إلى الرياض مساء أمس."),
        ("b", "قمة في العاصمة", "عُقدت بالرِّيَاض قمة، وعاد الوفد من الرياض اليوم."),
        ("c", "رياضة الصباح", "رياضة المشي مفيدة في كل صباح."),
    ] {
        fs::write(texts.join(format!("{name}.txt")), format!("{title}\n\n{text}\n\n{body}\n")).unwrap();
    }
    import(&data, &texts);
    let mut session = open(&data);
    session.shows("3 articles · 3 unread");
    for typed in ["الرياض", "بالرياض", "الرِّيَاض"] {
        session.send(&format!("?{typed}"));
        session.shows("in all texts · Tab switches · 1 of 2");
        session.shows(&seen("وصل الوفد إلى الرياض مساء أمس."));
        session.until("no sport", |_, screen| !screen.contains(&seen("رياضة")));
        session.send("\x1B[27u\x1B[27u");
        session.shows("1 of 3");
    }
    // The hits are marked when it is opened, and gone to.
    session.send("?«الوفد من الرياض»\r");
    session.shows("/ 1 of 1");
    session.send("q");
    session.shows("sahifa · 1 article");
    session.send("\x1B[27u\x1B[27u?الرياض");
    session.shows("1 of 2");
    // Down moves while one types.
    session.send("\x1B[B");
    session.shows("2 of 2");
    session.send("\r");
    session.until("hits", |_, screen| screen.contains("/ 1 of "));
    session.send("q");
    session.shows("2 of 2");
    session.send("\x1B[27u\x1B[27u");
    session.shows("1 of 3");
    // What a title begins with.
    session.send("/قم");
    session.shows("in titles · Tab switches · 1 of 1");
    session.shows(&seen("قمة في العاصمة"));
    session.send("\x1B[27u\x1B[27u?after:x ");
    session.shows("is no day: write it as 2025-01-28");
    session.send("\x1B[27u\x1B[27u");
    leave(session);
}

/// Three articles that name Layla Haddad, one of them twice, as JSON.
fn named(folder: &Path) {
    let texts = [
        ("First", "2025-03-01T00:00:00Z", "Layla Haddad opened a school in Irbid."),
        ("Second", "2025-03-02T00:00:00Z", "The prize went to L. Haddad of Irbid, and Layla Haddad came."),
        ("Third", "2025-03-03T00:00:00Z", "Nobody knew where Layla Haddad was."),
    ];
    for (title, published, text) in texts {
        let mention = |name: &str, entity: usize| {
            let start = text.find(name)?;
            Some(json!({"entity": entity, "block": 0, "start": start, "end": start + name.len()}))
        };
        let mentions: Vec<_> = [mention("L. Haddad", 0), mention("Irbid", 1), mention("Layla Haddad", 0)]
            .into_iter()
            .flatten()
            .collect();
        let article = json!({
            "title": title, "language": "en", "direction": "ltr", "published": published,
            "sections": [{"heading": null, "blocks": [{"kind": "paragraph", "text": text}], "mentions": mentions}],
            "entities": [
                {"name": "Layla Haddad", "kind": "person", "aliases": ["L. Haddad"], "count": 1},
                {"name": "Irbid", "kind": "location", "aliases": [], "count": 1},
            ],
        });
        fs::write(folder.join(format!("{title}.json")), article.to_string()).unwrap();
    }
}

/// A home with those articles as files, and the folder of a library that is still to be made.
fn written() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let (texts, data) = (home.path().join("texts"), home.path().join("data"));
    fs::create_dir(&texts).unwrap();
    named(&texts);
    (home, texts, data)
}

/// The same with the articles in the library.
fn filled() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (home, texts, data) = written();
    import(&data, &texts);
    (home, texts, data)
}

#[test]
fn from_a_name_to_another_article_and_back() {
    let (_home, texts, data) = filled();
    let mut session = open(&data);
    session.shows("3 articles");
    session.send("\t");
    session.shows("Most named · in all articles");
    session.shows("● Layla Haddad");
    session.send("c");
    session.shows("no names in articles of these days");
    session.send("ccf");
    session.until("people", |_, screen| screen.contains("● Layla") && !screen.contains("▲ Irbid"));
    session.send("ffff");
    session.shows("no names in articles of these days");
    session.send("f/irb");
    session.until("one name", |_, screen| screen.contains("▲ Irbid") && !screen.contains("● Layla"));
    session.send("\x1B[27u\x1B[27ug");
    session.shows("● Layla Haddad");
    session.send("\r");
    session.shows("● Layla Haddad · 3 articles");
    session.shows("person · also: L. Haddad");
    session.shows("with: 1 ▲ Irbid");
    session.shows("Nobody knew where Layla Haddad was.");
    // The newest first; the second at its mention.
    session.send("j\r");
    session.shows("The prize went to");
    session.shows("● Layla Haddad · 1 of 2");
    session.send("i");
    session.shows("In other articles");
    session.shows("Layla Haddad opened a school in Irbid.");
    session.send("G\r");
    session.shows("● Layla Haddad · 1 of 1");
    session.until("the first alone", |_, screen| !screen.contains("The prize"));
    // Back, forth, and closed one after the other.
    session.send("\x0F");
    session.shows("The prize went to");
    session.send("\x1Bo");
    session.until("the first again", |_, screen| !screen.contains("The prize"));
    session.send("q");
    session.shows("The prize went to");
    session.send("q");
    session.shows("● Layla Haddad · 3 articles");
    session.send("1");
    session.shows("▲ Irbid · 2 articles");
    session.send("q");
    session.shows("● Layla Haddad · 3 articles");
    session.send("qq");
    session.shows("3 articles · 1 unread");
    leave(session);
    // The same from an article that is read as a file.
    let file = texts.join("Third.json");
    let arguments = ["--data-dir", data.to_str().unwrap(), "read", file.to_str().unwrap()];
    let mut session = Session::start(&arguments, SIZE);
    session.shows("Nobody knew");
    session.send("}i");
    session.shows("In other articles");
    session.send("j\r");
    session.shows("● Layla Haddad · 1 of 2");
    session.send("q");
    session.shows("Nobody knew");
    session.send("s");
    session.shows("★ starred");
    session.send("q");
    assert_eq!(session.end().0, 0);
    // What was read and starred there is so in the list.
    let mut session = open(&data);
    session.shows("★ Third");
    session.shows("3 articles");
    leave(session);
}

#[test]
fn tags_and_all_read_and_undone() {
    let (_home, _, data) = filled();
    let mut session = open(&data);
    session.shows("3 articles · 3 unread");
    session.send("jeسوق, to do،سوق\r");
    session.shows("tags kept");
    session.send("e");
    session.shows("tags:");
    session.shows("to do");
    session.send("\x1B[27u?tag:\"to do\"");
    session.shows("1 of 1");
    session.shows("Second");
    session.send("\x1B[27u\x1B[27u");
    session.shows("2 of 3");
    session.send("r");
    session.shows("3 articles · 2 unread");
    session.send("A");
    session.shows("now read: 2 articles");
    session.send("f");
    session.shows("all is read");
    session.send("zz");
    // The one that was undone last is chosen.
    session.shows("undone: Second");
    session.shows("2 of 3");
    session.send("z");
    session.shows("undone: Second");
    session.send("?tag:سوق");
    session.shows("no article has these words");
    session.send("\x1B[27u\x1B[27u");
    leave(session);
}

/// A star that was given with the last key before the program was left is there.
#[test]
fn what_was_asked_last_is_done() {
    let (_home, _, data) = filled();
    for (keys, ends) in [("sq", 0), ("jjs\x03", 130)] {
        let mut session = open(&data);
        session.shows("3 articles");
        session.send(keys);
        assert_eq!(session.end().0, ends);
    }
    let mut session = open(&data);
    session.shows("★ First");
    session.shows("★ Third");
    leave(session);
}

/// Who has articles of their own has no samples any more, but for one with a star.
#[test]
fn samples_go_when_articles_come() {
    let (_home, texts, data) = written();
    let mut session = open(&data);
    session.shows("sample articles");
    session.send("Gs");
    session.shows("★ Orkney Tidal Scheme");
    import(&data, &texts);
    session.shows("sahifa · 4 articles");
    session.shows("★ Orkney Tidal Scheme");
    session.shows("Third");
    leave(session);
    // Nothing more goes with the next import.
    import(&data, &texts);
    let mut session = open(&data);
    session.shows("sahifa · 4 articles");
    leave(session);
}

/// A program that ends, and says on the screen given back what it could not keep.
fn says_that_it_is_busy(session: Session) {
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    let said = String::from_utf8_lossy(&bytes).into_owned();
    let (_, after) = said.rsplit_once("\x1B[?1049l").unwrap();
    assert!(after.contains("sahifa: the library is kept busy"), "{after:?}");
}

/// While another program writes one reads on; what cannot be kept is said, what was read is kept when it can be.
#[test]
fn a_busy_library_is_read_and_says_what_it_cannot_keep() {
    let (_home, _, data) = filled();
    let mut session = open(&data);
    session.shows("3 articles · 3 unread");
    let other = rusqlite::Connection::open(data.join("sahifa.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.send("\r");
    session.shows("Nobody knew");
    session.send("q");
    session.shows("Enter opens");
    session.send("js");
    session.shows("the library is kept busy by another program");
    session.send("\x1B");
    other.execute_batch("ROLLBACK").unwrap();
    session.shows("3 articles · 2 unread");
    session.send("s");
    session.shows("★ Second");
    // Leaving waits, says what it could not do, and ends.
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.send("sq");
    says_that_it_is_busy(session);
}

/// Where an article was left while another program writes is known at once, and kept when that ends; what cannot be kept in the end
/// is said.
#[test]
fn places_wait_for_another_program() {
    let home = tempfile::tempdir().unwrap();
    let (texts, data) = (home.path().join("texts"), home.path().join("data"));
    fs::create_dir(&texts).unwrap();
    let part =
        |at: usize| ["\n## Part ", &at.to_string(), "\n\nWords of a part fill a line of it.\n"].concat();
    let sections: String = (1..40).map(part).collect();
    fs::write(texts.join("long.md"), format!("# A long one\n{sections}")).unwrap();
    import(&data, &texts);
    let mut session = open(&data);
    session.shows("1 article");
    let other = rusqlite::Connection::open(data.join(FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.send("\r");
    session.shows("Part 1");
    session.send("]]]]]]]]]]");
    session.shows("Part 10");
    session.send("q");
    session.shows("Enter opens");
    session.send("\r");
    session.shows("Part 10");
    session.send("q");
    session.shows("Enter opens");
    other.execute_batch("ROLLBACK").unwrap();
    let store = Store::open(&data).unwrap().store;
    let id = store.list(&sahifa::store::Asked::default(), sahifa::article::Order::Newest, 0, 1).unwrap()[0]
        .id
        .clone();
    session.until("what was read is kept", |_, _| {
        store.left(&id).unwrap().is_some() && store.shelf(&id).unwrap().unwrap().read.is_some()
    });
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.send("\r");
    session.shows("Part 10");
    session.send("]]");
    session.shows("Part 12");
    session.send("q");
    session.shows("Enter opens");
    session.send("q");
    says_that_it_is_busy(session);
}

/// What another program does to the library is seen, also that it begins one.
#[test]
fn what_another_program_stores_is_seen() {
    let (_home, texts, data) = written();
    let mut session = open(&data);
    session.shows("sample articles");
    import(&data, &texts.join("First.json"));
    session.shows("sahifa · 1 article · 1 unread");
    import(&data, &texts.join("Second.json"));
    session.shows("sahifa · 2 articles · 2 unread");
    // While words are typed too.
    session.send("?haddad");
    session.shows("1 of 2");
    import(&data, &texts.join("Third.json"));
    session.shows("1 of 3");
    session.send("\x1B");
    session.shows("Esc all articles");
    session.send("\x1B");
    session.shows("3 articles · 3 unread");
    leave(session);
}

/// Names that an older recogniser found are found anew while one looks on; one article that cannot be read is in nobody's way.
#[test]
fn old_names_are_renewed_beside() {
    const ALL: usize = 30;
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let mut store = Store::open(&data).unwrap().store;
    let volume = |number: usize| {
        let text = format!("خبر {number}\n\nسافر محمد صلاح إلى الرياض أمس مع عائلته.\n");
        let article = sahifa::ingest::article(text.as_bytes()).unwrap();
        let shelf = Shelf { recogniser: Some(VERSION - 1), ..Shelf::default() };
        Volume::of(article, shelf, &mut Stems::default()).unwrap()
    };
    let volumes: Vec<Volume> = (0..ALL).map(volume).collect();
    store.add(&volumes, 1).unwrap();
    let damaged = rusqlite::Connection::open(data.join(FILE)).unwrap();
    damaged.execute("UPDATE body SET packed = x'00' WHERE article = 3", []).unwrap();
    drop(damaged);
    let mut session = open(&data);
    session.shows(&format!("{ALL} articles"));
    // The bars of the most named come with the last.
    session.send("\t");
    session.shows(&format!("{} ━", ALL - 1));
    session.send("\t");
    session.shows("30 unread");
    leave(session);
    assert_eq!(store.count_outdated(VERSION).unwrap(), 1);
    assert_eq!(store.named("محمد صلاح", None).unwrap().map(|thing| thing.articles), Some(ALL - 1));
}

/// What the small file of before knew is known, and the file is gone.
#[test]
fn the_places_of_before_are_taken_over() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    fs::create_dir(&data).unwrap();
    let id = crate::support::sample("tide-en.txt").id;
    let places = format!("{{\"{id}\":{{\"section\":2,\"block\":null,\"byte\":0,\"when\":1700000000}}}}\n");
    fs::write(data.join("places.json"), places).unwrap();
    fs::write(data.join("places.lock"), "").unwrap();
    let arguments = ["--data-dir", data.to_str().unwrap(), "read", "tide-en.txt"];
    let mut session = Session::start(&arguments, SIZE);
    session.shows("where you left off");
    session.shows("Section 2 of 5");
    session.send("q");
    session.end();
    assert!(!data.join("places.json").exists() && !data.join("places.lock").exists());
    let mut session = Session::start(&arguments, SIZE);
    session.shows("Section 2 of 5");
    session.send("q");
    session.end();
}

/// Where they cannot be taken over, here by a library of a later version, the file of before stays.
#[test]
fn places_that_cannot_be_taken_over_stay() {
    let (_home, _, data) = filled();
    let newer = rusqlite::Connection::open(data.join("sahifa.db")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let places = "{\"0123456789abcdef\":{\"section\":2,\"block\":null,\"byte\":0,\"when\":1}}";
    fs::write(data.join("places.json"), places).unwrap();
    let mut session = Session::start(&["--data-dir", data.to_str().unwrap(), "read", "tide-en.txt"], SIZE);
    session.shows("Lead · ");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert!(String::from_utf8_lossy(&bytes).contains("is not taken into the library"));
    assert_eq!(fs::read_to_string(data.join("places.json")).unwrap(), places);
}
