//! `src/text/tables.rs` is what the data say. `BLESS=1 cargo test generated` writes it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use crate::support::properties::{FLAGS, Record, form_of, records};
use crate::support::unicode::{character, code, read, rows};

#[test]
fn tables_are_what_the_data_say() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/tables.rs");
    let made = tables();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(kept == made, "src/text/tables.rs differs from the data: BLESS=1 cargo test generated");
}

fn tables() -> String {
    let mut out = String::from(HEAD);
    write_properties(&mut out);
    write_pairs(&mut out);
    write_forms(&mut out);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

const HEAD: &str = "\
//! Generated from the Unicode Character Database: the properties of characters, mirrors, brackets, presentation forms.
//! Made anew by `BLESS=1 cargo test generated`; never edited.

/// The version of Unicode that these tables, the line breaker's rules and the test files follow.
pub const UNICODE_VERSION: (u8, u8, u8) = (17, 0, 0);

";

fn write_properties(out: &mut String) {
    let records = records();
    let mut kinds: Vec<Record> = Vec::new();
    let mut numbers: HashMap<Record, usize> = HashMap::new();
    let packed: Vec<u16> = records
        .iter()
        .map(|record| {
            *numbers.entry(*record).or_insert_with(|| {
                kinds.push(*record);
                kinds.len() - 1
            }) as u16
        })
        .collect();
    let mut blocks: Vec<&[u16]> = Vec::new();
    let mut numbers: HashMap<&[u16], usize> = HashMap::new();
    let index: Vec<usize> = packed
        .chunks(128)
        .map(|block| {
            *numbers.entry(block).or_insert_with(|| {
                blocks.push(block);
                blocks.len() - 1
            })
        })
        .collect();
    out.push_str(PROPERTIES);
    for (bit, name, what) in FLAGS {
        let _ = writeln!(out, "/// {what}.\npub(super) const {name}: u32 = 1 << {bit};");
    }
    out.push('\n');
    numbers_of(out, "LOW", "u8", packed[..0x800].iter().map(|&kind| u8::try_from(kind).unwrap()));
    numbers_of(out, "BLOCKS", "u8", index.into_iter().map(|block| u8::try_from(block).unwrap()));
    numbers_of(out, "KINDS", "u8", blocks.concat().into_iter().map(|kind| u8::try_from(kind).unwrap()));
    // As many as a byte has values, so that no look-up has to be checked.
    kinds.resize(256, Record::default());
    let packed = |record: Record| format!("0x{:04X}_{:04X}", record.packed() >> 16, record.packed() & 0xFFFF);
    numbers_of(out, "RECORDS", "u32", kinds.into_iter().map(packed));
}

const PROPERTIES: &str = "\
/// The kind of a character: characters of one kind have all properties in common.
#[inline]
pub(super) fn kind(c: char) -> u8 {
    let c = c as usize;
    KINDS[usize::from(BLOCKS[c >> 7]) << 7 | (c & 0x7F)]
}

/// The kind of a character below U+0800, one of one or two bytes; higher bits are ignored.
#[inline]
pub(super) fn low_kind(code: u32) -> u8 {
    LOW[code as usize & 0x7FF]
}

/// The properties of a kind, from the lowest bit: bidi class (5 bits), line break class (7), cluster break class (5),
/// columns (2), flags.
#[inline]
pub(super) fn record(kind: u8) -> u32 {
    RECORDS[usize::from(kind)]
}

";

fn numbers_of<T: ToString>(out: &mut String, name: &str, kind: &str, values: impl Iterator<Item = T>) {
    let values: Vec<T> = values.collect();
    let _ = writeln!(out, "#[rustfmt::skip]\nstatic {name}: [{kind}; {}] = [", values.len());
    for row in values.chunks(if kind == "u8" { 32 } else { 8 }) {
        let row: Vec<String> = row.iter().map(T::to_string).collect();
        let _ = writeln!(out, "    {},", row.join(","));
    }
    out.push_str("];\n\n");
}

fn literal(c: char) -> String {
    format!("'\\u{{{:X}}}'", c as u32)
}

fn write_pairs(out: &mut String) {
    let mirrors: BTreeMap<char, char> =
        rows(&read("BidiMirroring.txt")).map(|row| (character(row[0]), character(row[1]))).collect();
    out.push_str(
        "/// Characters that turn round at an odd level, and what they turn into (BidiMirroring.txt).\n",
    );
    let _ =
        writeln!(out, "#[rustfmt::skip]\npub(super) static MIRRORS: [(char, char); {}] = [", mirrors.len());
    for (from, to) in mirrors {
        let _ = writeln!(out, "    ({}, {}),", literal(from), literal(to));
    }
    out.push_str("];\n\n");

    // U+2329 and U+232A are canonically U+3008 and U+3009 (BD14, BD15): a pair is named by the latter.
    let canonical = |c: char| match c {
        '\u{2329}' => '\u{3008}',
        '\u{232A}' => '\u{3009}',
        c => c,
    };
    let brackets: BTreeMap<char, (char, bool)> = rows(&read("BidiBrackets.txt"))
        .map(|row| {
            let (c, pair, opens) = (character(row[0]), character(row[1]), row[2] == "o");
            (c, (canonical(if opens { c } else { pair }), opens))
        })
        .collect();
    out.push_str("/// Brackets: the opening one of the pair, and whether this is it (BidiBrackets.txt).\n");
    let _ = writeln!(
        out,
        "#[rustfmt::skip]\npub(super) static BRACKETS: [(char, char, bool); {}] = [",
        brackets.len()
    );
    for (c, (opening, opens)) in brackets {
        let _ = writeln!(out, "    ({}, {}, {opens}),", literal(c), literal(opening));
    }
    out.push_str("];\n\n");
}

fn write_forms(out: &mut String) {
    let text = read("ArabicForms.txt");
    let mut forms: BTreeMap<char, [char; 4]> = BTreeMap::new();
    let mut ligatures: BTreeMap<char, [char; 2]> = BTreeMap::new();
    let mut letters: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for row in rows(&text) {
        let form = character(row[0]);
        let Some((kind, of)) = form_of(&row) else { continue };
        if let [letter] = of[..] {
            forms.entry(letter).or_insert(['\0'; 4])[kind] = form;
        }
        if let ['\u{644}', alef] = of[..]
            && code(row[0]) >= 0xFEF5
        {
            ligatures.entry(alef).or_insert(['\0'; 2])[kind] = form;
        }
        letters.insert(form, of);
    }
    // Hamza joins to nothing, and is drawn by its own letter.
    let records = records();
    forms.retain(|&letter, _| records[letter as usize].joins());
    let list = |chars: &[char]| chars.iter().map(|&c| literal(c)).collect::<Vec<_>>().join(", ");
    let (first, end) = (*forms.keys().next().unwrap(), *forms.keys().next_back().unwrap());
    out.push_str("/// The first letter of [`FORMS`].\n");
    let _ = writeln!(out, "pub(super) const FIRST_LETTER: char = {};\n", literal(first));
    out.push_str(
        "/// The isolated, final, initial and medial form of each letter from [`FIRST_LETTER`] on; the letter itself where\n\
         /// there is none. The last row is empty.\n",
    );
    let _ = writeln!(
        out,
        "#[rustfmt::skip]\npub(super) static FORMS: [[u16; 4]; {}] = [",
        end as usize - first as usize + 2
    );
    for letter in first..=end {
        let forms = forms.get(&letter).copied().unwrap_or(['\0'; 4]);
        let row = forms.map(|form| format!("0x{:X}", if form == '\0' { letter } else { form } as u32));
        let _ = writeln!(out, "    [{}],", row.join(", "));
    }
    out.push_str("    [0; 4],\n");
    out.push_str("];\n\n/// An alef and the isolated and final ligature it makes after a lam.\n");
    let _ = writeln!(
        out,
        "#[rustfmt::skip]\npub(super) static LAM_ALEF: [(char, [char; 2]); {}] = [",
        ligatures.len()
    );
    for (alef, forms) in ligatures {
        let _ = writeln!(out, "    ({}, [{}]),", literal(alef), list(&forms));
    }
    out.push_str("];\n\n/// The letters a presentation form or ligature stands for.\n");
    out.push_str("pub(super) fn letters_of_form(c: char) -> Option<&'static [char]> {\n");
    out.push_str(
        "    let at = LETTERS.binary_search_by_key(&c, |row| row.0).ok()?;\n    Some(LETTERS[at].1)\n}\n\n",
    );
    let _ = writeln!(out, "#[rustfmt::skip]\nstatic LETTERS: [(char, &[char]); {}] = [", letters.len());
    for (form, letters) in letters {
        let _ = writeln!(out, "    ({}, &[{}]),", literal(form), list(&letters));
    }
    out.push_str("];\n");
}
