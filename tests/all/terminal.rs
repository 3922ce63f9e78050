//! Bytes to keys and answers, in pieces and out of order; which recipe; what is written.

use crossterm::event::{KeyCode, KeyModifiers};
use proptest::prelude::{any, prop, prop_assert_eq, proptest};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sahifa::terminal::answers::{Answer, QUESTIONS};
use sahifa::terminal::colour::Colours;
use sahifa::terminal::input::{Decoder, Input};
use sahifa::terminal::{Answers, Environment, Key, Output, Recipe, Writer};
use sahifa::text::{Direction, LayoutOptions, layout};

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(Key::new(code, modifiers))
}

fn plain(code: KeyCode) -> Input {
    key(code, KeyModifiers::NONE)
}

fn char(c: char) -> Input {
    plain(KeyCode::Char(c))
}

/// All that some bytes give, fed whole and then flushed.
fn decode(bytes: &[u8]) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut found = decoder.feed(bytes);
    found.extend(decoder.flush());
    assert_eq!(decoder.wait(), None);
    found
}

#[test]
fn keys() {
    assert_eq!(
        decode("aض؟\r\t\x7F".as_bytes()),
        [
            char('a'),
            char('ض'),
            char('؟'),
            plain(KeyCode::Enter),
            plain(KeyCode::Tab),
            plain(KeyCode::Backspace),
        ]
    );
    assert_eq!(
        decode(b"\x1B[A\x1BOB\x1B[5~\x1B[6~\x1B[H\x1B[F\x1BOP\x1B[11~\x1B[[A\x1B[Z"),
        [
            plain(KeyCode::Up),
            plain(KeyCode::Down),
            plain(KeyCode::PageUp),
            plain(KeyCode::PageDown),
            plain(KeyCode::Home),
            plain(KeyCode::End),
            plain(KeyCode::F(1)),
            plain(KeyCode::F(1)),
            plain(KeyCode::F(1)),
            key(KeyCode::BackTab, KeyModifiers::SHIFT),
        ]
    );
    assert_eq!(
        decode(b"\x03\x1A\x04\x1Bo\x1B[1;5C"),
        [
            key(KeyCode::Char('c'), KeyModifiers::CONTROL),
            key(KeyCode::Char('z'), KeyModifiers::CONTROL),
            key(KeyCode::Char('d'), KeyModifiers::CONTROL),
            key(KeyCode::Char('o'), KeyModifiers::ALT),
            key(KeyCode::Right, KeyModifiers::CONTROL),
        ]
    );
    assert_eq!(decode(b"\x1B"), [plain(KeyCode::Esc)]);
    assert_eq!(decode(b"\x1B\x1B"), [plain(KeyCode::Esc), plain(KeyCode::Esc)]);
    // Bytes that are no character are passed over; what follows is not.
    assert_eq!(decode(b"\xFFa\xC3b"), [char('a'), char('b')]);
}

/// What terminals really send (measured), with the answer to the last question at the end.
const XTERM: &str =
    "\x1B[8;0$y\x1BP>|XTerm(379)\x1B\\\x1B[>41;379;0c\x1B]11;rgb:ffff/ffff/ffff\x1B\\\x1B[?64;1;2;6;9;15c";
const VTE: &str = "\x1B[8;1$y\x1B[>65;7006;1c\x1B]11;rgb:0000/0000/0000\x07\x1B[?65;1;9c";
const TMUX: &str = "\x1BP>|tmux 3.3a\x1B\\\x1B[>84;0;0c\x1B[?1;2c";

fn answers(bytes: &str) -> Answers {
    let mut answers = Answers::default();
    for input in decode(bytes.as_bytes()) {
        let Input::Answer(answer) = input else { panic!("{input:?} is no answer") };
        answers.take(answer);
    }
    answers
}

#[test]
fn answers_are_read() {
    let xterm = answers(XTERM);
    assert_eq!(xterm.version.as_deref(), Some("XTerm(379)"));
    assert_eq!((xterm.bidi_mode, xterm.light, xterm.complete()), (Some(0), Some(true), true));
    assert_eq!(xterm.secondary, Some(vec![41, 379, 0]));
    let vte = answers(VTE);
    assert_eq!((vte.bidi_mode, vte.light, vte.version), (Some(1), Some(false), None));

    assert!(QUESTIONS.contains("\x1B[c\x1B8"), "the last question is the one that all answer");
}

/// Cut anywhere, with a flush of the clock at no cut, the same comes out: no key is lost, none made of an answer.
#[test]
fn answers_in_pieces_between_keys() {
    let stream = format!("j{XTERM}ق{VTE}\x1B[B{TMUX}q");
    let whole = decode(stream.as_bytes());
    let keys: Vec<&Input> = whole.iter().filter(|input| matches!(input, Input::Key(_))).collect();
    assert_eq!(keys, [&char('j'), &char('ق'), &plain(KeyCode::Down), &char('q')]);
    for size in 1..stream.len() {
        let mut decoder = Decoder::default();
        let mut found: Vec<Input> =
            stream.as_bytes().chunks(size).flat_map(|piece| decoder.feed(piece)).collect();
        found.extend(decoder.flush());
        assert_eq!(found, whole, "in pieces of {size}");
    }
}

