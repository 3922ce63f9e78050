//! Every key, typed into the program in a terminal: its screen becomes that of the driven reader each time.
#![cfg(unix)]

use crossterm::event::{KeyCode, KeyModifiers};
use sahifa::article::{Article, to_json};
use sahifa::terminal::Key;
use sahifa::ui::action::TABLE;
use sahifa::ui::words::Language;
use sahifa::ui::{Copied, Effect, Message};

use crate::does::{cases, keys};
use crate::support::drive::{self, Drive};
use crate::support::pty::{Session, check_restored, contains};

/// The bytes that a terminal sends for a key.
fn bytes(key: Key) -> String {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let sent = match key.code {
        // A terminal that tells Ctrl-i from Tab, and one that has no control for a letter.
        KeyCode::Char(c) if control && (c == 'i' || !c.is_ascii()) => format!("\x1B[{};5u", u32::from(c)),
        KeyCode::Char(c) if control => char::from(c as u8 & 0x1F).to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Enter => "\r".into(),
        KeyCode::Esc => "\x1B".into(),
        KeyCode::Tab => "\t".into(),
        KeyCode::BackTab => "\x1B[Z".into(),
        KeyCode::Backspace => "\x7F".into(),
        KeyCode::Up => "\x1B[A".into(),
        KeyCode::Down => "\x1B[B".into(),
        KeyCode::Right => "\x1B[C".into(),
        KeyCode::Left => "\x1B[D".into(),
        KeyCode::Home => "\x1B[H".into(),
        KeyCode::End => "\x1B[F".into(),
        KeyCode::PageUp => "\x1B[5~".into(),
        KeyCode::PageDown => "\x1B[6~".into(),
        KeyCode::F(number @ 1..=4) => format!("\x1BO{}", ['P', 'Q', 'R', 'S'][usize::from(number) - 1]),
        KeyCode::F(number) => format!("\x1B[{}~", [15, 17, 18, 19, 20, 21, 23, 24][usize::from(number) - 5]),
        other => panic!("{other:?}"),
    };
    if key.modifiers.contains(KeyModifiers::ALT) { format!("\x1B{sent}") } else { sent }
}

/// The program and the driven reader, side by side.
struct Both {
    article: Article,
    size: (u16, u16),
    session: Session,
    drive: Drive,
    /// How many keys were typed.
    typed: usize,
    _file: tempfile::NamedTempFile,
}

impl Both {
    fn start(article: Article, size: (u16, u16)) -> Self {
        let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
        std::fs::write(file.path(), to_json(&article).unwrap()).unwrap();
        let path = file.path().to_string_lossy();
        let session = Session::start(&["read", &path, "--letters", "base", "--marks", "keep"], size);
        let mut drive = Drive::new(article.clone(), size, Language::English);
        drive.context.mouse = true;
        let mut both = Self { article, size, session, drive, typed: 0, _file: file };
        both.agree("its first screen");
        both
    }

    /// Waits until both screens are the same.
    fn agree(&mut self, what: &str) {
        let rows = self.drive.rows();
        let wanted = rows.join("\n");
        self.session.until(&format!("{what}:\n{wanted}"), |_, screen| {
            let mut shown = screen.lines().map(str::trim_end);
            rows.iter().all(|row| row == shown.next().unwrap_or_default())
        });
    }

    /// Types a key; whether anything came of it.
    fn press(&mut self, key: Key) -> bool {
        self.send(key, &bytes(key))
    }

    fn send(&mut self, key: Key, bytes: &str) -> bool {
        let before = self.drive.buffer();
        let seen = self.session.seen.len();
        let effects = self.drive.press_key(key);
        self.session.send(bytes);
        self.typed += 1;
        for effect in &effects {
            match effect {
                Effect::Copy(_) => {
                    let copied = Copied { terminal: true, system: false };
                    self.drive.tell(Message::Copied(copied));
                }
                Effect::Redraw => {
                    // What is there already is written again.
                    let word = self.article.title.rsplit(' ').next().unwrap();
                    self.session.until("all drawn anew", |all, _| contains(&all[seen..], word));
                }
                Effect::Suspend => {
                    self.session.stopped();
                    self.session.signal("-CONT");
                    self.session.until("the screen again", |all, _| contains(&all[seen..], "\x1B[?1049h"));
                }
                Effect::Quit(code) => {
                    let next = Self::start(self.article.clone(), self.size);
                    let typed = self.typed;
                    let ended = std::mem::replace(self, next);
                    self.typed = typed;
                    let (found, bytes) = ended.session.end();
                    assert_eq!(found, u32::from(*code), "{key:?}");
                    check_restored(&bytes, false);
                    return true;
                }
                // There is no library that knows anything of it.
                Effect::Ask(_) => {}
                other => panic!("{key:?}: {other:?}"),
            }
        }
        let changed = before != self.drive.buffer();
        if changed {
            self.session.until(&format!("another frame by {key:?}"), |all, _| all.len() > seen);
        }
        self.agree(&format!("{key:?}"));
        changed || !effects.is_empty()
    }

    /// Closes whatever is open and goes to the beginning. A lone ESC would be taken together with what is typed behind it
    /// if it changed nothing that can be waited for: it is sent as a sequence.
    fn close(&mut self) {
        for _ in 0..2 {
            self.send(Key::new(KeyCode::Esc, KeyModifiers::NONE), "\x1B[27u");
        }
        self.press(drive::read("g")[0]);
    }
}

#[test]
fn every_key_is_heeded_and_the_terminal_given_back() {
    let mut open: Vec<Both> = Vec::new();
    for row in TABLE {
        for case in cases(row.action).into_iter().filter(|case| !case.library) {
            let article = (case.article)();
            let at = open.iter().position(|both| both.article == article && both.size == case.size);
            let at = at.unwrap_or_else(|| {
                open.push(Both::start(article, case.size));
                open.len() - 1
            });
            let both = &mut open[at];
            for (key, twins) in keys(row) {
                for key in std::iter::once(key).chain(twins.into_iter().take(1)) {
                    for key in drive::read(case.before) {
                        both.press(key);
                    }
                    assert!(both.press(key), "nothing comes of {key:?} ({})", row.name);
                    both.close();
                }
            }
        }
    }
    let typed: usize = open.iter().map(|both| both.typed).sum();
    assert!(typed > 500, "{typed}");
    for mut both in open {
        both.session.send("q");
        let (code, bytes) = both.session.end();
        assert_eq!(code, 0);
        check_restored(&bytes, false);
    }
}
