//! Any bytes from the terminal into the reader: decoded, acted on, drawn.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sahifa::article::Article;
use sahifa::config::{DigitsChoice, PanelChoice};
use sahifa::terminal::Recipe;
use sahifa::terminal::colour::Colours;
use sahifa::terminal::input::{Decoder, Input};
use sahifa::text::{Digits, Letters, Marks, Order};
use sahifa::ui::SMALL;
use sahifa::ui::keys::{Keyboard, Keymap};
use sahifa::ui::theme::Theme;
use sahifa::ui::words::Language;
use sahifa::ui::{Context, Message, State, update, view};
use sahifa::{entities, ingest};

static SAMPLE: LazyLock<Article> = LazyLock::new(|| {
    let mut article = ingest::article(include_bytes!("../../assets/samples/mixed-ar.txt")).unwrap();
    entities::annotate(&mut article);
    article
});

static KEYS: LazyLock<Arc<Keymap>> = LazyLock::new(|| Arc::new(Keymap::new(&[], Keyboard::Auto).unwrap()));

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (width, height, bytes) = input;
    let context = Context {
        language: Language::Arabic,
        theme: Theme::new(Colours::Sixteen, Some(false)),
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
    let (width, height) = (u16::from(width) + 1, u16::from(height) + 1);
    let mut state = State::reading(SAMPLE.clone(), (width, height), &context);
    let mut decoder = Decoder::default();
    let mut inputs = decoder.feed(bytes);
    inputs.extend(decoder.flush());
    for input in inputs {
        let message = match input {
            Input::Key(key) => Message::Key(key),
            Input::Paste(text) => Message::Paste(text),
            Input::Mouse(event) => Message::Mouse(event),
            Input::Answer(_) => continue,
        };
        update(&mut state, &context, message);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    view(&state, &context, &mut buffer);
});
