//! Control sequences: `ESC [ parameters intermediates final` (ECMA-48, 5.4).

use crossterm::event::{KeyCode, KeyModifiers};

use super::fields::Fields;
use super::{Input, LONGEST_ANSWER, Parsed, keyboard, keys, mouse};
use crate::terminal::Key;
use crate::terminal::answers::Answer;

/// The control sequence at the start of some bytes.
pub(super) fn sequence(bytes: &[u8], found: &mut Vec<Input>) -> Parsed {
    let body = &bytes[2..];
    match body {
        // The Linux console's F1 to F5.
        [b'['] => return Parsed::Part,
        [b'[', last @ b'A'..=b'E', ..] => {
            found.push(Input::Key(Key::new(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE)));
            return Parsed::Whole(4);
        }
        [b'[', ..] => return Parsed::Broken,
        // xterm's first form of the mouse: what is behind it are no characters.
        [b'M', rest @ ..] => {
            let [button, column, row, ..] = rest else { return Parsed::Part };
            let number = |byte: &u8| u32::from(byte.saturating_sub(32));
            let event = mouse::event(number(button), number(column), number(row), false);
            found.extend(event.map(Input::Mouse));
            return Parsed::Whole(6);
        }
        _ => {}
    }
    // rxvt's keys with Shift end with what may stand only before an end: its numbers stand alone, those of answers do not.
    let digits = body.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = if matches!(digits, 1 | 2) && body.get(digits) == Some(&b'$') {
        digits
    } else {
        match body.iter().take(LONGEST_ANSWER + 1).position(|byte| !(0x20..=0x3F).contains(byte)) {
            Some(end) => end,
            None if body.len() > LONGEST_ANSWER => return Parsed::Broken,
            None => return Parsed::Part,
        }
    };
    let last = body[end];
    if !(0x40..=0x7E).contains(&last) && last != b'$' {
        return Parsed::Broken;
    }
    // Only ASCII stands before the end.
    let middle = String::from_utf8_lossy(&body[..end]);
    let length = 2 + end + 1;
    let parameters = middle.trim_end_matches(|c| (' '..='/').contains(&c));
    let marks = &middle[parameters.len()..];
    let numbers = parameters.trim_start_matches(['?', '>', '<', '=']);
    let private = &parameters[..parameters.len() - numbers.len()];
    let fields = Fields::new(numbers);
    match (private, marks, last) {
        ("", "", b'~') if fields.get(0, 0) == Some(200) => return Parsed::Paste(length),
        ("<", "", b'M' | b'm') => {
            let number = |field| fields.get(field, 0).unwrap_or(0);
            let event = mouse::event(number(0), number(1), number(2), last == b'm');
            found.extend(event.map(Input::Mouse));
        }
        ("", "", _) => key(last, &fields, found),
        _ => found.push(Input::Answer(answer(private, marks, last, &fields))),
    }
    Parsed::Whole(length)
}

/// A key, or what is none.
fn key(last: u8, fields: &Fields<'_>, found: &mut Vec<Input>) {
    /// What kitty's protocol says when a key is let go.
    const RELEASED: u32 = 3;
    if fields.get(1, 1) == Some(RELEASED) {
        return;
    }
    let key = match (last, fields.get(0, 0)) {
        (b'u', _) => return keyboard::kitty(fields, found),
        (b'~', Some(27)) => keyboard::other(fields),
        _ => keys::key(last, fields),
    };
    found.push(key.map_or(Input::Answer(Answer::Other), Input::Key));
}

fn answer(private: &str, marks: &str, last: u8, fields: &Fields<'_>) -> Answer {
    match (private, marks, last) {
        ("?", "", b'c') => Answer::Primary(fields.firsts()),
        (">", "", b'c') => Answer::Secondary(fields.firsts()),
        ("?", "", b'u') => Answer::Keyboard(fields.get(0, 0).unwrap_or(0)),
        ("?", "", b'n') if fields.get(0, 0) == Some(997) => Answer::Scheme,
        ("" | "?", "$", b'y') => match fields.firsts()[..] {
            [mode, state] => Answer::Mode { private: private == "?", mode, state },
            _ => Answer::Other,
        },
        _ => Answer::Other,
    }
}
