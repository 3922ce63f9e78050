//! Whether a name in Latin letters and one in Arabic letters are two spellings of one, by what stands for what.

use std::collections::HashSet;
use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// How many Latin and how many Arabic letters stand for each other.
const SHAPES: [(usize, usize); 6] = [(1, 0), (0, 1), (1, 1), (2, 1), (3, 1), (1, 2)];

/// A letter that pairs never showed alone, in tenths of a bit.
const UNKNOWN: i32 = -60;

/// The same letter or digit in both.
const SAME: i32 = 45;

/// What two spellings of one name are worth at least: all together, and a letter. Of names with the same beginning one pair
/// in a hundred is worth more than half as much a letter; of spellings of one name, all but one in twenty are worth more.
const LEAST: i32 = 45;
const LEAST_A_LETTER: i32 = 5;

/// Names of Latin letters as Arabic has them, and the letter.
const SPELLED: [(&str, char); 38] = [
    ("اي", 'a'),
    ("ايه", 'a'),
    ("ايي", 'a'),
    ("بي", 'b'),
    ("بيه", 'b'),
    ("سي", 'c'),
    ("دي", 'd'),
    ("اف", 'f'),
    ("جي", 'g'),
    ("غي", 'g'),
    ("اتش", 'h'),
    ("ايتش", 'h'),
    ("اش", 'h'),
    ("اتس", 'h'),
    ("جيه", 'j'),
    ("جاي", 'j'),
    ("كي", 'k'),
    ("كيه", 'k'),
    ("كاي", 'k'),
    ("ال", 'l'),
    ("ل", 'l'),
    ("ام", 'm'),
    ("ان", 'n'),
    ("او", 'o'),
    ("كيو", 'q'),
    ("ار", 'r'),
    ("اس", 's'),
    ("تي", 't'),
    ("يو", 'u'),
    ("في", 'v'),
    ("ڤي", 'v'),
    ("دبليو", 'w'),
    ("دبل", 'w'),
    ("اكس", 'x'),
    ("واي", 'y'),
    ("زد", 'z'),
    ("زي", 'z'),
    ("تيه", 't'),
];

/// Letters of Latin names that sound alike in Arabic: the name of one may stand for the other.
const ALIKE: [&str; 4] = ["aei", "bp", "gjz", "vf"];

/// What is learnt: letters of both and their worth in tenths of a bit, in order.
struct Table {
    rows: Vec<(Key, i32)>,
    /// A Latin and an Arabic letter that ever stand for each other.
    related: HashSet<(char, char)>,
}

type Key = ([char; 3], [char; 2]);

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines =
        include_str!("../../../assets/names/letters.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let (latin, arabic): (Vec<char>, Vec<char>) =
            (fields.next()?.chars().collect(), fields.next()?.chars().collect());
        Some((key(&latin, &arabic), fields.next()?.parse().ok()?))
    };
    let mut rows: Vec<(Key, i32)> = lines.filter_map(row).collect();
    rows.sort_unstable();
    let letters = rows.iter().filter(|(_, worth)| *worth > 0);
    let related = letters.flat_map(|((latin, arabic), _)| {
        latin.iter().flat_map(|&one| arabic.iter().map(move |&other| (one, other)))
    });
    let related = related.filter(|(one, other)| *one != NONE && *other != NONE).collect();
    Table { rows, related }
});

const NONE: char = '\0';

fn key(latin: &[char], arabic: &[char]) -> Key {
    let at = |letters: &[char], at: usize| letters.get(at).copied().unwrap_or(NONE);
    ([at(latin, 0), at(latin, 1), at(latin, 2)], [at(arabic, 0), at(arabic, 1)])
}

fn worth(latin: &[char], arabic: &[char]) -> Option<i32> {
    if let ([one], [other]) = (latin, arabic)
        && other.is_ascii()
    {
        let alike = one == other || ALIKE.iter().any(|set| set.contains(*one) && set.contains(*other));
        return alike.then_some(SAME);
    }
    let key = key(latin, arabic);
    let row = TABLE.rows.binary_search_by(|(other, _)| other.cmp(&key)).ok();
    // A digit stands for itself and is never left out.
    let single = latin.iter().chain(arabic).all(|c| !c.is_ascii_digit()) && latin.len() + arabic.len() == 1;
    row.map(|at| TABLE.rows[at].1).or(single.then_some(UNKNOWN))
}

