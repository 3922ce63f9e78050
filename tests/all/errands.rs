//! A text copied, an address opened, a text piped: what reaches the world, whose the keys are meanwhile, and the screen
//! afterwards.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::support::pty::{Session, check_restored, contains};

fn start(environment: &[(&str, &str)], file: &str) -> Session {
    let mut session = Session::start_in(environment, &["read", file], (80, 24));
    session.shows("Lead · ");
    session
}

/// Types a command that gets the article.
fn pipe(session: &mut Session, command: &str) {
    session.send(&format!("|{command}\r"));
    session.sent("\x1B[?1049l");
}

/// Goes back to the screen from what a command has shown, and through a section.
fn back(session: &mut Session) {
    session.shows("Press Enter to return");
    let shown = session.seen.len();
    session.send("\r");
    session.until("the screen again", |seen, _| contains(&seen[shown..], "\x1B[?1049h"));
}

fn leave(mut session: Session) {
    session.send("]");
    session.shows("Section 1 of ");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}

/// Closes what says that something went wrong.
fn close(session: &mut Session, told: &str) {
    session.shows(told);
    session.send("\x1B");
    session.until("what was told is gone", |_, screen| !screen.contains(told));
}

/// A program that a shell runs.
fn script(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.to_string_lossy().into_owned()
}

/// What a file holds once a whole line is in it.
fn line_of(path: &Path) -> String {
    for _ in 0..3000 {
        match std::fs::read_to_string(path) {
            Ok(text) if text.ends_with('\n') => return text,
            _ => std::thread::sleep(std::time::Duration::from_millis(10)),
        }
    }
    panic!("nothing in {}", path.display());
}

#[test]
fn a_command_gets_the_article_and_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("got");
    let mut session = start(&[("SHELL", "/bin/sh")], "tide-en.txt");
    pipe(&mut session, &format!("cat >{}; echo begun; read x </dev/tty; echo heard:$x:", file.display()));
    session.shows("begun");
    check_restored(&session.seen, false);
    session.send("j]q\r");
    session.shows("heard:j]q:");
    back(&mut session);
    // None of them was ours: it is where it was.
    session.shows("Lead · ");
    leave(session);
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.starts_with("Orkney Tidal Scheme") && text.ends_with('\n') && text.len() > 1000);
}

#[test]
fn a_command_that_fails_is_told_and_one_that_does_not_read_is_not() {
    let mut session = start(&[("SHELL", "/bin/sh")], "tide-en.txt");
    pipe(&mut session, "echo why >&2; exit 3");
    session.shows("why");
    back(&mut session);
    close(&mut session, "ended with code 3");
    session.send("|echo un''read\r");
    session.shows("unread");
    back(&mut session);
    leave(session);
    let mut session = start(&[("SHELL", "/nowhere/sh")], "tide-en.txt");
    pipe(&mut session, "true");
    close(&mut session, "/nowhere/sh");
    leave(session);
}

/// A program that was started with none reads the terminal all the same, and its end by Ctrl-c is not ours.
#[test]
fn control_c_ends_the_command_and_not_us() {
    let mut session = start(&[("SHELL", "/bin/sh")], "tide-en.txt");
    pipe(&mut session, "echo begun; exec sleep 1000");
    session.shows("begun");
    session.send("\x03");
    back(&mut session);
    session.shows("Lead · ");
    leave(session);
}

/// Ctrl-z stops the whole job, and the shell can let it go on.
#[test]
fn control_z_stops_us_with_the_command() {
    let mut session = start(&[("SHELL", "/bin/sh")], "tide-en.txt");
    pipe(&mut session, "echo begun; read x </dev/tty; echo heard:$x:");
    session.shows("begun");
    session.send("\x1A");
    session.stopped();
    session.signal_job("-CONT");
    session.send("a\r");
    session.shows("heard:a:");
    back(&mut session);
    leave(session);
}

/// An article with the address of its page.
fn article(folder: &Path, url: &str) -> PathBuf {
    let path = folder.join("article.json");
    let section = |heading: &str| serde_json::json!({"heading": heading, "blocks": [{"kind": "paragraph", "text": "A word."}]});
    let article = serde_json::json!({
        "title": "A page", "language": "en", "source": {"name": "A paper", "url": url},
        "sections": [
            {"heading": null, "blocks": [{"kind": "paragraph", "text": "It begins."}]},
            section("One"), section("Two"),
        ]
    });
    std::fs::write(&path, article.to_string()).unwrap();
    path
}

#[test]
fn an_address_goes_to_the_browser() {
    let folder = tempfile::tempdir().unwrap();
    let got = folder.path().join("got");
    let browser = script(folder.path(), "browser", &format!("echo \"$#:$1:$2\" >{}", got.display()));
    let list = format!("/nowhere/none:{browser} --new %s");
    let file = article(folder.path(), "https://example.org/a?b=c&d=$(e)'f");
    let mut session = start(&[("BROWSER", &list)], file.to_str().unwrap());
    session.send("O");
    session.shows("example.org");
    session.send("\r");
    assert_eq!(line_of(&got), "2:--new:https://example.org/a?b=c&d=$(e)'f\n");
    // The terminal was not given away.
    assert!(!contains(&session.seen, "\x1B[?1049l"));
    leave(session);
}

#[test]
fn a_browser_in_the_terminal_has_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let browser = script(folder.path(), "w3m", "echo page:$1:; read x; echo heard:$x:; read x");
    let file = article(folder.path(), "http://example.org/");
    let mut session = start(&[("BROWSER", &browser)], file.to_str().unwrap());
    session.send("O");
    session.shows("example.org");
    session.send("\r");
    session.shows("page:http://example.org/:");
    check_restored(&session.seen, false);
    session.send("]q\r");
    session.shows("heard:]q:");
    let shown = session.seen.len();
    session.send("\r");
    session.until("the screen again", |seen, _| contains(&seen[shown..], "\x1B[?1049h"));
    session.shows("Lead · ");
    leave(session);
}

#[test]
fn a_browser_that_fails_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path(), "http://example.org/");
    let failing = script(folder.path(), "browser", "exit 4");
    for (browser, told) in [(&*failing, "ended with code 4"), ("/nowhere/none", "set the variable BROWSER")] {
        // Without a path there is no xdg-open either.
        let environment = [("BROWSER", browser), ("PATH", "/nowhere")];
        let mut session = start(&environment, file.to_str().unwrap());
        session.send("O");
        session.shows("example.org");
        session.send("\r");
        close(&mut session, told);
        leave(session);
    }
}

#[test]
fn what_is_copied_is_given_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path(), "http://example.org/");
    let mut session = start(&[], file.to_str().unwrap());
    session.send("]y");
    session.sent("\x1B]52;c;T25l");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
}
