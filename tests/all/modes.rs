//! The binary in a terminal that knows pastes, the mouse, kitty's keyboard and changes of its colours: what comes in
//! counts, and all is given up on every way out.
#![cfg(unix)]

use crate::support::pty::{KITTY, Session, check_restored, contains, position};

/// In a terminal with kitty's keyboard, from the beginning on.
fn in_kitty() -> Session {
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.sent("\x1B[c");
    session.send(KITTY);
    session.shows("Lead · ");
    session.sent("\x1B[>29u");
    session
}

#[test]
fn keys_of_every_script_work_by_kittys_protocol() {
    let mut session = in_kitty();
    session.send("\x1B[93;;93u\x1B[93;1:3u");
    session.shows("Section 1 of 5");
    // An Arabic keyboard's `]` and `q`.
    session.send("\x1B[1583::93;;1583u");
    session.shows("Section 2 of 5");
    session.send("\x1B[1590::113;;1590u");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}

/// What does not answer for it is left in peace.
#[test]
fn a_terminal_without_the_protocol_is_not_given_it() {
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.shows("Lead · ");
    session.send("\x1B[?1;2c]");
    session.shows("Section 1 of 5");
    session.send("q");
    let (_, bytes) = session.end();
    assert!(!contains(&bytes, "\x1B[>29u") && !contains(&bytes, "\x1B[<u"));
    check_restored(&bytes, false);
}

/// GNU screen with the mouse on would keep a lone Escape until another key follows.
#[test]
fn in_screen_the_mouse_stays_off() {
    for (environment, expected) in [(&[("STY", "1.here")][..], false), (&[], true)] {
        let mut session = Session::start_in(environment, &["read", "tide-en.txt"], (80, 24));
        session.shows("Lead · ");
        session.send("q");
        let (_, bytes) = session.end();
        assert_eq!(contains(&bytes, "\x1B[?1002h"), expected);
    }
}

#[test]
fn a_late_answer_brings_the_keyboard() {
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.shows("Lead · ");
    session.send(KITTY);
    session.sent("\x1B[>29u");
    session.send("\x1B[113;;113u");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}

#[test]
fn modes_are_given_up_by_signals_and_for_a_while_when_stopped() {
    for signal in ["-TERM", "-HUP", "-INT", "-QUIT"] {
        let session = in_kitty();
        session.signal(signal);
        check_restored(&session.end().1, false);
    }
    let mut session = in_kitty();
    session.send("\x1B[122;5u");
    session.sent("\x1B[?1049l");
    session.stopped();
    check_restored(&session.seen, false);
    let stopped = session.seen.len();
    session.signal("-CONT");
    session.until("the keyboard again", |seen, _| contains(&seen[stopped..], "\x1B[>29u"));
    session.send("\x1B[113u");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}

/// Neither a paste nor the mouse presses keys; what is typed behind them does.
#[test]
fn a_paste_and_the_mouse_are_no_keys() {
    let mut session = Session::start(&["read", "tide-en.txt"], (80, 24));
    session.shows("Lead · ");
    session.sent("\x1B[?2004h");
    session.send("\x1B[200~qqq\x03\x1B[201~\x1B[<0;113;113M\x1B[<0;113;113m]");
    session.shows("Section 1 of 5");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}

/// The terminal says that its colours have changed: it is asked which they are, and what it answers is drawn.
#[test]
fn colours_follow_the_terminals() {
    let mut session = Session::start(&["read", "tide-en.txt", "--terminal-recipe", "plain"], (80, 24));
    session.sent("\x1B[c");
    session.send("\x1B]11;rgb:0000/0000/0000\x1B\\\x1B[?1;2c");
    session.shows("Lead · ");
    let styled = |session: &Session| {
        let screen = session.screen.screen();
        let cells = (0..24).flat_map(|y| (0..80).map(move |x| (y, x)));
        cells.filter_map(|(y, x)| screen.cell(y, x)).map(vt100::Cell::fgcolor).collect::<Vec<_>>()
    };
    let dark = styled(&session);
    let before = session.seen.len();
    session.send("\x1B[?997;2n");
    session.until("the question", |seen, _| contains(&seen[before..], "\x1B]11;?\x1B\\"));
    session.send("\x1B]11;rgb:ffff/ffff/ffff\x1B\\\x1B[?1;2c");
    let asked = before + position(&session.seen[before..], "\x1B]11;?");
    session.until("other colours", |seen, _| contains(&seen[asked..], "\x1B[38;5;"));
    assert!(styled(&session) != dark);
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}
