//! Laws of the reader over random keys: the way back, what is copied, how often something is named.

use std::collections::HashMap;

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use sahifa::article::{Article, Part};
use sahifa::ui::Effect;
use sahifa::ui::words::Language;

use crate::support::drive::Drive;
use crate::support::{sample, samples};

/// Any of the samples, by its name.
fn name() -> impl Strategy<Value = String> {
    any::<prop::sample::Index>().prop_map(|which| {
        let mut samples = samples();
        samples.swap_remove(which.index(samples.len())).0
    })
}

fn some_of(keys: &'static [&'static str], at_most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(keys), 1..at_most)
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    (20_u16..140, 8_u16..50)
}

/// What leads elsewhere at once, or nowhere: each is one jump at most.
const JUMPS: &[&str] = &[
    "g",
    "G",
    "]",
    "]",
    "[",
    "}",
    "}",
    "{",
    "*",
    "#",
    "n",
    "N",
    "t2",
    "tG<Enter>",
    "t3<Esc>",
    "i<Down><Enter>",
    "iG<Enter>",
    "ma",
    "'a",
    "/2<Enter>",
    "/2<Esc>",
    "?ا<Enter>",
    "<Tab><Enter><Esc>",
    "<Tab>2q",
];

/// What one moves by while text is selected.
const MOVES: &[&str] = &[
    "<Left>",
    "<Right>",
    "<Down>",
    "<Up>",
    "j",
    "k",
    "(",
    ")",
    "{",
    "}",
    "v",
    "v",
    "<PgDn>",
    "<PgUp>",
    "<Down><Down>",
    "G",
    "]",
];

/// Does one of the jumps; one from a card only where there is a card.
fn jump(drive: &mut Drive, keys: &str) {
    let (first, rest) = keys.split_at(usize::from(keys.starts_with('i')));
    drive.press(first);
    if first.is_empty() || !drive.status().contains("no name chosen") {
        drive.press(rest);
    }
}

/// The text of an article with an empty line between two parts.
fn logical(article: &Article) -> String {
    let texts = article.parts().filter_map(|part| article.text(part)).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join("\n\n").replace('\t', "    ")
}

/// A copied text without the signs of items and quotations, which are no letters of the article.
fn unsigned(article: &Article, copied: &str) -> String {
    let blocks = article.sections.iter().flat_map(|section| &section.blocks);
    let signed: HashMap<String, &str> =
        blocks.map(|block| (block.kind.sign() + &block.text, block.text.as_str())).collect();
    let pieces = copied.split("\n\n").map(|piece| signed.get(piece).copied().unwrap_or(piece));
    pieces.collect::<Vec<_>>().join("\n\n").replace('\t', "    ")
}

proptest! {
    /// As often back as one has jumped, every place is there again, the last first; and forth again to where one was.
    #[test]
    fn the_way_back_is_the_way_one_came(
        name in name(),
        size in size(),
        lazy in any::<bool>(),
        jumps in some_of(JUMPS, 40),
    ) {
        let start = if lazy { Drive::lazy } else { Drive::new };
        let mut drive = start(sample(&name), size, Language::English);
        let mut way = vec![drive.state.place()];
        for keys in jumps {
            jump(&mut drive, keys);
            if *way.last().unwrap() != drive.state.place() {
                way.push(drive.state.place());
            }
        }
        let back: Vec<_> = way.iter().rev().skip(1).map(|_| { drive.press("<C-o>"); drive.state.place() }).collect();
        let wanted: Vec<_> = way.iter().rev().skip(1).copied().collect();
        prop_assert_eq!(back, wanted);
        drive.press("<C-o>");
        prop_assert_eq!(drive.state.place(), way[0]);
        let forth: Vec<_> = way.iter().skip(1).map(|_| { drive.press("<A-o>"); drive.state.place() }).collect();
        prop_assert_eq!(&forth[..], &way[1..]);
    }

    /// Whatever is selected is one piece of the text as it is stored.
    #[test]
    fn what_is_copied_is_one_piece_of_the_text(
        name in name(),
        size in size(),
        before in some_of(JUMPS, 4),
        moves in some_of(MOVES, 40),
    ) {
        let mut drive = Drive::new(sample(&name), size, Language::English);
        let text = logical(drive.article());
        for keys in before {
            jump(&mut drive, keys);
        }
        drive.press("v");
        drive.press(&moves.concat());
        let effects = drive.press("y");
        let [Effect::Copy(copied)] = &effects[..] else { panic!("{effects:?}") };
        let plain = unsigned(drive.article(), copied);
        prop_assert!(!plain.is_empty() && text.contains(&plain), "{:?}", copied);
    }

    /// Which kind is listed, and in which order, changes nothing in how often something is named.
    #[test]
    fn kinds_and_order_change_no_count(
        name in name(),
        jumps in 1_usize..60,
        arranged in some_of(&["f", "c"], 12),
    ) {
        let mut drive = Drive::new(sample(&name), (120, 40), Language::English);
        drive.press(&"}".repeat(jumps));
        let mut card = |keys: &str| {
            drive.press(keys);
            drive.press("i");
            let title = drive.rows()[1].clone();
            drive.press("<Esc>");
            title
        };
        let title = card("");
        for keys in arranged {
            prop_assert_eq!(&card(keys), &title);
        }
    }
}

/// A title that is the whole of a card's first row tells how many mentions there are in the article.
#[test]
fn a_card_tells_how_often_its_name_stands_in_the_article() {
    for (name, _) in samples() {
        let article = sample(&name);
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for part in article.parts() {
            for (_, entity) in article.mentions_in(part) {
                *counts.entry(entity).or_default() += 1;
            }
        }
        let first = article.mentions_in(Part::Title).next();
        let Some((_, entity)) = first else { continue };
        let count = counts[&entity].to_string();
        let mut drive = Drive::new(article, (120, 40), Language::English);
        drive.press("}i");
        let title = drive.rows()[1].clone();
        assert!(title.split_whitespace().any(|word| word == count), "{count}: {title}");
    }
}
