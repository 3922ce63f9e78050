//! The binary in a terminal: first frame, keys, and the terminal given back on every way out.
#![cfg(unix)]

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// However long a busy machine may take; what is waited for is bytes, not time.
const PATIENCE: Duration = Duration::from_secs(30);

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
    fn start(arguments: &[&str], (width, height): (u16, u16)) -> Self {
        let size = PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sahifa"));
        command.args(arguments);
        command.cwd(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
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
