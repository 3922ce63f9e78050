//! Bytes to text: byte-order marks, UTF-8 first, then what the bytes look like.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{IngestError, JUDGED, Note};

/// What the first bytes of files that are no text look like, and what those are called.
const SIGNATURES: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive, as word processors save"),
    (b"\xD0\xCF\x11\xE0", "an old word-processor file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1F\x8B", "gzip data"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a database"),
];

/// The text of some bytes, without a byte-order mark; what was guessed or replaced goes to `notes`.
pub(super) fn text<'a>(bytes: &'a [u8], notes: &mut Vec<Note>) -> Result<Cow<'a, str>, IngestError> {
    if let Some(kind) = signature(bytes) {
        return Err(IngestError::Binary { kind, at: 0 });
    }
    if let Some(text) = wide(bytes, notes) {
        refuse_controls(text.as_bytes(), 0)?;
        refuse_damaged(&text, bytes, 0)?;
        return Ok(Cow::Owned(text));
    }
    let whole = bytes.len();
    let bytes = without_mark(bytes);
    let mark = whole - bytes.len();
    if let Some(text) = utf8(bytes) {
        refuse_controls(bytes, mark)?;
        return Ok(text);
    }
    let text = if is_damaged_utf8(bytes) { repaired(bytes, notes) } else { guessed(bytes, notes) };
    refuse_damaged(&text, bytes, mark)?;
    refuse_controls(text.as_bytes(), mark)?;
    Ok(Cow::Owned(text))
}

/// The same of bytes that are handed over: where they are the text, they are not copied.
pub(super) fn owned(mut bytes: Vec<u8>, notes: &mut Vec<Note>) -> Result<String, IngestError> {
    let mark = match text(&bytes, notes)? {
        Cow::Owned(text) => return Ok(text),
        Cow::Borrowed(text) => bytes.len() - text.len(),
    };
    bytes.drain(..mark);
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The whole lines of the first bytes of a longer text, if it is certain that [`text`] makes the same of them once the
/// rest is there: that rest may be damaged, or be the first to show an older character set. Less than is judged is not
/// certain.
pub(super) fn beginning(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if signature(bytes).is_some() {
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let lines = &bytes[..=bytes.iter().rposition(|&byte| byte == b'\n')?];
    let certain = lines.len() >= JUDGED && (begins_as_utf8(lines) || lines.is_ascii());
    utf8(lines).filter(|_| certain && refuse_controls(lines, 0).is_ok())
}

fn signature(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, kind)| kind)
}

/// Bytes that are UTF-8, as text. The decoder tests several of them at once.
fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Whether what is judged of a longer text is UTF-8, and could be no other set. What follows does not change that.
fn begins_as_utf8(bytes: &[u8]) -> bool {
    let Some(head) = bytes.get(..JUDGED) else { return false };
    let (whole, cut) = std::str::from_utf8(head)
        .map_or_else(|error| (error.valid_up_to(), error.error_len().is_none()), |_| (head.len(), true));
    cut && !head[..whole].is_ascii()
}

/// The bytes without a byte-order mark: one that is there for UTF-8, or that lies.
fn without_mark(bytes: &[u8]) -> &[u8] {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes)
}

/// UTF-16 and UTF-32 by their byte-order marks.
fn wide(bytes: &[u8], notes: &mut Vec<Note>) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE\0\0") {
        return Some(utf32(rest, u32::from_le_bytes, notes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\0\0\xFE\xFF") {
        return Some(utf32(rest, u32::from_be_bytes, notes));
    }
    let (encoding, rest): (&'static Encoding, _) = if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        (UTF_16LE, rest)
    } else {
        (UTF_16BE, bytes.strip_prefix(b"\xFE\xFF")?)
    };
    // The mark lies: UTF-16 of any script holds bytes that are controls in UTF-8.
    let printable = |&byte: &u8| !is_control(byte);
    if rest.len() > 1 && rest.iter().all(printable) && std::str::from_utf8(rest).is_ok() {
        return None;
    }
    let (text, damaged) = encoding.decode_without_bom_handling(rest);
    if damaged {
        note_replaced(&text, notes);
    }
    Some(text.into_owned())
}

fn utf32(bytes: &[u8], read: impl Fn([u8; 4]) -> u32, notes: &mut Vec<Note>) -> String {
    let chunks = bytes.chunks(4);
    let read = |chunk: &[u8]| <[u8; 4]>::try_from(chunk).ok().and_then(|bytes| char::from_u32(read(bytes)));
    let text: String = chunks.map(|chunk| read(chunk).unwrap_or('\u{FFFD}')).collect();
    if text.contains('\u{FFFD}') {
        note_replaced(&text, notes);
    }
    text
}

/// Whether bytes that are no UTF-8 are UTF-8 all the same, with a few of them wrong: most of what is not ASCII is whole
/// characters. What is judged of a longer text tells, if it can.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    if begins_as_utf8(bytes) {
        return true;
    }
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken * 4
}

fn repaired(bytes: &[u8], notes: &mut Vec<Note>) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    note_replaced(&text, notes);
    text
}

fn note_replaced(text: &str, notes: &mut Vec<Note>) {
    let count = text.matches('\u{FFFD}').count();
    let before = text.find('\u{FFFD}').map_or("", |at| &text[..at]);
    notes.push(Note::Replaced { count, line: 1 + before.matches('\n').count() });
}

