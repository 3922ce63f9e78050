//! The lists of known names and words: automata that the build compiles, searched in place.

use std::sync::LazyLock;

use fst::raw::{Fst, Node, Output};

use super::role::Role;
use super::sort::Sort;

/// The lists.
pub(super) struct Lexicon {
    /// Phrases and their roles; each licence has its own.
    phrases: [Fst<&'static [u8]>; 2],
    /// Words and the binary logarithm of how often they are met.
    words: Fst<&'static [u8]>,
    /// Parts of people's names, the same.
    name_tokens: Fst<&'static [u8]>,
}

macro_rules! automaton {
    ($name:literal) => {
        automaton(include_bytes!(concat!(env!("OUT_DIR"), "/", $name)))
    };
}

// The build wrote it: it is an automaton.
#[allow(clippy::expect_used)]
fn automaton(bytes: &'static [u8]) -> Fst<&'static [u8]> {
    Fst::new(bytes).expect("an automaton")
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    phrases: [automaton!("phrases.fst"), automaton!("places.cc-by.fst")],
    words: automaton!("words.cc-by-sa.fst"),
    name_tokens: automaton!("name_tokens.fst"),
});

/// The lists. Nothing is parsed: what is read is what the program holds.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// A place in each list of phrases, with the roles so far.
pub(super) type GoesOn = [Option<(usize, u64)>; 2];

/// What the lists say of a word by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    /// Its roles, as [`Role::bit`].
    pub(super) roles: u64,
    /// Whether a phrase of several words begins with it.
    pub(super) begins: bool,
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
    /// What the lists say of a folded word. Its sort may be that of its base, which is for [`Self::sorted`] to say.
    pub(super) fn entry(&self, word: &str) -> Entry {
        let (frequency, sort) = self.word(word);
        let in_names = number(&self.name_tokens, word).map_or(0, |in_names| in_names + 1);
        let mut entry = Entry { frequency, in_names, sort, ..Entry::default() };
        for list in &self.phrases {
            let Some((node, output)) = walk(list, list.root(), Output::zero(), word) else { continue };
            if node.is_final() {
                entry.roles |= output.cat(node.final_output()).value();
            }
            entry.begins |= node.find_input(b' ').is_some();
        }
        entry
    }

    /// A word's entry with the sort of its base, if the word has none of its own.
    pub(super) fn sorted(&self, entry: Entry, word: &str) -> Entry {
        Entry { sort: entry.sort.or_else(|| self.sort_of_base(word)), ..entry }
    }

    /// How often a word is met, and of what sort it is.
    fn word(&self, word: &str) -> (u8, Option<Sort>) {
        self.words.get(word).map_or((0, None), |packed| {
            let packed = packed.value();
            ((packed % 32) as u8 + 1, Sort::numbered(packed / 32))
        })
    }

    /// The sort of a word without the article before it or the pronoun behind it.
    fn sort_of_base(&self, word: &str) -> Option<Sort> {
        const PRONOUNS: [&str; 7] = ["ها", "هم", "هما", "هن", "نا", "ه", "ك"];
        let sort = |base: &str| self.word(base).1;
        if let Some(base) = word.strip_prefix("ال").filter(|base| base.len() > 4) {
            return sort(base);
        }
        let bases =
            PRONOUNS.iter().filter_map(|pronoun| word.strip_suffix(pronoun)).filter(|base| base.len() > 4);
        // Before a pronoun the feminine ending is open: دولته.
        let feminine = |base: &str| base.strip_suffix('ت').and_then(|base| sort(&format!("{base}ه")));
        bases.into_iter().find_map(|base| sort(base).or_else(|| feminine(base)))
    }

    /// Where in the lists the phrases go on that begin with a word and have more words.
    pub(super) fn goes_on(&self, word: &str) -> GoesOn {
        let after = |list: &Fst<&'static [u8]>| {
            let (node, output) = walk(list, list.root(), Output::zero(), word)?;
            let (node, output) = step(list, &node, output, b' ')?;
            Some((node.addr(), output.value()))
        };
        [after(&self.phrases[0]), after(&self.phrases[1])]
    }

    /// The phrases of several words that go on from a word with the words `rest` gives, the second first: how many words each
    /// has, and its roles.
    pub(super) fn phrases<'w>(
        &self,
        goes_on: GoesOn,
        rest: impl Fn(usize) -> Option<&'w str>,
        mut found: impl FnMut(usize, u64),
    ) {
        for (list, start) in self.phrases.iter().zip(goes_on) {
            let mut from = start.map(|(address, output)| (list.node(address), Output::new(output)));
            let mut length = 1;
            while let Some((node, output)) = from.take()
                && let Some(word) = rest(length)
                && let Some((node, output)) = walk(list, node, output, word)
            {
                length += 1;
                if node.is_final() {
                    found(length, output.cat(node.final_output()).value());
                }
                from = step(list, &node, output, b' ');
            }
        }
    }
}

fn number(list: &Fst<&'static [u8]>, word: &str) -> Option<u8> {
    list.get(word).map(|output| output.value().to_le_bytes()[0])
}

fn step<'f>(
    list: &'f Fst<&'static [u8]>,
    node: &Node<'f>,
    output: Output,
    byte: u8,
) -> Option<(Node<'f>, Output)> {
    let transition = node.transition(node.find_input(byte)?);
    Some((list.node(transition.addr), output.cat(transition.out)))
}

fn walk<'f>(
    list: &'f Fst<&'static [u8]>,
    node: Node<'f>,
    output: Output,
    word: &str,
) -> Option<(Node<'f>, Output)> {
    word.bytes().try_fold((node, output), |(node, output), byte| step(list, &node, output, byte))
}
