//! What the data files say of each character, in the classes that `tables.rs` has.

use std::collections::HashMap;

use sahifa::text::{script, width};

use super::unicode::{character, code, range, read, rows};

/// Numbers as `tables.rs` packs them; the names are the short ones of PropertyValueAliases.txt.
const BIDI: [&str; 23] = [
    "L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRE", "LRO", "RLE",
    "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
];
const JOINING: [&str; 6] = ["U", "C", "D", "L", "R", "T"];
/// The classes of UAX 14 after rule LB1, with those apart that its rules tell apart by another property.
const LINE: [&str; 49] = [
    "BK",
    "CR",
    "LF",
    "NL",
    "SP",
    "ZW",
    "WJ",
    "GL",
    "CM",
    "ZWJ",
    "BA",
    "HH",
    "HY",
    "OP",
    "CL",
    "CP",
    "EX",
    "IS",
    "SY",
    "QU",
    "QU_Pi",
    "QU_Pf",
    "NS",
    "B2",
    "BB",
    "CB",
    "IN",
    "NU",
    "PR",
    "PO",
    "AL",
    "HL",
    "ID",
    "EB",
    "EM",
    "JL",
    "JV",
    "JT",
    "H2",
    "H3",
    "RI",
    "AK",
    "AP",
    "AS",
    "VI",
    "VF",
    "DottedCircle",
    "UnassignedIdeograph",
    "UnassignedLetter",
];
/// The classes of UAX 29, table 2, with those apart that its rules tell apart by another property.
const CLUSTER: [&str; 17] = [
    "Any",
    "CR",
    "LF",
    "Control",
    "Extend",
    "ZWJ",
    "Regional_Indicator",
    "Prepend",
    "SpacingMark",
    "L",
    "V",
    "T",
    "LV",
    "LVT",
    "Pictograph",
    "Consonant",
    "Linker",
];

/// What the data say of one character.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Record {
    bidi: u32,
    line: u32,
    cluster: u32,
    width: u32,
    /// As [`FLAGS`] has them.
    flags: u32,
}

/// The properties that are true or false: bit, name, and what they say.
pub const FLAGS: [(u32, &str, &str); 14] = [
    (11, "WIDE", "Full width, wide or half width: what UAX 14 calls East Asian"),
    (19, "MIRRORED", "Has an entry in [`MIRRORS`]"),
    (20, "BRACKET", "Has an entry in [`BRACKETS`]"),
    (21, "SPACE", "White space (bidi class WS), which hangs at the end of a line"),
    (22, "SIMPLE", "Drawn in one column as it is, at any level, but for its form"),
    (23, "JOINS_PREVIOUS", "Joins to the letter before it"),
    (24, "JOINS_NEXT", "Joins to the letter after it"),
    (25, "TRANSPARENT", "Is passed over where letters join"),
    (26, "CAUSING", "Makes others join and does not change"),
    (27, "ARABIC_MARK", "A mark of the Arabic script"),
    (28, "ZERO_WIDTH", "Acts on its neighbours and shows nothing"),
    (29, "CONTROL", "A control, C0 or C1"),
    (30, "LAM", "U+0644, which makes one letter with an alef"),
    (31, "ALEF", "An alef that has an entry in [`LAM_ALEF`]"),
];

impl Record {
    fn flag(&mut self, name: &str) {
        self.flags |= 1 << FLAGS.iter().find(|flag| flag.1 == name).unwrap().0;
    }

    /// Whether it joins to a letter beside it.
    pub fn joins(self) -> bool {
        self.has("JOINS_PREVIOUS") || self.has("JOINS_NEXT")
    }

    fn has(self, name: &str) -> bool {
        self.flags >> FLAGS.iter().find(|flag| flag.1 == name).unwrap().0 & 1 == 1
    }

    /// As `tables.rs` packs it.
    pub fn packed(self) -> u32 {
        self.bidi | self.line << 5 | self.cluster << 12 | self.width << 17 | self.flags
    }
}

/// Calls `set` for each character in the rows of a file: the published defaults first.
fn each(
    name: &str,
    value: impl Fn(&str, &[&str]) -> u32,
    mut set: impl FnMut(&mut Record, u32),
    records: &mut [Record],
) {
    let text = read(name);
    let missing = text.lines().filter_map(|line| line.strip_prefix("# @missing: ")).map(|line| {
        let (codes, class) = line.split_once("; ").unwrap();
        vec![codes, class]
    });
    for row in missing.chain(rows(&text)) {
        let value = value(row[1], &row);
        range(row[0]).for_each(|c| set(&mut records[c as usize], value));
    }
}

