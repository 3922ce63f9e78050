//! What is learnt of a terminal: `doctor` asks, remembers and forgets; `show` asks before it prints.
#![cfg(unix)]

use crate::support::pty::{Session, check_restored, contains};

/// What the card was told is used from then on, until it is forgotten.
#[test]
fn doctor_saves_what_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let xterm = "\x1B[8;0$y\x1BP>|XTerm(379)\x1B\\\x1B[>41;379;0c\x1B[?64;1;2c";
    let answered = |arguments: &[&str]| {
        let mut session = Session::start(arguments, (60, 24));
        session.sent("\x1B[c");
        session.send(xterm);
        session
    };
    let doctor = ["doctor", "--data-dir", data, "--lang", "en"];

    // The second recipe is right, letters too, marks not.
    let mut session = answered(&doctor);
    session.shows("plain (1 of 9)");
    session.send("n");
    session.shows("split-colour (2 of 9)");
    session.send("y");
    session.shows("Do the letters");
    session.send("y");
    session.shows("Is a mark above");
    session.send("n");
    session.shows("Save this");
    session.send("y");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    check_restored(&bytes, false);
    let saved = std::fs::read_to_string(folder.path().join("terminals.json")).unwrap();
    let saved: serde_json::Value = serde_json::from_str(&saved).unwrap();
    let wanted = serde_json::json!({ "recipe": "split-colour", "letters": "forms", "marks": "strip" });
    assert_eq!(saved["xterm 379"], wanted, "{saved}");

    let mut session = answered(&["doctor", "--json", "--data-dir", data]);
    session.until("the end of the JSON", |seen, _| contains(seen, "\n}") || contains(seen, "}\r\n"));
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    let text = String::from_utf8(bytes).unwrap();
    let json: serde_json::Value =
        serde_json::from_str(&text[text.find('{').unwrap()..=text.rfind('}').unwrap()]).unwrap();
    assert_eq!(json["recipe"], "split-colour");
    assert_eq!(json["because"], "saved");
    assert_eq!(json["terminal"]["label"], "xterm 379");
    assert_eq!(json["answers"]["da2"], serde_json::json!([41, 379, 0]));
    assert!(!text.contains(data), "nothing of the person's folders");

    let session = answered(&["doctor", "--reset", "--data-dir", data, "--lang", "en"]);
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert!(contains(&bytes, "forgotten"), "{}", String::from_utf8_lossy(&bytes));
    let saved = std::fs::read_to_string(folder.path().join("terminals.json")).unwrap();
    assert_eq!(saved.trim(), "{}");

    // Left before the end, nothing is saved.
    let mut session = answered(&doctor);
    session.shows("plain (1 of 9)");
    session.send("q");
    assert_eq!(session.end().0, 0);
    let saved = std::fs::read_to_string(folder.path().join("terminals.json")).unwrap();
    assert_eq!(saved.trim(), "{}");
}

/// `show` asks before it prints, and prints as the terminal needs it.
#[test]
fn show_prints_for_the_terminal_it_is_on() {
    for (answers, written) in [
        ("\x1B[>41;379;0c\x1B[?64;1;2c", "ﺎﺒﺣﺮﻣ"),
        ("\x1B[>0;276;0c\x1B[?1;2c", "ﺎ\u{200E}ﺒ\u{200E}ﺣ\u{200E}ﺮ\u{200E}ﻣ\u{200E}"),
        ("\x1BP>|kitty(0.41.1)\x1B\\\x1B[?62;c", "v=1;ﻣ\x07"),
        ("\x1BP>|kitty(0.26.5)\x1B\\\x1B[?62;c", "ﻣﺮﺣﺒﺎ"),
        ("\x1B[>0;136;0c\x1B[?6c", "ﻣﺮﺣﺒﺎ"),
        ("\x1BP>|Konsole 22.12.3\x1B\\\x1B[?62;1;4c", "ﻣﺮﺣﺒﺎ\u{200E}"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "مرحبا\n").unwrap();
        let mut session = Session::start(&["show", "--lines", file.to_str().unwrap()], (40, 5));
        session.sent("\x1B[c");
        session.send(answers);
        let (code, bytes) = session.end();
        assert_eq!(code, 0);
        assert!(contains(&bytes, written), "{answers:?}: {:?}", String::from_utf8_lossy(&bytes));
    }
}

/// A signal while the terminal is asked ends the program with the terminal's modes given back.
#[test]
fn a_signal_while_it_asks_leaves_no_raw_mode() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut command = portable_pty::CommandBuilder::new("sh");
        // The terminal never answers, so that the signal comes first.
        let script =
            format!("timeout --foreground -s {signal} 0.3 \"$0\" show tide-en.txt; stty -a; echo end");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_sahifa")]);
        let mut session = Session::run(command, (80, 24));
        session.until("the modes", |seen, _| contains(seen, "end\r\n"));
        assert!(contains(&session.seen, "\x1B[c"), "it was asked");
        let modes = String::from_utf8_lossy(&session.seen).into_owned();
        assert!(modes.contains("isig icanon") && modes.contains(" echo "), "{signal}: {modes}");
        assert!(!modes.contains("-isig") && !modes.contains("-icanon"), "{signal}: {modes}");
        session.end();
    }
}

/// What a terminal or the environment says is shown, saved and reported without control characters.
#[test]
fn nothing_evil_is_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let mut session = Session::start(&["doctor", "--json", "--data-dir", data], (80, 24));
    session.sent("\x1B[c");
    session.send("\x1BP>|Evil\u{9B}31m\u{202E}x\x1B\\\x1B[?7c");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert!(contains(&bytes, "Evil") && !contains(&bytes, "\u{9B}") && !contains(&bytes, "\u{202E}"));
}
