//! The binary in a terminal: first frame, keys, and the terminal given back on every way out.
#![cfg(unix)]

use portable_pty::{CommandBuilder, PtySize};

use crate::support::pty::{CHILD, Session, VTE, check_restored, contains, position};

#[test]
fn a_silent_terminal_gets_a_frame_and_keys_work() {
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.shows("Lead · ");
    session.send("]");
    session.shows("Section 1 of 5");
    session.send("\x1B[B");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
    assert!(!contains(&bytes, "\x1B[8l"));
}

/// VTE marks a row when it is made: the mode is switched before the other screen is entered.
#[test]
fn a_terminal_that_orders_by_itself_is_told_not_to_and_gets_its_mode_back() {
    let mut session = Session::start(&["read", "deepseek-ar.txt", "--lang", "en"], (100, 30));
    session.sent("\x1B[c");
    // The answer comes with a key typed behind it: neither is lost.
    session.send(&format!("{VTE}]"));
    session.shows("Section 1 of 6");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, true);
    assert!(position(&bytes, "\x1B[8l") < position(&bytes, "\x1B[2J"));
}

#[test]
fn a_late_answer_changes_the_output_and_is_no_key() {
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.shows("Lead · ");
    session.send(VTE);
    session.sent("\x1B[8l");
    let after = position(&session.seen, "\x1B[8l");
    session.until("a cleared screen behind it", |seen, _| contains(&seen[after..], "\x1B[2J"));
    session.shows("Lead · ");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, true);
}

#[test]
fn the_terminal_is_given_back_by_signals_and_control_c() {
    for (signal, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let mut session = Session::start(&["read", "tide-en.txt", "--terminal-recipe", "explicit"], (80, 24));
        session.shows("Lead · ");
        session.signal(signal);
        let (found, bytes) = session.end();
        assert_eq!(found, code, "{signal}");
        check_restored(&bytes, true);
    }
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.shows("Lead · ");
    session.send("\x03");
    let (code, bytes) = session.end();
    assert_eq!(code, 130);
    check_restored(&bytes, false);
}

/// One that comes while the terminal is asked what it is, before the first frame.
#[test]
fn a_signal_before_the_first_frame_is_heeded() {
    for (signal, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
        session.sent("\x1B[c");
        session.signal(signal);
        assert_eq!(session.end().0, code, "{signal}");
    }
}

#[test]
fn suspended_it_gives_the_terminal_back_and_takes_it_again() {
    let mut session = Session::start(&["read", "tide-en.txt", "--terminal-recipe", "explicit"], (80, 24));
    session.shows("Lead · ");
    session.send("\x1A");
    session.sent("\x1B[8h");
    let stopped = session.seen.len();
    check_restored(&session.seen, true);
    session.stopped();
    session.signal("-CONT");
    session.until("the screen again", |seen, _| contains(&seen[stopped..], "\x1B[?1049h"));
    session.send("]");
    session.shows("Section 1 of 5");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, true);
}

