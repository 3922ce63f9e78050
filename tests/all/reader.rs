//! The reader: what keys do, on both keyboards; the place law; screens as snapshots.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_oneof, proptest};
use sahifa::ui::Effect;
use sahifa::ui::words::Language;

use crate::support::drive::Drive;
use crate::support::{sample, samples};

fn arabic(size: (u16, u16)) -> Drive {
    Drive::new(sample("deepseek-ar.txt"), size, Language::Arabic)
}

fn english(size: (u16, u16)) -> Drive {
    Drive::new(sample("tide-en.txt"), size, Language::English)
}

#[test]
fn scrolling_and_its_ends() {
    let mut drive = english((80, 24));
    let top = drive.rows();
    drive.press("jj<Down>");
    assert_eq!(drive.rows()[1], top[4]);
    drive.press("kk<Up>k");
    assert_eq!(drive.rows(), top);
    drive.press(" <PgUp>");
    assert_eq!(drive.rows(), top);
    drive.press("dub");
    assert_eq!(drive.rows(), top);
    drive.press("G");
    assert!(drive.status().contains("100%"), "{}", drive.status());
    let bottom = drive.rows();
    drive.press("jG<End><C-d>");
    assert_eq!(drive.rows(), bottom);
    drive.press("g");
    assert_eq!(drive.rows(), top);
}

#[test]
fn sections_one_by_one_and_back() {
    let mut drive = english((80, 24));
    assert!(drive.status().contains("Lead"));
    for number in 1..=5 {
        drive.press("]");
        assert!(drive.status().contains(&format!("Section {number} of 5")), "{}", drive.status());
    }
    drive.press("]");
    assert!(drive.status().contains("no more"));
    for number in (1..=4).rev() {
        drive.press("[");
        assert!(drive.status().contains(&format!("Section {number} of 5")), "{}", drive.status());
    }
    drive.press("[");
    assert!(drive.status().contains("Lead"));
    // From the middle of a section back is first its own heading, and that comes to the top.
    drive.press("]jjjj[");
    assert!(drive.rows()[1].contains("A river that turns around"));
}

#[test]
fn from_mention_to_mention() {
    let mut drive = english((100, 30));
    drive.press("}");
    assert!(drive.status().contains("Orkney · 1 of 2"), "{}", drive.status());
    drive.press("}");
    assert!(drive.status().contains("11 March"), "{}", drive.status());
    drive.press("{*");
    assert!(drive.status().contains("Orkney · 2 of 2"), "{}", drive.status());
    // Round the end, and the other way.
    drive.press("*");
    assert!(drive.status().contains("Orkney · 1 of 2"));
    drive.press("#");
    assert!(drive.status().contains("Orkney · 2 of 2"));
    // n repeats what was chosen last: the entity, then the search.
    drive.press("n");
    assert!(drive.status().contains("Orkney · 1 of 2"));
    drive.press("/wilk<Enter>nN");
    assert!(drive.status().contains("/ 1 of 2"), "{}", drive.status());
    drive.press("<Esc><Esc>{");
    assert!(!drive.status().contains("/ "), "{}", drive.status());
}

#[test]
fn one_in_sight_scrolls_nothing_and_one_out_of_sight_comes_to_the_upper_half() {
    let mut drive = english((80, 24));
    let before = drive.state.place();
    drive.press("}}");
    assert_eq!(drive.state.place(), before);
    drive.press("/hairline<Enter>");
    let row = drive.rows().iter().position(|row| row.contains("hairline")).unwrap();
    assert!((1..12).contains(&row), "row {row}");
}

#[test]
fn search_is_folded_and_goes_back_on_escape() {
    let mut drive = Drive::new(sample("harakat-ar.txt"), (80, 24), Language::English);
    let before = (drive.rows(), drive.state.place());
    drive.press("/المكتبه");
    let status = drive.status();
    assert!(status.contains(" of ") && !status.contains("0 of 0"), "{status}");
    drive.press("<Esc>");
    assert_eq!((drive.rows(), drive.state.place()), before);
    // Letters are text while one types; the last one can be taken back.
    drive.press("/qqq<Back><Back><Back><Back>");
    assert_eq!((drive.rows(), drive.state.place()), before);
    drive.press("/zzzz<Enter>");
    assert!(drive.status().contains("no hits"));
    // Backward from the beginning is the last one.
    let mut drive = english((80, 24));
    drive.press("?drever<Enter>");
    assert!(drive.status().contains("4 of 4"), "{}", drive.status());
    drive.press("n");
    assert!(drive.status().contains("3 of 4"), "{}", drive.status());
}

