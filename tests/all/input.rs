//! Pastes, the mouse, and the keys of kitty's protocol, of xterm and of rxvt, whole and in pieces.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use sahifa::terminal::Key;
use sahifa::terminal::answers::Answer;
use sahifa::terminal::input::{Decoder, Input};

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(Key::new(code, modifiers))
}

fn char(c: char) -> Input {
    key(KeyCode::Char(c), NONE)
}

fn based(c: char, modifiers: KeyModifiers, base: char) -> Input {
    Input::Key(Key { base: Some(base), ..Key::new(KeyCode::Char(c), modifiers) })
}

fn paste(text: &str) -> Input {
    Input::Paste(text.into())
}

fn decode(bytes: &[u8]) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut found = decoder.feed(bytes);
    found.extend(decoder.flush());
    assert_eq!(decoder.wait(), None);
    found
}

fn pasted(text: &str) -> Vec<u8> {
    format!("\x1B[200~{text}\x1B[201~").into_bytes()
}

#[test]
fn a_paste_is_one_input_and_its_bytes_are_no_keys() {
    let text = "q\rصحيفة\x1B[A\x1B]11;?\x07\x1B[200~\t\x03";
    let stream = [b"j".as_slice(), &pasted(text), b"k", &pasted("")].concat();
    assert_eq!(decode(&stream), [char('j'), paste(text), char('k'), paste("")]);
    assert_eq!(decode(b"\x1B[200~a\xFFb\xC3\x1B[201~"), [paste("a\u{FFFD}b\u{FFFD}")]);
    // An end without a beginning is no key.
    assert_eq!(decode(b"\x1B[201~q"), [Input::Answer(Answer::Other), char('q')]);
}

