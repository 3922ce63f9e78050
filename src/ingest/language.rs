//! Which language a text is in, told by its letters.

use crate::article::{ArticleDirection, Section};
use crate::text::script;

/// At most this many letters are looked at.
const LETTERS: usize = 20_000;

/// A language tag: `ar`, `fa`, `ur`, `ckb`, `ps`, `he`, or `en` for anything else.
pub(super) fn of(title: &str, sections: &[Section]) -> &'static str {
    let headings = sections.iter().filter_map(|section| section.heading.as_deref());
    let mut counts = Counts::default();
    letters(running_text(title, sections).chain(headings)).for_each(|c| counts.add(c));
    counts.language()
}

/// Whether more sections and more blocks in the last of them would not be looked at.
pub(super) fn is_settled(title: &str, sections: &[Section]) -> bool {
    letters(running_text(title, sections)).count() == LETTERS
}

fn running_text<'a>(title: &'a str, sections: &'a [Section]) -> impl Iterator<Item = &'a str> {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    std::iter::once(title).chain(blocks.map(|block| block.text.as_str()))
}

fn letters<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = char> {
    // Most are from here, and need no look into the tables.
    let common = |c: char| matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}');
    texts.flat_map(str::chars).filter(move |&c| common(c) || c.is_alphabetic()).take(LETTERS)
}

/// The direction in which a language is written.
pub(super) fn direction(language: &str) -> ArticleDirection {
    let tag = language.split(['-', '_']).next().unwrap_or(language).to_ascii_lowercase();
    if matches!(tag.as_str(), "ar" | "fa" | "ur" | "ckb" | "ps" | "he" | "sd" | "ug" | "yi" | "dv") {
        ArticleDirection::Rtl
    } else {
        ArticleDirection::Ltr
    }
}

#[derive(Default)]
struct Counts {
    other: usize,
    hebrew: usize,
    arabic: usize,
    arabic_keheh_yeh: usize,
    persian_keheh_yeh: usize,
    urdu: usize,
    kurdish: usize,
    pashto: usize,
}

impl Counts {
    fn add(&mut self, c: char) {
        if script::is_arabic_letter(c) {
            self.arabic += 1;
            match c {
                'ك' | 'ي' | 'ى' => self.arabic_keheh_yeh += 1,
                'ک' | 'ی' => self.persian_keheh_yeh += 1,
                'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ہ' | 'ھ' => self.urdu += 1,
                'ە' | 'ۆ' | 'ێ' | 'ڕ' | 'ڵ' => self.kurdish += 1,
                'ښ' | 'ځ' | 'څ' | 'ڼ' | 'ړ' | 'ږ' | 'ۍ' | 'ې' => self.pashto += 1,
                _ => {}
            }
        } else if ('\u{5D0}'..='\u{5EA}').contains(&c) {
            self.hebrew += 1;
        } else if !script::is_arabic_mark(c) {
            self.other += 1;
        }
    }

    fn language(&self) -> &'static str {
        if self.other > self.arabic && self.other > self.hebrew {
            return "en";
        }
        if self.hebrew > self.arabic {
            return "he";
        }
        // A letter of another alphabet in a name or a loan is no evidence: it takes a share of the text.
        let share = |count: usize| count * 100 > self.arabic * 2;
        [(self.kurdish, "ckb"), (self.urdu, "ur"), (self.pashto, "ps")]
            .into_iter()
            .filter(|&(count, _)| share(count))
            .max_by_key(|&(count, _)| count)
            .map_or_else(
                || if self.persian_keheh_yeh > self.arabic_keheh_yeh { "fa" } else { "ar" },
                |(_, tag)| tag,
            )
    }
}
