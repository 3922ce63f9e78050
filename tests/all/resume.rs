//! Where articles were left: kept, found again, and not in the way of whoever has gone on already.

use std::sync::Arc;

use sahifa::article::{Article, Part, Place};
use sahifa::store::Store;
use sahifa::ui::words::Language;
use sahifa::ui::{Awaited, Message, Prepared, State};

use crate::support::drive::Drive;
use crate::support::pty::{Session, contains};
use crate::support::sample;

const SIZE: (u16, u16) = (80, 24);

fn english() -> Drive {
    Drive::new(sample("tide-en.txt"), SIZE, Language::English)
}

/// Where an article is left after these keys.
fn left(keys: &str) -> Option<Place> {
    let mut drive = english();
    drive.press(keys);
    let left = drive.state.left();
    assert_eq!((left.len(), &left[0].0), (1, &drive.article().id));
    left[0].1
}

fn open(drive: &mut Drive, place: Place) {
    let prepared = Prepared::new(Arc::new(drive.article().clone())).resuming(place);
    drive.state = State::opening(prepared, None, SIZE, &drive.context);
}

#[test]
fn the_beginning_is_no_place_and_any_other_is() {
    assert_eq!(left(""), None);
    assert_eq!(left("jjkk"), None);
    assert_eq!(left("]jg"), None);
    for keys in ["jjjjj", "]", "]]jj", "G"] {
        let place = left(keys).unwrap();
        let mut drive = english();
        open(&mut drive, place);
        assert_eq!(drive.state.place(), Some(place), "{keys}");
        assert!(drive.state.is_in_sight(place), "{keys}");
        assert!(drive.status().contains("where you left off"), "{keys}: {}", drive.status());
        // Left again at once, it is left there; at another width too.
        assert_eq!(drive.state.left()[0].1, Some(place), "{keys}");
        drive.resize(40, 12);
        assert_eq!(drive.state.left()[0].1, Some(place), "{keys}");
        drive.press("j");
        assert!(!drive.status().contains("where you left off"));
    }
}

#[test]
fn a_place_that_the_article_has_not_is_none() {
    for place in [
        Place { part: Part::Block(99, 0), byte: 0 },
        Place { part: Part::Block(0, 0), byte: 1 << 40 },
        Place { part: Part::Heading(77), byte: 3 },
    ] {
        let mut drive = english();
        open(&mut drive, place);
        assert_eq!(drive.rows(), english().rows());
    }
}

/// The whole of an article and what is known of where it was left.
fn whole(article: &Article, place: Place) -> Message {
    Message::Whole(Box::new(Prepared::new(Arc::new(article.clone())).resuming(place)), None)
}

#[test]
fn what_comes_late_moves_only_who_has_not_moved() {
    let article = sample("tide-en.txt");
    let beginning = Article { sections: article.sections[..3].to_vec(), ..article.clone() };
    let begin = || Drive::awaiting(beginning.clone(), Awaited::Rest, SIZE, Language::English);
    let place = Place { part: Part::Heading(4), byte: 0 };
    let mut still = begin();
    assert_eq!(still.state.left(), [], "the id of a beginning is not that of the article");
    still.tell(whole(&article, place));
    assert_eq!(still.state.place(), Some(place));
    assert!(still.status().contains("where you left off"), "{}", still.status());
    for keys in ["j", "jk", "]", "}", "<Tab>", "/a<Enter>"] {
        let mut moved = begin();
        moved.press(keys);
        let before = moved.state.place();
        moved.tell(whole(&article, place));
        assert_eq!(moved.state.place(), before, "{keys}");
        assert!(!moved.status().contains("where you left off"), "{keys}");
    }
}

