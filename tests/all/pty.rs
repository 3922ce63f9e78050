//! The binary in a terminal: first frame, keys, and the terminal given back on every way out.
#![cfg(unix)]

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// However long a busy machine may take; what is waited for is bytes, not time.
const PATIENCE: Duration = Duration::from_secs(30);

/// Says to a child that is this very test binary what it is to do.
const CHILD: &str = "SAHIFA_TEST_CHILD";

/// What VTE answers to our questions.
const VTE: &str = "\x1B[8;1$y\x1B[>65;7006;1c\x1B[?65;1;9c";

struct Session {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    pty: Box<dyn portable_pty::MasterPty + Send>,
    bytes: Receiver<Vec<u8>>,
    seen: Vec<u8>,
    screen: vt100::Parser,
}

impl Session {
    fn start(arguments: &[&str], size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sahifa"));
        command.args(arguments);
        Self::run(command, size)
    }

    fn run(mut command: CommandBuilder, (width, height): (u16, u16)) -> Self {
        let size = PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.cwd(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"));
        let asked = command.get_env(CHILD).map(std::ffi::OsStr::to_owned);
        command.env_clear();
        if let Some(asked) = asked {
            command.env(CHILD, asked);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        // What was saved for terminals in the real home is not ours.
        command.env("HOME", "/nonexistent");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
        Self { child, writer, pty: pair.master, bytes, seen: Vec::new(), screen }
    }

    fn send(&mut self, text: &str) {
        self.writer.write_all(text.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Reads until `done` holds of what has been seen and what is on the screen.
    fn until(&mut self, what: &str, done: impl Fn(&[u8], &str) -> bool) {
        let start = Instant::now();
        while !done(&self.seen, &self.screen.screen().contents().replace('\u{200E}', "")) {
            let left = PATIENCE.checked_sub(start.elapsed());
            let Some(bytes) = left.and_then(|left| self.bytes.recv_timeout(left).ok()) else {
                panic!("waited for {what}; on the screen:\n{}", self.screen.screen().contents());
            };
            self.screen.process(&bytes);
            self.seen.extend(bytes);
        }
    }

    fn shows(&mut self, text: &str) {
        self.until(text, |_, screen| screen.contains(text));
    }

    fn sent(&mut self, bytes: &str) {
        self.until(bytes, |seen, _| contains(seen, bytes));
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Waits until the program has stopped: the terminal is given back a moment before.
    fn stopped(&self) {
        let id = self.child.process_id().unwrap().to_string();
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let state = std::process::Command::new("ps").args(["-o", "stat=", "-p", &id]).output().unwrap();
            if state.stdout.starts_with(b"T") {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("it did not stop");
    }

    /// Waits for the end; gives the exit code and all that was written.
    fn end(mut self) -> (u32, Vec<u8>) {
        let code = self.child.wait().unwrap().exit_code();
        drop(self.writer);
        drop(self.pty);
        while let Ok(bytes) = self.bytes.recv_timeout(PATIENCE) {
            self.seen.extend(bytes);
        }
        (code, self.seen)
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn position(bytes: &[u8], text: &str) -> usize {
    bytes
        .windows(text.len())
        .position(|window| window == text.as_bytes())
        .unwrap_or_else(|| panic!("no {text:?}"))
}

/// Whether the other screen is left, the cursor shown, and with `explicit` the bidi mode given back, all at the end.
fn check_restored(bytes: &[u8], explicit: bool) {
    let left =
        bytes.windows(8).rposition(|window| window == b"\x1B[?1049l").expect("the other screen is left");
    let end = &bytes[left..];
    assert!(!contains(end, "\x1B[?1049h"));
    assert!(contains(&bytes[left.saturating_sub(40)..], "\x1B[?25h"));
    assert_eq!(contains(end, "\x1B[8h"), explicit);
}

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
    assert!(position(&bytes, "\x1B[8l") < bytes.len());
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
    session.shows("sahifa · sample articles");
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

/// The child of the test below: a reader that panics in the loop.
#[test]
fn child_that_panics() {
    let Ok(asked) = std::env::var(CHILD) else { return };
    let settings = sahifa::runtime::Settings {
        env: sahifa::terminal::Environment::of_process(),
        wishes: sahifa::terminal::Wishes {
            recipe: Some(sahifa::terminal::Recipe::Explicit),
            ..sahifa::terminal::Wishes::default()
        },
        saved: std::collections::HashMap::new(),
        language: sahifa::ui::words::Language::English,
    };
    let items =
        vec![sahifa::ui::state::ListItem { title: "One".into(), direction: sahifa::text::Direction::Ltr }];
    let start = |size, _: &sahifa::ui::Context| match &*asked {
        "start" => panic!("deliberate"),
        _ => sahifa::ui::State::choosing(sahifa::ui::state::List::new(items), size),
    };
    let _ = sahifa::runtime::run(&settings, start, |_| panic!("deliberate"));
}

#[test]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    for place in ["start", "open"] {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "pty::child_that_panics", "--nocapture"]);
        command.env(CHILD, place);
        let mut session = Session::run(command, (80, 24));
        session.sent("\x1B[8l");
        if place == "open" {
            session.shows("One");
            session.send("\r");
        }
        let (code, bytes) = session.end();
        assert_ne!(code, 0);
        let left = position(&bytes, "\x1B[?1049l");
        assert!(contains(&bytes[left..], "\x1B[8h"), "{place}");
        assert!(contains(&bytes[left..], "deliberate"), "{place}: the message comes when it can be read");
    }
}

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
    session.shows("plain (1 of 10)");
    session.send("n");
    session.shows("split-colour (2 of 10)");
    session.send("y");
    session.shows("Do the letters");
    session.send("y");
    session.shows("A mark above");
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
    session.shows("plain (1 of 10)");
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
        ("\x1BP>|kitty(0.41.1)\x1B\\\x1B[?62;c", "v=2;ﻣ\x07"),
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
