//! A program on a screen, by the clock of a person who waits: from a key to the frame that shows what it asked for.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

/// What VTE answers to what a program may ask.
const ANSWERS: &[u8] = b"\x1B[8;1$y\x1B[>65;7006;1c\x1B]11;rgb:0000/0000/0000\x1B\\\x1B[?65;1;9c";

/// Whoever is not there by then is not measured.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program on a screen of 100 columns and 30 rows.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    begun: Instant,
    shown: vt100::Parser,
    answered: bool,
}

impl Screen {
    pub fn start(mut command: CommandBuilder) -> Self {
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            // The terminal is there as long as it is read.
            let _master = pair.master;
            let mut buffer = vec![0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let shown = vt100::Parser::new(30.try_into().unwrap(), 100.try_into().unwrap(), 0);
        Self { child, writer, bytes, begun, shown, answered: false }
    }

    /// Types something.
    pub fn send(&mut self, keys: &str) {
        self.begun = Instant::now();
        self.writer.write_all(keys.as_bytes()).unwrap();
    }

    /// How long it takes from some keys until something is on the screen.
    pub fn after(&mut self, keys: &str, wanted: &str) -> Duration {
        self.send(keys);
        self.shows(wanted)
    }

    /// How long it took since the last key until something is on the screen.
    pub fn shows(&mut self, wanted: &str) -> Duration {
        self.until(wanted, |screen| screen.contains(wanted))
    }

    /// How long it takes from some keys until the screen is another.
    #[allow(dead_code)] // Not all benches ask for it.
    pub fn changes(&mut self, keys: &str) -> Duration {
        let before = self.shown.screen().contents();
        self.send(keys);
        self.until("other screen", |screen| screen != before)
    }

    /// How long it took since then until the screen is such.
    pub fn until(&mut self, what: &str, done: impl Fn(&str) -> bool) -> Duration {
        while self.begun.elapsed() < PATIENCE {
            let Ok(bytes) = self.bytes.recv_timeout(PATIENCE) else { break };
            self.shown.process(&bytes);
            if !self.answered && bytes.windows(3).any(|three| three == b"\x1B[c") {
                self.answered = true;
                self.writer.write_all(ANSWERS).unwrap();
            }
            if done(&self.shown.screen().contents()) {
                return self.begun.elapsed();
            }
        }
        panic!("no {what}:\n{}", self.shown.screen().contents());
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
