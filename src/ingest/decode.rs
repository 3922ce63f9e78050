//! Bytes to text.

/// Why bytes are no article.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum IngestError {
    /// The bytes are no UTF-8.
    #[error("not UTF-8 text: byte {byte:#04x} at offset {at} (line {line})")]
    NotUtf8 {
        /// The first wrong byte.
        byte: u8,
        /// Where it stands, counted from 0.
        at: usize,
        /// The line it stands in, counted from 1.
        line: usize,
    },
    /// A byte-order mark of UTF-16 or UTF-32.
    #[error("the text is UTF-16 or UTF-32, which is not read yet")]
    Wide,
    /// A NUL byte: not text at all.
    #[error("not a text file: there is a NUL byte at offset {at}")]
    Binary {
        /// Where it stands, counted from 0.
        at: usize,
    },
    /// An HTML page.
    #[error("this is an HTML page, which is not read yet")]
    Html,
}

/// The text without a byte-order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, IngestError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\xFF\xFE") {
        return Err(IngestError::Wide);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
        IngestError::NotUtf8 { byte: bytes[at], at, line }
    })?;
    match text.find('\0') {
        Some(at) => Err(IngestError::Binary { at }),
        None => Ok(text),
    }
}
