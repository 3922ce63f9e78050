//! `src/text/tables.rs` is what the data say. `BLESS=1 cargo test generated` writes it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use crate::support::unicode::{character, code, range, read, rows};

/// Numbers as `tables.rs` packs them; the names are the short ones of PropertyValueAliases.txt.
const BIDI: [&str; 23] = [
    "L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRE", "LRO", "RLE",
    "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
];
const JOINING: [&str; 6] = ["U", "C", "D", "L", "R", "T"];

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
//! Generated from the Unicode Character Database: bidi classes, joining types, mirrors, brackets, presentation forms.
//! Made anew by `BLESS=1 cargo test generated`; never edited.

/// The version of Unicode that these tables, the line breaker's rules and the test files follow.
pub const UNICODE_VERSION: (u8, u8, u8) = (17, 0, 0);

";

fn write_properties(out: &mut String) {
    let mut packed = vec![0_u8; 0x11_0000];
    let text = read("DerivedBidiClass.txt");
    let long = HashMap::from([
        ("Left_To_Right", "L"),
        ("Right_To_Left", "R"),
        ("Arabic_Letter", "AL"),
        ("European_Terminator", "ET"),
    ]);
    let missing = text.lines().filter_map(|line| line.strip_prefix("# @missing: ")).map(|line| {
        let (codes, class) = line.split_once("; ").unwrap();
        (range(codes), long[class])
    });
    let given = rows(&text).map(|row| (range(row[0]), row[1].to_owned())).collect::<Vec<_>>();
    let given = given.iter().map(|(codes, class)| (codes.clone(), class.as_str()));
    for (codes, class) in missing.chain(given) {
        let class = BIDI.iter().position(|&name| name == class).unwrap() as u8;
        codes.for_each(|c| packed[c as usize] = class);
    }
    for row in rows(&read("DerivedJoiningType.txt")) {
        let joining = JOINING.iter().position(|&name| name == row[1]).unwrap() as u8;
        range(row[0]).for_each(|c| packed[c as usize] |= joining << 5);
    }

    let mut blocks: Vec<&[u8]> = Vec::new();
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let index: Vec<usize> = packed
        .chunks(128)
        .map(|block| {
            *numbers.entry(block).or_insert_with(|| {
                blocks.push(block);
                blocks.len() - 1
            })
        })
        .collect();
    let _ = writeln!(
        out,
        "/// The properties of a character: its bidi class in the low five bits, its joining type in the high three."
    );
    let _ = writeln!(out, "#[inline]\npub(super) fn properties(c: char) -> u8 {{");
    let _ = writeln!(out, "    let c = c as usize;");
    let _ = writeln!(out, "    PROPERTIES[usize::from(BLOCKS[c >> 7]) << 7 | (c & 0x7F)]\n}}\n");
    bytes(out, "BLOCKS", index.into_iter().map(|block| u8::try_from(block).unwrap()));
    bytes(out, "PROPERTIES", blocks.concat().into_iter());
}

fn bytes(out: &mut String, name: &str, values: impl ExactSizeIterator<Item = u8>) {
    let _ = writeln!(out, "#[rustfmt::skip]\nstatic {name}: [u8; {}] = [", values.len());
    for row in values.collect::<Vec<_>>().chunks(32) {
        let row: Vec<String> = row.iter().map(u8::to_string).collect();
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
    const FORMS: [&str; 4] = ["<isolated>", "<final>", "<initial>", "<medial>"];
    let text = read("ArabicForms.txt");
    let mut forms: BTreeMap<char, [char; 4]> = BTreeMap::new();
    let mut ligatures: BTreeMap<char, [char; 2]> = BTreeMap::new();
    let mut letters: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for row in rows(&text) {
        let form = character(row[0]);
        let (kind, of) = row[2].split_once(' ').unwrap();
        let Some(kind) = FORMS.iter().position(|&name| name == kind) else { continue };
        let of: Vec<char> = of.split(' ').map(character).collect();
        // Signs for whole words stay signs; spacing forms of marks have no letter to go back to.
        if ('\u{FDF0}'..='\u{FDFF}').contains(&form) || of.iter().any(|&c| c == ' ' || c == '\u{640}') {
            continue;
        }
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
    let list = |chars: &[char]| chars.iter().map(|&c| literal(c)).collect::<Vec<_>>().join(", ");
    out.push_str("/// A letter and its isolated, final, initial and medial form; NUL where there is none.\n");
    let _ =
        writeln!(out, "#[rustfmt::skip]\npub(super) static FORMS: [(char, [char; 4]); {}] = [", forms.len());
    for (letter, forms) in forms {
        let _ = writeln!(out, "    ({}, [{}]),", literal(letter), list(&forms));
    }
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
