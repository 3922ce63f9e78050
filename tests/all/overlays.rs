//! What lies over the text, the way back along jumps, marks, selections, copies, links.

use sahifa::ui::words::Language;
use sahifa::ui::{Copied, Effect, Message, Trouble};

use crate::support::drive::Drive;
use crate::support::sample;

fn english(size: (u16, u16)) -> Drive {
    Drive::new(sample("tide-en.txt"), size, Language::English)
}

fn arabic(size: (u16, u16)) -> Drive {
    Drive::new(sample("deepseek-ar.txt"), size, Language::Arabic)
}

fn mixed(size: (u16, u16)) -> Drive {
    Drive::new(sample("mixed-ar.txt"), size, Language::English)
}

/// The text that is given to the clipboards.
fn copied(effects: &[Effect]) -> String {
    match effects {
        [Effect::Copy(text)] => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn jumps_lead_back_and_forth() {
    let mut drive = english((80, 24));
    let start = drive.state.place();
    drive.press("]]");
    let second = drive.state.place();
    drive.press("G");
    let end = drive.state.place();
    drive.press("<C-o>");
    assert_eq!(drive.state.place(), second);
    drive.press("<C-o><C-o>");
    assert_eq!(drive.state.place(), start);
    drive.press("<C-o>");
    assert!(drive.status().contains("no further place"), "{}", drive.status());
    drive.press("<A-o><A-o><A-o>");
    assert_eq!(drive.state.place(), end);
    // Scrolling is no jump; the way back is to where the jump began.
    drive.press("kkkk<Back>");
    assert_eq!(drive.state.place(), second);
}

#[test]
fn marks_by_letters_of_any_keyboard_and_back() {
    let mut drive = english((80, 24));
    drive.press("]ma]]");
    let there = drive.state.place();
    // The same key on an Arabic keyboard.
    drive.press("'ش");
    assert!(drive.rows()[1].contains("A river"), "{:?}", drive.rows());
    drive.press("''");
    assert_eq!(drive.state.place(), there);
    drive.press("''");
    assert!(drive.rows()[1].contains("A river"));
    drive.press("'z");
    assert!(drive.status().contains("no mark"), "{}", drive.status());
    drive.press("m");
    assert!(drive.status().contains("press a letter"), "{}", drive.status());
    drive.press("<Esc>j");
    assert!(!drive.status().contains("mark"));
}

#[test]
fn the_contents_show_the_place_and_give_it_back() {
    for size in [(120, 40), (80, 24), (40, 12)] {
        let mut drive = english(size);
        drive.press("jj");
        let before = (drive.rows(), drive.state.place());
        drive.press("tjj");
        let seen = drive.rows();
        // The heading the cursor is on stands in the text too.
        let heading = "An oceanographer";
        assert!(seen.iter().filter(|row| row.contains(heading)).count() >= 2, "{seen:#?}");
        drive.press("<Esc>");
        assert_eq!((drive.rows(), drive.state.place()), before);
        drive.press("tjj<Enter>");
        assert!(drive.rows()[usize::from(size.1 >= 16)].contains(heading), "{:#?}", drive.rows());
        drive.press("<C-o>");
        assert_eq!(drive.state.place(), before.1);
        // Typing filters; the text follows.
        let before = (drive.rows(), drive.state.place());
        drive.press("t/seals");
        assert!(drive.rows().iter().filter(|row| row.contains("What the seals")).count() >= 2);
        drive.press("<Enter><C-o>");
        assert_eq!((drive.rows(), drive.state.place()), before);
        drive.press("t/zzz");
        assert!(
            drive.rows().iter().any(|row| row.contains("nothing has these words")),
            "{:#?}",
            drive.rows()
        );
        drive.press("<Esc><Esc>");
        assert_eq!((drive.rows(), drive.state.place()), before);
    }
}

#[test]
fn the_card_of_a_name() {
    let mut drive = arabic((100, 30));
    // The third name of the title.
    drive.press("}}}i");
    let rows = drive.rows().join("\n");
    assert!(rows.contains("DeepSeek") && rows.contains("٩"), "{rows}");
    let mentions = rows.matches("كيس بيد").count();
    assert!(mentions >= 8, "{rows}");
    let before = drive.state.place();
    drive.press("<Esc>");
    assert_eq!(drive.state.place(), before);
    drive.press("i<Down><Down><Down><Enter>");
    assert!(drive.status().contains("٤"), "{}", drive.status());
    drive.press("<C-o>");
    assert_eq!(drive.state.place(), before);
    // A digit opens a neighbour's card, Esc goes back to the first.
    drive.press("i١");
    assert!(drive.rows()[1].contains("وشتغناه"), "{:#?}", drive.rows());
    drive.press("<Esc>");
    assert!(drive.rows()[1].contains("كيس بيد"));
    drive.press("<Esc>");
    assert!(!drive.rows()[1].contains("كيس بيد ■"));
}

#[test]
fn names_of_one_kind_and_by_count() {
    let mut drive = english((100, 30));
    drive.press("f");
    assert!(drive.status().contains("person"), "{}", drive.status());
    drive.press("}");
    assert!(drive.status().contains("Fiona Drever"), "{}", drive.status());
    assert!(!drive.rows().iter().any(|row| row.contains('▲')), "{:#?}", drive.rows());
    drive.press("}}}");
    assert!(drive.status().contains('●'), "{}", drive.status());
    // Through all kinds there are, and all of them again.
    for _ in 0..8 {
        drive.press("f");
    }
    let mut seen = Vec::new();
    while !drive.status().contains("all names") {
        drive.press("f");
        seen.push(drive.status());
        assert!(seen.len() < 10, "{seen:?}");
    }
    assert!(drive.rows().iter().any(|row| row.contains('▲')));
    drive.press("c");
    assert!(drive.status().contains("by count"));
}

#[test]
fn a_section_and_an_article_are_copied_in_logical_order() {
    let mut drive = arabic((100, 30));
    drive.press("]");
    let section = copied(&drive.press("y"));
    let article = drive.article().clone();
    let headed = article.sections.iter().find(|section| section.heading.is_some()).unwrap();
    assert!(section.starts_with(headed.heading.as_deref().unwrap()));
    for block in &headed.blocks {
        assert!(section.contains(&block.text));
    }
    let all = copied(&drive.press("Y"));
    assert!(all.starts_with(&article.title) && all.contains(&section));
    for section in &article.sections {
        assert!(section.blocks.iter().all(|block| all.contains(&block.text)));
    }
    let with_source = copied(&drive.press("<A-y>"));
    assert!(with_source.starts_with(&article.title) && with_source.ends_with(&section));
    drive.tell(Message::Copied(Copied { terminal: true, system: false }));
    assert!(drive.status().contains("خسن"), "{}", drive.status());
    drive.press("y");
    drive.tell(Message::Copied(Copied { terminal: false, system: false }));
    assert!(drive.status().contains("ةيفرطلا"), "{}", drive.status());
}

#[test]
fn a_selection_by_keys() {
    let mut drive = english((80, 24));
    assert_eq!(copied(&drive.press("vy")), "Orkney");
    // Two words on, three words from there, and the other end.
    assert_eq!(copied(&drive.press("v<Right><Right>v<Right><Right>y")), "Scheme Sends Its");
    assert_eq!(copied(&drive.press("v<Right><Right>v<Right><Right>v<Left>y")), "Tidal Scheme Sends Its");
    let title = drive.article().title.clone();
    assert_eq!(copied(&drive.press("v}y")), title);
    let all = copied(&drive.press("vv}}}}y"));
    assert!(all.starts_with(&title) && all.contains("\n\n"), "{all}");
    assert_eq!(drive.press("v<Esc>"), []);
    // Onward is to the left where one reads to the left.
    let mut drive = arabic((80, 24));
    let words: Vec<String> = drive.article().title.split(' ').map(String::from).collect();
    assert_eq!(copied(&drive.press("v<Left>v<Left>y")), words[1..3].join(" "));
}

#[test]
fn lines_of_a_selection_keep_the_column() {
    let mut drive = english((80, 24));
    let down = copied(&drive.press("v<Down><Down><Down>v<Down>y"));
    assert!(down.split_whitespace().count() > 5, "{down}");
    let back = copied(&drive.press("v<Down><Down><Down><Up><Up><Up>y"));
    assert_eq!(back, "Orkney");
}

#[test]
fn links_by_number_are_shown_before_they_are_opened() {
    let mut drive = mixed((100, 60));
    drive.press("o");
    assert!(drive.status().contains("number of the link"), "{}", drive.status());
    drive.press("1");
    let rows = drive.rows().join("\n");
    assert!(rows.contains("https://example.org/masdar/2025/schedule?lang=ar#day-1"), "{rows}");
    assert_eq!(
        drive.press("<Enter>"),
        [Effect::Browse("https://example.org/masdar/2025/schedule?lang=ar#day-1".into())]
    );
    drive.press("o٢");
    assert!(drive.rows().join("\n").contains("https://example.org/ar-shape"));
    assert_eq!(drive.press("<Esc>"), []);
    assert_eq!(copied(&drive.press("o2y")), "https://example.org/ar-shape");
    let mut drive = english((80, 24));
    drive.press("o");
    assert!(drive.status().contains("no links"), "{}", drive.status());
    drive.press("O");
    assert!(drive.status().contains("no address"), "{}", drive.status());
}

#[test]
fn the_palette_does_what_is_chosen() {
    let mut drive = english((80, 24));
    drive.press(":beginning");
    assert!(drive.rows().iter().any(|row| row.contains("beginning")), "{:#?}", drive.rows());
    drive.press("<Esc>G");
    drive.press(":beginning<Enter>");
    assert!(drive.rows()[1].contains("Orkney Tidal"), "{:#?}", drive.rows());
    // By its Arabic name, and by its name in the configuration.
    drive.press(":الحركات<Enter>");
    assert!(drive.status().contains("harakat hidden"), "{}", drive.status());
    drive.press(":copy-art");
    assert_eq!(copied(&drive.press("<Enter>")).lines().next().unwrap(), drive.article().title);
    assert_eq!(drive.press(":suspend<Enter>"), [Effect::Suspend]);
}

#[test]
fn help_is_by_topic_and_can_be_filtered() {
    let mut drive = arabic((80, 24));
    drive.press("<F1>");
    let rows = drive.rows().join("\n");
    assert!(rows.contains("لقنتلا") && rows.contains(']') && rows.contains('د'), "{rows}");
    drive.press("/PgDn");
    let kept = drive.rows().iter().filter(|row| row.contains("PgDn")).count();
    assert_eq!(kept, 2, "{:#?}", drive.rows());
    drive.press("<Esc>");
    assert!(drive.rows().join("\n").contains(']'));
    drive.press("<Esc>");
    assert!(!drive.rows().join("\n").contains("PgDn"));
}

#[test]
fn the_article_is_piped_to_a_command() {
    let mut drive = english((80, 24));
    let effects = drive.press("|wc -l<Enter>");
    let [Effect::Pipe { command, text }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(command, "wc -l");
    assert!(text.starts_with(&drive.article().title) && text.ends_with('\n'));
    assert_eq!(drive.press("|<Enter>"), []);
    assert_eq!(drive.press("|x<Esc>"), []);
}

#[test]
fn what_went_wrong_is_said_with_a_hint() {
    let mut drive = english((60, 16));
    let before = drive.rows();
    drive.tell(Message::Trouble(Trouble { what: "no browser".into(), hint: "set BROWSER".into() }));
    let rows = drive.rows().join("\n");
    assert!(rows.contains("no browser") && rows.contains("set BROWSER"), "{rows}");
    drive.resize(40, 12);
    assert!(drive.rows().join("\n").contains("no browser"));
    drive.resize(60, 16);
    drive.press("<Esc>");
    assert_eq!(drive.rows(), before);
}

#[test]
fn the_language_of_the_program_changes_with_a_key() {
    let mut drive = english((80, 24));
    drive.press("<F2>");
    assert!(drive.status().contains("ةيبرعلا"), "{}", drive.status());
    drive.press("j");
    assert!(drive.status().contains("ةمدقم"), "{}", drive.status());
    drive.press("<F2>");
    assert!(drive.status().contains("English"), "{}", drive.status());
}

#[test]
fn the_text_alone() {
    let mut drive = english((120, 40));
    let place = drive.state.place();
    drive.press("Z");
    let rows = drive.rows();
    assert!(!rows.join("").contains('│') && !rows.join("").contains('━') && !rows.join("").contains('▲'));
    assert_eq!(drive.state.place(), place);
    drive.press("/drever");
    assert!(drive.status().contains("drever"), "{}", drive.status());
    drive.press("<Esc>Z");
    assert!(drive.rows().join("").contains('│'));
}

#[test]
fn a_search_is_a_jump_and_esc_is_none() {
    let mut drive = english((80, 24));
    let start = drive.state.place();
    drive.press("/hairline<Enter>");
    assert_ne!(drive.state.place(), start);
    drive.press("<C-o>");
    assert_eq!(drive.state.place(), start);
    drive.press("/hairline<Esc><C-o>");
    assert!(drive.status().contains("no further place"), "{}", drive.status());
}

#[test]
fn digits_are_shown_as_asked_for() {
    let mut drive = mixed((80, 24));
    let text = |drive: &Drive| drive.text_rows().concat();
    assert!(text(&drive).contains("1200") && text(&drive).contains("١٢٠٠"));
    drive.press("0");
    assert!(drive.status().contains("٠١٢٣"), "{}", drive.status());
    assert!(!text(&drive).contains("1200") && text(&drive).matches("١٢٠٠").count() >= 2, "{}", text(&drive));
    drive.press("0");
    assert!(!text(&drive).contains("١٢٠٠") && text(&drive).matches("1200").count() >= 2, "{}", text(&drive));
    drive.press("0");
    assert!(text(&drive).contains("1200") && text(&drive).contains("١٢٠٠"));
}

#[test]
fn sentences_one_by_one_and_back() {
    let mut drive = english((80, 24));
    let bold = |drive: &Drive| -> String {
        let buffer = drive.buffer();
        let is_bold = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::BOLD);
        buffer.content[160..].iter().filter(is_bold).map(ratatui::buffer::Cell::symbol).collect()
    };
    let before = bold(&drive);
    drive.press("))");
    let first = bold(&drive);
    assert!(first.contains("At 6.42 on the grey morning"), "{first}");
    drive.press(")");
    assert!(bold(&drive).contains("first of twelve turbines"), "{}", bold(&drive));
    drive.press("(");
    assert_eq!(bold(&drive), first);
    drive.press("<Esc>");
    assert_eq!(bold(&drive), before);
}

#[test]
fn by_count_the_most_frequent_names_stay_in_sight() {
    let mut drive = arabic((100, 16));
    drive.press("c]]");
    for _ in 0..12 {
        drive.press("j");
        // Where names are hidden at the start of a block, they are listed by place.
        assert!(!drive.rows().iter().any(|row| row.contains('↑')), "{:#?}", drive.rows());
    }
}

#[test]
fn at_the_end_one_is_in_the_last_section() {
    let mut drive = english((80, 24));
    drive.press("G");
    assert!(drive.status().contains("Section 5 of 5 · 100%"), "{}", drive.status());
    drive.press("g");
    assert!(drive.status().contains("Lead"), "{}", drive.status());
}

#[test]
fn a_theme_against_the_ground_of_the_terminal_brings_its_own() {
    use sahifa::terminal::colour::Colours;
    use sahifa::ui::theme::{NAMES, Themes};
    let themes = Themes::default();
    for (number, name) in NAMES.iter().enumerate() {
        let ground = |light| themes.theme(number, Colours::True, Some(light)).ground().is_some();
        let expected = match *name {
            "dark" => (true, false),
            "light" => (false, true),
            "sepia" | "contrast" => (true, true),
            _ => (false, false),
        };
        assert_eq!((ground(true), ground(false)), expected, "{name}");
    }
}

#[test]
fn the_number_of_a_link_stands_over_its_first_letters() {
    let mut drive = mixed((100, 60));
    let (x, y) = drive.find("https://example.org/masdar");
    drive.press("o");
    let row: Vec<char> = drive.rows()[usize::from(y)].chars().collect();
    assert_eq!(row[usize::from(x)..][..6].iter().collect::<String>(), "\u{A0}1\u{A0}ps:");
}

#[test]
fn what_went_wrong_lets_the_next_key_through() {
    let mut drive = english((80, 24));
    drive.tell(Message::Trouble(Trouble { what: "x".into(), hint: String::new() }));
    drive.press("G");
    assert!(drive.status().contains("100%"), "{}", drive.status());
}

/// Screens as they are seen, left to right; Arabic in base letters, so that a letter is itself.
#[test]
fn screens() {
    let scenes = [
        ("names", "]<Tab>j"),
        ("contents", "tj"),
        ("card", "}}}i"),
        ("search", "/ال"),
        ("select", "v}v}"),
        ("links", "/masdar<Enter><Esc>o"),
        ("address", "/masdar<Enter><Esc>o1"),
        ("keys", "<F1>jj"),
        ("palette", ":copy"),
        ("pipe", "|wc"),
        ("alone", "Z"),
    ];
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        for (name, language) in [("ar", Language::Arabic), ("en", Language::English)] {
            let mut shown = String::new();
            for (scene, keys) in scenes {
                let mut drive = Drive::new(sample("mixed-ar.txt"), (width, height), language);
                drive.press(keys);
                shown += &format!(
                    "== {scene} {}\n{}\n",
                    "=".repeat(usize::from(width) - 4 - scene.len()),
                    drive.rows().join("\n")
                );
            }
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), shown);
        }
    }
}