/// The keyboard is not lost to a paste whose end never comes: when nothing more comes, it has ended.
#[test]
fn a_paste_without_end_ends() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1B[200~abc\x1B[20"), []);
    assert!(decoder.wait().is_some());
    assert_eq!(decoder.flush(), [paste("abc\x1B[20")]);
    assert_eq!(decoder.wait(), None);
    assert_eq!(decoder.feed(b"q"), [char('q')]);
}

#[test]
fn a_paste_is_bounded_and_what_follows_it_is_there() {
    let text = "ص".repeat(Input::LONGEST_PASTE);
    for lead in ["", "a"] {
        let mut found = decode(&[pasted(&format!("{lead}{text}")), b"q".to_vec()].concat());
        assert_eq!(found.pop(), Some(char('q')));
        let Some(Input::Paste(kept)) = found.pop() else { panic!("no paste") };
        assert!(found.is_empty() && format!("{lead}{text}").starts_with(&kept));
        assert!((Input::LONGEST_PASTE - 1..=Input::LONGEST_PASTE).contains(&kept.len()), "{}", kept.len());
    }
}

#[test]
fn the_mouse() {
    let at = |kind, column, row, modifiers| Input::Mouse(MouseEvent { kind, column, row, modifiers });
    let (down, up, drag) = (MouseEventKind::Down, MouseEventKind::Up, MouseEventKind::Drag);
    for (bytes, wanted) in [
        ("0;1;1M", at(down(MouseButton::Left), 0, 0, NONE)),
        ("0;80;24m", at(up(MouseButton::Left), 79, 23, NONE)),
        ("1;2;3M", at(down(MouseButton::Middle), 1, 2, NONE)),
        ("2;2;3m", at(up(MouseButton::Right), 1, 2, NONE)),
        ("32;5;6M", at(drag(MouseButton::Left), 4, 5, NONE)),
        ("35;5;6M", at(MouseEventKind::Moved, 4, 5, NONE)),
        ("64;5;6M", at(MouseEventKind::ScrollUp, 4, 5, NONE)),
        ("65;5;6M", at(MouseEventKind::ScrollDown, 4, 5, NONE)),
        ("66;5;6M", at(MouseEventKind::ScrollLeft, 4, 5, NONE)),
        ("67;5;6M", at(MouseEventKind::ScrollRight, 4, 5, NONE)),
        ("85;5;6M", at(MouseEventKind::ScrollDown, 4, 5, SHIFT | CONTROL)),
        ("8;5;6M", at(down(MouseButton::Left), 4, 5, ALT)),
        // Out of any screen: no more than far away.
        ("0;0;0M", at(down(MouseButton::Left), 0, 0, NONE)),
        ("0;65536;70000M", at(down(MouseButton::Left), 65535, 65535, NONE)),
        ("0;-5;99999999999M", at(down(MouseButton::Left), 0, 0, NONE)),
        ("M", at(down(MouseButton::Left), 0, 0, NONE)),
    ] {
        assert_eq!(decode(format!("\x1B[<{bytes}").as_bytes()), [wanted], "{bytes}");
    }
    // Buttons beyond three, and a wheel let go, are nothing, and no keys.
    assert_eq!(decode(b"\x1B[<128;5;6M\x1B[<64;5;6mq"), [char('q')]);
    // xterm's first form: what is behind it are no characters.
    assert_eq!(
        decode(b"\x1B[M qjk"),
        [at(down(MouseButton::Left), 80, 73, NONE), char('k')],
        "a press in column 81, row 74"
    );
}

#[test]
fn keys_of_kittys_protocol() {
    for (sequence, wanted) in [
        ("97u", vec![char('a')]),
        ("97;;97u", vec![char('a')]),
        ("97:65;2;65u", vec![char('A')]),
        ("97:65;2u", vec![char('A')]),
        ("97;2u", vec![char('A')]),
        // Caps lock is in the text; with Ctrl it counts for nothing.
        ("97;65;65u", vec![char('A')]),
        ("99;69u", vec![key(KeyCode::Char('c'), CONTROL)]),
        ("99;5u", vec![key(KeyCode::Char('c'), CONTROL)]),
        ("99:67;6u", vec![key(KeyCode::Char('C'), CONTROL)]),
        ("111;3u", vec![key(KeyCode::Char('o'), ALT)]),
        ("111;3;111u", vec![key(KeyCode::Char('o'), ALT)]),
        // What Option of a Macintosh types is typed, not commanded.
        ("97;3;229u", vec![char('å')]),
        // An Arabic keyboard: the key's place, with Shift as well.
        ("1588::97;;1588u", vec![based('ش', NONE, 'a')]),
        ("1588:1614:97;2;1614u", vec![based('\u{64E}', NONE, 'A')]),
        ("1572::99;5u", vec![based('ؤ', CONTROL, 'c')]),
        ("1582::111;3u", vec![based('خ', ALT, 'o')]),
        ("1580:1567:91;2;1567u", vec![based('؟', NONE, '{')]),
        // What types ASCII is its own key: Arabic's Shift-D, the A of AZERTY.
        ("1610:93:100;2;93u", vec![char(']')]),
        ("97::113;;97u", vec![char('a')]),
        ("97::113;5u", vec![key(KeyCode::Char('a'), CONTROL)]),
        // Two characters by one key, and those of an input method, which are by none.
        ("1604;;1604:1575u", vec![char('ل'), char('ا')]),
        ("0;;1589:1581u", vec![char('ص'), char('ح')]),
        // Held down is pressed again; let go is nothing.
        ("106;1:2;106u", vec![char('j')]),
        ("106;1:3;106u", vec![]),
        ("27;1:3u", vec![]),
        ("27u", vec![key(KeyCode::Esc, NONE)]),
        ("13u", vec![key(KeyCode::Enter, NONE)]),
        ("13;5u", vec![key(KeyCode::Enter, CONTROL)]),
        ("127;3u", vec![key(KeyCode::Backspace, ALT)]),
        ("9u", vec![key(KeyCode::Tab, NONE)]),
        ("9;2u", vec![key(KeyCode::BackTab, SHIFT)]),
        ("105;5u", vec![key(KeyCode::Char('i'), CONTROL)]),
        ("32;5u", vec![key(KeyCode::Char(' '), CONTROL)]),
        ("32;2;32u", vec![char(' ')]),
        // The keypad, with num lock and without.
        ("57399;129;48u", vec![char('0')]),
        ("57408u", vec![char('9')]),
        ("57414u", vec![key(KeyCode::Enter, NONE)]),
        ("57417;5u", vec![key(KeyCode::Left, CONTROL)]),
        ("57419u", vec![key(KeyCode::Up, NONE)]),
        ("57424u", vec![key(KeyCode::End, NONE)]),
        ("57376u", vec![key(KeyCode::F(13), NONE)]),
        // Shift alone, caps lock, volume.
        ("57441;2u", vec![]),
        ("57358;65u", vec![]),
        ("57439u", vec![]),
        // What is held for the window manager is not ours.
        ("113;9u", vec![]),
        ("0u", vec![]),
        ("99999999u", vec![]),
        // The other keys, with the kind of event.
        ("1;1:3A", vec![]),
        ("1;1:2A", vec![key(KeyCode::Up, NONE)]),
        ("1;5:1D", vec![key(KeyCode::Left, CONTROL)]),
        ("3;5:2~", vec![key(KeyCode::Delete, CONTROL)]),
        ("3;5:3~", vec![]),
        ("57427~", vec![Input::Answer(Answer::Other)]),
    ] {
        assert_eq!(decode(format!("\x1B[{sequence}").as_bytes()), wanted, "{sequence}");
    }
}

#[test]
fn what_is_no_key_of_kittys() {
    assert_eq!(
        decode(b"\x1B[?29u\x1B[?0u\x1B[?997;2n\x1B[?1;2n"),
        [
            Input::Answer(Answer::Keyboard(29)),
            Input::Answer(Answer::Keyboard(0)),
            Input::Answer(Answer::Scheme),
            Input::Answer(Answer::Other),
        ]
    );
}

#[test]
fn modified_keys_of_xterm_and_rxvt() {
    for (sequence, code, modifiers) in [
        // xterm.
        ("[1;5C", KeyCode::Right, CONTROL),
        ("[1;5D", KeyCode::Left, CONTROL),
        ("[1;2A", KeyCode::Up, SHIFT),
        ("[1;3B", KeyCode::Down, ALT),
        ("[1;5H", KeyCode::Home, CONTROL),
        ("[1;6F", KeyCode::End, CONTROL | SHIFT),
        ("[3;5~", KeyCode::Delete, CONTROL),
        ("[5;3~", KeyCode::PageUp, ALT),
        ("[1;2P", KeyCode::F(1), SHIFT),
        ("[15;5~", KeyCode::F(5), CONTROL),
        ("[24~", KeyCode::F(12), NONE),
        ("[34~", KeyCode::F(20), NONE),
        ("[27;5;9~", KeyCode::Tab, CONTROL),
        ("[27;2;9~", KeyCode::BackTab, SHIFT),
        ("[27;5;13~", KeyCode::Enter, CONTROL),
        ("[27;3;127~", KeyCode::Backspace, ALT),
        ("[27;5;105~", KeyCode::Char('i'), CONTROL),
        ("[27;6;67~", KeyCode::Char('C'), CONTROL),
        ("[27;2;32~", KeyCode::Char(' '), SHIFT),
        // rxvt.
        ("Oc", KeyCode::Right, CONTROL),
        ("Od", KeyCode::Left, CONTROL),
        ("[a", KeyCode::Up, SHIFT),
        ("[7~", KeyCode::Home, NONE),
        ("[7^", KeyCode::Home, CONTROL),
        ("[8$", KeyCode::End, SHIFT),
        ("[3@", KeyCode::Delete, CONTROL | SHIFT),
        ("[23^", KeyCode::F(11), CONTROL),
        // Both.
        ("\x7F", KeyCode::Backspace, ALT),
        ("\x08", KeyCode::Backspace, ALT),
        ("\r", KeyCode::Enter, ALT),
        ("ق", KeyCode::Char('ق'), ALT),
    ] {
        assert_eq!(decode(format!("\x1B{sequence}").as_bytes()), [key(code, modifiers)], "{sequence:?}");
    }
    // Escape and then an arrow, however fast.
    assert_eq!(decode(b"\x1B\x1B[A"), [key(KeyCode::Esc, NONE), key(KeyCode::Up, NONE)]);
    // A terminal's answer keeps its dollar.
    let answer = Answer::Mode { private: true, mode: 12, state: 1 };
    assert_eq!(decode(b"\x1B[?12;1$y"), [Input::Answer(answer)]);
}

/// A key with what is held, as kitty's protocol writes it, and as xterm does.
fn written(code: KeyCode, held: KeyModifiers) -> (String, String) {
    let number = 1
        + u8::from(held.contains(SHIFT))
        + 2 * u8::from(held.contains(ALT))
        + 4 * u8::from(held.contains(CONTROL));
    let letter = |last: char| format!("\x1B[1;{number}{last}");
    let tilde = |code: u8| format!("\x1B[{code};{number}~");
    let both = |text: String| (text.clone(), text);
    let by_code = |code: u32| (format!("\x1B[{code};{number}u"), format!("\x1B[27;{number};{code}~"));
    match code {
        KeyCode::Up => both(letter('A')),
        KeyCode::Down => both(letter('B')),
        KeyCode::Right => both(letter('C')),
        KeyCode::Left => both(letter('D')),
        KeyCode::Home => both(letter('H')),
        KeyCode::End => both(letter('F')),
        KeyCode::Insert => both(tilde(2)),
        KeyCode::Delete => both(tilde(3)),
        KeyCode::PageUp => both(tilde(5)),
        KeyCode::PageDown => both(tilde(6)),
        KeyCode::F(n @ 1..=4) => both(letter(char::from(b'P' + n - 1))),
        KeyCode::F(n @ 5) => both(tilde(n + 10)),
        KeyCode::F(n @ 6..=10) => both(tilde(n + 11)),
        KeyCode::F(n) => both(tilde(n + 12)),
        KeyCode::Enter => by_code(13),
        KeyCode::Tab | KeyCode::BackTab => by_code(9),
        KeyCode::Backspace => by_code(127),
        KeyCode::Esc => by_code(27),
        KeyCode::Char(c) => by_code(c.into()),
        _ => unreachable!(),
    }
}

fn any_key() -> impl Strategy<Value = (KeyCode, KeyModifiers)> {
    let named = prop::sample::select(vec![
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Insert,
        KeyCode::Delete,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Enter,
        KeyCode::Backspace,
        KeyCode::Esc,
        KeyCode::Tab,
    ]);
    let functional = (1_u8..=12).prop_map(KeyCode::F);
    let held = (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(shift, alt, control)| {
        [(shift, SHIFT), (alt, ALT), (control, CONTROL)]
            .into_iter()
            .filter(|(held, _)| *held)
            .fold(NONE, |all, (_, one)| all | one)
    });
    // Shift is in the character.
    let typed = (prop::char::range('!', '~'), any::<bool>(), any::<bool>());
    let typed = typed.prop_map(|(c, alt, control)| {
        let held = if alt { ALT } else { NONE };
        (KeyCode::Char(c), if control { held | CONTROL } else { held })
    });
    prop_oneof![(prop_oneof![named, functional], held), typed]
}

/// What terminals send, whole or not, in any order.
fn any_stream() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(
        [
            "\x1B",
            "\x1B[",
            "\x1B[200~",
            "\x1B[201~",
            "\x1B[20",
            "1~",
            "\x1B[<0;5;7M",
            "\x1B[<",
            "\x1B[M",
            "\x1B[1588::97;1:1;1588u",
            "\x1B[8$",
            "\x1B[8;1$y",
            "\x1BP>|kitty(0.41.1)\x1B\\",
            "\x1B]11;rgb:1/2/3\x07",
            "\x1B[?29u",
            "\x1B[27;5;105~",
            "\x1BOc",
            "صحيفة",
            "q",
            ";",
            ":",
            "3",
            "$",
            "u",
            "~",
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec(),
    );
    let bytes = prop::collection::vec(any::<u8>(), 0..6);
    let long = (Just(b"\x1B[".to_vec()), 1020_usize..1030).prop_map(|(mut start, length)| {
        start.resize(length, b'7');
        start
    });
    let part = prop_oneof![12 => piece, 3 => bytes, 1 => long];
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn cut_anywhere_the_same_comes_out(stream in any_stream(), cuts in prop::collection::vec(1_usize..40, 1..20)) {
        let mut decoder = Decoder::default();
        let (mut found, mut rest) = (Vec::new(), stream.as_slice());
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, more) = rest.split_at((*cut).min(rest.len()));
            found.extend(decoder.feed(piece));
            rest = more;
        }
        found.extend(decoder.flush());
        prop_assert_eq!(decoder.wait(), None);
        prop_assert_eq!(found, decode(&stream));
    }

    #[test]
    fn a_paste_of_any_text_is_that_text(text in any::<String>(), escapes in "[\x1B\\[201~a]{0,12}", cut in 1_usize..9) {
        let text = format!("{text}{escapes}{text}").replace("\x1B[201~", "");
        if text.contains("\x1B[201~") || "\x1B[201~".starts_with(text.as_str()) {
            return Ok(());
        }
        let stream = [pasted(&text), b"q".to_vec()].concat();
        let mut decoder = Decoder::default();
        let found: Vec<Input> = stream.chunks(cut).flat_map(|piece| decoder.feed(piece)).collect();
        prop_assert_eq!(found, [paste(&text), char('q')]);
    }

    /// What either protocol writes of a key gives the key, and held down it gives it again; let go it gives nothing.
    #[test]
    fn keys_come_back_as_they_were_written((code, held) in any_key()) {
        let wanted = match code {
            KeyCode::Tab if held.contains(SHIFT) => key(KeyCode::BackTab, held),
            code => key(code, held),
        };
        let (kitty, xterm) = written(code, held);
        prop_assert_eq!(decode(kitty.as_bytes()), std::slice::from_ref(&wanted));
        prop_assert_eq!(decode(xterm.as_bytes()), std::slice::from_ref(&wanted));
        let end = kitty.len() - 1;
        let event = |kind: u8| format!("{}:{kind}{}", &kitty[..end], &kitty[end..]);
        prop_assert_eq!(decode(event(2).as_bytes()), [wanted]);
        prop_assert_eq!(decode(event(3).as_bytes()), []);
    }

    /// Any place that a mouse can be at is where it is said to be.
    #[test]
    fn the_mouse_is_where_it_is(column: u16, row: u16, button in 0_u8..3, let_go: bool) {
        let (x, y) = (u32::from(column) + 1, u32::from(row) + 1);
        let last = if let_go { 'm' } else { 'M' };
        let found = decode(format!("\x1B[<{button};{x};{y}{last}").as_bytes());
        let [Input::Mouse(event)] = found[..] else { return Err(proptest::test_runner::TestCaseError::fail("no mouse")) };
        prop_assert_eq!((event.column, event.row), (column, row));
        prop_assert!(matches!(event.kind, MouseEventKind::Up(_)) == let_go);
    }
}
