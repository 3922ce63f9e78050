//! Articles as JSON with anything in them, drawn: a clear error or a screen without controls.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sahifa::config::{DigitsChoice, PanelChoice};
use sahifa::ingest;
use sahifa::terminal::Recipe;
use sahifa::terminal::colour::Colours;
use sahifa::text::{Digits, Letters, Marks, Order};
use sahifa::ui::SMALL;
use sahifa::ui::keys::{Keyboard, Keymap};
use sahifa::ui::theme::Theme;
use sahifa::ui::words::Language;
use sahifa::ui::{Context, State, view};

static KEYS: LazyLock<Arc<Keymap>> = LazyLock::new(|| Arc::new(Keymap::new(&[], Keyboard::Auto).unwrap()));

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = ingest::read(bytes, Some("a.json")) else { return };
    let context = Context {
        language: Language::Arabic,
        theme: Theme::new(Colours::None, None),
        themes: Arc::default(),
        keys: Arc::clone(&KEYS),
        digits: DigitsChoice::Auto,
        text_digits: Digits::AsWritten,
        width: 66,
        panel: PanelChoice::Auto,
        mouse: true,
        order: Order::Visual,
        letters: Letters::Forms,
        marks: Marks::Keep,
        recipe: Recipe::Plain,
        terminal: "xterm 398".into(),
        small: SMALL,
    };
    let state = State::reading(read.article, (60, 20), &context);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 20));
    view(&state, &context, &mut buffer);
    assert!(buffer.content().iter().all(|cell| !cell.symbol().chars().any(char::is_control)));
});
