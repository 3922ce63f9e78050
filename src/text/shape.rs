//! Makes the glyphs of a paragraph: one for each cluster that is seen, with letters in their presentation forms and
//! lam-alef as one, for terminals that do not shape.

use unicode_bidi::BidiClass;

use super::bidi::class;
use super::glyph::{Glyph, Glyphs, WIDEST};
use super::joining::{Form, Joiner, Sides};
use super::mirror::mirror;
use super::options::{LayoutOptions, Letters, Marks, Order};
use super::paragraph::{Paragraph, Unit};
use super::property::Kind;
use super::wrap::Filler;
use super::{tables, width};

/// What a mark stands on that has no letter before it.
const DOTTED_CIRCLE: char = '\u{25CC}';

/// A cell on the screen shows at most so many bytes: a letter with a thousand marks is no text.
const MOST_SEEN: usize = 128;

const LAM: char = '\u{644}';

const ZWJ: char = '\u{200D}';

/// The code of a letter in its form; of any other character the same. Looked up without a branch: letters and blanks come
/// too mixed to be foreseen.
#[inline]
fn shaped(code: u32, form: Form) -> u32 {
    const LAST: usize = tables::FORMS.len() - 1;
    let row = (code.wrapping_sub(tables::FIRST_LETTER as u32) as usize).min(LAST);
    let formed = u32::from(tables::FORMS[row][form as usize]);
    if row < LAST { formed } else { code }
}

/// The bytes of a character in UTF-8.
#[inline]
fn length(code: u32) -> usize {
    1 + usize::from(code >= 0x80) + usize::from(code >= 0x800) + usize::from(code >= 0x1_0000)
}

/// Makes glyphs and, as they are made, fills lines with them.
struct Shaper<'a> {
    units: &'a [Unit],
    kinds: &'a [Kind],
    levels: &'a [u8],
    options: &'a LayoutOptions,
    /// Whether letters take their forms.
    shapes: bool,
    /// As many as there are clusters; the first `count` are made.
    glyphs: &'a mut Glyphs,
    count: usize,
    /// The columns of those that are made.
    columns: u32,
    filler: Filler<'a>,
    /// The first glyph of each stretch of one level.
    stretches: &'a mut Vec<(u32, u8)>,
    joiner: Joiner,
    /// The symbol of the cluster at hand.
    symbol: String,
    /// In logical order nothing is lost: what is not seen goes with the glyph before it or, where that may hang or there is
    /// none, with the next.
    lead: String,
}

/// Makes the glyphs of a paragraph, fills lines with them, and lists the first glyph of each stretch of one level.
pub(super) fn shape(
    paragraph: &Paragraph,
    options: &LayoutOptions,
    glyphs: &mut Glyphs,
    filler: Filler<'_>,
    stretches: &mut Vec<(u32, u8)>,
) {
    glyphs.list.resize(paragraph.clusters, Glyph::default());
    let units = paragraph.units();
    let mut shaper = Shaper {
        units,
        kinds: paragraph.kinds(),
        levels: paragraph.levels(),
        options,
        shapes: options.letters == Letters::Forms,
        glyphs,
        count: 0,
        columns: 0,
        filler,
        stretches,
        joiner: Joiner::default(),
        symbol: String::new(),
        lead: String::new(),
    };
    let (mut at, mut byte) = (0, 0);
    while at < units.len() {
        (at, byte) = shaper.simple(at, byte);
        if at < units.len() {
            (at, byte) = shaper.cluster(at, byte);
        }
    }
    let Shaper { glyphs, count, columns, filler, lead, .. } = shaper;
    if count > 0 && !lead.is_empty() {
        glyphs.append(count - 1, &lead);
    }
    glyphs.list.truncate(count);
    filler.finish(&glyphs.list, columns);
}

