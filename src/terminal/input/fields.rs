//! The numbers of a control sequence.

/// The parameters of a sequence: fields parted by `;`, their parts by `:`.
pub(super) struct Fields<'a>(&'a str);

impl<'a> Fields<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// A part of a field, if it is there and a number.
    pub(super) fn get(&self, field: usize, part: usize) -> Option<u32> {
        self.0.split(';').nth(field)?.split(':').nth(part)?.parse().ok()
    }

    /// All parts of a field that are numbers.
    pub(super) fn all(&self, field: usize) -> impl Iterator<Item = u32> {
        self.0.split(';').nth(field).into_iter().flat_map(|field| field.split(':')).flat_map(str::parse)
    }

    /// The first part of each field; 0 where it is no number.
    pub(super) fn firsts(&self) -> Vec<u16> {
        let first = |field: &str| field.split(':').next().and_then(|part| part.parse().ok()).unwrap_or(0);
        self.0.split(';').map(first).collect()
    }
}
