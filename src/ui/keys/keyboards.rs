//! Which Latin letter stands on the key of an Arabic, Persian, Urdu or Hebrew one.

/// The keyboard whose letters are taken for those of the same keys on a Latin one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keyboard {
    /// Whichever has the character: where two have it on different keys, the first in the order below but NLA.
    Auto,
    /// Arabic 101 and 102.
    Arabic,
    /// Persian, ISIRI 9147.
    Persian,
    /// Urdu by sound; CRULP's is the same but for its digits.
    Urdu,
    /// Urdu of the National Language Authority.
    UrduNla,
    /// Arabic on a Macintosh.
    MacArabic,
    /// Hebrew, SI 1452.
    Hebrew,
}

/// The characters of a keyboard: without Shift, and with it. A blank is a key that gives none, or one that is not seen.
type Rows = [&'static str; 2];

const LATIN: Rows =
    ["`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./", "~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?"];

// Each in the order of LATIN's keys, as xkeyboard-config 2.35 has them (symbols/ara, ir, pk, il; its licence is MIT's).

/// `ara(basic)`. Lam-alef is one character there; where it is sent as two letters, the key cannot be told.
const ARABIC: Rows = [
    "ذ1234567890-=ضصثقفغعهخحجدشسيبلاتنمكط\\ئءؤر\u{FEFB}ىةوزظ",
    "\u{651}!@#$%^&*)(_+\u{64E}\u{64B}\u{64F}\u{64C}\u{FEF9}إ`÷×؛<>\u{650}\u{64D}][\u{FEF7}أـ،/:\"…~\u{652}}{\u{FEF5}آ',.؟",
];
/// `ara(mac)`.
const MAC_ARABIC: Rows = [
    "ـ١٢٣٤٥٦٧٨٩٠-=ضصثقفغعهخحجةشسيبلاتنمك؛\\ظطذدزرو،./",
    " !@#$٪^&*)(_+\u{64E}\u{64B}\u{650}\u{64D}\u{64F}\u{64C}\u{652}\u{651}][}{»«ى\u{670} آٱ  :\"|  ئءأإؤ><؟",
];
/// `ir(pes)`.
const PERSIAN: Rows = [
    " ۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچشسیبلاتنمکگ\\ظطزرذدپو./",
    "÷!٬٫﷼٪×،*)(ـ+\u{652}\u{64C}\u{64D}\u{64B}\u{64F}\u{650}\u{64E}\u{651}][}{ؤئيإأآة»«:؛|ك\u{653}ژ\u{670} \u{654}ء><؟",
];
/// `pk(urd-phonetic)`.
const URDU: Rows = [
    "\u{64B}1234567890-=قوعرتےءیہپ][اسدفگحجکل؛'\\زشچطبنم،۔/",
    "~!@#$%^&*)(_+\u{652}ؤ\u{670}ڑٹ\u{64E}ئ\u{650}ۃ\u{64F}}{آصڈ\u{651}غھضخ\u{654}:\"|ذژثظ.ں\u{658}<>؟",
];
/// `pk(urd-nla)`.
const URDU_NLA: Rows = [
    "`1234567890-=طصھدٹپتبجح][مورنلہاکی؛'\\قفےسشغع،۔/",
    "~!@#$٪^\u{6D6}٭)(_+ظضذڈث\u{651}ۃـچخ}{ژزڑںۂءآگي:\"|  ۓ ؤئ ><؟",
];
/// `il(basic)`.
const HEBREW: Rows =
    [";1234567890-=/'קראטוןםפ][שדגכעיחלךף,\\זסבהנמצתץ.", "~!@#$%^&*)(_+QWERTYUIOP}{ASDFGHJKL:\"|ZXCVBNM><?"];

impl Keyboard {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Auto, Self::Arabic, Self::Persian, Self::Urdu, Self::UrduNla, Self::MacArabic, Self::Hebrew];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Arabic => "arabic",
            Self::Persian => "persian",
            Self::Urdu => "urdu",
            Self::UrduNla => "urdu-nla",
            Self::MacArabic => "mac-arabic",
            Self::Hebrew => "hebrew",
        }
    }

    /// The keyboard of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keyboard| keyboard.name() == name)
    }

    fn layouts(self) -> &'static [Rows] {
        match self {
            Self::Auto => &[ARABIC, PERSIAN, URDU, MAC_ARABIC, HEBREW],
            Self::Arabic => &[ARABIC],
            Self::Persian => &[PERSIAN],
            Self::Urdu => &[URDU],
            Self::UrduNla => &[URDU_NLA],
            Self::MacArabic => &[MAC_ARABIC],
            Self::Hebrew => &[HEBREW],
        }
    }

    /// The character that the key of this one gives on a Latin keyboard.
    pub fn latin(self, c: char) -> Option<char> {
        let key = |rows: &Rows| rows.iter().zip(LATIN).find_map(|(row, latin)| across(row, c, latin));
        if c == ' ' { None } else { self.layouts().iter().find_map(key) }
    }

    /// The characters of the key that gives this one on a Latin keyboard, each once.
    pub fn of_latin(self, latin: char) -> Vec<char> {
        let mut found = Vec::new();
        for rows in self.layouts() {
            for (row, of_latin) in rows.iter().zip(LATIN) {
                let c = across(of_latin, latin, row).filter(|&c| c != ' ' && self.latin(c) == Some(latin));
                found.extend(c.filter(|c| !found.contains(c)));
            }
        }
        found
    }
}

/// What Shift makes of a key's character on a Latin keyboard.
pub(super) fn shifted(c: char) -> char {
    across(LATIN[0], c, LATIN[1]).unwrap_or(c)
}

/// The character of one row that stands where another has this one.
fn across(row: &str, c: char, other: &str) -> Option<char> {
    row.chars().zip(other.chars()).find(|&(here, _)| here == c).map(|(_, there)| there)
}

#[cfg(test)]
mod tests {
    use super::{ARABIC, HEBREW, LATIN, MAC_ARABIC, PERSIAN, Rows, URDU, URDU_NLA};

    #[test]
    fn every_row_has_all_keys_and_no_character_twice() {
        for rows in [LATIN, ARABIC, MAC_ARABIC, PERSIAN, URDU, URDU_NLA, HEBREW] as [Rows; 7] {
            for row in rows {
                assert_eq!(row.chars().count(), 47, "{row}");
            }
            let mut all: Vec<char> = rows.concat().chars().filter(|&c| c != ' ').collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{rows:?}");
        }
    }
}
