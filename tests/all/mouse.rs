//! The mouse: what a click chooses, what a drag selects, what the wheel does.

use crossterm::event::{MouseButton, MouseEventKind};
use proptest::prelude::{prop_assert_eq, proptest};
use sahifa::ui::Effect;
use sahifa::ui::words::Language;

use crate::support::drive::Drive;
use crate::support::sample;

fn english(size: (u16, u16)) -> Drive {
    Drive::new(sample("tide-en.txt"), size, Language::English)
}

#[test]
fn the_mouse_chooses_what_it_points_at() {
    let mut drive = english((120, 40));
    let (x, y) = drive.find("Fiona Drever, the");
    drive.click(x, y);
    assert!(drive.status().contains("Fiona Drever"), "{}", drive.status());
    drive.click(x, y);
    assert!(drive.rows()[1].contains("● Fiona Drever"), "{:#?}", drive.rows());
    // Beside the card is nothing to choose: it closes.
    drive.click(0, 0);
    assert!(drive.rows().join("").contains('│'));
    // A name beside the text.
    let (x, y) = drive.find("■ ");
    drive.click(x + 2, y);
    assert!(drive.status().contains('■'), "{}", drive.status());
    // A line of the contents.
    drive.press("gt");
    let (x, y) = drive.find("3 An ocean");
    drive.click(x + 2, y);
    assert!(drive.rows()[1].contains("An oceanographer"), "{:#?}", drive.rows());
    // The progress line, the strip.
    drive.click(0, 38);
    assert!(drive.status().contains("Lead"), "{}", drive.status());
    let (x, _) = drive.find("│");
    drive.click(x, 36);
    assert!(!drive.status().contains("Lead"), "{}", drive.status());
    // The wheel.
    let before = drive.state.place();
    drive.mouse(MouseEventKind::ScrollUp, 5, 5);
    assert!(drive.state.place() < before);
}

#[test]
fn a_drag_selects_whole_words_and_copies_them() {
    let mut drive = english((120, 40));
    let (x, y) = drive.find("Tidal Scheme");
    drive.mouse(MouseEventKind::Down(MouseButton::Left), x + 2, y);
    drive.mouse(MouseEventKind::Drag(MouseButton::Left), x + 8, y);
    let effects = drive.mouse(MouseEventKind::Up(MouseButton::Left), x + 8, y);
    assert_eq!(effects, [Effect::Copy("Tidal Scheme".into())]);
    // What comes next goes to the text.
    drive.press("G");
    assert!(drive.status().contains("100%"));
}

proptest! {
    /// Wherever one clicks on a mention, that is the one that is chosen.
    #[test]
    fn a_click_on_a_mention_chooses_it(jumps in 1_usize..40, size in (20_u16..130, 6_u16..50)) {
        let mut drive = Drive::new(sample("deepseek-ar.txt"), size, Language::Arabic);
        drive.press(&"}".repeat(jumps));
        let status = drive.status();
        let reversed = ratatui::style::Modifier::REVERSED;
        let buffer = drive.buffer();
        let cell = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y)))
            .find(|&at| buffer.cell(at).is_some_and(|cell| cell.modifier.contains(reversed)));
        let Some((x, y)) = cell else { return Ok(()) };
        drive.press("<Esc>");
        drive.click(x, y);
        prop_assert_eq!(drive.status(), status);
    }
}
