//! The line to type in: what keys do to text and cursor, what is seen of it, and laws over random text and keys.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use sahifa::text::{Direction, Letters, Marks, Order, cluster};
use sahifa::ui::Context;
use sahifa::ui::field::{Edit, Field};
use sahifa::ui::words::Language;

use crate::support::drive::{Drive, read};
use crate::support::field::{drawn, edit, field, is_upstream, marked, press, seen, shown};
use crate::support::text::{CODES, mixed};

#[test]
fn typing_comes_at_the_cursor() {
    assert_eq!(edit("|", "ABC"), "ABC|");
    assert_eq!(edit("AB|D", "C"), "ABC|D");
    assert_eq!(edit("A [de|] B", "f"), "A [def|] B");
    // The key of an Arabic keyboard that gives lam-alef gives two letters.
    let mut field = field("|");
    press(&mut field, "\u{FEFB}");
    assert_eq!(field.text(), "لا");
    press(&mut field, "<Back>");
    assert_eq!(field.text(), "ل");
}

#[test]
fn left_and_right_go_by_what_is_seen() {
    // Right-to-left text: left is onward.
    assert_eq!(edit("|ABC", "<Left>"), "A|BC");
    assert_eq!(edit("A|BC", "<Right>"), "|ABC");
    assert_eq!(edit("|abc", "<Right>"), "a|bc");
    // Seen is `ghi FED abc`: over the space, then over the D, which is the right one.
    assert_eq!(edit("abc| DEF ghi", "<Right>"), "abc |DEF ghi");
    assert_eq!(edit("abc| DEF ghi", "<Right><Right>"), "abc DE|F ghi");
    assert_eq!(edit("abc| DEF ghi", "<Right><Right><Right><Right>"), "abc |DEF ghi");
    assert_eq!(edit("abc| DEF ghi", "<Right><Right><Right><Right><Right>"), "abc DEF |ghi");
    // Seen is `def CBA`: from the end of a word just typed into it and back to its end.
    assert_eq!(edit("ABC |", "def<Left><Right>g"), "ABC defg|");
    assert_eq!(edit("ABC [de|f] GH", "<Left><Left>x"), "ABC [x|def] GH");
}

#[test]
fn home_end_and_words() {
    for (keys, becomes) in [
        ("<Home>", "|ABC def GH"),
        ("<C-a>", "|ABC def GH"),
        ("<End>", "ABC def GH|"),
        ("<C-e>", "ABC def GH|"),
        ("<C-w>", "ABC |f GH"),
        ("<A-Back>", "ABC |f GH"),
        ("<C-u>", "|f GH"),
        ("<C-k>", "ABC de|"),
        ("<C-k><C-y>", "ABC def GH|"),
        ("<C-w><Home><C-y>", "de|ABC f GH"),
        ("<Del>", "ABC de| GH"),
        ("<Back>", "ABC d|f GH"),
        // Seen is `HG def CBA`.
        ("<C-Right>", "ABC def| GH"),
        ("<C-Right><C-Right>", "|ABC def GH"),
        ("<C-Left>", "ABC |def GH"),
        ("<C-Left><C-Left>", "ABC def GH|"),
    ] {
        assert_eq!(edit("ABC de|f GH", keys), becomes, "{keys}");
    }
    // On an Arabic keyboard the same keys.
    assert_eq!(edit("ABC de|f", "<C-ع>"), "|f");
    assert_eq!(edit("ABC de|f", "<C-ص>"), "ABC |f");
}