/// The text in the character set that the whole body looks like.
fn guessed(bytes: &[u8], notes: &mut Vec<Note>) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Where the letters alone leave it open, an Arabic set is likelier for a reader of Arabic.
    let encoding = detector.guess(Some(b"sa"), Utf8Detection::Deny);
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    notes.push(Note::Charset(encoding.name()));
    if damaged {
        note_replaced(&text, notes);
    }
    text.into_owned()
}

/// So many are damage in any text, however short.
const FEW: usize = 3;

/// Refuses a text that most of its bytes are no characters of. `mark` = the bytes of a mark before them.
fn refuse_damaged(text: &str, bytes: &[u8], mark: usize) -> Result<(), IngestError> {
    let damaged = text.matches('\u{FFFD}').count();
    if damaged <= FEW || damaged * 10 <= text.chars().count() {
        return Ok(());
    }
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| 0);
    Err(IngestError::Unreadable { byte: bytes.get(at).copied().unwrap_or(0), at: at + mark })
}

/// A control that text does not hold: all but tab, line feed, form feed, carriage return and escape.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

/// Refuses what is full of controls: no text. A few are a slip, and are taken out later.
fn refuse_controls(bytes: &[u8], mark: usize) -> Result<(), IngestError> {
    let judged = &bytes[..bytes.len().min(JUDGED)];
    let controls = judged.iter().filter(|&&byte| is_control(byte)).count();
    if controls * 50 <= judged.len() {
        return Ok(());
    }
    let at = judged.iter().position(|&byte| is_control(byte)).unwrap_or(0);
    Err(IngestError::Binary { kind: "something other than text", at: at + mark })
}

#[cfg(test)]
mod tests {
    use super::{owned, text};
    use crate::ingest::{IngestError, Note};
    use proptest::prelude::{Just, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};

    const STORY: &str = "قالت الصحيفة إن الأمطار هطلت على المدينة يوم الأحد، وإن الطرق أغلقت حتى المساء.\n";

    fn read(bytes: &[u8]) -> (String, Vec<Note>) {
        let mut notes = Vec::new();
        (text(bytes, &mut notes).unwrap().into_owned(), notes)
    }

    #[test]
    fn arabic_sets_are_told_by_the_body() {
        for (encoding, name) in
            [(encoding_rs::WINDOWS_1256, "windows-1256"), (encoding_rs::ISO_8859_6, "ISO-8859-6")]
        {
            let (bytes, _, _) = encoding.encode(STORY);
            assert_eq!(read(&bytes), (STORY.to_owned(), vec![Note::Charset(name)]));
        }
        assert_eq!(read(b"caf\xE9 cr\xE8me, na\xEFve").0, "café crème, naïve");
    }

    #[test]
    fn wide_text_by_its_mark_and_a_mark_that_lies() {
        let le: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(STORY.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain(STORY.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let wide: Vec<u8> = [0xFF, 0xFE, 0, 0]
            .into_iter()
            .chain(STORY.chars().flat_map(|c| u32::from(c).to_le_bytes()))
            .collect();
        for bytes in [le, be, wide] {
            assert_eq!(read(&bytes), (STORY.to_owned(), vec![]));
        }
        for mark in [b"\xFF\xFE".as_slice(), b"\xFE\xFF", b"\xEF\xBB\xBF"] {
            assert_eq!(read(&[mark, STORY.as_bytes()].concat()), (STORY.to_owned(), vec![]));
        }
        let lone = [0xFF, 0xFE, 0x33, 0x06, 0x00, 0xD8, 0x44, 0x06];
        assert_eq!(read(&lone), ("س\u{FFFD}ل".to_owned(), vec![Note::Replaced { count: 1, line: 1 }]));
        // UTF-8 says the mark, windows-1256 is what follows.
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(STORY);
        assert_eq!(read(&[b"\xEF\xBB\xBF", bytes.as_ref()].concat()).0, STORY);
    }

    #[test]
    fn damage_is_replaced_and_told() {
        let mut bytes = format!("{STORY}{STORY}").into_bytes();
        bytes.truncate(bytes.len() - 3);
        bytes[STORY.len()] = 0xFF;
        let (text, notes) = read(&bytes);
        assert!(text.starts_with(STORY));
        assert!(matches!(notes[..], [Note::Replaced { count: 3, line: 2 }]), "{notes:?}");
        assert_eq!(read(b"one stray\0 control in a text that is long enough to be plainly text").1, vec![]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let refused = |bytes: &[u8]| text(bytes, &mut Vec::new()).unwrap_err();
        assert_eq!(refused(b"a\0b"), IngestError::Binary { kind: "something other than text", at: 1 });
        assert!(matches!(refused(b"%PDF-1.7 ..."), IngestError::Binary { kind: "a PDF document", .. }));
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        refused(&noise);
    }

    /// Text and what is none, behind a mark or not.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let marks: [&[u8]; 4] = [b"", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
        let piece = prop_oneof![
            Just(STORY.as_bytes().to_vec()),
            "[a-zب-ي\n]{0,9}".prop_map(String::into_bytes),
            prop::collection::vec(any::<u8>(), 0..4),
        ];
        (prop::sample::select(marks.to_vec()), prop::collection::vec(piece, 0..5))
            .prop_map(|(mark, pieces)| [mark, &pieces.concat()].concat())
    }

    proptest! {
        #[test]
        fn bytes_handed_over_are_the_same_text(bytes in bytes()) {
            let (mut notes, mut same) = (Vec::new(), Vec::new());
            let lent = text(&bytes, &mut notes).map(std::borrow::Cow::into_owned);
            prop_assert_eq!((owned(bytes.clone(), &mut same), same), (lent, notes));
        }
    }
}