/// Reads to a section, leaves in some way, and reads again.
#[test]
fn read_leave_and_read_again() {
    for (leave, code) in [("q", 0), ("\x03", 130), ("-TERM", 143), ("-HUP", 129)] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let arguments = ["read", "tide-en.txt", "--data-dir", data.to_str().unwrap()];
        let mut session = Session::start(&arguments, SIZE);
        session.shows("Lead · ");
        session.send("]]");
        session.shows("Section 2 of 5");
        if leave.starts_with('-') {
            session.signal(leave);
        } else {
            session.send(leave);
        }
        assert_eq!(session.end().0, code, "{leave}");
        let mut session = Session::start(&arguments, SIZE);
        session.shows("Section 2 of 5");
        session.shows("where you left off");
        // Back at the beginning, there is nothing to come back to.
        session.send("g");
        session.shows("Lead · ");
        session.send("q");
        assert_eq!(session.end().0, 0);
        let mut session = Session::start(&arguments, SIZE);
        session.shows("Lead · ");
        session.send("q");
        session.end();
        let store = Store::open(&data).unwrap().store;
        assert_eq!(store.left(&sample("tide-en.txt").id).unwrap(), None);
    }
}

#[test]
fn a_long_article_and_the_samples_are_resumed_too() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let file = folder.path().join("long.txt");
    let (_, text) = crate::support::samples().into_iter().find(|(name, _)| name == "tide-en.txt").unwrap();
    std::fs::write(&file, [text.as_str(); 80].join("\n\n")).unwrap();
    let arguments = ["read", file.to_str().unwrap(), "--data-dir", data];
    let mut session = Session::start(&arguments, SIZE);
    session.until("the rest", |_, screen| screen.contains("Lead · ") && !screen.contains("reading the rest"));
    session.send("]]]]]]]");
    session.shows("Section 7 of ");
    session.send("q");
    session.end();
    let mut session = Session::start(&arguments, SIZE);
    session.shows("where you left off");
    session.shows("Section 7 of ");
    session.send("q");
    session.end();

    let samples = ["--data-dir", data];
    let mut session = Session::start(&samples, SIZE);
    session.shows("sample articles");
    session.send("6");
    session.shows("Lead · ");
    session.send("]");
    session.shows("Section 1 of 5");
    // Back to the list and again, and once more in another run.
    session.send("q");
    session.shows("6 articles · 5 unread");
    session.send("6");
    session.shows("where you left off");
    session.send("qq");
    session.end();
    let mut session = Session::start(&samples, SIZE);
    session.shows("6 articles · 5 unread");
    session.send("6");
    session.shows("Section 1 of 5");
    session.send("qq");
    session.end();
}

#[test]
fn where_it_is_not_wanted_or_cannot_be_nothing_happens() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("c.toml");
    std::fs::write(&config, "resume = false\n").unwrap();
    let data = folder.path().join("data");
    let read = |more: &[&str]| {
        let mut session = Session::start(&[&["read", "tide-en.txt"], more].concat(), SIZE);
        session.shows("Lead · ");
        session.send("]");
        session.shows("Section 1 of 5");
        session.send("q");
        let (code, bytes) = session.end();
        assert_eq!(code, 0);
        String::from_utf8_lossy(&bytes).into_owned()
    };
    read(&["--config", config.to_str().unwrap(), "--data-dir", data.to_str().unwrap()]);
    assert!(!data.exists());
    // A file stands where the folder should be: one line, behind the screen.
    std::fs::write(&data, "").unwrap();
    let said = read(&["--data-dir", data.to_str().unwrap()]);
    let (_, after) = said.rsplit_once("\x1B[?1049l").unwrap();
    assert_eq!(after.matches("sahifa: ").count(), 1, "{after:?}");
    assert!(after.contains("where you stopped is not kept"), "{after:?}");
    // A damaged file is said and kept aside.
    std::fs::remove_file(&data).unwrap();
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("places.json"), "{{").unwrap();
    let said = read(&["--data-dir", data.to_str().unwrap()]);
    assert!(contains(said.as_bytes(), "places.json.bad"), "{said:?}");
    assert_eq!(std::fs::read_to_string(data.join("places.json.bad")).unwrap(), "{{");
}