#[test]
fn a_string_typed_by_hand_is_given_back_as_keys() {
    let alt = |c| key(KeyCode::Char(c), KeyModifiers::ALT);
    assert_eq!(decode(b"\x1BPabc"), [alt('P'), char('a'), char('b'), char('c')]);
    assert_eq!(decode(b"\x1B]q\r"), [alt(']'), char('q'), plain(KeyCode::Enter)]);
    let long = [b"\x1BP".as_slice(), &[b'x'; 3000]].concat();
    assert_eq!(Decoder::default().feed(&long).len(), 3001);
    assert_eq!(decode(b"\x1B[12"), [alt('['), char('1'), char('2')]);
    // An answer to nothing we asked is no key.
    assert_eq!(
        decode(b"\x1B[?1;2R\x1B_Gi=1;OK\x1B\\"),
        [Input::Answer(Answer::Other), Input::Answer(Answer::Other)]
    );
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_give_the_same(bytes in prop::collection::vec(any::<u8>(), 0..80), cut in 0_usize..80) {
        let cut = cut.min(bytes.len());
        let mut decoder = Decoder::default();
        let mut found = decoder.feed(&bytes[..cut]);
        found.extend(decoder.feed(&bytes[cut..]));
        found.extend(decoder.flush());
        prop_assert_eq!(decoder.wait(), None);
        prop_assert_eq!(found, decode(&bytes));
    }
}

fn env(variables: &[(&str, &str)]) -> Environment {
    variables.iter().copied().collect()
}

#[test]
fn colours_by_environment_and_name() {
    let of = |variables: &[(&str, &str)]| Colours::of(&env(variables));
    assert_eq!(of(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Colours::True);
    assert_eq!(of(&[("TERM", "xterm-256color")]), Colours::Indexed);
    assert_eq!(of(&[("TERM", "xterm")]), Colours::Sixteen);
    assert_eq!(of(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]), Colours::None);
    assert_eq!(of(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Colours::Indexed);
    assert_eq!(of(&[("TERM", "screen"), ("STY", "1.x"), ("COLORTERM", "truecolor")]), Colours::Sixteen);
    assert_eq!(Colours::Sixteen.told(&answers(XTERM)), Colours::Indexed);
    assert_eq!(Colours::None.told(&answers(XTERM)), Colours::None);
    let in_tmux = |outer: &str| Answers { outer: Some(outer.into()), ..answers(TMUX) };
    assert_eq!(Colours::Indexed.told(&in_tmux("|xterm|0")), Colours::Eight);
    assert_eq!(Colours::Indexed.told(&in_tmux("XTerm(379)|xterm|0")), Colours::Indexed);
    assert_eq!(Colours::Indexed.told(&in_tmux("|xterm-256color|0")), Colours::Indexed);
}

/// Each right-to-left cell is followed by U+200E, no other is, and no cell moves.
#[test]
fn plain_output_ends_the_run_of_each_right_to_left_cell() {
    let text = "قال (نعم) في 12 abc لا٣";
    let options = LayoutOptions { direction: Some(Direction::Rtl), ..LayoutOptions::default() };
    let laid = layout(text, &options);
    let mut drawn = Buffer::empty(Rect::new(0, 0, 30, 1));
    sahifa::cells::put(&mut drawn, (2, 0), &laid.line(0).unwrap(), |_| ratatui::style::Style::new());
    let mut written = drawn.clone();
    Output::of(Recipe::Plain).apply(&mut written);
    for (before, after) in drawn.content.iter().zip(&written.content) {
        let arabic = before.symbol().chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c) || c >= '\u{FB50}');
        let mark = if arabic { "\u{200E}" } else { "" };
        assert_eq!(after.symbol(), format!("{}{mark}", before.symbol()));
        assert_eq!(before.style(), after.style());
    }
    // The transformed buffer, not the drawn one, is what is compared with the last frame: applied again it is equal.
    let mut again = drawn.clone();
    Output::of(Recipe::Plain).apply(&mut again);
    assert_eq!(again, written);
}

