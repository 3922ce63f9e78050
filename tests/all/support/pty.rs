//! The binary in a terminal: what it writes, what is on the screen, what is typed.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// However long a busy machine may take; what is waited for is bytes, not time.
const PATIENCE: Duration = Duration::from_secs(30);

/// Says to a child that is this very test binary what it is to do.
pub const CHILD: &str = "SAHIFA_TEST_CHILD";

/// What VTE answers to our questions.
pub const VTE: &str = "\x1B[8;1$y\x1B[>65;7006;1c\x1B[?65;1;9c";

/// What kitty answers to them.
pub const KITTY: &str = "\x1BP>|kitty(0.41.1)\x1B\\\x1B[>1;4000;41c\x1B[?0u\x1B[?62;c";

/// The modes that are on while the other screen is there, and how each is given up.
const MODES: [(&str, &str); 5] = [
    ("\x1B[?2004h", "\x1B[?2004l"),
    ("\x1B[?2031h", "\x1B[?2031l"),
    ("\x1B[?1002h", "\x1B[?1002l"),
    ("\x1B[?1006h", "\x1B[?1006l"),
    ("\x1B[>29u", "\x1B[<u"),
];

/// The program in a terminal that a test writes for.
pub struct Session {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    pub pty: Box<dyn portable_pty::MasterPty + Send>,
    bytes: Receiver<Vec<u8>>,
    pub seen: Vec<u8>,
    /// How many bytes of it the screen knows.
    processed: usize,
    pub screen: vt100::Parser,
    /// What the person who runs it owns: it goes with the session.
    _home: tempfile::TempDir,
}

/// How many of some bytes are whole characters: the parser of the screen loses what stands behind one that comes in two parts.
fn whole(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    }
}

#[test]
fn a_screen_is_the_same_wherever_what_is_read_ends() {
    let text = "\x1B[1;3H٤٢٪ △ │ “a”\x1B[2;1Hم🙂ن".as_bytes();
    let screen = |parts: &[&[u8]]| {
        let mut screen = vt100::Parser::new(2.try_into().unwrap(), 16.try_into().unwrap(), 0);
        for part in parts {
            screen.process(part);
        }
        screen.screen().contents()
    };
    for end in 0..text.len() {
        let first = whole(&text[..end]);
        assert_eq!(screen(&[&text[..first], &text[first..]]), screen(&[text]), "{end}");
    }
}

impl Session {
    pub fn start(arguments: &[&str], size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sahifa"));
        command.args(arguments);
        Self::run(command, size)
    }

    /// The same with environment variables of its own.
    pub fn start_in(environment: &[(&str, &str)], arguments: &[&str], size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sahifa"));
        command.args(arguments);
        Self::run_in(environment, command, size)
    }

    pub fn run(command: CommandBuilder, size: (u16, u16)) -> Self {
        Self::run_in(&[], command, size)
    }

    fn run_in(
        environment: &[(&str, &str)],
        mut command: CommandBuilder,
        (width, height): (u16, u16),
    ) -> Self {
        let size = PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.cwd(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"));
        let path = command.get_argv().first().filter(|name| *name == "sh").and(std::env::var_os("PATH"));
        let asked = command.get_env(CHILD).map(std::ffi::OsStr::to_owned);
        command.env_clear();
        if let Some(asked) = asked {
            command.env(CHILD, asked);
        }
        if let Some(path) = path {
            command.env("PATH", path);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        // What was saved for terminals in the real home is not ours.
        let home = tempfile::tempdir().unwrap();
        command.env("HOME", home.path());
        for (name, value) in environment {
            command.env(name, value);
        }
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
        Self { child, writer, pty: pair.master, bytes, seen: Vec::new(), processed: 0, screen, _home: home }
    }

    pub fn send(&mut self, text: &str) {
        self.writer.write_all(text.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Shows what has been seen so far, but for a character that is not whole yet.
    fn show(&mut self) {
        let new = &self.seen[self.processed..];
        let new = &new[..whole(new)];
        self.screen.process(new);
        self.processed += new.len();
    }

    /// Reads until `done` holds of what has been seen and what is on the screen.
    pub fn until(&mut self, what: &str, done: impl Fn(&[u8], &str) -> bool) {
        let start = Instant::now();
        while !done(&self.seen, &self.screen.screen().contents().replace('\u{200E}', "")) {
            let left = PATIENCE.checked_sub(start.elapsed());
            let Some(bytes) = left.and_then(|left| self.bytes.recv_timeout(left).ok()) else {
                panic!("waited for {what}; on the screen:\n{}", self.screen.screen().contents());
            };
            self.seen.extend(bytes);
            self.show();
        }
    }

    pub fn shows(&mut self, text: &str) {
        self.until(text, |_, screen| screen.contains(text));
    }

    pub fn sent(&mut self, bytes: &str) {
        self.until(bytes, |seen, _| contains(seen, bytes));
    }

    pub fn signal(&self, name: &str) {
        self.kill(name, "");
    }

    /// The same to all that it has started in its terminal.
    pub fn signal_job(&self, name: &str) {
        self.kill(name, "-");
    }

    fn kill(&self, name: &str, job: &str) {
        let id = format!("{job}{}", self.child.process_id().unwrap());
        assert!(std::process::Command::new("kill").args([name, "--", &id]).status().unwrap().success());
    }

    /// Waits until the program has stopped: the terminal is given back a moment before.
    pub fn stopped(&self) {
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
    pub fn end(mut self) -> (u32, Vec<u8>) {
        let start = Instant::now();
        // There are no more bytes when it has ended.
        loop {
            match self.bytes.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => {
                    self.seen.extend(bytes);
                    self.show();
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    self.child.kill().unwrap();
                    panic!("it does not end; on the screen:\n{}", self.screen.screen().contents());
                }
            }
        }
        let code = self.child.wait().unwrap().exit_code();
        (code, self.seen)
    }
}

pub fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}

fn last(bytes: &[u8], text: &str) -> Option<usize> {
    bytes.windows(text.len()).rposition(|window| window == text.as_bytes())
}

pub fn position(bytes: &[u8], text: &str) -> usize {
    bytes
        .windows(text.len())
        .position(|window| window == text.as_bytes())
        .unwrap_or_else(|| panic!("no {text:?}"))
}

/// Whether the other screen is left, all modes given up before, the cursor shown, and with `explicit` the bidi mode given back, all at the end.
pub fn check_restored(bytes: &[u8], explicit: bool) {
    let left =
        bytes.windows(8).rposition(|window| window == b"\x1B[?1049l").expect("the other screen is left");
    let end = &bytes[left..];
    assert!(!contains(end, "\x1B[?1049h"));
    assert!(contains(&bytes[left.saturating_sub(40)..], "\x1B[?25h"));
    for (on, off) in MODES {
        let entered = last(bytes, on).is_some();
        assert_eq!(
            last(&bytes[..left], off) > last(bytes, on),
            entered,
            "{off:?} before the other screen is left"
        );
        assert_eq!(count(bytes, on), count(bytes, off), "{on:?}");
        // Each belongs to the other screen.
        assert!(!entered || position(bytes, on) > position(bytes, "\x1B[?1049h"), "{on:?}");
    }
    assert_eq!(contains(end, "\x1B[8h"), explicit);
}