/// The letters and digits of folded Latin words, marks taken off.
pub(super) fn latin(words: &str) -> Vec<char> {
    let marked = DecomposingNormalizerBorrowed::new_nfd().normalize(words);
    let plain = |c: char| match c {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        c => c,
    };
    marked.chars().map(plain).filter(char::is_ascii_alphanumeric).collect()
}

/// The letters and digits of folded Arabic words, the article of the first taken off; names of Latin letters, two and more,
/// as those letters.
pub(super) fn arabic(words: &str) -> Vec<char> {
    let words: Vec<&str> = words.split(' ').collect();
    let spelled = |word: &str| SPELLED.iter().find(|(name, _)| *name == word).map(|(_, letter)| *letter);
    let mut letters = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let beside = [at.wrapping_sub(1), at + 1]
            .iter()
            .any(|&at| words.get(at).is_some_and(|word| spelled(word).is_some()));
        let numbered = words.get(at + 1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(letter) = spelled(word).filter(|_| beside || numbered) {
            letters.push(letter);
        } else {
            let bare = word.strip_prefix("ال").filter(|rest| at == 0 && rest.chars().count() > 2);
            letters.extend(bare.unwrap_or(word).chars().filter(|c| c.is_alphanumeric()));
        }
    }
    letters
}

/// Whether letters of both are two spellings of one name: how well they go together, if they do.
pub(super) fn likeness(latin: &[char], arabic: &[char]) -> Option<i32> {
    let letters = i32::try_from(latin.len() + arabic.len()).unwrap_or(i32::MAX);
    // No spelling has more than twice the letters of the other.
    if !(4..=80).contains(&letters)
        || latin.len() > 2 * arabic.len() + 2
        || arabic.len() > 2 * latin.len()
        || !begin_alike(latin, arabic)
    {
        return None;
    }
    let width = arabic.len() + 1;
    let mut best: Vec<Option<i32>> = vec![None; (latin.len() + 1) * width];
    best[0] = Some(0);
    for from in 0..best.len() {
        let Some(so_far) = best[from] else { continue };
        let (x, y) = (from / width, from % width);
        for (one, other) in SHAPES {
            let (Some(one), Some(other)) = (latin.get(x..x + one), arabic.get(y..y + other)) else {
                continue;
            };
            let Some(worth) = worth(one, other) else { continue };
            let to = &mut best[(x + one.len()) * width + y + other.len()];
            *to = (*to).max(Some(so_far + worth));
        }
    }
    best.last().copied().flatten().filter(|&worth| worth >= LEAST && worth >= LEAST_A_LETTER * letters)
}

/// Whether the first consonants of both ever stand for each other: most names are told apart by these.
fn begin_alike(latin: &[char], arabic: &[char]) -> bool {
    let one = latin.iter().find(|c| !"aeiouyhw".contains(**c));
    let other = arabic.iter().find(|c| !"اويهعءئؤح".contains(**c));
    match (one, other) {
        (Some(&one), Some(&other)) => {
            other.is_ascii() || one.is_ascii_digit() || TABLE.related.contains(&(one, other))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{arabic, latin, likeness};
    use crate::text::fold::fold;
    use proptest::prelude::{prop_assert, proptest};

    fn alike(one: &str, other: &str) -> bool {
        likeness(&latin(fold(one).text()), &arabic(fold(other).text())).is_some()
    }

    #[test]
    fn spellings_of_one_name_are_alike() {
        for (one, other) in [
            ("DeepSeek", "ديب سيك"),
            ("Google", "غوغل"),
            ("Google", "جوجل"),
            ("UNICEF", "اليونيسف"),
            ("NASA", "ناسا"),
            ("FBI", "إف بي آي"),
            ("GeForce RTX 5090", "جي فورس آر تي إكس 5090"),
            ("Ångström", "أنغستروم"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("Google", "آبل"),
            ("Meta", "موسكو"),
            ("RTX 5090", "آر تي إكس 4090"),
            ("WHO", "منظمة الصحة العالمية"),
            ("Madrid", "المغرب"),
            ("a", "ا"),
        ] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }

    proptest! {
        /// Any letters are compared, and a word of another script has none.
        #[test]
        fn any_text_is_compared(one in "\\PC{0,60}", other in "\\PC{0,60}") {
            let (one, other) = (latin(&one), arabic(&other));
            prop_assert!(one.iter().all(char::is_ascii_alphanumeric));
            let _ = likeness(&one, &other);
        }
    }
}
