//! Themes on a whole screen.

use ratatui::style::{Color, Modifier};
use sahifa::terminal::colour::Colours;
use sahifa::ui::theme::{NAMES, Themes};
use sahifa::ui::words::Language;

use crate::support::drive::Drive;
use crate::support::sample;

/// A theme with a ground of its own leaves no cell of any screen to the terminal's; another paints none.
#[test]
fn a_ground_of_its_own_fills_the_screen() {
    for (number, name) in NAMES.iter().enumerate() {
        for colours in [Colours::Eight, Colours::Sixteen, Colours::Indexed, Colours::True] {
            let mut drive = Drive::new(sample("deepseek-ar.txt"), (100, 30), Language::Arabic);
            drive.context.theme = Themes::default().theme(number, colours, Some(false));
            for keys in ["", "<F1>", "<Esc>t", "<Esc><Tab>j", "<Esc>/ا", "<Enter>"] {
                drive.press(keys);
                for cell in &drive.buffer().content {
                    // On a dark terminal, as here, a light theme has its own too.
                    let own = ["light", "sepia", "contrast"].contains(name);
                    assert_eq!(cell.bg != Color::Reset, own, "{name} {colours:?} {keys}");
                    if own {
                        assert_ne!(cell.fg, Color::Reset, "{name} {colours:?} {keys}");
                        assert_ne!(cell.fg, cell.bg, "{name} {colours:?} {keys}");
                    }
                }
            }
        }
    }
}

/// The theme without colours is the screen of a terminal that has none.
#[test]
fn none_is_no_colour() {
    let screen = |name: &str, colours| {
        let mut drive = Drive::new(sample("tide-en.txt"), (100, 30), Language::English);
        let themes = Themes::default();
        drive.context.theme = themes.theme(themes.find(name).unwrap(), colours, None);
        drive.press("}");
        drive.buffer()
    };
    let none = screen("none", Colours::True);
    assert_eq!(none, screen("auto", Colours::None));
    assert_eq!(none, screen("sepia", Colours::None), "NO_COLOR is heeded whatever the theme");
    assert!(none.content.iter().any(|cell| cell.modifier.contains(Modifier::UNDERLINED)));
}