#[test]
fn names_beside_the_text() {
    let mut drive = english((100, 30));
    drive.press("<Tab>jjj<Enter>");
    assert!(drive.status().contains("Fiona Drever · 1 of 4"), "{}", drive.status());
    drive.press("<Enter>");
    assert!(drive.status().contains("Fiona Drever · 2 of 4"), "{}", drive.status());
    drive.press("<Tab>g<Tab>2");
    assert!(drive.status().contains("· 1 of "), "{}", drive.status());
    drive.press("q");
    assert_eq!(drive.press("q"), [Effect::Quit(0)]);
}

#[test]
fn names_over_the_text_on_a_narrow_screen() {
    let mut drive = english((60, 14));
    drive.press("<Tab>");
    assert!(drive.rows()[0].contains("Names") && drive.rows()[1].contains("Orkney"), "{:?}", drive.rows());
    drive.press("j<Enter>");
    assert!(drive.status().contains("11 March"), "{}", drive.status());
    assert!(!drive.rows()[0].contains("Names"));
    drive.press("<Tab><Esc>");
    assert!(!drive.rows()[0].contains("Names"));
}

#[test]
fn contents_and_help() {
    let mut drive = english((80, 24));
    drive.press("tj<Enter>");
    assert!(drive.rows()[1].contains("Lessons from a broken blade"), "{:?}", drive.rows());
    drive.press("t3");
    assert!(drive.rows()[1].contains("An oceanographer"));
    drive.press("<F1>");
    assert!(drive.rows()[1].contains("Keys"));
    drive.press("G");
    assert!(drive.rows().iter().any(|row| row.contains("Ctrl-z")));
    drive.press("q");
    assert!(drive.rows()[1].contains("An oceanographer"));
    assert_eq!(drive.press("<Esc>"), []);
    assert_eq!(drive.press("<C-c>"), [Effect::Quit(130)]);
    assert_eq!(drive.press("<C-z>"), [Effect::Suspend]);
}

#[test]
fn width_keys_keep_the_place() {
    let mut drive = english((140, 30));
    drive.press("]]");
    let place = drive.state.place();
    drive.press("----++++++++");
    assert_eq!(drive.state.place(), place);
    assert!(drive.rows()[1].contains("Lessons"));
    drive.press("=");
    assert_eq!(drive.state.place(), place);
}

#[test]
fn english_mirrors_the_screen() {
    let (ar, en) = (arabic((100, 30)), english((100, 30)));
    let strip = |drive: &Drive| drive.rows()[5].chars().position(|c| c == '│').unwrap();
    assert!(strip(&ar) < 50 && strip(&en) > 50);
    assert!(en.rows()[28].starts_with('━') && ar.rows()[28].ends_with('━'));
}

#[test]
fn no_colour_leaves_signs() {
    let mut drive = english((100, 30));
    drive.context.theme = sahifa::ui::theme::Theme::new(sahifa::terminal::colour::Colours::None, None);
    let buffer = drive.buffer();
    assert!(buffer.content.iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
    let underlined =
        |cell: &&ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::UNDERLINED);
    assert!(buffer.content.iter().filter(underlined).count() > 10);
}