/// The record of each code point.
pub fn records() -> Vec<Record> {
    let mut records = vec![Record::default(); 0x11_0000];
    let long = HashMap::from([
        ("Left_To_Right", "L"),
        ("Right_To_Left", "R"),
        ("Arabic_Letter", "AL"),
        ("European_Terminator", "ET"),
    ]);
    let number = |names: &[&str], name: &str| {
        names.iter().position(|&n| n == name).unwrap_or_else(|| panic!("no class {name}")) as u32
    };
    let bidi = |class: &str, _: &[&str]| number(&BIDI, long.get(class).copied().unwrap_or(class));
    each("DerivedBidiClass.txt", bidi, |record, class| record.bidi = class, &mut records);
    let joining = |name: &str, _: &[&str]| number(&JOINING, name);
    let sides = |record: &mut Record, joining| {
        let flags: &[&str] = match JOINING[joining as usize] {
            "C" => &["JOINS_PREVIOUS", "JOINS_NEXT", "CAUSING"],
            "D" => &["JOINS_PREVIOUS", "JOINS_NEXT"],
            "L" => &["JOINS_NEXT"],
            "R" => &["JOINS_PREVIOUS"],
            "T" => &["TRANSPARENT"],
            _ => &[],
        };
        for flag in flags {
            record.flag(flag);
        }
    };
    each("DerivedJoiningType.txt", joining, sides, &mut records);
    let wide = |_: &str, _: &[&str]| 0;
    each("EastAsianWidth.txt", wide, |record, _| record.flag("WIDE"), &mut records);
    line_classes(&mut records);
    cluster_classes(&mut records);
    for row in rows(&read("BidiMirroring.txt")) {
        records[code(row[0]) as usize].flag("MIRRORED");
    }
    for row in rows(&read("BidiBrackets.txt")) {
        records[code(row[0]) as usize].flag("BRACKET");
    }
    for row in rows(&read("ArabicForms.txt")) {
        if let Some((_, of)) = form_of(&row)
            && let ['\u{644}', alef] = of[..]
            && code(row[0]) >= 0xFEF5
        {
            records[0x644].flag("LAM");
            records[alef as usize].flag("ALEF");
        }
    }
    for (at, record) in records.iter_mut().enumerate() {
        let Some(c) = char::from_u32(at as u32) else { continue };
        record.width = width::cluster_width(c.encode_utf8(&mut [0; 4])) as u32;
        for (holds, flag) in [
            (script::is_arabic_mark(c), "ARABIC_MARK"),
            (script::is_zero_width_control(c), "ZERO_WIDTH"),
            (c.is_control(), "CONTROL"),
        ] {
            if holds {
                record.flag(flag);
            }
        }
        if BIDI[record.bidi as usize] == "WS" {
            record.flag("SPACE");
        }
        if record.width == 1 && !["CONTROL", "ZERO_WIDTH", "MIRRORED"].iter().any(|flag| record.has(flag)) {
            record.flag("SIMPLE");
        }
    }
    records
}

/// Rule LB1, and the classes that other rules divide: quotation marks, ◌, pictographs that are not assigned yet.
fn line_classes(records: &mut [Record]) {
    let mut category = vec![""; 0x11_0000];
    let text = read("DerivedGeneralCategory.txt");
    for row in rows(&text) {
        range(row[0]).for_each(|c| category[c as usize] = row[1]);
    }
    let number = |name: &str| LINE.iter().position(|&n| n == name).unwrap() as u32;
    let mut classes = vec![String::new(); 0x11_0000];
    let text = read("LineBreak.txt");
    let missing = text.lines().filter_map(|line| line.strip_prefix("# @missing: "));
    let missing = missing.map(|line| line.split_once("; ").unwrap());
    let given: Vec<Vec<&str>> = rows(&text).collect();
    for (codes, class) in missing.chain(given.iter().map(|row| (row[0], row[1]))) {
        range(codes).for_each(|c| class.clone_into(&mut classes[c as usize]));
    }
    for (at, class) in classes.iter().enumerate() {
        records[at].line = number(match (class.as_str(), category[at]) {
            _ if at == 0x25CC => "DottedCircle",
            ("SA", "Mn" | "Mc") => "CM",
            ("AI" | "SG" | "XX" | "SA", _) => "AL",
            ("CJ", _) => "NS",
            ("QU", "Pi") => "QU_Pi",
            ("QU", "Pf") => "QU_Pf",
            (class, _) => class,
        });
    }
    for row in rows(&read("emoji-data.txt")) {
        for at in range(row[0]).filter(|&at| category[at as usize] == "Cn") {
            let ideograph = records[at as usize].line == number("ID");
            records[at as usize].line =
                number(if ideograph { "UnassignedIdeograph" } else { "UnassignedLetter" });
        }
    }
}

fn cluster_classes(records: &mut [Record]) {
    let number = |name: &str| CLUSTER.iter().position(|&n| n == name).unwrap() as u32;
    let property = |name: &str, _: &[&str]| number(name);
    each("GraphemeBreakProperty.txt", property, |record, class| record.cluster = class, records);
    for row in rows(&read("emoji-data.txt")) {
        range(row[0]).for_each(|at| records[at as usize].cluster = number("Pictograph"));
    }
    for row in rows(&read("DerivedCoreProperties.txt")) {
        for at in range(row[0]) {
            let class = &mut records[at as usize].cluster;
            match row[2] {
                "Consonant" => *class = number("Consonant"),
                "Linker" if *class == number("Extend") => *class = number("Linker"),
                // What extends a cluster does so in a conjunct too, but for U+200C.
                _ => {}
            }
        }
    }
}

/// What a presentation form is: which of the four forms, and of which letters.
pub fn form_of(row: &[&str]) -> Option<(usize, Vec<char>)> {
    const FORMS: [&str; 4] = ["<isolated>", "<final>", "<initial>", "<medial>"];
    let (kind, of) = row[2].split_once(' ').unwrap();
    let kind = FORMS.iter().position(|&name| name == kind)?;
    let of: Vec<char> = of.split(' ').map(character).collect();
    // Signs for whole words stay signs; spacing forms of marks have no letter to go back to.
    let sign = ('\u{FDF0}'..='\u{FDFF}').contains(&character(row[0]));
    (!sign && !of.iter().any(|&c| c == ' ' || c == '\u{640}')).then_some((kind, of))
}