#[test]
fn a_new_size_is_drawn() {
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.shows("Lead · ");
    session.send("]");
    session.shows("Section 1 of 5");
    session.pty.resize(PtySize { rows: 12, cols: 40, pixel_width: 0, pixel_height: 0 }).unwrap();
    session.screen.screen_mut().set_size(12.try_into().unwrap(), 40.try_into().unwrap());
    session.shows("A river that turns around");
    session.send("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn the_samples_open_from_their_list() {
    let mut session = Session::start(&[], (80, 24));
    session.shows("sahifa · sample articles");
    session.send("6");
    session.shows("Lead · ");
    session.send("q");
    // Opened once they are articles of the library.
    session.shows("sahifa · 6 articles · 5 unread");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}

/// Answers that come after the first frame, cut between any two bytes, with keys typed before, between and after them.
#[test]
fn late_answers_in_pieces_between_keys() {
    let konsole = "\x1BP>|Konsole 22.12.3\x1B\\\x1B[>1;115;0c\x1B[?62;1;4c";
    for cut in [1, 4, 12, 21, 24, 30, 40] {
        let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
        session.shows("Lead · ");
        let (first, rest) = konsole.split_at(cut);
        session.send(&format!("]{first}"));
        session.shows("Section 1 of 5");
        session.send(&format!("{rest}]"));
        session.sent("\x1B]50;BidiRenderingEnabled=false\x07");
        session.shows("Section 2 of 5");
        session.send("q");
        let (code, bytes) = session.end();
        assert_eq!(code, 0, "cut at {cut}");
        check_restored(&bytes, false);
        assert!(
            position(&bytes, "BidiRenderingEnabled=true\x07") > position(&bytes, "=false\x07"),
            "cut at {cut}"
        );
    }
}

/// What is no answer to anything we asked is neither taken for one nor for a key that does something else.
#[test]
fn garbage_for_an_answer_loses_no_key() {
    for garbage in [
        "\x1B[?99;99$y",
        "\x1BP1$r0m\x1B\\",
        "\x1B]11;nonsense\x07",
        "\x1B[>zc",
        "\x1B[8;7;9$y",
        "\x1B_Gi=1;OK\x1B\\",
    ] {
        let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
        session.sent("\x1B[c");
        session.send(&format!("{garbage}]"));
        session.shows("Section 1 of 5");
        session.send("]");
        session.shows("Section 2 of 5");
        session.send("q");
        assert_eq!(session.end().0, 0, "{garbage:?}");
    }
}

/// Konsole's and mlterm's switches are given back on every way out, as VTE's is.
#[test]
fn every_switch_is_given_back_on_every_way_out() {
    for (recipe, on, off) in [
        ("konsole", "\x1B]50;BidiRenderingEnabled=true\x07", "\x1B]50;BidiRenderingEnabled=false\x07"),
        ("mlterm", "\x1B]5379;use_ctl=true\x07", "\x1B]5379;use_ctl=false\x07"),
        ("explicit", "\x1B[8h", "\x1B[8l"),
    ] {
        for signal in ["-TERM", "-HUP", "-INT", ""] {
            let mut session = Session::start(&["read", "tide-en.txt", "--terminal-recipe", recipe], (80, 24));
            session.shows("Lead · ");
            if signal.is_empty() {
                session.send("q");
            } else {
                session.signal(signal);
            }
            let (_, bytes) = session.end();
            assert!(position(&bytes, off) < position(&bytes, "\x1B[?1049h"), "{recipe} {signal}");
            assert!(position(&bytes, on) > position(&bytes, "\x1B[?1049l"), "{recipe} {signal}");
        }
    }
}

fn settings() -> sahifa::runtime::Settings {
    sahifa::runtime::Settings {
        env: sahifa::terminal::Environment::of_process(),
        wishes: sahifa::terminal::Wishes {
            recipe: Some(sahifa::terminal::Recipe::Explicit),
            ..sahifa::terminal::Wishes::default()
        },
        saved: std::collections::HashMap::new(),
        language: sahifa::ui::words::Language::English,
        keys: crate::support::drive::usual_keys(),
        themes: std::sync::Arc::default(),
        theme: 0,
        config: sahifa::config::Config::defaults().unwrap(),
    }
}

/// This test binary as a child that does what one of its tests does when it is asked to.
fn child(test: &str, asked: &str) -> Session {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("pty::{test}"), "--nocapture"]);
    command.env(CHILD, asked);
    Session::run(command, (80, 24))
}

/// The child of the test below: a reader that panics in the loop.
#[test]
fn child_that_panics() {
    let Ok(asked) = std::env::var(CHILD) else { return };
    let start = |_, _: &sahifa::ui::Context| panic!("{asked}");
    let _ = sahifa::runtime::run(&settings(), start, None, None);
}