/// For kitty from 0.40 on: every right-to-left cell is a text of its own, neighbours differ, and what is drawn is what
/// stood in the cells.
#[test]
fn kitty_gets_each_letter_as_a_text_of_its_own() {
    use ratatui::backend::Backend;
    let text = "قال (نعم) في 12 abc لا٣٪ مُدَّ";
    let options = LayoutOptions { direction: Some(Direction::Rtl), ..LayoutOptions::default() };
    let laid = layout(text, &options);
    let mut frame = Buffer::empty(Rect::new(0, 0, 40, 2));
    for y in 0..2 {
        sahifa::cells::put(&mut frame, (2 + y, y), &laid.line(0).unwrap(), |_| ratatui::style::Style::new());
    }
    let output = Output::of(Recipe::KittySplit);
    let mut untouched = frame.clone();
    output.apply(&mut untouched);
    assert_eq!(untouched, frame);
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes, output);
    let cells = frame.content.iter().enumerate();
    writer.draw(cells.map(|(at, cell)| ((at % 40) as u16, (at / 40) as u16, cell))).unwrap();
    let bytes = String::from_utf8(bytes).unwrap();

    let mut plain = String::new();
    let mut rest = bytes.as_str();
    let (mut last, mut count) = (None, 0);
    while let Some(at) = rest.find("\x1B]66;w=1:v=") {
        let (before, after) = rest.split_at(at);
        let (turn, after) = after["\x1B]66;w=1:v=".len()..].split_once(';').unwrap();
        let (symbol, after) = after.split_once('\x07').unwrap();
        assert!(last != Some(turn) || !before.is_empty(), "{symbol} is as its neighbour");
        (last, count) = (Some(turn), count + 1);
        plain.push_str(before);
        plain.push_str(symbol);
        rest = after;
    }
    plain.push_str(rest);
    assert!(!plain.contains("\x1B]66"));
    let arabic = |c: char| ('\u{600}'..='\u{6FF}').contains(&c) || c >= '\u{FB50}';
    assert!(
        !bytes.is_empty()
            && count == frame.content.iter().filter(|cell| cell.symbol().starts_with(arabic)).count()
    );
    let mut screen = vt100::Parser::new(2.try_into().unwrap(), 40.try_into().unwrap(), 0);
    screen.process(plain.as_bytes());
    for (at, cell) in frame.content.iter().enumerate() {
        let found = screen.screen().cell((at / 40) as u16, (at % 40) as u16).unwrap();
        assert_eq!(found.contents().trim(), cell.symbol().trim(), "{at}");
    }
}

#[test]
fn copying_by_the_terminal() {
    use sahifa::terminal::Terminal;
    use sahifa::terminal::clipboard::{LONGEST, sequence};
    let copied = |text: &str, answered: &Answers| {
        sequence(text, &Terminal::identify(answered, &env(&[("TERM", "xterm")])), answered)
    };
    let xterm = answers(XTERM);
    // The examples of RFC 4648.
    for (text, encoded) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
        ("صحيفة", "2LXYrdmK2YHYqQ=="),
        ("\u{FF}\u{3FF}~?", "w7/Pv34/"),
    ] {
        assert_eq!(copied(text, &xterm).unwrap(), format!("\x1B]52;c;{encoded}\x1B\\"));
    }
    assert_eq!(copied(&"a".repeat(LONGEST), &xterm).unwrap().len(), 100_001);
    assert_eq!(copied(&"a".repeat(LONGEST + 1), &xterm), None);
    let putty = answers("\x1B[>0;136;0c\x1B[?6c");
    assert_eq!(copied("f", &putty), None);
    let screen = answers("\x1B[>83;40900;0c\x1B[?1;2c");
    assert_eq!(copied("f", &screen), None);
    // tmux takes it by itself, or passes it on.
    let tmux = Answers { outer: Some("XTerm(379)|xterm|0".into()), ..answers(TMUX) };
    assert_eq!(copied("f", &tmux).unwrap(), "\x1B]52;c;Zg==\x1B\\");
    let tmux = Answers { outer: Some("XTerm(379)|xterm|1".into()), ..answers(TMUX) };
    assert_eq!(copied("f", &tmux).unwrap(), "\x1BPtmux;\x1B\x1B]52;c;Zg==\x1B\x1B\\\x1B\\");
}

#[test]
fn addresses_that_are_opened_and_by_what() {
    use sahifa::runtime::browse::{Opener, openers};
    use sahifa::terminal::link::address;
    for (url, wanted) in [
        ("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d")),
        ("HTTP://example.org", Some("HTTP://example.org")),
        ("mailto:a@b.c", Some("mailto:a@b.c")),
        ("https://example.org/صحيفة", Some("https://example.org/%D8%B5%D8%AD%D9%8A%D9%81%D8%A9")),
        ("http://a/b c\x1B\\\x07\u{9C}\u{202E}", Some("http://a/b%20c%1B%5C%07%C2%9C%E2%80%AE")),
        ("http://a/%20;x", Some("http://a/%20;x")),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("-https://a", None),
        (" https://a", None),
        ("https:a", None),
        ("http://", None),
        ("mailto:", None),
        ("", None),
    ] {
        assert_eq!(address(url).as_deref(), wanted, "{url:?}");
    }
    assert_eq!(address(&format!("http://a/{}", "é".repeat(500))), None, "too long for a terminal");
    let opener = |program: &str, arguments: &[&str]| Opener {
        program: program.into(),
        arguments: arguments.iter().map(|&a| a.to_owned()).collect(),
    };
    let found = openers(Some("w3m:: firefox --new-tab %s -x:/a/lynx"), "http://a;b");
    assert_eq!(
        found[..3],
        [
            opener("w3m", &["http://a;b"]),
            opener("firefox", &["--new-tab", "http://a;b", "-x"]),
            opener("/a/lynx", &["http://a;b"]),
        ]
    );
    let text: Vec<bool> = found.iter().map(Opener::is_text).collect();
    assert_eq!(text, [true, false, true, false]);
    assert_eq!(openers(None, "http://a").len(), 1);
}