impl Shaper<'_> {
    /// Makes the glyphs of simple characters, one cluster each, all at one level, up to the first that is not one; gives
    /// where that is. What it does [`Self::cluster`] does too: this is the same in a loop without calls.
    fn simple(&mut self, at: usize, byte: usize) -> (usize, usize) {
        // The lead, and a new level, are left to the general case.
        let Some(&(_, level)) = self.stretches.last().filter(|_| self.lead.is_empty()) else {
            return (at, byte);
        };
        match (self.shapes, level % 2 == 1) {
            (true, true) => self.simple_of::<true, true>(at, byte, level),
            (true, false) => self.simple_of::<true, false>(at, byte, level),
            (false, _) => self.simple_of::<false, false>(at, byte, level),
        }
    }

    #[inline]
    fn simple_of<const SHAPES: bool, const RIGHT_TO_LEFT: bool>(
        &mut self,
        mut at: usize,
        mut byte: usize,
        level: u8,
    ) -> (usize, usize) {
        let (units, levels) = (&self.units[at..], &self.levels[at..]);
        let neighbours = units.windows(2).zip(levels.windows(2));
        let list = self.glyphs.list.as_mut_slice();
        let (mut joiner, mut count) = (self.joiner, self.count);
        let columns = self.columns.wrapping_sub(count as u32);
        for (units, levels) in neighbours {
            let (&[unit, next], &[here, after]) = (units, levels) else { break };
            if !unit.is_plain_before(next) || here != level || count >= list.len() {
                break;
            }
            if unit.may_break() {
                self.filler.may_end(&list[..count], columns.wrapping_add(count as u32));
            }
            let code = if SHAPES {
                let form = joiner.form_in::<RIGHT_TO_LEFT>(unit.sides(level), next.sides(after));
                shaped(unit.code(), form)
            } else {
                unit.code()
            };
            list[count] = Glyph::new(byte, code, 1, unit.is_space());
            count += 1;
            at += 1;
            byte += length(unit.code());
        }
        self.columns = columns.wrapping_add(count as u32);
        (self.joiner, self.count) = (joiner, count);
        (at, byte)
    }

    /// Makes the glyph of the cluster that begins at a character; gives where the next begins, in characters and bytes.
    fn cluster(&mut self, at: usize, byte: usize) -> (usize, usize) {
        let (units, kinds, level) = (self.units, self.kinds, self.levels[at]);
        if units[at].may_break() {
            self.filler.may_end(&self.glyphs.list[..self.count], self.columns);
        }
        let Extent { end, bytes, marked } = self.extent(at);
        let next = (end, byte + bytes);
        let form = self.form(at, if marked { end } else { at + 1 });
        if marked && units[at].is_simple() {
            if let Some(ligature) = self.lam_alef(at, end, form) {
                return self.ligature(ligature, at, byte, end);
            }
            if self.lead.is_empty() {
                let code = self.formed(units[at].code(), form);
                let space = units[at].is_space() && (end == at + 1 || self.options.marks == Marks::Strip);
                self.add(byte, level, code, 1, space);
                self.add_marks(code, &units[at + 1..end], &[]);
                return next;
            }
        }
        // A joiner inside an emoji or an Indic cluster is part of how it looks, if it has something to join to.
        let last = (at..end).rfind(|&at| kinds[at].properties().width() > 0).unwrap_or(at);
        self.push(at, self.seen(at, form, level), at < last);
        for at in at + 1..end {
            let form = self.form(at, at + 1);
            // A cluster moves whole: it is turned round as its base is.
            self.push(at, self.seen(at, form, level), at < last);
        }
        self.finish(byte, level);
        // A space and a joiner are one cluster, yet a line may end between them: it ends behind the cluster.
        let is_space = self.count > 0 && self.glyphs.list[self.count - 1].is_space();
        if is_space && self.units[at + 1..end].iter().any(|unit| unit.may_break()) {
            self.filler.may_end(&self.glyphs.list[..self.count], self.columns);
        }
        next
    }

    /// How far the cluster that begins at a character goes.
    fn extent(&self, at: usize) -> Extent {
        let mut extent = Extent { end: at + 1, bytes: length(self.units[at].code()), marked: true };
        while let Some(unit) = self.units.get(extent.end).filter(|unit| !unit.begins_cluster()) {
            extent.bytes += length(unit.code());
            extent.marked &= self.kinds[extent.end].properties().has(tables::ARABIC_MARK);
            extent.end += 1;
        }
        extent
    }

    /// The glyph of a lam and of the alef whose cluster begins at `next`.
    fn ligature(&mut self, ligature: char, at: usize, byte: usize, next: usize) -> (usize, usize) {
        let units = self.units;
        let Extent { end, bytes, marked } = self.extent(next);
        // A joiner behind the alef joins on.
        for at in next..end {
            self.form(at, at + 1);
        }
        if marked && self.lead.is_empty() {
            self.add(byte, self.levels[at], ligature as u32, 1, false);
            self.add_marks(ligature as u32, &units[at + 1..next], &units[next + 1..end]);
        } else {
            self.symbol.push(ligature);
            for at in (at + 1..next).chain(next + 1..end) {
                self.push(at, units[at].character(), false);
            }
            self.finish(byte, self.levels[at]);
        }
        (end, byte + bytes + units[at..next].iter().map(|unit| length(unit.code())).sum::<usize>())
    }

    /// The ligature a lam makes with the alef that begins the next cluster. None where a ZWJ or ZWNJ stands between.
    fn lam_alef(&self, at: usize, next: usize, form: Form) -> Option<char> {
        let column = match form {
            Form::Initial => 0,
            Form::Medial => 1,
            Form::Isolated | Form::Final => return None,
        };
        let level = self.levels[at];
        if !self.shapes
            || self.units[at].character() != LAM
            || level.is_multiple_of(2)
            || self.levels.get(next) != Some(&level)
        {
            return None;
        }
        let alef = self.units[next].character();
        tables::LAM_ALEF.iter().find(|row| row.0 == alef).map(|row| row.1[column])
    }

    /// The form of a character. To be asked of each one, in order. `next` = all from it up to there are transparent.
    fn form(&mut self, at: usize, mut next: usize) -> Form {
        let (units, levels) = (self.units, self.levels);
        if units[at].is_transparent() {
            return Form::Isolated;
        }
        while units.get(next).is_some_and(|unit| unit.is_transparent()) {
            next += 1;
        }
        let here = units[at].sides(levels[at]);
        self.joiner.form(here, units.get(next).map_or(Sides::NONE, |unit| unit.sides(levels[next])))
    }

    /// The code of a character in its form, where letters take forms.
    fn formed(&self, code: u32, form: Form) -> u32 {
        if self.shapes { shaped(code, form) } else { code }
    }

    /// A character as it is seen: in its form, or turned round (rule L4).
    fn seen(&self, at: usize, form: Form, level: u8) -> char {
        let c = self.units[at].character();
        let mirrored = self.kinds[at].properties().has(tables::MIRRORED);
        if mirrored && level % 2 == 1 && self.options.order == Order::Visual {
            return mirror(c).unwrap_or(c);
        }
        char::from_u32(self.formed(c as u32, form)).unwrap_or(c)
    }

    /// Appends a character to the symbol, as it is seen, if it is. `joins` = something it may join to follows.
    fn push(&mut self, at: usize, seen: char, joins: bool) {
        let properties = self.kinds[at].properties();
        if properties.has(tables::ARABIC_MARK) && self.options.marks == Marks::Strip {
            return;
        }
        if properties.has(tables::CONTROL) {
            if seen == '\t' {
                self.symbol.push(' ');
            }
            return;
        }
        let shown = match self.options.order {
            Order::Logical => true,
            Order::Visual => {
                let joiner = seen == ZWJ && joins && !self.symbol.is_empty();
                self.symbol.len() <= MOST_SEEN && (joiner || !properties.has(tables::ZERO_WIDTH))
            }
        };
        if shown {
            self.symbol.push(seen);
        }
    }

    /// Ends the glyph that the symbol is for; one that is not seen joins the glyph before it.
    fn finish(&mut self, byte: usize, level: u8) {
        let visual = self.options.order == Order::Visual;
        let first = self.symbol.chars().next();
        let mut columns = width::cluster_width(&self.symbol);
        if columns == 0 && visual && first.is_some_and(|c| class(c) == BidiClass::NSM) {
            self.symbol.insert(0, DOTTED_CIRCLE);
            columns = 1;
        }
        while columns > WIDEST && visual {
            self.symbol.pop();
            columns = width::cluster_width(&self.symbol);
        }
        if columns > 0 {
            let space = self.symbol.chars().all(|c| class(c) == BidiClass::WS);
            self.symbol.insert_str(0, &std::mem::take(&mut self.lead));
            self.add(byte, level, 0, columns.min(WIDEST), space);
            self.glyphs.set_symbol(self.count - 1, &self.symbol);
        } else if !visual && self.last_is_drawn() {
            self.glyphs.append(self.count - 1, &self.symbol);
        } else if !visual {
            self.lead.push_str(&self.symbol);
        }
        self.symbol.clear();
    }

    /// Whether there is a glyph before that is drawn on any line: a space may hang.
    fn last_is_drawn(&self) -> bool {
        self.count > 0 && !self.glyphs.list[self.count - 1].is_space()
    }

    /// Adds a glyph that shows the character with this code.
    fn add(&mut self, byte: usize, level: u8, code: u32, columns: usize, space: bool) {
        if self.stretches.last().is_none_or(|stretch| stretch.1 != level) {
            self.stretches.push((self.count as u32, level));
        }
        // Controls before the first that is seen are part of its source.
        let start = if self.count == 0 { 0 } else { byte };
        self.glyphs.list[self.count] = Glyph::new(start, code, columns, space);
        self.count += 1;
        self.columns += columns as u32;
    }

    /// Makes the symbol of the last glyph, which shows the character with this code, that and the Arabic marks on it.
    fn add_marks(&mut self, code: u32, marks: &[Unit], more: &[Unit]) {
        if (marks.is_empty() && more.is_empty()) || self.options.marks == Marks::Strip {
            return;
        }
        if let ([mark], []) | ([], [mark]) = (marks, more)
            && self.glyphs.set_mark(self.count - 1, mark.code())
        {
            return;
        }
        let most = if self.options.order == Order::Visual { MOST_SEEN } else { usize::MAX };
        let mut bytes = length(code);
        let seen = marks.iter().chain(more).take_while(|mark| {
            let fits = bytes <= most;
            bytes += length(mark.code());
            fits
        });
        let base = char::from_u32(code).into_iter();
        self.glyphs.set_cluster(self.count - 1, base.chain(seen.map(|mark| mark.character())));
    }
}

/// How far a cluster goes.
struct Extent {
    /// The character after it.
    end: usize,
    bytes: usize,
    /// Whether all after its first are Arabic marks.
    marked: bool,
}