#[test]
fn a_mark_goes_alone_and_an_emoji_whole() {
    for (before, after) in [
        ("مُدَ|", "مُد|"),
        ("لا|", "ل|"),
        ("می\u{200C}|", "می|"),
        ("q\u{301}|", "q|"),
        ("a👩\u{200D}🔬|", "a|"),
        ("🇯🇴|", "|"),
        ("☝🏿|", "|"),
        ("❤\u{FE0F}|", "|"),
    ] {
        let (text, cursor) = (before.replace('|', ""), before.find('|').unwrap());
        let mut field = Field::new(&text, cursor);
        press(&mut field, "<Back>");
        assert_eq!(field.text(), after.replace('|', ""));
        assert_eq!(field.cursor().0, after.find('|').unwrap());
    }
    // Delete takes a letter with its marks.
    let mut field = Field::new("مُدَ", 0);
    press(&mut field, "<Del>");
    assert_eq!(field.text(), "دَ");
}

#[test]
fn what_is_pasted_is_one_clean_line() {
    let mut field = field("A|B");
    assert_eq!(field.paste("c\r\nd\te\u{1B}[31m\u{2028}f\u{7}"), Edit::Changed);
    assert_eq!(marked(&field), "Ac d e f|B");
    assert_eq!(field.paste(""), Edit::Moved);
    // Nothing is too long, but no field holds a book.
    field.paste(&"دهر ".repeat(1_000_000));
    assert!(field.text().len() <= 64 * 1024);
    assert_eq!(shown(&field, 20).chars().count(), 20);
}

#[test]
fn other_keys_are_not_its_own() {
    let mut field = field("AB|");
    for key in read("<Up><Down><Enter><Esc><Tab><F1><A-w><C-x><PgUp>") {
        assert_eq!(field.press(&key, Direction::Rtl), Edit::Ignored, "{key:?}");
    }
    for (keys, edit) in [("<Del>", Edit::Moved), ("<Left>", Edit::Moved), ("<Back>", Edit::Changed)] {
        assert_eq!(field.press(&read(keys)[0], Direction::Rtl), edit, "{keys}");
    }
}

/// The cursor is drawn between two letters: with the one just typed, at its far side.
#[test]
fn the_cursor_stands_where_the_next_letter_comes() {
    assert_eq!(seen("|", "", 6), "     ▏");
    assert_eq!(seen("|", "AB", 6), "   ▏BA");
    assert_eq!(seen("|", "AB ", 6), "  ▏ BA");
    assert_eq!(seen("ABC |", "def", 10), "  def▏ CBA");
    assert_eq!(seen("ABC |", "def ", 10), " ▏ def CBA");
    assert_eq!(seen("ABC |", "def<End>", 10), "  ▏def CBA");
    assert_eq!(seen("ABC |", "def<Home>", 10), "  def CBA▏");
    assert_eq!(seen("ABC |", "12", 10), "   12▏ CBA");
    assert_eq!(seen("ABC |d", "<Left><Left>", 10), "    ▏d CBA");
    // A left-to-right line grows from the same side of the screen.
    assert_eq!(seen("|", "ab", 6), "   ab▏");
}

#[test]
fn a_line_without_room_moves_with_the_cursor() {
    assert_eq!(seen("ABCDEFGHIJ|", "", 5), "▏JIHG");
    assert_eq!(seen("ABCDEFGHIJ|", "<Home>", 5), "DCBA▏");
    assert_eq!(seen("ABCDEF|GHIJ", "", 5), "G▏FED");
    assert_eq!(seen("abcdef|ghij", "", 5), "def▏g");
    assert_eq!(seen("abcdef|", "", 1), "▏");
    let long = "ا".repeat(10_000);
    let mut field = Field::new(&long, 0);
    press(&mut field, "<Left><Left>");
    assert_eq!(shown(&field, 5), "AA▏AA");
    assert_eq!(field.cursor().0, 4);
}

/// Where lam and alef are one cell they part while the cursor stands between them, and stay joined.
#[test]
fn a_ligature_opens_for_the_cursor() {
    let forms = Context { letters: Letters::Forms, ..Drive::context(Language::Arabic) };
    let field = |at| drawn(&Field::new("سلا", at), 5, &forms);
    assert_eq!(field(6), "  ▏\u{FEFC}\u{FEB3}");
    assert_eq!(field(4), " \u{FE8E}▏\u{FEE0}\u{FEB3}");
    assert_eq!(field(2), "  \u{FEFC}▏\u{FEB3}");
}

