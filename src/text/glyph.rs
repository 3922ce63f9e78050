//! What the cells of a paragraph will show, in logical order: eight bytes a glyph, and a pool for symbols of several characters.

use super::symbol::Symbol;

/// A cell to be: where its source begins and what it shows. Its source ends where that of the next begins.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Glyph {
    /// First byte of its source.
    pub(super) start: u32,
    /// A character, a letter with a mark, or a place in the pool (27 bits); columns (3), `SPACE`, `POOLED`.
    shown: u32,
}

/// Whether it hangs at a line's end instead of being drawn.
const SPACE: u32 = 1 << 30;
/// Whether its symbol stands in the pool.
const POOLED: u32 = 1 << 31;
const PAYLOAD: u32 = (1 << 27) - 1;
/// Whether what is not in the pool is a letter (16 bits) and one mark (10 bits, counted from `FIRST_MARK`): so most letters
/// of a text with harakat are.
const MARKED: u32 = 1 << 26;
const FIRST_MARK: u32 = 0x600;
const MARKS: u32 = 0x400;
const WIDTH: u32 = PAYLOAD.count_ones();

/// No cell is wider, in columns.
pub(super) const WIDEST: usize = 7;

impl Glyph {
    /// A glyph that shows the character with this code, of at most [`WIDEST`] columns.
    #[inline]
    pub(super) fn new(start: usize, code: u32, columns: usize, space: bool) -> Self {
        Self { start: start as u32, shown: code | (columns as u32) << WIDTH | u32::from(space) << 30 }
    }

    #[inline]
    pub(super) fn is_space(self) -> bool {
        self.shown & SPACE != 0
    }

    #[inline]
    pub(super) fn columns(self) -> u32 {
        self.shown >> WIDTH & WIDEST as u32
    }
}

/// The glyphs of one paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Glyphs {
    pub(super) list: Vec<Glyph>,
    /// Symbols of several characters, each ended by a NUL, which no symbol holds.
    pool: String,
}

impl Glyphs {
    pub(super) fn heap_bytes(&self) -> usize {
        self.list.capacity() * size_of::<Glyph>() + self.pool.capacity()
    }

    #[inline]
    pub(super) fn symbol(&self, glyph: Glyph) -> Symbol<'_> {
        if glyph.shown & (POOLED | MARKED) == 0 {
            return Symbol::Char(character(glyph.shown & PAYLOAD));
        }
        self.several(glyph)
    }

    /// A symbol of several characters: apart, so that the usual one is short enough to be inlined.
    fn several(&self, glyph: Glyph) -> Symbol<'_> {
        if glyph.shown & POOLED == 0 {
            let mark = FIRST_MARK + (glyph.shown >> 16 & (MARKS - 1));
            return Symbol::Marked(character(glyph.shown & 0xFFFF), character(mark));
        }
        let rest = &self.pool[(glyph.shown & PAYLOAD) as usize..];
        // Most are of a few bytes: counted, not searched.
        let length = rest.bytes().take_while(|&byte| byte != 0).count();
        Symbol::Cluster(&rest[..length])
    }

    /// Gives a glyph that shows one character a mark on it; false if that is one of those that only the pool takes.
    #[inline]
    pub(super) fn set_mark(&mut self, at: usize, mark: u32) -> bool {
        let shown = &mut self.list[at].shown;
        let mark = mark.wrapping_sub(FIRST_MARK);
        let fits = *shown & PAYLOAD < 0x1_0000 && mark < MARKS;
        if fits {
            *shown |= MARKED | mark << 16;
        }
        fits
    }

    /// Gives a glyph a symbol of several characters. Past 128 MB of them it keeps the first alone.
    #[inline]
    pub(super) fn set_cluster(&mut self, at: usize, chars: impl Iterator<Item = char>) {
        if self.pool.len() > PAYLOAD as usize {
            return;
        }
        let shown = &mut self.list[at].shown;
        *shown = *shown & !PAYLOAD | self.pool.len() as u32 | POOLED;
        chars.for_each(|c| self.pool.push(c));
        self.pool.push('\0');
    }

    /// Gives a glyph its symbol.
    pub(super) fn set_symbol(&mut self, at: usize, symbol: &str) {
        let mut chars = symbol.chars();
        let Some(first) = chars.next() else { return };
        let shown = &mut self.list[at].shown;
        *shown = *shown & !(PAYLOAD | POOLED) | first as u32;
        if chars.next().is_some() {
            self.set_cluster(at, symbol.chars());
        }
    }

    /// Appends to the symbol of a glyph, the last that was given one.
    pub(super) fn append(&mut self, at: usize, more: &str) {
        if self.list[at].shown & POOLED == 0 {
            let symbol = format!("{}{more}", self.symbol(self.list[at]));
            return self.set_symbol(at, &symbol);
        }
        self.pool.pop();
        self.pool.push_str(more);
        self.pool.push('\0');
    }
}

#[inline]
fn character(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}
