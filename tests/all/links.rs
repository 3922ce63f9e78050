//! Links of a frame: round their cells and no others, never left open, written again when they change.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

use proptest::prelude::{Strategy, any, prop, prop_assert_eq, proptest};
use ratatui::backend::{Backend, ClearType};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use sahifa::terminal::answers::Answer;
use sahifa::terminal::link::Link;
use sahifa::terminal::{Answers, Choice, Environment, Output, Recipe, Wishes, Writer};

const WIDTH: u16 = 8;
const HEIGHT: u16 = 3;

/// The output for a terminal that says this name.
fn output(name: &str, recipe: Option<Recipe>) -> Output {
    let mut answers = Answers::default();
    answers.take(Answer::Version(name.into()));
    answers.take(Answer::Primary(vec![62]));
    if name.starts_with("tmux") {
        answers.outer = Some("foot(1.13.1)|foot|0".into());
    }
    let env: Environment = [("TERM", "xterm-256color")].into_iter().collect();
    let choice = Choice::new(&answers, &env, Wishes { recipe, ..Wishes::default() }, |_| None);
    Output::new(&choice, &answers, &env)
}

/// What was written since it was looked at last.
#[derive(Clone, Default)]
struct Sink(Rc<RefCell<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn taken(&self) -> String {
        String::from_utf8(self.0.take()).unwrap()
    }
}

fn terminal(output: Output) -> (Terminal<Writer<Sink>>, Sink) {
    let viewport = Viewport::Fixed(Rect::new(0, 0, WIDTH, HEIGHT));
    let sink = Sink::default();
    let writer = Writer::new(sink.clone(), output);
    (Terminal::with_options(writer, TerminalOptions { viewport }).unwrap(), sink)
}

/// What a terminal has in its cells: the character and where it leads.
#[derive(Default)]
struct Screen {
    cells: std::collections::BTreeMap<(u16, u16), (char, Option<String>)>,
    link: Option<String>,
}

impl Screen {
    fn take(&mut self, bytes: &str) {
        let mut rest = bytes;
        let (mut x, mut y) = (0, 0);
        while let Some(c) = rest.chars().next() {
            if let Some(osc) = rest.strip_prefix("\x1B]8;") {
                let (link, after) = osc.split_once("\x1B\\").unwrap();
                let (parameters, address) = link.split_once(';').unwrap();
                assert_eq!(parameters.is_empty(), address.is_empty());
                assert!(address.bytes().all(|byte| (0x21..=0x7E).contains(&byte)), "{address:?}");
                // None begins inside another.
                assert!(self.link.is_none() || address.is_empty());
                self.link = (!address.is_empty()).then(|| address.to_owned());
                rest = after;
            } else if let Some(csi) = rest.strip_prefix("\x1B[") {
                let end = csi.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                if csi[end..].starts_with('H') {
                    let mut numbers = csi[..end].split(';').map(|number| number.parse::<u16>().unwrap() - 1);
                    (y, x) = (numbers.next().unwrap(), numbers.next().unwrap());
                } else if csi[end..].starts_with('J') {
                    self.cells.clear();
                }
                rest = &csi[end + 1..];
            } else {
                self.cells.insert((x, y), (c, self.link.clone()));
                x += 1;
                rest = &rest[c.len_utf8()..];
            }
        }
        assert_eq!(self.link, None, "left open");
    }
}

fn link(y: u16, columns: std::ops::Range<u16>, url: &str) -> Link {
    Link { y, columns, url: url.into() }
}

fn draw(terminal: &mut Terminal<Writer<Sink>>, text: &str, links: &[Link]) {
    terminal.backend_mut().set_links(links.to_vec());
    terminal
        .draw(|frame| {
            let buffer: &mut Buffer = frame.buffer_mut();
            for (at, c) in text.chars().enumerate() {
                buffer.content[at].set_char(c);
            }
        })
        .unwrap();
}

fn written(output: Output, frames: &[(&str, &[Link])]) -> Vec<String> {
    let (mut terminal, sink) = terminal(output);
    let mut written = Vec::new();
    for (text, links) in frames {
        draw(&mut terminal, text, links);
        written.push(sink.taken());
    }
    written
}

