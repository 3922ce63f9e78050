//! Answers that are strings: `ESC P … ESC \` and its like; BEL ends one too.

use super::{Input, LONGEST_ANSWER, Parsed};
use crate::terminal::answers::Answer;

/// The string at the start of some bytes.
pub(super) fn sequence(bytes: &[u8], found: &mut Vec<Input>) -> Parsed {
    let body = &bytes[2..];
    for (at, &byte) in body.iter().enumerate().take(LONGEST_ANSWER + 1) {
        let length = match byte {
            0x07 => at + 1,
            0x1B => match body.get(at + 1) {
                None => return Parsed::Part,
                Some(b'\\') => at + 2,
                Some(_) => return Parsed::Broken,
            },
            // No answer holds another control: this was typed.
            0x00..=0x1F => return Parsed::Broken,
            _ => continue,
        };
        found.push(Input::Answer(answer(bytes[1], &body[..at])));
        return Parsed::Whole(2 + length);
    }
    if body.len() > LONGEST_ANSWER { Parsed::Broken } else { Parsed::Part }
}

fn answer(kind: u8, text: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(text);
    match kind {
        b'P' => text.strip_prefix(">|").map_or(Answer::Other, |version| Answer::Version(version.to_owned())),
        b']' => text.strip_prefix("11;").and_then(background).map_or(Answer::Other, Answer::Background),
        _ => Answer::Other,
    }
}

/// `rgb:RRRR/GGGG/BBBB`, each part of one to four hexadecimal digits.
fn background(text: &str) -> Option<[u8; 3]> {
    let mut parts = text.strip_prefix("rgb:")?.split('/').map(|part| {
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        u8::try_from((value * 255).checked_div(most)?).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}
