//! Shows digits as the reader asked: Arabic-Indic, Persian or European; never changes what is stored.

use super::glyph::Glyphs;
use super::script;
use super::symbol::Symbol;

/// Which digits are drawn.
///
/// Digits alone: the signs that go with them (٪ ٫ ٬) stay as they are written, since a comma or a full stop in their place
/// could be either. Order, line ends and sources are those of the text as it is written.
///
/// ```
/// use sahifa::text::Digits;
///
/// assert_eq!("١۲3٪".chars().map(|c| Digits::Western.show(c)).collect::<String>(), "123٪");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// As they are stored.
    #[default]
    AsWritten,
    /// ٠١٢٣٤٥٦٧٨٩.
    ArabicIndic,
    /// ۰۱۲۳۴۵۶۷۸۹.
    Persian,
    /// 0123456789.
    Western,
}

/// U+20E3: with it a digit is an emoji.
const KEYCAP: char = '\u{20E3}';

impl Digits {
    /// A character as it is drawn: a digit of any of the three sets as one of this, any other as it is.
    pub fn show(self, c: char) -> char {
        let zero = match self {
            Self::AsWritten => return c,
            Self::ArabicIndic => '\u{660}',
            Self::Persian => '\u{6F0}',
            Self::Western => '0',
        };
        script::digit(c).and_then(|digit| char::from_u32(zero as u32 + u32::from(digit))).unwrap_or(c)
    }

    /// Makes the glyphs of a paragraph show these digits: each takes the one column that the other took.
    pub(super) fn apply(self, glyphs: &mut Glyphs) {
        if self == Self::AsWritten {
            return;
        }
        let mut shown = String::new();
        for at in 0..glyphs.list.len() {
            let symbol = glyphs.symbol(glyphs.list[at]);
            let is_other = match symbol {
                Symbol::Char(c) | Symbol::Marked(c, _) => self.show(c) != c,
                Symbol::Cluster(cluster) => {
                    !cluster.contains(KEYCAP) && cluster.chars().any(|c| self.show(c) != c)
                }
            };
            if is_other {
                shown.clear();
                shown.extend(symbol.chars().map(|c| self.show(c)));
                glyphs.set_symbol(at, &shown);
            }
        }
    }
}