/// For a terminal that orders rows by itself, a line is its text.
#[test]
fn logical_order_is_the_text_as_stored() {
    let logical = Context { order: Order::Logical, ..Drive::context(Language::Arabic) };
    assert_eq!(drawn(&Field::new("قال Ada", 4), 10, &logical), "قا▏ل Ada  ");
}

fn keys() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        4 => prop::sample::select("ابلوabc1٢ (\u{64E}\u{200C}".chars().collect::<Vec<_>>()).prop_map(String::from),
        6 => prop::sample::select(vec!["<Left>", "<Right>"]).prop_map(String::from),
        3 => prop::sample::select(vec![
            "<Back>", "<Del>", "<Home>", "<End>", "<C-w>", "<C-u>", "<C-k>", "<C-y>", "<C-Left>", "<C-Right>", "<A-Back>",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(key, 0..30).prop_map(|keys| keys.concat())
}

fn around() -> impl Strategy<Value = Direction> {
    prop_oneof![prop::strategy::Just(Direction::Rtl), prop::strategy::Just(Direction::Ltr)]
}

fn is_boundary(field: &Field) -> bool {
    let at = field.cursor().0;
    at == field.text().len() || cluster::clusters(field.text()).any(|(start, _)| start == at)
}

/// The column of the cursor, and all columns, where there is room for all.
fn column(field: &Field, around: Direction) -> (usize, usize) {
    let context = Drive::context(Language::Arabic);
    let area = ratatui::layout::Rect::new(0, 0, 400, 1);
    let mut buffer = ratatui::buffer::Buffer::empty(area);
    let (x, _) = field.draw(&mut buffer, area, around, &context);
    // From the side that does not move when letters come.
    let x = usize::from(x);
    (if around == Direction::Rtl { 399 - x } else { x }, buffer.content.len())
}

proptest! {
    /// Whatever is typed, the cursor stays between two clusters, and what is drawn fits with the cursor in it.
    #[test]
    fn any_keys_leave_a_field_that_can_be_drawn(
        (text, at) in (mixed(CODES), any::<prop::sample::Index>()),
        keys in keys(),
        (width, around) in (1_u16..50, around()),
        (base, strip, visual) in any::<(bool, bool, bool)>(),
    ) {
        let context = Context {
            letters: if base { Letters::Base } else { Letters::Forms },
            marks: if strip { Marks::Strip } else { Marks::Keep },
            order: if visual { Order::Visual } else { Order::Logical },
            ..Drive::context(Language::Arabic)
        };
        let mut field = Field::new(&text, at.index(text.len() + 1));
        for key in read(&keys) {
            let before = field.clone();
            match field.press(&key, around) {
                Edit::Changed => prop_assert!(field.text() != before.text()),
                Edit::Moved => prop_assert_eq!(field.text(), before.text()),
                Edit::Ignored => prop_assert_eq!(&field, &before),
            }
            prop_assert!(is_boundary(&field), "{:?} after {:?}", field, key);
            let area = ratatui::layout::Rect::new(3, 0, width, 1);
            let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, width + 6, 2));
            let (x, y) = field.draw(&mut buffer, area, around, &context);
            prop_assert_eq!(buffer[(x, y)].symbol(), "▏");
            prop_assert!((3..3 + width).contains(&x) && y == 0);
            for outside in (0..3).chain(width + 3..width + 6) {
                prop_assert_eq!(buffer[(outside, 0)].symbol(), " ");
            }
        }
    }

    /// A letter comes where the cursor was, the cursor stands behind it, and Backspace takes it back.
    #[test]
    fn what_is_typed_is_at_the_cursor_and_backspace_takes_it(
        (text, at) in (mixed(CODES), any::<prop::sample::Index>()),
        c in prop::sample::select("ابلوهabc1٢ (.\u{64E}\u{200C}é漢".chars().collect::<Vec<_>>()),
    ) {
        let mut field = Field::new(&text, at.index(text.len() + 1));
        let (before, (at, _)) = (field.text().to_owned(), field.cursor());
        let key = sahifa::terminal::Key::new(crossterm::event::KeyCode::Char(c), crossterm::event::KeyModifiers::NONE);
        prop_assert_eq!(field.press(&key, Direction::Rtl), Edit::Changed);
        prop_assert_eq!(field.text(), format!("{}{c}{}", &before[..at], &before[at..]));
        prop_assert!(is_upstream(&field));
        // What stood behind may make one cluster with what is typed: then the cursor stands behind both.
        let end = at + c.len_utf8();
        prop_assert!(field.cursor().0 >= end);
        if field.cursor().0 == end {
            press(&mut field, "<Back>");
            prop_assert_eq!(field.text(), before);
            prop_assert_eq!(field.cursor().0, at);
        }
    }

    /// From one end of the line to the other each step is one cell in its direction, back again too, and between them the two
    /// ways visit every place in the text.
    #[test]
    fn arrows_go_cell_by_cell_and_visit_every_place(text in mixed(""), around in around()) {
        let (left, right) = (read("<Left>")[0], read("<Right>")[0]);
        let mut field = Field::new(&text, 0);
        let mut visited = vec![field.cursor().0];
        let steps = 4 * text.len() + 8;
        for _ in 0..steps {
            field.press(&left, around);
        }
        let leftmost = field.clone();
        visited.push(field.cursor().0);
        let mut columns = vec![column(&field, around).0];
        let mut places = vec![field.cursor()];
        loop {
            field.press(&right, around);
            let here = column(&field, around).0;
            if columns.last() == Some(&here) {
                break;
            }
            visited.push(field.cursor().0);
            columns.push(here);
            places.push(field.cursor());
        }
        // Always on in one direction, and no further than the widest cell.
        prop_assert!(columns.windows(2).all(|pair| pair[0] != pair[1] && pair[0].abs_diff(pair[1]) <= 7), "{:?}", columns);
        prop_assert!(columns.is_sorted() || columns.iter().rev().is_sorted());
        // Back over the same columns.
        for &there in columns.iter().rev() {
            prop_assert_eq!(column(&field, around).0, there);
            visited.push(field.cursor().0);
            field.press(&left, around);
        }
        prop_assert_eq!(field.cursor(), leftmost.cursor());
        // All places that something is seen between: what shows nothing goes with the cell before it.
        let shows = |cluster: &str| sahifa::text::width::cluster_width(cluster) > 0;
        let seen: Vec<usize> =
            cluster::clusters(field.text()).filter(|(_, cluster)| shows(cluster)).map(|(start, _)| start).skip(1).collect();
        for place in [0, field.text().len()].into_iter().chain(seen) {
            prop_assert!(visited.contains(&place), "{} of {:?}: {:?}", place, text, visited);
        }
    }

    /// So many steps one way and back lead back, where no end stops them.
    #[test]
    fn steps_there_and_back_lead_back(text in mixed(CODES), (at, steps) in (any::<prop::sample::Index>(), 1_usize..20)) {
        let mut field = Field::new(&text, at.index(text.len() + 1));
        for (there, back) in [("<Left>", "<Right>"), ("<Right>", "<Left>")] {
            let from = column(&field, Direction::Rtl).0;
            let mut columns = vec![from];
            for _ in 0..steps {
                press(&mut field, there);
                columns.push(column(&field, Direction::Rtl).0);
            }
            if columns.windows(2).any(|pair| pair[0] == pair[1]) {
                continue;
            }
            press(&mut field, &back.repeat(steps));
            prop_assert_eq!(column(&field, Direction::Rtl).0, from);
        }
    }
}