#[test]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    let mut session = child("child_that_panics", "deliberate");
    session.sent("\x1B[8l");
    let (code, bytes) = session.end();
    assert_ne!(code, 0);
    let left = position(&bytes, "\x1B[?1049l");
    assert!(contains(&bytes[left..], "\x1B[8h"));
    assert!(contains(&bytes[left..], "deliberate"), "the message comes when it can be read");
    assert!(!contains(&bytes[left..], "\x1B[?2026h"), "nothing is begun behind it");
    check_restored(&bytes, true);
}

/// The child of the test below: a library whose desk panics when an article is asked for.
#[test]
fn child_whose_desk_panics() {
    if std::env::var(CHILD).is_err() {
        return;
    }
    let row = sahifa::article::Summary {
        id: "1".into(),
        title: "One".into(),
        language: "en".into(),
        rtl: false,
        source: None,
        published: None,
        date: 0,
        unread: true,
        starred: false,
        tags: Vec::new(),
    };
    let rows = sahifa::ui::shelf::Rows { count: 1, rows: vec![row], ..Default::default() };
    let start = |size, _: &sahifa::ui::Context| sahifa::ui::State::choosing(rows, size);
    let desk: sahifa::runtime::Desk = Box::new(|requests, _| {
        assert!(requests.recv().is_err(), "deliberate");
    });
    let ended = sahifa::runtime::run(&settings(), start, Some(desk), None);
    std::process::exit(i32::from(ended.unwrap().code.unwrap()));
}

#[test]
fn a_desk_that_panics_leaves_the_screen_and_a_word() {
    let mut session = child("child_whose_desk_panics", "panic");
    session.shows("One");
    session.send("\r");
    session.shows("internal error");
    // What is asked for then is asked in vain, and nobody waits for it.
    session.send("\x1B");
    session.until("the list again", |_, screen| !screen.contains("internal error"));
    session.send("rq");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert!(!contains(&bytes, "deliberate"));
    check_restored(&bytes, true);
}

/// The child of the tests below: a reader with work beside it that panics or never ends.
#[test]
fn child_that_works() {
    let Ok(asked) = std::env::var(CHILD) else { return };
    let article = crate::support::sample("tide-en.txt");
    let start = |size, context: &_| {
        sahifa::ui::State::awaiting(article, Some(sahifa::ui::Awaited::Rest), size, context)
    };
    let work = move |_: &sahifa::runtime::Post| match &*asked {
        "panic" => panic!("deliberate"),
        _ => loop {
            std::thread::park();
        },
    };
    let ended = sahifa::runtime::run(&settings(), start, None, Some(Box::new(work)));
    // Not by the test's own end: the program ends by its main function, whatever its threads do.
    std::process::exit(i32::from(ended.unwrap().code.unwrap()));
}

#[test]
fn work_that_panics_leaves_the_screen_and_a_word() {
    let mut session = child("child_that_works", "panic");
    session.shows("the rest could not be read");
    session.send("]");
    session.shows("Section 1 of 5");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert!(!contains(&bytes, "deliberate"));
    check_restored(&bytes, true);
}

#[test]
fn nothing_waits_for_work_that_does_not_end() {
    let mut session = child("child_that_works", "park");
    session.shows("reading the rest");
    session.send("]");
    session.shows("Section 1 of 5");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, true);
}

#[test]
fn a_long_file_is_there_with_its_names_in_the_end() {
    let file = tempfile::NamedTempFile::with_suffix(".txt").unwrap();
    let (_, sample) = crate::support::samples().into_iter().find(|(name, _)| name == "tide-en.txt").unwrap();
    std::fs::write(file.path(), [sample.as_str(); 80].join("\n\n")).unwrap();
    let mut session = Session::start(&["read", &file.path().to_string_lossy()], (100, 30));
    session.shows("Lead · ");
    session.until("its names", |_, screen| screen.contains("● Fiona Drever"));
    session.send("}");
    session.shows("Orkney · 1 of ");
    session.send("G");
    session.shows("100%");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}
