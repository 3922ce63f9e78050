//! Makes the glyphs of a paragraph: one for each cluster that is seen, with letters in their presentation forms and
//! lam-alef as one, for terminals that do not shape.

use super::bidi::class;
use super::joining::{self, Form};
use super::mirror::mirror;
use super::options::{LayoutOptions, Letters, Marks, Order};
use super::{cluster, script, tables, width};

/// What a cell will show, in logical order. Twelve bytes; its end is the start of the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// First byte of its source.
    pub(super) start: u32,
    /// First byte of its symbol in the pool.
    pub(super) symbol: u32,
    /// Columns.
    pub(super) width: u8,
    /// Whether it hangs at a line's end instead of being drawn.
    pub(super) space: bool,
}

/// The glyphs of one paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Glyphs {
    pub(super) list: Vec<Glyph>,
    /// The symbols, one after another.
    pub(super) symbols: String,
    /// The byte where the first glyph that is seen begins; the controls before it are part of its source.
    pub(super) lead: u32,
}

/// What a mark stands on that has no letter before it.
const DOTTED_CIRCLE: char = '\u{25CC}';

/// A cell on the screen shows at most this many characters: a letter with a thousand marks is no text.
const MAX_SEEN: usize = 32;

const LAM: char = '\u{644}';

pub(super) fn glyphs(text: &str, levels: &[u8], options: &LayoutOptions) -> Glyphs {
    let mut glyphs = Glyphs { list: Vec::with_capacity(text.len() / 2), ..Glyphs::default() };
    glyphs.symbols.reserve(text.len());
    let mut forms = Forms::new(text, levels, options.letters);
    let mut clusters = cluster::clusters(text).peekable();
    while let Some((start, source)) = clusters.next() {
        let level = levels[start];
        let symbol = glyphs.symbols.len();
        let mut form = forms.next();
        let alef =
            clusters.peek().filter(|(at, _)| levels[*at] == level).and_then(|(_, next)| next.chars().next());
        let ligature = lam_alef(source, form, alef).filter(|_| level % 2 == 1);
        for (at, c) in source.char_indices() {
            if at > 0 {
                form = forms.next();
            }
            let c = match ligature {
                Some(ligature) if at == 0 => ligature,
                _ => seen(c, form, level, options),
            };
            push(&mut glyphs.symbols, symbol, c, &source[at..], options);
        }
        if ligature.is_some()
            && let Some((_, alef)) = clusters.next()
        {
            for (at, c) in alef.char_indices() {
                forms.next();
                if at > 0 {
                    push(&mut glyphs.symbols, symbol, c, &alef[at..], options);
                }
            }
        }
        finish(&mut glyphs, start, symbol, options);
    }
    glyphs
}

/// Walks the forms of a text's characters, or gives none when letters are not shaped.
struct Forms(std::vec::IntoIter<Option<Form>>);

impl Forms {
    fn new(text: &str, levels: &[u8], letters: Letters) -> Self {
        let shaped = letters == Letters::Forms && !text.is_ascii();
        let characters: Vec<(char, u8)> =
            if shaped { text.char_indices().map(|(at, c)| (c, levels[at])).collect() } else { Vec::new() };
        Self(joining::forms(&characters).into_iter())
    }

    fn next(&mut self) -> Option<Form> {
        self.0.next().flatten()
    }
}

/// The ligature a lam makes with the alef that begins the next cluster. None where a ZWJ or ZWNJ stands between.
fn lam_alef(source: &str, form: Option<Form>, alef: Option<char>) -> Option<char> {
    let column = match form? {
        Form::Initial => 0,
        Form::Medial => 1,
        Form::Isolated | Form::Final => return None,
    };
    let mut chars = source.chars();
    if chars.next() != Some(LAM) || !chars.all(script::is_arabic_mark) {
        return None;
    }
    let alef = alef?;
    let row = tables::LAM_ALEF.binary_search_by_key(&alef, |row| row.0).ok()?;
    Some(tables::LAM_ALEF[row].1[column])
}

/// The character as it is seen: in its form, or turned round (rule L4).
fn seen(c: char, form: Option<Form>, level: u8, options: &LayoutOptions) -> char {
    if let Some(form) = form
        && let Ok(row) = tables::FORMS.binary_search_by_key(&c, |row| row.0)
    {
        return Some(tables::FORMS[row].1[form as usize]).filter(|&c| c != '\0').unwrap_or(c);
    }
    if level % 2 == 1 && options.order == Order::Visual { mirror(c).unwrap_or(c) } else { c }
}

/// Appends one character of a cluster to its symbol, if it is seen. `rest` is the cluster from this character on.
fn push(symbols: &mut String, symbol: usize, c: char, rest: &str, options: &LayoutOptions) {
    let stripped = options.marks == Marks::Strip && script::is_arabic_mark(c);
    if stripped {
        return;
    }
    if c == '\t' {
        symbols.push(' ');
        return;
    }
    if c.is_control() {
        return;
    }
    match options.order {
        Order::Logical => symbols.push(c),
        Order::Visual => {
            // A joiner inside an emoji or an Indic cluster is part of how it looks.
            let joins = c == '\u{200D}' && !symbols[symbol..].is_empty() && is_joined(rest);
            let full = symbols.len() - symbol > 4 * MAX_SEEN;
            if (joins || !script::is_zero_width_control(c)) && !full {
                symbols.push(c);
            }
        }
    }
}

/// Whether anything that has a width of its own follows the joiner at the start of `rest`.
fn is_joined(rest: &str) -> bool {
    rest.chars().skip(1).any(|c| width::cluster_width(c.encode_utf8(&mut [0; 4])) > 0)
}

/// Ends a glyph whose symbol is all that was pushed since `symbol`; one that is not seen joins the glyph before it.
fn finish(glyphs: &mut Glyphs, start: usize, symbol: usize, options: &LayoutOptions) {
    let drawn = &glyphs.symbols[symbol..];
    let mut columns = width::cluster_width(drawn);
    if columns == 0 && options.order == Order::Visual {
        if drawn.chars().next().is_some_and(|c| class(c) == unicode_bidi::BidiClass::NSM) {
            glyphs.symbols.insert(symbol, DOTTED_CIRCLE);
            columns = 1;
        } else {
            glyphs.symbols.truncate(symbol);
        }
    }
    if columns == 0 {
        if glyphs.list.is_empty() {
            glyphs.lead = glyphs.lead.max(start as u32 + 1);
        }
        return;
    }
    let drawn = &glyphs.symbols[symbol..];
    let space = drawn.chars().all(|c| class(c) == unicode_bidi::BidiClass::WS);
    let first = glyphs.list.is_empty();
    if first {
        glyphs.lead = start as u32;
    }
    glyphs.list.push(Glyph {
        start: if first { 0 } else { start as u32 },
        symbol: if first { 0 } else { symbol as u32 },
        width: columns as u8,
        space,
    });
}