#[test]
fn links_are_written_round_their_cells() {
    let links = [link(0, 1..3, "https://a.b/ص ")];
    let frames = written(output("foot(1.13.1)", None), &[("abcd", &links), ("abcd", &[]), ("abcd", &[])]);
    let first = &frames[0];
    let begin = first.find("\x1B]8;id=").unwrap();
    let inside = &first[begin..first.find("\x1B]8;;\x1B\\").unwrap()];
    assert!(inside.contains(";https://a.b/%D8%B5%20\x1B\\") && inside.contains("bc"), "{inside:?}");
    assert!(!inside.contains('a') || !inside.ends_with('d'));
    // Its cells are written again without it, others are not; then nothing is.
    let second = &frames[1];
    assert!(second.contains("bc") && !second.contains("abc") && !second.contains("]8;id"), "{second:?}");
    assert!(!frames[2].contains("bc"));
}

#[test]
fn only_where_they_are_taken() {
    let links = [link(0, 0..4, "https://a.b")];
    for (name, recipe, taken) in [
        ("foot(1.13.1)", None, true),
        ("kitty(0.41.1)", None, true),
        ("tmux 3.4", None, true),
        ("tmux 3.3a", None, false),
        ("XTerm(379)", None, false),
        ("something", None, false),
        ("foot(1.13.1)", Some(Recipe::Inverse), false),
        ("foot(1.13.1)", Some(Recipe::InverseBoxed), false),
        ("foot(1.13.1)", Some(Recipe::Words), false),
        ("kitty(0.26.5)", None, false),
    ] {
        let frames = written(output(name, recipe), &[("abcd", &links)]);
        let found = frames[0].contains("\x1B]8;");
        assert_eq!(found, taken, "{name} {recipe:?}");
    }
    for url in ["file:///etc/passwd", "javascript:x", "", "http://"] {
        let frames = written(output("foot(1.13.1)", None), &[("abcd", &[link(0, 0..4, url)])]);
        assert!(!frames[0].contains("\x1B]8;"), "{url}");
    }
}

fn frames() -> impl Strategy<Value = Vec<(String, Vec<Link>)>> {
    let cells = usize::from(WIDTH * HEIGHT);
    let text =
        prop::collection::vec(prop::sample::select(vec!['a', 'b', ' ']), cells).prop_map(String::from_iter);
    let row = (0..WIDTH, 0..WIDTH, 0_usize..3, any::<bool>());
    let links = prop::collection::vec(row, usize::from(HEIGHT)).prop_map(|rows| {
        let urls = ["http://a", "http://b c", "nothing"];
        let of_row = |(y, (start, length, url, there)): (usize, (u16, u16, usize, bool))| {
            there.then(|| link(y as u16, start..(start + length).min(WIDTH), urls[url]))
        };
        rows.into_iter().enumerate().filter_map(of_row).collect()
    });
    prop::collection::vec((text, links), 1..6)
}

proptest! {
    /// Frame after frame, each cell leads where it is wanted to lead.
    #[test]
    fn each_cell_leads_where_it_should(frames in frames(), clear in 0_usize..6) {
        let (mut terminal, sink) = terminal(output("foot(1.13.1)", None));
        let mut screen = Screen::default();
        for (number, (text, links)) in frames.iter().enumerate() {
            if number == clear {
                // As a new size does it.
                terminal.backend_mut().clear_region(ClearType::All).unwrap();
                terminal.swap_buffers();
                screen.take(&sink.taken());
            }
            draw(&mut terminal, text, links);
            screen.take(&sink.taken());
            for (at, c) in text.chars().enumerate() {
                let (x, y) = (at as u16 % WIDTH, at as u16 / WIDTH);
                let there = links.iter().find(|link| link.y == y && link.columns.contains(&x));
                let wanted = there.and_then(|link| sahifa::terminal::link::address(&link.url));
                let found = screen.cells.get(&(x, y)).cloned().unwrap_or((' ', None));
                prop_assert_eq!(found, (c, wanted), "{} in row {} of frame {}", x, y, number);
            }
        }
    }
}
