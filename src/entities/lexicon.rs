//! The lists of known names and words: tables that the build compiles, searched in place.

use std::sync::LazyLock;

use super::inflected;
use super::lists::{BITS, GOES_ON, IN_ARABIC, Known, Phrase, REST};
use super::role::Role;
use super::sort::Sort;
use super::table::Table;

/// A list: two bytes for each of its keys.
type List = Table<'static, BITS, REST, 2>;

/// The lists.
pub(super) struct Lexicon {
    /// By phrase, and by the beginning of a phrase: the number of its set of roles.
    phrases: List,
    /// The sets of roles.
    roles: &'static [[u8; 8]],
    /// By word: what is [`Known`] of it.
    words: List,
}

macro_rules! compiled {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

// The build wrote it: it is a table of just that length.
#[allow(clippy::expect_used)]
fn list(bytes: &'static [u8]) -> List {
    let (entries, bytes) = bytes.split_first_chunk().expect("a number of entries");
    let (list, _) = List::split(bytes, u32::from_le_bytes(*entries) as usize).expect("a table");
    list
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    phrases: list(compiled!("phrases")),
    roles: compiled!("roles").as_chunks().0,
    words: list(compiled!("words")),
});

/// The lists. Nothing is parsed: what is read is what the program holds.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// What the lists say of a word by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    /// Its roles, as [`Role::bit`].
    pub(super) roles: u64,
    /// Whether a phrase of several words begins with it.
    pub(super) begins: bool,
    /// Whether it is what the roles say in Arabic alone.
    pub(super) in_arabic: bool,
    /// 0 = never met; else one more than the binary logarithm of how often in a hundred million words.
    pub(super) frequency: u8,
    /// 0 = no part of a name; else one more than the binary logarithm of how many names it is part of.
    pub(super) in_names: u8,
    /// What sort of word it is, if that is known.
    pub(super) sort: Option<Sort>,
}

impl Entry {
    /// Whether it has one of some roles.
    pub(super) fn is(&self, roles: u64) -> bool {
        self.roles & roles != 0
    }

    /// How likely the word is part of a person's name where it stands: 0 = not, 3 = surely. Words that are met much
    /// more often than they are in names are words.
    pub(super) fn name_grade(&self) -> u8 {
        if self.is(Role::Function.bit() | Role::Number.bit() | Role::Says.bit()) {
            return 0;
        }
        let given = self.is(Role::Given.bit());
        let ratio = i16::from(self.in_names) - i16::from(self.frequency);
        match (self.in_names, ratio) {
            (2.., -8..) => 3,
            (1.., -10..) => 2,
            (_, -13..) if given => 2,
            (1.., -12..) => 1,
            _ => 0,
        }
    }

    /// Whether the word is hardly ever met: it is likely foreign, or a name.
    pub(super) fn is_rare(&self) -> bool {
        self.frequency <= 6
    }
}

impl Lexicon {
    /// What the lists say of a folded word. Its sort may be that of what it is a form of, which is for [`Self::sorted`] to say.
    pub(super) fn entry(&self, word: &str) -> Entry {
        let Known { frequency, in_names, sort } = self.known(word);
        let roles = self.roles(Phrase::new(word));
        let (begins, in_arabic) = (roles & GOES_ON != 0, roles & IN_ARABIC != 0);
        let roles = roles & !(GOES_ON | IN_ARABIC);
        Entry { roles, begins, in_arabic, frequency, in_names, sort: Sort::numbered(sort) }
    }

    /// A word's entry with the sort of what it is a form of, if the word has none of its own.
    pub(super) fn sorted(&self, entry: Entry, word: &str) -> Entry {
        let known = |word: &str| Sort::numbered(self.known(word).sort);
        Entry { sort: entry.sort.or_else(|| inflected::sort(word, known)), ..entry }
    }

    fn known(&self, word: &str) -> Known {
        let known = self.words.get(Phrase::new(word).key());
        known.map_or_else(Known::default, |two| Known::unpacked(*two))
    }

    /// The roles of a phrase, [`GOES_ON`] and [`IN_ARABIC`].
    fn roles(&self, phrase: Phrase) -> u64 {
        let number = self.phrases.get(phrase.key());
        let set = number.and_then(|two| self.roles.get(usize::from(u16::from_le_bytes(*two))));
        set.map_or(0, |set| u64::from_le_bytes(*set))
    }

    /// The phrases of several words that begin with a word and go on with those that `rest` gives, the second first: how many
    /// words each has, and its roles, with [`IN_ARABIC`].
    pub(super) fn phrases<'w>(
        &self,
        first: &str,
        rest: impl Fn(usize) -> Option<&'w str>,
        mut found: impl FnMut(usize, u64),
    ) {
        let mut phrase = Phrase::new(first);
        let mut length = 1;
        while let Some(word) = rest(length) {
            phrase = phrase.and(word);
            length += 1;
            let roles = self.roles(phrase);
            if roles & !GOES_ON != 0 {
                found(length, roles & !GOES_ON);
            }
            if roles & GOES_ON == 0 {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Phrase, Role, lexicon};
    use crate::text::fold::fold;

    fn list(name: &str) -> String {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon").join(name)).unwrap()
    }

    /// What the build wrote is what the program reads: each phrase of each list has its role, each word what is known of it.
    #[test]
    fn all_that_is_listed_is_known() {
        let words = |name: &str| -> Vec<String> {
            let folded = fold(name);
            let words = folded
                .text()
                .split(|c: char| !c.is_alphanumeric() && !crate::text::script::is_arabic_letter(c));
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let lists = [
            "announce",
            "bodies",
            "clubs.mit",
            "figures",
            "people",
            "people.own",
            "places.cc-by",
            "places.own",
            "works_and_events",
        ];
        for file in lists {
            let list = list(&format!("{file}.tsv"));
            for (name, role) in list.lines().filter_map(|line| line.split_once('\t')) {
                let words = words(name);
                let Some((first, rest)) = words.split_first() else { continue };
                let phrase = rest.iter().fold(Phrase::new(first), |phrase, word| phrase.and(word));
                let role = Role::named(role).unwrap();
                assert!(lexicon().roles(phrase) & role.bit() != 0, "{file}: {name}");
                let mut found = rest.is_empty();
                lexicon().phrases(
                    first,
                    |at| words.get(at).map(String::as_str),
                    |length, roles| {
                        found |= length == words.len() && roles & role.bit() != 0;
                    },
                );
                assert!(found, "{file}: {name}");
            }
        }
        for line in list("words.cc-by-sa.tsv").lines().filter(|line| !line.starts_with('#')) {
            let word = line.split('\t').next().unwrap();
            assert!(lexicon().entry(fold(word).text()).frequency > 0, "{word}");
        }
    }
}