fn keys_and_sizes() -> impl Strategy<Value = Vec<(String, u16, u16)>> {
    let key = prop_oneof![
        prop::sample::select("jkdu bgG][}{*#tnN/?+-=hqضدجي٣1359".chars().collect::<Vec<_>>())
            .prop_map(String::from),
        prop::sample::select(vec![
            "<Tab>",
            "<Enter>",
            "<Esc>",
            "<F1>",
            "<Back>",
            "<PgDn>",
            "<Down>",
            "/في<Enter>"
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(
        (prop::collection::vec(key, 0..12).prop_map(|keys| keys.concat()), 1_u16..160, 1_u16..60),
        1..12,
    )
}

proptest! {
    /// Storms of keys at all sizes: nothing panics, and after any resize the first byte in sight is on the screen.
    #[test]
    fn key_storms_keep_the_place(storm in keys_and_sizes(), which in any::<prop::sample::Index>()) {
        let names: Vec<String> = samples().into_iter().map(|(name, _)| name).collect();
        let mut drive = Drive::new(sample(&names[which.index(names.len())]), (80, 24), Language::Arabic);
        for (keys, width, height) in storm {
            drive.press(&keys);
            let before = drive.state.place();
            drive.resize(width, height);
            drive.buffer();
            prop_assert!(drive.state.place() == before);
            prop_assert!(drive.state.is_in_sight(before.unwrap()));
        }
    }
}

/// Screens as they are seen, left to right; Arabic in base letters, so that a letter is itself.
#[test]
fn screens() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        for (name, mut drive) in [("ar", arabic((width, height))), ("en", english((width, height)))] {
            let mut shown = drive.rows().join("\n");
            drive.press("]]}<Tab>");
            shown += &format!("\n\n{}\n{}", "=".repeat(usize::from(width)), drive.rows().join("\n"));
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), shown);
        }
    }
}

#[test]
fn harakat_are_hidden_and_shown() {
    let article = sahifa::ingest::article("عنوان\n\nكَتَبَ مُدَرِّسٌ.".as_bytes()).unwrap();
    let mut drive = Drive::new(article, (60, 16), Language::English);
    let text = |drive: &Drive| drive.rows().concat();
    assert!(text(&drive).contains('\u{64E}'));
    drive.press("H");
    assert!(!text(&drive).contains('\u{64E}') && text(&drive).contains("بتك"), "{}", text(&drive));
    assert!(drive.status().contains("harakat hidden"));
    drive.press("أ");
    assert!(text(&drive).contains('\u{64E}'));
}

/// For a filter that orders rows, or a screen reader: one pane, rows from the left, text as it is stored.
#[test]
fn logical_order_has_one_pane_and_stored_text() {
    let mut drive = arabic((120, 30));
    drive.context.order = sahifa::text::Order::Logical;
    drive.resize(120, 30);
    let rows = drive.rows();
    assert!(!rows.iter().any(|row| row.contains('│')), "{rows:#?}");
    let title = &drive.article().title;
    let first: String = title.split(' ').take(3).collect::<Vec<_>>().join(" ");
    assert!(rows.iter().any(|row| row.trim_start().starts_with(&first)), "{first}: {rows:#?}");
    for keys in ["t", "<Esc>", "<F1>", "<Esc><Tab>j", "<Esc>/ا<Enter>"] {
        drive.press(keys);
        assert!(!drive.rows().iter().any(|row| row.contains('│')), "{keys}");
    }
}

/// The test card asks until something is right, and fits the smallest screens.
#[test]
fn the_test_card_fits_and_says_what_must_be_seen() {
    for language in [Language::English, Language::Arabic] {
        for (width, height) in [(40, 12), (80, 24), (120, 40)] {
            let mut drive = Drive::card((width, height), language);
            for answer in ["y", "y", "y", ""] {
                let rows = drive.rows();
                assert!(rows.iter().any(|row| row.contains('y') && row.contains('q')), "{width}: {rows:#?}");
                drive.press(answer);
            }
        }
    }
    let mut drive = Drive::card((60, 20), Language::English);
    insta::assert_snapshot!("test_card", drive.rows().join("\n"));
    // Letters that do not join: by another way of drawing them, then by another recipe.
    drive.press("yn");
    assert!(drive.rows().concat().contains("are all letters there"), "{:#?}", drive.rows());
    drive.press("n");
    assert!(drive.rows().concat().contains("split-colour (2 of 9)"), "{:#?}", drive.rows());
    // Base letters are what a font without forms needs.
    drive.press("ynyHny");
    let verdict = drive.state.verdict().unwrap();
    assert_eq!(verdict.letters, Some(sahifa::text::Letters::Base));
    assert_eq!(verdict.marks, Some(sahifa::text::Marks::Strip));
    let mut drive = Drive::card((60, 20), Language::English);
    // Every recipe is tried once; then there is nothing left.
    for _ in 0..9 {
        assert_eq!(drive.state.verdict(), None);
        drive.press("n");
    }
    assert!(drive.rows().concat().contains("No way was right"));
    assert!(drive.rows().concat().contains("plain (1 of 9)"));
    drive.press("y");
    assert_eq!(drive.state.verdict(), None);
}
